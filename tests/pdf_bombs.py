"""PDF files that are small and want to be large, deep or endless."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from tests.pdf_help import pdf, written

_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>"
_WORDS = b"BT /F 12 Tf 1 0 0 1 80 700 Tm (Ke hoach nam 2025) Tj ET\n"
_MILLIONS = 100_000_000


def stream(content: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    """An object with a stream; `extra` is what else its dictionary says."""
    body = zlib.compress(content, 9) if packed else content
    kind = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%s%s>>stream\n" % (len(body), kind, extra) + body + b"\nendstream"


def one_page(contents: bytes, *more: bytes, resources: bytes = _FONT, box: bytes = b"0 0 600 800") -> bytes:
    """One page; its contents are object 4, `more` come from 5 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<<%s>>/Contents 4 0 R>>" % (box, resources)
    return written([_CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, contents, *more])


def _deep_tree(depth: int) -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (at + 1, at - 1) for at in range(2, depth + 2)]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents %d 0 R>>" % (depth + 1, _FONT, depth + 3)
    return written([_CATALOGUE, *nodes, page, stream(_WORDS)])


def _forms(number: int, times: int) -> bytes:
    """Forms that each draw the next one so many times; the last one draws words."""
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
    objects = []
    for at in range(5, 5 + number):
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (at + 1)
        objects.append(stream(b"/X Do\n" * times, box + inner))
    objects.append(stream(_WORDS, box + b"/Resources<<%s>>" % _FONT))
    return one_page(stream(b"/X Do"), *objects, resources=b"/XObject<</X 5 0 R>>")


def bombs() -> Iterator[tuple[str, bytes]]:
    """(file name, bytes)."""
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
    yield "tree-loop.pdf", written([_CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    yield "tree-deep.pdf", _deep_tree(20_000)
    yield "tree-lying.pdf", pdf([(80, 60, "Ke hoach")]).replace(b"/Count 1>>", b"/Count 2000000000>>")
    yield (
        "pages-many.pdf",
        written(
            [_CATALOGUE, b"<</Type/Pages/Kids[" + b"3 0 R " * 5_000 + b"]/Count 5000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
        ),
    )
    yield "page-enormous.pdf", one_page(stream(_WORDS), box=b"-1e9 -1e9 1e9 1e9")
    yield "page-endless.pdf", one_page(stream(_WORDS), box=b"0 0 1e38 1e38")
    yield "page-none.pdf", one_page(stream(_WORDS), box=b"0 0 0 0")
    yield "packed.pdf", one_page(stream(b" " * 10 * _MILLIONS, packed=True))
    yield "packed-words.pdf", one_page(stream(_WORDS * 400_000, packed=True))
    yield (
        "packed-twice.pdf",
        one_page(
            b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n"
            % len(twice := zlib.compress(zlib.compress(bytes(5 * _MILLIONS), 9), 9))
            + twice
            + b"\nendstream"
        ),
    )
    yield "paths.pdf", one_page(stream(b"10 10 m 20 400 l 300 400 l S\n" * 500_000, packed=True))
    yield (
        "frames.pdf",
        one_page(stream(_WORDS + b"".join(b"%d %d 9 9 re S\n" % (x, y) for x in range(0, 600, 4) for y in range(0, 800, 4)), packed=True)),
    )
    yield "saves.pdf", one_page(stream(b"q " * 2_000_000 + _WORDS, packed=True))
    yield "arrays.pdf", one_page(stream(_WORDS + b"[" * 1_000_000, packed=True))
    yield "arrays-outside.pdf", written([_CATALOGUE, b"<</Type/Pages/Kids" + b"[" * 500_000 + b"]" * 500_000 + b"/Count 1>>"])
    yield (
        "form-in-itself.pdf",
        one_page(
            stream(_WORDS + b"/X Do"),
            stream(b"/X Do", box + b"/Resources<</XObject<</X 5 0 R>>>>"),
            resources=_FONT + b"/XObject<</X 5 0 R>>",
        ),
    )
    yield "forms-deep.pdf", _forms(2_000, 1)
    yield "forms-many.pdf", _forms(8, 20)
    yield (
        "image-enormous.pdf",
        one_page(
            stream(_WORDS + b"600 0 0 800 0 0 cm /X Do"),
            stream(b"x", b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"),
            resources=_FONT + b"/XObject<</X 5 0 R>>",
        ),
    )
    yield "xref-loop.pdf", pdf([(80, 60, "Ke hoach")]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9")
    yield "script.pdf", pdf([(80, 60, "Ke hoach")]).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(while(1);)>>")
    yield "web.pdf", pdf([(80, 60, "Ke hoach")]).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/URI/URI(http://localhost:9/)>>")
