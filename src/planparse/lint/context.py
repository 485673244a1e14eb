"""What the rules of all families ask of a plan, found once."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from planparse.model import Citation, Plan, Span
from planparse.registry import catalogue
from planparse.registry.catalogue import Instrument
from planparse.registry.symbols import ParsedNumber, match_symbol, parse_number
from planparse.text.patterns import pattern

_DATE = pattern("lint.date", r"ngày \d{1,2}(?: tháng | ?[/.-] ?)\d{1,2}(?: năm | ?[/.-] ?)\d{4}")
_DIGIT = pattern("lint.digit", r"\d")
_CHECKED = ("http", "tài liệu tham khảo")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its number taken apart, its row of the registry, and whether it is the first of its instrument."""

    item: Citation
    parsed: ParsedNumber | None
    row: Instrument | None
    first: bool

    @property
    def span(self) -> Span:
        """The whole mention."""
        return self.item.span

    def number_span(self) -> Span:
        """Where the number stands; the whole mention where it cannot be told."""
        digit = _DIGIT.search(self.item.text)
        end = match_symbol(self.item.text, digit.start()) if digit else None
        if digit is None or end is None:
            return self.span
        return self.span[0] + digit.start(), self.span[0] + end

    def date_span(self) -> Span:
        """Where the date stands; the whole mention where it cannot be told."""
        found = _DATE.search(self.item.text)
        return (self.span[0] + found.start(), self.span[0] + found.end()) if found else self.span


class Context:
    """One plan as the rules see it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.text = plan.text

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """All citations in order."""
        seen: set[str] = set()
        out = []
        for item in self.plan.citations:
            parsed = parse_number(item.number) if item.number else None
            row = catalogue.with_id(item.instrument_id) if item.instrument_id else None
            keys = {item.instrument_id or f"{item.type} {item.number or item.name}"}
            if parsed is not None and (parsed.year is not None or not item.date):
                keys.add(f"{item.type} {parsed.number}")
            out.append(Cited(item, parsed, row, not keys & seen))
            seen |= keys
        return tuple(out)

    @cached_property
    def issued(self) -> str | None:
        """The day of issue where it is whole."""
        on = self.plan.metadata.issued_on
        return on if is_day(on) else None

    @cached_property
    def not_before(self) -> str | None:
        """The first day on which the plan can have been issued: its date, else that of the latest instrument of its opening that fits."""
        if self.issued:
            return self.issued
        on = self.plan.metadata.issued_on
        low = f"{on}-01"[:10] if on and len(on) == 7 else f"{on}-01-01" if on else None
        high = self.not_after
        bases = [item.date for item in self.plan.citations if item.relation == "basis" and is_day(item.date)]
        return max([day for day in bases if high is None or day <= high] + ([low] if low else []), default=None)

    @cached_property
    def not_after(self) -> str | None:
        """The last day on which the plan can have been issued, as far as its own date says."""
        on = self.plan.metadata.issued_on
        if not on or is_day(on):
            return on
        return f"{on}-{monthrange(int(on[:4]), int(on[5:7]))[1]:02d}" if len(on) == 7 else f"{on}-12-31"

    @cached_property
    def head_end(self) -> int:
        """Where the head with the title ends."""
        return max((block.span[1] for block in self.plan.blocks if block.kind == "header"), default=0)

    @cached_property
    def party(self) -> bool:
        """A document of the Party, which has rules of form of its own."""
        number = self.plan.metadata.number or ""
        issuer = self.plan.metadata.issuer
        return ("/" in number and "-" in number.partition("/")[0]) or bool(
            issuer and "ủy" in issuer.name.partition(" nhân dân")[0].split()[-1]
        )


def checked(row: Instrument) -> bool:
    """True where number and date of the row were compared with a public source, not only copied."""
    return row.source.startswith(_CHECKED)


def rests(row: Instrument) -> dict[str, str]:
    """What names a row of the table of instruments."""
    return {"table": "instruments", "id": row.id, "source": row.source}


def is_day(iso: str | None) -> TypeGuard[str]:
    """True for a date with its day; others have a year alone, or year and month."""
    return iso is not None and len(iso) == len("2024-03-05")


def day(iso: str) -> str:
    """A date as administrative documents write it: `2024-03-05` → `05/3/2024`, `2024-03` → `3/2024`."""
    parts = iso.split("-")
    if len(parts) == 1:
        return iso
    month = parts[1] if parts[1] in ("01", "02") else str(int(parts[1]))
    return "/".join([*parts[2:], month if len(parts) == 3 else str(int(parts[1])), parts[0]])
