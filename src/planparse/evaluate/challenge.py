"""The challenge set: each case is right or wrong as a whole, and counts under its family."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planparse.evaluate.cases import Case, load, questions
from planparse.evaluate.fold import fold, is_vague
from planparse.evaluate.places import Item, iou, pairs, place_of, same_start, shared
from planparse.evaluate.report import Report
from planparse.evaluate.values import known, number

_HALF = 0.5
_LONGEST = 300
# candidates below are shown to people, not taken for answers
_BELIEVED = 0.6
_LISTS = ("citations", "agencies", "deadlines", "targets")
_NAMES = frozenset(("name", "issuer", "number", "title", "trigger", "pinpoint", "condition"))
_BODIES = ("lead", "coordinate", "report_to")


def score_challenge(report: Report, folder: str | Path) -> None:
    """Parse every case of `folder` and count `challenge.<family>`; the misses say case and difference.

    Raises ValueError, KeyError or OSError where the folder holds no such cases.
    """
    for case in load(Path(folder)):
        wrong = list(differences(case, _record(case.source)))
        report.ask(f"challenge.{case.family}", not wrong, f"{case.id}: {'; '.join(wrong)[:_LONGEST]}")


def score_questions(report: Report, folder: str | Path) -> None:
    """Ask the registry every question of `folder` and count `challenge.registry`."""
    from planparse.registry import find

    for row in questions(Path(folder)):
        found = find(row["query"], row["on"], _whole_place(row["place"]), row["topic"])
        wrong = list(_answers(row, [candidate.as_json() for candidate in found if candidate.score >= _BELIEVED]))
        report.ask("challenge.registry", not wrong, f"{row['id']}: {'; '.join(wrong)[:_LONGEST]}")


def _whole_place(place: Item | None) -> str | None:
    names = [place.get(level) for level in ("commune", "district", "province")] if place else []
    return ", ".join(filter(None, names)) or None


def _answers(row: Item, found: list[Item]) -> Iterator[str]:
    """What the registry answers otherwise than expected: names, provinces, and what became of it by the day asked."""
    expect = row["expect"]
    found = [item for item in found if item["kind"] == expect["kind"]]
    names = {_official(item) for item in found}
    if names != {fold(name) for name in expect["names"]}:
        yield f"names {expect['names']!r} != {[item['name'] for item in found]!r}"
    if "successors" in expect:
        heirs = [heir for item in found for heir in item["successors"] if not heir["date"] or heir["date"] <= (row["on"] or "9999")]
        last = {_bare(heir["name"]) for heir in heirs} - {_bare(heir["follows"]) for heir in heirs}
        if last != {fold(name) for name in expect["successors"]}:
            yield f"successors {expect['successors']!r} != {sorted(map(str, last))!r}"
    for province in expect.get("provinces", []):
        if not any(str(fold(item["name"])).endswith(str(fold(province))) for item in found):
            yield f"province {province!r} not in {[item['name'] for item in found]!r}"


def _official(item: Item) -> str | None:
    """Instruments by number and date, all else by name alone."""
    if item["kind"] != "instrument":
        return _bare(item["name"])
    day = "-".join(reversed(item["name"].partition(" ngày ")[2][:10].split("/")))
    number = item["name"].partition(" số ")[2].partition(" ")[0]
    return fold(f"{number} {day}")


def _bare(name: str) -> str | None:
    """A name without the level or the units above that the registry adds; a comma inside a body's name stays."""
    own = name.split(" cấp ", maxsplit=1)[0]
    return fold(own.split(", ", maxsplit=1)[0] if own[:1].islower() else own)


def _record(source: str) -> Item:
    """What is compared needs no head verbs, so underthesea is left out."""
    from planparse import pipeline
    from planparse.record import as_data

    return as_data(pipeline.parse_document(pipeline.document_of(source), actions=False))


def differences(case: Case, record: Item) -> Iterator[str]:
    """What the record of a case has otherwise than expected, in words."""
    expect = case.expect
    if "metadata" in expect:
        yield from _object(expect["metadata"], record["metadata"], "")
    if "sections" in expect:
        yield from _sections(case, record)
    for kind in _LISTS:
        if kind in expect:
            yield from _items(case, expect[kind], _inside(case, record[kind]), kind)
    if "obligations" in expect:
        yield from _obligations(case, record)


def _inside(case: Case, items: list[Item]) -> list[Item]:
    """Items that begin in the part that is compared."""
    return [item for item in items if (place := place_of(item)) and case.place[0] <= place[0] < case.place[1]]


def _located(case: Case, wanted: list[Item], key: str) -> list[Item]:
    """The expected items with `span`: each quote is looked up behind the one before it, else from the start."""
    places = [at for at, char in enumerate(case.text) if not char.isspace()]
    packed = "".join(case.text[at] for at in places)
    out, at = [], 0
    for item in wanted:
        quote = "".join(item[key].split())
        found = packed.find(quote, at) if quote in packed[at:] else packed.find(quote)
        if found < 0:
            raise ValueError(f"{case.id}: {item[key]!r} does not occur")
        out.append({**item, "span": [case.place[0] + places[found], case.place[0] + places[found + len(quote) - 1] + 1]})
        at = found + (len(quote) if key == "starts" else 1)
    return out


def _items(case: Case, wanted: list[Item], found: list[Item], kind: str) -> Iterator[str]:
    gold = _located(case, wanted, "text")
    matched = pairs(gold, found, iou, _HALF)
    for index, item in enumerate(gold):
        if item.get("optional"):
            continue
        if index not in matched:
            yield f"{kind}: missed {item['text']!r}"
            continue
        for key, value in item.items():
            got = found[matched[index]].get(key)
            if key not in ("text", "span", "optional") and not _same(key, value, got):
                yield f"{item['text']!r} {key}: {value!r} != {got!r}"
    yield from (f"{kind}: spurious {found[index]['text']!r}" for index in _spurious(gold, found, set(matched.values())))


def _spurious(gold: list[Item], found: list[Item], taken: set[int]) -> Iterator[int]:
    optional = [tuple(item["span"]) for item in gold if item.get("optional")]
    for index, item in enumerate(found):
        place = place_of(item)
        if index not in taken and place and not any(shared(span, place) for span in optional):
            yield index


def _same(key: str, wanted: Any, got: Any) -> bool:
    if isinstance(got, dict) and not isinstance(wanted, dict):
        got = got.get("name")
    if isinstance(wanted, dict) and key == "issuer" and not isinstance(got, dict):
        wanted = wanted.get("name")
    if key in ("value", "total"):
        return number(wanted) == number(got)
    if key in _NAMES and not isinstance(wanted, dict):
        return fold(wanted) == fold(got)
    return known(wanted) == known(got)


def _object(wanted: dict[str, Any], got: Any, where: str) -> Iterator[str]:
    """Differences of the keys that are given, at any depth; text is compared as names are, lists as sets or in order of objects."""
    if not isinstance(got, dict):
        yield f"{where}: {wanted!r} != {got!r}"
        return
    for key, value in wanted.items():
        theirs = got.get(key)
        path = f"{where}{key}"
        if isinstance(value, dict):
            yield from _object(value, theirs, f"{path}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows = theirs or []
            if len(value) != len(rows):
                yield f"{path}: {value!r} != {rows!r}"
            else:
                for one, other in zip(value, rows, strict=True):
                    yield from _object(one, other, f"{path}.")
        elif not _same_text(value, theirs):
            yield f"{path}: {value!r} != {theirs!r}"


def _same_text(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, list):
        return {fold(_name(item)) for item in wanted} == {fold(_name(item)) for item in got or []}
    return fold(None if wanted is None else str(wanted)) == fold(_name(got))


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return None if value is None else str(value)


def _sections(case: Case, record: Item) -> Iterator[str]:
    found = _inside(case, record["sections"])
    wanted = case.expect["sections"]
    ours, theirs = [item["path"] for item in wanted], [item["path"] for item in found]
    if ours != theirs:
        yield f"paths {ours} != {theirs}"
        return
    for one, other in zip(wanted, found, strict=True):
        for key in ("kind", "role", "title", "marker"):
            if key in one and not (fold(one[key]) == fold(other[key]) if key == "title" else one[key] == other[key]):
                yield f"{one['path']} {key}: {one[key]!r} != {other[key]!r}"


def _obligations(case: Case, record: Item) -> Iterator[str]:
    found = _inside(case, record["obligations"])
    gold = _located(case, case.expect["obligations"], "starts")
    matched = pairs(gold, found, same_start, 1.0)
    times, citations = ({item["id"]: item for item in record[kind]} for kind in ("deadlines", "citations"))
    for index, item in enumerate(gold):
        if item.get("optional"):
            continue
        if index not in matched:
            yield f"missed {item['starts']!r}"
            continue
        got = found[matched[index]]
        yield from (f"{item['starts'][:30]!r} {words}" for words in _duty(item, got))
        for kind, known_items in (("deadlines", times), ("citations", citations)):
            if kind in item:
                texts = [known_items[key]["text"] for key in got[kind]]
                if not _same_quotes(item[kind], texts):
                    yield f"{item['starts'][:30]!r} {kind}: {item[kind]!r} != {texts!r}"
    yield from (f"spurious {found[index]['text'][:60]!r}" for index in _spurious(gold, found, set(matched.values())))


def _duty(wanted: Item, got: Item) -> Iterator[str]:
    for key in ("modality", "section"):
        if key in wanted and wanted[key] != got[key]:
            yield f"{key}: {wanted[key]!r} != {got[key]!r}"
    if "condition" in wanted and fold(wanted["condition"]) != fold(got["condition"]):
        yield f"condition: {wanted['condition']!r} != {got['condition']!r}"
    for key in _BODIES:
        if key in wanted:
            rows = got["report_to"] if key == "report_to" else [row for row in got["responsible"] if row["role"] == key]
            ours = {fold(name) for name in wanted[key] if not is_vague(name)}
            theirs = {fold(row["name"]) for row in rows if not is_vague(row["name"])}
            if ours != theirs:
                yield f"{key}: {wanted[key]!r} != {[row['name'] for row in rows]!r}"


def _same_quotes(wanted: list[str], texts: list[str]) -> bool:
    """The same number of quotes, each of which contains the other's words."""
    ours, theirs = sorted(str(fold(text)) for text in wanted), sorted(str(fold(text)) for text in texts)
    return len(ours) == len(theirs) and all(a in b or b in a for a, b in zip(ours, theirs, strict=True))
