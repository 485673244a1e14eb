"""Time expressions in the cells of tables: whether one fills its cell, or opens a cell that goes on with other words.

All functions take lower-cased text and look no further than the line they are given.
"""

from __future__ import annotations

from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_CELL_WORD = (
    rf"(?:{_S}(?:,|;|\+|[-–])|{_G}(?:và|hoặc|đến|các|những|năm|quý|tháng|tiếp|theo|kế|sau|hằng|hàng|mỗi|ngày|từ|"
    r"[0-9]{1,2}(?:/[0-9]{1,4}){0,2}|20[0-9]{2}|iv|i{1,3}))"
)
_CELL_REST = pattern("time_cells.rest", rf"{_CELL_WORD}{{0,10}}[ \xa0*.;]{{0,3}}(?=[|\t]|$)")
_CELL_BEFORE = pattern(
    "time_cells.before",
    rf"[|\t][ \xa0*]{{0,3}}(?:năm|quý|tháng|từ)?{_S}(?:20[0-9]{{2}}|iv|i{{1,3}}|[0-9]{{1,2}})(?:{_S}/{_S}20[0-9]{{2}})?"
    rf"{_CELL_WORD}{{0,10}}{_S}$",
)
# a date that opens its cell, whatever is said of it behind: `05/3/2024 (nếu trời tốt)`, `≤ 6 ngày, dự kiến 12/3/2024`
_CELL_OPENS = pattern(
    "time_cells.opens",
    rf"(?:[|\t][ \xa0*]{{0,3}}(?:(?:[≤≥<>=~]|không{_G}quá|tối{_G}đa|trong)?{_S}[0-9]{{1,3}}{_S}ngày(?:{_G}làm{_G}việc)?{_S}[,;.:(]?{_S})?"
    rf"(?:(?:dự{_G}kiến|khoảng|vào|sáng|chiều|tối|thứ{_G}\w{{2,4}}|ngày|[0-9]{{1,2}}{_S}(?:h|giờ|g|:)(?:[0-9]{{2}})?),?{_S}){{0,4}}"
    rf"|[|\t][^|\t]{{3,60}}\bdự{_G}kiến(?:{_G}(?:ngày|vào|từ))?{_S}:?{_S})$",
)
_CELL_TELLS = pattern("time_cells.tells", r"[^|\t]{0,60}?(?<!\w)(?:đã|của|về|về việc)(?!\w)")


def fills_cell(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether the expression is the whole content of a table cell (cells are parted by | or a tab)."""
    left, right = low[max(start, at - 4) : at].rstrip(" *"), low[after : min(end, after + 4)].lstrip(" *.;")
    if left and left[-1] not in "|\t":
        left = "" if _CELL_BEFORE.search(low[max(start, at - 48) : at]) else left
    if right and right[0] not in "|\t" and _CELL_REST.match(low, after, end):
        right = "|"
    parted = "|" in low[max(start, at - 4) : at] or "\t" in low[max(start, at - 4) : at] or right[:1] in {"|", "\t"}
    return parted and (not left or left[-1] in "|\t") and (not right or right[0] in "|\t")


def opens_cell(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether the expression opens a table cell that tells nothing else of the past and names no instrument."""
    return _CELL_OPENS.search(low, max(start, at - 80), at) is not None and _CELL_TELLS.match(low, after, end) is None
