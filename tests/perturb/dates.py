"""The same plan in another year and some days earlier or later."""

from __future__ import annotations

import calendar
import copy
import re
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.perturb.carry import Change, Gold, Plan, edited, substitutions, swapped

_FULL = r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>20[0-3]\d)(?!\d)"
_WORDS = r"(?P<wd>\d{1,2}) ?(?P<ws>\s*tháng\s*)(?P<wm>\d{1,2})(?:(?P<wy>\s*năm\s*)(?P<yy>20[0-3]\d))?(?!\d)"
_SHORT = r"(?<=ngày )(?P<sd>\d{1,2})/(?P<sm>\d{1,2})(?![\d/])|(?<=từ )(?P<td>\d{1,2})/(?P<tm>\d{1,2})(?![\d/])|(?<=đến )(?P<ud>\d{1,2})/(?P<um>\d{1,2})(?![\d/])"
_YEAR = r"(?<!\d)(?P<year>20[0-3]\d)(?!\d)"
_ANY = re.compile(rf"(?<![\d/]){_FULL}|(?<=ngày ){_WORDS}|{_SHORT}|{_YEAR}")
_DAY = re.compile(r"\d{1,2}\s*(?:[/.-]\s*\d|tháng)")
_ISO = re.compile(r"(\d{4}|-)-(\d\d)(?:-(\d\d))?")


def shifted(rng: Random) -> Change:
    """All years some years later, all days some days earlier or later, in the text and in the gold."""
    # not beyond June 2025, when districts and their offices came to an end
    years, days = rng.choice((1, -1, -2, -3)), rng.choice((-9, -4, 3, 8, 14))

    def move(year: int, month: int, day: int) -> date:
        last = calendar.monthrange(year, month)[1]
        moved = date(year, month, min(day, last)) + timedelta(days=days)
        return moved.replace(year=moved.year + years, day=min(moved.day, 28) if moved.month == 2 else moved.day)

    def new(match: re.Match[str]) -> str:
        return _printed(match, move, years)

    def iso(value: Any, whole: bool) -> Any:
        return _moved_value(value, move, years, whole)

    def make(text: str, gold: Gold) -> Plan:
        base = _plan_year(gold)
        out, moved = edited(text, gold, substitutions(text, _ANY.pattern, lambda m: _printed(m, move, years, base)))
        original = copy.deepcopy(moved)
        moved = swapped(moved, lambda value: value if _ISO.fullmatch(value) else _ANY.sub(new, value))
        _values(moved, original, text, gold, iso)
        return out, moved

    return make


def _plan_year(gold: Gold) -> int:
    return int(gold["metadata"]["period"]["start"])


def _printed(match: re.Match[str], move: Any, years: int, base: int = 2021) -> str:
    """The date of a match in its own way of writing, moved."""
    g = match.groupdict()
    if g["year"]:
        return str(int(g["year"]) + years)
    if g["y"]:
        new = move(int(g["y"]), int(g["m"]), int(g["d"]))
        return f"{new.day:02d}{g['s']}{_month(new.month, g['m'])}{g['s']}{new.year}"
    if g["wd"]:
        new = move(int(g["yy"] or base), int(g["wm"]), int(g["wd"]))
        return f"{new.day:02d}{' ' if not g['ws'][0].isspace() else ''}{g['ws']}{new.month}" + (f"{g['wy']}{new.year}" if g["wy"] else "")
    day, month = next((g[f"{key}d"], g[f"{key}m"]) for key in "stu" if g[f"{key}d"])
    new = move(base, int(month), int(day))
    return f"{new.day:02d}/{_month(new.month, month)}"


def _month(month: int, like: str) -> str:
    return f"{month:02d}" if like.startswith("0") or month < 3 else str(month)


def _moved_value(value: Any, move: Any, years: int, whole: bool) -> Any:
    """An ISO date (or a year) of the gold, moved; `whole` is false where the text gives a year only."""
    if isinstance(value, int):
        return value + years
    found = _ISO.fullmatch(value or "")
    if not found:
        return value
    year, month, day = found.groups()
    if year == "-":
        new = move(2021, int(month), int(day))
        return f"--{new.month:02d}-{new.day:02d}"
    if day is None or not whole:
        return f"{int(year) + years}{value[4:]}"
    return move(int(year), int(month), int(day)).isoformat()


def _values(moved: Gold, original: Gold, text: str, gold: Gold, iso: Any) -> None:
    about = moved["metadata"]
    about["issued_on"] = iso(original["metadata"]["issued_on"], True)
    about["period"] = {key: iso(value, False) for key, value in original["metadata"]["period"].items()}
    for item in moved["citations"]:
        item["date"] = iso(item["date"], True)
    for item, old in zip(moved["deadlines"], gold["deadlines"], strict=True):
        whole = _DAY.search(text[slice(*old["span"])]) is not None
        for key in ("by", "from", "to"):
            if key in item:
                item[key] = iso(old[key], whole)
    for item, old in zip(moved["targets"], gold["targets"], strict=True):
        item["due"] = iso(old.get("due"), False)
