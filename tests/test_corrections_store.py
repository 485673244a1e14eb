"""Corrections in a store: they outlive every reading, undoing is exact, and rows tell whose they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from planparse import errors, model, parse_text, record
from planparse.correct import Change, change
from planparse.exchange import formats
from planparse.graph.compare import compare
from planparse.store import Filter, Store, corrections, identity, schema, upkeep
from planparse.store.query import Kind, query
from planparse.store.timeline import timeline
from tests.asked import PROVINCE, data_of, district, made, province
from tests.correcting import CO, LEAD, duty, out, said

KINDS: tuple[Kind, ...] = ("obligations", "citations", "agencies", "deadlines", "targets", "plans")


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


def newer(plan: model.Plan) -> model.Plan:
    """The same record of a newer parser."""
    data = data_of(plan)
    data["parser"]["version"] = "99.0.0"
    return record.of_data(data)


def test_questions_see_them_and_tell_whose_they_are(address: str) -> None:
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


def test_undoing_is_exact(address: str) -> None:
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


def test_they_outlive_readings_and_tell_what_no_longer_fits(address: str) -> None:
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


def test_they_wait_for_a_plan_that_is_not_there(address: str) -> None:
    with Store(address) as store:
        (one, *_) = corrections.add(store, said(data_of(province())), author="Lan", source="web")
        assert one.status == "no_plan"
        store.write(province())
        assert {one.status for one in corrections.listed(store)} == {"fits"}
        store.remove(province().plan_id)
        assert {one.status for one in corrections.listed(store)} == {"no_plan"}
        store.write(province())
        assert next(iter(query(store, "plans", Filter())))["title"] == "Phòng, chống đuối nước trẻ em"


def test_they_follow_their_source_to_another_plan_id(address: str) -> None:
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


def test_what_is_said_twice_is_kept_once(address: str) -> None:
    with Store(address) as store:
        store.write(province())
        first = corrections.add(store, said(data_of(province())), author="Lan", source="web")
        again = corrections.add(store, said(data_of(province())), author="Minh", source="xlsx")
        assert [one.id for one in again] == [one.id for one in first]
        data = data_of(province())
        other = change(data, duty(data, CO)["id"], "edit", "theme", "data")
        corrections.add(store, [other, said(data)[0]], author="Minh", source="web")
        assert duty(data_of(store.load(data["plan_id"])), CO)["theme"] == "training"


def test_what_is_wrong_keeps_nothing(address: str) -> None:
    with Store(address) as store:
        store.write(province())
        data = data_of(province())
        good = said(data)[0]
        bad = Change(plan_id=data["plan_id"], items="obligations", action="edit", anchor=good.anchor, field="id", value="x")
        with pytest.raises(errors.SchemaError):
            corrections.add(store, [good, bad], author="Lan", source="web")
        assert corrections.listed(store, everything=True) == []


def test_a_corrected_record_that_comes_back_is_known(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        store.write(province())
        corrections.add(store, said(data_of(province())), author="Lan", source="web")
        out("jsonl", address, tmp_path / "a.jsonl")
        assert [row["outcome"] for row in formats.reader("jsonl")(store, tmp_path / "a.jsonl")] == ["unchanged"]
        assert store.load(province().plan_id, machine=True) == province()


def test_a_copy_has_them(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        store.write(province())
        corrections.add(store, said(data_of(province())), author="Lan", source="web")
        upkeep.backup(store, tmp_path / "b.db")
        with Store(f"sqlite:///{tmp_path / 'b.db'}") as copied:
            assert corrections.listed(copied) == corrections.listed(store)
            assert rows_of(copied) == rows_of(store)
