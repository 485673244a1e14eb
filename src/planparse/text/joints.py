"""Whether two lines make one paragraph, and what joins them: a blank, nothing inside a symbol, or None where a paragraph ends.

The evidence is the end of the line above, the begin of the line below and, in text wrapped at a column, whether the first word below would
have fitted above. The caller says which lines open a division or an item (`opens`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_TERMINAL = pattern("joints.terminal", r"(?:[.;:!?…]|\./\.|[.!?…][”\"’)]?)$")
_SENTENCE_END = pattern("joints.sentence_end", r"(?:\./\.?|[.!?…][”\"’)]{0,2}|;)$")
_SYMBOL_END = pattern("joints.symbol_end", r"(?:[A-ZĐƯ&]{1,12}[-–]|\d/|/[A-ZĐƯa-zđ&]{1,12}[-–]|\d-)$")
_SYMBOL_START = pattern("joints.symbol_start", r"[A-ZĐƯ]{2}|/[A-ZĐƯ]|TTg\b")
_SYMBOL_HEAD = pattern("joints.symbol_head", r"\d/[A-ZĐ][A-ZĐƯa-zđ&]{1,12}(?:[-–][A-ZĐƯ&]{2,12}){0,4}$")
_SYMBOL_BODY = pattern("joints.symbol_body", r"[-–][A-ZĐƯ]{2}")
_SYMBOL_REST = pattern("joints.symbol_rest", r"/(?:\d{4}/)?[A-ZĐ]{2}")
_LAST_WORD = pattern("joints.last_word", r"([^\s(“\"]{1,20})$")
_STRUCTURAL = pattern(
    "joints.structural",
    r"(?:N[ơoƠO][iI] n?[hH][aâậẬ]?n?[hH]?[ậâẬM]\w{0,3} ?:|NƠI NHẬN|(?:TM|KT|TL|TUQ|Q)\. ?[\p{Lu}]|Trên đây là|CỘNG H|"
    r"Độc lập ?[-–]|ĐẢNG CỘNG SẢN|"
    r"\((?:Kèm|Ban hành kèm|kèm|ban hành kèm) |Căn cứ (?:Luật|Nghị|Quyết|Bộ luật|Kế hoạch|Thông)|Kính gửi ?:|"
    r"(?:Quyết định|QUYẾT ĐỊNH|Quyết nghị|QUYẾT NGHỊ|CHỈ THỊ|KẾ HOẠCH) ?:?$|Số ?: ?\S{0,20} ?/|Lưu ?:|\|)",
)
_CAPITALS_ONLY = pattern("joints.capitals_only", r"[^\W\d_]{2,12}(?:[ ,&-]{1,3}[^\W\d_]{1,12}){1,30}$")
_CLOSED = pattern(
    "joints.closed",
    r"(?:tiếp theo|kèm theo|trở lên|nêu trên|nói trên|ở trên|trước đó|như sau|dưới đây|(?:[Đđ]ô|[Ss]iêu|[Cc]hỉ|[Tt]iếp|[Cc]ận) thị)$",
)
_NUMBER_ONLY = pattern(
    "joints.number_only",
    r"(?:\(?\w{1,5}[.)/]{0,2}|(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|PHỤ LỤC|Phụ lục)(?: thứ| THỨ| [Ss]ố| SỐ)? \w{1,5}(?: \w{2,4})?[.:]?)$",
)
_LABEL = pattern("joints.label", r"[\p{Lu}][^\W\d]{0,9}(?:,? [^\W\d]{1,9}){0,8} ?:")
_DASH = pattern("joints.dash", r"[-–—] {0,3}(?P<rest>\S)")
_DASH_LOWER = pattern("joints.dash_lower", r"[-–—] ?(?:\d|[^\W\d_\p{Lu}])")
_BULLET = pattern("joints.bullet", r"[-–—+•*] ?[\p{Lu}\d“\"]")
_REST_OF_NAME = pattern("joints.rest_of_name", r"[-–—] ?\d{1,3}(?:[;,.)]|$)")
_RESTARTS = pattern(
    "joints.restarts",
    r"(?:Trên cơ sở|Trong quá trình|Quá trình|Căn cứ|Yêu cầu|Đề nghị|Giao |Nhận được|\([Ll]ưu ý|Thực hiện (?:Công văn|"
    r"Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Chương trình|Văn bản) số|Nhằm |(?:Ủy|"
    r"Uỷ) ban nhân dân [^\n]{0,60} (?:xây dựng|ban hành)\b)",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cleaned text without its outer blanks; `gap` is the number of blank lines before it.

    `paragraph` numbers the paragraph of the source that it stands in; 0 where the source knows none.
    """

    start: int
    end: int
    text: str
    gap: int
    paragraph: int = 0


def is_terminal(text: str) -> bool:
    """`text` ends in a mark that ends a clause or announces a list."""
    return _TERMINAL.search(text[-3:]) is not None


def is_structural(text: str) -> bool:
    """A line that begins a paragraph whatever stands above it (`Nơi nhận:`, `Căn cứ Luật …`, a row of a table)."""
    return _STRUCTURAL.match(text) is not None


def waits_for_number(text: str) -> bool:
    """`text` ends in a word behind which a number has to come (`ngày`)."""
    return _open_words().get(_last_word(text)) == "number"


@cache
def _open_words() -> dict[str, str]:
    return {row["word"]: row["follows"] for row in table("planparse.text", "open_words")}


def _is_open(above: str, below: str) -> bool:
    """The line above ends with a word that cannot be the last, and what it waits for stands below."""
    waits = _open_words().get(_last_word(above)) or _open_words().get(_last_words(above))
    if waits is None or _CLOSED.search(above[-12:]):
        return False
    return waits == "any" or below[:1].isdigit() or below[:1].islower()


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text[-20:])
    return found[1] if found else ""


def _last_words(text: str) -> str:
    """The last two words."""
    return " ".join(text[-30:].rsplit(" ", 2)[-2:])


def joint_of_paragraphs(first: Line, above: Line, below: Line, opens: Callable[[str], bool], lines: int) -> str | None:
    """Paragraphs of the source that are one: a bare number and its title, a heading of capitals or an item of a list set on two."""
    if opens(below.text) or _STRUCTURAL.match(below.text):
        return None
    if lines == 1 and _NUMBER_ONLY.match(above.text) and opens(above.text):
        return " "
    if _stands_alone(above.text, below.text):
        return None
    runs_on = above.text.endswith(",") or (_BULLET.match(first.text) and not _TERMINAL.search(above.text[-3:]))
    return " " if (runs_on and below.text[0].islower()) or _is_split_heading(first, above, below, opens) else None


def is_inside_symbol(above: str, below: str) -> bool:
    """True where a line end stands in the midst of a symbol: `01/2011/TTLT-⏎VKSNDTC`, `12⏎/KH-UBND`, `01/2011/TTLT⏎-VKSNDTC`."""
    if above[-1].isdigit() and _SYMBOL_REST.match(below):
        return True
    if _SYMBOL_START.match(below) and _SYMBOL_END.search(above[-14:]):
        return True
    return _SYMBOL_BODY.match(below) is not None and _SYMBOL_HEAD.search(above[-40:]) is not None


def joint(first: Line, above: Line, below: Line, opens: Callable[[str], bool], width: float, lines: int) -> str | None:
    """What joins two lines: a blank, nothing (inside a symbol), or None where a paragraph ends."""
    is_number = lines == 1 and _NUMBER_ONLY.match(above.text) is not None and opens(above.text)
    if is_number and not _STRUCTURAL.match(below.text) and (not opens(below.text) or _LABEL.match(below.text)):
        return " "
    if is_inside_symbol(above.text, below.text):
        return ""
    full = bool(width) and len(above.text) + 1 + len(below.text.split(" ", 1)[0]) >= 0.9 * width
    if opens(below.text) or _STRUCTURAL.match(below.text):
        return " " if _false_opening(above, below, full) else None
    return " " if _runs_on(first, above, below, full, opens) or _is_rest_of_item(first.text, above.text, below.text) else None


def _is_rest_of_item(first: str, above: str, below: str) -> bool:
    """Small letters below a bullet's `;`: another item would have a bullet of its own."""
    return above.endswith(";") and below[0].islower() and _BULLET.match(first) is not None


def _false_opening(above: Line, below: Line, full: bool) -> bool:
    """A line that looks like an item and is the rest of a sentence: `Covid⏎- 19`, `tại khoản⏎2. Điều`, `năm⏎2. `."""
    if _TERMINAL.search(above.text[-3:]) or _STRUCTURAL.match(below.text):
        return False
    if _is_dashed_pair(above.text, below.text):
        return True
    if _DASH_LOWER.match(below.text):
        return full or _REST_OF_NAME.match(below.text) is not None
    return full and _is_open(above.text, below.text) and below.text[0].isdigit()


@cache
def _dashed() -> tuple[tuple[str, str], ...]:
    pairs = {(fold(row["left"]), fold(row["right"])) for row in table("planparse.text", "dashed")}
    fields = (fold(row["field"]).split(" - ") for row in table("planparse.extract", "fields"))
    return tuple(sorted(pairs | {(parts[0], parts[1]) for parts in fields if len(parts) == 2}))


@cache
def _second_halves() -> tuple[str, ...]:
    return tuple({right for _, right in _dashed()})


def _is_dashed_pair(above: str, below: str) -> bool:
    """`Sở Lao động⏎- Thương binh và Xã hội`: the dash stands inside a name."""
    found = _DASH.match(below)
    if found is None:
        return False
    right = fold(below[found.start("rest") : found.start("rest") + 60])
    if not right.startswith(_second_halves()):
        return False
    left = fold(above[-60:])
    return any(left.endswith(a) and right.startswith(b) for a, b in _dashed())


def _runs_on(first: Line, above: Line, below: Line, full: bool, opens: Callable[[str], bool]) -> bool:
    if above.text.endswith("./.") or _stands_alone(above.text, below.text):
        return False
    if below.gap and _begins_duty(below.text):
        return False
    if _is_open(above.text, below.text) or above.text[-1] in ",–-(":
        return not (above.text.isupper() and not below.text.isupper())
    ended = _SENTENCE_END.search(above.text[-4:]) is not None
    if below.text[0].islower():
        return full or not (ended or above.text.endswith(":"))
    if above.text.endswith(":") or (below.gap and not _is_split_heading(first, above, below, opens)):
        return full and not below.gap and _in_brackets(above.text)
    if full:
        return not _starts_anew(above.text, below.text, ended)
    return _is_split_heading(first, above, below, opens)


@cache
def _duties() -> tuple[str, ...]:
    """Verbs that open a duty, in the capitals of a line's begin; none that names a field of government (`Sở⏎Xây dựng`)."""
    fields = {fold(row["field"]) for row in table("planparse.extract", "fields")}
    verbs = (row["verb"] for row in table("planparse.extract", "duty_verbs") if " " in row["verb"])
    return tuple(f"{verb[0].upper()}{verb[1:]} " for verb in verbs if verb not in fields)


def _begins_duty(line: str) -> bool:
    """`2. Văn phòng Sở⏎⏎Phối hợp …`: behind an empty line a duty does not go on with the heading above it."""
    return line.startswith(_duties())


def _in_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def _starts_anew(above: str, below: str, ended: bool) -> bool:
    """A full line above, and yet the one below begins a paragraph: it has the words that open one."""
    return _RESTARTS.match(below) is not None and (ended or not _is_open(above, below))


def _stands_alone(above: str, below: str) -> bool:
    """Lines of capitals (a type, a motto, an office) and of small letters do not run on; a bare sign does not go on at all."""
    if above[0] == "|" == above[-1]:
        return True
    if above.isupper() != below.isupper() and _CAPITALS_ONLY.match(above if above.isupper() else below):
        return True
    return not any(c.isalnum() for c in above)


def _is_split_heading(first: Line, above: Line, below: Line, opens: Callable[[str], bool]) -> bool:
    """`II. NỘI DUNG VÀ GIẢI PHÁP⏎THỰC HIỆN`, `Chương II⏎TRÁCH NHIỆM …,⏎CƠ CHẾ …`: lines of capitals under one number."""
    if below.gap or not (above.text.isupper() and below.text.isupper()) or above.text.endswith("."):
        return False
    return opens(above.text) or (opens(first.text) and (first.text.isupper() or _NUMBER_ONLY.match(first.text) is not None))
