"""Stores of older schemas: refused until they are raised, then the same as new ones.

`tests/stores/version-N.*` are the tables (`…ENGINE.sql`, one statement a line) and rows of a store as planparse made it of `PLANS` below, with
another name and a failure: 1 at commit 3457783, 2 at f1d856b, 3 at 3258c45.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, insert, inspect, select, update

from planparse import errors
from planparse.cli import app
from planparse.store import Filter, Store, schema, upkeep
from planparse.store.engine import connect
from planparse.store.ledger import Ledger, failures
from planparse.store.query import query
from planparse.store.timeline import timeline
from tests.asked import made
from tests.conftest import ROOT

PLANS = (
    made(sha="a"),
    made(sha="b", more=" Hết.", name="bản ký.pdf"),
    made(sha="c", title="Chuyển đổi số và cải cách hành chính", name=None),
)
OLD = ROOT / "tests" / "stores"


@contextmanager
def bare(address: str) -> Iterator[Connection]:
    """A connection that does not look at the version."""
    engine = connect(address)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(params=["1", "2", "3"])
def version(request: pytest.FixtureRequest) -> str:
    """An older version of the schema."""
    return str(request.param)


@pytest.fixture
def old(address: str, version: str) -> str:
    """The address of a store of that version."""
    rows = json.loads((OLD / f"version-{version}.json").read_text(encoding="utf-8"))
    with bare(address) as connection:
        kind = connection.dialect.name
        for command in (OLD / f"version-{version}.{kind}.sql").read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(command)
        tables = MetaData()
        tables.reflect(connection, only=list(rows))
        for table in tables.sorted_tables:
            found = [_values(row) for row in rows[table.name]]
            if found:
                connection.execute(insert(table), found)
            if kind == "postgresql" and "pk" in table.c:
                connection.exec_driver_sql(f"SELECT setval('{table.name}_pk_seq', {max(row['pk'] for row in found)})")
    return address


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {key: base64.b64decode(value) if key == "record" else value for key, value in row.items()}


def _answers(store: Store) -> dict[str, Any]:
    """What questions give, and the columns that they look in."""
    kinds = ("obligations", "citations", "agencies", "deadlines", "targets", "plans")
    out: dict[str, Any] = {kind: list(query(store, kind, Filter())) for kind in kinds}
    for words in ("tập huấn", "tap huan", "phong, chong", "huyen đoan"):
        out[words] = [row["id"] for row in query(store, "obligations", Filter(text=words))]
    for agency in ("Phòng Y tế", "Y tế", "Công an"):
        out[agency] = [row["id"] for row in query(store, "obligations", Filter(agency=agency))]
    out["timeline"] = list(timeline(store, Filter()))
    out["loaded"] = [store.load(plan_id) for plan_id in store.plan_ids()]
    out["failures"] = failures(store)
    with store.connection() as connection:
        for table in (schema.bodies, schema.plans, schema.obligations, schema.citations, schema.deadlines, schema.targets):
            columns = [table.c[name] for name in ("id", "plan_id", "name", "folded", "exact", "place", "path") if name in table.c]
            out[f"{table.name} in words"] = sorted(map(tuple, connection.execute(select(*columns))))
    return out


def _layout(store: Store) -> dict[str, Any]:
    """Tables with what decides order and speed: collations and indexes."""
    found = MetaData()
    found.reflect(store.engine, only=list(schema.metadata.tables))
    return {
        table.name: (
            {column.name: getattr(column.type, "collation", None) for column in table.c},
            sorted((str(index.name), index.columns.keys()) for index in table.indexes),
        )
        for table in found.sorted_tables
    }


def test_an_old_store_is_refused_until_it_is_raised(old: str, version: str) -> None:
    for read_only in (True, False):
        with pytest.raises(errors.StoreVersionError, match=f"{version} ≠ {schema.VERSION}"):
            Store(old, read_only=read_only)


def test_a_raised_store_is_like_a_new_one(old: str) -> None:
    with Store(old, migrate=True) as store:
        assert list(upkeep.check(store)) == []
        raised, layout = _answers(store), _layout(store)
        assert upkeep.info(store)["version"] == schema.VERSION
        assert [one.outcome for one in store.write(made("mau/2025/kh-9", sha="9"))] == ["added"]
    Store(old, read_only=True).close()
    if old.startswith("postgresql"):
        with bare(old) as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    with Store(old.replace("kho.db", "moi.db")) as store:
        for plan in PLANS:
            store.write(plan)
        ledger = Ledger(store, "0.1.0", "")
        ledger.known("a.txt", "a".rjust(64, "0"), "bản sao.txt")
        ledger.failed("quét/a.pdf", "0" * 64, errors.NeedsOcrError("", "trang 1"))
        assert raised == _answers(store)
        assert layout == _layout(store)


@pytest.mark.parametrize("version", ["1"], indirect=True)
def test_raising_fails_wholly(old: str) -> None:
    with bare(old) as connection:
        connection.execute(update(schema.sources).where(schema.sources.c.pk == 2).values(record=b"\x00"))
        before = connection.execute(select(schema.obligations.c.pk, schema.obligations.c.data)).all()
    with pytest.raises(errors.StoreError, match="mau/2025/kh-1: record"):
        Store(old, migrate=True)
    with bare(old) as connection:
        assert connection.execute(select(schema.obligations.c.pk, schema.obligations.c.data)).all() == before
        assert connection.scalar(select(schema.store.c.value)) == "1"


@pytest.mark.parametrize("version", [str(schema.VERSION + 1), "99", "x", ""])
def test_a_newer_store_is_refused_and_not_touched(address: str, version: str) -> None:
    with Store(address) as store, store.connection() as connection:
        connection.execute(update(schema.store).values(value=version))
    for how in ({"read_only": True}, {"read_only": False}, {"migrate": True}):
        with pytest.raises(errors.StoreVersionError) as caught:
            Store(address, **how)
        assert caught.value.code == "E_STORE_VERSION"
        assert version in caught.value.detail
    with bare(address) as connection:
        assert connection.scalar(select(schema.store.c.value)) == version


def test_raising_a_store_of_this_version_changes_nothing(address: str) -> None:
    with Store(address) as store:
        store.write(PLANS[0])
        before = _answers(store)
    with Store(address, migrate=True) as store:
        assert _answers(store) == before


def test_the_command(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["query", "plans", "--store", old]) == 5
    assert "planparse store migrate" in capsys.readouterr().err
    assert app.run(["store", "migrate", "--store", old]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == schema.VERSION
    assert app.run(["query", "plans", "--store", old, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize("version", ["1"], indirect=True)
def test_the_fixture_is_of_the_old_kind(old: str) -> None:
    with bare(old) as connection:
        assert not any(words.startswith(" ") for words in connection.scalars(select(schema.obligations.c.folded)))
        if connection.dialect.name == "postgresql":
            types = {column["name"]: column["type"] for column in inspect(connection).get_columns("plans")}
            assert getattr(types["plan_id"], "collation", None) is None
