"""The years that a plan covers: its title says them, else the words that announce it, else the headings of its aims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.model import Period
from planparse.text.fold import lower
from planparse.text.patterns import pattern

_SPAN = pattern(
    "plan_period.span",
    r"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|các năm|năm) ?|(?<![\d/.-]))(?P<a>(?:19|20)\d\d) ?(?:[-–—]|"
    r"đến(?: hết)?(?: năm)?|và(?: năm)?|,) ?(?P<b>(?:19|20)\d\d)(?![\d/])",
)
_YEAR = pattern(
    "plan_period.year",
    r"(?P<far>đến (?:hết |cuối )?)?(?:năm|quý [iv\d]{1,3} ?/|tháng \d{1,2} ?[/-]|đợt \d{1,2} ?/) ?(?P<y>(?:19|20)\d\d)(?!\d)",
)
_HORIZON = pattern("plan_period.horizon", r"(?:định hướng|tầm nhìn)[^.;\n]{0,12}$")
_DATES = pattern(
    "plan_period.dates",
    r"từ (?:ngày )?\d{1,2}/\d{1,2}(?:/(?P<a>20\d\d))? ?(?:[-–]|đến(?: hết)?) ?(?:ngày )?\d{1,2}/\d{1,2}/(?P<b>20\d\d)(?!\d)",
)
# the term of those whom the grounds name (`Ban Chấp hành Đảng bộ xã khóa I, nhiệm kỳ 2025 - 2030`)
_TERM_OF = pattern("plan_period.term_of", r"(?:khóa|khoá|lần thứ) [ivxlc\d]{1,7},? ?\(?$")
_DAY = pattern("plan_period.day", r"ngày ?\d{1,2} ?tháng ?\d{1,2} ?$")


def period(title: str, opening: str, aims: Sequence[str] = ()) -> Period:
    """Years that the plan covers, from its title, else from the words that announce it, else from the headings of its aims.

    What it only looks forward to does not count.
    """
    return _covered(lower(title)) or _covered(lower(opening[-300:]), announced=True) or _over_all(aims) or Period(start=None, end=None)


def _over_all(aims: Sequence[str]) -> Period | None:
    """From the first to the last year that headings of aims name (`Mục tiêu năm 2026`, `Mục tiêu giai đoạn 2026 - 2030`)."""
    found = [covered for covered in (_covered(lower(aim)) for aim in aims) if covered]
    starts = [covered.start for covered in found if covered.start]
    ends = [covered.end for covered in found if covered.end]
    return Period(start=min(starts, default=None), end=max(ends)) if ends else None


def _covered(text: str, *, announced: bool = False) -> Period | None:
    """A year alone inside a span is the plan's (`Chương trình giai đoạn 2021 - 2025, năm 2024`), else the span, else `đến năm …`."""
    spans = [m for m in _SPAN.finditer(text) if not _HORIZON.search(text[: m.start()])]
    spans = [m for m in spans if not _TERM_OF.search(text[: m.start()])] if announced else spans
    years = [
        m
        for m in _YEAR.finditer(text)
        if not _inside(m.start(), spans) and not _HORIZON.search(text[: m.start()]) and not _DAY.search(text[: m.start()])
    ]
    alone = [int(m["y"]) for m in years if not m["far"]]
    limits = [int(m["y"]) for m in years if m["far"]]
    if spans:
        low, high = sorted((int(spans[-1]["a"]), int(spans[-1]["b"])))
        if alone and low <= alone[-1] <= high:
            return Period(start=alone[-1], end=alone[-1])
        return Period(start=low, end=high)
    if alone:
        later = [y for y in limits if y > alone[-1]]
        return Period(start=alone[-1], end=later[0] if later else alone[-1])
    dates = _DATES.search(text)
    if dates and not limits:
        return Period(start=int(dates["a"] or dates["b"]), end=int(dates["b"]))
    return Period(start=None, end=limits[0]) if limits else None


def _inside(at: int, spans: Sequence[re.Match[str]]) -> bool:
    return any(m.start() <= at < m.end() for m in spans)
