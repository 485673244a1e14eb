"""Drawings of what is tied to a node: the same each time, nothing on top of another, nothing lost without being counted."""

from __future__ import annotations

import networkx as nx
import pytest

from planparse.graph import build
from planparse.render.network import KINDS, ego
from planparse.text import collation
from tests.asked import data_of, district, province

BODY = "agency:phong-ldtbxh@quang-ngai/duc-pho"


@pytest.fixture(scope="module")
def graph():  # type: ignore[no-untyped-def]
    return build([data_of(province()), data_of(district())])


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_boxes_stand_apart(graph, steps: int) -> None:  # type: ignore[no-untyped-def]
    drawn = ego(graph, BODY, steps=steps)
    width, height = drawn.box
    for one in drawn.dots:
        assert 0 <= one.x <= drawn.width - width
        assert 0 <= one.y <= drawn.height - height
        assert not [
            other.name for other in drawn.dots if other is not one and abs(other.x - one.x) < width and abs(other.y - one.y) < height
        ]
    assert {name for line in drawn.lines for name in (line.start, line.end)} <= {dot.name for dot in drawn.dots}


def test_it_is_the_same_each_time(graph) -> None:  # type: ignore[no-untyped-def]
    again = build([data_of(district()), data_of(province())])
    assert ego(graph, BODY, steps=2) == ego(again, BODY, steps=2)
    labels = [
        dot.label for dot in sorted(ego(graph, BODY).dots, key=lambda dot: (dot.x, dot.y)) if dot.kind == "obligation" and dot.x < 100
    ]
    assert labels == sorted(labels, key=collation.key)


def test_what_is_left_out_is_counted(graph) -> None:  # type: ignore[no-untyped-def]
    whole = ego(graph, BODY, steps=3)
    part = ego(graph, BODY, steps=3, most=5)
    assert (len(part.dots), part.left) == (5, len(whole.dots) - 5)
    assert part.dots[0].name == BODY
    some = ego(graph, BODY, steps=3, kinds=["obligation"])
    assert {dot.kind for dot in some.dots} == {"agency", "obligation"}
    assert some.dots[0].more > 0
    assert set(KINDS) >= {dot.kind for dot in whole.dots}
    with pytest.raises(KeyError):
        ego(graph, "agency:khong-co")


@pytest.mark.parametrize(("number", "share"), [(5, 0.5), (60, 0.15)])
def test_the_centre_is_in_the_middle_but_never_out_of_sight(number: int, share: float) -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("plan:p", kind="plan", label="p")
    for one in range(number):
        made.add_node(f"p#obligation/{one}", kind="obligation", label=str(one))
        made.add_edge("plan:p", f"p#obligation/{one}", kind="orders")
    drawn = ego(made, "plan:p")
    assert drawn.dots[0].y + drawn.box[1] / 2 == pytest.approx(drawn.height * share, rel=0.2)
