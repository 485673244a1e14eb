"""The words that lint numbers stand where a search for runs without blanks finds them, whatever parts them."""

from __future__ import annotations

import re

import pytest

from planparse.lint.words import Words

TEXTS = [
    "",
    " \n",
    "Sở Y tế",
    "  Phòng Tư pháp,\t(UBND xã) \n",
    "kế\u00a0hoạch\u3000năm\u20032026\u2028hết",
    "chữ 😀 lạ \ud800 lẻ",
    "\u200btập huấn\x1c90%",
]


@pytest.mark.parametrize("text", TEXTS)
def test_places(text: str) -> None:
    words = Words(text)
    assert [words.span(at) for at in range(len(words.printed))] == [match.span() for match in re.finditer(r"\S+", text)]
    assert [words.known[number] for number in words.ids] == words.printed


@pytest.mark.parametrize(("text", "bare"), [("(Sở)", "Sở"), ("“tập huấn”,", "tập"), ("và;", "và"), ("…", "")])
def test_without_the_marks_around(text: str, bare: str) -> None:
    start, end = Words(text).bare_span(0)
    assert text[start : max(start, end)] == bare
