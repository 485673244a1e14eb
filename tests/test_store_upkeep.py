"""Several writers of a store, copies of it, its faults, on both engines."""

from __future__ import annotations

import os
import threading
import time
import zlib
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from planparse import errors
from planparse.model import Plan
from planparse.store import Filter, Store, schema, upkeep
from planparse.store.ledger import Ledger
from planparse.store.query import query
from tests.asked import district, made, province


def outcomes(store: Store, *plans: Plan) -> list[tuple[str, str]]:
    return [(one.outcome, one.plan_id) for one in store.write(*plans)]


def test_two_writers_wait_for_one_another(address: str) -> None:
    Store(address).close()
    failed: list[BaseException] = []

    def write(start: int) -> None:
        try:
            with Store(address) as store:
                for number in range(start, start + 6):
                    store.write(made(f"mau/2025/kh-{number % 8}", sha=str(number % 8)))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 3, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with Store(address, read_only=True) as store:
        assert len(store.plan_ids()) == 8
        assert list(upkeep.check(store)) == []


def test_two_that_make_one_store(address: str) -> None:
    failed: list[BaseException] = []

    def make() -> None:
        try:
            Store(address).close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    Store(address, read_only=True).close()


def test_processes_that_make_one_store(tmp_path: Path) -> None:
    for number in range(30):
        start, made_by = time.monotonic() + 0.03, []
        for _ in range(5):
            child = os.fork()
            if not child:
                try:
                    while time.monotonic() < start:  # all at once
                        pass
                    Store(f"sqlite:///{tmp_path / f'{number}.db'}").close()
                    os._exit(0)
                finally:
                    os._exit(1)
            made_by.append(child)
        assert [os.waitpid(child, 0)[1] for child in made_by] == [0] * 5


def test_a_backup_is_a_whole_sqlite_store(address: str, tmp_path: Path) -> None:
    file = tmp_path / "bản sao.db"
    with Store(address) as store:
        for plan in (
            province(),
            district(),
            made(),
            made(sha="b", more=" Hết."),
            made(sha="c", title="Chuyển đổi số và cải cách hành chính"),
        ):
            store.write(plan)
        Ledger(store, "0.1.0", "").failed("a.pdf", "0", errors.NeedsOcrError())
        upkeep.backup(store, file)
        asks = [Filter(), Filter(text="tap huan"), Filter(agency="Sở Y tế")]
        wanted = [[row["id"] for row in query(store, "obligations", ask)] for ask in asks]
        counts = {key: value for key, value in upkeep.info(store).items() if key not in ("store", "engine")}
        with pytest.raises(errors.StoreError, match="exists"):
            upkeep.backup(store, file)
    assert [path.name for path in tmp_path.iterdir() if "bản" in path.name] == ["bản sao.db"]
    with Store(f"sqlite:///{file}") as copy:
        assert list(upkeep.check(copy)) == []
        assert [[row["id"] for row in query(copy, "obligations", ask)] for ask in asks] == wanted
        assert {key: value for key, value in upkeep.info(copy).items() if key not in ("store", "engine")} == counts
        assert outcomes(copy, made("mau/2025/kh-9", sha="9")) == [("added", "mau/2025/kh-9")]  # it can be written on


def test_a_backup_that_cannot_be_written(address: str, tmp_path: Path) -> None:
    with Store(address) as store, pytest.raises(errors.StoreError):
        upkeep.backup(store, tmp_path / "không có" / "a.db")
    assert not (tmp_path / "không có").exists()


def test_others_may_write_while_a_backup_is_made(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kho.db'}"
    with Store(address) as store:
        for number in range(20):
            store.write(made(f"mau/2025/kh-{number}", sha=str(number)))
        done = threading.Event()

        def write() -> None:
            with Store(address) as other:
                for number in range(20, 40):
                    other.write(made(f"mau/2025/kh-{number}", sha=str(number)))
            done.set()

        thread = threading.Thread(target=write)
        thread.start()
        upkeep.backup(store, tmp_path / "sao.db")
        thread.join()
        assert done.is_set()
    with Store(f"sqlite:///{tmp_path / 'sao.db'}", read_only=True) as copy:
        assert list(upkeep.check(copy)) == []
        assert 20 <= len(copy.plan_ids()) <= 40


_FAULTS = {
    "obligations": delete(schema.obligations).where(schema.obligations.c.id.like("%/1")),
    "citations": delete(schema.citations),
    "deadlines": delete(schema.deadlines).where(schema.deadlines.c.id.like("%/2")),
    "targets": delete(schema.targets),
    "agencies": delete(schema.agencies).where(schema.agencies.c.id.like("%/3")),
    "roles": delete(schema.roles).where(schema.roles.c.role == "coordinate"),
    "times": delete(schema.times),
    "links": delete(schema.obligation_deadlines),
    "order": update(schema.obligations).where(schema.obligations.c.id.like("%/1")).values(id="khác"),
    "two shown": update(schema.sources).values(shown=True),
    "none shown": update(schema.sources).values(shown=False),
    "broken record": update(schema.sources).values(record=b"\x00"),
    "no record": update(schema.sources).values(record=zlib.compress(b"{}")),
    "another plan_id": update(schema.plans).values(plan_id=schema.plans.c.plan_id + "x"),
    "plan without source": insert(schema.plans).values(plan_id="ma", folded="", path="", place="", data={}),
}


@pytest.mark.parametrize("fault", _FAULTS)
def test_check_finds_planted_faults(address: str, fault: str) -> None:
    with Store(address) as store:
        store.write(made(sha="a"))
        store.write(made(sha="b", more=" Hết."))
        assert list(upkeep.check(store)) == []
        with store.connection() as connection:
            connection.execute(_FAULTS[fault])
        assert list(upkeep.check(store)) != []


def test_check_finds_a_search_index_that_lacks_rows_and_damaged_pages(tmp_path: Path) -> None:
    file = tmp_path / "kho.db"
    with Store(f"sqlite:///{file}") as store:
        store.write(made())
        with store.connection() as connection:
            connection.exec_driver_sql("DROP TRIGGER search_delete")
            connection.execute(delete(schema.obligations).where(schema.obligations.c.id.like("%/1")))
        assert any(fault.startswith("search") for fault in upkeep.check(store))


def test_the_tables_are_the_same_on_both_engines(address: str) -> None:
    from sqlalchemy import inspect

    with Store(address) as store:
        found = {
            name: {column["name"] for column in inspect(store.engine).get_columns(name) if not column.get("computed")}
            for name in schema.metadata.tables
        }
    assert found == {name: set(table.columns.keys()) for name, table in schema.metadata.tables.items()}


def test_sqlite_runs_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store, store.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
