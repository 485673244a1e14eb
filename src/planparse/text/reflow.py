"""Which lines make one paragraph: hard-wrapped lines and paragraphs broken by page ends are joined, furniture and notes set apart.

Structure comes from numbering, so the caller says which lines open a division or an item (`opens`). The evidence for a join is the end
of the line above, the begin of the line below and, in text wrapped at a column, whether the first word below would have fitted above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.offsets import Mapped, Piece
from planparse.text.pages import is_furniture, page_key, running_heads
from planparse.text.patterns import pattern

_TERMINAL = pattern("reflow.terminal", r"(?:[.;:!?…]|\./\.|[.!?…][”\"’)]?)$")
_SENTENCE_END = pattern("reflow.sentence_end", r"(?:\./\.?|[.!?…][”\"’)]{0,2}|;)$")
_SYMBOL_END = pattern("reflow.symbol_end", r"(?:[A-ZĐƯ&]{1,12}[-–]|\d/|/[A-ZĐƯa-zđ&]{1,12}[-–]|\d-)$")
_SYMBOL_START = pattern("reflow.symbol_start", r"[A-ZĐƯ]{2}|/[A-ZĐƯ]|TTg\b")
_SYMBOL_REST = pattern("reflow.symbol_rest", r"/(?:\d{4}/)?[A-ZĐ]{2}")
_LAST_WORD = pattern("reflow.last_word", r"([^\s(“\"]{1,20})$")
_NOTE = pattern("reflow.note", r"(?P<mark>[¹²³⁰⁴-⁹]{1,3}|\[\^?\d{1,3}\]|\(\*{1,3}\)):?[ ]?(?=\S)")
_CAPITAL = pattern("reflow.capital", r"[\p{Lu}]")
_STRUCTURAL = pattern(
    "reflow.structural",
    r"(?:N[ơoƠO][iI] n?[hH][aâậẬ]?n?[hH]?[ậâẬM]\w{0,3} ?:|NƠI NHẬN|(?:TM|KT|TL|TUQ|Q)\. ?[\p{Lu}]|Trên đây là|CỘNG H|"
    r"Độc lập ?[-–]|ĐẢNG CỘNG SẢN|"
    r"\((?:Kèm|Ban hành kèm|kèm|ban hành kèm) |Căn cứ (?:Luật|Nghị|Quyết|Bộ luật|Kế hoạch|Thông)|Kính gửi ?:|"
    r"(?:Quyết định|QUYẾT ĐỊNH|Quyết nghị|QUYẾT NGHỊ|CHỈ THỊ|KẾ HOẠCH) ?:?$|Số ?: ?\S{0,20} ?/|Lưu ?:|\|)",
)
_CAPITALS_ONLY = pattern("reflow.capitals_only", r"[^\W\d_]{2,12}(?:[ ,&-]{1,3}[^\W\d_]{1,12}){1,30}$")
_CLOSED = pattern(
    "reflow.closed",
    r"(?:tiếp theo|kèm theo|trở lên|nêu trên|nói trên|ở trên|trước đó|như sau|dưới đây|(?:[Đđ]ô|[Ss]iêu|[Cc]hỉ|[Tt]iếp|[Cc]ận) thị)$",
)
_NUMBER_ONLY = pattern(
    "reflow.number_only",
    r"(?:\(?\w{1,5}[.)/]{0,2}|(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|PHỤ LỤC|Phụ lục)(?: thứ| THỨ| [Ss]ố| SỐ)? \w{1,5}(?: \w{2,4})?[.:]?)$",
)
_LABEL = pattern("reflow.label", r"[\p{Lu}][^\W\d]{0,9}(?:,? [^\W\d]{1,9}){0,8} ?:")
_DASH = pattern("reflow.dash", r"[-–—] {0,3}(?P<rest>\S)")
_DASH_LOWER = pattern("reflow.dash_lower", r"[-–—] ?(?:\d|[^\W\d_\p{Lu}])")
_BULLET = pattern("reflow.bullet", r"[-–—+•*] ?[\p{Lu}\d“\"]")
_REST_OF_NAME = pattern("reflow.rest_of_name", r"[-–—] ?\d{1,3}(?:[;,.)]|$)")
_RESTARTS = pattern(
    "reflow.restarts",
    r"(?:Trên cơ sở|Trong quá trình|Quá trình|Căn cứ|Yêu cầu|Đề nghị|Giao |Nhận được|\([Ll]ưu ý|Thực hiện (?:Công văn|"
    r"Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Chương trình|Văn bản) số|Nhằm |(?:Ủy|"
    r"Uỷ) ban nhân dân [^\n]{0,60} (?:xây dựng|ban hành)\b)",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cleaned text without its outer blanks; `gap` is the number of blank lines before it."""

    start: int
    end: int
    text: str
    gap: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the canonical text; `kind` is `body`, `footnote` or `furniture`; `first` the length of its first source line."""

    start: int
    end: int
    kind: str
    lines: int


@dataclass(frozen=True, slots=True)
class Reflowed:
    """Canonical text (body, then footnotes, then furniture, one line each) and its paragraphs in that order."""

    mapped: Mapped
    paragraphs: tuple[Paragraph, ...]


@cache
def _open_words() -> dict[str, str]:
    return {row["word"]: row["follows"] for row in table("planparse.text", "open_words")}


def _is_open(above: str, below: str) -> bool:
    """The line above ends with a word that cannot be the last, and what it waits for stands below."""
    waits = _open_words().get(_last_word(above)) or _open_words().get(_last_words(above))
    if waits is None or _CLOSED.search(above[-12:]):
        return False
    return waits == "any" or below[:1].isdigit() or below[:1].islower()


def reflow(clean: Mapped, opens: Callable[[str], bool]) -> Reflowed:
    """Join the lines of `clean` to paragraphs. No line is lost: what is no body text stands as a paragraph of its own at the end."""
    body: list[Line] = []
    notes: list[list[Line]] = []
    furniture: list[Line] = []
    lines = list(_lines(clean.text))
    heads = running_heads([line.text for line in lines], opens)
    for line in lines:
        if page_key(line.text) in heads:
            furniture.append(line)
        else:
            _sort_line(line, clean.text, body, notes, furniture, opens)
    width = _wrap_width(body, opens)
    groups = [("body", group) for group in _groups(body, opens, width)]
    groups += [("footnote", [(line, " " if i else "") for i, line in enumerate(note)]) for note in notes]
    groups += [("furniture", [(line, "")]) for line in furniture]
    return _assemble(clean, groups)


def _lines(text: str) -> Iterator[Line]:
    at, gap = 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(stripped), stripped, gap)
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1


def _sort_line(
    line: Line, text: str, body: list[Line], notes: list[list[Line]], furniture: list[Line], opens: Callable[[str], bool]
) -> None:
    """Put a line to the body, the notes or the furniture."""
    note = _NOTE.match(line.text)
    if is_furniture(line.text) and not _is_content_number(line, body):
        furniture.append(line)
    elif note and 0 <= text.find(note["mark"]) < line.start:
        notes.append([line])
    elif (
        notes
        and line.gap == 0
        and notes[-1][-1].end > (body[-1].end if body else 0)
        and _continues_note(notes[-1][-1].text, line.text, opens)
    ):
        notes[-1].append(line)
    else:
        body.append(line)


def _continues_note(note: str, line: str, opens: Callable[[str], bool]) -> bool:
    """The next line of a note that has not come to its end."""
    return not note.endswith((".", "!", "?", "…")) and not _STRUCTURAL.match(line) and not opens(line)


def _is_content_number(line: Line, body: list[Line]) -> bool:
    """A bare number directly below a line that waits for one (`ngày⏎15`) is text; below a mere `của` it is a page's."""
    if not body or line.gap or not line.text.isdigit():
        return False
    return _open_words().get(_last_word(body[-1].text)) == "number"


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text[-20:])
    return found[1] if found else ""


def _last_words(text: str) -> str:
    """The last two words."""
    return " ".join(text[-30:].rsplit(" ", 2)[-2:])


def _wrap_width(body: Sequence[Line], opens: Callable[[str], bool]) -> float:
    """Typical length of a line that certainly runs on into the next; 0 where the text is not wrapped at a column."""
    certain = [
        len(above.text)
        for above, below in pairwise(body)
        if below.gap == 0 and below.text[0].islower() and not _TERMINAL.search(above.text[-3:]) and not opens(below.text)
    ]
    return median(certain) if len(certain) >= max(4, 0.12 * len(body)) else 0


def _groups(body: Sequence[Line], opens: Callable[[str], bool], width: float) -> Iterator[list[tuple[Line, str]]]:
    """Lines of one paragraph, each with what joins it to the one before."""
    group: list[tuple[Line, str]] = []
    for line in body:
        joint = _joint(group[0][0], group[-1][0], line, opens, width, len(group)) if group else None
        if joint is None and group:
            yield group
            group = []
        group.append((line, joint or ""))
    if group:
        yield group


def _joint(first: Line, above: Line, below: Line, opens: Callable[[str], bool], width: float, lines: int) -> str | None:
    """What joins two lines: a blank, nothing (inside a symbol), or None where a paragraph ends."""
    is_number = lines == 1 and _NUMBER_ONLY.match(above.text) is not None and opens(above.text)
    if is_number and not _STRUCTURAL.match(below.text) and (not opens(below.text) or _LABEL.match(below.text)):
        return " "
    if above.text[-1].isdigit() and _SYMBOL_REST.match(below.text):
        return ""
    if _SYMBOL_END.search(above.text[-14:]) and _SYMBOL_START.match(below.text):
        return ""
    full = bool(width) and len(above.text) + 1 + len(below.text.split(" ", 1)[0]) >= 0.9 * width
    if opens(below.text) or _STRUCTURAL.match(below.text):
        return " " if _false_opening(above, below, full) else None
    return " " if _runs_on(above, below, full, opens) or _is_rest_of_item(first.text, above.text, below.text) else None


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


def _is_dashed_pair(above: str, below: str) -> bool:
    """`Sở Lao động⏎- Thương binh và Xã hội`: the dash stands inside a name."""
    found = _DASH.match(below)
    if found is None:
        return False
    left, right = fold(above[-60:]), fold(below[found.start("rest") : found.start("rest") + 60])
    return any(left.endswith(a) and right.startswith(b) for a, b in _dashed())


def _runs_on(above: Line, below: Line, full: bool, opens: Callable[[str], bool]) -> bool:
    if above.text.endswith("./.") or _stands_alone(above.text, below.text):
        return False
    if _is_open(above.text, below.text) or above.text[-1] in ",–-(":
        return not (above.text.isupper() and not below.text.isupper())
    ended = _SENTENCE_END.search(above.text[-4:]) is not None
    if below.text[0].islower():
        return full or not (ended or above.text.endswith(":"))
    if above.text.endswith(":") or (below.gap and not _is_split_heading(above, below, opens)):
        return full and not below.gap and _in_brackets(above.text)
    if full:
        return not _starts_anew(above.text, below.text, ended)
    return _is_split_heading(above, below, opens)


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


def _is_split_heading(above: Line, below: Line, opens: Callable[[str], bool]) -> bool:
    """`II. NỘI DUNG VÀ GIẢI PHÁP⏎THỰC HIỆN`: capitals on both lines under one number."""
    return below.gap == 0 and above.text.isupper() and below.text.isupper() and opens(above.text) and not above.text.endswith(".")


def _assemble(clean: Mapped, groups: Sequence[tuple[str, list[tuple[Line, str]]]]) -> Reflowed:
    pieces: list[Piece] = []
    paragraphs = []
    at = 0
    for kind, group in groups:
        if pieces:
            pieces.append("\n")
            at += 1
        start = at
        for line, joint in group:
            if joint:
                pieces.append(joint)
                at += len(joint)
            pieces.append((line.start, line.end))
            at += line.end - line.start
        paragraphs.append(Paragraph(start, at, kind, len(group)))
    return Reflowed(clean.arrange(pieces), tuple(paragraphs))
