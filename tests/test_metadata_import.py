"""Metadata for plans of a store: which row belongs to which plan, what it supplies, and that it stays."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planparse import errors, parse_text, record
from planparse.exchange import formats, incoming
from planparse.model import Plan
from planparse.store import Filter, Store, corrections
from planparse.store.query import query
from tests.asked import data_of
from tests.conftest import Run
from tests.test_edxml import FULL

DRAFT = """\
ỦY BAN NHÂN DÂN HUYỆN PHÚ VANG
Số:     /KH-UBND
Phú Vang, ngày     tháng 3 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024
I. NHIỆM VỤ
1. Phòng Nội vụ huyện chủ trì rà soát thủ tục trước ngày 30/6/2024.
"""


def draft(name: str = "du-thao.docx", more: str = "", sha: str = "a", part: int = 1) -> Plan:
    data = data_of(parse_text(DRAFT + more))
    data["source"] |= {"file_name": name, "sha256": sha * 64, "part": part}
    return record.of_data(data)


def brought(store: Store, path: Path) -> list[dict[str, Any]]:
    return list(incoming.keep(store, formats.reader("metadata")(store, path), author="Lan", source="metadata"))


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8-sig")
    return path


TABLES = [
    ("file,number,issued_on\ndu-thao.docx,75/KH-UBND,2024-03-15\n", "tên cột của --meta"),
    ("Tên tệp,\"Số, ký hiệu\",Ngày ban hành,Ghi chú\ndu-thao.docx,75/KH-UBND,15/3/2024,x\n", "tên cột của cơ quan, ngày kiểu Việt Nam"),
    ("Ten tep,So ky hieu,Ngay ban hanh\nthu muc/du-thao.docx,75/KH-UBND,15/03/2024\n", "không dấu, có thư mục"),
    ("plan_id,number,issued_on\nphu-vang/2024,75/KH-UBND,2024-03-15\n", "một phần plan_id"),
]  # fmt: skip


class TestTables:
    @pytest.mark.parametrize(("text", "why"), TABLES)
    def test_a_row_finds_its_plan(self, address: str, tmp_path: Path, text: str, why: str) -> None:
        with Store(address) as store:
            store.write(draft())
            (row,) = brought(store, table(tmp_path / "m.csv", text))
            assert (row["status"], row["supplies"]) == ("fits", {"number": "75/KH-UBND", "issued_on": "2024-03-15"}), why
            (plan,) = query(store, "plans", Filter())
            assert (plan["number"], plan["issued_on"], plan["corrected"]) == ("75/KH-UBND", "2024-03-15", ["number", "issued_on"])
            assert [one["plan_id"] for one in query(store, "plans", Filter(text="75/KH-UBND"))] == [plan["plan_id"]]

    def test_it_stays_and_gives_way_to_what_is_read(self, address: str, tmp_path: Path) -> None:
        path = table(tmp_path / "m.csv", "file,number,signer\ndu-thao.docx,75/KH-UBND,Trần Văn Bình\n")
        with Store(address) as store:
            store.write(draft())
            (row,) = brought(store, path)
            newer = data_of(draft())
            newer["parser"]["version"] = "99.0.0"
            store.write(record.of_data(newer))
            assert next(query(store, "plans", Filter()))["number"] == "75/KH-UBND"
            signed = data_of(draft("ban-ky.pdf", "\nNơi nhận:\n- Lưu: VT.\n", "b"))
            signed["metadata"]["number"] = "76/KH-UBND"
            store.write(record.of_data(json.loads(json.dumps(signed).replace(signed["plan_id"], draft().plan_id))))
            (plan,) = query(store, "plans", Filter())
            assert (plan["number"], plan["signer"]["name"], plan["sources"]) == ("76/KH-UBND", "Trần Văn Bình", 2)
            corrections.undo(store, row["corrections"], author="Lan")
            assert next(query(store, "plans", Filter()))["signer"] is None

    def test_what_belongs_nowhere_is_listed(self, address: str, tmp_path: Path) -> None:
        rows = "khong-co.docx,1/KH-UBND,\na.docx,2/KH-UBND,\ndu-thao.docx,3/KH-UBND,ngày kia\n,4/KH-UBND,\n"
        with Store(address) as store:
            store.write(draft())
            store.write(draft("a.docx", "Khác.", "c"))
            other = data_of(draft("a.docx", "", "d"))
            other["plan_id"] = "x/kh-1"
            store.write(record.of_data(json.loads(json.dumps(other).replace(draft().plan_id, "x/kh-1"))))
            found = brought(store, table(tmp_path / "m.csv", f"file,number,issued_on\n{rows}"))
            assert [(row["row"], row["status"]) for row in found] == [(2, "no_plan"), (3, "ambiguous"), (4, "invalid"), (5, "no_plan")]
            assert found[2]["column"] == "issued_on"
            assert corrections.listed(store) == []

    def test_annexes_keep_their_own(self, address: str, tmp_path: Path) -> None:
        with Store(address) as store:
            annex = json.loads(json.dumps(data_of(draft(part=2))).replace(draft().plan_id, "x/phu-luc"))
            store.write(draft(), record.of_data(annex | {"metadata": annex["metadata"] | {"title": "Phụ lục khác hẳn"}}))
            brought(store, table(tmp_path / "m.csv", "file,number\ndu-thao.docx,75/KH-UBND\n"))
            assert [row["number"] for row in query(store, "plans", Filter())] == ["75/KH-UBND", None]

    def test_a_sheet(self, address: str, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.worksheets[0].append(["Tên tệp", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"])
        book.worksheets[0].append(["du-thao.docx", "75/KH-UBND", date(2024, 3, 15), "Cải cách"])
        book.save(tmp_path / "m.xlsx")
        with Store(address) as store:
            store.write(draft())
            (row,) = brought(store, tmp_path / "m.xlsx")
            assert row["supplies"] == {"number": "75/KH-UBND", "issued_on": "2024-03-15"}
            assert row["given"]["title"] == "Cải cách", "the plan's own title stays"

    @pytest.mark.parametrize("text", ["", "số,ngày\n1,2\n", "file\na.docx\n", 'file,number\n"a\n'])
    def test_what_is_no_table_of_metadata(self, address: str, tmp_path: Path, text: str) -> None:
        with Store(address) as store, pytest.raises(errors.PlanparseError) as caught:
            brought(store, table(tmp_path / "m.csv", text))
        assert caught.value.code in ("E_USAGE", "E_EMPTY")


@pytest.mark.parametrize(("file", "status"), [("du-thao.edxml", "fits"), ("du-thao.docx.edxml", "fits"), ("khac.edxml", "no_plan")])
@pytest.mark.parametrize("folder", [True, False])
def test_headers(address: str, tmp_path: Path, file: str, status: str, folder: bool) -> None:
    (tmp_path / "h" / "con").mkdir(parents=True)
    (tmp_path / "h" / "con" / file).write_bytes(FULL)
    (tmp_path / "h" / "khong.xml").write_text("<a/>")
    with Store(address) as store:
        store.write(draft())
        (row,) = brought(store, tmp_path / "h" if folder else tmp_path / "h" / "con" / file)
        assert (row["row"], row["status"]) == (file, status)
        if status == "fits":
            assert row["supplies"]["number"] == "75/KH-UBND"
            assert next(query(store, "plans", Filter()))["signer"]["name"] == "Trần Văn Bình"


def test_the_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "du-thao.txt").write_text(DRAFT, encoding="utf-8")
    table(tmp_path / "m.csv", "file,number\ndu-thao.txt,75/KH-UBND\nmat.txt,1/KH\n")
    assert run("run", "du-thao.txt").returncode == 0
    dry = run("import", "metadata", "m.csv", "--dry-run")
    assert (dry.returncode, [json.loads(line)["status"] for line in dry.stdout.splitlines()]) == (3, ["fits", "no_plan"])
    assert run("import", "metadata", "m.csv").returncode == 3
    assert run("run", "du-thao.txt", "--fresh").returncode == 0
    assert json.loads(run("query", "plans", "--json").stdout)[0]["number"] == "75/KH-UBND"
    assert run("export", "metadata", "--out", "x").returncode == 2
