"""The same divisions under other numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from planparse.text.offsets import Edit, Mapped
from tests.perturb.carry import Change, Gold, Plan, edited

Marker = Callable[[str], tuple[str, str]]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_TENS = ["", "x", "xx"]
_ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def markers(rename: dict[str, Marker]) -> Change:
    """Markers of sections by depth: `rename["0"]("II.")` gives the new marker and its label for paths."""

    def make(text: str, gold: Gold) -> Plan:
        edits, labels = [], {}
        for section in gold["sections"]:
            depth = str(section["path"].count("/"))
            if depth not in rename:
                continue
            new, label = rename[depth](section["marker"])
            start = text.index(section["marker"].rstrip("."), section["span"][0])
            edits.append(Edit(start, start + len(section["marker"]), new))
            labels[section["path"]] = label
        out, moved = edited(text, gold, edits)
        starts = {section["path"]: old["span"][0] for section, old in zip(moved["sections"], gold["sections"], strict=True)}
        shift = Mapped.identity(text).edit(edits)
        for section in moved["sections"]:
            section["span"][0] = min(section["span"][0], bisect_left(shift.starts, starts[section["path"]]))
        for kind in ("sections", "obligations"):
            for item in moved[kind]:
                key = "path" if kind == "sections" else "section"
                item[key] = _path(item[key], labels)
        return out, moved

    return make


def _path(path: str | None, labels: dict[str, str]) -> str | None:
    if path is None:
        return None
    parts = path.split("/")
    return "/".join(labels.get("/".join(parts[: i + 1]), part) for i, part in enumerate(parts))


def part(marker: str) -> tuple[str, str]:
    """`II.` → `Phần II.`"""
    return f"Phần {marker}", f"Phần {marker.rstrip('.')}"


def ordinal_part(marker: str) -> tuple[str, str]:
    """`II.` → `Phần thứ hai.`"""
    label = f"Phần thứ {_ORDINALS[_ROMAN.index(marker.rstrip('.'))]}"
    return f"{label}.", label


def division(marker: str) -> tuple[str, str]:
    """`II.` → `Mục 2.`"""
    label = f"Mục {_ROMAN.index(marker.rstrip('.')) + 1}"
    return f"{label}.", label


def letter(marker: str) -> tuple[str, str]:
    """`II.` → `B.`"""
    label = "ABCDEGHIK"[_ROMAN.index(marker.rstrip("."))]
    return f"{label}.", label


def lower_letter(marker: str) -> tuple[str, str]:
    """`3.` → `c)`."""
    label = _LETTERS[int(marker.rstrip(".").split(".")[-1]) - 1]
    return f"{label})", label


def bracket(marker: str) -> tuple[str, str]:
    """`3.` → `(3)`, `2.3.` → `(3)`."""
    label = f"({marker.rstrip('.').split('.')[-1]})"
    return label, label


def lower_roman(marker: str) -> tuple[str, str]:
    """`13.` → `(xiii)`."""
    number = int(marker.rstrip(".").split(".")[-1])
    ones = _ROMAN[number % 10 - 1].lower() if number % 10 else ""
    label = f"({_TENS[number // 10]}{ones})"
    return label, label


def closing(sign: str) -> Marker:
    """`3.` → `3)` and the like; labels stay."""
    return lambda marker: (marker.rstrip(".") + sign, marker.rstrip("."))
