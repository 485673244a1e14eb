"""Types of documents and issuers that an abbreviation may mean."""

from __future__ import annotations

from planparse.registry import doctypes, issuers
from planparse.registry.agencies import slug
from planparse.registry.candidates import Candidate, Successor
from planparse.registry.keys import day_after, in_force, words
from planparse.registry.reasons import Reason
from planparse.registry.symbols import parse_number
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_PARTS = pattern("find_codes.parts", r"[/.-]")
# what is asked for is the instrument; its type is told besides
_BY_NUMBER = 0.6


def find(query: str, on: str | None) -> list[Candidate]:
    """Candidates; a word that is neither gives none."""
    text = query.strip()
    return [*_types(text, on), *_issuers(text, on), *_types_of_number(text, on)]


def _types_of_number(text: str, on: str | None) -> list[Candidate]:
    """The type that a number tells by its symbol: `12-TT/TU` is a Thông tri, `13/2021/TT-BLĐTBXH` a Thông tư."""
    parsed = parse_number(text)
    if parsed is None or not parsed.issuers:
        return []
    family = "Đảng" if parsed.family == "party" else "nhà nước"
    parts = _PARTS.split(parsed.number)[1:]
    rows = [row for row in table("planparse.registry", "type_codes") if row["family"] == family and row["abbr"] in parts]
    return [_type(row["code"], row["name"], row["valid_from"], row["valid_to"], on, _BY_NUMBER, family) for row in rows]


def _types(text: str, on: str | None) -> list[Candidate]:
    out = []
    for row in table("planparse.registry", "type_codes"):
        exact = text == row["abbr"]
        if exact or (text.upper() == row["abbr"].upper()) or fold(text) == fold(row["name"]):
            out.append(_type(row["code"], row["name"], row["valid_from"], row["valid_to"], on, 1.0 if exact else 0.9, row["family"]))
    if not out:
        kind = doctypes.by_name(text)
        if kind:
            out.append(_type(kind.code, kind.name, "", "", on, 1.0, kind.family))
    return out


def _type(code: str, name: str, first: str, last: str, on: str | None, score: float, family: str) -> Candidate:
    reasons = [Reason("doctype", family)]
    if not in_force(first or None, last or None, on):
        score, reasons = score - 0.25, [*reasons, Reason("unused", on)]
    return Candidate("doctype", slug(code), name, first or None, last or None, round(score, 3), tuple(reasons))


def _issuers(text: str, on: str | None) -> list[Candidate]:
    if " " in text:
        return []
    exact = [row for row in issuers.issuers() if row.code == text]
    row = issuers.lookup(text)
    rows = exact or ([row] if row else [])
    out = []
    for found in rows:
        score = 1.0 if exact else 0.9
        reasons = [Reason("issuer", found.family)]
        if not in_force(found.valid_from, found.valid_to, on):
            score, reasons = score - 0.25, [*reasons, Reason("unused", on)]
        heirs = tuple(_heir(code, found) for code in found.successors)
        out.append(
            Candidate("issuer", slug(found.code), found.name, found.valid_from, found.valid_to, round(score, 3), tuple(reasons), heirs)
        )
    return out


def _heir(code: str, row: issuers.IssuerCode) -> Successor:
    after = issuers.lookup(code)
    since = day_after(row.valid_to) if row.valid_to else None
    return Successor(slug(code), after.name if after else code, None, since, None, row.name)


def is_code(text: str) -> bool:
    """True for what looks like an abbreviation rather than a name."""
    return len(words(text)) == 1 and sum(char.isupper() for char in text) > 1
