"""The graph of obligations: what it holds, that order does not matter, files of it read back, and what it answers."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from planparse import parse_text
from planparse.exchange import graphs
from planparse.graph import build, nodes, questions
from tests.asked import data_of, district, made, province
from tests.conftest import ROOT

P, D = "quang-ngai/2023/15-kh-ubnd", "quang-ngai/duc-pho/2023/27-kh-ubnd"
Graph = Any


@pytest.fixture(scope="module")
def two() -> Graph:
    """A plan of a province and that of its district."""
    return build([data_of(province()), data_of(district())])


def edges(graph: Graph, kind: str) -> set[tuple[str, str]]:
    return {(start, end) for start, end, data in graph.edges(data=True) if data["kind"] == kind}


EDGES = [
    ("imposes", "agency:ubnd@quang-ngai", f"plan:{P}", "ai ban hành"),
    ("imposes", f"plan:{P}", f"{P}#obligation/I/1", "kế hoạch giao việc"),
    ("responsible", f"{P}#obligation/II/2/-1", "agency:so-y-te@quang-ngai", "chủ trì"),
    ("responsible", f"{P}#obligation/II/1/-1", "agency:so-y-te@quang-ngai", "phối hợp"),
    ("reports_to", f"{P}#obligation/II/1/-1", "agency:ubnd@quang-ngai", "báo cáo"),
    ("due", f"{P}#obligation/I/2", f"{P}#deadline/1", "thời hạn"),
    ("aims_at", f"{P}#obligation/I/1", f"{P}#target/1", "chỉ tiêu"),
    ("cites", f"{P}#obligation/II/1/-1", "instrument:vn/qd/2019/1863-qd-ttg", "việc dẫn văn bản"),
    ("based_on", f"plan:{P}", "instrument:vn/luat/2016/102-2016-qh13", "căn cứ"),
    ("implements", f"plan:{P}", "instrument:vn/qd/2019/1863-qd-ttg", "thực hiện"),
    ("based_on", f"plan:{D}", f"plan:{P}", "kế hoạch huyện căn cứ kế hoạch tỉnh"),
    ("superior_of", f"plan:{P}", f"plan:{D}", "kế hoạch trên, kế hoạch dưới"),
    ("superior_of", "agency:ubnd@quang-ngai", "agency:ubnd@quang-ngai/duc-pho", "ủy ban trên, ủy ban dưới"),
    ("cites", f"{D}#obligation/I/1/-1", f"plan:{P}", "việc của huyện dẫn kế hoạch tỉnh"),
    ("part_of", f"plan:{D}", "place:quang-ngai/duc-pho", "địa bàn"),
    ("part_of", "place:quang-ngai/duc-pho", "place:quang-ngai", "huyện thuộc tỉnh"),
    ("part_of", f"{P}#section/II/1", f"{P}#section/II", "mục trong mục"),
    ("part_of", f"{P}#section/II", f"plan:{P}", "mục của kế hoạch"),
    ("part_of", f"{P}#obligation/I/1", f"{P}#section/I/1", "việc trong mục"),
    ("part_of", f"{P}#obligation/I/1", "theme:training", "loại hoạt động"),
    ("part_of", "agency:so-y-te@quang-ngai", "place:quang-ngai", "cơ quan ở đâu"),
]


@pytest.mark.parametrize(("kind", "start", "end", "why"), EDGES)
def test_edges(two: Graph, kind: str, start: str, end: str, why: str) -> None:
    assert (start, end) in edges(two, kind) or (kind == "part_of" and nx.has_path(two, start, end)), why


def test_roles_and_successors(two: Graph) -> None:
    duty = f"{P}#obligation/II/1/-1"
    roles = {end: data["role"] for _, end, data in two.out_edges(duty, data=True) if data["kind"] == "responsible"}
    assert roles == {
        "agency:so-ldtbxh@quang-ngai": "lead",
        "agency:so-y-te@quang-ngai": "coordinate",
        "agency:cong-an@quang-ngai": "coordinate",
    }
    heirs = {end for start, end in edges(two, "succeeded_by") if start == "agency:so-ldtbxh@quang-ngai"}
    assert "agency:so-y-te@quang-ngai" in heirs  # trẻ em: về ngành y tế từ 01/3/2025
    assert not edges(build([data_of(province())], successors=False), "succeeded_by")


@pytest.mark.parametrize("relation", ["replaces", "amends"])
def test_a_plan_that_replaces_or_amends_another(relation: str) -> None:
    data = data_of(district())
    data["citations"][0]["relation"] = relation
    graph = build([data, data_of(province())])
    assert (f"plan:{D}", f"plan:{P}") in edges(graph, relation)


def test_a_cited_plan_that_is_not_there_is_an_instrument() -> None:
    graph = build([data_of(district())])
    assert (f"plan:{D}", "instrument:vn/quang-ngai/kh/2023/15-kh-ubnd") in edges(graph, "based_on")
    assert not [pair for pair in edges(graph, "superior_of") if pair[0].startswith("plan:")]


def test_misprinted_numbers_are_called_as_the_registry_has_them() -> None:
    data = data_of(province())
    data["citations"][1] |= {"number": "1836/QĐ-TTg", "resolution": "corrected"}
    node = build([data]).nodes["instrument:vn/qd/2019/1863-qd-ttg"]
    assert (node["label"], node["number"], node["date"]) == ("QĐ 1863/QĐ-TTg", "1863/QĐ-TTg", "2019-12-23")
    assert "bạo lực, xâm hại trẻ em" in node["title"]


def test_kinds_are_documented() -> None:
    page = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    for kind in (*nodes.NODES, *nodes.EDGES):
        assert f"| `{kind}` |" in page, kind
    graph = build([data_of(province()), data_of(district()), data_of(made())])
    assert {data["kind"] for _, data in graph.nodes(data=True)} <= set(nodes.NODES)
    assert {data["kind"] for _, _, data in graph.edges(data=True)} <= set(nodes.EDGES)
    named = {key for _, data in graph.nodes(data=True) for key in data} | {key for _, _, data in graph.edges(data=True) for key in data}
    assert sorted(key for key in named if f"`{key}`" not in page) == []


# the five plans

GOLDEN = {
    "plan": 5,
    "obligation": 314,
    "section": 163,
    "deadline": 34,
    "target": 22,
}


@pytest.fixture(scope="module")
def five() -> list[dict[str, Any]]:
    return [data_of(parse_text(path.read_text(encoding="utf-8"))) for path in sorted((ROOT / "corpus").glob("*.txt"))]


def test_the_five_plans(five: list[dict[str, Any]]) -> None:
    graph = build(five)
    counts = Counter(data["kind"] for _, data in graph.nodes(data=True))
    assert {kind: counts[kind] for kind in GOLDEN} == GOLDEN
    assert counts["section"] == sum(len(plan["sections"]) for plan in five)
    kinds = Counter(data["kind"] for _, _, data in graph.edges(data=True))
    assert kinds["imposes"] == 314 + sum(1 for plan in five if plan["metadata"]["issuer"])
    assert kinds["responsible"] == sum(len(duty["responsible"]) for plan in five for duty in plan["obligations"])
    assert kinds["due"] == sum(len(duty["deadlines"]) for plan in five for duty in plan["obligations"])
    assert kinds["reports_to"] == sum(len(duty["report_to"]) for plan in five for duty in plan["obligations"])
    for _, data in graph.nodes(data=True):
        assert data["label"]


def test_any_order_of_records_gives_the_same_bytes(five: list[dict[str, Any]]) -> None:
    for suffix in graphs.suffixes():
        files = [graphs.write(build(order), suffix) for order in (five, five[::-1], [*five[2:], *five[:2]])]
        assert files[0] == files[1] == files[2], suffix
    small = [data_of(province()), data_of(district()), data_of(made())]
    assert len({graphs.write(build(order), ".json")[""] for order in itertools.permutations(small)}) == 1


# files

HOSTILE = "=cmd|'/c'!A1\x00\x0b\x1f\ufffe\ud800 <b>&amp; \"x\" ]]> Đức\u202ePhổ"


@pytest.fixture
def hostile() -> Graph:
    data = data_of(made())
    data["metadata"]["title"] = HOSTILE
    data["obligations"][0] |= {"text": HOSTILE, "action": HOSTILE, "criteria": [HOSTILE]}
    data["obligations"][1] |= {"text": "@SUM(A1)", "theme": "một mã lạ"}
    data["agencies"][0]["name"] = "-2+3"
    graph = build([data])
    graph.add_node("thêm", kind="place", label="x", list_of=["a", 1, None], nothing=None, id="của mình", yes=True, size=1.5)
    graph.add_edge("thêm", "thêm", kind="part_of", key="khóa", source="nguồn")
    return graph


@pytest.mark.parametrize(("suffix", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_xml_is_read_back(hostile: Graph, suffix: str, read: Any, tmp_path: Path) -> None:
    file = tmp_path / f"g{suffix}"
    file.write_bytes(graphs.write(hostile, suffix)[""])
    back = read(file)
    assert (back.number_of_nodes(), back.number_of_edges()) == (hostile.number_of_nodes(), hostile.number_of_edges())
    node = back.nodes["thêm"]
    assert (node["kind"], node["list_of"], node["yes"], node["size"]) == ("place", "a; 1; None", True, 1.5)
    assert "nothing" not in node
    assert "của mình" in node.values()
    duty = back.nodes["mau/2025/kh-1#obligation/1"]
    assert duty["text"].startswith("=cmd|'/c'!A1\ufffd\ufffd\ufffd\ufffd\ufffd <b>&amp; \"x\" ]]> Đức")
    kinds = Counter(data["kind"] for _, _, data in back.edges(data=True))
    assert kinds == Counter(data["kind"] for _, _, data in hostile.edges(data=True))


def test_numbers_of_one_attribute_have_one_type(tmp_path: Path) -> None:
    """`value` is 90 in one plan and 2,5 in another: Gephi wants one type for a column."""
    records = []
    for number, value in enumerate((90, 2.5, 3.0)):
        data = data_of(made(f"mau/2025/kh-{number}"))
        data["targets"][0]["value"] = value
        records.append(data)
    for suffix, read in ((".graphml", nx.read_graphml), (".gexf", nx.read_gexf)):
        file = tmp_path / f"g{suffix}"
        file.write_bytes(graphs.write(build(records), suffix)[""])
        values = sorted(data["value"] for _, data in read(file).nodes(data=True) if data.get("kind") == "target")
        assert values == [2.5, 3.0, 90.0]
        assert file.read_text(encoding="utf-8").count('"value"') == 1


def test_tables_are_read_back_and_hold_no_formula(hostile: Graph) -> None:
    files = graphs.write(hostile, ".csv")
    assert set(files) == {".nodes", ".edges"}
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files.values())
    found = {name: list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))) for name, data in files.items()}
    assert len(found[".nodes"]) == hostile.number_of_nodes()
    assert len(found[".edges"]) == hostile.number_of_edges()
    assert list(found[".nodes"][0])[:3] == ["id", "kind", "label"]
    cells = [cell for rows in found.values() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert any(cell.startswith("'=cmd") for cell in cells)


def test_json_is_read_back(two: Graph) -> None:
    back = nx.node_link_graph(json.loads(graphs.write(two, ".json")[""]), edges="edges")
    assert nx.utils.graphs_equal(back, two)


def test_a_suffix_that_is_none(two: Graph) -> None:
    with pytest.raises(KeyError):
        graphs.write(two, ".pdf")


def test_an_empty_graph() -> None:
    for suffix in graphs.suffixes():
        assert graphs.write(build([]), suffix)


# what it answers


def test_what_a_body_must_do_in_a_stretch_of_days(two: Graph) -> None:
    rows = questions.duties(two, "Sở Y tế", date(2023, 4, 1), date(2023, 6, 30))
    assert [(row["when"], row["id"], row["role"], row["agency"]) for row in rows] == [
        ("2023-04-01", f"{P}#obligation/II/2/-1", "lead", "Sở Y tế (quang-ngai)")
    ]
    assert [row["when"] for row in questions.duties(two, "Sở Y tế")] == ["2023-04-01", "2023-12-15"]
    late = questions.duties(two, "Sở Y tế", date(2023, 5, 10), date(2023, 12, 31))
    assert [row["when"] for row in late] == ["2023-05-10", "2023-12-15"]
    assert questions.duties(two, "Sở Y tế", date(2024, 1, 1)) == []
    undated = questions.duties(two, "*ubnd-cap-huyen@quang-ngai", date(2023, 1, 1), date(2023, 3, 31))
    assert [(row["when"], row["agency"]) for row in undated] == [(None, "Ủy ban nhân dân cấp huyện (quang-ngai)")]
    assert questions.duties(two, "*ubnd-cap-huyen@quang-ngai", date(2025, 1, 1)) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("LĐTBXH", {"phong-ldtbxh@quang-ngai/duc-pho", "so-ldtbxh@quang-ngai"}),
        ("LĐ-TB&XH", {"phong-ldtbxh@quang-ngai/duc-pho", "so-ldtbxh@quang-ngai"}),
        ("so-y-te@quang-ngai", {"so-y-te@quang-ngai"}),
        ("cong an", {"cong-an@quang-ngai"}),
        ("Cô", set()),
        ("", set()),
        ("%", set()),
    ],
)
def test_bodies_by_name(name: str, found: set[str]) -> None:
    graph = build([data_of(province()), data_of(district())], successors=False)
    assert {graph.nodes[node]["agency_id"] for node in questions.bodies(graph, name)} == found


def test_who_leads_with_whom(two: Graph) -> None:
    rows = [(row["lead"], row["coordinate"], row["duties"]) for row in questions.partners(two)]
    sldtbxh = "Sở Lao động - Thương binh và Xã hội (quang-ngai)"
    assert rows == [
        ("Phòng Lao động - Thương binh và Xã hội (quang-ngai/duc-pho)", "Phòng Y tế (quang-ngai/duc-pho)", 1),
        (sldtbxh, "Công an (quang-ngai)", 1),
        (sldtbxh, "Sở Y tế (quang-ngai)", 1),
    ]


def test_which_instruments_carry_duties(two: Graph) -> None:
    rows = {row["instrument"]: (row["duties"], row["plans"]) for row in questions.instruments(two)}
    assert rows == {"vn/qd/2019/1863-qd-ttg": (1, 1), "vn/luat/2016/102-2016-qh13": (0, 1)}
    assert next(iter(questions.instruments(two)))["label"] == "QĐ 1863/QĐ-TTg"


@pytest.mark.parametrize("start", ["1863/QĐ-TTg", "1863/qd-ttg", "vn/qd/2019/1863-qd-ttg", "phòng, chống bạo lực, xâm hại trẻ em"])
def test_the_chain_from_a_decision_to_the_duties_of_a_district(two: Graph, start: str) -> None:
    rows = [(row["depth"], row["kind"], row["id"], row["relation"]) for row in questions.chain(two, start)]
    assert rows == [
        (0, "instrument", "vn/qd/2019/1863-qd-ttg", None),
        (1, "plan", P, "based_on"),
        (2, "plan", D, "based_on"),
        (3, "obligation", f"{D}#obligation/I/1/-1", "cites"),
        (2, "obligation", f"{P}#obligation/II/1/-1", "cites"),
    ]


def test_chains_that_begin_nowhere_or_go_in_circles() -> None:
    one, other = data_of(province()), data_of(district())
    cited = other["citations"][0]
    one["citations"] = [
        cited | {"id": f"{P}#citation/1", "instrument_id": "vn/quang-ngai/duc-pho/kh/2023/27-kh-ubnd", "number": "27/KH-UBND"}
    ]
    one["obligations"] = []
    graph = build([one, other])
    assert [row["id"] for row in questions.chain(graph, P)] == [P, D, f"{D}#obligation/I/1/-1"]
    assert questions.chain(graph, "999/QĐ-TTg") == []
    assert questions.chain(graph, "") == []


def test_bodies_without_duty() -> None:
    data = data_of(province())
    extra = data["agencies"][0] | {
        "id": f"{P}#agency/99",
        "name": "Sở Du lịch",
        "agency_id": "so-du-lich@quang-ngai",
        "level": "province",
        "collective": False,
    }
    data["agencies"] = [*data["agencies"], extra, extra | {"id": f"{P}#agency/100"}]
    rows = questions.idle(build([data]))
    assert rows[0] == {"agency": "Sở Du lịch (quang-ngai)", "agency_id": "so-du-lich@quang-ngai", "mentions": 2}
    names = [row["agency"] for row in rows]
    assert "Sở Y tế (quang-ngai)" not in names  # có việc
    assert "Ủy ban nhân dân (quang-ngai)" not in names  # ban hành


def test_duties_without_body_or_date(two: Graph) -> None:
    assert [row["id"] for row in questions.unassigned(two)] == [f"{P}#obligation/I/1", f"{P}#obligation/I/2"]
    assert [row["id"].partition("#")[2] for row in questions.undated(two)] == ["obligation/I/1", "obligation/II/3/-1", "obligation/I/2/-1"]


def test_load_over_bodies_and_months(two: Graph) -> None:
    rows = [(row["agency"], row["month"], row["duties"]) for row in questions.load(two, questions.bodies(two, "Y tế"))]
    assert rows == [
        ("Phòng Y tế (quang-ngai/duc-pho)", "2023-06", 1),
        ("Phòng Y tế (quang-ngai/duc-pho)", "2023-12", 1),
        ("Sở Y tế (quang-ngai)", "2023-06", 1),
        ("Sở Y tế (quang-ngai)", "2023-12", 1),
    ]
    monthly = [row for row in questions.load(two) if row["agency"] == "Ủy ban nhân dân cấp xã (quang-ngai/duc-pho)"]
    assert [row["month"] for row in monthly] == [f"2023-{month:02}" for month in range(1, 13)]
