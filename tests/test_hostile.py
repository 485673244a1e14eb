"""Broken files and bombs through a session: each ends in a record or a code, in time, and the parent stays small and alive."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planparse.errors import PlanparseError
from planparse.limits import DEFAULT, Limits
from planparse.readers import office
from planparse.sandbox import Session
from planparse.sandbox.command import environment
from tests.broken import BREAKS, bombs, broken, broken_pdf
from tests.conftest import ROOT, TEXT, require
from tests.pdf_bombs import bombs as pdf_bombs

SEEDS = 1000
# A defect of ours, a process that died, and a limit of time or memory reached are no answers to a file that is small and merely broken.
OURS = {"E_INTERNAL", "E_CRASHED", "E_TIMEOUT", "E_MEMORY", "E_ENVIRONMENT"}


def sweep(folder: Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", "tests.sweep", str(folder)], cwd=ROOT, env=environment(), capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["peak"] < 300_000_000
    return found


def codes(found: dict[str, Any]) -> set[str]:
    return {end.split()[0] for end in found["ends"].values()}


@pytest.mark.slow
def test_a_thousand_broken_files(tmp_path: Path) -> None:
    for seed in range(SEEDS):
        suffix, data = broken(seed)
        (tmp_path / f"{seed:04}{suffix}").write_bytes(data)
    found = sweep(tmp_path)
    assert len(found["ends"]) == SEEDS
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS} == {}
    assert {"record", "E_BINARY"} <= codes(found)
    assert found["slowest"] < DEFAULT.max_seconds


# How each bomb must end; several where it depends on the version of libxml2 or on whether LibreOffice is there.
XML = {"E_CORRUPT xml", "E_CORRUPT doctype"}
ENDS: dict[str, set[str]] = {
    "zip.docx": {"E_TOO_LARGE max_zip_ratio"},
    "zip-of-paragraphs.docx": {"E_TOO_LARGE max_zip_ratio"},
    "zip-beside.docx": {"E_TOO_LARGE max_zip_bytes"},
    "zip-lying.docx": {"E_CORRUPT zip"},
    "members.docx": {"E_TOO_LARGE max_zip_entries"},
    **dict.fromkeys(("entities.docx", "entities-in-styles.docx", "attributes.docx", "file.docx", "web.docx"), XML),
    **{key: {"record", "E_CORRUPT xml", "E_CORRUPT nesting"} for key in ("tables-200.docx", "nested-200.docx")},
    **{key: {"E_CORRUPT xml", "E_CORRUPT nesting"} for key in ("tables-5000.docx", "nested-5000.docx")},
    **{key: {"E_TOO_LARGE max_zip_ratio", "E_CORRUPT xml"} for key in ("tables-200000.docx", "nested-200000.docx")},
    "wide-cells.docx": {"record"},
    "number.docx": {"E_EMPTY", "record"},
    "escape.docx": {"record"},
    "archive.zip": {"E_UNSUPPORTED ZIP"},
    "blank.txt": {"E_EMPTY"},
    "long.txt": {"E_TOO_LARGE max_chars"},
    "zeros.txt": {"E_BINARY"},
    **{key: {"record"} for key in ("deep.txt", "headings.md", "markers.txt", "record.json")},
    "deep.html": {"E_CORRUPT nesting", "E_EMPTY"},
    "rtf.rtf": {"E_CORRUPT libreoffice", "E_NEEDS_LIBREOFFICE", "E_EMPTY", "E_TIMEOUT", "E_TIMEOUT libreoffice"},
}


@pytest.mark.slow
def test_a_thousand_broken_pdf_files(tmp_path: Path) -> None:
    for seed in range(SEEDS):
        (tmp_path / f"{seed:04}.pdf").write_bytes(broken_pdf(seed))
    found = sweep(tmp_path)
    assert len(found["ends"]) == SEEDS
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS} == {}
    assert {"record", "E_CORRUPT", "E_EMPTY"} <= codes(found)
    assert found["slowest"] < DEFAULT.max_seconds


# pdfium ends its process when it gets no more memory
MEMORY = {"E_CRASHED SIGABRT", "E_CRASHED SIGTRAP", "E_CRASHED SIGILL", "E_CRASHED SIGSEGV", "E_MEMORY"}
PDF_ENDS: dict[str, set[str]] = {
    **{key: {"E_CORRUPT pdf", "E_CORRUPT pdf pages"} for key in ("tree-loop.pdf", "tree-deep.pdf", "arrays-outside.pdf")},
    **dict.fromkeys(("packed.pdf", "forms-many.pdf"), MEMORY | {"E_EMPTY", "E_TIMEOUT", "E_TOO_LARGE max_chars"}),
    "pages-many.pdf": {"E_TOO_LARGE max_pages"},
    **{key: {"E_EMPTY", *MEMORY} for key in ("packed-twice.pdf", "forms-deep.pdf")},
    "paths.pdf": {"E_EMPTY", "E_TIMEOUT", *MEMORY},
    "packed-words.pdf": {"record", "E_TOO_LARGE max_chars", "E_TIMEOUT", *MEMORY},
    **{key: {"record", "E_TIMEOUT"} for key in ("saves.pdf", "frames.pdf")},
    **{
        key: {"record"}
        for key in ("tree-lying.pdf", "page-enormous.pdf", "page-endless.pdf", "page-none.pdf", "arrays.pdf", "form-in-itself.pdf")
    },
    **{key: {"record"} for key in ("image-enormous.pdf", "xref-loop.pdf", "script.pdf", "web.pdf")},
}


@pytest.mark.slow
def test_bombs_of_pdf(tmp_path: Path) -> None:
    for name, data in pdf_bombs():
        (tmp_path / name).write_bytes(data)
    found = sweep(tmp_path)
    assert set(found["ends"]) == set(PDF_ENDS)
    assert {name: end for name, end in found["ends"].items() if end not in PDF_ENDS[name]} == {}


@pytest.mark.slow
def test_bombs_of_pdf_drawn() -> None:
    """Pictures of them are small, or there are none; the session goes on."""
    with Session(Limits(max_seconds=10)) as session:
        for name, data in pdf_bombs():
            code, size = "", 0
            try:
                size = sum(len(one.image) for one in session.pictures(data, hashlib.sha256(data).hexdigest(), [1, 2, 3]))
            except PlanparseError as error:
                code = error.code
            assert code in {"", "E_TIMEOUT", "E_CRASHED", "E_MEMORY", "E_CORRUPT"}, name
            assert size < 2_000_000, name
        assert session.parse(b"KE HOACH", "a.txt").text == "KE HOACH"


@pytest.mark.slow
def test_bombs(tmp_path: Path) -> None:
    for name, data in bombs():
        (tmp_path / name).write_bytes(data)
    found = sweep(tmp_path)
    assert set(found["ends"]) == set(ENDS)
    assert {name: end for name, end in found["ends"].items() if end not in ENDS[name]} == {}
    assert not Path("/planparse-escape").exists()
    assert not list(tmp_path.parent.glob("**/planparse-escape"))


@pytest.mark.slow
def test_broken_files_by_way_of_libreoffice(tmp_path: Path) -> None:
    require(office.program() is not None, "LibreOffice")
    rtf = b"{\\rtf1\\ansi{\\fonttbl\\f0 Times;}" + "".join(f"\\u{ord(char)}?" if char > "~" else char for char in TEXT).encode() + b"\\par}"
    for seed, act in enumerate(BREAKS * 2):
        (tmp_path / f"{seed}.rtf").write_bytes(act(rtf, random.Random(seed)))
    (tmp_path / "whole.rtf").write_bytes(rtf)
    found = sweep(tmp_path)
    assert found["ends"]["whole.rtf"] == "record"
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS} == {}


@pytest.mark.slow
def test_every_malformed_file(shared: Path) -> None:
    found = sweep(shared / "malformed" / "files")
    assert len(found["ends"]) > 150
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS - {"E_TIMEOUT", "E_MEMORY"}} == {}
