"""Variants of the five plans with their gold carried over: the same plan as other offices, editors and converters would have written it.

A variant is made by edits whose map is exact, so every gold span moves with its words. Kinds: Unicode form, line ends, wrapping, markers,
bullets, capitals of headings, other bodies, places and years.
"""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from planparse.outline.build import opens_block
from planparse.text.clean import clean
from planparse.text.offsets import Edit, Mapped, Piece
from planparse.text.reflow import reflow

Gold = dict[str, Any]
LISTS = ("sections", "citations", "agencies", "deadlines", "targets", "obligations")


def load(corpus: Path, name: str) -> tuple[str, Gold]:
    """Raw text and gold of a plan."""
    with (corpus / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    return text, json.loads((corpus / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))


def carry(gold: Gold, mapped: Mapped) -> Gold:
    """The gold with its spans in the variant's text."""
    moved = copy.deepcopy(gold)
    for kind in LISTS:
        for item in moved[kind]:
            low, high = item["span"]
            inside = [
                i for i in range(bisect_left(mapped.starts, low), bisect_left(mapped.starts, high)) if mapped.ends[i] > mapped.starts[i]
            ]
            item["span"] = [inside[0], inside[-1] + 1]
    return moved


def edited(text: str, gold: Gold, edits: Iterable[Edit]) -> tuple[str, Gold]:
    mapped = Mapped.identity(text).edit(edits)
    return mapped.text, carry(gold, mapped)


def substitutions(text: str, regex: str, new: Callable[[re.Match[str]], str], flags: int = 0) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), new(m)) for m in re.finditer(regex, text, flags))


def nfd(text: str, gold: Gold) -> tuple[str, Gold]:
    return edited(text, gold, substitutions(text, r"[^\x00-\x7f]", lambda m: unicodedata.normalize("NFD", m.group())))


def crlf(text: str, gold: Gold) -> tuple[str, Gold]:
    return edited(text, gold, substitutions(text, r"\n", lambda _: "\r\n"))


def bom(text: str, gold: Gold) -> tuple[str, Gold]:
    """A byte order mark that the decoder left inside the text."""
    return edited(text, gold, [Edit(0, 0, "\ufeff")])


def rewrapped(width: int, blank: bool) -> Callable[[str, Gold], tuple[str, Gold]]:
    """Paragraphs wrapped at a column, with or without blank lines between them."""

    def make(text: str, gold: Gold) -> tuple[str, Gold]:
        flow = reflow(clean(text), opens_block)
        pieces: list[Piece] = []
        for paragraph in flow.paragraphs:
            for start, end in _lines(flow.mapped.text, paragraph.start, paragraph.end, width):
                pieces += [(start, end), "\n"]
            if blank:
                pieces.append("\n")
        arranged = flow.mapped.arrange(pieces)
        order = sorted(range(len(arranged.starts)), key=lambda i: arranged.starts[i])
        moved = copy.deepcopy(gold)
        starts = [arranged.starts[i] for i in order]
        for kind in LISTS:
            for item in moved[kind]:
                low, high = item["span"]
                inside = [i for i in order[bisect_left(starts, low) : bisect_left(starts, high)] if arranged.ends[i] > arranged.starts[i]]
                first = inside[0]
                last = max(i for i in inside if i >= first)
                item["span"] = [first, last + 1]
        return arranged.text, moved

    return make


def _lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    at = start
    while end - at > width:
        cut = text.rfind(" ", at + 1, at + width + 1)
        if cut <= at:
            cut = text.find(" ", at + width, end)
        if cut <= at:
            break
        yield at, cut
        at = cut + 1
    yield at, end


def bullets(sign: str) -> Callable[[str, Gold], tuple[str, Gold]]:
    """Dashes at the begin of lines become another sign (not in the recipients, where they are part of no gold)."""

    def make(text: str, gold: Gold) -> tuple[str, Gold]:
        return edited(text, gold, substitutions(text, r"(?m)^( ?)-(?= ?[^\W\d_])", lambda m: m[1] + sign))

    return make


def markers(rename: dict[str, Callable[[str], tuple[str, str]]]) -> Callable[[str, Gold], tuple[str, Gold]]:
    """Markers of sections by depth: `rename["0"]("II.")` gives the new marker and its label for paths."""

    def make(text: str, gold: Gold) -> tuple[str, Gold]:
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


def capitals(text: str, gold: Gold) -> tuple[str, Gold]:
    """Headings of the first two levels in capitals."""
    edits = []
    for section in gold["sections"]:
        if section["kind"] == "heading" and section["path"].count("/") < 2:
            start = section["span"][0]
            end = text.find("\n", start)
            edits.append(Edit(start, end, text[start:end].upper()))
    out, moved = edited(text, gold, edits)
    for section in moved["sections"]:
        if section["kind"] == "heading" and section["title"] and section["path"].count("/") < 2:
            section["title"] = section["title"].upper()
    return out, moved


def other_names(pairs: dict[str, str]) -> Callable[[str, Gold], tuple[str, Gold]]:
    """Other bodies, places and years put in, in the text and in the gold alike; the keys are regular expressions without groups."""
    regex = "|".join(f"({known})" for known in pairs)
    names = list(pairs.values())

    def new(match: re.Match[str]) -> str:
        return names[(match.lastindex or 1) - 1]

    def swap(value: Any) -> Any:
        if isinstance(value, int) and str(value) in pairs:
            return int(pairs[str(value)])
        if isinstance(value, str):
            return re.sub(regex, new, value)
        if isinstance(value, dict):
            return {key: swap(item) if key not in ("span", "defects") else item for key, item in value.items()}
        return [swap(item) for item in value] if isinstance(value, list) else value

    def make(text: str, gold: Gold) -> tuple[str, Gold]:
        out, moved = edited(text, gold, substitutions(text, regex, new))
        return out, swap(moved)

    return make


ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


def part(marker: str) -> tuple[str, str]:
    """`II.` → `Phần II.`"""
    return f"Phần {marker}", f"Phần {marker.rstrip('.')}"


def letter(marker: str) -> tuple[str, str]:
    """`II.` → `B.`"""
    label = "ABCDEGHIK"[ROMAN.index(marker.rstrip("."))]
    return f"{label}.", label


def bracket(marker: str) -> tuple[str, str]:
    """`3.` → `(3)`."""
    label = f"({marker.rstrip('.')})"
    return label, label


def closing(sign: str) -> Callable[[str], tuple[str, str]]:
    """`3.` → `3)` and the like; labels stay."""
    return lambda marker: (marker.rstrip(".") + sign, marker.rstrip("."))


BODIES = {
    r"[Pp]hòng\s+Lao\s+động ?[-–,]?\s*Thương\s+binh\s+và\s+Xã\s+hội": "Phòng Nội vụ",
    r"Phòng Tư pháp": "Phòng Kinh tế và Hạ tầng",
    r"Phòng Y tế": "Phòng Dân tộc và Tôn giáo",
    r"Sở Lao động - Thương binh\s+và Xã hội": "Sở Nông nghiệp và Môi trường",
    r"Sở Giao thông vận tải": "Sở Xây dựng",
    r"Hội Liên hiệp Phụ nữ": "Hội Cựu chiến binh",
    r"Liên đoàn Lao động": "Hội Nông dân",
}
YEARS = {"2023": "2027", "2024": "2028"}
PLACES = {
    "Đức Phổ": "Ba Đồn",
    "Quảng Ngãi": "Quảng Bình",
    "Hoàng Mai": "Long Biên",
    "Tứ Kỳ": "Kim Bảng",
    "Hải Dương": "Hà Nam",
    "Nhơn Hưng": "Phước Mỹ",
}

VARIANTS: dict[str, Callable[[str, Gold], tuple[str, Gold]]] = {
    "NFD": nfd,
    "CRLF": crlf,
    "BOM": bom,
    "80 cột, có dòng trống": rewrapped(80, True),
    "80 cột, liền dòng": rewrapped(80, False),
    "60 cột, có dòng trống": rewrapped(60, True),
    "60 cột, liền dòng": rewrapped(60, False),
    "Phần I.": markers({"0": part}),
    "A.": markers({"0": letter}),
    "(1)": markers({"1": bracket}),
    "1)": markers({"1": closing(")")}),
    "I/ và 1/": markers({"0": closing("/"), "1": closing("/")}),
    "gạch đầu dòng *": bullets("*"),
    "gạch đầu dòng •": bullets("•"),
    "gạch đầu dòng –": bullets("–"),
    "gạch đầu dòng +": bullets("+"),
    "đề mục in hoa": capitals,
    "cơ quan khác": other_names(BODIES),
    "năm khác": other_names(YEARS),
    "nơi khác": other_names(PLACES),
}
