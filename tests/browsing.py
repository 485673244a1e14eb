"""Helpers of the tests in a real browser: a server over a store, a visit that notes all that goes wrong, what axe finds serious."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from planparse.sandbox import Session
from planparse.settings import Settings
from planparse.store import Store
from planparse.web import Site, create
from tests.conftest import ROOT, require

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


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """Debian's browser, without a window."""
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
