"""Variants of the five plans that must cost nothing, one by one: no chance, no mean. The kinds themselves stand in `tests/perturb`."""

from __future__ import annotations

import re
from typing import Any

from tests.perturb.carry import Change, Gold, Plan, edited, load, substitutions, swapped
from tests.perturb.layout import bullets, rewrapped
from tests.perturb.numbering import bracket, closing, letter, markers, part
from tests.perturb.spelling import bom, capitals, crlf, nfd

__all__ = ["VARIANTS", "Gold", "load"]


def other_names(pairs: dict[str, str]) -> Change:
    """Other bodies, places and years put in, in the text and in the gold alike; the keys are regular expressions without groups."""
    regex = "|".join(f"({known})" for known in pairs)
    names = list(pairs.values())

    def new(match: re.Match[str]) -> str:
        return names[(match.lastindex or 1) - 1]

    def swap(value: Any) -> Any:
        return int(pairs[str(value)]) if isinstance(value, int) and str(value) in pairs else value

    def make(text: str, gold: Gold) -> Plan:
        out, moved = edited(text, gold, substitutions(text, regex, new))
        moved = swapped(moved, lambda value: re.sub(regex, new, value), skip=("span", "defects"))
        moved["metadata"]["period"] = {key: swap(value) for key, value in moved["metadata"]["period"].items()}
        for deadline in moved["deadlines"]:
            deadline.update({key: swap(value) for key, value in deadline.items()})
        for target in moved["targets"]:
            target["due"] = swap(target.get("due"))
        return out, moved

    return make


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

VARIANTS: dict[str, Change] = {
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
