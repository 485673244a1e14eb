"""Form of the document: its own number and date, the signature, annexes, sums. Codes C24, C02 (its own number), F1 to F3."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lint.context import Context, is_day
from planparse.lint.issue import Issue
from planparse.model import Block
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_OWN = pattern("lint.own_number", r"(?i)^số ?:? ?(?P<n>[\d ]{0,8}/[^\n]{0,30})")
_SPACED = pattern("lint.spaced", r" [-–] ?|[-–] | / ?|/ ")
_ANNEX = pattern("lint.annex", r"[Pp]hụ lục(?: số)? (?P<n>\d{1,2}|[IVX]{1,5}|[A-Z])\b(?![./]\d)")
_ANNEX_OF = pattern(
    "lint.annex_of",
    r"[^.;\n]{0,60}?(?:của|kèm theo|ban hành|thuộc|Điều|Nghị định|Thông tư|Quyết định|Luật|Công văn|Hướng dẫn)(?! [Kk]ế hoạch này)",
)
_ANNEX_HERE = pattern("lint.annex_here", r"(?im)^[\W_]{0,6}(?:phụ lục|phụ biểu|biểu mẫu|biểu số|mẫu số|bảng số|danh mục)")
_FORM = pattern(
    "lint.form",
    r"(?:biểu mẫu|mẫu|bảng biểu|đề cương|phụ lục|danh sách|biểu) (?:đính|gửi|kèm) ?(?:kèm theo|kèm|theo)(?: [Kk]ế hoạch này)?",
)
_SUM = pattern("lint.sum", r"\((?P<word>gồm|bao gồm|trong đó)(?: có)?:? (?P<parts>[^()\n]{4,200})\)")
_PART = pattern("lint.part", r"(?:^|[,;] |và |cùng )(?P<n>\d{1,4}) [^\W\d_]")
_TOTAL = pattern("lint.total", r"(?:^|[\s(])(?P<n>\d{1,4}) [^\d().;:,\n]{2,40}$")
_BOARD = pattern("lint.board", r"^KT\. ?CHỦ TỊCH")
_BODY = pattern("lint.body_line", r"^TM\. ?")


def found(context: Context) -> Iterator[Issue]:
    """Findings of all rules of form."""
    header = [block for block in context.plan.blocks if block.kind == "header"]
    yield from _own(context, header)
    yield from _signed(context)
    yield from _annexes(context)
    yield from _sums(context)


def _own(context: Context, header: list[Block]) -> Iterator[Issue]:
    """C24: what is missing points at the line where it belongs, else at the type line."""
    about = context.plan.metadata
    if about.doc_type in (None, "VB") or not header or context.plan.source.part > 1:
        return
    numbers = [block for block in header if _OWN.match(block.text)]
    dates = [block for block in header if "ngày" in block.text and "năm" in block.text]
    title = next((block for block in header if block.text.isupper() and block not in numbers), header[0])
    if about.number is None and about.issued_on is None:
        yield Issue("C24", (numbers[0] if numbers else title).span, "both")
    elif about.number is None:
        yield Issue("C24", (numbers[0] if numbers else title).span, "number")
    elif about.issued_on is None:
        yield Issue("C24", (dates[0] if dates else title).span, "date")
    if about.issued_on is not None and not is_day(about.issued_on):
        yield Issue("C24", (dates[0] if dates else title).span, "day")
    for block in numbers:
        own = _OWN.match(block.text)
        if own and about.number and own["n"][0].isdigit() and _SPACED.search(own["n"].strip()):
            yield Issue(
                "C02", (block.span[0] + own.start("n"), block.span[0] + own.end("n")), "spacing", {"number": own["n"].strip()}, about.number
            )


def _signed(context: Context) -> Iterator[Issue]:
    """F3: a plan of the committee signed for the chairman without the committee's line; what a chairman issues himself has none."""
    lines = [block for block in context.plan.blocks if block.kind == "signature"]
    board = next((block for block in lines if _BOARD.match(block.text)), None)
    about = context.plan.metadata
    committee = (about.symbol is not None and "UBND" in about.symbol) or (
        about.issuer is not None and fold(about.issuer.name).startswith("ủy ban nhân dân")
    )
    if board and committee and about.doc_type in ("KH", "BC", "CTr", "ĐA", "TTr") and not any(_BODY.match(block.text) for block in lines):
        yield Issue("F3", board.span, suggestion="TM. ỦY BAN NHÂN DÂN")


def _annexes(context: Context) -> Iterator[Issue]:
    """F1: annexes and forms of the plan itself that the text does not contain; those of other instruments are theirs."""
    text = context.text
    if "hụ lục" not in text and " kèm" not in text:
        return
    has_own = bool(_ANNEX_HERE.search(text)) or any(section.role == "appendix" for section in context.plan.sections)
    if has_own or any(block.kind == "table_row" for block in context.plan.blocks[-3:]):
        return
    cited = [citation.span for citation in context.plan.citations]
    told: set[str] = set()
    for rule, case in ((_ANNEX, ""), (_FORM, "form")):
        for match in rule.finditer(text):
            name = match[0]
            near = any(0 <= start - match.end() < 60 and "\n" not in text[match.end() : start] for start, _ in cited)
            if name in told or near or any(start <= match.start() < end for start, end in cited) or _ANNEX_OF.match(text, match.end()):
                continue
            told.add(name)
            yield Issue("F1", match.span(), case, {"name": name})


def _sums(context: Context) -> Iterator[Issue]:
    """F2: `02 cán bộ (gồm 01 lãnh đạo và 01 chuyên viên)`; parts of `trong đó` need not be all, but not more than the total."""
    for match in _SUM.finditer(context.text):
        parts = [int(part["n"]) for part in _PART.finditer(match["parts"])]
        counted = _TOTAL.search(context.text, max(0, match.start() - 48), match.start())
        if counted is None:
            continue
        total = int(counted["n"])
        wrong = sum(parts) > total if match["word"] == "trong đó" else sum(parts) != total
        if len(parts) > 1 and wrong and not any(char in match["parts"] for char in "%/"):
            yield Issue("F2", (counted.start("n"), match.end()), "", {"total": str(total), "sum": str(sum(parts))})
