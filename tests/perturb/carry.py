"""Edits of a plan's text that take the gold along: spans by the exact map, copied words by their letters, names by replacement."""

from __future__ import annotations

import copy
import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planparse.text.offsets import Edit, Mapped

Gold = dict[str, Any]
Plan = tuple[str, Gold]
Change = Callable[[str, Gold], Plan]
LISTS = ("sections", "citations", "agencies", "deadlines", "targets", "obligations")
# What the guide takes from the text letter by letter; all other names are made good.
_COPIED = (("sections", "title"), ("citations", "number"))


def load(corpus: Path, name: str) -> Plan:
    """Raw text and gold of a plan."""
    with (corpus / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    return text, json.loads((corpus / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))


def carry(gold: Gold, mapped: Mapped) -> Gold:
    """The gold with its spans in the variant's text."""
    moved = copy.deepcopy(gold)
    for kind in LISTS:
        for item in moved[kind]:
            item["span"] = list(carried(mapped, *item["span"]))
    return moved


def carried(mapped: Mapped, low: int, high: int) -> tuple[int, int]:
    """Where the words of `[low, high)` stand in the variant."""
    places = range(bisect_left(mapped.starts, low), bisect_left(mapped.starts, high))
    inside = [i for i in places if mapped.ends[i] > mapped.starts[i]]
    return inside[0], inside[-1] + 1


def edited(text: str, gold: Gold, edits: Iterable[Edit]) -> Plan:
    """The plan after edits that leave every value as it is."""
    mapped = Mapped.identity(text).edit(edits)
    return mapped.text, carry(gold, mapped)


def substitutions(text: str, regex: str, new: Callable[[re.Match[str]], str], flags: int = 0) -> Iterator[Edit]:
    """An edit for every match."""
    return (Edit(m.start(), m.end(), new(m)) for m in re.finditer(regex, text, flags))


def recopied(text: str, gold: Gold, edits: Iterable[Edit]) -> Plan:
    """The plan after edits of letters: what the gold copies from the text is copied from the new text.

    Titles, numbers and the own words of collectives are printed matter; names of bodies and laws stay what they truly are.
    """
    mapped = Mapped.identity(text).edit(edits)
    moved = carry(gold, mapped)
    for kind, field in _COPIED:
        for item, old in zip(moved[kind], gold[kind], strict=True):
            item[field] = _copied(text, mapped, old["span"][0], old[field])
    for item, old in zip(moved["agencies"], gold["agencies"], strict=True):
        if old.get("collective") and old["name"][0].islower():
            item["name"] = _copied(text, mapped, old["span"][0], old["name"])
    for duty, old in zip(moved["obligations"], gold["obligations"], strict=True):
        _rename(duty, _collectives(gold, moved, old["span"]))
    return mapped.text, moved


def _collectives(gold: Gold, moved: Gold, span: tuple[int, int]) -> dict[str, str]:
    pairs = zip(gold["agencies"], moved["agencies"], strict=True)
    return {old["name"]: new["name"] for old, new in pairs if span[0] <= old["span"][0] < span[1]}


def _rename(duty: Gold, names: dict[str, str]) -> None:
    duty["responsible"] = [{**row, "name": names.get(row["name"], row["name"])} for row in duty["responsible"]]
    duty["report_to"] = [names.get(name, name) for name in duty["report_to"]]


def find_letters(text: str, wanted: str, start: int, reach: int) -> tuple[int, int] | None:
    """Where the letters and digits of `wanted` stand in `text[start:start + reach]`, whatever case and signs between."""
    places = [i for i in range(start, min(len(text), start + reach)) if text[i].isalnum()]
    letters = "".join(text[i].lower()[0] for i in places)
    at = letters.find("".join(char.lower()[0] for char in wanted if char.isalnum()))
    length = sum(char.isalnum() for char in wanted)
    return (places[at], places[at + length - 1] + 1) if at >= 0 and length else None


def _copied(text: str, mapped: Mapped, start: int, value: str | None) -> str | None:
    found = find_letters(text, value, start, 3 * len(value) + 20) if value else None
    if value is None or found is None:
        return value
    low, high = carried(mapped, *found)
    return "".join(char if char.isprintable() else " " for char in mapped.text[low:high])


def swapped(value: Any, new: Callable[[str], str], skip: tuple[str, ...] = ("span", "defects", "path", "section", "marker")) -> Any:
    """`value` with `new` applied to every string in it, but for the keys of `skip`."""
    if isinstance(value, str):
        return new(value)
    if isinstance(value, dict):
        return {key: item if key in skip else swapped(item, new, skip) for key, item in value.items()}
    return [swapped(item, new, skip) for item in value] if isinstance(value, list) else value


def cased(new: str, like: str) -> str:
    """`new` in the case of `like`: all capitals, a capital at the head, or as it is."""
    if like.isupper() and len(like) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if like[:1].isupper() else new


@dataclass(frozen=True, slots=True)
class Replacer:
    """Words put in for others, in any case and over line ends; called on a string it gives the new one."""

    words: dict[str, str]
    regex: str

    def __call__(self, value: str) -> str:
        return re.sub(self.regex, self._new, value, flags=re.IGNORECASE)

    def edits(self, text: str) -> Iterator[Edit]:
        """The edits that put the words into a text."""
        return substitutions(text, self.regex, self._new, re.IGNORECASE)

    def _new(self, match: re.Match[str]) -> str:
        return cased(self.words[" ".join(match.group().lower().split())], match.group())


def replacer(pairs: dict[str, str]) -> Replacer:
    """A replacer of whole words, the longest first."""
    longest = sorted(pairs, key=len, reverse=True)
    regex = r"(?<!\w)(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + r")(?!\w)"
    return Replacer({" ".join(word.lower().split()): new for word, new in pairs.items()}, regex)


def replacing(pairs: dict[str, str]) -> Change:
    """Words put in for others in the text and in the gold alike."""
    replace = replacer(pairs)

    def make(text: str, gold: Gold) -> Plan:
        out, moved = edited(text, gold, replace.edits(text))
        return out, swapped(moved, replace)

    return make
