"""From the query of an address to a filter, a page of rows, an order and columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, get_args

from starlette.requests import Request

from planparse.errors import UsageError
from planparse.store import Filter, Store, asking
from planparse.store.query import Sort
from planparse.web import language
from planparse.web.site import site_of

SIZE = 50  # rows of a page
_MOST_PAGE = 1_000_000
_NUMBERS = {"year": int, "min_confidence": float}
NAMES = tuple(field.name for field in fields(Filter) if field.name != "everything")


def filters(request: Request, store: Store, *, without: tuple[str, ...] = ()) -> Filter:
    """The filter of a request, its parameters named like the options of the command line.

    Raises UsageError for a value that is none, PlanUnknownError for a plan that the store lacks.
    """
    say = language.said(language.chosen(request))
    given: dict[str, Any] = {name: request.query_params.get(name) or None for name in NAMES if name not in without}
    if any("\0" in value for value in given.values() if value):  # no store takes it
        raise UsageError("", "NUL")
    for name, kind in _NUMBERS.items():
        if given.get(name) is not None:
            try:
                given[name] = kind(given[name])
            except ValueError:
                raise UsageError("", name) from None
    if given.get("year") is not None and not 0 < given["year"] < 10_000:
        raise UsageError("", "year")
    if given.get("plan"):
        given["plan"] = store.find(given["plan"])
    return asking.asked(say, everything=request.query_params.get("all") == "1", **given)


def whole(request: Request, name: str, default: int, least: int, most: int) -> int:
    """A number of a query. Raises UsageError for anything else."""
    found = number(request.query_params.get(name) or str(default), name)
    if not least <= found <= most:
        raise UsageError("", name)
    return found


def number(value: str, name: str) -> int:
    """A whole number of nine digits at most, given as `name`. Raises UsageError for anything else."""
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise UsageError("", name)
    return int(value)


def sort(request: Request) -> Sort | None:
    """The order asked for. Raises UsageError for one that there is not."""
    value = request.query_params.get("sort")
    found: Sort | None = next((one for one in get_args(Sort) if one == value), None)
    if value and found is None:
        raise UsageError("", "sort")
    return found


@dataclass(frozen=True, slots=True)
class Paging:
    """A page of rows; `total` of all pages."""

    page: int
    total: int
    size: int = SIZE

    @property
    def pages(self) -> int:
        """How many there are, one at least."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many rows stand on the pages before."""
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        """Number of the first row, from 1; 0 where there is none."""
        return self.offset + 1 if self.total else 0

    @property
    def last(self) -> int:
        """Number of the last row."""
        return min(self.page * self.size, self.total)

    def near(self) -> list[int | None]:
        """Pages to offer: the ends and those around, None for a gap."""
        wanted = sorted({1, self.pages, *range(max(1, self.page - 2), min(self.pages, self.page + 2) + 1)})
        out: list[int | None] = []
        for number in wanted:
            if out and out[-1] is not None and number > out[-1] + 1:
                out.append(None)
            out.append(number)
        return out


def paging(request: Request, total: int, size: int = SIZE) -> Paging:
    """The page asked for; the last one where there are fewer."""
    page = whole(request, "page", 1, 1, _MOST_PAGE)
    return Paging(min(page, max(1, -(-total // size))), total, size)


def listed(request: Request, what: str, find: Callable[[Store, Filter], list[dict[str, Any]]]) -> dict[str, Any]:
    """A page of all that `find` gives, for a template: `ask`, `rows`, `paging`; `what` is the name of all, by which they are kept."""
    site = site_of(request)
    ask = filters(request, site.store)
    found = site.kept((what, ask), lambda: find(site.store, ask))
    part = paging(request, len(found))
    return {"ask": ask, "rows": found[part.offset : part.last], "paging": part}
