"""Writing by COPY and row by row: the same content on PostgreSQL, and the same as on SQLite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from planparse import errors, record
from planparse.correct import change
from planparse.exchange import formats, jsonl
from planparse.model import Plan
from planparse.store import Store, bulk, corrections, schema, upkeep
from tests.asked import data_of, district, made, province
from tests.nasty import nasty

KEYS = {"pk", "plan", "obligation", "item", "body", "deadline", "source"}


def plans() -> list[Plan]:
    """Plans of all sorts: two sources of one, a clash, a reading anew, nasty texts."""
    drafts = [made(sha="a"), made(sha="b", more=" Hết.", name="bản ký.pdf"), made(sha="c", title="Chuyển đổi số và cải cách hành chính")]
    return [province(), *drafts, district(), made(sha="a", parser="0.2.0"), *(nasty(number) for number in range(6)), province()]


def dump(store: Store) -> dict[str, list[Any]]:
    """All tables in the order of plans and of their rows, without keys of rows; what hangs on rows by what these say."""
    plan = schema.plans
    out: dict[str, list[Any]] = {}
    with store.connection() as connection:
        for name in ("plans", "sources", "obligations", "citations", "agencies", "deadlines", "targets"):
            table = schema.metadata.tables[name]
            columns = [column for column in table.c if column.name not in KEYS]
            chosen = select(*columns) if table is plan else select(plan.c.plan_id, *columns).join(table, table.c.plan == plan.c.pk)
            out[name] = list(map(tuple, connection.execute(chosen.order_by(plan.c.plan_id, table.c.pk))))
        roles = select(schema.obligations.c.id, schema.bodies.c.name, schema.roles.c.role)
        out["roles"] = sorted(map(tuple, connection.execute(roles.select_from(schema.roles.join(schema.obligations).join(schema.bodies)))))
        times = select(schema.deadlines.c.id, schema.times.c.first, schema.times.c.last).select_from(schema.times.join(schema.deadlines))
        out["times"] = sorted(map(tuple, connection.execute(times)))
        for link, table in ((schema.obligation_deadlines, schema.deadlines), (schema.obligation_targets, schema.targets)):
            tied = select(schema.obligations.c.id, table.c.id).select_from(
                link.join(schema.obligations).join(table, table.c.pk == link.c.item)
            )
            out[link.name] = sorted(map(tuple, connection.execute(tied)))
        kept = select(schema.bodies.c.name, schema.bodies.c.agency_id, schema.bodies.c.level, schema.bodies.c.folded)
        out["bodies"] = sorted(map(tuple, connection.execute(kept)))
    return out


def written(address: str, together: bool) -> dict[str, list[Any]]:
    with Store(address) as store:
        if together:
            store.write(*plans(), whole=False)
        else:
            for plan in plans():
                store.write(plan, whole=False)
        data = data_of(province())
        corrections.add(store, [change(data, data["obligations"][0]["id"], "edit", "theme", "training")], author="Lan", source="web")
        assert list(upkeep.check(store)) == []
        return dump(store)


@pytest.mark.parametrize("together", [True, False])
def test_the_same_content_whatever_the_way(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: bool) -> None:
    import psycopg

    found = []
    for copying in (frozenset({"postgresql"}), frozenset[str]()):
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        monkeypatch.setattr(bulk, "COPYING", copying)
        found.append(written(server, together))
    assert found[0] == found[1]
    assert found[0] == written(f"sqlite:///{tmp_path / 'kho.db'}", not together)
    assert {name: len(rows) for name, rows in found[0].items() if not rows} == {}
    assert len(found[0]["obligations"]) > 120


def test_bodies_that_are_there_already_are_passed_over(address: str) -> None:
    rows = [{"name": name, "agency_id": "", "level": "", "folded": " x "} for name in ("A", "B", "C")]
    with Store(address) as store, store.connection() as connection:
        connection.execute(insert(schema.bodies), rows[:1])
        bulk.put_new(connection, schema.bodies, rows)
        bulk.put_new(connection, schema.bodies, rows)
        assert sorted(connection.scalars(select(schema.bodies.c.name))) == ["A", "B", "C"]


def test_a_batch_of_lines_that_the_store_refuses_is_written_one_by_one(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [record.dumps(made(f"mau/{number}", sha=f"{number}", title=f"Kế hoạch thứ {number}"), indent=False) for number in range(1, 6)]
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines[:3]) + b"{\n" + b"".join(lines[3:]))
    refused = []

    def write(self: Store, *documents: Plan, whole: bool = True) -> Any:
        if any(plan.plan_id == "mau/2" for plan in documents):
            refused.append(len(documents))
            raise errors.SchemaError("", "DataError")
        return real(self, *documents, whole=whole)

    real = Store.write
    monkeypatch.setattr(Store, "write", write)
    monkeypatch.setattr(jsonl, "_LINES", 4)
    with Store(address) as store:
        rows = list(formats.reader("jsonl")(store, tmp_path / "a.jsonl"))
        assert [(row["line"], row.get("outcome", getattr(row.get("error"), "code", None))) for row in rows] == [
            (1, "added"), (2, "E_SCHEMA"), (3, "added"), (4, "E_SCHEMA"), (5, "added"), (6, "added"),
        ]  # fmt: skip
        assert store.plan_ids() == ["mau/1", "mau/3", "mau/4", "mau/5"]
    assert refused == [3, 1]
    assert json.loads(lines[0])["plan_id"] == "mau/1"
