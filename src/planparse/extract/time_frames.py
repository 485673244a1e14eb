"""Labels of time in running text (`Thời gian thực hiện: …`, `Tiến độ: …`) and how far what they say reaches."""

from __future__ import annotations

from typing import NamedTuple

from planparse.text.patterns import GAP as _G
from planparse.text.patterns import pattern

_FRAME = pattern(
    "time_frames.frame",
    rf"\b(?:thời{_G}(?:gian|hạn|điểm)|tiến{_G}độ|lộ{_G}trình|lịch(?=:|{_G}(?:thi|kiểm|làm|họp|tổ|triển|thực)))(?!{_G}(?:qua|tới|vừa|này|sau|trước))[^:;.\n|0-9]{{0,48}}:",
)
_LABEL = pattern("time_frames.label", r"[.;][ \xa0]{1,3}[^:;.\n|0-9]{3,48}:")
_REACH = 400


class Frame(NamedTuple):
    """Where the value of a label of time stands; `ends` says that the label names an end (`Thời hạn`, `hoàn thành`)."""

    start: int
    end: int
    ends: bool


def frames(low: str, start: int, end: int) -> list[Frame]:
    """Stretches of the line behind `Thời gian thực hiện:` and its like, up to the next label."""
    found = []
    for m in _FRAME.finditer(low, start, end):
        reach = min(end, m.end() + _REACH)
        label = _LABEL.search(low, m.end(), reach)
        ends = "hạn" in m.group() or "hoàn" in m.group()
        found.append(Frame(m.end(), label.start() if label else reach, ends))
    return found
