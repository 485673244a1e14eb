"""Helpers of the tests of `planparse serve`: an application over a store, and a client that speaks to it as a browser on this machine."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from fastapi.testclient import TestClient

from planparse.sandbox import Session
from planparse.settings import Settings
from planparse.store import Store
from planparse.web import Site, create
from planparse.web.security.access import Access

TUKY = "hai-duong/tu-ky/2023/kh-1bd2928f"
DUCPHO = "quang-ngai/duc-pho/2023/kh-ae5bf1e1"
KONTUM = "kon-tum/2020/kh-9d088a4a"
HOANGMAI = "ha-noi/hoang-mai/2024/140-kh-ubnd"
VIEWS = (
    "/",
    "/plans",
    f"/plans/{HOANGMAI}",
    "/obligations",
    "/obligations?text=duoi+nuoc&sort=agency",
    "/agencies",
    "/agencies/so-ldtbxh@kon-tum",
    "/instruments",
    "/instruments/vn/ct/2020/23-ct-ttg",
    "/calendar",
    "/calendar?view=list&due_after=1/1/2023&due_before=31/12/2023",
    "/compare",
    f"/compare?plan={DUCPHO}&plan={TUKY}",
    f"/compare?plan={KONTUM}&plan={DUCPHO}&plan={TUKY}",
    "/check",
    f"/check?plan={DUCPHO}&against={KONTUM}",
    "/graph",
    "/graph?node=agency:so-y-te@kon-tum",
    "/failures",
    f"/plans/{DUCPHO}/corrections",
    f"/plans/{DUCPHO}/items/obligation/II/1/-1",
    f"/plans/{DUCPHO}/metadata",
    f"/plans/{DUCPHO}/add?items=agencies&quote=tr%E1%BA%BB+em",
    f"/plans/{DUCPHO}/add?items=targets&quote=Ph%C3%B2ng+Y+t%E1%BA%BF+%E2%80%A6+tr%E1%BA%BB+em",
    "/load?in=2023",
)


@contextlib.contextmanager
def served(
    address: str, *, base: str = "http://127.0.0.1:8765", follow: bool = False, keep: bool = True, **access: Any
) -> Iterator[TestClient]:
    """A client of an application over a store."""
    with Store(address, read_only=True, seconds=30) as store, Session(Settings()) as session:
        app = create(Site(store, Settings(store=address), session, Access(**access), keep=keep))
        with TestClient(app, base_url=base, raise_server_exceptions=False, follow_redirects=follow) as client:
            yield client
