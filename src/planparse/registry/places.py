"""Provinces by name. Smaller units are known only by the word before their name."""

from __future__ import annotations

from functools import cache

from planparse.tables import table
from planparse.text.fold import fold


@cache
def _provinces() -> dict[str, tuple[str, str]]:
    return {fold(row["name"]): (row["name"], row["kind"]) for row in table("planparse.registry", "provinces")}


def provinces() -> tuple[str, ...]:
    """Official names of all provinces and cities under the centre, past and present."""
    return tuple(name for name, _ in _provinces().values())


def province(name: str) -> str | None:
    """Official name of the province or centrally run city that `name` is, in any case and tone placement; None where it is none."""
    found = _provinces().get(fold(name.strip()))
    return found[0] if found else None


@cache
def _until() -> dict[str, str]:
    return {row["name"]: row["until"] for row in table("planparse.registry", "provinces") if row["until"]}


def had_ended(name: str, on: str | None) -> bool:
    """True for the official name of a province that was no more on the day, month or year `on`."""
    return bool(on) and _until().get(name, "9999")[: len(on or "")] < (on or "")


def is_central_city(name: str) -> bool:
    """True for a city directly under the centre (Hà Nội, Hải Phòng …)."""
    found = _provinces().get(fold(name.strip()))
    return found is not None and found[1] == "thành phố"


def starting_province(words: str) -> str | None:
    """The province whose name `words` begins with (`Kon Tum lần thứ` → `Kon Tum`), the longest first."""
    parts = words.split()
    for count in range(min(5, len(parts)), 0, -1):
        found = province(" ".join(parts[:count]))
        if found:
            return found
    return None
