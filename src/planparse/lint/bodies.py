"""Bodies: without a division of their own, not among the recipients, ended before the plan, not clearly named. Codes A1, A2, A4, A6, A7."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lint.context import Context, day
from planparse.lint.issue import Issue, several
from planparse.model import Agency, Span
from planparse.registry import bodies as registry
from planparse.registry import successions
from planparse.registry.keys import day_after, same_written, words
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WAS = pattern(
    "lint.was", r"(?i)trước đây|nay là|sáp nhập|hợp nhất|giải thể|kế thừa|tiếp nhận|chuyển từ|nguyên |cũ\b|trước khi|kết thúc|chấm dứt"
)
_GROUP = pattern("lint.group", r"các |như |ngành|đoàn thể|đơn vị|cơ quan|thành viên|liên quan|tổ chức")
_LIST = pattern("lint.list", r"[,;]")
_AFTER = 60
_DISTRICTS_ENDED, _FEWEST = "2025-07-01", 3
_MERGERS = "2025", "2025-06"  # provinces carried those of this spring out on days of their own


def found(context: Context) -> Iterator[Issue]:
    """Findings of all rules on bodies."""
    yield from _coordinators(context)
    yield from _recipients(context)
    yield from _ended(context)
    yield from _fields(context)
    yield from _many_names(context)


def _coordinators(context: Context) -> Iterator[Issue]:
    """A1, one finding: who coordinates but leads nothing; only in plans that deal out duties under headings."""
    leads: set[str] = set()
    others: dict[str, Span] = {}
    headed = set()
    own = context.plan.metadata.level
    for duty in context.plan.obligations:
        for body in duty.responsible:
            key = body.agency_id or body.name
            if body.role == "lead":
                leads.add(body.name)
                if body.basis == "heading":
                    headed.add(key)
            elif not key.startswith("*") and body.level == own:
                others.setdefault(body.name, body.span)
    known = [set(words(name)) for name in leads]
    missing = [
        (name, span)
        for name, span in others.items()
        if name not in leads and not any(set(words(name)) <= lead for lead in known) and not _collective(context, span)
    ]
    if missing and len(headed) >= _FEWEST:
        yield Issue("A1", missing[0][1], "", {"names": several([name for name, _ in missing])})


def _recipients(context: Context) -> Iterator[Issue]:
    """A2, one finding: bodies with a division of their own that no recipient writes; groups among the recipients may hold anybody."""
    recipients = context.plan.metadata.recipients
    if not recipients or any(_GROUP.search(fold(line)) for line in recipients):
        return
    lines = [words(part) for line in recipients for part in _LIST.split(line)]
    own, absent = context.plan.metadata.level, dict[str, Span]()
    for duty in context.plan.obligations:
        for body in duty.responsible:
            plain = body.basis == "heading" and body.role == "lead" and body.level == own and not (body.agency_id or "*").startswith("*")
            if plain and body.name not in absent and not any(_written(line, words(body.name)) for line in lines):
                absent[body.name] = body.span
    if absent and len(absent) < len(lines):
        yield Issue("A2", next(iter(absent.values())), "", {"names": several(list(absent))})


def _written(line: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(same_written(line[:size], name) for size in range(1, len(line) + 1)) or set(name) <= set(line)


def _collective(context: Context, span: Span) -> bool:
    return any(agency.span == span and agency.collective for agency in context.plan.agencies)


def _ended(context: Context) -> Iterator[Issue]:
    """A4, once a name: bodies that the registry has as ended before the plan, and districts after they ended."""
    on = context.not_before
    if on is None:
        return
    districts = on >= _DISTRICTS_ENDED
    seen: set[str] = set()
    acting = {body.span for duty in context.plan.obligations for body in duty.responsible}
    for agency in sorted(context.plan.agencies, key=lambda one: one.span not in acting):  # what a body has to do says most
        if agency.name in seen or agency.level is None:
            continue
        row = None if agency.collective else registry.body(agency.name, agency.level)
        if row is not None and row.valid_to and row.valid_to < on and "từng tỉnh" not in row.source:
            seen.add(agency.name)
            if not _told(context, agency):
                heirs = successions.successors(agency.name, agency.level, None, context.plan.metadata.title)
                now = next((heir.name for heir in reversed(heirs) if (heir.date or "") <= on), None)
                source = {"table": "bodies", "id": f"{row.name}@{row.level}", "source": row.source}
                case = "" if _well_after(row.valid_to, on) else "lately"
                values = {"name": agency.name, "date": day(day_after(row.valid_to))}
                yield Issue("A4", agency.span, case, values, now, rests_on=source)
        elif (
            districts
            and agency.level == "district"
            and not agency.name.lower().startswith(("tòa", "viện", "chi cục", "thuế", "bảo hiểm", "thi hành"))
        ):
            seen.add(agency.name)
            if not _told(context, agency):
                source = {"table": "provinces", "id": "district", "source": "Luật số 72/2025/QH15; Nghị quyết số 203/2025/QH15"}
                yield Issue("A4", agency.span, "level", {"name": agency.text}, rests_on=source)


def _well_after(valid_to: str, on: str) -> bool:
    """Later than the last day of a body; with a month of grace where it ended in the mergers of 2025."""
    if not _MERGERS[0] <= valid_to < _MERGERS[1]:
        return on > valid_to
    return on > f"{valid_to[:4]}-{int(valid_to[5:7]) + 1:02d}-28"


def _told(context: Context, agency: Agency) -> bool:
    """The text itself speaks of the change."""
    start, end = agency.span
    return bool(_WAS.search(context.text, max(0, start - _AFTER), end + _AFTER))


def _fields(context: Context) -> Iterator[Issue]:
    """A6: a division of duties under the name of a field alone (`4. Y tế:`)."""
    known = {row["heading"] for row in table("planparse.lint", "vague_headings")}
    for section in context.plan.sections:
        if section.title and section.role == "organization" and fold(section.title).strip(" :.") in known:
            yield Issue("A6", section.heading_span, "", {"name": section.title.strip(" :.")})


def _many_names(context: Context) -> Iterator[Issue]:
    """A7: one committee of a plan under several names: each begins alike and has at least half of its words in common with the first."""
    names: dict[str, Agency] = {}
    for agency in context.plan.agencies:
        if not agency.collective and agency.name.startswith("Ban Chỉ đạo ") and len(words(agency.name)) > 4:
            names.setdefault(fold(agency.name), agency)
    groups: dict[str | None, list[Agency]] = {}
    for agency in names.values():
        groups.setdefault(agency.level, []).append(agency)
    for same in groups.values():
        first = same[0]
        alike = [other for other in same[1:] if _alike(first.name, other.name)]
        if alike:
            yield Issue("A7", alike[0].span, "", {"names": "|".join(agency.name for agency in (first, *alike))}, related=(first.id,))


def _alike(one: str, other: str) -> bool:
    left, right = set(words(one)[3:]), set(words(other)[3:])
    return left != right and 2 * len(left & right) >= max(len(left), len(right)) and len(left & right) > 2
