"""Long names that a plan defines with a short form: `Phòng Quản lý xử lý vi phạm hành chính và theo dõi … (sau đây gọi là Phòng QLXLVPHC)`.

The brackets show where the name ends, the initials where it begins; the grammar, which stops at small letters, sees neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planparse.text.fold import strip_marks
from planparse.text.patterns import pattern

_KIND = (
    r"(?:Phòng|Ban|Khoa|Tổ|Đội|Bộ phận|Trạm|Viện|Vụ|Cục|Chi cục|Trung tâm|Văn phòng|Thanh tra|Hội đồng|Ban Chỉ đạo|Ban Quản lý|Tiểu ban"
    r"|Học viện|Nhà|Quỹ|Công ty|Hợp tác xã|Hội|Hiệp hội|Tổng cục|Tổng công ty)"
)
_SHORT = pattern(
    "own_defined.short",
    rf"\((?:(?:sau đây |dưới đây |từ đây |được )*(?:viết tắt|gọi tắt|gọi)(?: chung| tắt)?(?: là)?:? ?)?"
    rf"[\"“'‘]?(?:(?P<kind>{_KIND}) )?(?P<letters>[\p{{Lu}}][\p{{Lu}}&-]{{2,14}})[\"”'’]?\)",
)
_NAME = pattern("own_defined.name", rf"(?<![^\W_])(?P<kind>{_KIND}) (?P<field>[^\W\d_][^.;:()\n|/]+)")
_LONGEST = 120  # characters of a name
_FEWEST = 3  # words of a field


class Defined(NamedTuple):
    """A name, its kind (`Phòng`), and its letters as the plan writes them."""

    name: str
    kind: str
    letters: str


def defined(text: str) -> Iterator[Defined]:
    """The names whose initials are the letters in the brackets behind them; those of the field alone or with the kind."""
    for short in _SHORT.finditer(text):
        end = short.start() - (text[short.start() - 1 : short.start()] == " ")
        at = max(0, end - _LONGEST, text.rfind("\n", 0, end) + 1)
        letters = letters_of(short["letters"])
        while name := _NAME.search(text, at, end):
            field, kind = name["field"], name["kind"]
            fits = letters in (initials(field), initials(f"{kind} {field}")) and short["kind"] in (None, kind)
            if fits and len(field.split()) >= _FEWEST:
                yield Defined(f"{kind} {' '.join(field.split())}", kind, short["letters"])
                break
            at = name.start("field")


def letters_of(short: str) -> str:
    """The letters of a short form without what joins them."""
    return strip_marks(short).upper().replace("&", "").replace("-", "")


def initials(words: str) -> str:
    """First letters of the words, `và` left out."""
    return "".join(word[0] for word in strip_marks(words).lower().replace("-", " ").replace(",", " ").split() if word != "va").upper()
