"""Identifiers of instruments: `vn/qd/2019/1863-qd-ttg`, `vn/ha-noi/kh/2021/138-kh-ubnd`, `vn/luat/tre-em`."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.extract.cite_text import bare
from planparse.extract.matches import CitationMatch
from planparse.extract.symbols import ParsedNumber, parse_number
from planparse.model import Resolution
from planparse.registry import issuers
from planparse.text.patterns import pattern

_SLUG = pattern("instruments.slug", r"[^a-z0-9]+")
_PART = pattern("instruments.part", r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = pattern("instruments.year", r"(?:18|19|20)\d\d")
# types whose instruments are known by name; the word that names them is left out of the slug
_NAMED = {"L": "luat", "HP": "hien-phap", "PL": "phap-lenh", "CƯ": "cong-uoc"}


@dataclass(frozen=True, slots=True)
class InstrumentId:
    """Parts of an identifier, all slugs. `place` runs from the province down; `year` is None for instruments known by name."""

    type: str
    year: int | None
    slug: str
    place: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join(("vn", *self.place, self.type, *([str(self.year)] if self.year is not None else []), self.slug))


def slug(text: str) -> str:
    """Letters without diacritics and digits, joined by dashes; `&` inside a code is dropped."""
    return _SLUG.sub("-", bare(text.replace("&", ""))).strip("-")


def type_slug(code: str) -> str:
    """`QĐ` -> `qd`; laws, ordinances, conventions and the constitution by their word (`L` -> `luat`)."""
    return _NAMED.get(code) or slug(code)


def instrument_id(code: str, number: str, year: int, place: str | None = None) -> str:
    """Identifier of a numbered instrument; `place` is the slug path of the issuing unit (`ha-noi/hoang-mai`), None if central."""
    return str(InstrumentId(type_slug(code), year, slug(number), tuple(filter(None, (place or "").split("/")))))


def named_id(code: str, name: str) -> str:
    """Identifier of an instrument known by name: `Luật Trẻ em` -> `vn/luat/tre-em`."""
    kind, text = type_slug(code), slug(name)
    word = "nghi-quyet" if code == "NQ" else kind
    return str(InstrumentId(kind, None, text.removeprefix(word + "-") or text))


def parse(identifier: str) -> InstrumentId:
    """Parts of an identifier; `str()` of the result is the identifier again. Raises ValueError for anything else."""
    parts = identifier.split("/")
    if parts[0] != "vn" or len(parts) < 3 or not all(_PART.fullmatch(part) for part in parts):
        raise ValueError(f"no instrument id: {identifier[:80]!r}")
    if len(parts) == 3:
        return InstrumentId(parts[1], None, parts[2])
    if not _YEAR.fullmatch(parts[-2]) or len(parts) > 7:
        raise ValueError(f"no instrument id: {identifier[:80]!r}")
    return InstrumentId(parts[-3], int(parts[-2]), parts[-1], tuple(parts[1:-3]))


def resolve(match: CitationMatch, issuer_place: str | None) -> tuple[str | None, Resolution, str | None]:
    """Identifier, resolution and Vietnamese reason (None where exact), from the mention alone.

    `issuer_place` is the slug path of the unit that issued the instrument where the caller knows it.
    """
    if match.number is None:
        if match.name is None:
            return None, "unknown", "không có số và tên"
        return named_id(match.type, match.name), "ambiguous", "dẫn theo tên, chưa rõ số và năm ban hành"
    parsed = parse_number(match.number)
    if parsed is None:
        return None, "unknown", "số, ký hiệu sai thể thức"
    dated = int(match.date[:4]) if match.date else None
    reason = _doubt(match, parsed, dated)
    if reason:
        return None, "ambiguous", reason
    year = parsed.year if parsed.year is not None else dated
    if year is None:
        return None, "ambiguous", "không ghi ngày và số không chứa năm"
    found = [issuers.lookup(code) for code in parsed.issuers[:1]]
    if not found or found[0] is None:
        return None, "unknown", "không nhận ra cơ quan trong ký hiệu"
    if found[0].level == "central":
        return instrument_id(match.type, parsed.number, year), "exact", None
    if issuer_place is None:
        return None, "ambiguous", "chưa rõ địa phương ban hành"
    return instrument_id(match.type, parsed.number, year, issuer_place), "exact", None


def _doubt(match: CitationMatch, parsed: ParsedNumber, dated: int | None) -> str | None:
    """Why the number alone does not settle which instrument is meant."""
    if parsed.family == "short":
        return "gọi tắt, thiếu ký hiệu"
    if parsed.doc_type is not None and parsed.doc_type != match.type and match.type != "VB":
        return "tên loại khác loại trong ký hiệu"
    if parsed.year is not None and dated is not None and parsed.year != dated:
        return "năm trong số khác năm của ngày ban hành"
    return None
