"""Lines that hold two columns: letterhead beside the nation's motto, recipients beside the signature, two signers side by side.

A column gap is a run of blanks between words that only letterheads and closings have, or the motto itself behind capitals.
The gap becomes a line end; the words stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.tables import alternation, table
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern

_GAP = pattern("columns.gap", r"(?<=[^\s|])(?:[ \t\xa0]{2,400}|\t)(?=[^\s|])")
# the same where there are no other blanks, for which the engine looks for two spaces
_SPACES = pattern("columns.spaces", r"  (?<=[^\s|]  ) {0,398}(?=[^\s|])")
_MOTTO = r"(?:CỘNG H\w{1,3} X\w{0,3} ?HỘI CHỦ NGHĨA|[ĐÐ]ộc lập ?[-–]? ?Tự do|ĐẢNG CỘNG SẢN VIỆT NAM[ \t]{0,9}$)"
_SIGN = r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.? ?[\p{Lu}]{2})"
_DATED = r"(?:[\p{Lu}][^\n,\d:;]{1,40}, ?ngày\b)"
_SYMBOL = r"^[ \t]{0,40}Số ?:? ?[\d.…_ ]{0,14}[a-zđ]? ?[/-] ?[\w&/.-]{2,40}"
_BEHIND = pattern("columns.behind", rf"(?:{_MOTTO}|{_SIGN}|{_DATED}|Nơi nhận|\([ĐđK][ãý][ ,])", re.MULTILINE)
_NAME = pattern("columns.name", r"(?:[A-ZĐ]\w{0,7}\. ?){0,3}(?:[\p{Lu}][\w']{0,7} ){1,4}[\p{Lu}][\w']{0,7}$")
_LISTED = pattern("columns.listed", r"[-–+•*] ?\S|Nơi nhận|N[ƠO]I NHẬN|Lưu\b")
# the cells of a letterhead or closing that came out as a row of its table, without a bar at either end
_BAR = pattern(
    "columns.bar",
    rf"^[^\n|]{{2,160}}?(?P<gap>[ \t]{{1,40}}\|[ \t]{{1,40}})(?=(?:{_MOTTO}|{_SIGN}|{_DATED}|Nơi nhận)[^\n|]{{0,160}}$)",
    re.MULTILINE,
)
# where the blanks of a closing of two columns have shrunk to one, the name stands behind the last of the recipients
_SIGNED = pattern("columns.signed", rf"[Nn]hận ?:[ \t]{{1,9}}{_SIGN}")
_KEPT = pattern(
    "columns.kept",
    r"^[ \t]{0,8}[-–+*]?[ \t]?Lưu ?:[^\n]{1,80}?[.;,)](?P<gap>[ \t])(?=(?:[\p{Lu}][\w']{1,7} ){1,4}[\p{Lu}][\w']{1,7}[ \t]{0,8}$)",
    re.MULTILINE,
)
_LONGEST = 200
_FEW = 8
_WIDE = 3


@cache
def _single() -> re.Pattern[str]:
    """Gaps that extraction has shrunk to one blank: what stands behind them begins a line of its own beyond doubt."""
    offices = alternation([row["position"] for row in table("planparse.outline", "positions")])
    return pattern(
        "columns.single",
        rf"[ \t](?<=[\p{{Lu}}\d:;.].)(?:(?<=[\p{{Lu}}\d][ \t])[ \t]{{0,8}}(?={_MOTTO})"
        rf"|(?:(?<=[Nn]hận:[ \t])|(?<=[;.][ \t]))[ \t]{{0,8}}(?={_SIGN})"
        rf"|(?<=;[ \t])[ \t]{{0,8}}(?=(?:Q\. )?(?:{offices})[ \t]{{0,9}}$))",
        re.MULTILINE,
    )


_NUMBERED = pattern("columns.numbered", rf"(?P<n>{_SYMBOL})(?P<gap>[ \t]{{1,200}})(?={_DATED}|V/v )", re.MULTILINE)


def column_edits(text: str) -> Iterator[Edit]:
    """Edits that put the second column of a line on a line of its own, in order."""
    cuts = {m.span() for m in _single().finditer(text)} if _has_cue(text) else set()
    cuts |= {m.span("gap") for m in _NUMBERED.finditer(text)}
    cuts |= {m.span("gap") for m in _BAR.finditer(text)} if " | " in text else set()
    if _SIGNED.search(text):
        cuts |= {m.span("gap") for m in _KEPT.finditer(text)}
    gaps = _GAP if "\t" in text or "\xa0" in text else _SPACES
    cuts |= {m.span() for m in gaps.finditer(text) if _parts(text, m.start(), m.end())}
    at = 0
    for start, end in sorted(cuts):
        if start >= at:
            yield Edit(start, end, "\n")
            at = end


def opens_column(line: str) -> bool:
    """A line that opens a column of a letterhead or a closing: the motto, place and date, who signs, `Nơi nhận`."""
    return _BEHIND.match(line) is not None


def _has_cue(text: str) -> bool:
    return any(word in text for word in ("CỘNG H", "Tự do", "ĐẢNG CỘNG", "hận:", ";"))


def _parts(text: str, start: int, end: int) -> bool:
    """True where the gap parts two columns of a letterhead or a closing."""
    low = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    if start - low > _LONGEST:
        return False
    stop = text.find("\n", end, end + 2 * _LONGEST)
    left, right = text[low:start].strip(), text[end : stop if stop >= 0 else end + 2 * _LONGEST].strip()
    right = right.split("   ")[0].split("\t")[0].strip()
    if "|" in left or len(right) > _LONGEST:
        return False
    if _BEHIND.match(right):
        return True
    if _LISTED.match(left):
        return right.isupper() or _NAME.match(right) is not None
    wide = end - start >= _WIDE or "\t" in text[start:end]
    if wide and left.isupper() and right.isupper():
        return len(left) >= _FEW and len(right) >= _FEW
    return wide and _NAME.match(left.split("   ")[-1].strip()) is not None and _NAME.match(right) is not None
