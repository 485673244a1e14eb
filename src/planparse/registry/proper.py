"""Capital letters made good: `SỞ GIÁO DỤC VÀ ĐÀO TẠO` → `Sở Giáo dục và Đào tạo`.

Decree 30/2020/ND-CP, annex II, says how names of bodies are written.
"""

from __future__ import annotations

import re
from functools import cache

from planparse.registry.places import provinces
from planparse.tables import alternation, table
from planparse.text.fold import fold, lower
from planparse.text.patterns import pattern

_LEVEL = pattern(
    "proper.level",
    r"(?<![^\W_])(?P<w>tỉnh(?! ủy| uỷ| đoàn)|thành phố|tp\.|quận(?! ủy| uỷ| đoàn)|huyện(?! ủy| uỷ| đoàn)|"
    r"thị xã|xã(?! hội)|phường|thị trấn|đặc khu|"
    r"(?:tỉnh|thành|quận|huyện|thị) (?:ủy|uỷ|đoàn))(?P<n>(?: [^\W_][^\s,()-]{0,12}){1,4})",
)
# what follows is a name: `BỆNH VIỆN ĐA KHOA KHU VỰC CAI LẬY`, `TRƯỜNG THCS LÊ LỢI`
_NAMED = pattern(
    "proper.named",
    r"(?<![^\W_])(?:khu vực|trung học cơ sở|trung học phổ thông|tiểu học|mầm non|mẫu giáo)"
    r"(?P<n>(?: (?!và |số |công )[^\W_][^\s,()-]{0,12}){1,4})",
)
_FIRST = pattern(
    "proper.first",
    r"(?:cục|vụ|chi cục|tổng cục|trung tâm|viện|trường|ban|phòng|sở|bộ|trạm|bệnh viện|đài|hội(?! đồng)|báo) (?P<c>[^\W\d_])",
)
_TIGHT = pattern("proper.tight", r"(?<=[^\W\d_]{2})[-–](?=[^\W\d_]{2})")
_WORD = pattern("proper.word", r"[^\W_][^\s-]{0,20}")
_FULL = {
    "UBND": "ỦY BAN NHÂN DÂN",
    "HĐND": "HỘI ĐỒNG NHÂN DÂN",
    "UBMTTQ": "ỦY BAN MẶT TRẬN TỔ QUỐC",
    "MTTQ": "MẶT TRẬN TỔ QUỐC",
    "TNCS": "THANH NIÊN CỘNG SẢN",
    "THCS": "TRUNG HỌC CƠ SỞ",
    "THPT": "TRUNG HỌC PHỔ THÔNG",
    "LHPN": "LIÊN HIỆP PHỤ NỮ",
    "PTNT": "PHÁT TRIỂN NÔNG THÔN",
    "LĐLĐ": "LIÊN ĐOÀN LAO ĐỘNG",
    "BHXH": "BẢO HIỂM XÃ HỘI",
    "BCHQS": "BAN CHỈ HUY QUÂN SỰ",
    "BCH": "BAN CHẤP HÀNH",
    "BCĐ": "BAN CHỈ ĐẠO",
    "CTMTQG": "CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA",
    "CTTL": "CÔNG TRÌNH THỦY LỢI",
}


_FEWEST_LETTERS = 3


@cache
def _expansions() -> tuple[re.Pattern[str], dict[str, str]]:
    """Short forms of letterheads: those above, those in heads of names and in purposes of committees, those of fields with `&`."""
    known = dict(_FULL)
    for row in table("planparse.extract", "head_shorts"):
        if len(row["short"]) >= _FEWEST_LETTERS and " " not in row["short"]:
            known.setdefault(row["short"].upper(), row["words"].upper())
    for row in table("planparse.extract", "purpose_shorts"):
        if row["short"].isupper() and " " not in row["short"] and len(row["short"]) > _FEWEST_LETTERS:
            known.setdefault(row["short"], row["words"].upper())
    for row in table("planparse.extract", "fields"):
        for short in row["short"].split("|"):
            if "&" in short and short.isupper() and " " not in short:
                known.setdefault(short, row["field"].upper())
    return pattern("proper.expansions", rf"(?<![^\W_])(?:{alternation(list(known))})(?![\w&])"), known


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Fields, heads of names, issuers and provinces, each as it is written: they need capitals inside."""
    known: dict[str, str] = {}
    for row in table("planparse.extract", "fields"):
        if " " in row["field"]:  # one syllable may be half of another word (`Sinh`, `học sinh`)
            known.setdefault(fold(row["field"]), row["field"])
    for row in table("planparse.extract", "heads"):
        if len(row["name"].split()) > 1:
            known.setdefault(fold(row["name"]), row["name"])
    for row in table("planparse.registry", "issuers"):
        known.setdefault(fold(row["name"]), row["name"])
    for row in table("planparse.registry", "written"):
        known.setdefault(fold(row["written"]), row["written"])
    for name in provinces():
        known.setdefault(fold(name), name)
    return pattern("proper.names", rf"(?<![^\W_])(?:{alternation(list(known))})(?![^\W_])"), known


def expand(name: str) -> str:
    """`UBND` and the other short forms of letterheads written out, in capitals."""
    found, known = _expansions()
    return found.sub(lambda m: known[m[0]], name)


def proper(name: str) -> str:
    """A name in capitals as it is written in running text; a name in mixed case keeps its own."""
    full = expand(name)
    if not full.isupper():
        return _mixed(full)
    regex, known = _names()
    low = _spaced(lower(full))
    chars = list(low)
    for match in regex.finditer(fold(low)):
        _put(chars, match.start(), known[" ".join(match.group().split())])
    for match in (*_LEVEL.finditer(low), *_NAMED.finditer(low)):
        for word in _WORD.finditer(low, match.start("n"), match.end("n")):
            chars[word.start()] = chars[word.start()].upper()
    first = _FIRST.match(low)
    for at in (0, first.start("c") if first else 0):
        chars[at] = chars[at].upper()
    return "".join(chars)


def _spaced(low: str) -> str:
    """`văn hóa-xã hội` → `văn hóa - xã hội`: a tight dash that in a known name stands between blanks."""
    if _TIGHT.search(low) is None:
        return low
    wide = _TIGHT.sub(" - ", low)
    inside = {dash for name in _names()[0].finditer(fold(wide)) for dash in range(*name.span())}
    shift = iter(range(0, 2 * len(low), 2))  # each dash before has made the text two longer
    return _TIGHT.sub(lambda dash: " - " if dash.start() + next(shift) + 1 in inside else "-", low)


def _put(chars: list[str], at: int, written: str) -> None:
    """Take the capitals of `written` over; tones and dashes stay as printed."""
    for offset, char in enumerate(written):
        if char.isupper() and at + offset < len(chars):
            chars[at + offset] = chars[at + offset].upper()


def _mixed(full: str) -> str:
    """Short forms that were written out inside a mixed-case name."""
    for words in _expansions()[1].values():
        if words in full:
            full = full.replace(words, proper(words))
    return full
