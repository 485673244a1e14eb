"""From the decoded source to clean lines: line ends, Unicode form, invisible characters, markup. All by edits, none by guessing."""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from planparse.model import Span
from planparse.text.columns import column_edits
from planparse.text.legacy import Legacy, legacy_edits
from planparse.text.offsets import Edit, Mapped
from planparse.text.patterns import pattern
from planparse.text.repairs import ALWAYS, SCANNED
from planparse.text.stacked import stacked_edits
from planparse.text.tabs import tab_edits

_LINE_ENDS = pattern("clean.line_ends", r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")
_INVISIBLE = pattern(
    "clean.invisible", r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)
_OTHER_BLANKS = r"\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = pattern("clean.blanks", rf"[ {_OTHER_BLANKS}]{{2,}}|[{_OTHER_BLANKS}]")
_SPACES = pattern("clean.spaces", r"  +")
_OTHER_BLANK = pattern("clean.other_blank", f"[{_OTHER_BLANKS}]")
_HASHES = pattern("clean.hashes", r"^[ ]{0,8}#{1,6}(?=[ \n*]|$)[ ]*", 8)
# each alternative begins behind its first star, so that the engine can look for stars alone
_STARS = pattern(
    "clean.stars",
    r"\*(?:(?<!\(\*)\*{0,2}(?=[^\s*])|\*{0,2}(?=[^\s*)])|(?<=[^\s*(]\*)\*{0,2}|(?<=\(\*)\*{0,2}(?!\))|(?<=^\*)\*{1,2}[ ]*(?=\n|\Z))",
    8,
)
_ESCAPES = pattern("clean.escapes", r"\\(?=[-+*#.!()\[\]_>`~|\\])")
_STAR_BULLET = pattern("clean.star_bullet", r"^[ ]{0,8}\*(?=[^\s*][^*\n]*$)", 8)


def clean(
    source: str, legacy: Sequence[Legacy] = (), pieces: Sequence[Span] = (), *, markup: bool = True, scanned: Sequence[Span] = ()
) -> Mapped:
    """Source text tidied, and repaired: dashes and Roman numerals that a scan lost or misread, where nothing else can be meant.

    `legacy` are the ranges that are still in an old character set; of a source of several documents only `pieces` (none: all) are taken;
    `markup` false leaves stars, hashes and backslashes alone: the source has no markdown. In the ranges `scanned`, which were read from
    pictures, letters are repaired as well.
    """
    mapped = tidy(source, legacy, pieces, markup=markup)
    for step in SCANNED if scanned else ():
        mapped = mapped.repair(edit for edit in step(mapped.text) if _within(scanned, mapped.starts[edit.start]))
    for step in ALWAYS:
        mapped = mapped.repair(step(mapped.text))
    return mapped


def _within(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, place, key=lambda span: span[0])
    return at > 0 and place < spans[at - 1][1]


def tidy(source: str, legacy: Sequence[Legacy] = (), pieces: Sequence[Span] = (), *, markup: bool = True) -> Mapped:
    """Source text with one kind of line end, in NFC, without invisible characters and markup; blanks single, lines not yet joined."""
    mapped = Mapped.identity(source).edit(legacy_edits(source, legacy))
    if pieces:
        mapped = mapped.within(pieces)
    marked = (_markup_edits,) if markup else ()
    steps = (_line_end_edits, _nfc_edits, _invisible_edits, *marked, stacked_edits, tab_edits, column_edits, _blank_edits)
    for step in steps:
        mapped = mapped.edit(step(mapped.text))
    return mapped


def _line_end_edits(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), "\n") for m in _LINE_ENDS.finditer(text))


def _nfc_edits(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    at = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            yield from _nfc_line(line, at)
        at += len(line) + 1


def _nfc_line(line: str, offset: int) -> Iterator[Edit]:
    """Edits of single clusters (a letter and its marks); a line that does not compose cluster by cluster is replaced whole."""
    bounds = [i for i, c in enumerate(line) if not unicodedata.combining(c)]
    bounds = sorted({0, *bounds, len(line)})
    clusters = [(a, b, unicodedata.normalize("NFC", line[a:b])) for a, b in itertools.pairwise(bounds)]
    if "".join(new for _, _, new in clusters) != unicodedata.normalize("NFC", line):
        yield Edit(offset, offset + len(line), unicodedata.normalize("NFC", line))
        return
    for a, b, new in clusters:
        if new != line[a:b]:
            yield Edit(offset + a, offset + b, new)


def _invisible_edits(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end()) for m in _INVISIBLE.finditer(text))


def _markup_edits(text: str) -> Iterator[Edit]:
    """Markdown marks: hashes of headings, stars of emphasis, escapes. A star that opens a list item stays."""
    if not ("*" in text or "#" in text or "\\" in text):
        return
    bullets = {m.end() - 1 for m in _STAR_BULLET.finditer(text)}
    found = [(m.start(), m.end()) for rule in (_HASHES, _STARS, _ESCAPES) for m in rule.finditer(text)]
    at = 0
    for start, end in sorted(found):
        if start in bullets or start < at:
            continue
        yield Edit(start, end)
        at = end


def _blank_edits(text: str) -> Iterator[Edit]:
    blanks = _BLANKS if _OTHER_BLANK.search(text) else _SPACES  # most texts have no others, and two spaces are found at once
    return (Edit(m.start(), m.end(), " ") for m in blanks.finditer(text))
