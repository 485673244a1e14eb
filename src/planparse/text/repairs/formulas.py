"""Lines of fixed words on scans: `CỌNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `KÉẺ HOẠCH`, `TRƯỜNG BAN …`. By them a document is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from planparse.tables import table
from planparse.text.letters import bare_letters
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern

_LINE = pattern("formulas.line", r"^ {0,8}(?P<words>[^\W\d_][^\n\d|]{5,98}?)[ .,:;]{0,3}$", 8)
_AUTHORITY = pattern("formulas.authority", r"(?:KT|TM|TL|TUQ|Q)\. ?")
_LETTERS_A_MISTAKE = 7  # of a line: one in so many may be another one; marks aside


def formula_edits(text: str) -> Iterator[Edit]:
    """Edits that put such lines right, in order."""
    for m in _LINE.finditer(text):
        words = m["words"]
        if words in _formulas().values():
            continue
        plain = bare_letters(words)
        near = [meant for known, meant in _formulas().items() if _is_near(plain, known) and meant.isupper() == words.isupper()]
        if len(near) == 1:
            yield Edit(*m.span("words"), near[0])
        elif words.isupper():
            yield from _post(words, m.start("words"))


def _post(words: str, start: int) -> Iterator[Edit]:
    """The post that a line of capitals begins with: `TRƯỜNG BAN CHỈ ĐẠO`, `KT. GIÁM ĐÓC`; only its marks were misread."""
    authority = _AUTHORITY.match(words)
    begin = authority.end() if authority else 0
    read = words[begin:].split(" ")
    for length in range(len(read), 0, -1):
        post = " ".join(read[:length])
        meant = _posts().get(bare_letters(post))
        if meant and len(meant) == len(post):
            if meant != post:
                yield Edit(start + begin, start + begin + len(post), meant)
            return


@cache
def _posts() -> dict[str, str]:
    """Posts of two words and more by their letters without marks."""
    return {bare_letters(row["position"]): row["position"] for row in table("planparse.outline", "positions") if " " in row["position"]}


def _is_near(plain: str, known: str) -> bool:
    most = len(known) // _LETTERS_A_MISTAKE
    return abs(len(plain) - len(known)) <= most and Levenshtein.distance(plain, known, score_cutoff=most) <= most


@cache
def _formulas() -> dict[str, str]:
    """The lines by their letters without marks."""
    types = (row["name"].upper() for row in table("planparse.registry", "doctypes") if " " in row["name"])
    return {bare_letters(line): line for line in (*(row["line"].rstrip(":") for row in table("planparse.text", "formulas")), *types)}
