"""Uploads: files of visitors into the store, each with its outcome; who may send them, and how much."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from planparse.store import Store
from planparse.web.jobs.job import plain_name
from tests.asked import DISTRICT, PROVINCE
from tests.web_site import served

P, D = "quang-ngai/2023/15-kh-ubnd", "quang-ngai/duc-pho/2023/27-kh-ubnd"
TOKEN = {"Authorization": "Bearer abc"}


@pytest.fixture
def store(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'kho.db'}"
    Store(address).close()
    return address


def files(*named: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", one) for one in named]


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in members.items():
            made.writestr(f"{name}.txt", text)
    return out.getvalue()


def over(client: TestClient, location: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """The job when it is done."""
    for _ in range(600):
        found: dict[str, Any] = client.get(location, headers=headers).json()
        if found["state"] == "done":
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def secret(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/upload").text)
    assert found
    return found[1]


def test_files_become_plans(site: TestClient) -> None:
    given = files(("kế hoạch.txt", PROVINCE.encode()), ("hỏng.docx", b"PK\x03\x04 rest"), ("gói.zip", zipped(a=DISTRICT, b="")))
    answer = site.post("/upload", data={"csrf": secret(site)}, files=given)
    assert answer.status_code == 303
    page = answer.headers["location"]
    job = over(site, page.replace("/upload?", "/upload.json?"))
    told = {one["name"]: (one["state"], one["plans"], (one["error"] or {}).get("code")) for one in job["inputs"]}
    assert told == {
        "kế hoạch.txt": ("done", [P], None),
        "hỏng.docx": ("failed", [], "E_CORRUPT"),
        "gói.zip!/a.txt": ("done", [D], None),
        "gói.zip!/b.txt": ("failed", [], "E_EMPTY"),
    }
    assert (job["total"], job["done"], job["failed"]) == (4, 2, 2)
    shown = site.get(page).text
    assert "thị xã Đức Phổ, Quảng Ngãi · 2023 · 27/KH-UBND" in shown
    assert "Tệp không có chữ nào" in shown
    assert {row["source"] for row in site.get("/failures.json").json()} == {"upload/hỏng.docx", "upload/gói.zip!/b.txt"}
    assert site.get(f"/plans/{P}").status_code == 200
    again = site.post("/upload", data={"csrf": secret(site)}, files=given[:1])
    assert over(site, again.headers["location"].replace("/upload?", "/upload.json?"))["unchanged"] == 1


def test_two_files_of_one_name_are_told_apart(site: TestClient) -> None:
    given = files(("a.txt", PROVINCE.encode()), ("a.txt", DISTRICT.encode()), ("a.txt", PROVINCE.encode()))
    answer = site.post("/upload", data={"csrf": secret(site)}, files=given)
    job = over(site, answer.headers["location"].replace("/upload?", "/upload.json?"))
    assert [(one["name"], one["plans"]) for one in job["inputs"]] == [("a.txt", [P]), ("a.txt", [D]), ("a.txt", [P])]
    assert {row["plan_id"] for row in site.get("/plans.json").json()} == {P, D}


def test_programs_send_files_with_a_token(store: str) -> None:
    with served(store, token="abc") as client:
        answer = client.post("/api/v1/jobs", files=files(("a.txt", PROVINCE.encode())), headers=TOKEN)
        assert answer.status_code == 202
        assert over(client, answer.headers["location"], TOKEN)["inputs"][0]["plans"] == [P]
        assert client.post("/api/v1/jobs", files=files(("a.txt", b"x"))).status_code == 401
        assert client.get(answer.headers["location"]).status_code == 401
        assert client.get("/api/v1/jobs/none", headers=TOKEN).json()["code"] == "E_NOT_FOUND"
        assert client.post("/api/v1/jobs", data={"files": "x"}, headers=TOKEN).json()["code"] == "E_USAGE"


@pytest.mark.parametrize(
    ("fields", "headers", "code"),
    [({}, {}, "E_FORM"), ({"csrf": "x"}, {}, "E_FORM"), ({"csrf": "own"}, {"Origin": "https://evil.example"}, "E_ORIGIN"),
     ({"csrf": "own"}, {"Sec-Fetch-Site": "cross-site"}, "E_ORIGIN")],
)  # fmt: skip
def test_forms_that_are_not_ours(site: TestClient, fields: dict[str, str], headers: dict[str, str], code: str) -> None:
    if fields.get("csrf") == "own":
        fields = {"csrf": secret(site)}
    for path in ("/upload", "/api/v1/jobs"):
        answer = site.post(path, data=fields, files=files(("a.txt", PROVINCE.encode())), headers=headers)
        assert (answer.status_code, code in answer.text) == (403, True)
    assert site.get("/plans.json").json() == []


def test_too_many_or_too_large(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(store) as client:
        own = {"csrf": secret(client)}
        assert client.post("/upload", data=own, files=files(*[(f"{n}.txt", b"x") for n in range(201)])).status_code == 400
        guard = client.app.middleware_stack
        while not hasattr(guard, "_most"):
            guard = guard.app if hasattr(guard, "app") else guard._app
        monkeypatch.setattr(guard, "_most", 1000)
        big = files(("a.txt", b"x" * 100_000))
        assert client.post("/upload", data=own, files=big).status_code == 413


NAMES = [
    ("kế hoạch.docx", "kế hoạch.docx"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\An\\kh.doc", "kh.doc"),
    (".htaccess", "htaccess"),
    ("~$kh.docx", "$kh.docx"),
    ("", "tep"),
    ("..", "tep"),
    ("a\x00b\u202ec.txt", "a\ufffdb\ufffdc.txt"),
    ("dòng\nhai.txt", "dòng hai.txt"),
    ("x" * 400 + ".pdf", "x" * 146 + ".pdf"),
]


@pytest.mark.parametrize(("given", "name"), NAMES)
def test_names_are_harmless(given: str, name: str) -> None:
    assert plain_name(given) == name
