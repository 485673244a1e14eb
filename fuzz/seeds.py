"""The seed corpus: texts of `fuzz/seeds/`, one a line (`\\n` is a line end), files made here, and their words as a dictionary."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from planparse.sandbox import messages

_FOLDER = Path(__file__).parent / "seeds"
_XML = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>'
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Sở Y tế</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_HTML = "<!doctype html><html><head><meta charset=utf-8></head><body><p>KẾ HOẠCH<table><tr><td>Sở Y tế<td>Quý I</table><ol><li>Rà soát</ol>"
_MHTML = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--b--\r\n"
)


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of a target."""
    own = _FOLDER / f"{target}.txt"
    if own.is_file():
        yield from (line.replace("\\n", "\n").encode() for line in own.read_text(encoding="utf-8").splitlines() if line)
    if target == "sniff":
        yield from _files()
    if target == "protocol":
        yield from _answers()


def words(target: str) -> str:
    """The words and signs of the seeds, as libFuzzer's dictionary."""
    found = {word for seed in seeds(target) for word in re.findall(rb"[\w\x80-\xff]+|[^\w\s]{1,4}", seed) if 1 < len(word) <= 40}
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in sorted(found))


def _zip(members: dict[str, str]) -> bytes:
    """Members that are stored as they are, so that the fuzzer gets at them."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, text in members.items():
            made.writestr(zipfile.ZipInfo(name), text.encode())
    return target.getvalue()


def _files() -> Iterator[bytes]:
    text = "KẾ HOẠCH\nPhòng, chống đuối nước năm 2026\n1. Sở Y tế chủ trì."
    yield from (text.encode(name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"))
    yield "Kê´ hoa·ch phòng, chông ðuôi nýõc".encode("windows-1258", "replace")
    yield "KÕ ho¹ch phßng, chèng ®uèi n­íc trÎ em".encode("latin-1")
    yield _HTML.encode()
    yield _MHTML.format(_HTML).encode()
    yield _zip({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": _XML})
    yield _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    yield _zip({"a.txt": text, "b/c.html": _HTML})
    yield b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"
    yield b"{\\rtf1\\ansi KE HOACH}"
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _answers() -> Iterator[bytes]:
    def said(*sent: tuple[bytes, object]) -> bytes:
        stream = io.BytesIO()
        for kind, value in sent:
            messages.write(stream, kind, value if isinstance(value, bytes) else json.dumps(value).encode())
        return stream.getvalue()

    ready, done = (messages.READY, {"network": "seccomp"}), (messages.DONE, {"memory": 1, "children": False})
    yield said(ready, (messages.PAGES, {"pages": 3, "scans": 1}), (messages.RESULT, {"schema_version": "1.0"}), done)
    yield said(ready, (messages.ERROR, {"code": "E_EMPTY", "detail": "x", "memory": 5, "children": False}))
    yield said(ready, (messages.RESULT, b"{}"), (messages.RESULT, b"[]"), done, (messages.RESULT, b"1"), done)
    yield said((messages.ERROR, {"code": "E_ENVIRONMENT", "detail": "spacy"}))
    yield said(ready, done)
    yield b"Traceback (most recent call last):\n"
