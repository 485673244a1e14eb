"""Figures as Vietnamese writes them (`1.250,5`), and sums of money."""

from __future__ import annotations

from planparse.text.patterns import pattern

_AMOUNT = pattern("money.amount", r"(?P<n>\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,3})?) ?(?P<u>tỷ|triệu|nghìn|ngàn)? ?đồng")
SCALE = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}


def number(figures: str) -> float:
    """The value of figures with stops between the thousands and a decimal comma."""
    return float(figures.replace(".", "").replace(",", "."))


def amount_in(text: str) -> float | None:
    """The first sum that `text` names, in đồng; None where it names none."""
    found = _AMOUNT.search(text)
    return number(found["n"]) * SCALE.get(found["u"] or "", 1.0) if found else None
