"""Corrections in the browser: what people say there is what the store keeps, and only editors say anything."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from planparse.cli import app
from planparse.correct.fields import hints
from planparse.store import Store, corrections
from planparse.tables import table
from planparse.web.security import access, audit
from tests.asked import province
from tests.test_web_hostile import EVIL, Tags
from tests.web_site import served

PLAN = f"/plans/{province().plan_id}"
DUTY, BODY = f"{PLAN}/items/obligation/I/2", f"{PLAN}/items/agency/1"
PASSWORDS = {"an": "mật khẩu của An", "bình": "mật khẩu của Bình"}


@pytest.fixture
def team(store: str, tmp_path: Path) -> Iterator[TestClient]:
    file = tmp_path / "users.txt"
    access.add(file, access.line("an", "reader", PASSWORDS["an"]))
    access.add(file, access.line("bình", "editor", PASSWORDS["bình"]))
    with served(store, users=access.users(file)) as client:
        yield client


def hidden(client: TestClient, page: str) -> dict[str, str]:
    """The secrets of the forms of a page."""
    text = client.get(page).text
    return dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', text if "csrf" in text else client.get(DUTY).text))


def send(client: TestClient, page: str, **given: str) -> Any:
    """A form of the page, filled in: fields of the item are `f_theme` for `f.theme`."""
    said = {name.replace("f_", "f.", 1) if name.startswith("f_") else name: value for name, value in given.items()}
    return client.post(page, data=hidden(client, page) | said)


def kept(address: str, *, everything: bool = False) -> list[tuple[str, str | None, Any, str]]:
    with Store(address, read_only=True) as opened:
        return [(one.action, one.field, one.value, one.author) for one in corrections.listed(opened, everything=everything)]


def item(client: TestClient, page: str) -> dict[str, Any]:
    name = page.split("/items/")[1]
    data = client.get(f"{PLAN}.json").json()
    (found,) = (one for kind in ("obligations", "agencies", "targets", "deadlines") for one in data[kind] if one["id"].endswith(f"#{name}"))
    return found


def test_there_and_back(site: TestClient, store: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = site.get(f"{PLAN}.json").json()
    assert send(site, DUTY, action="edit", f_theme="training", f_lead="Sở Y tế\r\nCông an tỉnh", by="Nguyễn Thị Lan").status_code == 303
    assert send(site, DUTY, action="accept").headers["location"] == f"{DUTY}?kept=1"
    answer = send(site, BODY, action="reject", by="Minh")
    assert answer.headers["location"] == f"{PLAN}/corrections?kept=1"
    assert kept(store) == [
        ("edit", "lead", ["Sở Y tế", "Công an tỉnh"], "Nguyễn Thị Lan"),
        ("edit", "theme", "training", "Nguyễn Thị Lan"),
        ("accept", None, None, "local"),
        ("reject", None, None, "Minh"),
    ]
    found = item(site, DUTY)
    assert (found["theme"], [one["name"] for one in found["responsible"]]) == ("training", ["Sở Y tế", "Công an tỉnh"])
    assert site.get(BODY).status_code == 404
    told = site.get(f"{PLAN}/corrections.json").json()
    assert {one["source"] for one in told} == {"web"}
    assert app.run(["corrections", "list", "--json", "--store", store]) == 0
    assert json.loads(capfd.readouterr().out) == told
    for one in told:
        assert send(site, f"{PLAN}/corrections", id=str(one["id"])).status_code == 303
    assert kept(store) == []
    assert len(kept(store, everything=True)) == 4
    assert site.get(f"{PLAN}.json").json() == before


def test_it_survives_a_reading_anew(site: TestClient, store: str) -> None:
    send(site, DUTY, action="edit", f_theme="training")
    with Store(store) as opened:
        opened.write(province())
    assert item(site, DUTY)["theme"] == "training"
    assert "người sửa" in site.get(PLAN).text


def test_whose_is_what(site: TestClient) -> None:
    plain = site.get(PLAN).text
    assert "máy đọc" in plain
    assert '<span class="hand">' not in plain
    assert "máy đọc" in site.get(DUTY).text
    send(site, DUTY, action="edit", f_theme="training")
    send(site, BODY, action="accept")
    for path, words in (
        (PLAN, {"người sửa", "người xác nhận"}),
        (DUTY, {"người sửa"}),
        (BODY, {"người xác nhận"}),
        ("/obligations", {"người sửa"}),
    ):
        assert set(re.findall(r'<span class="hand">([^<]+)</span>', site.get(path).text)) == words, path
    assert f'href="{DUTY}"' in site.get(PLAN).text
    assert "Loại hoạt động: Tập huấn, đào tạo" in " ".join(unescape(site.get(f"{PLAN}/corrections").text).split())


def test_only_what_was_changed_is_kept(site: TestClient, store: str) -> None:
    """A browser sends every field of the form back."""
    for page in re.findall(rf'href="({PLAN}/items/[^"]+)"', site.get(PLAN).text):
        text = site.get(page).text
        given = {name: unescape(value) for name, value in re.findall(r'name="(f\.[a-z_]+)" value="([^"]*)"', text)}
        given |= {
            name: unescape(value).replace("\n", "\r\n") for name, value in re.findall(r'name="(f\.[a-z_]+)" rows="\d">\n([^<]*)<', text)
        }
        for name, options in re.findall(r'<select id="[^"]+" name="(f\.[a-z_]+)">(.*?)</select>', text):
            given[name] = re.findall(r'value="([^"]*)" selected', options)[0]
        assert len(given) > 4
        assert site.post(page, data=hidden(site, page) | {"action": "edit"} | given).status_code == 303
    assert kept(store) == []


VALUES = [
    ("target/1", "f_value", "82,5", "value", 82.5, "dấu phẩy thập phân"),
    ("target/1", "f_unit", "count", "unit", "count", "chọn đơn vị"),
    ("agency/1", "f_collective", "true", "collective", True, "có/không"),
    ("deadline/1", "f_by", "31/7/2023", "by", "2023-07-31", "ngày viết kiểu Việt Nam"),
    ("obligation/I/2", "f_products", "báo cáo\n\n danh mục ", "products", ["báo cáo", "danh mục"], "mỗi dòng một"),
    ("obligation/I/2", "f_condition", "", None, None, "vốn trống thì không có gì mới"),
]


@pytest.mark.parametrize(("name", "field", "typed", "of", "wanted", "why"), VALUES)
def test_what_people_type(site: TestClient, store: str, name: str, field: str, typed: str, of: str | None, wanted: Any, why: str) -> None:
    page = f"{PLAN}/items/{name}"
    assert send(site, page, action="edit", **{field: typed}).status_code == 303
    if of is None:
        assert kept(store) == [], why
    else:
        assert item(site, page)[of] == wanted, why


REFUSED = [
    (DUTY, {"action": "burn"}, 400, "việc lạ"),
    (DUTY, {"action": "edit", "f_span": "1"}, 400, "trường không sửa được"),
    (DUTY, {"action": "edit", "f_theme": "abc"}, 400, "mã lạ"),
    (DUTY, {"action": "edit", "f_modality": ""}, 400, "không được trống"),
    (DUTY, {"action": "edit", "f_due_on": "31/2/2023"}, 400, "không có ngày ấy"),
    (DUTY, {"action": "edit", "f_action": "a\0b"}, 400, "ký tự NUL"),
    (DUTY, {"action": "edit", "f_theme": "training", "seen": "cũ"}, 409, "mục đã đổi từ khi mở trang"),
    (f"{PLAN}/items/target/1", {"action": "edit", "f_value": "NaN"}, 400, "không phải số"),
    (f"{PLAN}/items/target/1", {"action": "edit", "f_value": "nhiều"}, 400, "không phải số"),
    (f"{PLAN}/corrections", {"id": "7"}, 404, "không có chỉnh sửa ấy"),
    (f"{PLAN}/corrections", {"id": "x"}, 400, "không phải số"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "given", "status", "why"), REFUSED)
def test_what_is_refused(site: TestClient, store: str, page: str, given: dict[str, str], status: int, why: str) -> None:
    assert send(site, page, **given).status_code == status, why
    assert kept(store) == []


def test_what_there_is_not(site: TestClient) -> None:
    own = hidden(site, DUTY)
    for page in (f"{PLAN}/items/obligation/9", "/plans/khong-co/items/obligation/1"):
        assert site.get(page).status_code == 404
        assert site.post(page, data=own | {"action": "accept"}).status_code == 404
    for path in (
        "/plans/khong-co/corrections",
        "/plans/khong-co/corrections.json",
        "/plans/khong-co/gold.json",
        f"{PLAN}/gold.txt",
        f"{PLAN}/gold.exe",
    ):
        assert site.get(path).status_code == 404, path


@pytest.mark.parametrize("page", [DUTY, f"{PLAN}/corrections"])
def test_forms_that_are_not_ours(site: TestClient, store: str, page: str) -> None:
    own = hidden(site, DUTY) | {"action": "accept", "id": "1"}
    assert site.post(page, data=own | {"csrf": "x"}).status_code == 403
    assert site.post(page, data={name: value for name, value in own.items() if name != "csrf"}).status_code == 403
    assert site.post(page, data=own, headers={"Origin": "https://evil.example"}).status_code == 403
    assert kept(store) == []


def test_readers_see_and_editors_change(team: TestClient, store: str) -> None:
    out = io.StringIO()
    audit.keep(logging.StreamHandler(out))

    def log_in(name: str) -> None:
        team.cookies.clear()
        assert team.post("/login", data={"name": name, "password": PASSWORDS[name]}).status_code == 303

    log_in("bình")
    assert send(team, DUTY, action="edit", f_theme="training", by="ai khác").status_code == 303
    assert kept(store) == [("edit", "theme", "training", "bình")], "who has logged in has no other name"
    log_in("an")
    for page in (DUTY, f"{PLAN}/corrections"):
        text = team.get(page).text
        assert "bình" in text or page == DUTY
        assert 'name="seen"' not in text
        assert 'name="id"' not in text
        assert send(team, page, action="reject", id="1").status_code == 403
    assert len(kept(store)) == 1
    log_in("bình")
    assert send(team, f"{PLAN}/corrections", id="1").status_code == 303
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    noted = [(row["who"], row["action"], row["about"], row["outcome"]) for row in rows if "log" not in row["action"]]
    about = DUTY.removeprefix("/plans/").replace("/items/", "#")
    assert noted == [("bình", "edit", f"{about} theme", "fits"), ("bình", "undo", f"{province().plan_id} 1", "done")]
    assert "biển báo" not in out.getvalue()


def test_hostile_words_stay_words(site: TestClient) -> None:
    for field in ("f_products", "f_lead", "f_action"):
        assert send(site, DUTY, action="edit", by=EVIL, **{field: EVIL}).status_code == 303
    for path in (PLAN, DUTY, f"{PLAN}/corrections", f"{PLAN}/corrections?all=1&lang=en", "/obligations"):
        answer = site.get(path)
        assert answer.status_code == 200
        found = Tags(answer.text)
        assert found.wrong == [], path
        assert all(one.get("src", "").startswith("/static/") for one in found.scripts)
        assert "<script>alert" not in answer.text
        assert "{{7*7}}" in answer.text, path
        assert "\u202e" not in answer.text, path


def test_what_does_not_fit_is_named(site: TestClient) -> None:
    answer = send(site, DUTY, action="edit", f_action="trồng rừng")
    text = site.get(answer.headers["location"]).text
    assert "chữ muốn ghi không có trong kế hoạch" in text
    assert "trồng rừng" in text


def test_gold(site: TestClient, store: str, tmp_path: Path) -> None:
    send(site, DUTY, action="accept")
    answer = site.get(f"{PLAN}/gold.json")
    assert "attachment" in answer.headers["content-disposition"]
    assert app.run(["corrections", "export", str(tmp_path / "gold"), "--store", store]) == 0
    assert "Xác nhận" in site.get(f"{PLAN}/corrections").text
    (file,) = (tmp_path / "gold").glob("*.gold.json")
    assert answer.content == file.read_bytes()
    assert [one for one in answer.json()["obligations"] if not one.get("optional")]


def test_every_field_is_one_that_people_may_set() -> None:
    rows = table("planparse.web", "fields")
    assert [row for row in rows if row["field"] not in hints(row["items"])] == []
    assert len({(row["items"], row["field"]) for row in rows}) == len(rows)
    assert all(row["vi"] and row["en"] for row in rows)
