"""What one line of a document is, whatever stands around it: a type, an office of signers, the words `Nơi nhận:`, the nation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from planparse.outline.numbering import markers
from planparse.tables import alternation, table
from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_RECIPIENTS = pattern("line_kinds.recipients", r"(?:noi nh\w{1,3}|noi gui|noi nhan van ban)\s{0,2}(?:[:.]|$| ?[-–])")
_AUTHORITY = pattern("line_kinds.authority", r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\s?\.{1,2}\s?|\s)|Q\.\s?)[\p{Lu}]")
_ANNEX = pattern("line_kinds.annex", r"(?:PHỤ LỤC|Phụ lục|BIỂU|MẪU)\b")
_MOTTO = pattern("line_kinds.motto", r"(?:CỘNG H\w{1,3} X\w{0,3} ?HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)")
_ATTACHED = pattern("line_kinds.attached", r"\((?:[Kk]èm|[Bb]an hành kèm|[Đđ]ính kèm)\b")
_ADDRESSED = pattern("line_kinds.addressed", r"Kính gửi ?:?")
_OPENING = pattern(
    "line_kinds.opening",
    r"(?:[-–] ?)?(?:Căn cứ|Xét |Theo |Để |Nhằm |Sau khi|Trên cơ sở|Tiếp tục thực hiện|Quán triệt|Thực hiện (?:Luật|Nghị|"
    r"Quyết|Kế hoạch|Công văn|"
    r"Chỉ thị|Chương trình|Kết luận|Thông|Văn bản|Hướng dẫn|Đề án|sự chỉ đạo|chỉ đạo|ý kiến|công văn|kế hoạch số|Công điện|Pháp lệnh)|"
    r"Trong (?:thời gian|những năm|năm)|Thời gian qua|Hiện nay|Năm \d{4},)",
)
# folded begins of lines by which a document says who issues it; a line of a title may go on with any other body
_ISSUER = pattern(
    "line_kinds.issuer",
    r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|chính phủ|thủ tướng|bộ trưởng|chủ tịch|giám đốc|ban thường vụ|ban chấp hành|"
    r"khóa |quốc hội)",
)
_DATELINE = pattern("line_kinds.dateline", r"(?:Độc lập ?[-–]?|Số ?:? ?[\d/]|\*{2,}|[^\n,]{2,40}, ?ngày\b|V/v )")
# what may stand behind a type on its line: `KẾ HOẠCH PHỐI HỢP`
_KINDS_OF_TYPES = (" phối hợp", " liên tịch", " liên ngành")
_SHORTEST_DIVISION = 3
HEAD_LINES = 30  # at the begin of a document: its type stands among them


@cache
def doc_types() -> dict[str, str]:
    """Folded name of a document type → its code."""
    return {fold(row["name"]): row["guide"] for row in reversed(table("planparse.registry", "doctypes"))}


@cache
def _positions() -> re.Pattern[str]:
    return pattern("line_kinds.position", rf"(?:{alternation([r['position'] for r in table('planparse.outline', 'positions')])})(?:\b|$)")


def is_position(line: str) -> bool:
    """A line in capitals that is an office of signers: `PHÓ CHỦ TỊCH`, `GIÁM ĐỐC`, `TRƯỞNG BAN`."""
    return line.isupper() and _positions().match(line) is not None


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
    return _DATELINE.match(line) is not None


def is_issuer(line: str) -> bool:
    """`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …`, `QUỐC HỘI`, `KHÓA XV`: who issues a document, above or below its type."""
    return _ISSUER.match(fold(line)) is not None


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
        code = type_at_start(line)
        if code and not is_opening(line) and not line.endswith((";", ":", "./.")):
            return index, code
    for index, line in enumerate(lines[:HEAD_LINES]):
        code = type_alone(line) or (type_at_start(line) if line.isupper() and not line.endswith((";", ":")) else None)
        if code:
            return index, code
        if index > 2 and begins_division(line):
            break
    return None


def type_alone(line: str) -> str | None:
    """Code of the document type that `line` is, in any spacing (`K Ế  H O Ạ C H`) and with `(DỰ THẢO)` behind it."""
    key = fold(line.split("(", maxsplit=1)[0]).strip(" .:*")
    return doc_types().get(key) or (_doc_types_packed().get(key.replace(" ", "")) if line.isupper() else None)


def names_type(lines: Sequence[str], at: int) -> bool:
    """The line is nothing but a type, maybe with its kind behind it: `KẾ HOẠCH PHỐI HỢP` above a title in small letters."""
    if type_alone(lines[at]) is not None:
        return True
    low = fold(lines[at]).strip(" .:*")
    kind = next((kind for kind in _KINDS_OF_TYPES if low.endswith(kind)), "")
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return bool(kind) and low.removesuffix(kind) in doc_types() and below[:1].isalpha() and not below.isupper()


@cache
def _doc_types_packed() -> dict[str, str]:
    """Types without blanks, for letters set apart."""
    return {name.replace(" ", ""): code for name, code in doc_types().items()}


def type_at_start(line: str) -> str | None:
    """Code of the document type that opens a title (`Chỉ thị về …`)."""
    low = fold(line)
    for name, code in doc_types().items():
        rest = low[len(name) : len(name) + 8]
        if low.startswith(name + " ") and not rest.lstrip().startswith(("số", "này", "năm học")) and line[:1].isupper():
            if rest.lstrip().startswith("năm") and not line.isupper():
                continue
            return code
    return None


def begins_division(line: str) -> bool:
    """A line with a number; so short a one as `1.` stands in a letterhead."""
    return len(line) >= _SHORTEST_DIVISION and bool(markers(line))


def is_opening(line: str) -> bool:
    """The grounds or the account with which a document begins (`Căn cứ Luật …`)."""
    return _OPENING.match(line) is not None
