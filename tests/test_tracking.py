"""The office's tracking sheet: what a standard reader finds in it, and what people changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl
import pdfplumber
import pytest

from planparse import errors, parse_text
from planparse.correct import anchors
from planparse.exchange import formats, tracking
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.readers import office
from planparse.store import Filter, Store
from planparse.store.ledger import Ledger
from planparse.tables import table
from tests.asked import PROVINCE, data_of, district, province
from tests.conftest import ROOT, Run, require
from tests.nasty import nasty

HEAD = [row["title"] for row in table("planparse.exchange", "tracking") if row["sheet"] == "tracking"]


@pytest.fixture(scope="module")
def kho(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    address = f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}"
    with Store(address) as store:
        store.write(province())
        store.write(district())
        Ledger(store, "0.1.0", "").failed("b.pdf", "0" * 64, errors.EncryptedError("b.pdf"))
    with Store(address, read_only=True) as store:
        yield store


@pytest.fixture
def sheet(kho: Store, tmp_path: Path) -> Path:
    formats.writer("xlsx")(View(kho, Filter()), Target(tmp_path / "a.xlsx"))
    return tmp_path / "a.xlsx"


def changed(path: Path, store: Store) -> list[dict[str, Any]]:
    return list(formats.reader("xlsx")(store, path))


def cell(book: Any, row: int, title: str) -> Any:
    page = book.worksheets[0]
    return page.cell(row, [one.value for one in page[1]].index(title) + 1)


class TestOut:
    def test_the_columns_of_an_office_and_real_dates(self, sheet: Path) -> None:
        book = openpyxl.load_workbook(sheet)
        page = book["Theo dõi nhiệm vụ"]
        assert [one.value for one in page[1]] == [*HEAD, "Mã nhiệm vụ"]
        assert HEAD == [
            "STT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn (nguyên văn)", "Thời hạn (ngày)",
            "Sản phẩm", "Văn bản căn cứ", "Tình trạng", "Mục/Trang nguồn", "Độ tin cậy", "Ghi chú",
        ]  # fmt: skip
        row = next(row for row in page.iter_rows(min_row=2) if "cắm biển báo" in row[4].value)
        assert [one.value for one in row[:4]] == [row[0].row - 1, "15/KH-UBND", datetime(2023, 1, 12), "Ủy ban nhân dân tỉnh Quảng Ngãi"]
        assert (row[2].is_date, row[8].is_date, row[8].value) == (True, True, datetime(2023, 6, 30))
        assert (row[7].value, row[12].value, row[11].value) == ("trước ngày 30/6/2023", "I/2", None)
        lead = next(row for row in page.iter_rows(min_row=2, values_only=True) if "Chủ trì, phối hợp với Sở Y tế" in row[4])
        assert (lead[5], lead[6], lead[10]) == ("Sở Lao động - Thương binh và Xã hội", "Sở Y tế; Công an", "Quyết định số 1863/QĐ-TTg")
        assert 0 < lead[13] <= 1

    def test_made_to_be_filtered_and_printed(self, sheet: Path) -> None:
        page = openpyxl.load_workbook(sheet)["Theo dõi nhiệm vụ"]
        assert (page.freeze_panes, page.auto_filter.ref) == ("A2", f"A1:P{page.max_row}")
        assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
        assert (page.print_title_rows, page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == ("$1:$1", True, 0)
        assert page.print_area.endswith(f"$O${page.max_row}")
        assert page.column_dimensions["P"].hidden
        assert [one.formula1 for one in page.data_validations.dataValidation] == ['"Chưa thực hiện,Đang thực hiện,Đã hoàn thành,Quá hạn"']

    def test_printed_on_a4_across_without_a_word_over_another(self, tmp_path: Path) -> None:
        """LibreOffice takes the heights of rows as they are: without any, long duties ran into the rows below."""
        require(office.program() is not None, "LibreOffice")
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            store.write(parse_text((ROOT / "corpus" / "hoang-mai-2024.txt").read_text(encoding="utf-8")))
        with Store(f"sqlite:///{tmp_path / 'kho.db'}", read_only=True) as store:
            formats.writer("xlsx")(View(store, Filter()), Target(tmp_path / "a.xlsx"))
            number = len(list(View(store, Filter()).rows("obligations")))
        (printed,) = office.convert([tmp_path / "a.xlsx"], "pdf", tmp_path / "made", 100)
        with pdfplumber.open(printed) as pdf:
            pages = [(round(page.width), round(page.height), page.extract_words()) for page in pdf.pages]
        assert {page[:2] for page in pages} == {(842, 595)}
        duties = [words for _, _, words in pages if "STT" in {word["text"] for word in words}]
        assert len(duties) > 3, "the head stands on each sheet of paper"
        assert {str(one) for one in range(1, number + 1)} <= {word["text"] for words in duties for word in words}
        clashes = [
            (one["text"], other["text"]) for words in duties for one, other in pairwise(sorted(words, key=_place)) if _over(one, other)
        ]
        assert clashes == []
        size = median(word["bottom"] - word["top"] for words in duties for word in words)
        assert size > 6, "points"

    def test_failures_and_provenance(self, sheet: Path) -> None:
        book = openpyxl.load_workbook(sheet)
        assert [*book["Tệp lỗi"].values][1][:3] == ("b.pdf", "E_ENCRYPTED", "Tệp được bảo vệ bằng mật khẩu.")
        assert [row[0] for row in book["Nguồn gốc"].values][1:] == sorted([province().plan_id, district().plan_id])
        assert book["planparse"].sheet_state == "veryHidden"

    def test_an_offices_own_columns(self, kho: Store, tmp_path: Path) -> None:
        (tmp_path / "m.csv").write_text(
            "key,title,width\ntext,Nhiệm vụ được giao,60\n,Lãnh đạo phụ trách,20\nstatus,,\n", encoding="utf-8-sig"
        )
        formats.writer("xlsx")(View(kho, Filter()), Target(tmp_path / "a.xlsx"), template=str(tmp_path / "m.csv"))
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        assert [one.value for one in book.worksheets[0][1]] == ["Nhiệm vụ được giao", "Lãnh đạo phụ trách", "Tình trạng", "Mã nhiệm vụ"]
        cell(book, 2, "Lãnh đạo phụ trách").value = "Bà Nguyễn Thị B"
        book.save(tmp_path / "a.xlsx")
        (row,) = changed(tmp_path / "a.xlsx", kho)
        assert (row["status"], row["changes"]) == ("fits", {"Lãnh đạo phụ trách": [None, "Bà Nguyễn Thị B"]})

    @pytest.mark.parametrize("text", ["key,title,width\nhạn,Hạn,3\n", "key,title,width\n,,3\n", "key,title,width\ntext,,rộng\n"])
    def test_a_wrong_template(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "m.csv").write_text(text, encoding="utf-8")
        with pytest.raises(errors.UsageError):
            tracking.template(tmp_path / "m.csv")


def _place(word: dict[str, Any]) -> tuple[float, float]:
    return word["x0"], word["top"]


def _over(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Two words that share most of a line's height and some of its width."""
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    return bool(down > 2 and across > 2)


class TestBack:
    def test_what_nobody_changed_gives_nothing(self, sheet: Path, kho: Store) -> None:
        assert changed(sheet, kho) == []
        openpyxl.load_workbook(sheet).save(sheet)
        assert changed(sheet, kho) == []

    def test_nasty_texts_come_back_as_they_were(self, tmp_path: Path) -> None:
        with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
            for number in range(50):
                store.write(nasty(number))
        with Store(f"sqlite:///{tmp_path / 'kho.db'}", read_only=True) as store:
            assert formats.writer("xlsx")(View(store, Filter()), Target(tmp_path / "a.xlsx")) == 1000
            assert changed(tmp_path / "a.xlsx", store) == []
            page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
            texts = [str(row[4]) for row in page.iter_rows(min_row=2, values_only=True)]
            wanted = [tracking.shown(row["text"]) for row in View(store, Filter()).rows("obligations")]
        assert [text.replace("_x005F_", "_") for text in texts] == wanted
        assert max(map(len, texts)) > 30_000

    def test_status_notes_and_corrections(self, sheet: Path, kho: Store) -> None:
        book = openpyxl.load_workbook(sheet)
        cell(book, 2, "Tình trạng").value = "Đã hoàn thành"
        cell(book, 2, "STT").value = 99
        cell(book, 3, "Chủ trì").value = "Sở Y tế tỉnh"
        cell(book, 3, "Thời hạn (ngày)").value = datetime(2023, 7, 31)
        book.save(sheet)
        first, second = changed(sheet, kho)
        assert (first["row"], first["status"], first["changes"]) == (2, "fits", {"status": [None, "Đã hoàn thành"]})
        assert second["changes"]["lead"][1] == "Sở Y tế tỉnh"
        assert second["changes"]["due_on"][1] == "2023-07-31"
        rows = list(View(kho, Filter()).rows("obligations"))
        assert [first["id"], second["id"]] == [rows[0]["id"], rows[1]["id"]]
        assert first["anchor"]["quote"] == rows[0]["text"]

    def test_rows_moved_copied_added_and_deleted(self, sheet: Path, kho: Store) -> None:
        book = openpyxl.load_workbook(sheet)
        page = book.worksheets[0]
        rows = [[one.value for one in row] for row in page.iter_rows(min_row=2)]
        gone, last = rows[0], page.max_row
        moved = [*rows[:0:-1], rows[1], ["", "", None, None, "Việc thêm", *[None] * 10, None]]
        page.delete_rows(2, last)
        for row in moved:
            page.append(row)
        book.save(sheet)
        found = changed(sheet, kho)
        assert [row["status"] for row in found] == ["repeated", "added", "missing"]
        assert found[1]["changes"] == {"text": [None, "Việc thêm"]}
        assert found[2]["id"] == gone[-1]

    def test_a_column_taken_away_is_told(self, sheet: Path, kho: Store) -> None:
        book = openpyxl.load_workbook(sheet)
        book.worksheets[0].delete_cols(15)
        book.save(sheet)
        assert changed(sheet, kho) == [{"row": 1, "status": "no_column", "column": "Ghi chú"}]

    def test_duties_that_are_no_longer_there_are_listed(self, sheet: Path, tmp_path: Path) -> None:
        book = openpyxl.load_workbook(sheet)
        for row in range(2, book.worksheets[0].max_row + 1):
            cell(book, row, "Ghi chú").value = "x"
        book.save(sheet)
        newer = PROVINCE.replace("cắm biển báo", "lắp biển báo").replace("KẾ HOẠCH\n", "KẾ HOẠCH\n\n", 1)
        with Store(f"sqlite:///{tmp_path / 'b.db'}") as store:
            store.write(parse_text(newer))
            found = changed(sheet, store)
        told = {row["anchor"]["quote"][:25]: row["status"] for row in found}
        assert told.pop("Rà soát, cắm biển báo ở v") == "gone"
        assert {row["status"] for row in found if row["anchor"]["plan_id"] == district().plan_id} == {"no_plan"}
        assert {row["status"] for row in found if row["anchor"]["plan_id"] == province().plan_id} == {"gone", "fits"}
        assert all(row["changes"] == {"note": [None, "x"]} for row in found)

    def test_what_is_no_tracking_sheet(self, kho: Store, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        openpyxl.Workbook().save(path)
        with pytest.raises(errors.SchemaError):
            changed(path, kho)
        path.write_bytes(b"PK\x03\x04")
        with pytest.raises(errors.CorruptError):
            changed(path, kho)

    def test_the_command(self, run: Run, sheet: Path, kho: Store) -> None:
        book = openpyxl.load_workbook(sheet)
        cell(book, 2, "Ghi chú").value = "Đã gửi"
        book.save(sheet)
        done = run("import", "xlsx", sheet, "--store", kho.address)
        assert (done.returncode, json.loads(done.stdout)["changes"]) == (0, {"note": [None, "Đã gửi"]})
        book.worksheets[0].delete_rows(2)
        book.save(sheet)
        assert run("import", "xlsx", sheet, "--store", kho.address).returncode == 3


ANCHORS = [
    ("xin A. B", [(4, 5)], "A", ("xin ", ". B"), 4, "fits", "một chỗ"),
    ("xin A. B", [(0, 5)], "A", ("xin ", ". B"), 4, "regrouped", "chữ còn, mục đã khác"),
    ("xin B", [(4, 5)], "A", ("xin ", ""), 4, "gone", "chữ không còn"),
    ("A 1, A 2", [(0, 1), (5, 6)], "A", (", ", " 2"), 5, "fits", "ngữ cảnh chọn"),
    ("A A", [(0, 1), (2, 3)], "A", ("mất", "mất"), 2, "fits", "ngữ cảnh mất, chỗ trong nguồn chọn"),
    ("A A", [(0, 1), (2, 3)], "A", ("mất", "mất"), 9, "ambiguous", "không gì chọn được"),
]


@pytest.mark.parametrize(("text", "spans", "quote", "context", "origin", "status", "why"), ANCHORS)
def test_anchors(text: str, spans: list[tuple[int, int]], quote: str, context: tuple[str, str], origin: int, status: str, why: str) -> None:
    found = [{"span": list(span), "origin": {"start": span[0]}} for span in spans]
    sought = {"quote": quote, "before": context[0], "after": context[1], "origin": {"start": origin}}
    told, item = anchors.place({"text": text, "obligations": found}, sought, "obligations")
    assert told == status, why
    assert (item is not None) == (status == "fits")
    if item is not None:
        assert item["origin"] == sought["origin"]


def test_every_duty_is_found_by_its_own_anchor() -> None:
    for plan in (province(), district()):
        data = data_of(plan)
        for duty in data["obligations"]:
            assert anchors.place(data, anchors.anchor(data, duty), "obligations") == ("fits", duty)
