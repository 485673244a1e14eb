"""Corrections that come back from elsewhere: sheets and labelled text, there and back and there again; every format takes a corrected plan."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planparse import parse_text
from planparse.correct import Change, change
from planparse.correct.anchors import anchor
from planparse.exchange import formats, incoming
from planparse.store import Filter, Store, corrections, upkeep
from planparse.store.query import query
from tests.asked import PROVINCE, data_of, province
from tests.conftest import Run, require
from tests.correcting import duty, item, out, said, sound


def cell(book: Any, row: int, title: str) -> Any:
    page = book.worksheets[0]
    return page.cell(row, [one.value for one in page[1]].index(title) + 1)


@pytest.mark.parametrize("name", formats.names())
def test_every_format_takes_a_corrected_plan(tmp_path: Path, name: str) -> None:
    """Among them a day that stands nowhere in the text, and an item that was added."""
    package = formats.named(name)["package"]
    require(not package or find_spec(package) is not None, package)
    address = f"sqlite:///{tmp_path / 'kho.db'}"
    with Store(address) as store:
        store.write(province())
        data = data_of(province())
        at = data["text"].index("nhân viên y tế")
        new = Change(plan_id=data["plan_id"], items="agencies", action="add", anchor=anchor(data, {"span": [at, at + 14], "origin": None}))
        day = change(data, duty(data, "Tổ chức dạy bơi")["id"], "edit", "due_on", "2023-08-31")
        found = corrections.add(store, [*said(data), new, day], author="Lan", source="web")
        assert {one.status for one in found} == {"fits"}
        assert list(upkeep.check(store)) == []
    out(name, address, tmp_path / "x")


def test_a_sheet_there_and_back_and_there_again(address: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Store(address) as store:
        store.write(province())
        out("xlsx", address, path)
        book = openpyxl.load_workbook(path)
        for row, title, value in (
            (2, "Tình trạng", "Đã hoàn thành"), (2, "Ghi chú", "Đã gửi\ncông văn"), (3, "Chủ trì", "Sở Y tế; Công an tỉnh"), (3, "Sản phẩm", "báo cáo"),
            (3, "Thời hạn (ngày)", "2023-07-31"), (2, "Cơ quan ban hành", "UBND tỉnh"), (4, "Độ tin cậy", 1), (4, "Nội dung nhiệm vụ", "Việc khác"),
        ):  # fmt: skip
            cell(book, row, title).value = value
        book.save(path)
        rows = list(incoming.keep(store, formats.reader("xlsx")(store, path), author="Lan", source="xlsx"))
        assert [(row["status"], len(row["corrections"])) for row in rows] == [("fits", 3), ("fits", 3), ("no_words", 1)]
        assert rows[2]["not_kept"] == {"confidence": "fixed"}
        out("xlsx", address, tmp_path / "b.xlsx")
        now = openpyxl.load_workbook(tmp_path / "b.xlsx")
        told = [cell(now, row, title).value for row, title in ((2, "Tình trạng"), (2, "Ghi chú"), (3, "Chủ trì"), (3, "Sản phẩm"))]
        assert told == ["Đã hoàn thành", "Đã gửi\ncông văn", "Sở Y tế; Công an tỉnh", "báo cáo"]
        assert cell(now, 3, "Thời hạn (ngày)").value.date().isoformat() == "2023-07-31"
        assert cell(now, 4, "Cơ quan ban hành").value == "UBND tỉnh"
        assert list(formats.reader("xlsx")(store, tmp_path / "b.xlsx")) == []
        ids = [number for row in rows for number in row["corrections"]]
        again = list(incoming.keep(store, formats.reader("xlsx")(store, path), author="Lan", source="xlsx"))
        assert [number for row in again for number in row["corrections"]] == ids


def test_the_commands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tinh.txt").write_text(PROVINCE, encoding="utf-8")
    assert run("run", "tinh.txt").returncode == 0
    run("export", "xlsx", "--out", "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cell(book, 2, "Chủ trì").value = "Sở Y tế"
    book.save(tmp_path / "a.xlsx")
    dry = run("import", "xlsx", "a.xlsx", "--dry-run")
    assert (dry.returncode, json.loads(dry.stdout)["changes"]) == (0, {"lead": [None, "Sở Y tế"]})
    assert json.loads(run("corrections", "list", "--json").stdout) == []
    done = run("import", "xlsx", "a.xlsx", "--by", "Lan")
    assert (done.returncode, json.loads(done.stdout)["corrections"]) == (0, [1])
    (one,) = json.loads(run("corrections", "list", "--json").stdout)
    assert (one["id"], one["author"], one["source"], one["field"], one["value"]) == (1, "Lan", "xlsx", "lead", ["Sở Y tế"])
    rows = json.loads(run("query", "obligations", "--agency", "Sở Y tế", "--role", "lead", "--json").stdout)
    assert any(row["corrected"] == ["lead"] for row in rows)
    assert run("run", "tinh.txt", "--fresh").returncode == 0
    assert "1" in run("corrections", "list", "--table").stdout.decode()
    assert run("corrections", "export", "gold").returncode == 0
    assert run("parse", "tinh.txt", "--out", "doc").returncode == 0
    scored = json.loads(run("evaluate", "gold", "doc", "--json").stdout)
    assert scored["missing"] == []
    assert scored["measures"]["obligations.lead"]["correct"] == 0
    assert scored["measures"]["obligations"]["gold"] == 1
    (back,) = json.loads(run("corrections", "undo", "1", "--by", "Minh", "--json").stdout)
    assert (back["status"], back["undone_by"]) == ("undone", "Minh")
    for args in (["undo"], ["undo", "x"], ["export"], ["list", "x"], ["burn"]):
        assert run("corrections", *args).returncode == 2


def regions(result: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Labelled stretches, and relations by the stretches they tie."""
    at = {one["id"]: (one["value"]["start"], one["value"]["end"], one["value"]["labels"][0]) for one in result if one["type"] == "labels"}
    tied = [(at[one["from_id"]], at[one["to_id"]], tuple(one["labels"])) for one in result if one["type"] == "relation"]
    return [*sorted(at.values()), *sorted(tied)]


def test_labels_there_and_back_and_there_again(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        store.write(province())
        out("label-studio", address, tmp_path)
        (task,) = json.loads((tmp_path / "tasks.json").read_bytes())
        result = task["predictions"][0]["result"]
        text = task["data"]["text"]
        deadline = next(one for one in result if one.get("value", {}).get("labels") == ["deadline"])
        target = next(one for one in result if one.get("value", {}).get("labels") == ["target"])
        result[:] = [one for one in result if target["id"] not in (one.get("id"), one.get("from_id"), one.get("to_id"))]
        deadline["value"] |= {"start": deadline["value"]["start"] + 6, "text": deadline["value"]["text"][6:]}
        at = text.index("Quyết định số 1863")
        cited = next(one for one in result if one.get("value", {}).get("start") == at)
        cited["value"]["labels"] = ["agency"]
        result[:] = [one for one in result if cited["id"] not in (one.get("from_id"), one.get("to_id"))]
        at = text.index("nhân viên y tế")
        value = {"start": at, "end": at + 14, "text": "nhân viên y tế", "labels": ["agency"]}
        duties = [one for one in result if one.get("value", {}).get("labels") == ["obligation"]]
        result += [
            {"id": "mới", "type": "labels", "value": value},
            {"type": "relation", "from_id": duties[0]["id"], "to_id": "mới", "labels": ["lead"]},
        ]
        (tmp_path / "back.json").write_text(
            json.dumps([{"data": task["data"], "annotations": [{"id": 1, "result": result}]}]), encoding="utf-8"
        )
        rows = list(
            incoming.keep(store, formats.reader("label-studio")(store, tmp_path / "back.json"), author="Lan", source="label-studio")
        )
        assert {row["status"] for row in rows} <= {"fits"}, rows
        data = data_of(store.load(province().plan_id))
        sound(data)
        assert data["targets"] == []
        assert item(data, "deadlines", "30/6/2023")["text"] == deadline["value"]["text"]
        assert [body["name"] for body in data["obligations"][0]["responsible"] if body["role"] == "lead"] == ["nhân viên y tế"]
        out("label-studio", address, tmp_path / "2")
        (now,) = json.loads((tmp_path / "2" / "tasks.json").read_bytes())
        assert regions(now["predictions"][0]["result"]) == regions(result)
        assert len(
            list(incoming.keep(store, formats.reader("label-studio")(store, tmp_path / "back.json"), author="L", source="x"))
        ) == len(rows)
        assert len(corrections.listed(store)) == sum(len(row["corrections"]) for row in rows)


def test_signs_that_tasks_do_not_show(address: str, tmp_path: Path) -> None:
    """A sign beyond the first plane is U+FFFD in the task; what is kept is anchored by the plan's own words."""
    plan = parse_text(PROVINCE.replace("cắm biển báo", "cắm biển báo \U0001f6a7"))
    with Store(address) as store:
        store.write(plan)
        out("label-studio", address, tmp_path)
        (task,) = json.loads((tmp_path / "tasks.json").read_bytes())
        result = [one for one in task["predictions"][0]["result"] if "�" not in one.get("value", {}).get("text", "")]
        gone = {one["id"] for one in task["predictions"][0]["result"] if "id" in one} - {one["id"] for one in result if "id" in one}
        result = [one for one in result if not gone & {one.get("from_id"), one.get("to_id")}]
        (tmp_path / "b.json").write_text(json.dumps([{"data": task["data"], "annotations": [{"result": result}]}]), encoding="utf-8")
        rows = list(incoming.keep(store, formats.reader("label-studio")(store, tmp_path / "b.json"), author="Lan", source="label-studio"))
        assert [(row["status"], row["changes"]) for row in rows if row["label"] and "label" in row["changes"]] == [
            ("fits", {"label": ["obligation", None]})
        ]
        assert not [row for row in query(store, "obligations", Filter()) if "\U0001f6a7" in row["text"]]
