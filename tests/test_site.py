"""The website of the documentation: built without a warning, whole, and asking nothing of another host."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from tests.browsing import CHROMIUM
from tests.conftest import ROOT, require

pytestmark = pytest.mark.slow
FETCHED = (("script", "src"), ("link", "href"), ("img", "src"), ("source", "src"), ("iframe", "src"), ("object", "data"), ("video", "src"))
Page = Any


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; building it fails where a link or an anchor of a page is wrong."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run([sys.executable, ROOT / "tools" / "site.py", folder], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    found = {path: lxml.html.fromstring(path.read_bytes()) for path in site.rglob("*.html") if path.name != "404.html"}
    assert len(found) > len(list((ROOT / "docs").rglob("*.md")))
    return found


def listed(nav: list[Any]) -> Iterator[str]:
    for one in nav:
        for value in one.values():
            yield from listed(value) if isinstance(value, list) else [value]


def test_every_page_is_in_the_navigation(site: Path) -> None:
    nav = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    there = {path.relative_to(site.parent / "pages").as_posix() for path in (site.parent / "pages").rglob("*.md")}
    assert {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")} < there
    assert sorted(listed(nav)) == sorted(there)


def test_no_page_asks_anything_of_another_host(site: Path, pages: dict[Path, Page]) -> None:
    asked = {one.get(name) or "" for page in pages.values() for tag, name in FETCHED for one in page.iter(tag)}
    asked |= {
        url
        for path in site.rglob("*.css")
        for url in re.findall(r"""(?:url\(|@import\s*)["']?([^"')]+)""", path.read_text(encoding="utf-8"))
    }
    assert any(address.endswith(".js") for address in asked)
    assert sorted(address for address in asked if urlsplit(address).netloc or urlsplit(address).scheme not in ("", "data")) == []


def test_every_link_and_picture_leads_somewhere(pages: dict[Path, Page]) -> None:
    names = {path: {one.get("id") for one in page.iter() if one.get("id")} for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        for address in (one.get("href") or one.get("src") for tag in ("a", "img", "script", "link") for one in page.iter(tag)):
            parts = urlsplit(address or "")
            if parts.scheme or parts.netloc or not address:
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            there = there / "index.html" if there.is_dir() else there
            if not there.is_file() or (parts.fragment and there in names and unquote(parts.fragment) not in names[there]):
                wrong.append(f"{path.name}: {address}")
    assert wrong == []


def test_search_finds_words_without_marks_and_nothing_is_fetched(site: Path) -> None:
    """In a browser, from the disk."""
    require(bool(CHROMIUM), "chromium")
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "index.html").as_uri())
        page.keyboard.press("Control+k")
        page.keyboard.type("bat dau trong nam phut", delay=20)
        page.get_by_text(re.compile(r"^[1-9]\d* results?$")).wait_for(timeout=20_000)
        browser.close()
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
