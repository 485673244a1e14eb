"""Pages for tests: words at places as pdfium would report them, and small PDF files written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.pdf.glyphs import Glyph, Sheet

Placed = tuple[float, float, str] | tuple[float, float, str, float]  # x, baseline, words, size


def sheet(*words: Placed, number: int = 1, ruled: bool = False, pictures: bool = False) -> Sheet:
    """A page of 600 by 800 points; each character is half its size wide."""
    glyphs: list[Glyph] = []
    for x, base, text, *size in words:
        high = size[0] if size else 12.0
        for at, char in enumerate(text):
            left = x + at * high / 2
            glyphs.append(Glyph(char, left, base - 0.7 * high, left + high / 2, base + 0.2 * high, base))
    return Sheet(number, 600.0, 800.0, tuple(glyphs), ruled, pictures)


def pdf(*pages: Sequence[tuple[float, float, str]], image: bool = False) -> bytes:
    """A PDF whose pages show Western words at (x, baseline from above); `image` puts a picture on each."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for words in pages:
        drawn = "".join(f"BT /F 12 Tf {x} {800 - y} Td ({text}) Tj ET\n" for x, y, text in words) + (
            "q 600 0 0 800 0 0 cm /I Do Q" if image else ""
        )
        kids.append(f"{len(objects) + 1} 0 R")
        resources = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>" + (
            f"/XObject<</I {len(objects) + 3} 0 R>>" if image else ""
        )
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<{resources}>>/Contents {len(objects) + 2} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        if image:
            objects.append(
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
            )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = "%PDF-1.4\n", []
    for at, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{at} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    )
    return out.encode("latin-1")
