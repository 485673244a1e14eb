"""Obligations as people read them: one row of the store, with everything said in words and linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from planparse.render.words import short
from planparse.text.patterns import pattern
from planparse.text.search import key, words
from planparse.web import named
from planparse.web.language import words as spoken
from planparse.web.pages import agency_url

Row = Mapping[str, Any]
COLUMNS = ("text", "responsible", "due", "plan_id", "report_to", "section", "theme", "modality", "confidence")
SHOWN = ("text", "responsible", "due", "plan_id")
_LONG = 320
_AROUND = 80
_WORD = pattern("web.word", r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Actor:
    """A body with its role, and where its page is, if it has one."""

    name: str
    href: str | None
    role: str


def actors(row: Row) -> list[Actor]:
    """Who leads, then who helps, each once."""
    found = [Actor(named.body(one["name"], one["agency_id"], one["level"]), _href(one), one["role"]) for one in row["responsible"]]
    return [one for role in ("lead", "coordinate") for one in dict.fromkeys(found) if one.role == role]


def reports(row: Row) -> list[Actor]:
    """Who is reported to."""
    return [Actor(named.safe(one["name"]), _href(one), "via" if one["via"] else "report_to") for one in row["report_to"]]


def _href(body: Row) -> str | None:
    return agency_url(body["agency_id"]) if body["agency_id"] else None


def excerpt(text: str, sought: str | None = None) -> Markup:
    """The words of a duty, cut so that what was asked for can be seen, and marked."""
    line = named.safe(" ".join(text.split()))
    found = list(_found(line, sought or ""))
    start = max(0, line.find(" ", found[0][0] - _AROUND) + 1) if found and found[0][0] > _LONG - _AROUND else 0
    shown = short(line[start:], _LONG)
    out = [Markup("…") if start else Markup()]
    at = 0
    for first, last in ((one[0] - start, one[1] - start) for one in found):
        if at <= first and last <= len(shown):
            out += [escape(shown[at:first]), Markup("<mark>{}</mark>").format(shown[first:last])]
            at = last
    return Markup("").join([*out, escape(shown[at:])])


def _found(line: str, sought: str) -> Iterator[tuple[int, int]]:
    """Where the sought words stand, whatever their marks."""
    wanted = set(words(key(sought)))
    folded = key(line) if wanted else ""
    if not wanted or len(folded) != len(line):
        return
    yield from (match.span() for match in _WORD.finditer(folded) if match[0] in wanted)


def cells(row: Row, columns: Sequence[str], lang: str) -> list[str]:
    """A row for a spreadsheet, in words."""
    return [_cell(row, name, lang) for name in columns]


def _cell(row: Row, name: str, lang: str) -> str:
    say = spoken(lang)
    if name == "responsible":
        return "; ".join(one.name if one.role == "lead" else f"{one.name} ({say('body.coordinate')})" for one in actors(row))
    if name == "report_to":
        return "; ".join(one.name for one in reports(row))
    if name == "due":
        return "; ".join(row["due"])
    if name == "theme":
        return named.theme(row["theme"], lang) if row["theme"] else ""
    if name == "modality":
        return say(f"modality.{row['modality']}")
    return str(row[name]) if row[name] is not None else ""
