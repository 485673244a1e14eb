"""Letterhead, title lines, recipients and signature: what they say as printed, blanks as null."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from planparse.model import Span
from planparse.outline.line_kinds import doc_types, is_addressed, is_attached, is_issuer, is_recipients, names_type, title_line
from planparse.outline.nodes import Head, HeadLine
from planparse.outline.numbering import bullet, markers
from planparse.outline.signers import read_signers
from planparse.outline.untyped import annex_title, capitals_title
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_NUMBER = pattern("head.number", r"S[ốỐ] ?:? ?(?:(?P<n>\d{1,5}[a-zđ]?)|[.…_]{1,20})? ?(?P<rest>[-–/][^\n]{2,60})$")
_SYMBOL = pattern("head.symbol", r"[-–/]? ?(?P<s>[A-ZĐƯƠa-zđ\d][A-ZĐƯƠa-zđ\d&/.,-]{1,40})")
_COMMA = pattern("head.comma", r",(?![A-ZĐ]{2})")  # behind a symbol; not within it: `SVH,TT,DL`
_DATE = pattern(
    "head.date",
    r"(?:(?<![\w/–-])(?P<place>[\p{Lu}][^\n,:;\d]{1,40}), ?)?[Nn]gày ?(?P<d>\d{1,2}|[.…_ ]{0,12}) ?tháng ?(?P<m>\d{1,2}|"
    r"[.…_ ]{0,12}) ?năm ?(?P<y>\d{4}|\d{0,3}[.…_]{0,6})",
)
_NATION = pattern("head.nation", r"(?:CỘNG H|CONG HOA|ĐỘC LẬP|Độc lập|ĐẢNG CỘNG SẢN VIỆT NAM)")
_NATION_CUT = pattern("head.nation_cut", r" ?(?:CỘNG H[ÒO][AÀ] XÃ|Độc lập ?[-–]|ĐẢNG CỘNG SẢN VIỆT).*$")
_DRAFT = pattern("head.draft", r"\(?dự thảo(?: lần (?:thứ )?\w{1,3}| \d{1,2})?\)?$")
_LONGEST_ISSUER = 90
_LISTED = pattern(
    "head.listed",
    r"của (?P<issuer>[^\n\d]{4,120}?)\ssố ?:? ?(?P<n>\d{1,5}[a-zđ]?)(?P<rest>[-–/][^\s,]{2,40}),?\s"
    r"ngày (?P<d>\d{1,2}) ?(?:tháng|[/.-]) ?(?P<m>\d{1,2}) ?(?:năm|[/.-]) ?(?P<y>\d{4}),?\s(?=\w)",
)
_ABSTRACT = pattern("head.abstract", r"[Vv]/[vV] ")


def read_head(lines: Sequence[HeadLine]) -> Head:
    """Read the lines in the zones that `planparse.outline.zones` gave them; only the first document of a file counts."""
    first = _first_document(lines)
    head = Head()
    header = [line for line in first if line[2] == "header"]
    type_at = title_line([text for text, _, _ in header])
    addressed = next((i for i, (text, _, _) in enumerate(header) if is_addressed(text)), None)
    end = type_at[0] if type_at else addressed if addressed is not None else len(header)
    untyped = capitals_title([text for text, _, _ in header]) if type_at is None and addressed is None else None
    for text, _, _ in (header[: untyped[0]] if untyped else header[:end]) + _late_number(header, type_at):
        head = _letterhead_line(head, text)
    if type_at:
        head = _as_listed(replace(head, doc_type=type_at[1], title=_title(header, type_at[0])), header)
        if not head.letterhead:
            below = [text for text, _, _ in header[type_at[0] + 1 :] if is_issuer(text) and len(text) < _LONGEST_ISSUER]
            head = replace(head, letterhead=tuple(below[:1]))
    elif addressed is not None or any(_ABSTRACT.match(text) for text, _, _ in header):
        head = replace(head, doc_type="CV", title=_abstract(header))
    elif untyped:
        head = replace(head, title=_span(header[slice(*untyped)]))
    else:
        head = replace(head, title=annex_title(first))
    opening = [line for line in first if line[2] == "opening"]
    if opening:
        head = replace(head, opening=(opening[0][1], opening[-1][1] + len(opening[-1][0])))
    signature = [text for text, _, zone in first if zone == "signature"]
    return replace(head, recipients=_recipients(first), signers=read_signers(signature))


def _as_listed(head: Head, header: Sequence[HeadLine]) -> Head:
    """`CHỈ THỊ / CỦA … SỐ 07/2008/CT-BTTTT NGÀY … / VỀ …`: as lists of the law print it, number and date stand before the title."""
    if head.title is None or head.number:
        return head
    start, end = head.title
    text = "\n".join(text for text, at, _ in header if start <= at < end)
    found = _LISTED.match(text.lower())
    if not found:
        return head
    serial, rest = (text[slice(*found.span(group))] for group in ("n", "rest"))
    day = _iso(found["d"], found["m"], found["y"])
    letterhead = head.letterhead or (text[slice(*found.span("issuer"))],)
    head = replace(head, issued_on=head.issued_on or day, letterhead=letterhead, title=(start + found.end(), end))
    return _with_number(head, serial, rest)


def _abstract(header: Sequence[HeadLine]) -> Span | None:
    """What a letter is about, behind `V/v`."""
    for text, start, _ in header:
        found = _ABSTRACT.match(text)
        if found:
            return start + found.end(), start + len(text.rstrip(" ."))
    return None


@cache
def _noise() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("planparse.outline", "letterhead") if row["kind"] == "noise")


def _first_document(lines: Sequence[HeadLine]) -> list[HeadLine]:
    closed = False
    for at, (_, _, zone) in enumerate(lines):
        if zone in ("recipients", "signature"):
            closed = True
        elif closed and zone in ("header", "opening"):
            return list(lines[:at])
    return list(lines)


def _late_number(header: Sequence[HeadLine], type_at: tuple[int, str] | None) -> list[HeadLine]:
    """Number and date that stand below the title (columns read one after the other)."""
    if type_at is None:
        return []
    return [
        line
        for line in header[type_at[0] + 1 :]
        if len(line[0]) < 90 and (_NUMBER.match(line[0]) or (_DATE.match(line[0]) and line[0][-4:].isdigit()))
    ]


def _letterhead_line(head: Head, text: str) -> Head:
    number = _NUMBER.search(text) if "S" in text else None
    if number and head.symbol is None:
        head = _with_number(head, number["n"], number["rest"])
    date = _DATE.search(text)
    if date and head.issued_on is None:
        place = (date["place"] or "").strip().split("  ")[-1]
        head = replace(head, issued_on=_iso(date["d"], date["m"], date["y"]), dated_at=place or None)
    if not number and not date and not _ABSTRACT.match(text):
        name = _NATION_CUT.sub("", text).strip(" *-–")
        if name and not _NATION.match(name) and not fold(name).startswith(_noise()) and (name.isupper() or is_issuer(name)):
            head = replace(head, letterhead=(*head.letterhead, name))
    return head


def _with_number(head: Head, serial: str | None, rest: str) -> Head:
    cut = _DATE.search(rest)
    packed = "".join(_COMMA.split(rest[: cut.start() if cut else len(rest)], maxsplit=1)[0].split()).replace("–", "-").rstrip(".,;")
    symbol = _SYMBOL.match(packed)
    if not symbol:
        return head
    return replace(head, number=f"{serial}{packed}" if serial else None, symbol=symbol["s"])


def _iso(day: str, month: str, year: str) -> str | None:
    """ISO date as far as it is filled in; a blank is never invented."""
    d, m, y = (part.strip(" .…_") for part in (day, month, year))
    if len(y) != 4:
        return None
    if not (m.isdigit() and 1 <= int(m) <= 12):
        return y
    if not (d.isdigit() and 1 <= int(d) <= 31):
        return f"{y}-{int(m):02d}"
    return f"{y}-{int(m):02d}-{int(d):02d}"


def _title(header: Sequence[HeadLine], type_line: int) -> Span | None:
    """Lines below the document type; for `Chỉ thị về …` the rest of that line."""
    text, start, _ = header[type_line]
    if not names_type([line[0] for line in header], type_line):
        low = fold(text)
        name = max((n for n in doc_types() if low.startswith(n + " ")), key=len, default="")
        last = type_line
        while text.isupper() and last + 1 < len(header) and header[last + 1][0].isupper() and not is_attached(header[last + 1][0]):
            last += 1
        return start + len(name) + 1, header[last][1] + len(header[last][0].rstrip(". "))
    lines: list[HeadLine] = []
    for line in header[type_line + 1 :]:
        if _DRAFT.match(fold(line[0])):
            continue
        if is_attached(line[0]) or _NUMBER.match(line[0]) or is_issuer(line[0]) or _NATION.match(line[0]):
            if lines:
                break
            continue
        if lines and not lines[-1][0].isupper() and _opens_with_post(line[0]):
            break
        lines.append(line)
    return _span(lines) if lines else None


def _opens_with_post(text: str) -> bool:
    """`TRƯỞNG BAN CHỈ ĐẠO …` in capitals: who issues the document."""
    return text.isupper() and text.startswith(tuple(f"{row['position']} " for row in table("planparse.outline", "positions")))


def _span(lines: Sequence[HeadLine]) -> Span:
    return lines[0][1], lines[-1][1] + len(lines[-1][0].rstrip(" ."))


def _recipients(lines: Sequence[HeadLine]) -> tuple[Span, ...]:
    """Spans of the entries, without dash and end mark."""
    out: list[Span] = []
    entries = [line for line in lines if line[2] == "recipients"]
    dashed = any(bullet(text) for text, _, _ in entries)
    runs_on = False
    for text, start, _ in entries:
        sign = bullet(text)
        if runs_on and not sign and out:
            out[-1] = (out[-1][0], start + len(text.rstrip(" ;.,")))
            runs_on = not text.endswith((";", "."))
            continue
        runs_on = dashed and sign is not None and not text.endswith((";", "."))
        at = sign.end if sign else 0
        if not sign and not dashed and markers(text):
            at = markers(text)[0].end
        if is_recipients(text):
            colon = text.find(":")
            at = colon + 1 if 0 <= colon < len(text) - 2 else len(text)
            at += len(text[at:]) - len(text[at:].lstrip(" -–"))
        elif dashed and not sign:
            continue
        entry = text[at:].rstrip(" ;.,")
        if entry:
            out.append((start + at, start + at + len(entry)))
    return tuple(out)
