"""Shared fixtures: the folder of shared material, a hand-made plan, the command in a process of its own, stores, a web application."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planparse import model

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

ROOT = Path(__file__).resolve().parent.parent


def require(found: bool, what: str) -> None:
    """Skip where something is missing; in CI, where PLANPARSE_REQUIRE_ALL=1 is set, fail."""
    if found:
        return
    if os.environ.get("PLANPARSE_REQUIRE_ALL") == "1":
        pytest.fail(f"{what} is missing and PLANPARSE_REQUIRE_ALL=1")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the project (PLANPARSE_SHARED names another place)."""
    folder = Path(os.environ.get("PLANPARSE_SHARED") or ROOT.parent / "shared")
    require(folder.is_dir(), str(folder))
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The real plans of the project."""
    return ROOT / "corpus"


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run planparse as its users do: in its own process, with a poor locale and no configuration of the user's."""

    def call(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PLANPARSE_")}
        return subprocess.run(
            [sys.executable, "-m", "planparse", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            timeout=120,
            check=False,
            env={**kept, "LC_ALL": "C", "PYTHONUTF8": "0", "XDG_CONFIG_HOME": str(tmp_path / "config"), **env},
        )

    return call


TEXT = """\
ỦY BAN NHÂN DÂN HUYỆN MẪU
KẾ HOẠCH
Phòng, chống đuối nước trẻ em năm 2025
I. NHIỆM VỤ
Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2025.
1. Phòng Y tế huyện: Chủ trì, phối hợp với Công an huyện tập huấn cho 90% cán bộ trước ngày 30/6/2025, báo cáo Ủy ban nhân dân huyện.
- Đề nghị Huyện đoàn <script>alert("x")</script> & tuyên truyền hằng năm; điện thoại 0258 123 456.
"""


def span_of(words: str, text: str = TEXT) -> model.Span:
    start = text.index(words)
    return start, start + len(words)


def _at(words: str) -> dict[str, object]:
    start, end = span_of(words)
    return {"text": words, "span": (start, end), "origin": {"start": start, "end": end}}


def _section(path: str, marker: str, title: str, kind: str, heading: str, whole: str, parent: str | None) -> model.Section:
    start, end = span_of(heading)
    return model.Section(
        id=f"p#section/{path}",
        parent=parent,
        path=path,
        marker=marker,
        kind=kind,
        title=title,
        role="tasks",
        span=(start, span_of(whole)[1]),
        heading_span=(start, end),
        origin={"start": start, "end": end},
    )


def _blocks() -> tuple[model.Block, ...]:
    kinds = ["header", "header", "header", "heading", "paragraph", "heading", "item"]
    return tuple(
        model.Block(id=f"p#block/{number}", section=None, kind=kind, marker=None, **_at(line))
        for number, (kind, line) in enumerate(zip(kinds, TEXT.splitlines(), strict=True), 1)
    )


def _body(name: str, role: str, words: str) -> model.Responsible:
    return model.Responsible(name=name, agency_id=None, level="district", role=role, basis="inline", span=span_of(words))


def _duty(number: int, words: str, **fields: object) -> model.Obligation:
    empty = {"action": None, "condition": None, "theme": None, "responsible": (), "report_to": (), "deadlines": (), "targets": ()}
    rest = {"citations": (), "criteria": (), "products": (), "funding": None, "confidence": 0.9, "why": None, "modality": "mandatory"}
    return model.Obligation(id=f"p#obligation/{number}", section="I/1", **{**empty, **rest, **_at(words), **fields})


def make_plan() -> model.Plan:
    """A small plan that has one item or more of every kind, nested ones too."""
    place = model.Place(province=None, district="Mẫu", commune=None)
    issuer = model.Issuer(name="Ủy ban nhân dân huyện Mẫu", agency_id="ubnd@mau", level="district", place=place)
    first, second = TEXT.splitlines()[5].split(": ", 1)[1], TEXT.splitlines()[6].removeprefix("- ")
    return model.Plan(
        schema_version="1.0",
        plan_id="mau/2025/kh-00000000",
        source=model.Source(
            file_name="mau.txt",
            media_type="text/plain",
            sha256="0" * 64,
            bytes=len(TEXT.encode()),
            pages=None,
            part=1,
            reader="txt",
            ocr=False,
            encoding="utf-8",
            status="complete",
        ),
        parser=model.Parser(version="0", model=None, config_sha256="0" * 64),
        text=TEXT,
        metadata=model.Metadata(
            doc_type="KH",
            number=None,
            symbol="KH-UBND",
            issued_on="2025-01",
            issuer=issuer,
            level="district",
            place=place,
            title="Phòng, chống đuối nước trẻ em năm 2025",
            period=model.Period(start=2025, end=2025),
            signer=model.Signer(name="Nguyễn Văn A", position="Chủ tịch", authority=None),
            co_issuers=(),
            co_signers=(),
            recipients=("Phòng Y tế", "Lưu: VT"),
            topic=None,
        ),
        sections=(
            _section("I", "I.", "NHIỆM VỤ", "heading", "I. NHIỆM VỤ", second, None),
            _section("I/1", "1.", "Phòng Y tế huyện", "run_in", "1. Phòng Y tế huyện", second, "p#section/I"),
        ),
        blocks=_blocks(),
        citations=(
            model.Citation(
                id="p#citation/1",
                type="QĐ",
                number="12/QĐ-UBND",
                date="2025-01-05",
                issuer=model.CitedIssuer(name="Ủy ban nhân dân", agency_id=None),
                name=None,
                title=None,
                pinpoint=None,
                relation="implements",
                instrument_id=None,
                resolution="unknown",
                reason="no_registry_row",
                candidates=(),
                **_at("Quyết định số 12/QĐ-UBND ngày 05/01/2025"),
            ),
        ),
        agencies=tuple(
            model.Agency(
                id=f"p#agency/{number}",
                name=words.removesuffix(" huyện"),
                agency_id=None,
                level="district",
                place=None,
                collective=False,
                confidence=0.9,
                why=None,
                **_at(words),
            )
            for number, words in enumerate(("Phòng Y tế huyện", "Công an huyện", "Ủy ban nhân dân huyện", "Huyện đoàn"), 1)
        ),
        deadlines=(
            model.Deadline(
                id="p#deadline/1",
                kind="date",
                relation="before",
                by="2025-06-30",
                from_=None,
                to=None,
                period=None,
                offset=None,
                trigger=None,
                rrule=None,
                **_at("trước ngày 30/6/2025"),
            ),
            model.Deadline(
                id="p#deadline/2",
                kind="recurring",
                relation=None,
                by=None,
                from_=None,
                to=None,
                period="P1Y",
                offset=None,
                trigger=None,
                rrule=None,
                **_at("hằng năm"),
            ),
        ),
        targets=(
            model.Target(
                id="p#target/1",
                value=90.0,
                unit="percent",
                total=None,
                comparator="eq",
                subject="cán bộ",
                due=None,
                **_at("tập huấn cho 90% cán bộ trước ngày"),
            ),
        ),
        obligations=(
            _duty(
                1,
                first,
                action="tập huấn cho 90% cán bộ",
                responsible=(
                    _body("Phòng Y tế", "lead", "Phòng Y tế huyện"),
                    _body("Công an", "coordinate", "Công an huyện"),
                ),
                report_to=(model.ReportTo(name="Ủy ban nhân dân", agency_id=None, via=False),),
                deadlines=("p#deadline/1",),
                targets=("p#target/1",),
            ),
            _duty(
                2,
                second,
                modality="requested",
                responsible=(_body("Đoàn <b>Thanh niên</b>", "lead", "Huyện đoàn"),),
                deadlines=("p#deadline/2",),
            ),
        ),
        contacts=(model.Contact(id="p#contact/1", kind="phone", value="0258123456", **_at("0258 123 456")),),
        findings=(),
    )


@pytest.fixture
def plan() -> model.Plan:
    return make_plan()


_SERVER = os.environ.get("PLANPARSE_TEST_POSTGRESQL") or "postgresql://postgres@127.0.0.1:5432/postgres"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL database of this session's own, in a language whose order of letters is not that of their codes."""
    psycopg = pytest.importorskip("psycopg") if os.environ.get("PLANPARSE_REQUIRE_ALL") != "1" else __import__("psycopg")
    name = f"planparse_test_{os.getpid()}"
    try:
        admin = psycopg.connect(_SERVER, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError:
        admin = None
    require(admin is not None, "PostgreSQL on 127.0.0.1:5432 (or PLANPARSE_TEST_POSTGRESQL)")
    with admin:
        icu = "LOCALE_PROVIDER icu ICU_LOCALE 'vi' LC_COLLATE 'C' LC_CTYPE 'C'" if admin.info.server_version >= 150_000 else ""
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {icu}")
        admin.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
        yield _SERVER.rsplit("/", 1)[0] + f"/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty(server: str) -> str:
    """Its address, with nothing in it."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that there is not yet, on each engine."""
    return f"sqlite:///{tmp_path / 'kho.db'}" if request.param == "sqlite" else str(request.getfixturevalue("empty"))


@pytest.fixture(scope="session")
def kept_plans(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store that holds the five plans of the corpus; read only."""
    from planparse import batch
    from planparse.batch.inputs import inputs
    from planparse.limits import DEFAULT
    from planparse.sandbox import Session
    from planparse.store import Store

    address = f"sqlite:///{tmp_path_factory.mktemp('kept') / 'kho.db'}"
    with Store(address) as store, Session(DEFAULT) as session:
        batch.run(store, inputs([str(one) for one in sorted(corpus.glob("*.txt"))], DEFAULT), session)
    return address


@pytest.fixture
def store(tmp_path: Path) -> str:
    """The address of a store that holds the plan of the province (tests/asked.py)."""
    from planparse.store import Store
    from tests.asked import province

    address = f"sqlite:///{tmp_path / 'kho.db'}"
    with Store(address) as opened:
        opened.write(province())
    return address


@pytest.fixture
def site(store: str) -> Iterator[TestClient]:
    """A client of the web application over `store`."""
    from tests.web_site import served

    with served(store) as client:
        yield client
