"""What stands before every page: names of hosts, tokens, passwords, roles, other origins, sizes, rates, and what browsers are told."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from planparse.errors import UsageError
from planparse.web.security import access, audit, limits
from planparse.web.security.sessions import Sessions
from tests.conftest import Run
from tests.web_site import HOANGMAI, VIEWS, served

TOKEN = "-".join(("một", "mã", "dài", "khó", "đoán"))
PASSWORDS = {"an": "mật khẩu của An", "bình": "mật khẩu của Bình"}


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> dict[str, access.User]:
    file = tmp_path_factory.mktemp("users") / "users.txt"
    access.add(file, access.line("an", "reader", "cũ"))
    access.add(file, access.line("bình", "editor", PASSWORDS["bình"]))
    access.add(file, access.line("an", "reader", PASSWORDS["an"]))
    assert file.stat().st_mode & 0o077 == 0
    assert "mật khẩu" not in file.read_text(encoding="utf-8")
    return access.users(file)


@pytest.fixture
def open_site(kept_plans: str) -> Iterator[TestClient]:
    with served(kept_plans) as client:
        yield client


@pytest.fixture
def site(kept_plans: str, users: dict[str, access.User]) -> Iterator[TestClient]:
    hosts = access.hosts("192.0.2.7", ["kehoach.example"])
    with served(kept_plans, base="http://kehoach.example", token=TOKEN, users=users, hosts=hosts) as client:
        yield client


def log_in(client: TestClient, **fields: str) -> int:
    return client.post("/login", data=fields, headers={"Origin": str(client.base_url)}).status_code


@pytest.mark.parametrize(
    "view", [*VIEWS, f"/plans/{HOANGMAI}.json", "/obligations.csv", "/static/site.css", "/khong-co", "/obligations?year=x"]
)
def test_what_browsers_are_told(open_site: TestClient, view: str) -> None:
    told = open_site.get(view).headers
    policy = dict(part.strip().partition(" ")[::2] for part in told["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in told["content-security-policy"]
    assert told["x-content-type-options"] == "nosniff"
    assert told["x-frame-options"] == "DENY"
    assert told["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in told
    assert "server" not in told


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "localhost.", "[::2]", "192.168.1.5:8765", "\x7f"]
)
def test_other_names_of_the_host_are_refused(open_site: TestClient, host: str) -> None:
    """A page of another site whose name was made to mean 127.0.0.1 (DNS rebinding) reads nothing."""
    answer = open_site.get("/obligations.json", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "E_HOST")


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"])
def test_own_names_are_answered(open_site: TestClient, host: str) -> None:
    assert open_site.get("/failures.json", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("view", [*VIEWS, "/obligations.json", f"/plans/{HOANGMAI}.csv"])
def test_nobody_comes_in_without_saying_who(site: TestClient, view: str) -> None:
    answer = site.get(view)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")
    assert "trẻ em" not in answer.text


@pytest.mark.parametrize(
    "given", ["", "Bearer ", "Bearer x", f"Basic {TOKEN}".encode().decode("latin-1"), f"Bearer {TOKEN[:-1]}".encode().decode("latin-1")]
)
def test_a_wrong_token_is_refused(site: TestClient, given: str) -> None:
    answer = site.get("/api/v1/plans", headers={"Authorization": given.encode("latin-1")})
    assert (answer.status_code, answer.json()["code"], answer.headers["www-authenticate"]) == (401, "E_LOGIN", "Bearer")


def test_the_token_lets_programs_in(site: TestClient) -> None:
    answer = site.get("/obligations.json?limit=1", headers={"Authorization": f"Bearer {TOKEN}".encode()})
    assert (answer.status_code, len(answer.json())) == (200, 1)
    assert "set-cookie" not in answer.headers


def test_people_come_in_and_go_out(site: TestClient) -> None:
    page = site.get("/login?next=/plans")
    assert 'name="password"' in page.text
    assert "Nhiệm vụ" not in page.text, "no menu before the login"
    answer = site.post("/login", data={"name": "an", "password": PASSWORDS["an"], "next": "/plans"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/plans")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    plans = site.get("/plans")
    assert plans.status_code == 200
    secret = re.search(r'name="csrf" value="([^"]+)"', plans.text)
    assert secret
    assert site.post("/logout", data={"csrf": "x"}).status_code == 403
    assert site.get("/plans").status_code == 200
    assert site.post("/logout", data={"csrf": secret[1]}).status_code == 303
    assert site.get("/plans").status_code == 303


def test_wrong_passwords_are_refused_and_slowed_down(site: TestClient) -> None:
    tries = [log_in(site, name=name, password=word) for name, word in (("an", "x"), ("ai đó", "x"), ("an", ""), ("an", PASSWORDS["bình"]))]
    assert tries == [403] * 4
    assert log_in(site, token="x") == 403
    assert log_in(site, name="an", password=PASSWORDS["an"]) == 429


@pytest.mark.parametrize("away", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/\nx", ""])
def test_a_login_leads_nowhere_else(site: TestClient, away: str) -> None:
    answer = site.post("/login", data={"token": TOKEN, "next": away})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
     {"Origin": "http://kehoach.example:81"}],
)  # fmt: skip
def test_forms_of_other_sites_are_refused(site: TestClient, headers: dict[str, str]) -> None:
    answer = site.post("/login", data={"token": TOKEN}, headers=headers)
    assert (answer.status_code, answer.text.split()[0]) == (403, "E_ORIGIN")


def test_readers_change_nothing(site: TestClient) -> None:
    log_in(site, name="an", password=PASSWORDS["an"])
    for path in ("/upload", "/plans", "/api/v1/jobs"):
        answer = site.post(path, data={"x": "1"})
        assert (answer.status_code, "E_ROLE" in answer.text) == (403, True)


@pytest.mark.parametrize("path", ["/plans/../../etc/passwd", "/plans/%2e%2e/%2e%2e/etc/passwd", "/static/../app.py", "/static/%2e%2e/app.py",
                                  "/static/..%2fapp.py", "/static//etc/passwd", "/plans/%00", "/agencies/..%2f..%2fetc", "/plans/~root/x",
                                  "/instruments/vn/..%2f..", "/plans/\ud800".encode("utf-8", "surrogatepass").decode("latin-1")])  # fmt: skip
def test_tricks_with_paths(open_site: TestClient, path: str) -> None:
    answer = open_site.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_too_much_is_refused(open_site: TestClient) -> None:
    assert open_site.post("/login", content=b"x" * (limits.MAX_BODY + 1)).status_code == 413
    assert open_site.get("/obligations?text=" + "x" * 9000).status_code == 414

    def parts() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 1000

    answer = open_site.post("/login", content=parts(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_paces() -> None:
    rates = limits.Rates()
    pace = limits.Pace(3, 0.0)
    assert [rates.take("a", pace) for _ in range(5)] == [True] * 3 + [False] * 2
    assert rates.take("b", pace)
    for number in range(6000):
        rates.take(str(number), pace)
    assert len(rates._left) <= 5001


def test_sessions_end(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions()
    cookie = sessions.begin("an", "reader")
    assert sessions.find(cookie)
    monkeypatch.setattr("planparse.web.security.sessions.time.monotonic", lambda: 10**9)
    assert sessions.find(cookie) is None
    assert sessions.find(None) is None


@pytest.mark.parametrize(("bound", "named", "hosts"), [
    ("127.0.0.1", [], {"127.0.0.1", "localhost", "[::1]"}),
    ("192.0.2.7", ["Kehoach.Example "], {"192.0.2.7", "kehoach.example"}),
    ("0.0.0.0", ["kehoach.example"], {"kehoach.example"}),
    ("2001:db8::1", [], {"[2001:db8::1]"}),
])  # fmt: skip
def test_names_of_a_server(bound: str, named: list[str], hosts: set[str]) -> None:
    assert access.hosts(bound, named) == hosts


def test_a_server_for_all_needs_a_name() -> None:
    with pytest.raises(UsageError):
        access.hosts("0.0.0.0", [])


@pytest.mark.parametrize("line", ["an", "an:reader", "an:chief:$argon2id$x", "an:reader:plain", ":reader:$argon2id$x"])
def test_a_password_file_that_is_none(tmp_path: Path, line: str) -> None:
    file = tmp_path / "users.txt"
    file.write_text(f"# ai\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=":2"):
        access.users(file)


def test_changes_are_noted_without_secrets(site: TestClient) -> None:
    out = io.StringIO()
    audit.keep(logging.StreamHandler(out))
    log_in(site, name="an", password="sai rồi")
    log_in(site, name="an", password=PASSWORDS["an"])
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(row["action"], row["about"], row["outcome"]) for row in rows] == [("login", "an", "refused"), ("login", "an", "done")]
    assert "sai rồi" not in out.getvalue()


SERVE = [
    (["--host", "192.0.2.7"], 2, "--token"),
    (["--host", "0.0.0.0", "--token", "x"], 2, "--allow-host"),
    (["--add-user", "an"], 2, "--password-file"),
    (["--password-file", "khong-co.txt"], 4, "E_NOT_FOUND"),
    ([], 5, "E_NO_STORE"),
]


@pytest.mark.parametrize(("args", "code", "said"), SERVE)
def test_the_command_refuses(run: Run, args: list[str], code: int, said: str) -> None:
    done = run("serve", *args)
    assert (done.returncode, said in done.stderr.decode()) == (code, True)


def test_the_command_adds_users(run: Run, tmp_path: Path) -> None:
    done = run("serve", "--add-user", "an", "--role", "editor", "--password-file", "users.txt", stdin="mật khẩu\n".encode())
    assert done.returncode == 0, done.stderr
    found = access.Access(users=access.users(tmp_path / "users.txt"))
    assert (found.by_password("an", "mật khẩu"), found.by_password("an", "x"), found.by_password("b", "x")) == ("editor", None, None)


def test_what_nobody_foresaw_is_told_without_its_words(
    open_site: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("lời văn của tài liệu")

    monkeypatch.setattr("planparse.web.views.failures.told", broken)
    for path in ("/failures", "/failures.json"):
        answer = open_site.get(path)
        assert (answer.status_code, "E_INTERNAL" in answer.text) == (500, True)
        assert "lời văn" not in answer.text + caplog.text
        assert "content-security-policy" in answer.headers
