"""Numbers of cited instruments: type, form, term, and the other ways in which the same instrument is written. Codes C01 to C11."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planparse.lint.context import Cited, Context, checked, is_day, rests
from planparse.lint.issue import Issue
from planparse.registry import catalogue, doctypes, issuers
from planparse.registry.symbols import ParsedNumber, parse_number
from planparse.tables import table
from planparse.text.patterns import pattern

_PARTS = pattern("lint.number.parts", r"[/.\-]")
_RIGHT = pattern("lint.number.right", r"số, ký hiệu đúng: (\S+)")
# words for what an instrument contains, not for what it is: the number behind them is that of the instrument which issued it
_CONTENTS = frozenset({"CTr", "ĐA", "DA", "PA", "QC", "QyĐ", "ĐL"})
_BY_NAME = catalogue.LAWS | {"VB"}
_NEED_TYPE = frozenset({"TT", "NĐ", "QĐ", "NQ", "CT"})
_TYPE_SINCE = 2000


def found(context: Context) -> Iterator[Issue]:
    """What is wrong with numbers: of each citation the first rule that applies."""
    same = _other_numbers(context)
    for cited in context.citations:
        if cited.parsed is None:
            continue
        issue = next(filter(None, (rule(cited, cited.parsed) for rule in _RULES)), None)
        if issue is None or issue.code == "C07" or issue.severity != "error":
            issue = same.get(cited.item.id) or issue
        if issue is not None:
            yield issue


def _type(cited: Cited, parsed: ParsedNumber) -> Issue | None:
    """C01: `Công văn số 75/KH-UBND`."""
    said, meant = cited.item.type, parsed.doc_type
    if meant is None or said == meant or said in _BY_NAME or (parsed.family == "party" and meant == "QĐ"):
        return None
    names = {kind.name for kind in doctypes.types() if kind.code == said}
    others = {kind.name for kind in doctypes.types() if kind.code == meant}
    if any(other.startswith(name) for name in names for other in others):  # a joint circular is a circular
        return None
    if not parsed.issuers or issuers.lookup(parsed.issuers[0]) is None:  # `1234/CT-TTHT` is a letter of a tax office
        return None
    plain = min(others, key=len)
    values = {"type": min(names, key=len), "symbol": parsed.number, "meant": plain}
    case = "programme" if said in _CONTENTS else ""
    right = cited.row if cited.row and cited.row.type == said and cited.row.number else None
    suggestion = None if case else f"{min(names, key=len)} số {right.number}" if right else f"{plain} số {parsed.number}"
    return Issue("C01", (cited.span[0], cited.number_span()[1]), case, values, suggestion, rests_on=rests(right) if right else None)


def _form(cited: Cited, parsed: ParsedNumber) -> Issue | None:
    """C02: `56/NĐ/2017/NĐ-CP`, `13/2021/LĐTB&XH`, `20/CT-TW`."""
    known = cited.row.number if cited.row else None
    values = {"number": parsed.number}
    parts = _PARTS.split(parsed.number)[1:]
    types = [kind.code for part in parts if (kind := doctypes.by_abbreviation(part)) and issuers.lookup(part) is None]
    if parsed.year is not None and len(types) != len(set(types)) and parts[0] != str(parsed.year):
        return Issue("C02", cited.number_span(), "shape", values, known, rests_on=rests(cited.row) if cited.row and known else None)
    if parsed.doc_type is None and parsed.family == "letter" and cited.item.type in _NEED_TYPE and (parsed.year or 0) >= _TYPE_SINCE:
        return Issue("C02", cited.number_span(), "no_type", values, known, rests_on=rests(cited.row) if cited.row and known else None)
    body = issuers.lookup(parsed.issuers[-1]) if parsed.issuers else None
    if parsed.family == "administrative" and body and body.family == "Đảng" and body.level and parsed.doc_type:
        right = f"{parsed.serial}-{parts[0]}/{parsed.issuers[-1]}" if len(parts) == 2 else None
        return Issue("C02", cited.number_span(), "party", values, right)
    return None


def _registered(cited: Cited, parsed: ParsedNumber) -> Issue | None:
    """C07, C11, C10: what the registry knows under another number."""
    row = cited.row
    other = parse_number(row.number) if row and row.number else None
    if cited.item.resolution != "corrected" or row is None or other is None:
        return None
    values = {"number": parsed.number, "known": other.number}
    if parsed.serial != other.serial or (parsed.year and other.year and parsed.year != other.year):
        why = "why.title" if parsed.serial != other.serial else "why.number"
        case = "" if checked(row) else "unchecked"
        return Issue("C07", cited.number_span(), case, values | {"why": why}, other.number, rests_on=rests(row))
    if parsed.family == "joint":
        return Issue("C11", cited.number_span(), "", values, other.number, rests_on=rests(row))
    if (parsed.year is None) != (other.year is None):
        return Issue("C08", cited.number_span(), "", values, other.number, rests_on=rests(row))
    pairs = [(a, b) for a, b in zip(parsed.issuers, other.issuers, strict=False) if a != b]
    if pairs:
        values = {"code": pairs[0][0], "known": pairs[0][1]}
        return Issue("C10", cited.number_span(), "", values, other.number, rests_on=rests(row))
    return None


def _individual(cited: Cited, parsed: ParsedNumber) -> Issue | None:
    """C08: `06/2022/QĐ-TTg` for 06/QĐ-TTg of 2022, and the other way round; the date must be the registered one."""
    item = cited.item
    if cited.row is not None or parsed.doc_type is None or not is_day(item.date):
        return None
    for row, other in catalogue.with_serial(parsed.serial):
        same = (
            row.type == item.type
            and row.place is None
            and [*map(catalogue.code_key, other.issuers)] == [*map(catalogue.code_key, parsed.issuers)]
        )
        if same and row.date == item.date and (other.year is None) != (parsed.year is None):
            values = {"number": parsed.number, "known": other.number}
            return Issue("C08", cited.number_span(), "", values, other.number, rests_on=rests(row))
    return None


def _code(cited: Cited, parsed: ParsedNumber) -> Issue | None:
    """C10: a code with `&`, with D for Đ, or with a letter too few."""
    right = _RIGHT.search(cited.item.reason or "")
    if right and cited.row is None:
        return Issue("C10", cited.number_span(), "local", {"code": parsed.number, "known": right[1]}, right[1])
    for code in parsed.issuers:
        plain = code.replace("&", "")
        known = issuers.lookup(plain)
        if known is None or known.code == code or len(known.code) != len(plain) or code not in cited.item.text:
            continue
        if plain == code and known.code.replace("Đ", "D") != code:  # capitals alone
            continue
        better = parsed.number.replace(code, known.code if "D" in plain and "Đ" in known.code else plain)
        case = "" if known.level == "central" else "local"
        row = {"table": "issuers", "id": known.code, "source": _source(known.code)}
        return Issue("C10", cited.number_span(), case, {"code": code, "known": known.code}, better, rests_on=row)
    return None


def _source(code: str) -> str:
    """Where the row of a code comes from."""
    return next((row["source"] for row in table("planparse.registry", "issuers") if row["code"] == code), "")


_RULES: tuple[Callable[[Cited, ParsedNumber], Issue | None], ...] = (_type, _form, _registered, _individual, _code)


def _other_numbers(context: Context) -> dict[str, Issue]:
    """C05: mentions of one instrument whose numbers differ; the one that the registry does not know, else the later one, is wrong."""
    groups: dict[str, list[Cited]] = {}
    for cited in context.citations:
        item = cited.item
        if cited.parsed is None or cited.parsed.family == "short":
            continue
        if item.instrument_id and cited.row:
            groups.setdefault(item.instrument_id, []).append(cited)
    out: dict[str, Issue] = {}
    for mentions in groups.values():
        numbers = {catalogue.number_key(cited.parsed.number): cited for cited in reversed(mentions) if cited.parsed}
        row = mentions[0].row
        right = numbers.get(catalogue.number_key(row.number or "")) if row else None
        if len(numbers) < 2 or right is None:
            continue
        for cited in mentions:
            if cited.parsed and catalogue.number_key(cited.parsed.number) != catalogue.number_key(row.number or "" if row else ""):
                if not _differs(cited.parsed, right.parsed):
                    continue
                values = {"number": cited.parsed.number, "other": str(right.parsed)}
                related = (right.item.id,)
                out[cited.item.id] = Issue(
                    "C05", cited.number_span(), "number", values, str(right.parsed), related, rests(row) if row else None
                )
    return out


def _differs(one: ParsedNumber, other: ParsedNumber | None) -> bool:
    return other is not None and (one.serial, one.year) != (other.serial, other.year)
