"""Exports as their readers meet them: the table of formats, files whole or not at all, contacts left out, JSON Lines."""

from __future__ import annotations

import csv
import json
import random
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

import icalendar
import lxml.html
import networkx as nx
import pytest

from planparse import errors, parse_text, record
from planparse.exchange import formats
from planparse.exchange.cells import plain_cell, safe_cell
from planparse.exchange.ics import calendar
from planparse.exchange.kinds import columns
from planparse.exchange.names import file_name
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.store import Filter, Store
from planparse.store.query import Kind
from planparse.tables import table
from tests.asked import data_of, district, made, province
from tests.conftest import ROOT, Run, require
from tests.nasty import LONG, nasty, words


@pytest.fixture(scope="module")
def kho(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of two plans and of 400 nasty duties."""
    address = f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}"
    with Store(address) as store:
        for plan in (province(), district(), *(nasty(number) for number in range(20))):
            store.write(plan)
    with Store(address, read_only=True) as store:
        yield store


def there(name: str) -> None:
    """Skip a format whose package is missing."""
    package = formats.named(name)["package"]
    require(not package or find_spec(package) is not None, package)


def written(name: str, view: View, path: Path) -> Path:
    """The path, after the format has been written there."""
    there(name)
    assert formats.writer(name)(view, Target(path)) > 0
    return path


def tree(path: Path) -> dict[str, bytes]:
    """Names and bytes of what was written: a file, or those in a folder."""
    return {one.name: one.read_bytes() for one in sorted(path.iterdir())} if path.is_dir() else {"": path.read_bytes()}


class TestTable:
    def test_every_format_has_its_section_and_module(self) -> None:
        page = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
        assert re.findall(r"^## ([a-z-]+)$", page, re.MULTILINE) == [row["name"] for row in formats.formats()]
        for row in table("planparse.exchange", "formats"):
            assert row["files"] in ("one", "several", "none")
            assert row["reads"] in ("records", "corrections", "no")
            assert row["vi"]
            assert row["en"]

    @pytest.mark.parametrize("name", formats.names())
    def test_the_same_store_gives_the_same_bytes(self, kho: Store, tmp_path: Path, name: str) -> None:
        one, two = (tree(written(name, View(kho, Filter()), tmp_path / end)) for end in ("a", "b"))
        assert one == two

    @pytest.mark.parametrize("name", formats.names())
    def test_nothing_is_left_where_writing_fails(self, kho: Store, tmp_path: Path, name: str) -> None:
        there(name)

        class Failing(View):
            def _record(self, plan_id: str) -> dict[str, object]:
                raise errors.StoreError(plan_id)

            def _clear(self, row: dict[str, object]) -> dict[str, object]:
                raise errors.StoreError(str(row["plan_id"]))

        with pytest.raises(errors.StoreError):
            formats.writer(name)(Failing(kho, Filter()), Target(tmp_path / "out"))
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


class TestTarget:
    def test_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("")
        with pytest.raises(errors.EnvironmentFailedError), Target(tmp_path / "a" / "b").file() as out:
            out.write(b"x")

    def test_what_was_there_stays_where_writing_fails(self, tmp_path: Path) -> None:
        path = tmp_path / "a"
        path.write_text("cũ", encoding="utf-8")
        with pytest.raises(TypeError), Target(path).file() as out:
            out.write("x")  # a text for bytes
        assert path.read_text(encoding="utf-8") == "cũ"


CONTACTS = """\
ỦY BAN NHÂN DÂN HUYỆN MẪU
KẾ HOẠCH
Phòng, chống đuối nước trẻ em năm 2025
I. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế gửi báo cáo trước ngày 15/12/2025 (điện thoại: 0258 3123 456; thư điện tử: yte@mau.gov.vn), số lượng 111 bản.
2. Giới thiệu đường dây nóng 111 tới 111 xã; liên hệ ông Nguyễn Văn A, điện thoại 0905.123.456, a.nguyen@gmail.com.
"""


class TestContacts:
    @pytest.mark.parametrize("name", formats.names())
    def test_no_format_lets_them_out(self, tmp_path: Path, name: str) -> None:
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            store.write(parse_text(CONTACTS))
        with Store(f"sqlite:///{tmp_path / 'kho.db'}", read_only=True) as store:
            found = []
            for contacts in (True, False):
                files = tree(written(name, View(store, Filter(), contacts=contacts), tmp_path / f"{contacts}"))
                found.append(plain(files))
        told = [[secret for secret in ("3123 456", "yte@mau", "123.456", "gmail.com") if secret in text] for text in found]
        assert told[0], "the export with contacts has them"
        assert told[1] == []

    def test_spans_stay_true_and_numbers_that_are_none_stay(self, tmp_path: Path) -> None:
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            store.write(parse_text(CONTACTS))
        with Store(f"sqlite:///{tmp_path / 'kho.db'}", read_only=True) as store:
            (data,) = View(store, Filter(), contacts=False).records()
            rows = list(View(store, Filter(), contacts=False).rows("obligations"))
        for name in ("blocks", "obligations", "agencies", "deadlines"):
            for item in data[name]:
                assert data["text"][slice(*item["span"])] == item["text"]
        assert record.of_data(data).contacts == ()
        assert [item["text"] for item in data["obligations"]] == [row["text"] for row in rows]
        assert "111 bản" in data["text"]
        assert "tới 111 xã" in data["text"]
        assert "đường dây nóng •••" in data["text"]


class TestJsonLines:
    def test_there_and_back(self, kho: Store, tmp_path: Path) -> None:
        path = written("jsonl", View(kho, Filter()), tmp_path / "a.jsonl")
        assert len(path.read_bytes().splitlines()) >= 22
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            rows = list(formats.reader("jsonl")(store, path))
            assert {row["outcome"] for row in rows} == {"added"}
            assert {row["outcome"] for row in formats.reader("jsonl")(store, path)} == {"unchanged"}
        with Store(f"sqlite:///{tmp_path / 'kho.db'}", read_only=True) as store:
            assert written("jsonl", View(store, Filter()), tmp_path / "b.jsonl").read_bytes() == path.read_bytes()

    def test_lines_that_are_none_are_told_and_the_others_go_on(self, tmp_path: Path) -> None:
        newer = data_of(made("mau/2")) | {"schema_version": "2.0"}
        lines = [json.dumps(data_of(made())), "", "{", json.dumps(newer), json.dumps(data_of(made("mau/3", sha="c", title="Khác hẳn")))]
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            rows = list(formats.reader("jsonl")(store, path))
            assert store.plan_ids() == ["mau/2025/kh-1", "mau/3"]
        assert [(row["line"], getattr(row.get("error"), "detail", row.get("outcome"))) for row in rows] == [
            (1, "added"), (3, ""), (4, "schema_version"), (5, "added"),
        ]  # fmt: skip

    def test_one_part_of_a_file_leaves_the_others_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(record.dumps(made("mau/1", parser="0.2.0"), indent=False))
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            store.write(made("mau/1"), made("mau/2", part=2, title="Phụ lục"))
            (row,) = formats.reader("jsonl")(store, path)
            assert row["outcome"] == "replaced"
            assert store.plan_ids() == ["mau/1", "mau/2"]


CELLS = [
    ("=1+1", "'=1+1", "công thức"),
    ("+84 258", "'+84 258", "cộng"),
    ("-2", "'-2", "trừ một số"),
    ("-A1", "'-A1", "trừ một ô"),
    ("- 1+1", "'- 1+1", "trừ, cách, số"),
    ("@SUM(A1)", "'@SUM(A1)", "kiểu Lotus"),
    ("＝1", "'＝1", "dấu toàn khổ"),
    ("  =1", "'  =1", "sau khoảng trắng"),
    ("\t=1", "'\t=1", "sau dấu tab"),
    ("- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0", "DDE sau gạch đầu dòng"),
    ('- WEBSERVICE("http://x")', '\'- WEBSERVICE("http://x")', "hàm sau gạch đầu dòng"),
    ("- Sở Y tế (trước ngày 30/6) chủ trì", "- Sở Y tế (trước ngày 30/6) chủ trì", "mục danh sách giữ nguyên"),
    ("- Đề nghị Huyện đoàn", "- Đề nghị Huyện đoàn", "mục danh sách giữ nguyên"),
    ("'Đề án 06'", "'Đề án 06'", "nháy của văn bản"),
    ("'=1", "''=1", "đã có nháy: thêm một nháy để gỡ lại được"),
    ("''- 2", "'''- 2", "hai nháy"),
    ("Kế hoạch = việc", "Kế hoạch = việc", "dấu ở giữa"),
]


class TestCsv:
    @pytest.mark.parametrize(("value", "cell", "why"), CELLS)
    def test_cells(self, value: str, cell: str, why: str) -> None:
        assert safe_cell(value) == cell, why
        assert plain_cell(cell) == value, why

    def test_any_text_comes_back(self) -> None:
        rng = random.Random(0)
        for value in (words(rng) for _ in range(2000)):
            assert plain_cell(safe_cell(value)) == value

    @pytest.mark.parametrize("bom", [False, True])
    def test_tables_read_by_a_standard_reader(self, kho: Store, tmp_path: Path, bom: bool) -> None:
        view = View(kho, Filter())
        formats.writer("csv")(view, Target(tmp_path), bom=bom)
        for kind in get_args(Kind):
            path = tmp_path / f"{kind}.csv"
            assert path.read_bytes().startswith(b"\xef\xbb\xbf") == bom
            with path.open(encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
                read = list(csv.DictReader(stream))
            rows = list(view.rows(kind))
            assert len(read) == len(rows) > 20
            for got, row in zip(read, rows, strict=True):
                assert set(got) == set(row)
                assert {name: value_of(got[name], row[name]) for name in row} == {name: halves(row[name]) for name in row}

    def test_no_cell_is_a_formula(self, kho: Store, tmp_path: Path) -> None:
        formats.writer("csv")(View(kho, Filter()), Target(tmp_path))
        with (tmp_path / "obligations.csv").open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r", "-2"))] == []

    def test_a_filter(self, kho: Store, tmp_path: Path) -> None:
        formats.writer("csv")(View(kho, Filter(agency="Sở Y tế", plan=province().plan_id)), Target(tmp_path))
        with (tmp_path / "obligations.csv").open(encoding="utf-8", newline="") as stream:
            assert {row["plan_id"] for row in csv.DictReader(stream)} == {province().plan_id}


def halves(value: Any, more: str = "\ud800") -> Any:
    """A value without halves of surrogate pairs, and another sign."""
    if isinstance(value, str):
        return value.replace("\ud800", "\ufffd").replace(more, "\ufffd")
    if isinstance(value, dict):
        return {key: halves(one, more) for key, one in value.items()}
    return [halves(one, more) for one in value] if isinstance(value, list) else value


def value_of(text: str, like: Any) -> Any:
    if like is None or isinstance(like, str):
        return plain_cell(text) if text else None
    return json.loads(text)


class TestOthers:
    def test_a_calendar(self, kho: Store, tmp_path: Path) -> None:
        path = written("ics", View(kho, Filter()), tmp_path / "a.ics")
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert len(events) > 100
        assert path.read_bytes() == calendar(View(kho, Filter()).times())
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", path.read_bytes())

    @pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
    def test_graphs(self, kho: Store, tmp_path: Path, name: str, read: Any) -> None:
        number = formats.writer(name)(View(kho, Filter()), Target(tmp_path / "a"))
        found = read(tmp_path / "a")
        assert found.number_of_edges() == number > 400

    def test_tables_of_a_graph(self, kho: Store, tmp_path: Path) -> None:
        number = formats.writer("edges")(View(kho, Filter()), Target(tmp_path))
        with (tmp_path / "edges.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert len(list(csv.DictReader(stream))) == number
        assert (tmp_path / "nodes.csv").exists()

    def test_pages(self, kho: Store, tmp_path: Path) -> None:
        assert formats.writer("html")(View(kho, Filter()), Target(tmp_path)) == 22
        links = lxml.html.parse(tmp_path / "index.html").xpath("//a/@href")
        assert sorted([*links, "index.html"]) == sorted(path.name for path in tmp_path.iterdir())
        page = lxml.html.parse(tmp_path / f"{province().plan_id.replace('/', '_')}.html")
        assert "cắm biển báo" in page.getroot().text_content()

    @pytest.mark.parametrize(
        ("plan_id", "plain"), [("ha-noi/2024/1-kh~2", True), ("../../etc/passwd", False), ("CON", False), ("a" * 300, False), ("", False)]
    )
    def test_no_plan_id_leads_out_of_the_folder(self, plan_id: str, plain: bool) -> None:
        assert re.fullmatch(r"[a-z0-9][a-z0-9~_-]{0,180}", file_name(plan_id))
        assert (file_name(plan_id) == plan_id.replace("/", "_")) == plain


class TestTables:
    def test_sqlite(self, kho: Store, tmp_path: Path) -> None:
        view = View(kho, Filter())
        formats.writer("sqlite")(view, Target(tmp_path))
        described = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))["databases"]["planparse"]["tables"]
        with closing(sqlite3.connect(tmp_path / "planparse.db")) as base:
            base.row_factory = sqlite3.Row
            assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert base.execute("PRAGMA foreign_key_check").fetchall() == []
            names = {
                row[0]
                for row in base.execute(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
                )
            }
            assert names == set(described)
            for name, entry in described.items():
                assert set(entry.get("columns", ())) <= {row["name"] for row in base.execute(f"PRAGMA table_info({name})")}
            for kind in get_args(Kind):
                rows = base.execute(f"SELECT * FROM {kind} ORDER BY rowid")  # noqa: S608
                for got, row in zip(rows, view.rows(kind), strict=True):
                    wanted = {name: halves(value, "\x00" if isinstance(value, str) else "\ud800") for name, value in row.items()}
                    assert {name: json_of(got[name], row[name]) for name in row} == wanted
            duty = base.execute("SELECT * FROM nhiem_vu WHERE noi_dung LIKE '%cắm biển báo%'").fetchone()
            assert (duty["so_ky_hieu"], duty["thoi_han_ngay"]) == ("15/KH-UBND", "2023-06-30")
            lead = base.execute("SELECT chu_tri, phoi_hop FROM nhiem_vu WHERE noi_dung LIKE 'Chủ trì, phối hợp với Sở Y tế%'").fetchone()
            assert tuple(lead) == ("Sở Lao động - Thương binh và Xã hội", "Sở Y tế; Công an")
            assert base.execute("SELECT count(*) FROM obligations_fts WHERE obligations_fts MATCH 'bien bao'").fetchone()[0] == 2
            assert base.execute("SELECT so_nhiem_vu FROM co_quan WHERE name = 'Sở Y tế'").fetchone()[0] == 2
            assert base.execute("SELECT so_ke_hoach FROM van_ban WHERE instrument_id = 'vn/qd/2019/1863-qd-ttg'").fetchone()[0] == 1

    def test_parquet(self, kho: Store, tmp_path: Path) -> None:
        view = View(kho, Filter())
        written("parquet", view, tmp_path)
        import pyarrow.parquet as pq

        for kind in get_args(Kind):
            types = columns(kind)
            for got, row in zip(pq.read_table(tmp_path / f"{kind}.parquet").to_pylist(), view.rows(kind), strict=True):
                read = {name: json.loads(value) if types[name] == "json" and value is not None else value for name, value in got.items()}
                assert read == {name: halves(row[name]) for name in types}

    def test_parquet_without_its_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        monkeypatch.delitem(sys.modules, "planparse.exchange.parquet", raising=False)
        with pytest.raises(errors.EnvironmentFailedError, match=r"planparse\[parquet\]"):
            formats.writer("parquet")

    def test_columns_are_those_of_the_rows(self, kho: Store) -> None:
        for kind in get_args(Kind):
            assert set(columns(kind)) == set(next(iter(View(kho, Filter()).rows(kind))))
        assert [columns("targets")[name] for name in ("text", "value", "unit", "total", "span")] == [
            "text",
            "number",
            "text",
            "number",
            "json",
        ]
        assert [columns("agencies")[name] for name in ("collective", "why")] == ["truth", "text"]
        assert columns("obligations")["products"] == "texts"


def json_of(got: Any, like: Any) -> Any:
    return bool(got) if isinstance(like, bool) else json.loads(got) if isinstance(like, list | dict) else got


class TestCommand:
    def test_files_to_lines_and_back_into_a_store(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(CONTACTS, encoding="utf-8")
        (tmp_path / "b.txt").write_text("", encoding="utf-8")
        done = run("export", "jsonl", "a.txt", "b.txt", "--out", "x.jsonl")
        assert done.returncode == 3
        assert b"E_EMPTY" in done.stderr
        back = run("import", "jsonl", "x.jsonl")
        assert (back.returncode, json.loads(back.stdout)["outcome"]) == (0, "added")
        again = run("export", "jsonl", "--out", "-")
        assert (again.returncode, again.stdout) == (0, (tmp_path / "x.jsonl").read_bytes())
        assert b"3123" not in run("export", "jsonl", "--out", "-", "--without-contacts").stdout

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["export"], "Thiếu tham số ĐỊNH_DẠNG"),
            (["export", "jsonl"], "Thiếu tham số --out"),
            (["export", "docx", "--out", "x"], "Không có giá trị docx"),
            (["import", "docx", "x"], "Không có giá trị docx"),
            (["export", "csv", "--out", "-"], "phải là thư mục"),
            (["export", "jsonl", "--bom", "--out", "x"], "--bom: jsonl"),
            (["export", "jsonl", "a.txt", "--out", "a.txt"], "ghi đè"),
        ],
    )
    def test_wrong_usage(self, run: Run, tmp_path: Path, args: list[str], said: str) -> None:
        (tmp_path / "a.txt").write_text(CONTACTS, encoding="utf-8")
        done = run(*args)
        assert (done.returncode, said in done.stderr.decode()) == (2, True), done.stderr.decode()
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == CONTACTS

    def test_the_list(self, run: Run) -> None:
        rows = [json.loads(line) for line in run("export", "--list", "--lang", "en").stdout.splitlines()]
        assert [row["name"] for row in rows] == [row["name"] for row in formats.formats()]

    def test_a_file_that_is_not_there(self, run: Run, tmp_path: Path) -> None:
        assert run("import", "jsonl", "x.jsonl").returncode == 4
        assert run("export", "jsonl", "x.txt", "--out", "a.jsonl").returncode == 4
        assert not (tmp_path / "a.jsonl").exists()


def plain(files: dict[str, bytes]) -> str:
    """What a search for words in the files would find, inside archives, too."""
    import io
    import zipfile

    out = []
    for data in files.values():
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                out += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        out.append(data.decode("utf-8", "replace"))
    return "\n".join(out).replace("\r\n ", "")


def test_the_nasty_records_are_nasty() -> None:
    texts = [item.text for number in range(20) for item in nasty(number).obligations]
    assert max(map(len, texts)) > LONG
    assert any(text.startswith("=") for text in texts)
    assert any("\x00" in text for text in texts)
    assert words(random.Random(1)) == words(random.Random(1))
