"""Number and date in the head of a scan, where they are written by hand: what cannot be read is left blank, what is printed stays.

`Số: {34.2 /KH-SYT` keeps its symbol, `ngày {Ô tháng 10 năm 2017` its month and year. A blank before the stroke was left
for the pen.
"""

from __future__ import annotations

from collections.abc import Iterator

from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.lookalikes import ones

_SYMBOL = r"[A-ZĐ]{2,6}(?:[-–][A-ZĐƯ]|-?$)[A-ZĐƯa-z,&.-]{0,40}"
_NUMBER = pattern(
    "heads.number",
    rf"^[^\w\n]{{0,3}}(?P<word>S[ốóôồỐÓÔ]|s[óôồ])(?P<n>[^\n/|]{{0,9}}?(?:[/|][^\n/|]{{0,6}})?)(?=/ ?{_SYMBOL}(?:$| ?[^\w\n]| [–-]))",
    8,
)
_PRINTED = pattern("heads.printed", r" ?[:;.,]? ?(?:\d{1,5}[a-zđA-Z]?(?:/\d{4})?)?")
_DATE = pattern(
    "heads.date",
    r"^[^\n]{2,80}, ?ngày(?P<d>[^\n,;]{0,7}?)tháng(?P<m>[^\n,;]{0,5}?)năm ?\d{4}[^\w\n]{0,3}$",
    8,
)
_MONTHS, _DAYS = 12, 31


def head_edits(text: str) -> Iterator[Edit]:
    """Edits that blank out what was written by hand in the head, and put printed months right, in order."""
    found = [edit for m in _NUMBER.finditer(text) for edit in _number(m["word"], m["n"], m.start("word"))]
    for m in _DATE.finditer(text):
        for group, most in (("d", _DAYS), ("m", _MONTHS)):
            read, start = m[group].strip(), m.end(group) - len(m[group].lstrip())
            meant = _figure(read, most)
            if read != meant:
                found.append(Edit(start, start + len(read) if meant else m.end(group), meant))
    yield from sorted(found, key=lambda edit: edit.start)


def _number(word: str, read: str, start: int) -> Iterator[Edit]:
    if word != "Số" or not _PRINTED.fullmatch(read):
        yield Edit(start, start + len(word) + len(read), "Số: ")


def _figure(read: str, most: int) -> str:
    """A day or month: as it was read, or with its ones that came out as letters; empty where it is none."""
    figures = ones(read)
    sound = figures.isascii() and figures.isdigit() and 0 < int(figures) <= most
    return (read if read.isdigit() else figures) if sound else ""
