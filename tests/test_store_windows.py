"""Parts and orders of the rows of a store, and what people narrow a question by, on both engines."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planparse.correct import change
from planparse.store import Filter, Store, attention, bodies, corrections
from planparse.store.facets import facets, number
from planparse.store.query import query
from planparse.store.stamp import Stamps
from planparse.store.timeline import nearest
from planparse.text import collation
from tests.asked import data_of, district, made, province


@pytest.fixture
def store(address: str) -> Any:
    with Store(address) as opened:
        for plan in (province(), district(), made()):
            opened.write(plan)
        yield opened


KINDS: Any = ["obligations", "citations", "agencies", "deadlines", "targets", "plans"]


@pytest.mark.parametrize("kind", KINDS)
def test_parts_make_the_whole(store: Store, kind: Any) -> None:
    whole = [row["id"] for row in query(store, kind, Filter())]
    assert [row["id"] for row in query(store, kind, Filter(), 2, offset=1)] == whole[1:3]
    assert [row["id"] for row in query(store, kind, Filter(), offset=1)] == whole[1:]
    steps: list[str] = []
    while part := [row["id"] for row in query(store, kind, Filter(), 2, after=steps[-1] if steps else None)]:
        steps += part
    assert steps == whole
    assert list(query(store, kind, Filter(), after="none#of/these")) == [] or kind == "plans"


def test_parts_of_a_search(store: Store) -> None:
    whole = [row["id"] for row in query(store, "obligations", Filter(text="thực hiện"))]
    assert len(whole) == 2
    assert [row["id"] for row in query(store, "obligations", Filter(text="thực hiện"), 1, offset=1)] == whole[1:2]
    assert [row["id"] for row in query(store, "obligations", Filter(text="thực hiện"), 5, after=whole[0])] == whole[1:]
    assert list(query(store, "obligations", Filter(text="thực hiện"), after="x")) == []


def test_orders(store: Store) -> None:
    by_body = [row["responsible"] for row in query(store, "obligations", Filter(), sort="agency")]
    names = [min((one["name"] for one in some if one["role"] == "lead"), key=collation.key) for some in by_body if some]
    assert names == sorted(names, key=collation.key)
    sure = [row["confidence"] for row in query(store, "obligations", Filter(text="thực hiện"), sort="confidence")]
    assert sure == sorted(sure)
    assert [bool(row["due"]) for row in query(store, "obligations", Filter(plan=province().plan_id), sort="due")][:3] == [True] * 3


def test_facets(store: Store) -> None:
    found = facets(store, Filter(year=2023))
    assert number(store, Filter()) == len(list(query(store, "obligations", Filter())))
    for name, values in found.items():
        for value, count in values:
            asked: dict[str, Any] = {"year": 2023, name: value} | ({"role": "lead"} if name == "agency" else {})
            assert len(list(query(store, "obligations", Filter(**asked)))) == count, (name, value)
    assert dict(found["place"])["quang-ngai"] > dict(found["place"])["quang-ngai/duc-pho"]


def test_bodies_and_instruments(store: Store) -> None:
    rows = {row["agency_id"]: row for row in bodies.agencies(store, Filter())}
    assert rows["so-y-te@quang-ngai"]["lead"] == len(list(query(store, "obligations", Filter(agency="so-y-te@quang-ngai", role="lead"))))
    assert [row["name"] for row in bodies.agencies(store, Filter(text="y te"))] == ["Sở Y tế", "Phòng Y tế"]
    cited = {row["instrument_id"]: row for row in bodies.instruments(store, Filter())}
    assert cited["vn/quang-ngai/kh/2023/15-kh-ubnd"]["plans"] == 1
    assert bodies.names(store, ["so-y-te@quang-ngai", "x"]) == {"so-y-te@quang-ngai": ("Sở Y tế", "province")}


def test_what_to_look_at(store: Store) -> None:
    held = attention.holdings(store)
    assert (held["plans"], held["obligations"]) == (3, number(store, Filter()))
    assert attention.attention(store, date(2023, 6, 15))["soon"] >= 2
    assert attention.attention(store, date(1999, 1, 1))["soon"] == 0
    assert nearest(store, Filter(), date(1999, 1, 1)).year == 2023
    assert nearest(store, Filter(plan=district().plan_id), date(2030, 1, 1)) == date(2023, 12, 31)
    assert nearest(store, Filter(text="không có chữ này"), date(2030, 1, 1)) == date(2030, 1, 1)


def test_facets_of_many_are_those_of_their_plans(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    few = facets(store, Filter())
    monkeypatch.setattr("planparse.store.facets._COUNTED", 3)
    many = facets(store, Filter())
    for name in ("level", "place", "year"):
        assert many[name] == few[name]
    assert many["theme"] == many["agency"] == []
    assert facets(store, Filter(text="cắm biển"))["agency"]


def test_the_stamp_of_a_store_changes_with_it(store: Store) -> None:
    stamps = Stamps(store)
    seen = [stamps.now()]
    assert stamps.now() == seen[0]
    store.remove(district().plan_id)
    seen.append(stamps.now())
    store.write(district())
    seen.append(stamps.now())
    (said,) = corrections.add(store, [change(data_of(district()), None, "edit", "title", "Tên khác")], author="Lan", source="web")
    seen.append(stamps.now())
    corrections.undo(store, [said.id], author="Lan")
    seen.append(stamps.now())
    stamps.close()
    assert len(set(seen)) == 5
