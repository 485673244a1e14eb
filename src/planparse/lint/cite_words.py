"""What a citation says beside number and date: issuer, title, names of laws, completeness. Codes C09, C12, C13, C19 to C23, C25."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from planparse.lint.context import Cited, Context, checked, day, rests
from planparse.lint.issue import Issue
from planparse.model import Citation
from planparse.registry import issuers, units
from planparse.registry.catalogue import LAWS
from planparse.registry.keys import words
from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_HEAD = pattern(
    "lint.head", r"^(?:chủ tịch|bộ trưởng|thủ trưởng|chủ nhiệm|thống đốc|chánh án|viện trưởng|tổng giám đốc|giám đốc|tổng thanh tra) "
)
_LEAD_IN = pattern("lint.lead_in", r"^(?:(?:về việc|về|v/v|ban hành|phê duyệt|triển khai|thực hiện) )+")
_AROUND = pattern("lint.around", r"(?:kèm theo|ban hành tại|phê duyệt tại|duyệt theo|hành theo|giao tại|\()[^.;\n]{0,12}$")
_TOLD = pattern("lint.told_before", r"[Nn]gày \d{1,2}(?: tháng |/)\d{1,2}(?: năm |/)\d{4}[^.;\n]{0,80}(?:ban hành|ký|có)[^.;\n]{0,30}$")
_TO_AMEND = pattern("lint.to_amend", r"(?:[Ss]ửa đổi|[Tt]hay thế|[Bb]ổ sung|[Bb]ãi bỏ)[^.;|\n]{0,60}$")
_AMENDED = pattern("lint.amended", r"(?:sửa đổi|thay thế|bãi bỏ)[^.;\n]{0,60} (?:bởi|theo|tại|bằng)(?: [^\W\d_]+)? ?$")
_TOWN = pattern("lint.town", r"(?:xã|phường), thị trấn")
_FORMULA = pattern("lint.formula", r"xã, phường,? (?:và )?thị trấn|phường, xã,? (?:và )?thị trấn")
_UNIT = pattern("lint.unit", r"(?P<kind>thị xã|thành phố|quận) (?:[\p{Lu}][^\W\d_]{0,7} ?){1,5}")
_COLLECTIVE = frozenset({"KH", "BC", "CTr", "NQ"})
# laws and regulations have rules of citing of their own; an annex is part of what it belongs to
_OWN_RULES = frozenset({None, "HP", "L", "PL", "NĐ", "TT", "TTLT", "VB"})
_FILLERS = frozenset({"trien", "khai", "thuc", "hien", "ve", "viec", "cua", "va", "tai", "cac", "nhung"})
_LITTLE = frozenset({"cua", "ve", "nuoc", "viet", "nam", "so", "luat", "bo", "phap", "lenh"})
_FEWEST, _MOST_CHANGED, _AWAY, _SENTENCE = 8, 4, 30, 160
# the kinds of communes in the registry are those of the last year before the reform, and the first of a unit founded with them
_KINDS_KNOWN = "2024-01"


def found(context: Context) -> Iterator[Issue]:
    """Findings in the order of the citations."""
    full = {key(cited.item) for cited in context.citations if cited.parsed and cited.parsed.family != "short"}
    cases: dict[str, list[Citation]] = {}
    shorts: set[str] = set()
    before: Cited | None = None
    ruled = context.plan.metadata.doc_type not in _OWN_RULES
    for cited in context.citations:
        item = cited.item
        yield from _issuer(cited)
        if ruled:
            yield from _incomplete(context, cited, before)
        yield from _title(context, cited)
        yield from _town(context, cited)
        yield from _itself(context, cited, before)
        if cited.parsed and cited.parsed.family == "short" and item.text not in shorts:
            shorts.add(item.text)
            yield Issue("C13", item.span, "" if key(item) in full else "never", {"name": item.text})
        if item.name and item.number is None:
            yield from _name(cited, cases)
        before = cited
    for mentions in cases.values():
        first = mentions[0]
        values = {"name": first.text[: len(first.name or "")], "count": str(len(mentions))}
        yield Issue(
            "C19",
            (first.span[0], first.span[0] + len(first.name or "")),
            "case",
            values,
            first.name,
            tuple(item.id for item in mentions[1:]),
        )
    yield from _unverified(context)


def key(item: Citation) -> str:
    """What tells one instrument from another."""
    return item.instrument_id or f"{item.type} {item.number}"


def _issuer(cited: Cited) -> Iterator[Issue]:
    """C09: the body of the sentence against the body of the symbol; codes of bodies that we know alone."""
    item, parsed = cited.item, cited.parsed
    if item.issuer is None or parsed is None or not parsed.issuers or parsed.family == "joint":
        return
    known = issuers.lookup(parsed.issuers[0])
    if known is None or known.family == "Đảng" or not (known.level == "central" or known.code in ("UBND", "HĐND")):
        return
    if "của" not in item.text:  # what stands before the number may have spoken through another body
        return
    said = fold(item.issuer.name)
    bare = _HEAD.sub("", said)
    asked, told = words(known.name), words(bare)
    values = {"issuer": item.issuer.name, "number": parsed.number, "known": known.name}
    if told[: len(asked)] == asked or set(asked) <= set(told):
        if bare != said and known.code == "UBND" and (parsed.doc_type or item.type) in _COLLECTIVE:
            yield Issue("C09", item.span, "head", values)
        return
    if _letters(known.code) in "".join(word[0] for word in told):  # another body of the same letters
        return
    row = {"table": "issuers", "id": known.code, "source": ""}
    yield Issue("C09", item.span, "", values, known.name if known.level == "central" else None, rests_on=row)


def _letters(code: str) -> str:
    """Letters of a code for comparison with initials."""
    return strip_marks(code.replace("&", ""))


def _incomplete(context: Context, cited: Cited, before: Cited | None) -> Iterator[Issue]:
    """C12, C23: what decree 30/2020 asks of a first citation. Laws need their name alone; what stands inside a title is part of it."""
    item, parsed = cited.item, cited.parsed
    if not cited.first or parsed is None or parsed.family == "short" or item.type in LAWS or item.span[0] < context.head_end:
        return
    if (
        before
        and before.item.title
        and item.text in before.item.title
        and item.span[0] - before.item.span[1] < len(before.item.title) + _AWAY
    ):
        return
    near = context.text[max(0, item.span[0] - _AWAY) : item.span[0]]
    no_title = item.title is None and not _AROUND.search(near)
    sentence = context.text[max(0, item.span[0] - _SENTENCE) : item.span[0]]
    told = bool(_TOLD.search(sentence))  # `Ngày 13 tháng 01 năm 2010, Bộ ban hành Kế hoạch số …`
    if parsed.year is not None and _TO_AMEND.search(sentence):  # what is to be amended is named by its number alone
        return
    if told and not item.date:
        return
    lacks = [("lack.date", not item.date), ("lack.issuer", item.issuer is None), ("lack.title", no_title)]
    missing = "|".join(name for name, lacking in lacks if lacking)
    if not item.date:
        known = cited.row.date if cited.row and cited.row.date and checked(cited.row) else None
        suggestion = f"{item.text} ngày {day(known)}" if known and item.issuer is None else f"ngày {day(known)}" if known else None
        source = rests(cited.row) if cited.row and known else None
        if parsed.family == "party":
            yield Issue("C23", item.span, "", {}, suggestion, rests_on=source)
        else:
            yield Issue("C12", item.span, "date", {"missing": missing}, suggestion, rests_on=source)
    elif missing:
        yield Issue("C12", item.span, "rest", {"missing": missing})


def _title(context: Context, cited: Cited) -> Iterator[Issue]:
    """C20: a title that is the registered one but for a few words."""
    item, row = cited.item, cited.row
    if not cited.first or row is None or not item.title or row.type in LAWS:
        return
    said, known = words(_LEAD_IN.sub("", fold(item.title))), words(_LEAD_IN.sub("", fold(row.title)))
    if min(len(said), len(known)) < _FEWEST or known[: len(said)] == said or said[-len(known) :] == known:
        return
    extra = said[: len(known)] == known
    if extra and said[len(known) : len(known) + 3] not in (("tren", "dia", "ban"),):
        return
    changes = [code for code in SequenceMatcher(None, said, known, autojunk=False).get_opcodes() if code[0] != "equal"]
    differ = {word for _, a, b, c, d in changes for word in (*said[a:b], *known[c:d])}
    if extra or (sum(max(b - a, d - c) for _, a, b, c, d in changes) <= _MOST_CHANGED and not differ <= _FILLERS):
        start = context.text.find(item.title, item.span[1], item.span[1] + len(item.title) + _AWAY)
        span = (start, start + len(item.title)) if start >= 0 else item.span
        yield Issue("C20", span, "", {"known": row.title}, row.title, rests_on=rests(row))


def _town(context: Context, cited: Cited) -> Iterator[Issue]:
    """C21: `thị trấn` in the title of a unit that has none. The formula `xã, phường, thị trấn` names all kinds of units, not a place's."""
    title, on = cited.item.title or "", cited.item.date or context.not_before
    if on is None or "thị trấn" not in title or _FORMULA.search(title) or not _TOWN.search(title):
        return
    named = _UNIT.search(title) or (_UNIT.search(cited.item.issuer.name) if cited.item.issuer else None)
    if named is None:
        return
    full = named[0].strip()
    rows = [row for row in units.named(full[len(named["kind"]) :].strip(), on) if row.full_name == full]
    if len(rows) != 1 or not (rows[0].valid_from or on >= _KINDS_KNOWN):
        return
    parts = units.parts(rows[0])
    if parts and not any(part.kind == "thị trấn" and units.there(part, on) for part in parts):
        at = context.text.find("thị trấn", cited.item.span[1])
        row = {"table": "units", "id": units.path(rows[0]), "source": "danh mục đơn vị hành chính"}
        yield Issue("C21", (at, at + len("thị trấn")), "", {"unit": rows[0].full_name, "date": day(on)}, rests_on=row)


def _itself(context: Context, cited: Cited, before: Cited | None) -> Iterator[Issue]:
    """C22: an instrument amended by itself."""
    if before is None or before.item.number is None or before.item.number != cited.item.number or before.item.type != cited.item.type:
        return
    between = context.text[before.item.span[1] : cited.item.span[0]]
    if _AMENDED.search(between):
        yield Issue("C22", cited.span, related=(before.item.id,))


def _name(cited: Cited, cases: dict[str, list[Citation]]) -> Iterator[Issue]:
    """C19: a law's name with other words, or with other capitals (gathered in `cases`)."""
    item, row = cited.item, cited.row
    name = item.name or ""
    if item.resolution == "corrected" and row is not None and not row.number and words(row.title) == words(name):
        return
    if item.resolution == "corrected" and row is not None:
        differ = set(words(row.title)) ^ set(words(name))
        if cited.first or differ:
            case = "words" if differ <= _LITTLE else ""
            yield Issue("C19", item.span, case, {"name": name, "known": row.title}, row.title, rests_on=rests(row))
        return
    printed = item.text[: len(name)]
    small = any(one != other and other.isupper() for one, other in zip(printed, name, strict=False))
    wrong = small or (name.startswith("Bộ luật") and not printed.startswith("Bộ luật"))  # a capital too many inside a name is no matter
    if wrong and printed.lower() == name.lower():
        cases.setdefault(name, []).append(item)


def _unverified(context: Context) -> Iterator[Issue]:
    """C25: how many instruments the registry does not know. They are not wrong, they were not checked."""
    numbered: dict[str, Cited] = {}
    for cited in context.citations:
        if cited.parsed and cited.parsed.family != "short":
            numbered.setdefault(key(cited.item), cited)
    open_ones = [cited for cited in numbered.values() if cited.row is None]
    if open_ones:
        values = {"count": str(len(open_ones)), "total": str(len(numbered))}
        yield Issue("C25", open_ones[0].number_span(), "", values, related=tuple(cited.item.id for cited in open_ones))
