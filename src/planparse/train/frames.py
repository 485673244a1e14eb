"""Sentences made for the recogniser of bodies: frames of duty, address and report, filled with invented names and written obligations."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from planparse.text.patterns import pattern
from planparse.train.examples import BODY, Example, Mark
from planparse.train.names import Names

_SLOT = pattern("frames.slot", r"\[(P )?B\]|<([NFOU])>")


class Frames:
    """Fills each frame anew at every call."""

    def __init__(self, frames: Sequence[str], obligations: Sequence[str], names: Names, draw: random.Random) -> None:
        self._frames, self._obligations, self._names, self._random = list(frames), list(obligations), names, draw

    def __call__(self, times: int) -> Iterator[Example]:
        """Every frame `times` times."""
        for _ in range(times):
            for frame in self._frames:
                yield self._filled(frame)

    def _filled(self, frame: str) -> Example:
        text, at = "", 0
        marks: list[Mark] = []
        for slot in _SLOT.finditer(frame):
            text += frame[at : slot.start()]
            words = self._words(slot.group())
            words = words[:1].upper() + words[1:] if self._opens(text) else words
            if slot.group()[0] == "[":
                marks.append((len(text), len(text) + len(words), BODY))
            text += words
            at = slot.end()
        return Example(text + frame[at:], tuple(marks))

    def _opens(self, before: str) -> bool:
        """A slot begins a line, or a clause behind a colon (not always with a capital)."""
        return before.strip(" -+.)0123456789") in ("", "a", "b") or (before.endswith(": ") and self._random.random() < 0.5)

    def _words(self, slot: str) -> str:
        if slot == "[P B]":
            return self._names.headed()
        if slot == "[B]":
            return self._names.body()
        if slot == "<N>":
            return self._names.other()
        if slot == "<U>":
            return " ".join(self._random.choice(self._obligations).split()[: self._random.randint(2, 7)]).upper()
        return self._names.facility() if slot == "<F>" else self._random.choice(self._obligations)
