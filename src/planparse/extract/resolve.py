"""Which instrument a mention means: from the mention, the plan and the registry. Several are never narrowed by a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planparse.extract import nearby
from planparse.extract.issuing import Issuing, issuing
from planparse.extract.matches import CitationMatch
from planparse.model import Place, Resolution
from planparse.registry import catalogue, doctypes, instruments, issuers
from planparse.registry.catalogue import Instrument
from planparse.registry.keys import in_force, topic_fits, words
from planparse.registry.symbols import ParsedNumber, parse_number

_NOWHERE = Place(province=None, district=None, commune=None)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Identifier (None = none can be given), how sure, why (Vietnamese; None where exact), and identifiers that it may be."""

    instrument_id: str | None
    resolution: Resolution
    reason: str | None = None
    candidates: tuple[str, ...] = ()


def _exact(identifier: str) -> Resolved:
    return Resolved(identifier, "exact")


def _open(reason: str, rows: Sequence[str] = ()) -> Resolved:
    return Resolved(None, "ambiguous", reason, tuple(rows))


class Resolver:
    """Resolves the mentions of one plan in the order of its text: a short form may repeat what stands before it."""

    def __init__(self, place: Place = _NOWHERE, on: str | None = None, topic: str = "") -> None:
        """`place` is the plan's own with all that is known of it, `on` its date (partial), `topic` its title."""
        self._place, self._on, self._topic = place, on, topic
        self._seen: dict[tuple[str, str], set[str]] = {}

    def resolve(self, match: CitationMatch) -> Resolved:
        """The instrument of a mention."""
        if match.number is None:
            return self._named(match) if match.name else Resolved(None, "unknown", "không có số và tên")
        parsed = parse_number(match.number)
        if parsed is None:
            return Resolved(None, "unknown", "số, ký hiệu sai thể thức")
        found = self._short(match, parsed) if parsed.family == "short" else self._numbered(match, parsed)
        if found.instrument_id and found.resolution in ("exact", "corrected"):
            for key in (catalogue.number_key(parsed.number), parsed.serial):
                self._seen.setdefault((match.type, key), set()).add(found.instrument_id)
        return found

    # named instruments

    def _named(self, match: CitationMatch) -> Resolved:
        name = match.name or ""
        by_name = instruments.named_id(match.type, name)
        rows = catalogue.named(name)
        called = None if rows else catalogue.called(name, self._on)
        if called:
            return _exact(called[0].instrument) if len(called) == 1 else _open("tên gọi chung", [row.instrument for row in called])
        near = () if rows else catalogue.nearly_named(name)
        then = self._in_force(rows or near, match)
        if len(then) == 1 and (rows or near):
            if rows:
                return _exact(then[0].id)
            return Resolved(then[0].id, "corrected", f"tên đúng: {then[0].title}")
        alias = None if rows or near else catalogue.nearly_called(name, self._on)
        if alias:
            return Resolved(alias, "corrected", "tên gần giống tên thường gọi")
        return Resolved(by_name, "ambiguous", "dẫn theo tên, chưa rõ số và năm ban hành", tuple(row.id for row in rows or near))

    def _in_force(self, rows: Sequence[Instrument], match: CitationMatch) -> list[Instrument]:
        """Those in force when the plan was made; those of the year that the mention states."""
        if match.date:
            return [row for row in rows if row.since.startswith(match.date[:4])]
        if self._on is None:
            return list(rows) if len(rows) == 1 and not rows[0].valid_to else []
        return [row for row in rows if in_force(row.valid_from, row.valid_to, self._on)]

    # short forms

    def _short(self, match: CitationMatch, parsed: ParsedNumber) -> Resolved:
        earlier = self._seen.get((match.type, parsed.serial), set())
        if len(earlier) == 1:
            return _exact(next(iter(earlier)))
        if parsed.year is not None:
            rows = [row for row, other in catalogue.with_serial(parsed.serial) if other.year == parsed.year and row.type == match.type]
            if len(rows) == 1:
                return _exact(rows[0].id)
            return _open("gọi tắt, thiếu ký hiệu", [row.id for row in rows])
        called = catalogue.called(f"{_type_name(match.type)} {parsed.serial}", self._on) if self._on else ()
        fits = [row for row in called if not row.topics or topic_fits(self._topic, row.topics)]
        if len(fits) == 1 and not earlier:
            return _exact(fits[0].instrument)
        return _open("gọi tắt, thiếu ký hiệu", sorted(earlier | {row.instrument for row in called}))

    # numbers with a symbol

    def _numbered(self, match: CitationMatch, parsed: ParsedNumber) -> Resolved:
        where = issuing(match.issuer, self._place, self._on)
        dated = int(match.date[:4]) if match.date else None
        rows = tuple(row for row in catalogue.numbered(parsed.number) if self._possible(row, match, where))
        known = [row for row in rows if _year(row) == (parsed.year or dated)]
        if len(known) == 1:
            return _as_written(known[0], parsed.number) if dated in (None, _year(known[0])) else _other_date(known[0], match)
        if parsed.year is None and dated is None:
            return self._undated(match, parsed, rows, where)
        near = nearby.corrected(match, parsed, self._on)
        if near is not None:
            return Resolved(near.id, "corrected", f"số, ký hiệu đúng: {near.number}")
        return self._as_printed(match, parsed, dated, where)

    def _possible(self, row: Instrument, match: CitationMatch, where: Issuing) -> bool:
        same_place = row.place is None or row.place == where.path
        return same_place and match.type in (row.type, "VB") and catalogue.existed(row, self._on)

    def _undated(self, match: CitationMatch, parsed: ParsedNumber, rows: tuple[Instrument, ...], where: Issuing) -> Resolved:
        """A number that begins anew each year, without a date: what stands before it, else what alone can be meant."""
        earlier = self._seen.get((match.type, catalogue.number_key(parsed.number)), set())
        if len(earlier) == 1 and (where.path is None or f"vn/{where.path}".rstrip("/") in next(iter(earlier))):
            return _exact(next(iter(earlier)))
        chosen = rows[0] if len(rows) == 1 else catalogue.by_topic(rows, self._topic)
        if chosen and not earlier and self._on:
            return _exact(chosen.id)
        return _open("không ghi ngày và số không chứa năm", sorted(earlier | {row.id for row in rows}))

    def _as_printed(self, match: CitationMatch, parsed: ParsedNumber, dated: int | None, where: Issuing) -> Resolved:
        if parsed.year is not None and dated is not None and parsed.year != dated:
            return _open("năm trong số khác năm của ngày ban hành")
        kind = match.type
        reason = None
        if parsed.doc_type is not None and parsed.doc_type != kind:
            kind = parsed.doc_type
            reason = None if match.type == "VB" else f"tên loại khác loại trong ký hiệu; theo ký hiệu: {_type_name(kind)}"
        if reason and parsed.family != "administrative":
            return _open("tên loại khác loại trong ký hiệu")
        path, doubt = self._path(match, parsed, where)
        if path is None:
            return Resolved(None, "ambiguous" if doubt.startswith("chưa rõ") else "unknown", doubt)
        number = parsed.number.replace(parsed.issuers[0], doubt) if doubt else parsed.number
        identifier = instruments.instrument_id(kind, number, parsed.year or dated or 0, path)
        reason = reason or (f"số, ký hiệu đúng: {number}" if doubt else None)
        return Resolved(identifier, "corrected", reason) if reason else _exact(identifier)

    def _path(self, match: CitationMatch, parsed: ParsedNumber, where: Issuing) -> tuple[str | None, str]:
        """Path of the issuing unit and the code that should stand there, empty where it does; without a path why there is none."""
        code = parsed.issuers[0] if parsed.issuers else ""
        row = issuers.lookup(code) if code else None
        if row is None:
            meant = nearby.code_of(code, match.issuer)
            if meant is None or where.path is None:
                return None, "không nhận ra cơ quan trong ký hiệu"
            return where.path, "" if meant == code else meant
        if row.level == "central":
            return "", ""
        if where.path:
            return where.path, ""
        own = {"province": self._place.province, "district": self._place.district}.get(row.level or "")
        if match.issuer is None and own and code[0] in "SP":
            return issuing(row.name, self._place, self._on).path, ""
        return None, "chưa rõ địa phương ban hành"


def _bare(number: str) -> str:
    return number.upper().replace("&", "")


def _as_written(row: Instrument, printed: str) -> Resolved:
    """Exact, or corrected where a letter of the code is wrong (`BLDTBXH`); an `&` more or less is none."""
    if row.number is None or _bare(row.number) == _bare(printed):
        return _exact(row.id)
    return Resolved(row.id, "corrected", f"số, ký hiệu đúng: {row.number}")


def _other_date(row: Instrument, match: CitationMatch) -> Resolved:
    """The number is known, the year of the date is another: a slip where day and month agree."""
    if nearby.same_day(match.date, row.date):
        return Resolved(row.id, "corrected", f"ngày ban hành đúng: {row.date}")
    return _open("năm trong số khác năm của ngày ban hành", [row.id])


def _year(row: Instrument) -> int:
    parsed = parse_number(row.number) if row.number else None
    return (parsed.year if parsed else None) or int(row.since[:4] or 0)


def _type_name(code: str) -> str:
    """The plain name of a type: `ĐA` → Đề án."""
    names = [kind.name for kind in doctypes.types() if kind.code == code]
    return min(names, key=lambda name: (len(words(name)), name)) if names else code
