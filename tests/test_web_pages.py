"""The pages of `planparse serve` over the five plans: each view says what the store holds, its twins say what the command line prints."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

import planparse
from planparse import record
from planparse.cli import app
from planparse.store import Filter, Store
from planparse.store.query import query
from planparse.tables import table
from planparse.text import collation
from planparse.web.views import calendar
from tests.web_site import DUCPHO, HOANGMAI, KONTUM, TUKY, VIEWS, served


@pytest.fixture(scope="module")
def pages(kept_plans: str) -> Iterator[TestClient]:
    with served(kept_plans) as found:
        yield found


@pytest.fixture
def client(pages: TestClient) -> TestClient:
    """A visitor without a cookie."""
    pages.cookies.clear()
    return pages


class Links(HTMLParser):
    """Addresses, ids and labels of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.fors: list[str] = []
        self.handlers: list[str] = []
        self.lang = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.lang = self.lang or given.get("lang", "")
        self.ids += [given["id"]] if "id" in given else []
        self.fors += [given["for"]] if "for" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.loaded += [given[key] for key in ("src", "href") if tag in ("link", "script", "img") and key in given]
        self.handlers += [key for key in given if key.startswith("on") or key == "style"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_stands_in_both_languages(client: TestClient, view: str) -> None:
    for lang, word in (("vi", "Nhiệm vụ"), ("en", "Duties")):
        client.cookies.clear()
        answer = client.get(view, params=None, headers={"Cookie": f"lang={lang}"})
        found = Links(answer.text)
        assert answer.status_code == 200
        assert found.lang == lang
        assert word in answer.text
        assert len(found.ids) == len(set(found.ids)), "ids are unique"
        assert set(found.fors) <= set(found.ids), "labels belong to fields"
        assert found.handlers == [], "the policy would refuse them"
        assert all(one.startswith("/static/") for one in found.loaded)


def test_links_lead_somewhere(client: TestClient) -> None:
    seen = {link.partition("#")[0] for view in VIEWS for link in Links(client.get(view).text).links if link.startswith("/")}
    assert len(seen) > 300
    some = sorted(seen)[:: max(1, len(seen) // 90)]
    bad = [link for link in some if client.get(unescape(link)).status_code not in (200, 302)]
    assert bad == []


def cli(capfd: pytest.CaptureFixture[str], *args: str) -> str:
    capfd.readouterr()
    assert app.run([*args]) in (0, 1)
    return capfd.readouterr().out


TWINS = [
    ("/plans", ["query", "plans"]),
    ("/obligations", ["query", "obligations"]),
    ("/obligations?agency=LĐTBXH&role=report_to&year=2023", ["query", "obligations", "--agency", "LĐTBXH", "--role", "report_to", "--year", "2023"]),
    ("/obligations?text=duoi+nuoc&limit=5", ["query", "obligations", "--text", "duoi nuoc", "--limit", "5"]),
    ("/obligations?place=Tứ+Kỳ&due_before=30/6/2023", ["query", "obligations", "--place", "Tứ Kỳ", "--due-before", "30/6/2023"]),
    ("/obligations?theme=training&level=district", ["query", "obligations", "--theme", "training", "--level", "district"]),
    ("/calendar?place=Tứ+Kỳ&due_after=1/4/2023&due_before=30/6/2023",
     ["timeline", "--place", "Tứ Kỳ", "--due-after", "1/4/2023", "--due-before", "30/6/2023"]),
    (f"/compare?plan={DUCPHO}&plan={TUKY}", ["compare", DUCPHO, TUKY]),
    (f"/check?plan={DUCPHO}&against={KONTUM}", ["check", DUCPHO, "--against", KONTUM, "--fail-on", "never"]),
    ("/failures", ["failures", "list"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "command"), TWINS)
def test_twins_are_what_the_command_line_prints(
    client: TestClient, kept_plans: str, capfd: pytest.CaptureFixture[str], page: str, command: list[str]
) -> None:
    path, _, asked = page.partition("?")
    told = client.get(f"{path}.json?{asked}")
    assert told.headers["content-type"].startswith("application/json")
    assert told.json() == json.loads(cli(capfd, *command, "--json", "--store", kept_plans))
    rows = client.get(f"{path}.csv?{asked}")
    assert rows.text.removeprefix("\ufeff") == cli(capfd, *command, "--csv", "--store", kept_plans)


def test_what_does_not_depend_on_the_days_asked_for_is_counted_once(kept_plans: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The months of a year and the duties without time are the same whatever part of the year is shown."""
    counted: list[str] = []
    for name in ("by_month", "undated"):
        real = getattr(calendar, name)
        monkeypatch.setattr(calendar, name, lambda store, ask, name=name, real=real: (counted.append(name), real(store, ask))[1])
    with served(kept_plans) as client:
        shown = [client.get(f"/calendar?view=list&due_after={day}&due_before=2023-12-31").text for day in ("2023-06-01", "2023-09-01")]
        assert (shown[0] == shown[1], counted) == (False, ["by_month", "undated"])
        client.get("/calendar?view=list&due_after=2024-06-01&due_before=2024-12-31")
        client.get("/calendar?view=list&due_after=2024-06-01&due_before=2024-12-31&place=tu-ky")
    assert counted == ["by_month", "undated", "by_month", "by_month", "undated"]


def test_the_twin_of_a_plan_is_its_record(client: TestClient, kept_plans: str) -> None:
    answer = client.get(f"/plans/{TUKY}.json")
    with Store(kept_plans, read_only=True) as store:
        assert answer.content == record.dumps(store.load(TUKY))
    again = client.get(f"/plans/{TUKY}.json", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_workbook_holds_what_is_shown(client: TestClient) -> None:
    answer = client.get("/obligations.xlsx?agency=Phòng+Y+tế&role=lead&columns=text&columns=due")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Nhiệm vụ", "Thời hạn")
    assert len(rows) == 1 + 6


def test_columns_and_order_are_those_of_the_export(client: TestClient) -> None:
    asked = "place=kon-tum&sort=agency&columns=responsible&columns=confidence"
    rows = list(csv.DictReader(io.StringIO(client.get(f"/obligations.csv?{asked}").text.removeprefix("\ufeff"))))
    assert list(rows[0]) == ["responsible", "confidence"]
    assert len(rows) == 77
    page = client.get(f"/obligations?{asked}").text
    assert 'role="columnheader" class="c-confidence"' in page
    assert 'role="columnheader" class="c-due"' not in page


@pytest.mark.parametrize("sort", ["due", "agency", "confidence"])
def test_orders(kept_plans: str, sort: Any) -> None:
    with Store(kept_plans, read_only=True) as store:
        rows = list(query(store, "obligations", Filter(), sort=sort))
        assert sorted(row["id"] for row in rows) == sorted(row["id"] for row in query(store, "obligations", Filter()))
    if sort == "confidence":
        keys: list[Any] = [row["confidence"] for row in rows]
    elif sort == "agency":
        leads = [sorted((one["name"] for one in row["responsible"] if one["role"] == "lead"), key=collation.key) for row in rows]
        keys = [collation.key(names[0]) if names else ((9**9,), (), "") for names in leads]
    else:
        keys = [not row["due"] for row in rows]
        keys = [key for key, row in zip(keys, rows, strict=True) if key or any("hằng năm" in due.lower() for due in row["due"])]
    assert keys == sorted(keys)


ORDERS = [
    (["Đức Phổ", "Duy Xuyên", "Dĩ An", "Em", "Đà Nẵng"], ["Dĩ An", "Duy Xuyên", "Đà Nẵng", "Đức Phổ", "Em"], "Đ sau D"),
    (["mạ", "mã", "má", "mà", "mả", "ma"], ["ma", "mà", "mả", "mã", "má", "mạ"], "thứ tự dấu thanh"),
    (["Ơn", "Ôn", "On"], ["On", "Ôn", "Ơn"], "o, ô, ơ"),
    (["áo b", "ao a", "ao"], ["ao", "ao a", "áo b"], "chữ trước, dấu sau"),
    (["sở 10", "Sở A", "sở"], ["sở", "sở 10", "Sở A"], "chữ số trước chữ cái, hoa như thường"),
]


@pytest.mark.parametrize(("given", "expected", "why"), ORDERS)
def test_the_order_of_the_vietnamese_alphabet(given: list[str], expected: list[str], why: str) -> None:
    assert sorted(given, key=collation.key) == expected, why


def test_facets_count_what_they_lead_to(client: TestClient) -> None:
    page = client.get("/obligations?year=2023").text
    facets = page[page.index('class="facets"') :]
    found = re.findall(r'href="([^"]+)"[^>]*>[^<]*<span class="n">([\d.]+)</span>', facets)
    assert len(found) > 20
    for href, count in found:
        if "year=2023" not in href:  # the facet that is on leads back to all
            continue
        rows = client.get(unescape(href).replace("/obligations?", "/obligations.json?")).json()
        assert len(rows) == int(count.replace(".", "")), href


def test_pages_of_rows_hold_all_rows_once(client: TestClient) -> None:
    found: list[str] = []
    for number in range(1, 9):
        text = client.get(f"/obligations?page={number}").text
        items = [unescape(one) for one in re.findall(r'class="duty-link" href="([^"]+)"', text)]
        if found and items and items[-1] == found[-1]:
            break
        found += items
    assert len(found) == len(set(found)) == 314
    assert client.get("/obligations?page=99").status_code == 200


def test_an_item_leads_to_its_words(client: TestClient) -> None:
    row = client.get("/obligations.json?text=đuối+nước&limit=1").json()[0]
    answer = client.get("/plans/" + row["plan_id"], params={"item": row["id"]})
    assert answer.status_code == 302
    key = answer.headers["location"].partition("#")[2]
    page = client.get(answer.headers["location"]).text
    assert re.fullmatch(r"obligation-\d+", key)
    assert page.count(f'id="{key}"') == 1
    assert f'id="l-{key}"' in page, "and back from the list"
    assert client.get("/plans/" + row["plan_id"], params={"item": "x"}).headers["location"].endswith("#text")


SAID = [
    ("/", ["314", "Cơ quan chủ trì nhiều việc nhất"]),
    ("/plans?place=tu+ky", ["Thực hiện công tác trẻ em năm 2023", "<b>1</b> kế hoạch"]),
    ("/obligations?text=duoi+nuoc", ["<mark>đuối</mark> <mark>nước</mark>", "<b>15</b> nhiệm vụ"]),
    ("/obligations?text=khoai+tây", ["Không có nhiệm vụ nào"]),
    ("/obligations?due_before=30/6/2023&place=tu-ky", ["nhiệm vụ khác hợp bộ lọc nhưng không nêu thời hạn", "30/06/2023"]),
    ("/agencies/so-ldtbxh@kon-tum", ["Sở Y tế tỉnh Kon Tum", "01/03/2025", "Công an", "12/2025", "tỉnh Kon Tum"]),
    ("/agencies/so-y-te@quang-ngai", ["Tiếp nhận từ", "Sở Y tế tỉnh Kon Tum"]),
    ("/instruments/vn/ct/2020/23-ct-ttg", ["26/05/2020", "Kế hoạch viện dẫn", "quận Hoàng Mai, Hà Nội"]),
    ("/calendar?month=2023-12&place=tu-ky", ["Tháng 12 năm 2023", "Phòng Lao động - Thương binh và Xã hội"]),
    (f"/compare?plan={DUCPHO}&plan={TUKY}", ["Đổi thời hạn", "<mark>"]),
    (f"/compare?plan={KONTUM}&plan={DUCPHO}&plan={TUKY}", ["Có bao nhiêu nhiệm vụ của kế hoạch đầu tiên", "77/77"]),
    (f"/check?plan={DUCPHO}&against={KONTUM}", ["P1", "Tờ trình số 346/TTr-PLTBXH"]),
    (f"/check?plan={TUKY}", ["Trong kho không có kế hoạch cấp trên"]),
    ("/graph?node=agency:so-y-te@kon-tum", ["<svg", "chủ trì", "Sở Y tế tỉnh Quảng Ngãi"]),
    (f"/graph?node=plan:{HOANGMAI}&kind=instrument", ["CT 23/CT-TTg"]),
]  # fmt: skip


@pytest.mark.parametrize(("view", "words"), SAID)
def test_what_views_say(client: TestClient, view: str, words: list[str]) -> None:
    text = unescape(client.get(view).text)
    assert [word for word in words if word not in text] == []


WRONG = [
    ("/plans/khong/co", 404, "E_PLAN"),
    ("/agencies/khong-co@dau", 404, "E_NOT_FOUND"),
    ("/agencies/Không phải", 404, "E_NOT_FOUND"),
    ("/instruments/vn/khong/co", 404, "E_NOT_FOUND"),
    ("/graph?node=x", 404, "E_NOT_FOUND"),
    ("/obligations?due_before=30/2/2024", 400, "E_USAGE"),
    ("/obligations?theme=x", 400, "E_USAGE"),
    ("/obligations?year=hai", 400, "E_USAGE"),
    ("/obligations?page=-1", 400, "E_USAGE"),
    ("/obligations?sort=x", 400, "E_USAGE"),
    ("/obligations?columns=x", 400, "E_USAGE"),
    ("/obligations?plan=x", 404, "E_PLAN"),
    ("/obligations.exe", 400, "E_USAGE"),
    ("/calendar?month=2023-13", 400, "E_USAGE"),
    ("/calendar?view=x", 400, "E_USAGE"),
    ("/graph?node=x&steps=9", 400, "E_USAGE"),
    ("/compare?plan=duc-pho&plan=x", 404, "E_PLAN"),
    ("/khong-co", 404, "E_NOT_FOUND"),
]


@pytest.mark.parametrize(("view", "status", "code"), WRONG)
def test_what_is_wrong_is_told(client: TestClient, view: str, status: int, code: str) -> None:
    answer = client.get(view)
    assert (answer.status_code, code in answer.text) == (status, True)
    assert "Traceback" not in answer.text


def test_english_stays_chosen(client: TestClient) -> None:
    answer = client.get("/plans?lang=en")
    assert "lang=en" in answer.headers["set-cookie"]
    assert ">Plans<" in client.get("/plans").text
    client.cookies.clear()
    assert ">Kế hoạch<" in client.get("/plans").text


def test_words_are_there_in_both_languages() -> None:
    rows = table("planparse.web", "words")
    assert len({row["key"] for row in rows}) == len(rows)
    assert all(row["vi"] and row["en"] for row in rows)
    sources = [
        path.read_text(encoding="utf-8") for path in (Path(planparse.__file__).parent / "web").rglob("*") if path.suffix in (".py", ".html")
    ]
    said = {key for text in sources for key in re.findall(r'say\(\\?"([a-z_]+\.[a-z_]+)\\?"\)', text)}
    known = {row["key"] for row in rows} | {row["key"] for row in table("planparse.render", "words")}
    assert said <= known


def test_pictures_of_the_pages_stand_beside_the_text(tmp_path: Path) -> None:
    """A plan that was read from a PDF shows its paper with boxes, as long as the file lies where it was read."""
    from planparse import batch
    from planparse.batch.inputs import inputs
    from planparse.limits import DEFAULT
    from planparse.sandbox import Session
    from tests.test_pictures import PAPER

    file, address = tmp_path / "kh.pdf", f"sqlite:///{tmp_path / 'kho.db'}"
    file.write_bytes(PAPER)
    with Store(address) as store, Session(DEFAULT) as session:
        assert batch.run(store, inputs([str(file)], DEFAULT), session).done == 1
        plan_id = store.plan_ids()[0]
    with served(address) as client:
        assert "Xem ảnh trang" in client.get(f"/plans/{plan_id}").text
        page = client.get(f"/plans/{plan_id}?pages=1").text
        assert page.count('src="data:image/') == 3
        assert page.count("<rect ") > 3
        file.unlink()
        assert "Không còn tệp nguồn" in client.get(f"/plans/{plan_id}?pages=1").text


def test_without_its_packages_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['fastapi'] = None; from planparse.cli.app import run; sys.exit(run(['serve']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False, timeout=120)
    assert done.returncode == 5
    assert json.loads(done.stderr)["code"] == "E_ENVIRONMENT"
    assert "planparse[web]" in done.stderr.decode()


def test_the_command_serves(kept_plans: str, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "planparse", "serve", "--port", str(port), "--store", kept_plans]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path) as server:
        try:
            for _ in range(300):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.json", timeout=5) as answer:
                        assert json.load(answer)["plans"] == 5
                    break
                except OSError:
                    time.sleep(0.1)
            else:
                raise AssertionError("no answer")
        finally:
            server.send_signal(signal.SIGINT)
            told = server.communicate(timeout=20)[1].decode()
    assert f"http://127.0.0.1:{port}/" in told
    assert "Traceback" not in told
