"""Automatic numbers are what Word shows."""

from __future__ import annotations

import pytest

from planparse.readers.numerals import numeral
from tests.word_help import levels, lines, numbering, p

PLAN = levels(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
DECIMAL = levels(("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3"))
TWO = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
START = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def at(*places: int) -> str:
    """Paragraphs at these levels of list 1."""
    return "".join(p("x", at=(1, level)) for level in places)


@pytest.mark.parametrize(
    ("body", "abstract", "lists", "expected"),
    [
        pytest.param(at(0, 1, 2, 2, 1, 0, 1), PLAN, "", ["I.", "1.", "a)", "b)", "2.", "II.", "1."], id="deeper levels begin anew"),
        pytest.param(at(0, 1, 1, 2, 0, 1), DECIMAL, "", ["1.", "1.1.", "1.2.", "1.2.1", "2.", "2.1."], id="numbers of the levels above"),
        pytest.param(at(1, 1, 0), DECIMAL, "", ["1.1.", "1.2.", "1."], id="a level above that was never used shows its start"),
        pytest.param(at(0) + p("x") + at(0), PLAN, "", ["I.", "II."], id="plain paragraphs in between do not end a list"),
        pytest.param(
            at(0, 0) + p("x", at=(2, 0)) + at(0),
            PLAN,
            TWO.format(""),
            ["I.", "II.", "III.", "IV."],
            id="two lists over one abstract list count on",
        ),
        pytest.param(
            at(0, 0) + p("x", at=(2, 0)) + p("x", at=(2, 0)),
            PLAN,
            TWO.format(START.format(0, 1)),
            ["I.", "II.", "I.", "II."],
            id="a start override sets the count once",
        ),
        pytest.param(
            p("x", at=(2, 0)),
            PLAN,
            TWO.format(START.format(0, 5)),
            ["V."],
            id="a start override other than one",
        ),
        pytest.param(
            at(0) + p("x", at=(2, 0)),
            PLAN,
            TWO.format(f'<w:lvlOverride w:ilvl="0">{levels(("decimal", "Điều %1."))}</w:lvlOverride>'),
            ["I.", "Điều 2."],
            id="a level override changes form and text",
        ),
        pytest.param(
            at(0, 1, 0, 1),
            levels(("upperRoman", "%1."), ("decimal", "%2.")).replace("<w:numFmt", '<w:lvlRestart w:val="0"/><w:numFmt'),
            "",
            ["I.", "1.", "II.", "2."],
            id="lvlRestart 0: never begins anew",
        ),
        pytest.param(
            at(0, 1, 2, 1, 2, 0, 2),
            levels(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")).replace(
                '<w:lvl w:ilvl="2"><w:start w:val="1"/>', '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:lvlRestart w:val="1"/>'
            ),
            "",
            ["I.", "1.", "a)", "2.", "b)", "II.", "a)"],
            id="lvlRestart 1: begins anew after the first level alone",
        ),
        pytest.param(
            at(0, 1), levels(("upperRoman", "%1."), ("decimal", "%1.%2."), more="<w:isLgl/>"), "", ["1.", "1.1."], id="isLgl: all in digits"
        ),
        pytest.param(
            at(0, 1),
            levels(("upperRoman", "%1."), ("decimal", "%1.%2.")),
            "",
            ["I.", "I.1."],
            id="without isLgl each in its own form",
        ),
        pytest.param(
            at(0, 0), levels(("decimal", "Điều %1.")).replace('start w:val="1"', 'start w:val="3"'), "", ["Điều 3.", "Điều 4."], id="start"
        ),
        pytest.param(at(0), levels(("none", "%1Phụ lục")), "", ["Phụ lục"], id="form none: the text alone"),
        pytest.param(at(0), levels(("decimalZero", "%1.")), "", ["01."], id="two digits"),
        pytest.param(at(0), levels(("ordinalText", "PHẦN THỨ %1")), "", ["PHẦN THỨ Nhất"], id="ordinal in words"),
        pytest.param(at(3), PLAN, "", ["-"], id="a bullet"),
        pytest.param(
            at(0), levels(("bullet", "\uf0b7"), more='<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'), "", ["•"], id="a bullet of Symbol"
        ),
        pytest.param(
            at(0), levels(("bullet", "\uf0d8"), more='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'), "", ["➢"], id="of Wingdings"
        ),
        pytest.param(
            at(0),
            levels(("bullet", "\uf02b"), more='<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'),
            "",
            ["+"],
            id="as LibreOffice writes it",
        ),
        pytest.param(at(0) + p("x", at=(0, 0)) + at(0), PLAN, "", ["I.", "II."], id="list 0: no number"),
        pytest.param(at(0) + p("x", at=(7, 0)), PLAN, "", ["I."], id="a list that does not exist: no number"),
        pytest.param(at(0) + p(at=(1, 0)) + at(0), PLAN, "", ["I.", "III."], id="an empty paragraph counts"),
        pytest.param(
            at(0) + p('<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>', at=(1, 0), mark="<w:del/>") + at(0),
            PLAN,
            "",
            ["I.", "II."],
            id="a deleted paragraph does not count",
        ),
    ],
)
def test_numbers_of_paragraphs(body: str, abstract: str, lists: str, expected: list[str]) -> None:
    made = numbering(abstract, lists) if lists else numbering(abstract)
    found = [line.removesuffix("x").rstrip() for line in lines(body, numbering=made)]
    assert [number for number in found if number] == expected


STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Muc2"><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="Khong"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:ilvl w:val="5"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="Danh"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("x", style="Muc") + p("y", style="Muc2"), ["I. x", "II. y"], id="numbered by the style or what it is based on"),
        pytest.param(p("x", style="Muc") + p("y", style="Khong"), ["I. x", "y"], id="the style ends the numbering"),
        pytest.param(p("x", style="Muc") + p("y", style="Muc", at=(0, 0)), ["I. x", "y"], id="the paragraph ends the numbering"),
        pytest.param(p("x", style="Muc") + p("y", style="Muc", at=(1, 1)), ["I. x", "1. y"], id="the paragraph's level wins"),
        pytest.param(p("x", style="Khoan"), ["a) x"], id="a style numbers at the level that names it"),
    ],
)
def test_numbers_of_styles(body: str, expected: list[str]) -> None:
    abstract = PLAN.replace('<w:lvl w:ilvl="2"><w:start w:val="1"/>', '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:pStyle w:val="Khoan"/>')
    assert lines(body, numbering=numbering(abstract), styles=STYLES) == expected


def test_a_list_that_names_a_style_of_lists() -> None:
    made = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Danh"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Danh"/>{PLAN}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(at(0, 1), numbering=made, styles=STYLES) == ["I. x", "1. x"]


def test_what_follows_the_number() -> None:
    tight = levels(("decimal", "%1."), more='<w:suff w:val="nothing"/>')
    assert lines(at(0), numbering=numbering(tight)) == ["1.x"]
    assert lines(at(0), numbering=numbering(levels(("decimal", "%1."), more='<w:suff w:val="space"/>'))) == ["1. x"]


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (3, "decimalEnclosedCircle", "③"),
        (5, "vietnameseCounting", "năm"),
        (12, "chineseCounting", "12"),
        (0, "upperRoman", "0"),
    ],
)
def test_numerals(count: int, form: str, shown: str) -> None:
    assert numeral(count, form) == shown
