"""Zip archives: each member is an input; litter is passed over; names are shown and never used."""

from __future__ import annotations

import io
import zipfile

import pytest

from planparse import readers
from planparse.errors import PlanparseError
from planparse.pipeline import parse_documents
from planparse.readers.archive import members

PLAN = "KẾ HOẠCH\nCải cách hành chính năm 2024\nI. MỤC ĐÍCH\nNâng cao chất lượng phục vụ.\n".encode()


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_each_member_is_a_document() -> None:
    documents = readers.read_all(packed({"b/hai.txt": PLAN, "a/một.txt": PLAN.replace(b"2024", b"2025")}), "tep.zip")
    assert [document.file_name for document in documents] == ["một.txt", "hai.txt"]
    assert [plan.metadata.period.start for plan in parse_documents(documents)] == [2025, 2024]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "../../etc/passwd"),
        ("/tuyệt/đối.txt", "tuyệt/đối.txt"),
        ("C:\\ke hoach\\a.txt", "C:/ke hoach/a.txt"),
        ("a\nb\x1b[31m.txt", "a�b�[31m.txt"),
        ("ke\u0302\u0301 hoa\u0323ch.txt", "kế hoạch.txt"),
    ],
)
def test_names_are_shown_and_never_used(name: str, shown: str) -> None:
    assert [found for found, _ in members(packed({name: PLAN}))] == [shown]


def test_litter_is_passed_over() -> None:
    files = {"__MACOSX/._a.txt": b"x", "a/.DS_Store": b"x", "Thumbs.db": b"x", "~$a.docx": b"x", "a/": b"", "a.txt": PLAN}
    assert [name for name, _ in members(packed(files))] == ["a.txt"]


def test_what_cannot_be_read_is_told() -> None:
    (document,) = readers.read_all(packed({"a.txt": PLAN, "b.png": b"\x89PNG\r\n\x1a\n" + b"x" * 99}))
    assert document.lacking == ("member",)
    (plan,) = parse_documents([document])
    assert (plan.source.status, plan.findings[0].code) == ("partial", "R01")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({}, "E_EMPTY", id="trống"),
        pytest.param({"a.txt": b""}, "E_EMPTY", id="tệp trống"),
        pytest.param({"a.rar": b"Rar!\x1a\x07" + b"x" * 99}, "E_UNSUPPORTED", id="không đọc được"),
        pytest.param({"a.png": b"\x89PNG\r\n\x1a\n" + b"x" * 99}, "E_CORRUPT", id="ảnh hỏng"),
        pytest.param({"a.zip": packed({"a.txt": PLAN})}, "E_UNSUPPORTED", id="lồng nhau"),
    ],
)
def test_archives_without_a_document(files: dict[str, bytes], code: str) -> None:
    with pytest.raises(PlanparseError) as caught:
        readers.read_all(packed(files), "tep.zip")
    assert (caught.value.code, caught.value.source) == (code, "tep.zip")
