"""A document stuffed with markup, templates, formulas and steering characters stays text in every view and every export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from planparse import record
from planparse.errors import CorruptError
from planparse.model import Plan
from planparse.store import Store
from planparse.store.ledger import Ledger
from tests.asked import data_of, district, province
from tests.browsing import Visit, chromium, listening
from tests.web_site import served

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\' {{7*7}} ${7*7} {% raw %} =HYPERLINK("http://evil.example") \u202eABC\u2066 javascript:alert(3) </textarea><svg/onload=alert(4)>'
_KEPT = {"id", "plan_id", "schema_version", "kind", "doc_type", "role", "level", "basis", "modality", "relation", "resolution", "severity", "code",
         "sha256", "config_sha256", "media_type", "reader", "status", "version", "issued_on", "by", "from", "to", "rrule", "period", "date", "type",
         "path", "parent", "section", "unit", "comparator", "theme", "agency_id", "instrument_id", "marker", "text", "action", "condition",
         "deadlines", "targets", "citations", "part", "offset", "subject", "encoding", "model", "due", "reason", "pinpoint", "number", "symbol"}  # fmt: skip


def stuffed(plan: Plan) -> Plan:
    """The plan with evil words in its text and in every field that is free text."""
    data = data_of(plan)
    text = data["text"]
    length = len(text)
    data["text"] = text + "\n" + EVIL

    def walk(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: walk(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [walk(one, name) for one in value]
        return EVIL if isinstance(value, str) and name not in _KEPT else value

    for part in ("metadata", "source", "agencies", "obligations", "citations", "contacts", "findings", "sections"):
        data[part] = walk(data[part], part)
    duty = data["obligations"][0]
    for item in (duty, data["deadlines"][0], data["citations"][0]):
        item["span"], item["text"] = [length + 1, length + 1 + len(EVIL)], EVIL
    duty["action"] = duty["condition"] = EVIL
    data["metadata"]["number"] = data["citations"][0]["number"] = EVIL
    return record.loads(json.dumps(data))


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    address = f"sqlite:///{tmp_path_factory.mktemp('evil') / 'kho.db'}"
    with Store(address) as store:
        store.write(stuffed(district()))
        store.write(stuffed(province()))
        Ledger(store, "0", "0").failed(EVIL, "0" * 64, CorruptError("", EVIL))
    with served(address) as client:
        yield client


class Tags(HTMLParser):
    """Elements that do something, and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[dict[str, str]] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "script":
            self.scripts.append(given)
        if (tag in ("img", "iframe", "object", "embed", "base", "meta") and "http-equiv" in given) or tag in ("img", "iframe", "object"):
            self.wrong.append(tag)
        self.wrong += [key for key in given if key.startswith("on")]
        self.wrong += [
            given[key]
            for key in ("href", "src", "action")
            if given.get(key, "/").lower().lstrip().startswith(("javascript", "data", "http"))
        ]


def views(client: TestClient) -> list[str]:
    plans = [row["plan_id"] for row in client.get("/plans.json").json()]
    bodies = [row["agency_id"] for row in client.get("/agencies.json").json()]
    cited = [row["instrument_id"] for row in client.get("/instruments.json").json()]
    duty = client.get("/obligations.json").json()[0]["id"]
    odd = quote(EVIL)
    return [
        "/", "/plans", "/obligations", "/agencies", "/instruments", "/failures", "/calendar?month=2023-06", "/calendar?view=list&month=2023-12",
        *(f"/plans/{one}" for one in plans), *(f"/agencies/{one}" for one in bodies[:6]), *(f"/instruments/{one}" for one in cited),
        *(f"/plans/{one}/metadata" for one in plans), f"/plans/{plans[0]}/add?quote=%3Cscript%3E&items=agencies", "/load?in=2023",
        f"/compare?plan={plans[0]}&plan={plans[1]}", f"/check?plan={plans[1]}&against={plans[0]}", f"/check?plan={plans[0]}&against={plans[1]}",
        f"/graph?node=plan:{plans[0]}", f"/graph?node={quote(duty)}", "/graph", "/compare", "/check",
        f"/obligations?text={odd}", f"/obligations?agency={odd}&place={odd}&cites={odd}", f"/obligations?theme={odd}", f"/plans/{odd}", f"/agencies/{odd}",
        f"/instruments/{odd}", f"/graph?node={odd}", f"/check?plan={odd}", f"/calendar?month={odd}", f"/{odd}", f"/obligations?lang=en&role={odd}",
        "/obligations?columns=text&columns=responsible&columns=report_to&columns=due&columns=section",
    ]  # fmt: skip


def test_every_view_shows_it_as_text(evil: TestClient) -> None:
    shown = 0
    for view in views(evil):
        answer = evil.get(view)
        assert answer.status_code in (200, 400, 404), view
        found = Tags(answer.text)
        assert found.wrong == [], view
        assert all(one.get("src", "").startswith("/static/") for one in found.scripts), view
        assert "<script>alert" not in answer.text, view
        assert "\u202e" not in answer.text or view.startswith("/plans/"), view
        shown += "{{7*7}}" in answer.text
        evil.cookies.clear()
    assert shown > 15


def test_exports_hold_no_formula(evil: TestClient) -> None:
    for path in ("/obligations.csv", "/plans.csv", "/failures.csv", "/agencies.csv", "/instruments.csv", "/calendar.csv"):
        answer = evil.get(path)
        assert answer.headers["content-type"].startswith("text/csv")
        assert answer.headers["content-disposition"].startswith("attachment")
        cells = [cell for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))) for cell in row]
        assert len(cells) > 3
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))] == []
    book = load_workbook(io.BytesIO(evil.get("/obligations.xlsx").content))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}
    for path in ("/obligations.json", "/plans.json", "/failures.json"):
        answer = evil.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert EVIL in json.dumps(answer.json(), ensure_ascii=False).encode().decode("unicode_escape") or answer.json()


def test_nothing_of_it_runs_in_a_browser(evil: TestClient) -> None:
    with listening(evil.app.state.site.store.address) as base, chromium() as browser:
        for view in views(evil)[:32]:
            with Visit(browser, base) as visit:
                visit.go(view)
                visit.page.wait_for_load_state("networkidle")
                assert visit.wrong == [], view
