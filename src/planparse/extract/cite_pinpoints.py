"""The article, clause or point that stands before a citation: `khoản 2 Điều 7 Nghị định …`."""

from __future__ import annotations

from planparse.text.letters import DASHES
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

_ITEM = r"(?:\d{1,3}[a-zđ]?|[IVXLC]{1,6}|[a-zđA-D](?:\.\d{1,2})?)(?!\w)"
_ITEMS = rf"{_ITEM}\)?(?:{_S}?(?:,|;|{_S}và|{_S}đến|{_S}hoặc|[{DASHES}]){_S}?{_ITEM}\)?){{0,9}}"
_UNIT = rf"(?:[Cc]ác{_S})?(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Cc]hương|[Mm]ục|[Tt]iểu mục|[Pp]hần){_S}{{1,2}}{_ITEMS}"
_LAST = pattern(
    "cite_pinpoints.last",
    rf"{_UNIT}(?:{_S}?,?{_S}?(?:và{_S})?{_UNIT}){{0,5}},?{_S}{{1,2}}(?:(?:của|tại|thuộc|trong){_S}{{1,2}})?$",
)
_UNITS = pattern("cite_pinpoints.units", r"[Đđ]iều |[Kk]hoản |[Đđ]iểm |[Cc]hương |[Mm]ục |[Pp]hần ")
_BEHIND = pattern("cite_pinpoints.behind", rf"{_S}\({_S}?({_UNIT}(?:{_S}?,?{_S}?(?:và{_S})?{_UNIT}){{0,5}}){_S}?\)")
_REACH = 120


def pinpoint_behind(text: str, end: int) -> str | None:
    """The pinpoint in brackets that begin at `end`: `Thông tư số 43/2018/TT-BYT (Điều 5)`."""
    found = _BEHIND.match(text, end)
    return " ".join(found[1].split()) if found else None


def pinpoint(text: str, start: int, floor: int) -> tuple[int, str] | None:
    """Where the pinpoint that ends right before `start` begins, and its words as printed; looks no further left than `floor`."""
    left = max(floor, start - _REACH, text.rfind("\n", max(0, start - _REACH), start) + 1)
    if not _UNITS.search(text, left, start):
        return None
    found = _LAST.search(text, left, start)
    if found is None:
        return None
    words = " ".join(found[0].split()).rstrip(",")
    for link in (" của", " tại", " thuộc", " trong"):
        words = words.removesuffix(link)
    return found.start(), words.rstrip(", ")
