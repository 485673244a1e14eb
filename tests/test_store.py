"""The store on both engines: identity of plans and sources, versions, limits, copies, faults."""

from __future__ import annotations

import json
import threading
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, text, update

from planparse import errors, record
from planparse.model import Plan
from planparse.store import Filter, Store, engine, schema, upkeep
from planparse.store.mounts import is_remote
from planparse.store.query import query
from tests.asked import data_of, district, made, province


def counted(store: Store, table: Any) -> int:
    with store.connection() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def outcomes(store: Store, *plans: Plan) -> list[tuple[str, str]]:
    return [(one.outcome, one.plan_id) for one in store.write(*plans)]


def names(store: Store) -> list[str]:
    with store.connection() as connection:
        return sorted(connection.scalars(select(schema.names.c.name)))


ID = "mau/2025/kh-1"
VERSIONS = [
    ("0.1.0", "0.1.0", "unchanged", "cùng phiên bản, cùng bản ghi"),
    ("0.1.0", "0.2.0", "replaced", "phiên bản mới hơn thay"),
    ("0.9.0", "0.10.0", "replaced", "10 lớn hơn 9"),
    ("0.2.0", "0.1.9", "kept", "phiên bản cũ không đè"),
    ("1.0.0", "1.0.0.dev1", "replaced", "bản thử cùng số: như mới hơn"),
]


@pytest.mark.parametrize(("first", "second", "outcome", "why"), VERSIONS)
def test_a_source_and_the_version_of_its_parser(address: str, first: str, second: str, outcome: str, why: str) -> None:
    with Store(address) as store:
        assert outcomes(store, made(parser=first)) == [("added", ID)]
        assert outcomes(store, made(parser=second)) == [(outcome, ID)], why
        kept = max(first, second, key=lambda one: [int(part) if part.isdigit() else 0 for part in one.split(".")])
        assert store.load(ID).parser.version == kept
        assert (counted(store, schema.sources), counted(store, schema.obligations)) == (1, 2)
        assert list(upkeep.check(store)) == []


def test_other_tables_of_the_same_version_replace(address: str) -> None:
    data = data_of(made())
    data["parser"]["config_sha256"] = "1" * 64
    data["obligations"] = data["obligations"][:1]
    with Store(address) as store:
        store.write(made())
        assert outcomes(store, record.loads(json.dumps(data))) == [("replaced", ID)]
        assert counted(store, schema.obligations) == 1
        assert store.parsed("a".rjust(64, "0")) == [("0.1.0", "1" * 64)]


def test_what_is_loaded_is_what_was_written(address: str) -> None:
    for plan in (province(), made()):
        with Store(address) as store:
            store.write(plan)
            assert store.load(plan.plan_id) == plan
            assert [data["plan_id"] for data in store.records(Filter(plan=plan.plan_id))] == [plan.plan_id]


def test_one_file_under_several_names_is_one_source(address: str) -> None:
    with Store(address) as store:
        assert outcomes(store, made(name="kế hoạch.txt")) == [("added", ID)]
        assert outcomes(store, made(name="bản sao.txt")) == [("unchanged", ID)]
        store.name("a".rjust(64, "0"), "bản sao.txt")
        store.name("a".rjust(64, "0"), "bản sao 2.txt")
        store.name("a".rjust(64, "0"), "bản sao 2.txt")
        assert counted(store, schema.sources) == 1
        assert names(store) == ["bản sao 2.txt", "bản sao.txt", "kế hoạch.txt"]


def test_only_another_name_changes_nothing_else(address: str) -> None:
    """INTERCHANGE: byte-identical files are one source with several names."""
    with Store(address) as store:
        store.write(made(name="kế hoạch.txt"))
        assert outcomes(store, made(name="bản sao.txt")) == [("unchanged", ID)]
        assert store.load(ID).source.file_name == "kế hoạch.txt"


FULLEST = [
    ({"more": ""}, {"more": " Hết."}, 1, "nhiều chữ hơn"),
    ({"status": "complete"}, {"status": "partial", "more": " Hết."}, 0, "bản đủ hơn bản hỏng, dù ngắn"),
    ({"ocr": True, "more": " Hết."}, {"ocr": False}, 1, "bản có chữ hơn bản quét, dù ngắn"),
    ({"ocr": True}, {"status": "partial"}, 0, "bản quét đủ hơn bản hỏng"),
    ({}, {}, 0, "bằng nhau: theo mã băm"),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("first", "second", "shown", "why"), FULLEST)
def test_the_fullest_of_several_sources_is_shown(
    address: str, first: dict[str, Any], second: dict[str, Any], shown: int, why: str, turned: bool
) -> None:
    sources = [made(sha="a", name="dự thảo.docx", **first), made(sha="b", name="bản ký.pdf", **second)]
    with Store(address) as store:
        for plan in reversed(sources) if turned else sources:
            assert outcomes(store, plan) == [("added", ID)]
        assert store.load(ID) == sources[shown], why
        assert (counted(store, schema.plans), counted(store, schema.sources), counted(store, schema.obligations)) == (1, 2, 2)
        assert list(upkeep.check(store)) == []


def test_titles_that_say_nearly_the_same_are_one_plan_others_clash(address: str) -> None:
    with Store(address) as store:
        store.write(made(sha="a"))
        assert outcomes(store, made(sha="b", title="Phòng chống đuối nước trẻ em, năm 2025")) == [("added", ID)]
        other = made(sha="c", title="Chuyển đổi số và cải cách hành chính")
        assert outcomes(store, other) == [("added", f"{ID}~2")]
        assert outcomes(store, other) == [("unchanged", f"{ID}~2")]
        assert outcomes(store, made(sha="d", title="Phòng cháy, chữa cháy rừng mùa khô")) == [("added", f"{ID}~3")]
        assert outcomes(store, made(sha="e", title="Chuyển đổi số, cải cách hành chính")) == [("added", f"{ID}~2")]
        assert store.plan_ids() == [ID, f"{ID}~2", f"{ID}~3"]
        rows = list(query(store, "obligations", Filter(plan=f"{ID}~2")))
        assert rows
        assert all(row["id"].startswith(f"{ID}~2#") and row["plan_id"] == f"{ID}~2" for row in rows)
        assert all(key.startswith(f"{ID}~2#") for row in rows for key in row["deadlines"])
        assert list(upkeep.check(store)) == []


def test_the_newer_reading_of_a_clashing_plan_stays_in_its_place(address: str) -> None:
    other = {"sha": "c", "title": "Chuyển đổi số và cải cách hành chính"}
    with Store(address) as store:
        store.write(made(sha="a"))
        store.write(made(**other))
        assert outcomes(store, made(parser="0.2.0", **other)) == [("replaced", f"{ID}~2")]
        assert store.plan_ids() == [ID, f"{ID}~2"]


def test_without_titles_words_decide(address: str) -> None:
    with Store(address) as store:
        store.write(made(sha="a", title=None))
        assert outcomes(store, made(sha="b", title=None, more=" Thêm một câu.")) == [("added", ID)]
        data = data_of(made(sha="c", title=None))
        data["text"] = "".join("q" if char.isalpha() else char for char in data["text"])
        assert outcomes(store, record.loads(json.dumps(data))) == [("added", f"{ID}~2")]


def test_documents_of_one_file_come_together_or_not_at_all(address: str) -> None:
    one, two = made("mau/2025/qd-1", part=1, title="Ban hành Kế hoạch"), made("mau/2025/kh-2", part=2)
    broken = data_of(made("mau/2025/kh-3", part=3))
    broken["obligations"][0]["deadlines"] = ["không có"]
    with Store(address) as store:
        with pytest.raises((errors.PlanparseError, KeyError)):
            store.write(one, two, record.loads(json.dumps(broken)))
        assert store.plan_ids() == []
        assert counted(store, schema.bodies) == 0
        assert [outcome for outcome, _ in outcomes(store, one, two)] == ["added", "added"]


def test_documents_that_a_newer_reading_does_not_give_go(address: str) -> None:
    with Store(address) as store:
        store.write(made("mau/2025/qd-1", part=1, title="Ban hành Kế hoạch"), made("mau/2025/kh-2", part=2), made("mau/2025/kh-3", part=3))
        new = made("mau/2025/qd-1", part=1, title="Ban hành Kế hoạch", parser="0.2.0")
        assert outcomes(store, new) == [("replaced", "mau/2025/qd-1")]
        assert store.plan_ids() == ["mau/2025/qd-1"]
        assert list(upkeep.check(store)) == []


def test_a_newer_reading_that_names_the_plan_otherwise_moves_it(address: str) -> None:
    with Store(address) as store:
        store.write(made())
        assert outcomes(store, made("mau/2025/12-kh-ubnd", parser="0.2.0")) == [("replaced", "mau/2025/12-kh-ubnd")]
        assert store.plan_ids() == ["mau/2025/12-kh-ubnd"]


def test_remove(address: str) -> None:
    with Store(address) as store:
        store.write(made(sha="a"))
        store.write(made(sha="b", more=" Hết."))
        store.write(province())
        store.remove(ID)
        assert store.plan_ids() == [province().plan_id]
        kept = {"plans", "sources", "source_names"}
        for table in schema.metadata.sorted_tables:
            if table.name not in {"store", "bodies", *kept}:
                with store.connection() as connection:
                    found = connection.execute(select(table)).mappings().all()
                assert not any(ID in json.dumps(dict(row), default=str) for row in found), table.name
        assert list(query(store, "obligations", Filter(text="tập huấn"))) == list(
            query(store, "obligations", Filter(text="Tập huấn sơ cứu"))
        )
        with pytest.raises(errors.PlanUnknownError):
            store.remove(ID)
        assert list(upkeep.check(store)) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("quang-ngai/2023/15-kh-ubnd", "quang-ngai/2023/15-kh-ubnd"),
        ("15-kh", "quang-ngai/2023/15-kh-ubnd"),
        ("duc-pho", "quang-ngai/duc-pho/2023/27-kh-ubnd"),
        ("Đức-Phổ", "quang-ngai/duc-pho/2023/27-kh-ubnd"),
        ("quang-ngai", None),
        ("ha-noi", None),
        ("%", None),
        ("", None),
    ],
)
def test_find_by_part(store_of_two: Store, name: str, found: str | None) -> None:
    if found:
        assert store_of_two.find(name) == found
        return
    with pytest.raises(errors.PlanUnknownError):
        store_of_two.find(name)


@pytest.fixture(scope="module")
def store_of_two(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}")
    store.write(province())
    store.write(district())
    return store


def test_order_is_by_code_point_on_both_engines(address: str) -> None:
    ids = ["a/2025/kh-1", "a-b/2025/kh-1", "a/b/2025/kh-1", "ab/2025/kh-1", "z/2025/kh-1", "A/2025/kh-1", "đ/2025/kh-1", "a/2025/kh-1~2"]
    with Store(address) as store:
        for number, plan_id in enumerate(ids):
            store.write(made(plan_id, sha=str(number)))
        assert store.plan_ids() == sorted(ids)
        assert [row["plan_id"] for row in query(store, "plans", Filter())] == sorted(ids)
        assert list(dict.fromkeys(row["plan_id"] for row in query(store, "deadlines", Filter()))) == sorted(ids)


# what is refused


@pytest.mark.parametrize("version", ["2", "99", "x"])
def test_a_newer_schema_is_refused(address: str, version: str) -> None:
    with Store(address) as store, store.connection() as connection:
        connection.execute(update(schema.store).values(value=version))
    for read_only in (True, False):
        with pytest.raises(errors.StoreVersionError) as caught:
            Store(address, read_only=read_only)
        assert caught.value.code == "E_STORE_VERSION"
        assert version in caught.value.detail


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
            store.quarantine("a", "b", errors.EmptyError(), "0")
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
        store.name("a".rjust(64, "0"), words + "2")
        assert list(upkeep.check(store)) == []
        assert [row["text"] for row in query(store, "obligations", Filter(text="a b"))] == [words]


# several writers


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


# upkeep


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
        store.quarantine("a.pdf", "0", errors.NeedsOcrError(), "0.1.0")
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


def test_a_record_of_two_parts_of_a_name(address: str) -> None:
    """A plan that a newer parser splits in two keeps its first."""
    with Store(address) as store:
        store.write(made("mau/2025/kh-1", part=1))
        new = [
            made("mau/2025/kh-1", part=1, parser="0.2.0"),
            made("mau/2025/kh-2", part=2, parser="0.2.0", title="Phụ lục: giao chỉ tiêu dạy bơi"),
        ]
        assert outcomes(store, *new) == [("replaced", "mau/2025/kh-1"), ("added", "mau/2025/kh-2")]
        assert list(upkeep.check(store)) == []


def test_failures_count_their_attempts_and_are_released(address: str) -> None:
    with Store(address) as store:
        for _ in range(3):
            store.quarantine("thư mục/a.pdf", "0", errors.NeedsOcrError("", "trang 1"), "0.1.0")
        store.quarantine("Z.pdf", "1", errors.EmptyError(), "0.1.0")
        assert store.failures() == [
            {"source": "Z.pdf", "code": "E_EMPTY", "detail": "", "attempts": 1},
            {"source": "thư mục/a.pdf", "code": "E_NEEDS_OCR", "detail": "trang 1", "attempts": 3},
        ]
        store.release("Z.pdf")
        assert [row["source"] for row in store.failures()] == ["thư mục/a.pdf"]


def test_the_tables_are_the_same_on_both_engines(address: str) -> None:
    from sqlalchemy import inspect

    with Store(address) as store:
        found = {name: {column["name"] for column in inspect(store.engine).get_columns(name)} for name in schema.metadata.tables}
    assert found == {name: set(table.columns.keys()) for name, table in schema.metadata.tables.items()}


def test_sqlite_runs_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store, store.connection() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
