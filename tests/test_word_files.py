"""Files of the Word family: what they are by content, what is refused, and the way of older formats through LibreOffice."""

from __future__ import annotations

import copy
import io
import os
import random
import stat
import sys
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from planparse import readers
from planparse.errors import (
    CorruptError,
    EmptyError,
    EncryptedError,
    NeedsLibreOfficeError,
    NeedsOcrError,
    PlanparseError,
    TimeLimitError,
    UnsupportedError,
)
from planparse.limits import Limits
from planparse.pipeline import parse
from planparse.readers import office
from tests.conftest import ROOT, require
from tests.made.plans import make
from tests.word_help import p, package, run, tbl, tc, tr

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MACROS = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Attribute VB_Name" * 9}


@pytest.mark.parametrize(
    ("main", "reader"),
    [
        (f"{WML}.document.main+xml", "docx"),
        (f"{WML}.template.main+xml", "dotx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
    ],
)
def test_macros_and_templates_are_read_like_documents(main: str, reader: str) -> None:
    document = readers.read(package(p("KẾ HOẠCH"), main=main, extra=MACROS), "ten-sai.txt")
    assert (document.text.strip(), document.reader, document.encoding) == ("KẾ HOẠCH", reader, None)


def test_the_strict_variant_is_read() -> None:
    data = package(p("KẾ HOẠCH") + tbl(tr("a", tc("b")), tr("1", "2")), styles="")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            inside = source.read(name)
            inside = inside.replace(b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main")
            target.writestr(name, inside)
    assert readers.read(out.getvalue()).text.split("\n")[:2] == ["KẾ HOẠCH", "| a | b |"]


def without(data: bytes, *names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name not in names:
                target.writestr(name, source.read(name))
    return out.getvalue()


def odt(manifest: str) -> bytes:
    """An OpenDocument text with nothing but its manifest."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def ole(*streams: str, flags: int = 0) -> bytes:
    """A compound file with these entries in its directory; the first stream begins a Word document with `flags`."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    head[30:32] = (9).to_bytes(2, "little")
    directory = b""
    for name in streams:
        entry = bytearray(128)
        word = name.encode("utf-16-le") + b"\0\0"
        entry[: len(word)] = word
        entry[64:66] = len(word).to_bytes(2, "little")
        entry[66] = 2
        entry[116:120] = (1).to_bytes(4, "little")
        directory += bytes(entry)
    stream = b"\xec\xa5" + b"\0" * 8 + flags.to_bytes(2, "little") + b"\0" * 500
    return bytes(head) + directory.ljust(512, b"\0") + stream


PICTURE = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(package(p("x"))[:-40], CorruptError, id="an archive without its end"),
        pytest.param(without(package(p("x")), "word/document.xml"), CorruptError, id="without its body"),
        pytest.param(package("<w:p>"), CorruptError, id="XML that does not close"),
        pytest.param(package(p("x"), styles="<w:style"), CorruptError, id="broken styles"),
        pytest.param(package(p("x"), main="application/x-other"), UnsupportedError, id="a package that is no Word document"),
        pytest.param(package("<w:r>" * 200 + "</w:r>" * 200), EmptyError, id="deep nonsense"),
        pytest.param(package(p()), EmptyError, id="no words"),
        pytest.param(package(p(PICTURE)), NeedsOcrError, id="pictures alone"),
        pytest.param(ole("EncryptedPackage"), EncryptedError, id="a package locked with a password"),
        pytest.param(ole("ENCRYPTEDPACKAGE"), EncryptedError, id="the same with its name in capitals"),
        pytest.param(ole("WordDocument", flags=0x0100), EncryptedError, id="an old document locked with a password"),
        pytest.param(odt('<m><manifest:encryption-data manifest:checksum="x"/></m>'), EncryptedError, id="a locked OpenDocument"),
        pytest.param(ole("Workbook"), UnsupportedError, id="an old workbook"),
    ],
)
def test_what_cannot_be_read_has_a_code(data: bytes, error: type[PlanparseError]) -> None:
    with pytest.raises(error) as caught:
        readers.read(data, "ke-hoach.docx")
    assert type(caught.value) is error
    assert caught.value.source == "ke-hoach.docx"


def test_an_archive_of_documents_is_no_document() -> None:
    """Names of members of members do not tell what an archive is, however they are packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.docx", package(p("KẾ HOẠCH một")))
        archive.writestr("b.docx", package(p("KẾ HOẠCH hai")))
    assert [document.text.strip() for document in readers.read_all(out.getvalue())] == ["KẾ HOẠCH một", "KẾ HOẠCH hai"]


def test_parts_that_hold_no_text_may_be_missing() -> None:
    data = package(p("KẾ HOẠCH", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes="", styles="")
    assert readers.read(without(data, "word/styles.xml", "word/footnotes.xml")).text.strip() == "KẾ HOẠCH"


def test_a_record_of_a_word_file() -> None:
    plan = parse(package(p("KẾ HOẠCH") + p("Chuyển đổi số năm 2026") + p("I. NHIỆM VỤ") + p("- Sở Nội vụ báo cáo.", PICTURE)), "a.docx")
    assert (plan.source.reader, plan.source.status) == ("docx", "partial")
    assert plan.obligations[0].origin == {"part": "body", "paragraph": 4, "cell": None}
    assert plan.sections[0].origin == {"part": "body", "paragraph": 3, "cell": None}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(["1. Mục tiêu chung", "nâng cao nhận thức"], ["1. Mục tiêu chung", "nâng cao nhận thức"], id="paragraphs stay apart"),
        pytest.param(["Chương I", "QUY ĐỊNH CHUNG"], ["Chương I QUY ĐỊNH CHUNG"], id="a number and its title"),
        pytest.param(["II. NỘI DUNG VÀ GIẢI PHÁP", "THỰC HIỆN"], ["II. NỘI DUNG VÀ GIẢI PHÁP THỰC HIỆN"], id="a title of capitals on two"),
        pytest.param(["- Các vụ,", "cục của Bộ;"], ["- Các vụ, cục của Bộ;"], id="an item on two"),
        pytest.param(["Giao Sở Nội vụ<w:br/>tham mưu."], ["Giao Sở Nội vụ tham mưu."], id="a line break inside a paragraph"),
        pytest.param(
            [
                "Giao các sở, ban, ngành tham mưu cho Ủy ban nhân dân",
                *["tỉnh và các cơ quan, đơn vị trên địa bàn huyện cùng với"] * 6,
                "nhau.",
            ],
            [
                "Giao các sở, ban, ngành tham mưu cho Ủy ban nhân dân "
                + "tỉnh và các cơ quan, đơn vị trên địa bàn huyện cùng với " * 6
                + "nhau."
            ],
            id="lines wrapped by hand",
        ),
    ],
)
def test_paragraphs_of_the_source_hold(paragraphs: list[str], expected: list[str]) -> None:
    body = "".join(
        p(*(part if at == 0 else "<w:r><w:br/></w:r>" + run(part) for at, part in enumerate(text.split("<w:br/>")))) for text in paragraphs
    )
    plan = parse(package(p("KẾ HOẠCH") + p("Chuyển đổi số năm 2026") + body), "a.docx")
    assert plan.text.split("\n")[2:] == expected


@pytest.fixture(scope="module")
def libre() -> str:
    found = office.program()
    require(found is not None, "LibreOffice")
    return str(found)


BODY = p("KẾ HOẠCH") + p("Phòng, chống đuối nước năm 2026") + p("I. NHIỆM VỤ") + p("- Sở Y tế báo cáo trước ngày 30/6/2026.")


@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_older_formats_are_read(suffix: str, libre: str, tmp_path: Path) -> None:
    source = tmp_path / "ke-hoach.docx"
    source.write_bytes(package(BODY))
    made = office.convert([source], suffix, tmp_path / "made", 120)
    document = readers.read(made[0].read_bytes(), "ke-hoach.txt")
    assert [line for line in document.text.split("\n") if line.strip()] == [
        "KẾ HOẠCH",
        "Phòng, chống đuối nước năm 2026",
        "I. NHIỆM VỤ",
        "- Sở Y tế báo cáo trước ngày 30/6/2026.",
    ]
    assert (document.reader, document.size) == (suffix, made[0].stat().st_size)


def test_what_libreoffice_cannot_read_is_corrupt_or_empty(libre: str) -> None:
    with pytest.raises((CorruptError, EmptyError)):
        readers.read(b"{\\rtf1\\ansi {\\broken" + bytes(range(128, 256)))


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.VARIABLE, "/khong/co/soffice")
    with pytest.raises(NeedsLibreOfficeError) as caught:
        readers.read(b"{\\rtf1\\ansi x}", "a.rtf")
    assert "libreoffice-writer-nogui" in caught.value.how


def stub(folder: Path, script: str) -> str:
    """A program in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_a_conversion_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "child"
    script = f"import os, time\nif os.fork() == 0:\n    open({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    monkeypatch.setenv(office.VARIABLE, stub(tmp_path, script))
    with pytest.raises(TimeLimitError):
        office.to_docx(b"x", "doc", Limits(max_seconds=2))
    time.sleep(0.2)
    assert not Path(f"/proc/{note.read_text()}").exists() or "zombie" in Path(f"/proc/{note.read_text()}/status").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="a script as program")
def test_libreoffice_gets_a_profile_of_its_own_without_macros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    script = (
        "import os, sys, urllib.parse\n"
        "profile = next(a for a in sys.argv if a.startswith('-env:UserInstallation=file://')).split('file://')[1]\n"
        f"open({str(seen)!r}, 'w').write(open(profile + '/user/registrymodifications.xcu').read() + repr(sorted(os.environ)))\n"
    )
    monkeypatch.setenv(office.VARIABLE, stub(tmp_path, script))
    monkeypatch.setenv("HTTP_PROXY", "http://proxy")
    with pytest.raises(CorruptError):
        office.to_docx(b"x", "doc")
    told = seen.read_text()
    assert "DisableMacrosExecution" in told
    assert "HTTP_PROXY" not in told
    assert os.environ["HTTP_PROXY"]


def damaged(data: bytes, seed: int) -> bytes:
    """A package whose XML has lost, doubled, renamed and re-valued elements."""
    rng = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            inside = source.read(name)
            if name.startswith("word/") and inside.lstrip().startswith(b"<"):
                root = etree.fromstring(inside)
                elements = list(root.iter(etree.Element))
                for element in rng.sample(elements, k=min(12, len(elements) // 2)):
                    _damage(element, rng)
                inside = etree.tostring(root)
            target.writestr(name, inside)
    return out.getvalue()


def _damage(element: etree._Element, rng: random.Random) -> None:
    kind = rng.randrange(4)
    parent = element.getparent()
    if kind == 0 and parent is not None:
        parent.remove(element)
    elif kind == 1 and parent is not None:
        parent.insert(0, copy.deepcopy(element))
    elif kind == 2:
        name = rng.choice(["p", "tbl", "tr", "tc", "r", "t", "numPr", "sdt", "ins", "vMerge", "sectPr"])
        element.tag = f"{{{_WML}}}{name}"
    else:
        for key in element.attrib:
            element.set(key, rng.choice(["", "-1", "999999999999", "abc", "٣", "\u00b2", "0"]))


_WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_packages_are_read_or_have_a_code(seed: int, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    make(ROOT / "corpus" / "tu-ky-2023.txt", ROOT / "corpus" / "gold" / "tu-ky-2023.gold.json", target)
    try:
        document = readers.read(damaged(target.read_bytes(), seed))
    except PlanparseError:
        return
    ends = [0, *(spot.end for spot in document.spots)]
    assert all(before <= spot.start < spot.end for before, spot in zip(ends, document.spots, strict=False))
