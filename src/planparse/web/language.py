"""The language of a page: `?lang=` (which a cookie keeps), the cookie, else that of the settings; and how values are said in it.

Words stand in `web/data/words.csv`, where these lack one in `render/data/words.csv`; dates and numbers are Babel's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from math import isfinite
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal, parse_decimal
from starlette.requests import Request

from planparse.render import words as rendered
from planparse.settings import Language
from planparse.tables import table
from planparse.web.site import site_of

LANGUAGES: tuple[Language, ...] = ("vi", "en")
COOKIE = "lang"
_LOCALES = {"vi": "vi_VN", "en": "en_GB"}


@cache
def words(lang: str) -> Callable[[str], str]:
    """A function from key to word. Raises KeyError for a key that no table has."""
    own = {row["key"]: row[lang] for row in table("planparse.web", "words")}
    others = rendered.words(lang)
    return lambda key: own[key] if key in own else others(key)


def said(lang: str) -> Callable[[str, object], str]:
    """A message by its key, with `{name}` filled in."""
    return lambda key, name: words(lang)(key).replace("{name}", str(name))


def chosen(request: Request) -> Language:
    """The language to answer a request in."""
    for value in (request.query_params.get(COOKIE), request.cookies.get(COOKIE)):
        for one in LANGUAGES:
            if value == one:
                return one
    return site_of(request).lang


def day(value: str | date | None) -> str:
    """An ISO date, whole or partial, as offices write it in either language: 20/06/2023, 06/2023, 2023."""
    if not value:
        return ""
    return "/".join(reversed(str(value).removeprefix("--").split("-")))


def stretch(first: str, last: str) -> str:
    """Days from `first` to `last`."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


@lru_cache(maxsize=4096)
def number(value: float, lang: str) -> str:
    """1.234 in Vietnamese, 1,234 in English."""
    return format_decimal(value, locale=_LOCALES[lang])


def exact(value: float, lang: str) -> str:
    """A number with all its places, as `quantity` reads it."""
    return format_decimal(value, format="#,##0.##########", locale=_LOCALES[lang])


def quantity(text: str, lang: str) -> float:
    """A number as people write it. Raises ValueError."""
    value = float(parse_decimal(text, locale=_LOCALES[lang], strict=True))
    if not isfinite(value):
        raise ValueError(text)
    return value


def month(value: date, lang: str) -> str:
    """`Tháng 6 năm 2023`, `June 2023`."""
    text: str = format_date(value, "LLLL y" if lang == "en" else "LLLL 'năm' y", locale=_LOCALES[lang])
    return text[0].upper() + text[1:]


def weekdays(lang: str) -> list[tuple[str, str]]:
    """Short and long names of the days from Monday on."""
    monday = [date(2024, 1, number) for number in range(1, 8)]
    return [tuple(format_date(one, form, locale=_LOCALES[lang]) for form in ("ccc", "cccc")) for one in monday]  # type: ignore[misc]


def long_day(value: date, lang: str) -> str:
    """`thứ Ba, 20/06/2023`."""
    return str(format_date(value, "EEEE, dd/MM/y", locale=_LOCALES[lang]))


def helpers(lang: Language) -> dict[str, Any]:
    """What templates say things with."""
    return {
        "lang": lang,
        "say": words(lang),
        "day": day,
        "stretch": stretch,
        "number": lambda value: number(value, lang),
        "month_name": lambda value: month(value, lang),
        "long_day": lambda value: long_day(value, lang),
    }
