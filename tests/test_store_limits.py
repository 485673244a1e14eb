"""What a store refuses, on both engines: strange addresses and files, network file systems, writing where one only reads, long questions."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from planparse import errors, record
from planparse.store import Filter, Store, engine, schema, upkeep
from planparse.store.ledger import Ledger
from planparse.store.mounts import is_remote
from planparse.store.query import query
from tests.asked import data_of, made, province

ID = "mau/2025/kh-1"


def test_asking_what_is_not_there_makes_nothing(address: str, tmp_path: Path) -> None:
    with pytest.raises(errors.StoreMissingError):
        Store(address, read_only=True)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(errors.StoreMissingError):
        Store(address, read_only=True)


@pytest.mark.parametrize(
    "bad",
    ["kho.db", "", "sqlite://", "sqlite:///:memory:", "mysql://x/y", "postgresql://127.0.0.1:1/none", "sqlite:////không/có/thư/mục/kho.db"],
)
def test_an_address_that_is_none(bad: str) -> None:
    with pytest.raises(errors.StoreError) as caught:
        Store(bad)
    assert caught.value.code == "E_STORE"


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "kho.db"
    file.write_bytes(b"khong phai co so du lieu " * 100)
    for read_only in (True, False):
        with pytest.raises(errors.StoreError):
            Store(f"sqlite:///{file}", read_only=read_only)
    assert file.read_bytes() == b"khong phai co so du lieu " * 100


@pytest.mark.parametrize("name", ["kho có dấu.db", "50%.db", "a#b.db", "a+b&c.db", "a;b.db"])
def test_files_of_any_name(tmp_path: Path, name: str) -> None:
    with Store(f"sqlite:///{tmp_path / name}") as store:
        store.write(made())
        assert store.files()[0] == tmp_path / name
    assert (tmp_path / name).is_file()
    with Store(f"sqlite:///{tmp_path / name}", read_only=True) as store:
        assert store.plan_ids() == [ID]


MOUNTS = "/dev/vda1 / ext4 rw 0 0\nnas:/kho /mnt/kho nfs4 rw 0 0\n//may/chung /mnt/c\\040chung cifs rw 0 0\ntmpfs /mnt/kho/tam tmpfs rw 0 0\nx /mnt/f fuse.sshfs rw 0 0\nlạ\n"


@pytest.mark.parametrize(
    ("path", "remote", "why"),
    [
        ("/root/kho.db", False, "đĩa của máy"),
        ("/mnt/kho/kho.db", True, "NFS"),
        ("/mnt/kho2/kho.db", False, "tên giống đầu tên khác"),
        ("/mnt/c chung/a/kho.db", True, "thư mục chung của Windows, tên có dấu cách"),
        ("/mnt/kho/tam/kho.db", False, "đĩa máy gắn trong thư mục mạng"),
        ("/mnt/f/kho.db", True, "sshfs qua FUSE"),
    ],
)
def test_network_file_systems(path: str, remote: bool, why: str) -> None:
    assert is_remote(Path(path), MOUNTS) is remote, why


def test_a_store_on_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"nas:/ {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr("planparse.store.mounts._TABLE", table)
    with pytest.raises(errors.StoreError, match="network"):
        Store(f"sqlite:///{tmp_path / 'kho.db'}")
    assert not (tmp_path / "kho.db").exists()


def test_who_only_reads_cannot_write(address: str) -> None:
    with Store(address) as store:
        store.write(made())
    with Store(address, read_only=True) as store:
        with pytest.raises(errors.StoreError):
            store.write(province())
        with pytest.raises(errors.StoreError):
            store.remove(ID)
        with pytest.raises(errors.StoreError):
            Ledger(store, "0", "").failed("a", "b", errors.EmptyError())
        with pytest.raises(errors.PlanparseError), store.connection() as connection:
            connection.execute(delete(schema.plans))
        with pytest.raises(errors.PlanparseError), store.connection() as connection:
            connection.exec_driver_sql("CREATE TABLE more (x integer)")
        assert store.plan_ids() == [ID]


_ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b",
}


def test_a_question_that_takes_too_long_is_stopped(address: str) -> None:
    with Store(address) as store:
        store.write(made())
    with Store(address, read_only=True, seconds=0.3) as store:
        start = time.monotonic()
        with pytest.raises(errors.QueryTimeError) as caught, store.connection() as connection:
            connection.exec_driver_sql(_ENDLESS[store.engine.dialect.name]).all()
        assert time.monotonic() - start < 10
        assert caught.value.code == "E_QUERY_TIME"
        assert len(list(query(store, "obligations", Filter()))) == 2  # the next question has time of its own


@pytest.mark.parametrize(
    ("steps", "stopped", "why"),
    [
        ([0.2] * 4, False, "0,8 giây máy"),
        ([0.2] * 6, True, "1,2 giây máy"),
        ([0.1, 60, 0.1], False, "người đọc dừng một phút giữa chừng"),
        ([0.4, 60, 0.4], True, "máy vẫn làm quá lâu"),
    ],
)
def test_the_time_of_a_slow_reader_does_not_count(monkeypatch: pytest.MonkeyPatch, steps: list[float], stopped: bool, why: str) -> None:
    now = 100.0
    monkeypatch.setattr("planparse.store.engine.time.monotonic", lambda: now)
    over = engine._clock(1.0)
    told = []
    for step in steps:
        now += step
        told.append(over())
    assert any(told) is stopped, why


def test_an_error_of_the_database_tells_no_text(address: str) -> None:
    with Store(address) as store:
        with pytest.raises(errors.PlanparseError) as caught, store.connection() as connection:
            connection.execute(text("SELECT 'bí mật của trẻ' FROM nowhere"))
        assert "bí mật" not in str(caught.value)
        assert "bí mật" not in caught.value.detail


def test_a_password_is_not_told() -> None:
    with pytest.raises(errors.StoreError) as caught:
        Store("postgresql://ai:bi-mat@127.0.0.1:1/kho")
    assert "bi-mat" not in caught.value.source
    assert "127.0.0.1" in caught.value.source


@pytest.mark.parametrize("words", ["a\x00b", "a\ud800b"])
def test_characters_that_engines_do_not_take(address: str, words: str) -> None:
    data = data_of(made())
    data["metadata"]["title"] = data["metadata"]["issuer"]["name"] = words
    data["agencies"][0]["name"] = data["obligations"][0]["text"] = data["obligations"][0]["responsible"][0]["name"] = words
    data["source"]["file_name"] = words
    with Store(address) as store:
        store.write(record.loads(json.dumps(data)))
        Ledger(store, "", "").known("a", "a".rjust(64, "0"), words + "2")
        assert list(upkeep.check(store)) == []
        assert [row["text"] for row in query(store, "obligations", Filter(text="a b"))] == [words]
