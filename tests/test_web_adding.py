"""What people add in the browser: items by words of the plan, and what is known of the plan as a whole."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from planparse import parse_text
from planparse.correct.quotes import quoted
from planparse.store import Store, corrections, upkeep
from planparse.web.security import access
from tests.asked import PROVINCE, province
from tests.test_web_hostile import EVIL, Tags
from tests.web_site import served

PLAN = f"/plans/{province().plan_id}"
ADD, ABOUT = f"{PLAN}/add", f"{PLAN}/metadata"
MISSED = "nhân viên y tế"


def form(text: str, action: str) -> dict[str, str]:
    """All that a browser would send back of the last form of a page with this action."""
    found = re.findall(rf'<form class="fixes" method="post" action="{re.escape(action)}">(.*?)</form>', text, re.DOTALL)[-1]
    given = {name: unescape(value) for name, value in re.findall(r'name="([\w.]+)" value="([^"]*)"', found)}
    given |= {name: unescape(value) for name, value in re.findall(r'<textarea[^>]* name="([\w.]+)"[^>]*>\n([^<]*)<', found)}
    for name, options in re.findall(r'<select[^>]* name="([\w.]+)">(.*?)</select>', found, re.DOTALL):
        given[name] = (re.findall(r'value="([^"]*)" selected', options) or re.findall(r'value="([^"]*)"', options))[0]
    return given


def add(site: TestClient, quote: str, items: str, **said: str) -> Any:
    page = site.get(ADD, params={"quote": quote, "items": items})
    return site.post(ADD, data=form(page.text, ADD) | {f"f.{name}": value for name, value in said.items()})


def kept(store: str) -> list[tuple[str, str, str | None, Any, str]]:
    with Store(store, read_only=True) as opened:
        return [(one.items, one.action, one.field, one.value, one.status) for one in corrections.listed(opened)]


QUOTES = [
    ("Sở Y tế và sở y tế", "Sở Y tế", ["Sở Y tế"], "đúng như trong văn bản"),
    ("cấp cứu\nđuối nước", "cấp  cứu đuối\r\nnước ", ["cấp cứu\nđuối nước"], "xuống dòng và dấu cách không kể"),
    ("Hội Phụ nữ huyện", "hoi phu nu", ["Hội Phụ nữ"], "không dấu, chữ thường"),
    ("Sở Y tế. Sở Y tế.", "Sở Y tế", ["Sở Y tế", "Sở Y tế"], "hai chỗ"),
    ("Hoà", "Hoa\u0300", ["Hoà"], "dấu rời"),
    (
        "Tổ chức lớp bơi cho trẻ em, báo cáo kết quả.",
        "Tổ chức lớp … kết quả.",
        ["Tổ chức lớp bơi cho trẻ em, báo cáo kết quả."],
        "chữ đầu … chữ cuối",
    ),
    ("làm a, làm b", "làm … a", ["làm a"], "chữ cuối gần nhất"),
    ("b rồi a", "a … b", [], "chữ cuối đứng trước"),
    ("ba chấm… ở đây", "chấm… ở", ["chấm… ở"], "dấu ba chấm của chính văn bản"),
    ("Sở Y tế", "Sở Xây dựng", [], "không có"),
    ("Sở Y tế", " \n", [], "không có chữ nào"),
    ("Sở Y tế", "…", [], "chỉ có ba chấm"),
]


@pytest.mark.parametrize(("text", "quote", "wanted", "why"), QUOTES)
def test_where_typed_words_stand(text: str, quote: str, wanted: list[str], why: str) -> None:
    assert [text[start:end] for start, end in quoted(text, quote, 9)] == wanted, why


def test_hostile_quotes_take_no_time() -> None:
    text = "a " * 100_000 + "b " * 100_000
    assert len(quoted(text, "b…a", 20)) == 0
    assert len(quoted(text, "a…b", 20)) == 20


def test_a_body_that_was_missed(site: TestClient, store: str) -> None:
    page = site.get(ADD, params={"quote": "nhan vien y te", "items": "agencies"})
    assert f"<mark>{MISSED}</mark>" in page.text, "shown where it stands before anything is kept"
    assert kept(store) == []
    answer = add(site, "nhan vien y te", "agencies", level="commune", collective="true")
    assert answer.status_code == 303
    shown = site.get(answer.headers["location"].partition("?")[0])
    assert "người thêm" in shown.text
    assert f'<blockquote class="quote">{MISSED}</blockquote>' in shown.text
    assert kept(store) == [("agencies", "add", None, {"level": "commune", "collective": True}, "fits")]
    assert "người thêm" in site.get(PLAN).text
    there = site.get(ADD, params={"quote": MISSED, "items": "agencies"}).text
    assert "đã có một mục cùng loại" in there
    with Store(store) as opened:
        assert list(upkeep.check(opened)) == []
        opened.write(province())  # read anew
    assert "người thêm" in site.get(PLAN).text


def test_a_duty_with_all_that_hangs_on_it(site: TestClient, store: str) -> None:
    said = {
        "lead": "Sở Y tế\r\nCông an tỉnh",
        "report_to": "Bộ Y tế",
        "due_on": "31/7/2023",
        "theme": "training",
        "citations": "1863/QĐ-TTg",
    }
    answer = add(site, "Tổ chức … bơi", "obligations", **said)
    assert answer.status_code == 303
    with Store(store, read_only=True) as opened:
        data = opened.load(province().plan_id)
        assert list(upkeep.check(opened)) == []
    (made,) = (one for one in data.obligations if "+" in one.id)
    assert [(body.name, body.role) for body in made.responsible] == [("Sở Y tế", "lead"), ("Công an tỉnh", "lead")]
    assert [body.name for body in made.report_to] == ["Bộ Y tế"]
    assert [one.by for one in data.deadlines if one.id in made.deadlines] == ["2023-07-31"]
    assert [one.number for one in data.citations if one.id in made.citations] == ["1863/QĐ-TTg"]
    assert made.theme == "training"
    (one,) = site.get(f"{PLAN}/corrections.json").json()
    own = form_secret(site)
    assert site.post(f"{PLAN}/corrections", data={"csrf": own, "id": str(one["id"])}).status_code == 303
    with Store(store, read_only=True) as opened:
        assert opened.load(province().plan_id) == province(), "one click takes all of it back"


def form_secret(site: TestClient) -> str:
    return form(site.get(ABOUT).text, ABOUT)["csrf"]


UNFIT = [
    ("obligations", "action", "trồng rừng", "hành động không có trong những chữ đã chọn"),
    ("obligations", "due", "trước ngày 31/12/2030", "thời hạn không có trong kế hoạch"),
    ("obligations", "citations", "1/QĐ-XYZ", "văn bản không được viện dẫn"),
    ("obligations", "section", "IX/9", "không có mục ấy"),
]


@pytest.mark.parametrize(("items", "field", "value", "why"), UNFIT)
def test_what_does_not_fit_is_told_and_changes_nothing(site: TestClient, store: str, items: str, field: str, value: str, why: str) -> None:
    answer = add(site, "Tổ chức … bơi", items, **{field: value, "lead": "Sở Y tế", "due_on": "31/7/2023"})
    assert answer.headers["location"].startswith(f"{PLAN}/corrections"), why
    assert kept(store)[0][4] in ("no_words", "no_item"), why
    with Store(store, read_only=True) as opened:
        assert opened.load(province().plan_id) == province(), why


def test_several_places_are_offered_and_one_is_chosen(site: TestClient, store: str) -> None:
    text = site.get(ADD, params={"quote": "trẻ em", "items": "targets"}).text
    assert "Chọn đúng chỗ" in text
    assert 'name="seen"' not in text, "nothing can be kept before a place is chosen"
    links = [unescape(one) for one in re.findall(r'href="([^"]+&amp;at=\d+)"', text)]
    assert len(links) == province().text.count("trẻ em") > 1
    chosen = site.get(links[-1]).text
    answer = site.post(ADD, data=form(chosen, ADD) | {"f.value": "5", "f.unit": "count"})
    with Store(store, read_only=True) as opened:
        (made,) = (one for one in opened.load(province().plan_id).targets if "+" in one.id)
    assert answer.status_code == 303
    assert made.span[0] == int(links[-1].rpartition("=")[2])
    assert made.value == 5


def test_places_that_could_not_be_told_apart_later(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'b.db'}"
    line = "- Công an xã tuần tra bến sông, nhắc nhở người dân, ghi sổ theo dõi.\n"
    plan = parse_text(PROVINCE + line * 4)
    with Store(address) as opened:
        opened.write(plan)
    with served(address) as site:
        page = f"/plans/{plan.plan_id}/add"
        at = [found.start() for found in re.finditer("nhắc nhở", plan.text)]
        text = site.get(page, params={"quote": "nhắc nhở", "items": "obligations", "at": str(at[1])}).text
        assert "không phân biệt được" in text
        assert 'name="seen"' not in text


REFUSED = [
    ({"items": "plans"}, 400, "loại lạ"),
    ({"start": "-1"}, 400, "không phải chỗ"),
    ({"end": "999999999"}, 400, "ngoài văn bản"),
    ({"start": "9", "end": "9"}, 400, "không có chữ nào"),
    ({"start": "1"}, 409, "không phải chỗ đã xem"),
    ({"seen": "cũ"}, 409, "kế hoạch đã được đọc lại"),
    ({"csrf": "x"}, 403, "biểu mẫu lạ"),
    ({"f.span": "1"}, 400, "trường không có"),
    ({"f.level": "tỉnh"}, 400, "mã lạ"),
    ({"f.name": "a\0b"}, 400, "ký tự NUL"),
]


@pytest.mark.parametrize(("given", "status", "why"), REFUSED)
def test_what_is_refused(site: TestClient, store: str, given: dict[str, str], status: int, why: str) -> None:
    own = form(site.get(ADD, params={"quote": MISSED, "items": "agencies"}).text, ADD)
    assert site.post(ADD, data=own | given).status_code == status, why
    assert kept(store) == []


def test_wrong_questions(site: TestClient) -> None:
    assert site.get("/plans/khong-co/add").status_code == 404
    assert site.get("/plans/khong-co/metadata").status_code == 404
    assert site.get(ADD, params={"items": "plans"}).status_code == 400
    assert site.get(ADD, params={"quote": "khoai tây"}).text.count("Kế hoạch không có những chữ này") == 1


def test_readers_only_look(store: str, tmp_path: Path) -> None:
    file = tmp_path / "users.txt"
    access.add(file, access.line("an", "reader", "mật khẩu"))
    with served(store, users=access.users(file)) as team:
        team.post("/login", data={"name": "an", "password": "mật khẩu"})
        assert team.get(ADD).status_code == 403
        assert 'name="seen"' not in team.get(ABOUT).text
        assert "15/KH-UBND" in team.get(ABOUT).text
        assert "/add" not in team.get(PLAN).text
        assert team.post(ABOUT, data={"action": "accept"}).status_code == 403


METADATA = [
    ("number", "16/KH-UBND", lambda found: (found["number"], found["symbol"]), ("16/KH-UBND", "KH-UBND"), "số kéo theo ký hiệu"),
    ("issued_on", "5/2/2023", lambda found: found["issued_on"], "2023-02-05", "ngày viết kiểu Việt Nam"),
    ("issuer", "Hội đồng nhân dân", lambda found: found["issuer"] and found["issuer"]["name"], "Hội đồng nhân dân", "tên cơ quan"),
    ("title", "Phòng, chống đuối nước", lambda found: found["title"], "Phòng, chống đuối nước", "tên kế hoạch"),
    ("period.end", "2025", lambda found: found["period"]["end"], 2025, "đến năm"),
    ("period.start", "", lambda found: found["period"]["start"], None, "không rõ"),
    ("place.district", "Đức Phổ", lambda found: found["place"], {"province": "Quảng Ngãi", "district": "Đức Phổ", "commune": None}, "phần khác giữ nguyên"),
    ("level", "district", lambda found: found["level"], "district", "cấp"),
    ("signer.name", "Trần Thị Hoà", lambda found: found["signer"] and found["signer"]["name"], "Trần Thị Hoà", "người ký"),
    ("recipients", "Bộ Y tế\r\nLưu: VT", lambda found: found["recipients"], ["Bộ Y tế", "Lưu: VT"], "mỗi dòng một"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed", "look", "wanted", "why"), METADATA)
def test_what_is_known_of_the_plan(site: TestClient, store: str, name: str, typed: str, look: Any, wanted: Any, why: str) -> None:
    before = site.get(f"{PLAN}.json").json()
    assert look(before["metadata"]) != wanted, why
    answer = site.post(ABOUT, data=form(site.get(ABOUT).text, ABOUT) | {f"f.{name}": typed})
    assert answer.headers["location"] == f"{ABOUT}?kept=1", why
    after = site.get(f"{PLAN}.json").json()
    assert look(after["metadata"]) == wanted, why
    assert [one[2] for one in kept(store)] == [name], "only what was changed is kept"
    assert "người sửa" in site.get(ABOUT).text
    (one,) = site.get(f"{PLAN}/corrections.json").json()
    site.post(f"{PLAN}/corrections", data={"csrf": form_secret(site), "id": str(one["id"])})
    assert site.get(f"{PLAN}.json").json() == before, why


def test_metadata_can_be_confirmed_and_refused(site: TestClient, store: str) -> None:
    own = form(site.get(ABOUT).text, ABOUT)
    assert site.post(ABOUT, data=own).status_code == 303
    assert kept(store) == [], "nothing was changed"
    for given, status in (
        ({"f.period.end": "hai nghìn"}, 400),
        ({"f.issued_on": "31/2/2023"}, 400),
        ({"f.level": "thôn"}, 400),
        ({"f.place": "x"}, 400),
        ({"action": "reject"}, 400),
        ({"seen": "cũ"}, 409),
        ({"csrf": "x"}, 403),
    ):
        assert site.post(ABOUT, data=own | given).status_code == status, given
    assert site.post(ABOUT, data=own | {"action": "accept"}).status_code == 303
    assert [one[:2] for one in kept(store)] == [("metadata", "accept")]


def test_filters_and_counts_follow_what_people_say_of_the_plan(site: TestClient) -> None:
    def found(path: str) -> int:
        return len(site.get(path).json())

    every = found("/obligations.json")
    assert (found("/plans.json?place=duc+pho"), found("/obligations.json?level=district")) == (0, 0)
    assert "<b>0</b>" in site.get("/obligations?level=district").text
    site.post(ABOUT, data=form(site.get(ABOUT).text, ABOUT) | {"f.place.district": "Đức Phổ", "f.level": "district"})
    assert (found("/plans.json?place=duc+pho"), found("/obligations.json?level=district")) == (1, every)
    assert f"<b>{every}</b>" in site.get("/obligations?level=district").text, "what is kept in memory is counted anew"


def test_hostile_words_stay_words(site: TestClient) -> None:
    site.post(ABOUT, data=form(site.get(ABOUT).text, ABOUT) | {"f.title": EVIL, "f.topic": EVIL, "f.signer.name": EVIL})
    add(site, MISSED, "agencies", name=EVIL)
    for path in (PLAN, ABOUT, f"{PLAN}/corrections", f"{ADD}?quote={MISSED}&items=agencies", "/plans", "/agencies"):
        answer = site.get(path)
        assert answer.status_code == 200, path
        assert Tags(answer.text).wrong == [], path
        assert "<script>alert" not in answer.text
    answer = site.get(ADD, params={"quote": EVIL[:600], "items": "agencies"})
    assert answer.status_code == 200
    assert Tags(answer.text).wrong == []
