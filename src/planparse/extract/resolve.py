"""Which instrument a mention means, from the mention alone: exactly one, or none with the reason."""

from __future__ import annotations

from planparse.extract.matches import CitationMatch
from planparse.model import Resolution
from planparse.registry import instruments, issuers
from planparse.registry.symbols import ParsedNumber, parse_number


def resolve(match: CitationMatch, issuer_place: str | None) -> tuple[str | None, Resolution, str | None]:
    """Identifier, resolution and Vietnamese reason (None where exact), from the mention alone.

    `issuer_place` is the slug path of the unit that issued the instrument where the caller knows it.
    """
    if match.number is None:
        if match.name is None:
            return None, "unknown", "không có số và tên"
        return instruments.named_id(match.type, match.name), "ambiguous", "dẫn theo tên, chưa rõ số và năm ban hành"
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
    kind = parsed.doc_type or match.type if match.type == "VB" else match.type
    found = [issuers.lookup(code) for code in parsed.issuers[:1]]
    if not found or found[0] is None:
        return None, "unknown", "không nhận ra cơ quan trong ký hiệu"
    if found[0].level == "central":
        return instruments.instrument_id(kind, parsed.number, year), "exact", None
    if issuer_place is None:
        return None, "ambiguous", "chưa rõ địa phương ban hành"
    return instruments.instrument_id(kind, parsed.number, year, issuer_place), "exact", None


def _doubt(match: CitationMatch, parsed: ParsedNumber, dated: int | None) -> str | None:
    """Why the number alone does not settle which instrument is meant."""
    if parsed.family == "short":
        return "gọi tắt, thiếu ký hiệu"
    if parsed.doc_type is not None and parsed.doc_type != match.type and match.type != "VB":
        return "tên loại khác loại trong ký hiệu"
    if parsed.year is not None and dated is not None and parsed.year != dated:
        return "năm trong số khác năm của ngày ban hành"
    return None
