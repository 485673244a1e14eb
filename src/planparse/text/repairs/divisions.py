"""`Điêu 5.`, `l Chương IV` on scans: the words that divide a law, known by the number behind them."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.text.letters import bare_letters
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern

_DIVISION = pattern(
    "divisions.division", r"^(?P<dust>(?:[^\w\s]|[lI!|]) ?)?(?P<word>[ĐDCđ][^\W\d_]{3,5}) (?P<n>\d{1,3}|[IVX]{1,5})(?=[.: ]|$)", 8
)
_WORDS = {"dieu": "Điều", "chuong": "Chương"}


def division_edits(text: str) -> Iterator[Edit]:
    """Edits that put these words right, and take away what stands before them, in order."""
    for m in _DIVISION.finditer(text):
        meant = _WORDS.get(bare_letters(m["word"]))
        if meant is None or not m["word"][0].isupper():
            continue
        if m["dust"]:
            yield Edit(m.start("dust"), m.end("dust"))
        if m["word"] != meant and not m["word"].isupper():
            yield Edit(m.start("word"), m.end("word"), meant)
