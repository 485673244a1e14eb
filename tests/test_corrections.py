"""Corrections: what each does to a record, that they outlive every reading, that undoing is exact, and that rows tell whose they are."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from planparse import errors, model, parse_text, record
from planparse.correct import Change, Correction, apply, change
from planparse.correct.anchors import anchor
from planparse.correct.making import check
from planparse.evaluate import score
from planparse.exchange import formats, incoming
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.graph.compare import compare
from planparse.store import Filter, Store, corrections, identity, schema, upkeep
from planparse.store.query import Kind, query
from planparse.store.timeline import timeline
from tests.asked import PROVINCE, changed, data_of, district, made, province
from tests.conftest import ROOT, Run, require

KINDS: tuple[Kind, ...] = ("obligations", "citations", "agencies", "deadlines", "targets", "plans")
Record = dict[str, Any]


def kept(one: Change, number: int = 1) -> Correction:
    """A change as a store keeps it."""
    fields = {name: getattr(one, name) for name in ("plan_id", "items", "action", "anchor", "field", "value")}
    return Correction(**fields, id=number, author="Lan", source="web", made_at="2026-11-22T10:00:00+00:00", sha256="", part=1)


def duty(data: Record, words: str) -> Record:
    (found,) = (one for one in data["obligations"] if words in one["text"])
    return found


def item(data: Record, items: str, words: str) -> Record:
    return next(one for one in data[items] if words in one["text"])


def out(name: str, address: str, path: Path) -> Path:
    """An export of everything; who reads has a store of their own, SQLite's writers wait for one another."""
    with Store(address, read_only=True) as store:
        formats.writer(name)(View(store, Filter()), Target(path))
    return path


def sound(data: Record) -> None:
    """What holds of every record."""
    record.of_data(data)
    ids = [one["id"] for name in ("obligations", "citations", "agencies", "deadlines", "targets") for one in data[name]]
    assert len(ids) == len(set(ids))
    for name in ("obligations", "citations", "agencies", "deadlines", "targets"):
        spans = [tuple(one["span"]) for one in data[name]]
        assert spans == sorted(spans)
        assert all(data["text"][one["span"][0] : one["span"][1]] == one["text"] for one in data[name])
    for one in data["obligations"]:
        assert {*one["deadlines"], *one["targets"], *one["citations"]} <= set(ids)


CO = "Rà soát, cắm biển"
LEAD = "Chủ trì, phối hợp với Sở Y tế"
EDITS: list[tuple[str, str, str, Any, Callable[[Record], Any], Any, str]] = [
    ("obligations", CO, "theme", "training", lambda one: one["theme"], "training", "mã chủ đề"),
    ("obligations", CO, "modality", "requested", lambda one: one["modality"], "requested", "đề nghị"),
    ("obligations", CO, "products", ["báo cáo"], lambda one: one["products"], ["báo cáo"], "sản phẩm"),
    ("obligations", CO, "action", "cắm biển báo", lambda one: one["action"], "cắm biển báo", "chữ của nhiệm vụ"),
    ("obligations", CO, "section", "I", lambda one: one["section"], "I", "mục có trong văn bản"),
    ("obligations", CO, "lead", ["Sở Y tế"], lambda one: [(b["name"], b["role"]) for b in one["responsible"]], [("Sở Y tế", "lead")], "cơ quan mới"),
    ("obligations", LEAD, "lead", ["Sở Y tế"], lambda one: [b["name"] for b in one["responsible"] if b["role"] == "lead"], ["Sở Y tế"], "đổi vai"),
    ("obligations", LEAD, "coordinate", [], lambda one: [b["role"] for b in one["responsible"]], ["lead"], "bỏ hết"),
    ("obligations", CO, "report_to", ["Bộ Y tế"], lambda one: one["report_to"], [{"name": "Bộ Y tế", "agency_id": None, "via": False}], "nơi nhận"),
    ("obligations", LEAD, "citations", [], lambda one: one["citations"], [], "bỏ căn cứ"),
    ("obligations", CO, "text", "cắm biển báo ở vùng nước nguy hiểm", lambda one: one["text"][:8], "cắm biển", "chuyển chỗ"),
    ("agencies", "Sở Y tế", "name", "Sở Tư pháp", lambda one: one["agency_id"], "so-tu-phap@quang-ngai", "tên kéo theo định danh"),
    ("citations", "1863", "number", "1864/QĐ-TTg", lambda one: (one["number"], one["instrument_id"]), ("1864/QĐ-TTg", None), "số khác: chưa rõ là văn bản nào"),
    ("deadlines", "30/6/2023", "by", "2023-07-31", lambda one: one["by"], "2023-07-31", "ngày khác"),
    ("targets", "80%", "value", 90, lambda one: one["value"], 90, "số khác"),
]  # fmt: skip


@pytest.mark.parametrize(("items", "words", "field", "value", "look", "wanted", "why"), EDITS)
def test_edits(items: str, words: str, field: str, value: Any, look: Callable[[Record], Any], wanted: Any, why: str) -> None:
    data = data_of(province())
    before = copy.deepcopy(data)
    one = item(data, items, words)
    assert look(one) != wanted, why
    done = apply(data, [kept(change(data, one["id"], "edit", field, value))])
    assert data == before, "the record that is given stays as it is"
    assert done.lost == []
    (found,) = (other for other in done.record[items] if other["id"] == one["id"])
    assert look(found) == wanted, why
    assert done.marks == {one["id"]: [field]}
    sound(done.record)


UNFIT = [
    (CO, "action", "trồng rừng", "no_words", "hành động không có trong câu"),
    (CO, "text", "trồng rừng", "no_words", "chữ không có trong văn bản"),
    (CO, "due", "trước ngày 31/12/2030", "no_words", "thời hạn không có trong văn bản"),
    (CO, "section", "IX/9", "no_item", "không có mục ấy"),
    (CO, "citations", ["Quyết định số 1/QĐ-XYZ"], "no_item", "văn bản không được viện dẫn"),
]


@pytest.mark.parametrize(("words", "field", "value", "status", "why"), UNFIT)
def test_what_does_not_fit_is_told_and_changes_nothing(words: str, field: str, value: Any, status: str, why: str) -> None:
    data = data_of(province())
    done = apply(data, [kept(change(data, duty(data, words)["id"], "edit", field, value))])
    assert [one.status for one in done.lost] == [status], why
    assert done.record == data
    assert done.marks == {}


WRONG = [
    ({"action": "burn"}, "không có việc ấy"),
    ({"action": "edit", "field": "span", "value": [0, 1]}, "chỗ không sửa được"),
    ({"action": "edit", "field": "modality", "value": "maybe"}, "mã lạ"),
    ({"action": "edit", "field": "theme", "value": "abc"}, "chủ đề lạ"),
    ({"action": "edit", "field": "due_on", "value": "mai"}, "không phải ngày"),
    ({"action": "edit", "field": "due_on", "value": "2023-13-01"}, "không có tháng 13"),
    ({"action": "edit", "field": "lead", "value": "Sở Y tế"}, "phải là danh sách"),
    ({"action": "link", "field": "theme", "value": None}, "nối với gì"),
    ({"action": "track", "field": "note", "value": "x" * 40_000}, "quá dài"),
    ({"items": "metadata", "action": "reject", "anchor": None}, "không bỏ được văn bản"),
    ({"items": "plans", "action": "accept"}, "loại lạ"),
    ({"action": "accept", "anchor": {"quote": 1}}, "neo hỏng"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "why"), WRONG)
def test_what_cannot_be_a_correction(fields: dict[str, Any], why: str) -> None:
    data = data_of(province())
    given = {"plan_id": data["plan_id"], "items": "obligations", "anchor": anchor(data, data["obligations"][0]), **fields}
    try:
        check(Change(**given))
    except errors.SchemaError:
        return
    pytest.fail(why)


def test_days_of_duties() -> None:
    data = data_of(province())
    own, none = duty(data, CO), duty(data, "Tổ chức dạy bơi")
    done = apply(data, [kept(change(data, one["id"], "edit", "due_on", "2023-07-31"), number) for number, one in enumerate((own, none), 1)])
    sound(done.record)
    found = {one["id"]: one for one in done.record["deadlines"]}
    assert [found[one]["by"] for one in duty(done.record, CO)["deadlines"]] == ["2023-07-31"]
    assert duty(done.record, CO)["deadlines"] == own["deadlines"], "the words stay those of the plan"
    (made_one,) = (found[one] for one in duty(done.record, "Tổ chức dạy bơi")["deadlines"])
    assert (made_one["by"], made_one["text"], made_one["id"]) == ("2023-07-31", "", f"{data['plan_id']}#deadline/+2")
    again = apply(data, [kept(change(data, own["id"], "edit", "due_on", None))])
    assert duty(again.record, CO)["deadlines"] == []


def test_reject_and_add() -> None:
    data = data_of(province())
    deadline = item(data, "deadlines", "30/6/2023")
    at = data["text"].index("nhân viên y tế")
    words = {"span": [at, at + 14], "origin": None}
    new = Change(
        plan_id=data["plan_id"], items="agencies", action="add", anchor=anchor(data, words), value={"level": "commune", "collective": True}
    )
    done = apply(data, [kept(change(data, deadline["id"], "reject"), 1), kept(check(new), 2)])
    sound(done.record)
    assert duty(done.record, CO)["deadlines"] == []
    found = item(done.record, "agencies", "nhân viên y tế")
    assert (found["id"], found["level"], found["confidence"]) == (f"{data['plan_id']}#agency/+2", "commune", 1.0)
    assert found["origin"] == {"start": PROVINCE.index("nhân viên y tế"), "end": PROVINCE.index("nhân viên y tế") + 14}
    assert done.marks[found["id"]] == ["added", "level", "collective"]
    later = apply(data, [kept(check(new), 2), kept(change(done.record, found["id"], "edit", "name", "Nhân viên y tế"), 3)])
    assert item(later.record, "agencies", "nhân viên y tế")["name"] == "Nhân viên y tế"


def test_links() -> None:
    data = data_of(province())
    one, other = duty(data, CO), item(data, "agencies", "Sở Y tế")
    done = apply(data, [kept(change(data, one["id"], "link", "lead", anchor(data, other)))])
    sound(done.record)
    assert [body["agency_id"] for body in duty(done.record, CO)["responsible"]] == [other["agency_id"]]
    gone = apply(data, [kept(change(data, one["id"], "unlink", "deadline", anchor(data, item(data, "deadlines", "30/6/2023"))))])
    assert duty(gone.record, CO)["deadlines"] == []


def test_a_later_word_counts_and_what_was_moved_is_found_by_its_old_place() -> None:
    data = data_of(province())
    name = duty(data, CO)["id"]
    steps = [("text", "cắm biển báo ở vùng nước nguy hiểm"), ("theme", "training"), ("theme", "data")]
    done = apply(data, [kept(change(data, name, "edit", field, value), number) for number, (field, value) in enumerate(steps)])
    assert done.lost == []
    assert (duty(done.record, "cắm biển")["theme"], duty(done.record, "cắm biển")["text"][:8]) == ("data", "cắm biển")


def rows_of(store: Store) -> dict[str, Any]:
    """All that questions answer, and the tables behind them but for keys."""
    out: dict[str, Any] = {kind: list(query(store, kind, Filter())) for kind in KINDS}
    out["timeline"] = list(timeline(store, Filter()))
    out["records"] = list(store.records(Filter()))
    with store.connection() as connection:
        for table in (schema.obligations, schema.plans, schema.deadlines, schema.citations):
            columns = [column for column in table.c if column.name not in ("pk", "plan")]
            out[table.name + " rows"] = list(map(tuple, connection.execute(select(*columns).order_by(table.c.pk))))
        link, first, second = schema.obligation_deadlines, schema.obligations, schema.deadlines
        tied = select(first.c.id, second.c.id).select_from(link.join(first).join(second, second.c.pk == link.c.item))
        out["links"] = sorted(map(tuple, connection.execute(tied)))
    return out


def said(data: Record) -> list[Change]:
    """One change of each kind about the plan of the province."""
    co, lead = duty(data, CO)["id"], duty(data, LEAD)["id"]
    return [
        change(data, co, "edit", "theme", "training"),
        change(data, co, "edit", "due_on", "2023-07-31"),
        change(data, lead, "accept"),
        change(data, lead, "edit", "coordinate", ["Sở Y tế"]),
        change(data, duty(data, "Tập huấn sơ cứu")["id"], "reject"),
        change(data, co, "track", "status", "Đã hoàn thành"),
        change(data, None, "edit", "title", "Phòng, chống đuối nước trẻ em"),
    ]


class TestStore:
    def test_questions_see_them_and_tell_whose_they_are(self, address: str) -> None:
        data = data_of(province())
        with Store(address) as store:
            store.write(province())
            store.write(district())
            found = corrections.add(store, said(data), author="Lan", source="web")
            assert [one.status for one in found] == ["fits"] * 7
            rows = list(query(store, "obligations", Filter(plan=data["plan_id"])))
            one = next(row for row in rows if CO in row["text"])
            assert (one["corrected"], one["theme"], one["tracking"]) == (["theme", "due_on"], "training", {"status": "Đã hoàn thành"})
            assert next(row for row in rows if LEAD in row["text"])["corrected"] == ["accepted", "coordinate"]
            assert not [row for row in rows if "Tập huấn sơ cứu" in row["text"]]
            assert {tuple(row["corrected"]) for row in query(store, "obligations", Filter(plan=district().plan_id))} == {()}
            assert [row["id"] for row in query(store, "obligations", Filter(theme="training", text="cắm biển báo"))] == [one["id"]]
            assert [row["corrected"] for row in query(store, "plans", Filter(plan=data["plan_id"]))] == [["title"]]
            assert "2023-07-31" in {row["last"] for row in timeline(store, Filter(plan=data["plan_id"]))}
            loaded = store.load(data["plan_id"])
            assert loaded.metadata.title == "Phòng, chống đuối nước trẻ em"
            assert store.load(data["plan_id"], machine=True) == province()
            renamed = record.of_data(identity.renamed(data_of(loaded), "khac/1"))
            assert "retimed" in {pair.kind for pair in compare([province(), renamed]).pairs}
            assert list(upkeep.check(store)) == []

    def test_undoing_is_exact(self, address: str) -> None:
        with Store(address) as store:
            store.write(province())
            before = rows_of(store)
            made_ones = corrections.add(store, said(data_of(province())), author="Lan", source="web", at="2026-11-22T10:00:00+00:00")
            between = rows_of(store)
            undone = corrections.undo(store, [one.id for one in made_ones], author="Minh", at="2026-11-23T10:00:00+00:00")
            assert rows_of(store) == before != between
            assert {(one.status, one.undone_by, one.undone_at) for one in undone} == {("undone", "Minh", "2026-11-23T10:00:00+00:00")}
            assert corrections.listed(store) == []
            assert len(corrections.listed(store, everything=True)) == 7
            corrections.add(store, said(data_of(province())), author="Lan", source="web")
            assert rows_of(store) == between
            with pytest.raises(errors.NotFoundError):
                corrections.undo(store, [10_000], author="Minh")

    def test_they_outlive_readings_and_tell_what_no_longer_fits(self, address: str) -> None:
        with Store(address) as store:
            store.write(province())
            corrections.add(store, said(data_of(province())), author="Lan", source="web")
            before = rows_of(store)
            assert [one.outcome for one in store.write(newer(province()))] == ["replaced"]
            after = rows_of(store)
            assert after["obligations"] == before["obligations"]
            longer = parse_text(PROVINCE.replace("cắm biển báo ở vùng", "lắp biển báo ở vùng") + "Nơi nhận:\n- Lưu: VT.\n")
            store.write(longer)
            assert store.load(longer.plan_id, machine=True) == longer, "the fuller source is shown"
            told = [(one.action, one.field, one.status) for one in corrections.listed(store)]
            assert ("edit", "theme", "gone") in told
            assert ("edit", "coordinate", "fits") in told
            assert len(told) == 7
            assert list(upkeep.check(store)) == []

    def test_they_wait_for_a_plan_that_is_not_there(self, address: str) -> None:
        with Store(address) as store:
            (one, *_) = corrections.add(store, said(data_of(province())), author="Lan", source="web")
            assert one.status == "no_plan"
            store.write(province())
            assert {one.status for one in corrections.listed(store)} == {"fits"}
            store.remove(province().plan_id)
            assert {one.status for one in corrections.listed(store)} == {"no_plan"}
            store.write(province())
            assert next(iter(query(store, "plans", Filter())))["title"] == "Phòng, chống đuối nước trẻ em"

    def test_they_follow_their_source_to_another_plan_id(self, address: str) -> None:
        old, new = made("mau/2025/kh-1"), made("mau/2025/9-kh-ubnd", parser="0.2.0")
        with Store(address) as store:
            store.write(old)
            data = data_of(old)
            corrections.add(store, [change(data, data["obligations"][0]["id"], "edit", "theme", "training")], author="Lan", source="web")
            store.write(new)
            assert store.plan_ids() == ["mau/2025/9-kh-ubnd"]
            assert next(iter(query(store, "obligations", Filter())))["theme"] == "training"
            store.write(made("mau/2025/kh-1", sha="f", title="Kế hoạch khác hẳn"))
            (other,) = (row for row in query(store, "obligations", Filter(plan="mau/2025/kh-1")) if row["id"].endswith("/1"))
            assert other["corrected"] == []

    def test_what_is_said_twice_is_kept_once(self, address: str) -> None:
        with Store(address) as store:
            store.write(province())
            first = corrections.add(store, said(data_of(province())), author="Lan", source="web")
            again = corrections.add(store, said(data_of(province())), author="Minh", source="xlsx")
            assert [one.id for one in again] == [one.id for one in first]
            data = data_of(province())
            other = change(data, duty(data, CO)["id"], "edit", "theme", "data")
            corrections.add(store, [other, said(data)[0]], author="Minh", source="web")
            assert duty(data_of(store.load(data["plan_id"])), CO)["theme"] == "training"

    def test_what_is_wrong_keeps_nothing(self, address: str) -> None:
        with Store(address) as store:
            store.write(province())
            data = data_of(province())
            good = said(data)[0]
            bad = Change(plan_id=data["plan_id"], items="obligations", action="edit", anchor=good.anchor, field="id", value="x")
            with pytest.raises(errors.SchemaError):
                corrections.add(store, [good, bad], author="Lan", source="web")
            assert corrections.listed(store, everything=True) == []

    def test_a_corrected_record_that_comes_back_is_known(self, address: str, tmp_path: Path) -> None:
        with Store(address) as store:
            store.write(province())
            corrections.add(store, said(data_of(province())), author="Lan", source="web")
            out("jsonl", address, tmp_path / "a.jsonl")
            assert [row["outcome"] for row in formats.reader("jsonl")(store, tmp_path / "a.jsonl")] == ["unchanged"]
            assert store.load(province().plan_id, machine=True) == province()

    def test_a_copy_has_them(self, address: str, tmp_path: Path) -> None:
        with Store(address) as store:
            store.write(province())
            corrections.add(store, said(data_of(province())), author="Lan", source="web")
            upkeep.backup(store, tmp_path / "b.db")
            with Store(f"sqlite:///{tmp_path / 'b.db'}") as copied:
                assert corrections.listed(copied) == corrections.listed(store)
                assert rows_of(copied) == rows_of(store)


def newer(plan: model.Plan) -> model.Plan:
    """The same record of a newer parser."""
    data = data_of(plan)
    data["parser"]["version"] = "99.0.0"
    return record.of_data(data)


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


class TestSheet:
    def test_there_and_back_and_there_again(self, address: str, tmp_path: Path) -> None:
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

    def test_the_commands(self, run: Run, tmp_path: Path) -> None:
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


class TestLabels:
    def test_there_and_back_and_there_again(self, address: str, tmp_path: Path) -> None:
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

    def test_signs_that_tasks_do_not_show(self, address: str, tmp_path: Path) -> None:
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
            rows = list(
                incoming.keep(store, formats.reader("label-studio")(store, tmp_path / "b.json"), author="Lan", source="label-studio")
            )
            assert [(row["status"], row["changes"]) for row in rows if row["label"] and "label" in row["changes"]] == [
                ("fits", {"label": ["obligation", None]})
            ]
            assert not [row for row in query(store, "obligations", Filter()) if "\U0001f6a7" in row["text"]]


def regions(result: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Labelled stretches, and relations by the stretches they tie."""
    at = {one["id"]: (one["value"]["start"], one["value"]["end"], one["value"]["labels"][0]) for one in result if one["type"] == "labels"}
    tied = [(at[one["from_id"]], at[one["to_id"]], tuple(one["labels"])) for one in result if one["type"] == "relation"]
    return [*sorted(at.values()), *sorted(tied)]


def test_gold_of_a_plan_that_was_accepted_whole(tmp_path: Path) -> None:
    """Every item accepted: the machine's record is then faultless, and one that lacks a duty is not."""
    plan = changed(province(), number="15/KH-UBND")
    data = data_of(plan)
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        store.write(plan)
        every = [one["id"] for name in ("obligations", "citations", "agencies", "deadlines", "targets") for one in data[name]]
        corrections.add(store, [change(data, one, "accept") for one in every], author="Lan", source="web")
        from planparse.correct.gold import gold

        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "a.gold.json").write_text(json.dumps(gold(corrections.applied(store, plan.plan_id))), encoding="utf-8")
    for name, lacks, right in (("ca", 0, True), ("thieu", 1, False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(data | {"obligations": data["obligations"][lacks:]}), encoding="utf-8")
        report = score(tmp_path / "gold", tmp_path / name)
        wrong = {measure: figure.value for measure, figure in report.figures.items() if figure.gold and figure.value < 1}
        assert (wrong == {}) == right, wrong
    assert report.figures["obligations"].gold == len(data["obligations"])


def test_gold_of_a_plan_on_paper_goes_with_its_text(run: Run, tmp_path: Path) -> None:
    """A PDF has no places of characters: the text is written beside the gold, and records are aligned with it."""
    data = data_of(parse_text((ROOT / "corpus" / "duc-pho-2023.txt").read_text(encoding="utf-8")))
    data["source"] |= {"file_name": "duc-pho.pdf", "media_type": "application/pdf"}
    for name in ("sections", "blocks", "citations", "agencies", "deadlines", "targets", "obligations", "contacts", "findings"):
        for number, one in enumerate(data[name]):
            one["origin"] = {"pages": [{"page": 1, "boxes": [[10.0, float(number), 90.0, number + 1.0]]}]}
    with Store(f"sqlite:///{tmp_path / 'planparse.db'}") as store:
        store.write(record.of_data(data))
        every = [one["id"] for name in ("obligations", "citations", "agencies", "deadlines", "targets") for one in data[name]]
        corrections.add(store, [change(data, one, "accept") for one in every], author="Lan", source="web")
    assert run("corrections", "export", "gold").returncode == 0
    assert (tmp_path / "gold" / "duc-pho.txt").read_text(encoding="utf-8") == data["text"]
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "duc-pho.json").write_text(json.dumps(data), encoding="utf-8")
    scored = json.loads(run("evaluate", "gold", "doc", "--align", "gold", "--json").stdout)["measures"]
    assert {name: figure for name, figure in scored.items() if figure["correct"] < figure.get("gold", figure.get("of"))} == {}
    assert scored["obligations"]["gold"] == len(data["obligations"]) > 20
