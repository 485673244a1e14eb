"""Codes of bodies that came out with a letter too many or one short on scans: `UBMTTTQ`, `CT-TTEg`, `23/QĐ-TT … của Thủ tướng Chính phủ`.

A code is put right where it is none that is known, is read so only once, and without one of its inner letters is exactly one that is;
and in a symbol where the body named behind it has a code that differs in one letter. What is filed is filed at the records office (VT).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from planparse.tables import alternation, table
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.syllables import is_syllable

_CODE = pattern("codes.code", r"(?<![\w&])[A-ZĐƯ][A-ZĐƯ&]{2,14}[a-zđø]?(?![\w&])")
_TYPE = pattern("codes.type", r"(?<=/)(?P<type>[A-ZĐ]{2})(?=[-–][A-ZĐ])")
_SIGNED = pattern("codes.signed", r"(?<=\d/)[A-ZĐ][A-Za-zđĐ]{1,3}[-–](?P<code>[A-ZĐ][A-ZĐƯ&]{0,12}[a-zø]?)(?![\w&/-])")
_OF = r"(?:,? (?:ngày )?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?,? của (?P<body>"
_FILED = pattern("codes.filed", r"^[-–+* ]{0,3}Lưu ?[:;.]? ?(?P<code>V[A-ZĐ1][A-ZĐ1]?)(?=[,;.( ]|$)", 8)
_JOINS = ("-", "–", "/")
_FILED_AT, _LIKE_T = "VT", "I1"
_LEAST, _LONG = 3, 6  # letters of a code that was read with a letter twice, or with another one inside


def code_edits(text: str) -> Iterator[Edit]:
    """Edits that put codes right, in order."""
    found = {edit.start: edit for edit in (*_named(text), *_filed(text), *_too_long(text), *_without_stroke(text))}
    yield from (found[start] for start in sorted(found))


def _too_long(text: str) -> Iterator[Edit]:
    """Codes with a letter that was read twice, or between two others."""
    codes = list(_CODE.finditer(text))
    times = Counter(m[0] for m in codes)
    for m in codes:
        if times[m[0]] > 1 or _plain(m[0]) in _plainly_known() or is_syllable(m[0]):
            continue
        meant = {code for code, inner in _shorter(m[0]) if _bare(code) in _known() and len(code) >= (_LONG if inner else _LEAST)}
        if text[m.start() - 1 : m.start()] in _JOINS:
            meant |= {code for code, _ in _shorter(m[0]) if _bare(code) in _issuers()}
        if len(meant) == 1:
            yield Edit(m.start(), m.end(), meant.pop())


def _shorter(code: str) -> Iterator[tuple[str, bool]]:
    """The code without one of its inner letters, and whether that differs from both beside it."""
    for at in range(1, len(code) - 1):
        if code[at:].strip(code[at]):  # letters of the end may stand for another word of the name: `SVHTTT`
            yield code[:at] + code[at + 1 :], code[at] not in (code[at - 1], code[at + 1])


def _named(text: str) -> Iterator[Edit]:
    """Codes of a symbol that are not known, and nearly that of the body that is named behind it."""
    for m in _SIGNED.finditer(text):
        if m["code"] in _issuers():
            continue
        body = _body().match(text, m.end())
        read = _bare(m["code"])  # with a letter more at its end it is one of another level: `CAQ`
        codes = _codes_of()[body["body"]] if body else []
        meant = [code for code in codes if Levenshtein.distance(code, read) == 1 and not read.startswith(code)]
        if len(meant) == 1:
            yield Edit(m.start("code"), m.end("code"), meant[0])


def _filed(text: str) -> Iterator[Edit]:
    """`Lưu: VTF`: who keeps the paper is the records office, unless it is another office that is known."""
    for m in _FILED.finditer(text):
        code = m["code"]
        letters = iter(code.translate(dict.fromkeys(map(ord, _LIKE_T), "T")))
        if code != _FILED_AT and code not in _known() and all(sign in letters for sign in _FILED_AT):
            yield Edit(m.start("code"), m.end("code"), _FILED_AT)


def _without_stroke(text: str) -> Iterator[Edit]:
    """`QD-BCDCCHC` where the text has `BCĐCCHC`, too: strokes get lost, none is added. No type of documents is `QD`."""
    codes = {m[0] for m in _CODE.finditer(text) if "Đ" in m[0]}
    meant = {_plain(code): code for code in sorted(codes)}
    for m in _CODE.finditer(text):
        other = meant.get(_plain(m[0]))
        if other and other != m[0] and other.count("Đ") > m[0].count("Đ"):
            yield Edit(m.start(), m.end(), other)
    for m in _TYPE.finditer(text):
        found = {row for row in type_codes() if _plain(row) == _plain(m["type"])}
        if m["type"] not in found and len(found) == 1:
            yield Edit(m.start("type"), m.end("type"), found.pop())


@cache
def type_codes() -> frozenset[str]:
    """The abbreviations of document types."""
    return frozenset(short for row in table("planparse.registry", "doctypes") for short in row["abbr"].split("|") if short)


def _bare(code: str) -> str:
    return code.replace("&", "")


def _plain(code: str) -> str:
    return _bare(code).replace("Đ", "D")


@cache
def _plainly_known() -> frozenset[str]:
    return frozenset(map(_plain, _known()))


@cache
def _issuers() -> frozenset[str]:
    return frozenset(row["code"] for row in table("planparse.registry", "issuers"))


@cache
def _codes_of() -> dict[str, list[str]]:
    """The codes of each body, by its name."""
    found: dict[str, list[str]] = {}
    for row in table("planparse.registry", "issuers"):
        found.setdefault(row["name"], []).append(row["code"])
    return found


@cache
def _body() -> re.Pattern[str]:
    return pattern("codes.body", _OF + alternation(list(_codes_of())) + r")(?!\w)")


@cache
def _known() -> frozenset[str]:
    """All codes and abbreviations of the tables, without `&`; words of abbreviations that have several."""
    found = set(_issuers()) | {row["code"] for row in table("planparse.text", "codes")}
    found |= type_codes()
    shorts = [short for row in table("planparse.extract", "fields") for short in row["short"].split("|")]
    found |= {word for short in shorts for word in short.replace("-", " ").replace(",", " ").split() if word.upper() == word}
    found |= {short for short in shorts if short.isupper()}
    return frozenset(map(_bare, found))
