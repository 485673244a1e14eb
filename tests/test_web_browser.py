"""The pages in a real browser: nothing is refused by the policy, nothing is loaded from elsewhere, axe finds nothing serious, everything fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planparse.store import Store
from tests.browsing import SHOTS, SIZES, Visit, chromium, listening, name_of, serious
from tests.web_site import HOANGMAI, VIEWS


@pytest.fixture(scope="module")
def base(kept_plans: str) -> Iterator[str]:
    with listening(kept_plans) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_in_a_browser(browser: Any, base: str, view: str, size: str) -> None:
    """200 % zoom of 1280 pixels is a window of 640."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    with Visit(browser, base, viewport=SIZES[size]) as visit:
        page = visit.go(view)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], "nothing sticks out"
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


def test_marks_of_a_kind_can_be_taken_away(browser: Any, base: str) -> None:
    with Visit(browser, base, viewport=SIZES["1280"]) as visit:
        page = visit.go(f"/plans/{HOANGMAI}")
        mark = page.locator(".k-citation").first
        before = mark.evaluate("node => getComputedStyle(node).backgroundColor")
        page.locator("#f-citation").uncheck()
        assert mark.evaluate("node => getComputedStyle(node).backgroundColor") != before
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
