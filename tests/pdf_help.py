"""Pages for tests: words at places as pdfium would report them, and small PDF files written by hand."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Sequence

from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.sheets import Sheet

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


def pdf(
    *pages: Sequence[tuple[float, float, str]], image: bool = False, turned: str = "", angle: int = 0, font: str = "Helvetica"
) -> bytes:
    """A PDF whose pages show Western words at (x, baseline from above); `image` puts a picture on each.

    `turned` is what else their dictionary says (`/Rotate 90`); with `angle` the words are upright, and at their place, where the page is
    shown turned so far. `font` is the name of the font; a line that begins with a `~` is in Times-Roman.
    """
    return written(_objects(pages, image=image, turned=turned, angle=angle, font=font))


_MATRIX: dict[int, Callable[[float, float], str]] = {
    0: lambda x, y: f"1 0 0 1 {x} {800 - y}",
    90: lambda x, y: f"0 1 -1 0 {y} {x}",
    180: lambda x, y: f"-1 0 0 -1 {600 - x} {y}",
    270: lambda x, y: f"0 -1 1 0 {600 - y} {800 - x}",
}


def _objects(
    pages: Sequence[Sequence[tuple[float, float, str]]], *, image: bool, turned: str, angle: int = 0, font: str = "Helvetica"
) -> list[bytes]:
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for words in pages:
        drawn = "".join(
            f"BT /{'G' if text[:1] == '~' else 'F'} 12 Tf {_MATRIX[angle](x, y)} Tm ({text.removeprefix('~')}) Tj ET\n"
            for x, y, text in words
        ) + ("q 600 0 0 800 0 0 cm /I Do Q" if image else "")
        kids.append(f"{len(objects) + 1} 0 R")
        resources = (
            "/Font<<"
            + "".join(
                f"/{key}<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
                for key, name in (("F", font), ("G", "Times-Roman"))
            )
            + ">>"
            + (f"/XObject<</I {len(objects) + 3} 0 R>>" if image else "")
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{turned}/Resources<<{resources}>>/Contents {len(objects) + 2} 0 R>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        if image:
            objects.append(
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
            )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return [one.encode("latin-1") for one in objects]


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue, `trailer` what else the end of the file says."""
    out, places = b"%PDF-1.4\n", []
    for at, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % at + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        trailer,
        start,
    )


def locked(*pages: Sequence[tuple[float, float, str]], user: str, owner: str) -> bytes:
    """A PDF encrypted by RC4 of 40 bits (PDF 1.4, algorithms 3.1 to 3.4); an empty `user` opens without a password."""
    name = b"0123456789abcdef"
    rights = -44
    kept = _rc4(_md5(_padded(owner))[:5], _padded(user))
    key = _md5(_padded(user) + kept + struct.pack("<i", rights) + name)[:5]
    objects = [_sealed(one, at, key) for at, one in enumerate(_objects(pages, image=False, turned=""), 1)]
    values = kept.hex().encode(), _rc4(key, _PADDING).hex().encode(), rights
    objects.append(b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>" % values)
    return written(objects, b"/Encrypt %d 0 R/ID[<%s><%s>]" % (len(objects), name.hex().encode(), name.hex().encode()))


def _sealed(body: bytes, number: int, key: bytes) -> bytes:
    """The object with its stream encrypted."""
    head, stream, rest = body.partition(b"stream\n")
    words, end, _ = rest.partition(b"\nendstream")
    return head + stream + _rc4(_md5(key + struct.pack("<I", number)[:3] + b"\0\0")[:10], words) + end


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _padded(word: str) -> bytes:
    return (word.encode("latin-1") + _PADDING)[:32]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
