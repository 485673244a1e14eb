"""Known instruments that a wrongly printed number can only mean."""

from __future__ import annotations

from functools import cache

from planparse.extract.matches import CitationMatch
from planparse.registry import catalogue, issuers
from planparse.registry.catalogue import Instrument
from planparse.registry.keys import words
from planparse.registry.symbols import ParsedNumber
from planparse.text.fold import fold

_ALIKE, _SHORTEST = 0.6, 3


def corrected(match: CitationMatch, parsed: ParsedNumber, on: str | None) -> Instrument | None:
    """The one instrument that differs from the mention in a single respect and agrees in all others; None where none or several do."""
    for rule in (_other_symbol, _other_year, _other_serial):
        rows = {row.id: row for row in rule(match, parsed) if catalogue.existed(row, on)}
        if rows:
            return next(iter(rows.values())) if len(rows) == 1 else None
    return None


def _codes(parsed: ParsedNumber) -> frozenset[str]:
    return frozenset(catalogue.code_key(code) for code in parsed.issuers)


def _other_symbol(match: CitationMatch, parsed: ParsedNumber) -> list[Instrument]:
    """Same serial, year, type and bodies: the order of codes, a type too much or too little, an old code."""
    return [
        row
        for row, other in catalogue.with_serial(parsed.serial)
        if row.type == match.type and other.year is not None and other.year == parsed.year and _codes(other) == _codes(parsed)
    ]


def _other_year(match: CitationMatch, parsed: ParsedNumber) -> list[Instrument]:
    """Same serial, type and bodies, the year next to it, and the same day of the year or the same title."""
    if parsed.year is None:
        return []
    return [
        row
        for row, other in catalogue.with_serial(parsed.serial)
        if row.type == match.type
        and other.year is not None
        and abs(other.year - parsed.year) == 1
        and _codes(other) == _codes(parsed)
        and (same_day(match.date, row.date) or _same_title(match, row))
    ]


@cache
def _by_date() -> dict[str, list[Instrument]]:
    """Instruments by their date."""
    found: dict[str, list[Instrument]] = {}
    for row in catalogue.instruments():
        found.setdefault(row.date or "", []).append(row)
    return found


def _other_serial(match: CitationMatch, parsed: ParsedNumber) -> list[Instrument]:
    """Another serial of the same body, type and date under the same title."""
    if not match.date or len(match.date) < 10 or not match.title:
        return []
    codes = _codes(parsed)
    return [
        row
        for row in _by_date().get(match.date, ())
        if row.type == match.type and frozenset(catalogue.code_key(code) for code in row.issuers) == codes and _same_title(match, row)
    ]


def same_day(one: str | None, other: str | None) -> bool:
    """True where two whole dates differ in the year alone."""
    return bool(one and other and len(one) == len(other) == 10 and one[5:] == other[5:])


def _same_title(match: CitationMatch, row: Instrument) -> bool:
    return bool(match.title) and catalogue.title_likeness(match.title or "", row.title) >= _ALIKE


def code_of(code: str, issuer: str | None) -> str | None:
    """The code that the issuer's name calls for where `code` is that or misses one letter of it (`PLTBXH`); else None."""
    if not issuer or len(code) < _SHORTEST:
        return None
    asked = catalogue.number_key(code).lower()
    letters = "".join(word[0] for word in words(issuer))
    if letters.startswith(asked):
        return code
    for row in issuers.issuers():
        known = catalogue.number_key(row.code).lower()
        if fold(issuer).startswith(fold(row.name)) and any(known[:at] + known[at + 1 :] == asked for at in range(len(known))):
            return row.code
    return None
