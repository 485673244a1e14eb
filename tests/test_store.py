"""The store on both engines: identity of plans and sources, versions, limits, copies, faults."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from planparse import errors, record
from planparse.model import Plan
from planparse.store import Filter, Store, schema, upkeep, writing
from planparse.store.ledger import Ledger
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
        with store.connection() as connection:
            assert writing.parsers(connection, "a".rjust(64, "0")) == {("0.1.0", "1" * 64)}


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
        Ledger(store, "", "").known("a", "a".rjust(64, "0"), "bản sao.txt")
        Ledger(store, "", "").known("b", "a".rjust(64, "0"), "bản sao 2.txt")
        Ledger(store, "", "").known("b", "a".rjust(64, "0"), "bản sao 2.txt")
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
