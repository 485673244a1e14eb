"""Variation of examples, so that nothing is learned by heart: other bodies, places and capitalised names, other case and tone style."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.text.patterns import pattern
from planparse.train.examples import BODY, Example, Mark
from planparse.train.names import Names

_CAPITALISED = pattern("vary.capitalised", r"(?<=\w )[\p{Lu}]\w{1,6}(?: [\p{Lu}]\w{1,6}){0,3}")
_STYLES = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ"), ("ủy", "uỷ"), ("úy", "uý"), ("ụy", "uỵ"))


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each change is made, from 0 to 1."""

    other_body: float = 0.25
    unknown_body: float = 0.4
    other_name: float = 0.5
    upper: float = 0.05
    lower_head: float = 0.1
    tones: float = 0.3


class Varier:
    """Draws variants of examples; the same seed gives the same variants."""

    def __init__(self, names: Names, draw: random.Random, rates: Rates | None = None) -> None:
        self._names, self._random, self._rates = names, draw, rates or Rates()

    def __call__(self, example: Example) -> Example:
        """One variant."""
        pieces = self._pieces(example)
        if self._random.random() < self._rates.tones:
            pieces = [(_in_new_style(text), label) for text, label in pieces]
        if self._random.random() < self._rates.upper:
            pieces = [(text.upper(), label) for text, label in pieces]
        return _joined(pieces)

    def _pieces(self, example: Example) -> list[tuple[str, str | None]]:
        """Runs of text with their label; None outside bodies, `?` where nothing is known."""
        out: list[tuple[str, str | None]] = []
        at = 0
        for start, end, label in sorted([*example.marks, *((a, b, "?") for a, b in example.unknown)]):
            if start < at:
                continue
            out.append((self._others(example.text[at:start]), None))
            text = example.text[start:end]
            out.append((self._body(text) if label == BODY else text, label))
            at = end
        out.append((self._others(example.text[at:]), None))
        return [piece for piece in out if piece[0]]

    def _body(self, text: str) -> str:
        draw = self._random.random()
        rates = self._rates
        if draw < rates.other_body:
            return self._names.known()
        if draw < rates.other_body + rates.unknown_body:
            return self._names.body()
        if draw > 1 - rates.lower_head:
            return text[:1].lower() + text[1:]
        return text

    def _others(self, text: str) -> str:
        """Capitalised words outside bodies become others, so that a capital alone proves nothing."""
        return _CAPITALISED.sub(lambda m: self._names.place() if self._random.random() < self._rates.other_name else m.group(), text)


def _in_new_style(text: str) -> str:
    for old, new in _STYLES:
        text = text.replace(old, new)
    return text


def _joined(pieces: Sequence[tuple[str, str | None]]) -> Example:
    marks: list[Mark] = []
    unknown = []
    at = 0
    for text, label in pieces:
        if label == "?":
            unknown.append((at, at + len(text)))
        elif label:
            marks.append((at, at + len(text), label))
        at += len(text)
    return Example("".join(text for text, _ in pieces), tuple(marks), tuple(unknown))
