"""Which zone of a document each paragraph stands in: header, opening, body, recipients, signature.

Signature and recipients may stand in either order (two columns of a table come out one after the other). After them an annex or the plan
that a decision issues begins the body anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from planparse.outline.nodes import Zone
from planparse.outline.numbering import bullet, markers
from planparse.outline.persons import person
from planparse.tables import alternation, table
from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_RECIPIENTS = pattern("zones.recipients", r"(?:noi nh\w{1,3}|noi gui|noi nhan van ban)\s{0,2}(?:[:.]|$| ?[-–])")
_AUTHORITY = pattern("zones.authority", r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\s?\.{1,2}\s?|\s)|Q\.\s?)[\p{Lu}]")
_SIGN_NOTE = pattern("zones.sign_note", r"[\[( ]{0,3}(?:đã ký|Đã ký|ĐÃ KÝ|ký tên|Ký tên|Chữ ký|đã kí)[^\n]{0,40}$")
_MARK_LINE = pattern("zones.mark_line", r"\((?:để )?[bptk]/[chp]\.?\)[;,.]?$|\(để [^)\n]{1,30}\)[;,.]?$")
_ANNEX = pattern("zones.annex", r"(?:PHỤ LỤC|Phụ lục|BIỂU|MẪU)\b")
_MOTTO = pattern("zones.motto", r"(?:CỘNG H\w{1,3} X\w{0,3} ?HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)")
_BARE_ANNEX = pattern("zones.bare_annex", r"(?:PHỤ LỤC|Phụ lục)(?: [\p{Lu} ,]{2,200})?[.:]?$")
_ATTACHED = pattern("zones.attached", r"\((?:[Kk]èm|[Bb]an hành kèm|[Đđ]ính kèm)\b")
_ADDRESSED = pattern("zones.addressed", r"Kính gửi ?:?")
_LONGEST_ADDRESSEE = 160
_OPENING = pattern(
    "zones.opening",
    r"(?:[-–] ?)?(?:Căn cứ|Xét |Theo |Để |Nhằm |Sau khi|Trên cơ sở|Tiếp tục thực hiện|Quán triệt|Thực hiện (?:Luật|Nghị|"
    r"Quyết|Kế hoạch|Công văn|"
    r"Chỉ thị|Chương trình|Kết luận|Thông|Văn bản|Hướng dẫn|Đề án|sự chỉ đạo|chỉ đạo|ý kiến|công văn|kế hoạch số|Công điện|Pháp lệnh)|"
    r"Trong (?:thời gian|những năm|năm)|Thời gian qua|Hiện nay|Năm \d{4},)",
)
_ISSUER_LINE = pattern(
    "zones.issuer_line",
    r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|chính phủ|thủ tướng|bộ trưởng|chủ tịch|giám đốc|ban thường vụ|"
    r"ban chấp hành|khóa |quốc hội)",
)
_TITLE_END = pattern("zones.title_end", r"(?:[.;:]|\./\.)$")
_LETTERHEAD = pattern("zones.letterhead", r"(?:Độc lập ?[-–]?|Số ?:? ?[\d/]|\*{2,}|[^\n,]{2,40}, ?ngày\b|V/v )")
_LONGEST_TITLE_LINE = 420
_LONGEST_RECIPIENT = 300
_HEAD_LINES = 30


@cache
def doc_types() -> dict[str, str]:
    """Folded name of a document type → its code."""
    return {fold(row["name"]): row["guide"] for row in reversed(table("planparse.registry", "doctypes"))}


@cache
def _positions() -> object:
    return pattern("zones.position", rf"(?:{alternation([r['position'] for r in table('planparse.outline', 'positions')])})(?:\b|$)")


def is_position(line: str) -> bool:
    """A line in capitals that is an office of signers: `PHÓ CHỦ TỊCH`, `GIÁM ĐỐC`, `TRƯỞNG BAN`."""
    return line.isupper() and _positions().match(line) is not None  # type: ignore[attr-defined]


def is_authority(line: str) -> bool:
    """`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`."""
    return _AUTHORITY.match(line) is not None and len(line) < 90 and line.rsplit(".", maxsplit=1)[-1].strip()[:6].isupper()


def is_recipients(line: str) -> bool:
    """The words `Nơi nhận:` in any state of OCR."""
    return line[:1] in "Nn" and _RECIPIENTS.match(strip_marks(line)) is not None


def is_attached(line: str) -> bool:
    """`(Kèm theo Quyết định số …)`."""
    return _ATTACHED.match(line) is not None


def is_motto(line: str) -> bool:
    """The name of the nation, or of the Party, that heads a document."""
    return _MOTTO.search(line) is not None


def is_dateline(line: str) -> bool:
    """`Độc lập - …`, the number, place and date, or a rule of asterisks: what stands between letterhead and title."""
    return _LETTERHEAD.match(line) is not None


def is_annex(line: str) -> bool:
    """`PHỤ LỤC …`, `Mẫu …`, `Biểu …`."""
    return _ANNEX.match(line) is not None


def is_addressed(line: str) -> bool:
    """`Kính gửi: …`."""
    return _ADDRESSED.match(line) is not None


def title_line(lines: Sequence[str]) -> tuple[int, str] | None:
    """Line of the document type and the type's code.

    The type stands alone (`KẾ HOẠCH`), or opens the title, in capitals or as one of the first lines (`Chỉ thị về …`).
    """
    for index, line in enumerate(lines[:4]):
        if type_alone(line):
            return index, str(type_alone(line))
        code = _type_at_start(line)
        if code and not _OPENING.match(line) and not line.endswith((";", ":", "./.")):
            return index, code
    for index, line in enumerate(lines[:_HEAD_LINES]):
        code = type_alone(line) or (_type_at_start(line) if line.isupper() and not line.endswith((";", ":")) else None)
        if code:
            return index, code
        if index > 2 and markers(line) and not _in_letterhead(line):
            break
    return None


def type_alone(line: str) -> str | None:
    """Code of the document type that `line` is, in any spacing (`K Ế  H O Ạ C H`) and with `(DỰ THẢO)` behind it."""
    key = fold(line.split("(", maxsplit=1)[0]).strip(" .:*")
    return doc_types().get(key) or (doc_types_packed().get(key.replace(" ", "")) if line.isupper() else None)


@cache
def doc_types_packed() -> dict[str, str]:
    """Types without blanks, for letters set apart."""
    return {name.replace(" ", ""): code for name, code in doc_types().items()}


def _type_at_start(line: str) -> str | None:
    low = fold(line)
    for name, code in doc_types().items():
        rest = low[len(name) : len(name) + 8]
        if low.startswith(name + " ") and not rest.lstrip().startswith(("số", "này", "năm học")) and line[:1].isupper():
            if rest.lstrip().startswith("năm") and not line.isupper():
                continue
            return code
    return None


def zones(lines: Sequence[str]) -> list[Zone]:
    """One zone for each line, in order."""
    out: list[Zone] = ["body"] * len(lines)
    body = _mark_head(lines, out, 0)
    at = body
    while at < len(lines):
        if _closes(lines, at):
            at = _mark_closing(lines, out, at)
        elif not _begins_annex(lines, at):
            at += 1
            continue
        if at < len(lines):
            at = max(_mark_head(lines, out, at), at + _begins_annex(lines, at))
    return out


def _begins_annex(lines: Sequence[str], at: int) -> bool:
    """A bare `PHỤ LỤC` on a line of its own: its numbers start anew (one with a number is a division)."""
    return _BARE_ANNEX.match(lines[at]) is not None and not markers(lines[at])


def _mark_head(lines: Sequence[str], out: list[Zone], start: int) -> int:
    """Mark header and opening from `start`; return where the body begins."""
    found = title_line(lines[start:])
    first = next((i for i in range(start, len(lines)) if markers(lines[i]) and not _in_letterhead(lines[i])), len(lines))
    if found and start + found[0] > first:
        found = None
    addressed = start + _end_of_addressees(lines[start : min(first + 1, start + _HEAD_LINES)]) if start == 0 else start
    if found:
        at = max(_end_of_title(lines, start + found[0]), addressed)
    elif start == 0:
        at = addressed or _end_of_letterhead(lines)
    else:
        at = _end_of_annex_title(lines, start, first)
    for i in range(start, at):
        out[i] = "header"
    if not found and start and not addressed:
        return at
    known = bool(found) or addressed > start
    while at < first and (not bullet(lines[at]) or _OPENING.match(lines[at])):
        if _closes(lines, at) or (not known and not _OPENING.match(lines[at])):
            break
        out[at] = "opening"
        at += 1
    return at


def _end_of_annex_title(lines: Sequence[str], start: int, first: int) -> int:
    at = start
    while at < min(first, len(lines)) and (_ANNEX.match(lines[at]) or _ATTACHED.match(lines[at]) or lines[at].isupper()):
        at += 1
    return at


def _end_of_addressees(lines: Sequence[str]) -> int:
    """Behind `Kính gửi: …` and the list below it; 0 where nobody is addressed."""
    at = next((i for i, line in enumerate(lines) if is_addressed(line)), None)
    if at is None:
        return 0
    at += 1
    while at < len(lines) and len(lines[at]) < _LONGEST_ADDRESSEE and not _OPENING.match(lines[at]):
        if not bullet(lines[at]) and not lines[at].endswith((";", ".")):
            break
        at += 1
        if lines[at - 1].endswith("."):
            break
    return at


def _in_letterhead(line: str) -> bool:
    return len(line) < 3


def _end_of_title(lines: Sequence[str], type_line: int) -> int:
    at = type_line + 1
    if type_alone(lines[type_line]) is None:
        while lines[type_line].isupper() and at < len(lines) and lines[at].isupper() and not markers(lines[at]) and at - type_line <= 6:
            at += 1
        return at
    while at < len(lines) and at - type_line <= 6:
        line = lines[at]
        if markers(line) or bullet(line) or len(line) > _LONGEST_TITLE_LINE:
            break
        if _ATTACHED.match(line):
            at += 1
            continue
        if _OPENING.match(line) and at > type_line + (0 if _TITLE_END.search(line) else 1):
            break
        if line.isupper() and line.endswith(".") and at == type_line + 1:  # a title in capitals, its full stop printed
            return at + 1
        if _TITLE_END.search(line) and not (_ISSUER_LINE.match(fold(line)) and line.isupper()):
            break
        at += 1
    return at


def _end_of_letterhead(lines: Sequence[str]) -> int:
    at = 0
    while (
        at < min(len(lines), 12)
        and not _ANNEX.match(lines[at])
        and not markers(lines[at])
        and (lines[at].isupper() or _LETTERHEAD.match(lines[at]))
    ):
        at += 1
    return at


def _closes(lines: Sequence[str], at: int) -> bool:
    """Recipients or a signature begin here."""
    line = lines[at]
    if is_recipients(line) or is_authority(line):
        return True
    return is_position(line) and any(person(lines[i]) for i in range(at + 1, min(at + 5, len(lines))))


def _mark_closing(lines: Sequence[str], out: list[Zone], at: int) -> int:
    """Mark recipients and signature; they may come one after the other or line by line in turn (two columns)."""
    signing = receiving = numbered = False
    zone: Zone = "signature"
    while at < len(lines):
        line = lines[at]
        if is_recipients(line):
            zone, receiving, numbered = "recipients", True, at + 1 < len(lines) and bool(markers(lines[at + 1]))
        elif is_authority(line) or is_position(line):
            zone, signing = "signature", True
        elif receiving and bullet(line) and len(line) < _LONGEST_RECIPIENT:
            zone = "recipients"
        elif person(line) and not type_alone(line) and not _ANNEX.match(line) and (signing or at + 1 == len(lines) or zone == "signature"):
            zone = "signature"
        elif not _belongs_to_closing(line, zone, numbered):
            break
        out[at] = zone
        at += 1
    return at


def _belongs_to_closing(line: str, zone: Zone, numbered: bool) -> bool:
    if _ANNEX.match(line) or type_alone(line) or (line.isupper() and _type_at_start(line)) or is_motto(line):
        return False
    if zone == "recipients":
        return len(line) < 120 and (numbered or not markers(line))
    if len(line) >= 60 or markers(line) or bullet(line):
        return False
    return bool(_SIGN_NOTE.match(line) or _MARK_LINE.match(line)) or line.isupper()
