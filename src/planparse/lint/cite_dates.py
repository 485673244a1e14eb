"""Dates of cited instruments against the registry, the plan's own day and the calendar. Codes C03 to C06, C14 to C18."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from planparse.lint.context import Cited, Context, checked, day, is_day, rests
from planparse.lint.issue import Issue
from planparse.registry.replacements import replaced
from planparse.tables import Row, table
from planparse.text.patterns import pattern

_TERM = pattern("lint.term", r"(?:QH|UBTVQH)\d{1,2}$")
_PERIOD = pattern("lint.period", r"giai đoạn (?:(?:từ )?năm )?(\d{4}) ?(?:[-–]|đến) ?(?:năm )?(\d{4})")
_OUT = pattern("lint.out_of_force", r"thay thế|bãi bỏ|hết hiệu lực|sơ kết|tổng kết|trước đây|đã ban hành|sửa đổi|bổ sung|kết quả")
_ENDS = pattern("lint.ends", r"[^.;\n]{0,300}(?:hết hiệu lực|bãi bỏ)")
_GIVEN = pattern("lint.given", r"(?:giao|phân bổ|cấp|bố trí)(?: \S+){0,8} (?:tại|theo|bằng)(?: \S+){0,3} ?$")
_MONEY = pattern("lint.money", r"kinh phí|ngân sách|dự toán")
_LONG = pattern("lint.long_term", r"giai đoạn|ổn định|định mức|tự chủ|phân cấp|trung hạn")
_BEFORE = 80


def found(context: Context, wrong: set[str]) -> Iterator[Issue]:
    """What is wrong with dates; `wrong` are citations whose number is, where a second finding on the date would say the same."""
    dated: dict[str, Cited] = {}
    for cited in context.citations:
        yield from _in_force(context, cited)
        if not is_day(cited.item.date):
            continue
        issue = _of_date(context, cited, dated) if cited.item.id not in wrong else None
        if issue is not None:
            yield issue
        yield from _budget(context, cited)


def _of_date(context: Context, cited: Cited, dated: dict[str, Cited]) -> Issue | None:
    """The first rule that a date breaks."""
    item, parsed = cited.item, cited.parsed
    printed = item.date or ""
    values = {"number": item.number or item.name or "", "date": day(printed)}
    if context.not_after and printed > context.not_after:
        return Issue("C14", cited.date_span(), "", values | {"issued": day(context.not_after)})
    if cited.row and is_day(cited.row.date) and cited.row.date != printed and item.number:
        case = "" if checked(cited.row) else "unchecked"
        known = day(cited.row.date)
        return Issue("C06", cited.date_span(), case, values | {"known": known}, f"ngày {known}", rests_on=rests(cited.row))
    if parsed is None:
        return None
    if parsed.year is not None and parsed.year != int(printed[:4]) and parsed.family != "short":
        return Issue("C03", cited.span, "", values)
    term = _terms().get(next((code for code in parsed.issuers if _TERM.match(code)), ""))
    if term and not term["first"] <= printed <= term["last"]:
        told = {"term": term["code"], "first": day(term["first"]), "last": day(term["last"])}
        source = {"table": "assemblies", "id": term["code"], "source": "kiến thức chung"}
        return Issue("C04", cited.date_span(), "", values | told, rests_on=source)
    if parsed.year is not None and item.number:
        earlier = dated.setdefault(f"{item.type} {item.number} {item.issuer.name if item.issuer else ''}", cited)
        if earlier.item.date != printed:
            return Issue("C05", cited.date_span(), "date", values | {"other": day(earlier.item.date or "")}, related=(earlier.item.id,))
    confirmed = cited.row is not None and cited.row.date == printed
    return _weekend(cited, values) if cited.first and not confirmed else None


@cache
def _terms() -> dict[str, Row]:
    return {row["code"]: row for row in table("planparse.lint", "assemblies")}


def _weekend(cited: Cited, values: dict[str, str]) -> Issue | None:
    """C17: a low one, since documents are signed on Sundays, too."""
    try:
        number = date.fromisoformat(cited.item.date or "").weekday()
    except ValueError:
        return None
    return Issue("C17", cited.date_span(), "", values | {"weekday": f"day.{number}"}) if number >= 5 else None


def _in_force(context: Context, cited: Cited) -> Iterator[Issue]:
    """C15 and C16, once an instrument; not where the text speaks of what was."""
    item, on = cited.item, context.not_before
    if not cited.first or on is None or item.instrument_id is None or item.relation in ("amends", "replaces"):
        return
    if _OUT.search(context.text, max(0, item.span[0] - _BEFORE), item.span[0]):
        return
    if _ENDS.match(context.text, item.span[1]):
        return
    number = item.number or item.name or item.text
    row, heir = cited.row, replaced(item.instrument_id)
    if heir and heir.date <= on:
        values = {"number": number, "date": day(heir.date), "by": heir.by_name}
        yield Issue(
            "C15",
            item.span,
            "replaced",
            values,
            heir.by_name,
            rests_on={"table": "replacements", "id": heir.instrument, "source": heir.source},
        )
    elif row and row.valid_to and row.valid_to < on:
        yield Issue("C15", item.span, "", {"number": number, "date": day(row.valid_to)}, rests_on=rests(row))
    start = context.plan.metadata.period.start
    period = _PERIOD.search(item.title or "")
    if period and start and int(period[2]) < start and item.relation in ("basis", "implements"):
        values = {"period": f"{period[1]}-{period[2]}", "plan": str(start)}
        yield Issue("C16", item.span, "", values)


def _budget(context: Context, cited: Cited) -> Iterator[Issue]:
    """C18: a year's plan whose money was given two years before or earlier."""
    period, item = context.plan.metadata.period, cited.item
    if item.type not in ("QĐ", "NQ") or not period.start or period.start != period.end or int((item.date or "0")[:4]) > period.start - 2:
        return
    start = context.text.rfind("\n", 0, item.span[0]) + 1
    before = context.text[start : item.span[0]]
    if _MONEY.search(before) and _GIVEN.search(before) and not _LONG.search(before):
        yield Issue("C18", cited.date_span(), "", {"plan": str(period.start), "year": (item.date or "")[:4]})
