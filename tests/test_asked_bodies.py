"""Bodies as people ask for them, with and without their place: the same from a store, on both engines, and from a graph."""

from __future__ import annotations

from functools import cache

from planparse import parse_text, record
from planparse.graph import build
from planparse.graph.questions import bodies
from planparse.model import Plan
from planparse.store import Filter, Store
from planparse.store.query import query

_HEADS = {
    "Kon Tum": ("TỈNH KON TUM", "tỉnh Kon Tum"),
    "Kon Tum (thành phố)": ("THÀNH PHỐ KON TUM", "thành phố Kon Tum, tỉnh Kon Tum"),
    "Tứ Kỳ": ("HUYỆN TỨ KỲ", "huyện Tứ Kỳ, tỉnh Hải Dương"),
    "Nhơn Hưng": ("PHƯỜNG NHƠN HƯNG", "phường Nhơn Hưng, thị xã Tịnh Biên, tỉnh An Giang"),
    "Hồ Chí Minh": ("THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh"),
}
_DUTIES = {
    "Kon Tum": "Sở Y tế chủ trì, phối hợp với Công an tỉnh, Ủy ban nhân dân các huyện tập huấn cho cán bộ.",
    "Kon Tum (thành phố)": "Phòng Y tế chủ trì, phối hợp với Công an thành phố tập huấn cho cán bộ.",
    "Tứ Kỳ": "Phòng Y tế huyện chủ trì, phối hợp với Công an huyện tập huấn cho cán bộ.",
    "Nhơn Hưng": "Ủy ban nhân dân phường chủ trì, phối hợp với Công an phường tập huấn cho cán bộ.",
    "Hồ Chí Minh": "Sở Y tế chủ trì, phối hợp với Công an Thành phố tập huấn cho cán bộ.",
}


@cache
def plans() -> tuple[Plan, ...]:
    return tuple(
        parse_text(
            f"ỦY BAN NHÂN DÂN\n{_HEADS[name][0]}\nSố: {number}/KH-UBND\nngày 12 tháng 01 năm 2023\nKẾ HOẠCH\n"
            f"Phòng, chống đuối nước trẻ em trên địa bàn {_HEADS[name][1]} năm 2023\nI. NHIỆM VỤ\n1. {_DUTIES[name]}\n"
        )
        for number, name in enumerate(_HEADS, 1)
    )


KT, KT2, TK, NH, HCM = "@kon-tum", "@kon-tum/kon-tum", "@hai-duong/tu-ky", "@an-giang/tinh-bien/nhon-hung", "@ho-chi-minh"
ASKED = [
    ("Sở Y tế Kon Tum", {f"so-y-te{KT}"}, "tên tỉnh không có chữ tỉnh"),
    ("so y te kon tum", {f"so-y-te{KT}"}, "không dấu"),
    ("Sở Y tế tỉnh Kon Tum", {f"so-y-te{KT}"}, "có chữ tỉnh"),
    ("SỞ Y TẾ TỈNH KON TUM", {f"so-y-te{KT}"}, "chữ hoa"),
    ("Sở Y tế", {f"so-y-te{KT}", f"so-y-te{HCM}"}, "không có nơi: mọi nơi"),
    ("Sở Y tế TP. Hồ Chí Minh", {f"so-y-te{HCM}"}, "thành phố trực thuộc trung ương, viết tắt"),
    ("so y te thanh pho ho chi minh", {f"so-y-te{HCM}"}, "thành phố, không dấu"),
    ("Phòng Y tế huyện Tứ Kỳ", {f"phong-y-te{TK}"}, "huyện"),
    ("phong y te huyen tu ky", {f"phong-y-te{TK}"}, "huyện, không dấu"),
    ("Phòng Y tế Tứ Kỳ", {f"phong-y-te{TK}"}, "tên huyện không có chữ huyện"),
    ("Phòng Y tế huyện Tứ Kỳ, tỉnh Hải Dương", {f"phong-y-te{TK}"}, "huyện và tỉnh"),
    ("Phòng Y tế huyện Tứ Kỳ tỉnh Hải Dương", {f"phong-y-te{TK}"}, "huyện và tỉnh, không phẩy"),
    ("Phòng Y tế huyện Tứ Kỳ, tỉnh Hưng Yên", set(), "huyện ấy không ở tỉnh này"),
    ("Phòng Y tế thị xã Tứ Kỳ, Hải Dương", {f"phong-y-te{TK}"}, "thị xã cũng là cấp huyện"),
    ("UBND phường Nhơn Hưng", {f"ubnd{NH}"}, "tên tắt và phường"),
    ("ubnd phuong nhon hung", {f"ubnd{NH}"}, "tên tắt, không dấu"),
    ("Ủy ban nhân dân P. Nhơn Hưng", {f"ubnd{NH}"}, "phường viết tắt"),
    ("UBND tỉnh Nhơn Hưng", set(), "không cùng cấp"),
    ("Sở Y tế Tứ Kỳ", set(), "cơ quan ấy không có ở nơi này"),
    ("Công an tỉnh", {f"cong-an{KT}", f"cong-an{HCM}"}, "chỉ có cấp: thành phố trực thuộc trung ương là cấp tỉnh"),
    ("Công an huyện", {f"cong-an{TK}", f"cong-an{KT2}"}, "chỉ có cấp: thành phố thuộc tỉnh là cấp huyện"),
    ("Công an phường", {f"cong-an{NH}"}, "chỉ có cấp xã"),
    ("Công an thành phố", {f"cong-an{HCM}", f"cong-an{KT}", f"cong-an{KT2}", f"cong-an{TK}"}, "cấp tỉnh hay cấp huyện"),
    ("Công an tỉnh Kon Tum", {f"cong-an{KT}"}, "tỉnh và thành phố cùng tên: tỉnh"),
    ("Công an Kon Tum", {f"cong-an{KT}", f"cong-an{KT2}"}, "tỉnh và thành phố cùng tên: cả hai"),
    ("UBND cấp huyện", {f"*ubnd-cap-huyen{KT}"}, "tất cả cơ quan của một cấp"),
    (f"so-y-te{KT}", {f"so-y-te{KT}"}, "mã"),
    ("huyện Tứ Kỳ", set(), "chỉ có nơi, không có tên"),
    ("日本", set(), "chữ lạ không hợp cơ quan nào"),
    (" , ", set(), "chỉ có dấu"),
]


def test_a_store_and_a_graph_find_the_same_bodies(address: str) -> None:
    found = build(record.as_data(plan) for plan in plans())
    with Store(address) as store:
        for plan in plans():
            store.write(plan)
        for asked, wanted, why in ASKED:
            rows = query(store, "agencies", Filter(agency=asked))
            assert {row["agency_id"] for row in rows} == wanted, (asked, why)
            nodes = [found.nodes[node]["agency_id"] for node in bodies(found, asked)]
            assert set(nodes) & {row["agency_id"] for row in query(store, "agencies", Filter())} == wanted, (asked, why)
