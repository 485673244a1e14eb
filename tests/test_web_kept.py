"""Files of uploads that are kept: which, where, for how long, and that their names and bytes can do no harm."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from planparse.cli import app
from planparse.store import Store, originals
from tests.asked import PROVINCE
from tests.test_pictures import PAPER
from tests.test_web_upload import files, over, secret, zipped
from tests.web_site import served

NAME = hashlib.sha256(PAPER).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'kho.db'}"
    Store(address).close()
    return address


def kept(tmp_path: Path) -> list[str]:
    folder = tmp_path / ".kho.db.uploads"
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def send(client: TestClient, *named: tuple[str, bytes]) -> dict[str, Any]:
    answer = client.post("/upload", data={"csrf": secret(client)}, files=files(*named))
    return over(client, answer.headers["location"].replace("/upload?", "/upload.json?"))


def test_paper_is_kept_and_shown_until_its_plan_goes(store: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with served(store) as client:
        assert "được giữ bên cạnh kho" in client.get("/upload").text
        job = send(client, ("../../bản ký.pdf", PAPER), ("kế hoạch.txt", PROVINCE.encode()), ("hỏng.pdf", b"%PDF-1.4 rest"))
        (plan_id,) = job["inputs"][0]["plans"]
        assert kept(tmp_path) == [NAME], "neither text files nor what could not be read"
        page = client.get(f"/plans/{plan_id}?pages=1").text
        assert page.count('src="data:image/') == 3
        assert send(client, ("lại.pdf", PAPER))["unchanged"] == 1
    folder = tmp_path / ".kho.db.uploads"
    assert (folder / NAME).read_bytes() == PAPER
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE((folder / NAME).stat().st_mode)) == (0o700, 0o600)
    capfd.readouterr()
    assert app.run(["run", str(tmp_path), "--store", store]) in (0, 4)
    assert json.loads(capfd.readouterr().out)["found"] == 0, "a run over the folder passes it by"
    assert app.run(["store", "remove", job["inputs"][1]["plans"][0], "--store", store]) == 0
    assert kept(tmp_path) == [NAME]
    assert app.run(["store", "remove", plan_id, "--store", store]) == 0
    assert not folder.exists()


def test_a_member_of_an_archive_is_kept_by_itself(store: str, tmp_path: Path) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("thư mục/a.pdf", PAPER)
        made.writestr("b.txt", PROVINCE)
    with served(store) as client:
        job = send(client, ("gói.zip", out.getvalue()))
        assert job["done"] == 2
        assert kept(tmp_path) == [NAME]
        (plan_id,) = next(one["plans"] for one in job["inputs"] if one["name"].endswith("a.pdf"))
        assert client.get(f"/plans/{plan_id}?pages=1").text.count('src="data:image/') == 3
        send(client, ("chữ.zip", zipped(a=PROVINCE)))
        assert kept(tmp_path) == [NAME]


def test_nothing_is_kept_where_nobody_wants_it(store: str, tmp_path: Path) -> None:
    with served(store, keep=False) as client:
        assert "không được giữ lại" in client.get("/upload").text
        job = send(client, ("a.pdf", PAPER))
        (plan_id,) = job["inputs"][0]["plans"]
        assert kept(tmp_path) == []
        assert "Không còn tệp nguồn" in client.get(f"/plans/{plan_id}?pages=1").text


def filled(store: str, tmp_path: Path) -> None:
    with served(store, keep=False) as client:
        send(client, ("a.pdf", PAPER))
    assert kept(tmp_path) == []


def test_no_more_than_there_may_be(store: str, tmp_path: Path) -> None:
    filled(store, tmp_path)
    with Store(store) as opened:
        assert not originals.keep(opened, NAME, PAPER, most=len(PAPER) - 1)
        assert originals.keep(opened, NAME, PAPER, most=len(PAPER))
        assert originals.keep(opened, NAME, PAPER, most=0), "it is there already"


FALSE = [
    (NAME, PAPER + b" ", "bytes khác với tên"),
    ("0" * 64, PAPER, "kho không có nguồn ấy"),
    ("../" + NAME, PAPER, "đường dẫn"),
    (NAME.upper(), PAPER, "không phải tên"),
    ("", PAPER, "không có tên"),
]


@pytest.mark.parametrize(("name", "content", "why"), FALSE)
def test_what_is_not_kept(store: str, tmp_path: Path, name: str, content: bytes, why: str) -> None:
    filled(store, tmp_path)
    with Store(store) as opened:
        assert not originals.keep(opened, name, content), why
        assert originals.find(opened, name) is None
    assert kept(tmp_path) == []


def test_links_and_foreign_files_are_left_alone(store: str, tmp_path: Path) -> None:
    filled(store, tmp_path)
    folder = tmp_path / ".kho.db.uploads"
    folder.mkdir()
    (tmp_path / "bí mật").write_text("x")
    (folder / NAME).symlink_to(tmp_path / "bí mật")
    (folder / "ghi chú.txt").write_text("x")
    (folder / "cũ.part").write_text("x")
    os.utime(folder / "cũ.part", (0, 0))
    with Store(store) as opened:
        assert originals.find(opened, NAME) is None
        opened.remove(opened.plan_ids()[0])
    assert kept(tmp_path) == ["ghi chú.txt"]
    assert (tmp_path / "bí mật").read_text() == "x"


def test_a_server_has_no_place_beside_it(empty: str) -> None:
    with Store(empty) as opened:
        assert originals.folder(opened) is None
        assert not originals.keep(opened, NAME, PAPER)
        assert originals.sweep(opened) == 0
