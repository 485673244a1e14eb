"""Fields of a page: the number and day that an office filled in are read, notes of digital signatures stand apart, comments are not read."""

from __future__ import annotations

import pytest

from planparse.pipeline import parse
from planparse.readers.pdf.read import read_pdf
from tests.pdf_help import written

FONT = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"
WORDS = [
    (80, 60, "UBND XA TAN MAU"),
    (80, 90, "So:        /KH-UBND"),
    (80, 150, "KE HOACH"),
    (80, 180, "Giao Phong Y te bao cao truoc ngay 1/6/2025"),
]
Field = tuple[float, float, str]


def form(fields: list[Field], kind: str = "Widget/FT/Sig", turned: str = "") -> bytes:
    """A page with words, and fields of 200 by 30 points: left edge, lower edge from above, lines parted by a stroke."""
    drawn = "".join(f"BT /F 12 Tf 1 0 0 1 {x} {800 - y} Tm ({text}) Tj ET\n" for x, y, text in WORDS)
    notes = "".join(f"{6 + 2 * at} 0 R " for at in range(len(fields)))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{turned}{FONT}/Contents 4 0 R/Annots[{notes}]>>"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{notes}]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        _stream(drawn),
        "<<>>",
    ]
    for at, (x, y, text) in enumerate(fields):
        look = "".join(f"BT /F 12 Tf 1 0 0 1 0 {14 - 12 * line} Tm ({part}) Tj ET\n" for line, part in enumerate(text.split("|")))
        objects.append(
            f"<</Type/Annot/Subtype/{kind}/T(n{at})/F 4/P 3 0 R/Rect[{x} {800 - y} {x + 200} {830 - y}]/AP<</N {7 + 2 * at} 0 R>>>>"
        )
        objects.append(_stream(look, f"/Type/XObject/Subtype/Form/BBox[0 0 200 30]{FONT}"))
    return written([one.encode("latin-1") for one in objects])


def _stream(data: str, more: str = "") -> str:
    return f"<<{more}/Length {len(data)}>>stream\n{data}\nendstream"


def lines(data: bytes) -> list[str]:
    return [line for line in read_pdf(data).text.split("\n") if line]


PAGE = ["UBND XA TAN MAU", "So: /KH-UBND", "KE HOACH", "Giao Phong Y te bao cao truoc ngay 1/6/2025"]


def test_what_is_filled_in_stands_where_it_is_printed() -> None:
    assert lines(form([(105, 102, "705")]))[1].split() == ["So:", "705", "/KH-UBND"]


def test_the_note_of_a_signature_stands_apart_with_all_its_lines() -> None:
    reading = read_pdf(form([(390, 40, "So: 20/KH-UBND|Signing time: 2025-05-13T14:41:57"), (105, 102, "705")]))
    assert [line for line in reading.text.split("\n") if line][1].split() == ["So:", "705", "/KH-UBND"]
    furniture = [reading.text[start:end] for start, end in reading.furniture]
    assert [line for line in furniture if "2025-05-13" in line]
    assert [line for line in furniture if "20/KH-UBND" in line]


@pytest.mark.parametrize("kind", ["FreeText", "Stamp", "Text"])
def test_comments_are_not_read(kind: str) -> None:
    assert [line.split() for line in lines(form([(105, 102, "705")], kind))] == [line.split() for line in PAGE]


def test_a_page_on_its_side_is_read_without_its_fields() -> None:
    assert "705" not in read_pdf(form([(105, 102, "705")], turned="/Rotate 90")).text


def test_a_field_without_a_look_does_no_harm() -> None:
    data = form([(105, 102, "705")]).replace(b"/AP<</N 7 0 R>>", b"/AP<</N 99 0 R>>")
    assert parse(data).metadata is not None
