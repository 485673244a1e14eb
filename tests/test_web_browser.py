"""The pages in a real browser: nothing is refused by the policy, nothing is loaded from elsewhere, axe finds nothing serious, everything fits."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planparse.sandbox import Session
from planparse.settings import Settings
from planparse.store import Store
from planparse.web import Site, create
from tests.conftest import ROOT, require
from tests.web_site import DUCPHO, HOANGMAI, TUKY, VIEWS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
SHOTS = ROOT / "build" / "web"
SIZES = {"1280": {"width": 1280, "height": 900}, "390": {"width": 390, "height": 844}, "zoom": {"width": 640, "height": 450}}


@contextlib.contextmanager
def listening(address: str, **access: Any) -> Iterator[str]:
    """A server over a store on a free port; its address."""
    import uvicorn

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Store(address, read_only=True, seconds=30) as store, Session(Settings()) as session:
        app = create(Site(store, Settings(store=address), session, **access))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def base(kept_plans: str) -> Iterator[str]:
    with listening(kept_plans) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    require(bool(CHROMIUM), "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


class Visit:
    """A page with all that went wrong in it."""

    def __init__(self, browser: Any, base: str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.base, self.wrong = base, []
        self.page.on("console", lambda one: self.wrong.append(one.text) if one.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        self.page.on("request", lambda one: None if one.url.startswith((base, "data:")) else self.wrong.append(one.url))

    def go(self, path: str) -> Any:
        self.page.goto(self.base + path)
        return self.page

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def serious(page: Any) -> list[str]:
    """What axe finds serious or critical: rule and the first place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).response
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0].get('failureSummary', '')[:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def name_of(view: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in view).strip("-")[:60] or "start"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_in_a_browser(browser: Any, base: str, view: str, size: str) -> None:
    """200 % zoom of 1280 pixels is a window of 640."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    with Visit(browser, base, viewport=SIZES[size]) as visit:
        page = visit.go(view)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], "nothing sticks out"
        if size != "zoom":
            page.screenshot(path=SHOTS / f"{name_of(view)}-{size}.png", full_page=False)
            assert serious(page) == []
        assert visit.wrong == []


def test_without_scripts_filters_and_pages_work(browser: Any, base: str) -> None:
    with Visit(browser, base, java_script_enabled=False) as visit:
        page = visit.go("/obligations")
        page.get_by_role("textbox", name="Cơ quan").fill("LĐTBXH")
        page.get_by_label("Vai trò").select_option("lead")
        page.get_by_role("button", name="Lọc").click()
        led = int(page.locator(".strip .count b").inner_text())
        page.get_by_role("link", name="Bỏ điều kiện Vai trò: Chủ trì").click()
        assert int(page.locator(".strip .count b").inner_text()) > led > 0
        page.go_back()
        assert int(page.locator(".strip .count b").inner_text()) == led
        page.goto(base + "/obligations")
        page.get_by_role("link", name="Sau ›").click()
        assert "page=2" in page.url
        page.get_by_label("Sắp xếp").select_option("due")
        page.get_by_role("button", name="Xếp").click()
        assert "sort=due" in page.url


def test_from_a_question_to_the_words_in_the_plan(browser: Any, base: str) -> None:
    """Journey of an analyst: who must act against drowning in Đức Phổ, and where does it say so?"""
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go("/")
        page.get_by_label("Nội dung nhiệm vụ").fill("duoi nuoc")
        page.get_by_label("Địa phương").fill("duc pho")
        page.get_by_role("button", name="Tìm nhiệm vụ").click()
        assert "agency=" not in page.url, "empty fields are left out of the address"
        first = page.locator(".duty-link").first
        words = first.locator("mark").first.inner_text()
        first.click()
        assert DUCPHO in page.url
        target = page.locator(":target")
        assert words in target.inner_text()
        assert target.is_visible()
        target.click()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.closest('.list') !== null"), "Escape leads back to the list"
        assert visit.wrong == []


def test_marks_of_a_kind_can_be_taken_away(browser: Any, base: str) -> None:
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go(f"/plans/{HOANGMAI}")
        mark = page.locator(".k-citation").first
        before = mark.evaluate("node => getComputedStyle(node).backgroundColor")
        page.locator("#f-citation").uncheck()
        assert mark.evaluate("node => getComputedStyle(node).backgroundColor") != before
        assert visit.wrong == []


def test_an_official_compares_two_plans_and_follows_a_body(browser: Any, base: str) -> None:
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go("/plans")
        page.get_by_label(TUKY).check()
        page.get_by_label(DUCPHO).check()
        page.get_by_role("button", name="So sánh các kế hoạch đã chọn").click()
        assert page.locator("mark").count() > 10
        page.goto(base + "/agencies?text=so+lao+dong")
        page.get_by_role("link", name="Sở Lao động - Thương binh và Xã hội").first.click()
        page.get_by_role("link", name="Sở Y tế tỉnh Kon Tum").first.click()
        assert "Tiếp nhận từ" in page.content()
        page.get_by_role("link", name="Đồ thị").last.click()
        page.locator("svg a.node").nth(3).click()
        assert "node=" in page.url
        assert visit.wrong == []


def test_the_keyboard_reaches_everything(browser: Any, base: str) -> None:
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go("/obligations")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip-link"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "text"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "find"
        page.keyboard.type("bao cao")
        page.keyboard.press("Enter")
        page.wait_for_url("**text=bao+cao*")
        page.get_by_label("Sắp xếp").select_option("confidence")
        page.wait_for_url("**sort=confidence*")
        assert visit.wrong == []


def test_an_integrator_downloads_what_is_shown(browser: Any, base: str, tmp_path: Path) -> None:
    with Visit(browser, base, viewport=SIZES["1280"], accept_downloads=True) as visit:
        page = visit.go("/obligations?place=kon-tum&theme=training")
        shown = int(page.locator(".strip .count b").inner_text())
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Excel").click()
        waiting.value.save_as(tmp_path / "x.xlsx")
        assert (tmp_path / "x.xlsx").read_bytes()[:2] == b"PK"
        rows = json.loads(page.request.get(base + page.get_by_role("link", name="JSON").get_attribute("href")).text())
        assert len(rows) == shown


def test_the_printed_page_holds_the_rows_alone(browser: Any, base: str) -> None:
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go("/obligations?place=kon-tum")
        page.emulate_media(media="print")
        assert not page.locator("header.bar").is_visible()
        assert not page.locator(".facets").is_visible()
        assert page.locator(".duty-link").first.is_visible()


def test_an_editor_logs_in_and_uploads_a_plan(browser: Any, tmp_path: Path) -> None:
    from planparse.web.security import access
    from tests.asked import PROVINCE

    store = f"sqlite:///{tmp_path / 'kho.db'}"
    Store(store).close()
    file = tmp_path / "users.txt"
    access.add(file, access.line("an", "editor", "mật khẩu"))
    (tmp_path / "kế hoạch.txt").write_text(PROVINCE, encoding="utf-8")
    (tmp_path / "rỗng.txt").write_text("", encoding="utf-8")
    with listening(store, access=access.Access(users=access.users(file))) as base, Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go("/upload")
        assert serious(page) == []
        page.get_by_label("Tên").fill("an")
        page.get_by_label("Mật khẩu").fill("mật khẩu")
        page.get_by_role("button", name="Vào").click()
        page.wait_for_url("**/upload")
        assert serious(page) == []
        page.get_by_label("Tệp").set_input_files([tmp_path / "kế hoạch.txt", tmp_path / "rỗng.txt"])
        page.get_by_role("button", name="Tải lên").click()
        page.get_by_text("2 / 2 – xong").wait_for(timeout=60_000)
        assert serious(page) == []
        assert "E_EMPTY" in page.content()
        page.get_by_role("link", name="tỉnh Quảng Ngãi · 2023 · 15/KH-UBND").click()
        assert "Phòng, chống đuối nước trẻ em" in page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("button", name="Đăng xuất").click()
        page.wait_for_url("**/login")
        assert visit.wrong == []


def test_the_description_of_the_api(browser: Any, base: str) -> None:
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go("/api")
        assert serious(page) == []
        assert page.locator("section.call").count() >= 10
        assert visit.wrong == []
