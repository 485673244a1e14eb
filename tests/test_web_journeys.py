"""Eight whole journeys in a real browser over the five plans of the corpus: what an analyst, an official and an integrator come for.

Each ends without an error in the console and without a request to anywhere else; pictures of its stations are under `build/web/`.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from planparse.store import Store
from planparse.web.security import access
from tests.asked import PROVINCE
from tests.browsing import SHOTS, SIZES, Visit, chromium, listening, serious
from tests.test_pictures import PAPER
from tests.web_site import DUCPHO, HOANGMAI, KONTUM, TUKY


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def base(kept_plans: str) -> Iterator[str]:
    """For journeys that only look."""
    with listening(kept_plans) as address:
        yield address


@pytest.fixture
def own(kept_plans: str, tmp_path: Path) -> Iterator[str]:
    """A copy of the store for journeys that change it."""
    file = tmp_path / "kho.db"
    with Store(kept_plans, read_only=True) as store:
        shutil.copy(store.files()[0], file)
    with listening(f"sqlite:///{file}") as address:
        yield address


@contextlib.contextmanager
def journey(browser: Any, base: str, **options: Any) -> Iterator[Any]:
    with Visit(browser, base, viewport=SIZES["1280"], **options) as visit:
        yield visit.go("/")
        assert visit.wrong == []


def shot(page: Any, name: str) -> None:
    from playwright.sync_api import Error

    SHOTS.mkdir(parents=True, exist_ok=True)
    file = SHOTS / f"journey-{name}.png"
    try:
        page.screenshot(path=file)
    except Error:  # a busy machine has not drawn the page yet
        page.wait_for_timeout(1000)
        page.screenshot(path=file)


def saved(page: Any, link: str) -> bytes:
    """What a link lets one save."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def target(page: Any) -> str:
    """The words that the address leads to, once they are there."""
    page.locator(":target").wait_for()
    return str(page.locator(":target").inner_text())


def squeezed(text: str) -> str:
    return " ".join(text.split())


def count(page: Any) -> int:
    return int(page.locator(".strip .count b").inner_text())


def test_an_analyst_gets_a_first_answer_and_takes_it_along(browser: Any, base: str) -> None:
    """Who in Tứ Kỳ must report, and by when? From the first page to the words in the plan and a workbook of just these rows."""
    with journey(browser, base) as page:
        page.get_by_label("Nội dung nhiệm vụ").fill("bao cao")
        page.get_by_label("Địa phương").fill("tu ky")
        page.get_by_role("button", name="Tìm nhiệm vụ").click()
        wide = count(page)
        page.locator(".facets").get_by_role("link", name="Báo cáo").first.click()
        shown = count(page)
        assert 0 < shown < wide, "the facet narrows"
        page.get_by_label("Loại hoạt động", exact=True).last.check()
        page.get_by_role("button", name="Lọc").click()
        page.get_by_label("Sắp xếp").select_option("due")
        page.wait_for_url("**sort=due*")
        heads = page.locator(".results thead th").all_inner_texts()
        rows = [[squeezed(cell) for cell in row.locator("td").all_inner_texts()] for row in page.locator(".results tbody tr").all()]
        shot(page, "analyst-answer")
        assert len(rows) == shown == count(page)
        sheet = list(load_workbook(io.BytesIO(saved(page, "Excel"))).active.iter_rows(values_only=True))
        assert list(sheet[0]) == heads == ["Nhiệm vụ", "Cơ quan", "Thời hạn", "Kế hoạch", "Loại hoạt động"]
        for row, line in zip(rows, sheet[1:], strict=True):
            assert squeezed(str(line[0])).startswith(row[0].rstrip("… ›")), "the same rows in the same order"
            assert row[2] == (squeezed(str(line[2]).replace(";", "")) if line[2] else "không nêu")
            assert row[4] == line[4]
        table = list(csv.DictReader(io.StringIO(saved(page, "CSV").decode("utf-8-sig"))))
        assert [squeezed(one["text"]) for one in table] == [squeezed(str(line[0])) for line in sheet[1:]]
        page.locator(".duty-link").first.click()
        assert squeezed(str(sheet[1][0]))[:60] in squeezed(target(page))
        assert TUKY in page.url
        shot(page, "analyst-words")


def test_an_analyst_follows_a_body_to_its_partners_and_to_who_has_its_duties_now(browser: Any, base: str) -> None:
    with journey(browser, base) as page:
        page.get_by_role("link", name="Cơ quan", exact=True).first.click()
        page.get_by_label("Tên cơ quan").fill("so lao dong")
        page.get_by_role("button", name="Lọc").click()
        page.get_by_role("link", name="Sở Lao động - Thương binh và Xã hội").first.click()
        name = page.get_by_role("heading", level=1).inner_text()
        led = int(page.locator(".figures dd").first.inner_text())
        partner = page.get_by_role("region", name="Cùng làm với").get_by_role("link").first
        shot(page, "analyst-body")
        partner.click()
        back = page.get_by_role("region", name="Cùng làm với").get_by_role("link", name="Sở Lao động - Thương binh và Xã hội").first
        back.click()
        assert page.get_by_role("heading", level=1).inner_text() == name, "partners know each other"
        page.get_by_role("link", name="Sở Y tế tỉnh Kon Tum").first.click()
        page.get_by_role("region", name="Tổ chức lại").get_by_role("link", name="Quảng Ngãi").first.click()
        assert "Tiếp nhận từ" in page.get_by_role("region", name="Tổ chức lại").inner_text()
        shot(page, "analyst-successor")
        page.go_back()
        page.go_back()
        page.get_by_role("link", name="Chủ trì", exact=True).click()
        assert count(page) == led
        page.go_back()
        page.locator(".jumps").get_by_role("link", name="Đồ thị").click()
        nodes = page.locator("svg.net a.node")
        assert nodes.count() > 5
        nodes.nth(3).click()
        assert "node=" in page.url
        shot(page, "analyst-graph")


def test_an_analyst_compares_plans_and_sees_who_has_taken_duties_up(browser: Any, base: str) -> None:
    with journey(browser, base) as page:
        page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
        for plan in (KONTUM, DUCPHO):
            page.get_by_label(plan).check()
        page.get_by_role("button", name="So sánh các kế hoạch đã chọn").click()
        assert page.locator(".row .side mark").count() > 10, "words that differ are marked"
        shot(page, "analyst-two")
        row = page.locator("#reworded .row, #moved .row, #retimed .row").first
        words = squeezed(row.locator(".side").first.locator("p").nth(1).inner_text())
        row.get_by_role("link", name="Mở đúng chỗ").first.click()
        assert words[:50] in squeezed(target(page))
        assert KONTUM in page.url
        page.go_back()
        page.get_by_text("Chọn kế hoạch khác").click()
        page.locator(f"input[name=plan][value='{TUKY}']").check()
        page.get_by_role("button", name="So sánh").last.click()
        coverage = page.get_by_role("region", name="Có bao nhiêu nhiệm vụ").locator("tbody tr")
        assert coverage.count() == 3
        for line in coverage.all():
            has, of = line.locator("td.num").inner_text().split("/")
            assert line.locator(".strip-chart .s5").count() == int(has)
            assert line.locator(".strip-chart rect").count() == int(of)
        shot(page, "analyst-many")
        coverage.nth(1).locator(".strip-chart a").first.click()
        assert target(page)
        assert "#obligation-" in page.url


def test_an_official_checks_a_plan_reads_both_passages_and_prints(browser: Any, base: str) -> None:
    with journey(browser, base) as page:
        page.get_by_role("link", name="Kiểm tra", exact=True).click()
        page.get_by_label("Kế hoạch cần kiểm tra").select_option(DUCPHO)
        page.get_by_role("button", name="Kiểm tra").click()
        assert "Trong kho không có kế hoạch cấp trên" in page.get_by_role("status").inner_text()
        page.get_by_label("Kế hoạch cấp trên").select_option(KONTUM)
        page.get_by_role("button", name="Kiểm tra").click()
        findings = json.loads(page.request.get(base + page.get_by_role("link", name="JSON").get_attribute("href")).text())
        both = next(one for one in findings if len(one["passages"]) > 1)
        line = page.locator("article.row").filter(has_text=both["code"]).filter(has=page.locator(".side:not(.none) >> nth=1")).first
        read = [squeezed(mark) for mark in line.locator("mark").all_inner_texts()]
        assert len(read) > 1, "the words of the plan and of the one above it"
        assert read in [[squeezed(one["text"]) for one in found["passages"]] for found in findings]
        shot(page, "official-check")
        printed = page.pdf(format="A4")
        line.get_by_role("link", name="Mở đúng chỗ").last.click()
        assert target(page)
        assert KONTUM in page.url
        shot(page, "official-superior")
    with pdfplumber.open(io.BytesIO(printed)) as paper:
        text = squeezed(" ".join(one.extract_text() for one in paper.pages))
    assert both["code"] in text
    assert " ".join(read[0].split()[:3]) in text
    assert "Tải tệp lên" not in text, "no menu on paper"


def test_an_official_corrects_adds_and_takes_back(browser: Any, own: str) -> None:
    """A wrong theme, a body that was missed, a number that the draft lacks: each is seen as a person's, and is the machine's again at the end."""
    with journey(browser, own) as page:
        page.goto(f"{own}/plans/{DUCPHO}")
        before = json.loads(page.request.get(f"{own}/plans/{DUCPHO}.json").text())
        assert page.locator(".hand").count() == 0
        page.locator(".duty .c-hand a").first.click()
        page.get_by_label("Loại hoạt động").select_option("training" if before["obligations"][0]["theme"] != "training" else "data")
        page.get_by_label("Tên người sửa").last.fill("Nguyễn Thị Lan")
        page.get_by_role("button", name="Lưu").click()
        assert "Đã ghi" in page.get_by_role("status").inner_text()
        page.get_by_role("link", name="Về đúng chỗ trong kế hoạch").click()
        assert page.locator(".duty .hand").first.inner_text() == "người sửa"
        shot(page, "official-corrected")
        page.get_by_role("link", name="Sửa thông tin").click()
        assert serious(page) == []
        page.get_by_label("Số", exact=True).fill("99/KH-UBND")
        page.get_by_role("button", name="Lưu").click()
        shot(page, "official-metadata")
        page.get_by_role("link", name="Về kế hoạch").click()
        assert "99/KH-UBND" in page.locator("header.top").inner_text()
        select(page, "Nơi nhận")
        page.get_by_role("link", name="Thêm mục").click()
        assert page.get_by_role("textbox", name="Chữ trong kế hoạch", exact=True).input_value() == "Nơi nhận", (
            "what was selected is taken along"
        )
        page.get_by_label("Đó là").select_option("agencies")
        page.get_by_role("button", name="Tìm chỗ").click()
        assert serious(page) == []
        page.get_by_label("Cấp", exact=True).select_option("district")
        shot(page, "official-adding")
        page.get_by_role("button", name="Thêm vào kế hoạch").click()
        assert "người thêm" in page.content()
        page.get_by_role("link", name="Chỉnh sửa của kế hoạch này").click()
        assert page.locator("tbody tr").count() == 3
        assert page.get_by_text("Nguyễn Thị Lan").count() == 3
        shot(page, "official-corrections")
        for _ in range(3):
            page.get_by_role("button", name="Gỡ").first.click()
        assert page.locator("tbody tr").count() == 0
        assert json.loads(page.request.get(f"{own}/plans/{DUCPHO}.json").text()) == before


def select(page: Any, words: str) -> None:
    """Mark words in the text, as with the mouse."""
    page.evaluate(
        """words => {
          const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )
    page.wait_for_function("document.querySelector('[data-add]').href.includes('quote=')")


def test_an_official_plans_the_year(browser: Any, base: str) -> None:
    """What falls due in December, for whom; into the office's own calendar; and which body has most to do when."""
    with journey(browser, base) as page:
        page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
        page.get_by_label("Số, tên, nơi ban hành").fill("tu ky")
        page.get_by_role("button", name="Lọc").click()
        page.locator("tbody a").first.click()
        page.locator(".beside").get_by_role("link", name="Lịch").click()
        month = page.locator(".year-bars a", has_text="12")
        times = int(month.locator(".n").inner_text())
        month.click()
        assert page.get_by_role("heading", name="Tháng 12 năm 2023").is_visible()
        shot(page, "official-month")
        page.get_by_role("link", name="Xem danh sách").click()
        rows = page.locator("tbody tr").count()
        assert rows >= times > 0
        events = Calendar.from_ical(saved(page, "Lịch (.ics)")).walk("VEVENT")
        assert len(events) == rows
        page.get_by_role("link", name="Khối lượng theo cơ quan").click()
        assert serious(page) == []
        shot(page, "official-load")
        page.get_by_text("Xem dạng bảng").click()
        cell = page.locator(".loads tbody tr").first.locator("td a").last
        page.locator(".heat-wide a").first.hover()
        drawn = page.locator(".heat-wide .value").all_text_contents()
        written = [one for row in page.locator(".loads tbody tr").all() for one in row.locator("td a").all_inner_texts()]
        assert drawn == written, "the chart and the table say the same"
        page.set_viewport_size(SIZES["390"])
        assert page.locator(".heat-narrow").is_visible()
        assert not page.locator(".heat-wide").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator(".heat-narrow").scroll_into_view_if_needed()
        shot(page, "official-load-390")
        page.set_viewport_size(SIZES["1280"])
        href = page.locator(".loads tbody tr").first.locator("td a").first.get_attribute("href")
        number = int(page.locator(".loads tbody tr").first.locator("td a").first.inner_text())
        cell.scroll_into_view_if_needed()
        page.goto(base + href)
        shown = page.locator(".year-bars a[aria-current] .n").inner_text()
        assert int(shown) == number


def test_an_integrator_uploads_files_one_of_them_broken_and_reads_the_rows_by_the_api(browser: Any, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'kho.db'}"
    Store(store).close()
    (tmp_path / "kế hoạch.txt").write_text(PROVINCE, encoding="utf-8")
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 rest")
    (tmp_path / "bản ký.pdf").write_bytes(PAPER)
    users = tmp_path / "users.txt"
    access.add(users, access.line("an", "editor", "mật khẩu"))
    guard = access.Access(token="bí mật", users=access.users(users))
    with listening(store, access=guard) as base, journey(browser, base) as page:
        page.get_by_label("Tên").fill("an")
        page.get_by_label("Mật khẩu").fill("mật khẩu")
        page.get_by_role("button", name="Vào").first.click()
        page.get_by_role("link", name="Tải tệp lên").click()
        page.get_by_label("Tệp").set_input_files([tmp_path / name for name in ("kế hoạch.txt", "hỏng.docx", "bản ký.pdf")])
        page.get_by_role("button", name="Tải lên").click()
        page.get_by_text("3 / 3 – xong").wait_for(timeout=60_000)
        assert page.locator(".outcomes .s-failed").inner_text().count("E_CORRUPT") == 1
        assert page.locator(".outcomes .s-done").count() == 2
        assert serious(page) == []
        shot(page, "integrator-upload")
        page.locator(".outcomes .s-done a").last.click()
        page.get_by_role("link", name="Xem ảnh trang").click()
        assert page.locator(".paper img").count() == 3, "the file was kept, its pages are shown"
        shot(page, "integrator-pages")
        page.get_by_role("link", name="Tệp lỗi").click()
        assert page.locator("tbody tr").count() == 1
        shown = json.loads(page.request.get(f"{base}/obligations.json").text())
        headers = {"Authorization": "Bearer bí mật".encode().decode("latin-1")}
        with_token = browser.new_context(extra_http_headers=headers).request
        job = with_token.post(
            f"{base}/api/v1/jobs", multipart={"files": {"name": "lại.txt", "mimeType": "text/plain", "buffer": PROVINCE.encode()}}
        )
        assert job.status == 202
        while (state := with_token.get(base + job.headers["location"]).json())["state"] != "done":
            page.wait_for_timeout(100)
        assert (state["unchanged"], state["failed"]) == (1, 0)
        assert paged(with_token, f"{base}/api/v1/obligations?limit=2") == shown
        assert len(shown) > 4


def paged(client: Any, address: str) -> list[Any]:
    """All rows, part by part."""
    found: list[Any] = []
    cursor = ""
    while cursor is not None:
        part = client.get(address + (f"&cursor={cursor}" if cursor else "")).json()
        found += part["rows"]
        cursor = part["next"]
    return found


def test_an_integrator_learns_the_api_from_its_page_and_asks_for_changes_only(browser: Any, base: str) -> None:
    with journey(browser, base) as page:
        page.get_by_role("link", name="API").click()
        calls = page.locator("section.call code").all_inner_texts()
        assert "/api/v1/{kind}" in calls
        shot(page, "integrator-api")
        description = page.request.get(base + "/openapi.json").json()
        assert set(description["paths"]) == {one for one in calls if one.startswith("/")}
        rows = paged(page.request, f"{base}/api/v1/obligations?limit=90&place=hoang-mai")
        assert rows == page.request.get(f"{base}/obligations.json?place=hoang-mai").json()
        assert len(rows) > 30
        record = page.request.get(f"{base}/api/v1/plans/{HOANGMAI}")
        again = page.request.get(f"{base}/api/v1/plans/{HOANGMAI}", headers={"If-None-Match": record.headers["etag"]})
        assert (record.status, again.status, again.body()) == (200, 304, b"")
        wrong = page.request.get(f"{base}/api/v1/obligations?due_before=30/2/2024")
        assert (wrong.status, wrong.json()["code"]) == (400, "E_USAGE")
        page.goto(f"{base}/instruments/vn/ct/2020/23-ct-ttg")
        plans = page.locator(".links.plans > li")
        cited = paged(page.request, f"{base}/api/v1/citations?limit=5&cites=vn/ct/2020/23-ct-ttg")
        assert plans.count() == len({one["plan_id"] for one in cited}) > 0
        shot(page, "integrator-instrument")
