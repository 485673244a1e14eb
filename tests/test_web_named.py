"""How pages call plans, bodies and instruments: as an office writes them, not as identifiers do."""

from __future__ import annotations

import pytest

from planparse import parse_text
from planparse.render.network import ego
from planparse.store import Store, bodies
from planparse.web import named


@pytest.mark.parametrize(
    ("plan_id", "called"),
    [
        ("ha-noi/hoang-mai/2024/140-kh-ubnd", "quận Hoàng Mai, Hà Nội · 2024 · 140/KH-UBND"),
        ("ba-ria-vung-tau/2025/353-qd-ubnd", "tỉnh Bà Rịa - Vũng Tàu · 2025 · 353/QĐ-UBND"),  # the mark that an identifier lacks
        ("binh-duong/2020/12-nq-hdnd", "tỉnh Bình Dương · 2020 · 12/NQ-HĐND"),
        ("kon-tum/2020/7-kh-ldtbxh", "tỉnh Kon Tum · 2020 · 7/KH-LĐTBXH"),
        ("binh-duong/2009/09-2009-ct-ubnd", "tỉnh Bình Dương · 2009 · 09/2009/CT-UBND"),  # the year inside the number
        ("kon-tum/2020/12-kh-xyz", "tỉnh Kon Tum · 2020 · 12/KH-XYZ"),  # a code that no table has
        ("tien-giang/qd-7b6e7546", "tỉnh Tiền Giang"),  # no year, a hash for a number
        ("kon-tum/12-kh-ubnd", "tỉnh Kon Tum · 12/KH-UBND"),
        ("kon-tum/2020/kh-9d088a4a~2", "tỉnh Kon Tum · 2020 (2)"),
        ("vb-e9ae255d", "vb-e9ae255d"),  # nothing else is known
    ],
)
def test_plans(plan_id: str, called: str) -> None:
    assert named.plan(plan_id) == called


TEXT = """ỦY BAN NHÂN DÂN
HUYỆN TỨ KỲ
Số: 12/KH-UBND
Tứ Kỳ, ngày 02 tháng 3 năm 2023
KẾ HOẠCH
Phòng, chống cháy rừng năm 2023
II. TỔ CHỨC THỰC HIỆN
1. Phòng Tư pháp: tuyên truyền Luật Đấu giá tài sản, Luật Trẻ em; Quyết định số 77/QĐ-UBND ngày 01/02/2023 của Ủy ban nhân dân huyện.
"""


def test_an_instrument_without_a_number_goes_by_its_name(tmp_path: object) -> None:
    with Store(f"sqlite:///{tmp_path}/kho.db") as store:
        store.write(parse_text(TEXT))
    with Store(f"sqlite:///{tmp_path}/kho.db", read_only=True) as store:
        called = bodies.names_of_instruments(store, ["vn/luat/dau-gia-tai-san", "vn/khong/co"])
    assert called == {"vn/luat/dau-gia-tai-san": "Luật Đấu giá tài sản"}


def test_a_line_beside_the_last_column_is_inside_the_drawing() -> None:
    """Two bodies right of the centre that are tied to one another."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, kind in (("plan:a", "plan"), ("agency:b", "agency"), ("agency:c", "agency")):
        graph.add_node(name, kind=kind, label=name)
    graph.add_edge("plan:a", "agency:b", kind="cites")
    graph.add_edge("plan:a", "agency:c", kind="cites")
    alone = ego(graph, "plan:a").width
    graph.add_edge("agency:b", "agency:c", kind="succeeded_by")
    assert ego(graph, "plan:a").width >= max(dot.x for dot in ego(graph, "plan:a").dots) + 300 + 50 > alone
