"""The API: rows as the command line prints them, part by part; stable codes; ETags; a description that holds what is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from planparse import record
from planparse.store import Filter, Store
from planparse.store.query import query
from planparse.store.timeline import timeline
from planparse.web.security import limits
from tests.web_site import DUCPHO, KONTUM, TUKY, served

KINDS: Any = ("plans", "obligations", "citations", "agencies", "deadlines", "targets")


@pytest.fixture(scope="module")
def api(kept_plans: str) -> Iterator[TestClient]:
    with served(kept_plans) as client:
        yield client


def every(api: TestClient, path: str) -> list[dict[str, Any]]:
    """All rows, part by part."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    for _ in range(100):
        answer = api.get(f"/api/v1/{path}&cursor={cursor}")
        assert answer.status_code == 200, answer.text
        rows += answer.json()["rows"]
        cursor = answer.json()["next"] or ""
        if not cursor:
            return rows
    raise AssertionError(path)


@pytest.mark.parametrize("kind", KINDS)
def test_parts_are_the_rows_of_the_store(api: TestClient, kept_plans: str, kind: Any) -> None:
    with Store(kept_plans, read_only=True) as store:
        assert every(api, f"{kind}?limit=37") == list(query(store, kind, Filter()))
        assert every(api, f"{kind}?limit=4&text=tre em") == list(query(store, kind, Filter(text="tre em")))


def test_times(api: TestClient, kept_plans: str) -> None:
    with Store(kept_plans, read_only=True) as store:
        assert every(api, "timeline?limit=7&place=tu-ky") == list(timeline(store, Filter(place="tu-ky")))


def test_single_answers(api: TestClient, kept_plans: str) -> None:
    with Store(kept_plans, read_only=True) as store:
        assert api.get(f"/api/v1/plans/{TUKY}").content == record.dumps(store.load(TUKY))
    assert api.get(f"/api/v1/compare?plan={DUCPHO}&plan={TUKY}").json()["plans"] == [DUCPHO, TUKY]
    assert [row["code"] for row in api.get(f"/api/v1/check?plan={DUCPHO}&against={KONTUM}").json()["rows"]] == ["P1", "P8"]
    found = api.get("/api/v1/names", params={"name": "Sở Y tế", "place": "tỉnh Kon Tum", "on": "2026"}).json()["rows"]
    assert (found[0]["kind"], found[0]["reasons"][-1]) == ("agency", "không có vào 2026")
    told = api.get("/api/v1/names", params={"name": "Sở Y tế", "place": "tỉnh Kon Tum", "on": "2026", "lang": "en"}).json()["rows"]
    assert told[0]["reasons"][-1] == "not there as of 2026"
    assert api.get("/api/v1/names", params={"name": "Sở Y tế", "on": "2026-13"}).status_code == 400
    info = api.get("/api/v1/info").json()
    assert (info["plans"], info["obligations"]) == (5, 314)
    assert "kho.db" not in json.dumps(info)


WRONG = [
    ("obligations?year=hai", 400, "E_USAGE"),
    ("obligations?yaer=2023", 400, "E_USAGE"),
    ("obligations?limit=0", 400, "E_USAGE"),
    ("obligations?cursor=%C3%A9", 400, "E_USAGE"),
    ("obligations?due_before=mai", 400, "E_USAGE"),
    ("obligations?text=%00", 400, "E_USAGE"),
    ("timeline?cursor=x", 400, "E_USAGE"),
    ("plans/khong/co", 404, "E_PLAN"),
    ("obligations?plan=khong-co", 404, "E_PLAN"),
    ("check?plan=tu-ky", 404, "E_NO_SUPERIOR"),
    ("compare?plan=tu-ky", 400, "E_USAGE"),
    ("compare?plan=tu-ky&plan=tu-ky", 400, "E_USAGE"),
    ("secrets", 400, "E_USAGE"),
    ("", 404, "E_NOT_FOUND"),
]


@pytest.mark.parametrize(("path", "status", "code"), WRONG)
def test_errors_have_codes(api: TestClient, path: str, status: int, code: str) -> None:
    answer = api.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"code", "reason", "how"}
    english = api.get(f"/api/v1/{path}", headers={"Cookie": "lang=en"}).json()
    assert english["code"] == code
    assert english["reason"] != answer.json()["reason"]


def test_other_methods_are_refused(api: TestClient) -> None:
    answer = api.request("DELETE", f"/api/v1/plans/{TUKY}")
    assert (answer.status_code, answer.json()["code"]) == (405, "E_USAGE")
    assert api.get(f"/api/v1/plans/{TUKY}").status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/obligations?limit=3", "/api/v1/info", "/openapi.json", f"/api/v1/plans/{TUKY}"])
def test_what_is_known_is_not_sent_again(api: TestClient, path: str) -> None:
    tag = api.get(path).headers["etag"]
    again = api.get(path, headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get(path, headers={"If-None-Match": '"x"'}).status_code == 200


def test_the_description_and_its_page(api: TestClient) -> None:
    told = api.get("/openapi.json").json()
    assert told["openapi"].startswith("3.")
    assert "/api/v1/{kind}" in told["paths"]
    page = api.get("/api").text
    assert all(path in page for path in told["paths"])
    assert "http://" not in page.replace("http://127.0.0.1", "")
    assert "https://" not in page
    assert "security" not in told


def test_a_token_stands_in_the_description(kept_plans: str) -> None:
    with served(kept_plans, token="mã") as client:
        told = client.get("/openapi.json", headers={"Authorization": "Bearer mã".encode()}).json()
    assert told["security"] == [{"token": []}]


def test_no_answer_is_a_fault_of_ours(kept_plans: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """schemathesis: whatever the description allows, and what it does not, is answered as described."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings

    monkeypatch.setattr(limits.Rates, "take", lambda *_: True)
    with served(kept_plans) as client:
        schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
        done = 0
        for one in schema.get_all_operations():
            operation = one.ok()

            @given(case=operation.as_strategy())
            @settings(max_examples=40, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
            def ask(case: Any) -> None:
                nonlocal done
                path = case.path
                for name, value in (case.path_parameters or {}).items():
                    path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
                pairs = [
                    (key, str(part))
                    for key, value in (case.query or {}).items()
                    for part in (value if isinstance(value, list) else [value])
                ]
                answer = client.request(case.method, path, params=[(key, part.encode("utf-8", "replace")) for key, part in pairs])
                assert answer.status_code in (200, 304, 400, 403, 404, 405, 414), (answer.status_code, path, pairs)
                if answer.status_code >= 400:
                    assert set(answer.json()) == {"code", "reason", "how"}
                done += 1

            ask()
        assert done > 100
