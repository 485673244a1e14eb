"""Corrections: what each does to a record, and what can be none."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from planparse import errors
from planparse.correct import Change, apply, change
from planparse.correct.anchors import anchor
from planparse.correct.making import check
from tests.asked import PROVINCE, data_of, province
from tests.correcting import CO, LEAD, Record, duty, item, kept, sound

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
