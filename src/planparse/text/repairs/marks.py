"""Marks of notes on scans: a raised figure in the text that came out as a quotation mark, where the note that bears it stands below.

Both have to be there: a quotation mark that closes nothing, alone on its page, and below it a line with a bare figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from planparse.text.letters import raised
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern

_NOTE = pattern("marks.note", r"^(?P<mark>[¹²³⁰⁴-⁹]{1,2}(?= ?[\p{Lu}])|[1-9](?= [\p{Lu}][^\W\d_]))", 8)
_SIGN = pattern("marks.sign", r"(?<=[^\W\d_])[”“\"'’‘*°](?=[.,;:)]{0,3}(?:\s|$))")
_QUOTES = "“”\"'’‘"
_PAGE, _BEFORE, _BEHIND = 6_000, 400, 100  # characters


def mark_edits(text: str) -> Iterator[Edit]:
    """Edits that put the marks of notes where a sign that closes nothing is the only one they can be, in order."""
    above = 0
    for note in _NOTE.finditer(text):
        begin = max(above, note.start() - _PAGE)
        above = note.end()
        mark = raised(note["mark"])
        if mark in text[begin : note.start()]:
            continue
        signs = [m.start() for m in _SIGN.finditer(text, begin, note.start()) if _is_lone(text, m.start())]
        if len(signs) == 1:
            yield Edit(signs[0], signs[0] + 1, mark)
            if mark != note["mark"]:
                yield Edit(*note.span("mark"), mark)


def _is_lone(text: str, at: int) -> bool:
    """True where no other quotation mark stands near."""
    return not any(sign in text[max(0, at - _BEFORE) : at] + text[at + 1 : at + _BEHIND] for sign in _QUOTES)
