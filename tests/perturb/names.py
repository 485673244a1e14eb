"""The same plan of other bodies, other places, on another topic."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from random import Random

from planparse.text.offsets import Edit
from tests.perturb.carry import Change, Gold, Plan, edited, find_letters, replacing

_DATA = Path(__file__).parent / "data"
_LEVELS = {"province": "p", "district": "d", "commune": "c"}
Body = tuple[str, str]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """A table of this package."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


def topic(name: str) -> Change:
    """The words of one topic for those of the plans."""
    return replacing({row["word"]: row[name] for row in rows("topics")})


def topics() -> tuple[str, ...]:
    """The topics there are."""
    return tuple(key for key in rows("topics")[0] if key != "word")


def places(rng: Random) -> Change:
    """Other places of the same kind, province and district together."""
    chosen = {row["set"]: "" for row in rows("places")}
    chosen = {key: rng.choice("abc") for key in chosen}
    return replacing({row["place"]: row[chosen[row["set"]]] for row in rows("places")})


def bodies(rng: Random) -> Change:
    """Every known body becomes another one of its class and level, everywhere in the plan; those written in short forms stay."""

    def make(text: str, gold: Gold) -> Plan:
        found = _mentions(text, gold)
        renamed = _permuted(found, rng)
        edits, done = [], set()
        for body, spans in found.items():
            if body in renamed:
                edits += [Edit(a, b, _like(renamed[body], text[a:b])) for a, b in spans if (a, b) not in done]
                done |= set(spans)
        out, moved = edited(text, gold, sorted(edits, key=lambda edit: edit.start))
        _rename(moved, gold, renamed)
        return out, moved

    return make


def _mentions(text: str, gold: Gold) -> dict[Body, list[tuple[int, int]]]:
    """Where each body of the tables stands in words; bodies that also stand in a short form, or inside another, are left out."""
    known = {row["name"] for row in rows("bodies")}
    found: dict[Body, list[tuple[int, int]]] = {}
    unclear = set()
    taken = -1
    for item in sorted(gold["agencies"], key=lambda item: (item["span"][0], -item["span"][1])):
        body, (low, high) = (item["name"], item["level"]), item["span"]
        if item["name"] in known and item["level"] in _LEVELS and not item["collective"]:
            place = find_letters(text, item["name"], low, high - low)
            if place is None or low < taken:
                unclear.add(body)
            else:
                found.setdefault(body, []).append(place)
        taken = max(taken, high)
    return {body: places for body, places in found.items() if body not in unclear}


def _permuted(found: dict[Body, list[tuple[int, int]]], rng: Random) -> dict[Body, str]:
    """A new name for each body; no two get the same at one level, none keeps its own."""
    kinds = {row["name"]: row["class"] for row in rows("bodies")}
    used: set[Body] = set()
    out = {}
    for name, level in found:
        pool = [row["name"] for row in rows("bodies") if row["class"] == kinds[name] and _LEVELS[level] in row["levels"]]
        free = [other for other in pool if other != name and (other, level) not in used]
        if free:
            out[name, level] = rng.choice(free)
            used.add((out[name, level], level))
    return out


def _like(new: str, old: str) -> str:
    if old.isupper():
        return new.upper()
    return new if old[0].isupper() else new[0].lower() + new[1:]


def _rename(moved: Gold, gold: Gold, renamed: dict[Body, str]) -> None:
    """The new names in all fields of the gold."""
    names = {name: new for (name, _), new in renamed.items()}
    for item in moved["agencies"]:
        if not item["collective"]:
            item["name"] = renamed.get((item["name"], item["level"]), item["name"])
    for duty in moved["obligations"]:
        duty["responsible"] = [{**row, "name": renamed.get((row["name"], row["level"]), row["name"])} for row in duty["responsible"]]
        duty["report_to"] = [names.get(name, name) for name in duty["report_to"]]
    for item in moved["citations"]:
        # an issuer that stands in words outside the quote
        if item["issuer"] in names and item["type"] == "TTr":
            item["issuer"] = names[item["issuer"]]
    for section, old in zip(moved["sections"], gold["sections"], strict=True):
        section["title"] = _retitled(old["title"], names)


def _retitled(title: str | None, names: dict[str, str]) -> str | None:
    """A heading that is made of bodies, with the new names."""
    for old, new in names.items():
        place = find_letters(title, old, 0, len(title)) if title else None
        if title and place:
            title = title[: place[0]] + _like(new, title[place[0] : place[1]]) + title[place[1] :]
            break
    return title
