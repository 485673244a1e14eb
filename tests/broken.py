"""Files as accidents and enemies leave them: made anew from seeds, never stored. No text of others is in them."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from docx import Document

from tests.conftest import TEXT
from tests.pdf_bombs import one_page, stream
from tests.pdf_help import locked, pdf

Break = Callable[[bytes, random.Random], bytes]


@cache
def made_docx() -> bytes:
    """A small plan as Word writes one: a table, a header, a numbered list."""
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.add_paragraph("Tuyên truyền", style="List Number")
    document.sections[0].header.paragraphs[0].text = "Dự thảo"
    for number, row in enumerate(document.add_table(2, 3).rows):
        for cell, text in zip(row.cells, (str(number), "Sở Y tế", "trước ngày 30/6/2025"), strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@cache
def made_pdf() -> bytes:
    """Two small pages, one with a picture."""
    return pdf([(80, 60 + 15 * at, "Giao So Y te bao cao truoc ngay 30/6/2025") for at in range(30)], [(80, 60, "Noi nhan")], image=True)


@cache
def sources() -> tuple[tuple[str, bytes], ...]:
    """(suffix, bytes) of whole files."""
    return (
        (".txt", TEXT.encode()),
        (".md", f"# {TEXT}\n| STT | Việc |\n|---|---|\n| 1 | Rà soát |\n".encode()),
        (".txt", TEXT.encode("utf-16")),
        (".docx", made_docx()),
        (".docx", made_docx()),
        (".docx", made_docx()),
        (".pdf", made_pdf()),
    )


def _flip(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 5, 50))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(1, len(data))]


def _hole(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 500) :]


def _double(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    end = start + rng.randrange(1, 2000)
    return data[:end] + data[start:end] * rng.choice((1, 2, 40)) + data[end:]


def _blank(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    size = min(rng.randrange(1, 500), len(data) - start)
    return data[:start] + bytes([rng.choice((0, 0x20, 0xFF))]) * size + data[start + size :]


BREAKS: tuple[Break, ...] = (_flip, _cut, _hole, _double, _blank)


def _in_members(data: bytes, rng: random.Random) -> bytes:
    """An archive that is whole, but one member or two are dropped, emptied, swapped or broken inside."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    for _ in range(rng.choice((1, 1, 2))):
        name = rng.choice([*names, "word/document.xml"])
        act = rng.randrange(6)
        if act == 0:
            members.pop(name, None)
        elif act == 1:
            members[name] = b""
        elif act == 2:
            members[name] = members[rng.choice(sorted(members))]
        elif members.get(name):
            members[name] = rng.choice(BREAKS)(members[name], rng)
    return archive(members)


def archive(members: dict[str, bytes], zeros: int = 0) -> bytes:
    """A zip archive; `zeros` times a hundred million bytes more."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
        for number in range(zeros):
            with package.open(f"word/media/{number}.bin", "w") as member:
                for _ in range(100):
                    member.write(bytes(1_000_000))
    return target.getvalue()


def broken(seed: int) -> tuple[str, bytes]:
    """(suffix, bytes) of a broken file; the same seed gives the same file."""
    rng = random.Random(seed)
    suffix, data = rng.choice(sources())
    if suffix == ".docx" and rng.random() < 0.6:
        return suffix, _in_members(data, rng)
    for _ in range(rng.choice((1, 1, 1, 3))):
        data = rng.choice(BREAKS)(data, rng) or b"x"
    return suffix, data


@cache
def _pdfs() -> tuple[bytes, ...]:
    """Whole PDF files: plain, encrypted without a password, turned and typed for an old font, and packed with a ruled table."""
    words = [(80, 60 + 15 * at, "Giao So Y te bao cao truoc ngay 30/6/2025") for at in range(10)]
    typed = pdf([(80, 60, "KÕ ho¹ch ph¸t triÓn"), (80, 90, "~Noi nhan")], turned="/Rotate 90", font=".VnTime")
    rules = b"".join(
        b"%d 500 m %d 700 l S 80 %d m 380 %d l S\n" % (80 + 100 * at, 80 + 100 * at, 500 + 50 * at, 500 + 50 * at) for at in range(5)
    )
    cells = b"".join(b"BT /F 9 Tf 1 0 0 1 %d 560 Tm (So Y te) Tj ET\n" % (90 + 100 * at) for at in range(3))
    return made_pdf(), locked(words, user="", owner="chu"), typed, one_page(stream(rules + cells, packed=True))


_NUMBER = re.compile(rb"\d+")


def _renumber(data: bytes, rng: random.Random) -> bytes:
    """Another number in the place of one: a length, a reference, a size, an offset."""
    found = rng.choice(list(_NUMBER.finditer(data)))
    return data[: found.start()] + rng.choice((b"0", b"-1", b"3", b"5", b"65536", b"4294967295", b"1e30")) + data[found.end() :]


def broken_pdf(seed: int) -> bytes:
    """A broken PDF file; the same seed gives the same file."""
    rng = random.Random(seed)
    data = rng.choice(_pdfs())
    for _ in range(rng.choice((1, 1, 2, 5))):
        act = _renumber if rng.random() < 0.5 and _NUMBER.search(data) else rng.choice(BREAKS)
        data = act(data, rng) or b"x"
    return b"%PDF-1.4\n" + data if rng.random() < 0.5 else data


def _word(document: bytes, extra: dict[str, bytes] | None = None, zeros: int = 0) -> bytes:
    with zipfile.ZipFile(io.BytesIO(made_docx())) as package:
        members = {name: package.read(name) for name in package.namelist()}
    return archive({**members, "word/document.xml": document, **(extra or {})}, zeros)


def _body(inside: str, prologue: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{space}"><w:body>{inside}</w:body></w:document>'.encode()


def _entities(count: int) -> str:
    names = [f"e{number}" for number in range(count)]
    rows = (f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(names))
    return f'<!DOCTYPE w [<!ENTITY e0 "hahaha">{"".join(rows)}]>'


def _lying(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size in every row of its directory."""
    parts = data.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([parts[0], *(part[:20] + struct.pack("<I", size) + part[24:] for part in parts[1:])])


def bombs() -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of files that are small and want to be large, or to reach out."""
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    yield "zip.docx", _word(_body(paragraph.format("a" * 200_000_000)))
    yield "zip-of-paragraphs.docx", _word(_body(paragraph.format("Sở Y tế") * 2_000_000))
    yield "zip-beside.docx", _word(_body(paragraph.format("a")), zeros=6)
    yield "zip-lying.docx", _lying(_word(_body(paragraph.format("a" * 200_000_000))), 10)
    yield "members.docx", _word(_body(paragraph.format("a")), {f"word/{number}.xml": b"" for number in range(20_000)})
    yield "entities.docx", _word(_body("<w:p>&e9;</w:p>", _entities(10)))
    yield "entities-in-styles.docx", _word(_body(paragraph.format("a")), {"word/styles.xml": _body("&e9;", _entities(10))})
    yield "attributes.docx", _word(_body('<w:p w:x="&e9;"/>', _entities(10)))
    yield "file.docx", _word(_body(paragraph.format("&f;"), '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'))
    yield "web.docx", _word(_body(paragraph.format("a"), '<!DOCTYPE w SYSTEM "http://localhost:9/a.dtd">'))
    for depth in (200, 5_000, 200_000):
        yield f"tables-{depth}.docx", _word(_body("<w:tbl><w:tr><w:tc>" * depth + paragraph.format("a") + "</w:tc></w:tr></w:tbl>" * depth))
        yield (
            f"nested-{depth}.docx",
            _word(_body("<w:sdt><w:sdtContent>" * depth + paragraph.format("a") + "</w:sdtContent></w:sdt>" * depth)),
        )
    wide = "<w:tbl><w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>' * 50 + "</w:tr></w:tbl>"
    yield "wide-cells.docx", _word(_body(wide + paragraph.format("a")))
    yield "number.docx", _word(_body(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'))
    yield "escape.docx", _word(_body(paragraph.format("a")), {"../../../planparse-escape": b"x", "/planparse-escape": b"x"})
    yield "archive.zip", archive({f"{number}.zip": archive({"a.txt": bytes(1_000_000)}) for number in range(200)})
    yield "blank.txt", b" " * 90_000_000
    yield "long.txt", "Sở Y tế ".encode() * 3_000_000
    yield "deep.txt", b"(" * 1_000_000
    yield "headings.md", b"#" * 1_000_000
    yield "markers.txt", b"1.1." * 100_000
    yield "zeros.txt", b"\0" * 50_000_000
    yield "deep.html", b"<html>" + b"<div>" * 200_000
    yield "rtf.rtf", b"{\\rtf1" + b"{" * 200_000
    yield "record.json", b'{"schema_version": "1.0", "text": ' + b"[" * 1_000_000
