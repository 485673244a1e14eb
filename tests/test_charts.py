"""Charts: shapes without styles, words that stay words, and numbers that are those of the timeline."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from lxml import etree

from planparse.render.charts import NARROW, WIDE, Cell, Shape, heat, strip
from planparse.store import Filter, Store
from planparse.store.load import by_body, by_month
from planparse.store.timeline import timeline
from tests.test_web_hostile import EVIL

SVG = "{http://www.w3.org/2000/svg}"


def drawn(text: str) -> Any:
    return etree.fromstring(text.encode())


SHADES = [
    ([0, 1], ["s0", "s5"], "một là nhiều nhất"),
    ([0, 1, 5, 10], ["s0", "s1", "s3", "s5"], "chia năm bậc"),
    ([1, 1000], ["s1", "s5"], "ít không thành không"),
    ([0, 0], ["s0", "s0"], "không có gì"),
]


@pytest.mark.parametrize(("values", "shades", "why"), SHADES)
def test_shades(values: list[int], shades: list[str], why: str) -> None:
    chart = drawn(heat([str(number) for number in values], [("Sở Y tế", [Cell(value) for value in values])], WIDE))
    assert [one.get("class") for one in chart.iter(f"{SVG}rect")] == shades, why
    written = [one.text for one in chart.iter(f"{SVG}text") if (one.get("class") or "").startswith("value")]
    assert written == [str(value) for value in values if value]


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_nothing_sticks_out(shape: Shape) -> None:
    row = ("Ủy ban nhân dân các huyện, thị xã, thành phố và các cơ quan, đơn vị có liên quan", [Cell(3, "/x", "y")] * 12)
    chart = drawn(heat([f"{number:02d}" for number in range(1, 13)], [row] * 9, shape))
    width, height = float(chart.get("width")), float(chart.get("height"))
    for one in chart.iter(f"{SVG}rect"):
        assert float(one.get("x")) + float(one.get("width")) <= width
        assert float(one.get("y")) + float(one.get("height")) <= height
    assert width <= (1200 if shape is WIDE else 340)
    assert not [one for one in chart.iter() if one.get("style") or one.get("onclick")]


def test_words_stay_words() -> None:
    cell = Cell(1, f'/calendar?text={EVIL}"><script>', EVIL)
    for text in (heat([EVIL], [(EVIL, [cell])], WIDE), strip([cell])):
        chart = drawn(text)
        assert {etree.QName(one).localname for one in chart.iter()} <= {"svg", "a", "g", "title", "rect", "text"}
        assert not [name for one in chart.iter() for name in one.keys() if name.startswith("on")]  # noqa: SIM118
        assert "\u202e" not in text


def test_no_rows_and_no_cells() -> None:
    assert drawn(heat([], [], WIDE)).get("height") == "22"
    assert list(drawn(strip([]))) == []


ASKED = [
    Filter(),
    Filter(place="tu ky"),
    Filter(agency="Sở Y tế"),
    Filter(text="tre em"),
    Filter(theme="reporting", year=2023),
    Filter(text="khoai tây"),
]


@pytest.mark.parametrize("ask", ASKED)
def test_numbers_are_those_of_the_timeline(kept_plans: str, ask: Filter) -> None:
    with Store(kept_plans, read_only=True) as store:
        rows = [row for row in timeline(store, ask) if row["last"] < "3000"]
        assert by_month(store, ask) == dict(sorted(Counter(row["last"][:7] for row in rows).items()))
        wanted: Counter[tuple[str, str]] = Counter()
        for row in rows:
            leads = {one["agency_id"] for one in row["obligation"]["responsible"] if one["role"] == "lead" and one["agency_id"]}
            wanted.update((one, row["last"][:7]) for one in leads)
        found = by_body(store, ask)
    assert {(one.agency_id, month): times for one in found for month, times in one.months.items()} == wanted
    assert [one.total for one in found] == sorted((one.total for one in found), reverse=True)
