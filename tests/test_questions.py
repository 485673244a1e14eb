"""Questions to a store: every filter, and the same answers in the same order from both engines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from planparse.store import Filter, Store, schema
from planparse.store.query import Kind, query, undated
from planparse.store.timeline import timeline
from tests.asked import changed, data_of, district, made, province

P, D, M = "quang-ngai/2023/15-kh-ubnd", "quang-ngai/duc-pho/2023/27-kh-ubnd", "mau/2025/kh-1"
KINDS: tuple[Kind, ...] = get_args(Kind)


def replacing() -> Any:
    """A plan that replaces that of the district."""
    data = data_of(made("quang-ngai/duc-pho/2024/3-kh-ubnd", sha="f", title="Trẻ em với nước, năm 2024"))
    cited = next(item for item in data_of(district())["citations"] if item["number"] == "15/KH-UBND")
    ours = cited | {"id": "quang-ngai/duc-pho/2024/3-kh-ubnd#citation/1", "relation": "replaces", "number": "27/KH-UBND"}
    data["citations"] = [ours | {"instrument_id": "vn/quang-ngai/duc-pho/kh/2023/27-kh-ubnd", "text": "Kế hoạch số 27/KH-UBND"}]
    data["obligations"][0]["citations"] = []
    return data


@pytest.fixture(scope="module")
def both(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """One content on both engines."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    with Store(f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}") as one, Store(server) as other:
        for store in (one, other):
            fill(store)
        yield one, other


def fill(store: Store) -> None:
    for plan in (
        made(),
        district(),
        changed(made("mau/2026/kh-2", sha="b", title="Khác hẳn"), period={"start": 2026, "end": 2030}),
        province(),
    ):
        store.write(plan)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}") as opened:
        fill(opened)
        yield opened


def ids(store: Store, kind: Kind, limit: int | None = None, **asked: Any) -> list[str]:
    """`P II/1/-1` for an item of a plan, `P` for a plan."""
    short = {P: "P", D: "D", M: "M", "mau/2026/kh-2": "N"}
    out = []
    for row in query(store, kind, Filter(**asked), limit):
        plan, _, rest = row["id"].partition("#")
        out.append(" ".join(filter(None, (short[plan], rest.partition("/")[2]))))
    return out


OBLIGATIONS = [
    ({"agency": "Sở Y tế"}, "P II/1/-1;P II/2/-1", "tên, cả chủ trì lẫn phối hợp"),
    ({"agency": "so y te"}, "P II/1/-1;P II/2/-1", "không dấu, chữ thường"),
    ({"agency": "SỞ Y TẾ"}, "P II/1/-1;P II/2/-1", "chữ hoa"),
    ({"agency": "Y tế"}, "M 1;N 1;P II/1/-1;P II/2/-1;D I/1/-1", "một phần tên, đủ âm tiết"),
    ({"agency": "Y t"}, "", "nửa âm tiết thì không"),
    ({"agency": "LĐTBXH"}, "P II/1/-1;D I/1/-1", "tên tắt"),
    ({"agency": "LĐ-TB&XH"}, "P II/1/-1;D I/1/-1", "tên tắt có gạch và &"),
    ({"agency": "Lao động – Thương binh & Xã hội"}, "P II/1/-1;D I/1/-1", "gạch dài, &"),
    ({"agency": "phong-ldtbxh@quang-ngai/duc-pho"}, "D I/1/-1", "định danh"),
    ({"agency": "*ubnd-cap-xa@quang-ngai/duc-pho"}, "D I/3/-1", "định danh của cả một cấp"),
    ({"agency": "Sở Y tế", "role": "lead"}, "P II/2/-1", "chủ trì"),
    ({"agency": "Sở Y tế", "role": "coordinate"}, "P II/1/-1", "phối hợp"),
    ({"agency": "Ủy ban nhân dân", "role": "report_to"}, "M 1;N 1;P II/1/-1;D I/1/-1", "nơi nhận báo cáo"),
    ({"agency": "ubnd@quang-ngai"}, "", "chỉ nhận báo cáo: không phải việc của họ"),
    ({"role": "coordinate"}, "M 1;N 1;P II/1/-1;D I/1/-1", "vai trò, bất kể ai"),
    ({"agency": "%"}, "", "ký tự đại diện của SQL"),
    ({"agency": "_"}, "", "ký tự đại diện của SQL"),
    ({"agency": "'; DROP TABLE plans; --"}, "", "SQL"),
    ({"place": "Đức Phổ"}, "D I/1/-1;D I/2/-1;D I/3/-1", "địa phương theo tên"),
    ({"place": "duc pho"}, "D I/1/-1;D I/2/-1;D I/3/-1", "không dấu"),
    ({"place": "quang-ngai/duc-pho"}, "D I/1/-1;D I/2/-1;D I/3/-1", "đường dẫn"),
    ({"place": "quang-ngai", "role": "coordinate"}, "P II/1/-1;D I/1/-1", "tỉnh gồm cả huyện"),
    ({"place": "qua"}, "", "nửa âm tiết"),
    ({"level": "district", "modality": "requested"}, "M 2;N 2;D I/2/-1", "cấp và mức"),
    ({"level": "central"}, "", "không kế hoạch nào của trung ương"),
    ({"year": 2023, "role": "coordinate"}, "P II/1/-1;D I/1/-1", "năm"),
    ({"year": 2028, "role": "coordinate"}, "N 1", "năm giữa thời kỳ"),
    ({"year": 2031}, "", "ngoài mọi thời kỳ"),
    ({"due_before": date(2023, 6, 20)}, "P II/2/-1;D I/1/-1;D I/3/-1", "đến 20/6: quý II, 20/6, hằng tháng"),
    ({"due_before": date(2023, 6, 19), "due_after": date(2023, 6, 1)}, "P II/2/-1;D I/3/-1", "trong khoảng"),
    ({"due_after": date(2023, 12, 11), "due_before": date(2024, 12, 31)}, "P II/1/-1;D I/3/-1", "sau 10/12: hằng tháng còn tháng 12"),
    ({"due_after": date(2026, 1, 1)}, "N 2", "hằng năm của kế hoạch 2026–2030"),
    ({"theme": "training", "year": 2023}, "P I/1;P II/2/-1;D I/2/-1", "loại hoạt động"),
    ({"cites": "1863/QĐ-TTg"}, "P II/1/-1", "số hiệu"),
    ({"cites": "863/QĐ-TTg"}, "", "đuôi của số khác"),
    ({"cites": "1863/qd-ttg"}, "P II/1/-1", "số hiệu không dấu"),
    ({"cites": "vn/qd/2019/1863-qd-ttg"}, "P II/1/-1", "định danh"),
    ({"cites": "Kế hoạch số 15/KH-UBND"}, "D I/1/-1", "như in trong văn bản"),
    ({"cites": "15/KH-UBND"}, "D I/1/-1", "số của kế hoạch cấp trên"),
    ({"cites": "5/KH-UBND"}, "", "không phải 15"),
    ({"plan": D}, "D I/1/-1;D I/2/-1;D I/3/-1", "một kế hoạch"),
    ({"modality": "requested"}, "M 2;N 2;D I/2/-1", "đề nghị"),
    ({"min_confidence": 1.0}, "", "độ tin cậy"),
    ({"text": "dạy bơi"}, "D I/2/-1;P I/1", "chữ; câu ngắn hơn, chữ chiếm phần lớn hơn, đứng trước"),
    ({"text": "day boi"}, "D I/2/-1;P I/1", "không dấu"),
    ({"text": "boi day"}, "D I/2/-1;P I/1", "đảo chữ: vẫn có cả hai"),
    ({"text": "bơi biển"}, "", "phải có tất cả"),
    ({"text": "cấp cứu đuối nước"}, "P II/2/-1", "cụm"),
    ({"text": "duoi nuoc"}, "P II/2/-1", "đ không dấu"),
    ({"text": unicodedata.normalize("NFD", "đuối nước")}, "P II/2/-1", "chữ tổ hợp"),
    ({"text": "ĐUỐI NƯỚC"}, "P II/2/-1", "chữ hoa"),
    ({"text": "đuối nước", "agency": "Sở Y tế"}, "P II/2/-1", "chữ và cơ quan"),
    ({"text": "15/KH-UBND"}, "D I/1/-1", "số hiệu trong chữ"),
    ({"text": "6 tháng"}, "D I/1/-1", "chữ số"),
    ({"text": ""}, "", "rỗng"),
    ({"text": "!!! ..."}, "", "không có chữ nào"),
    ({"text": '"bơi" OR "biển"'}, "", "phép của FTS5 chỉ là chữ"),
    ({"text": "bơi*"}, "D I/2/-1;P I/1", "dấu sao bị bỏ qua"),
    ({"text": "NEAR(bơi, 2)"}, "", "phép của FTS5"),
    ({"text": "folded : bơi"}, "", "tên cột của FTS5"),
    ({"text": "bơi & !biển | (x)"}, "", "phép của PostgreSQL"),
    ({"text": "bơi'; --"}, "D I/2/-1;P I/1", "nháy"),
    ({"text": "script"}, "M 2;N 2", "thẻ là chữ"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "wanted", "why"), OBLIGATIONS)
def test_obligations(store: Store, asked: dict[str, Any], wanted: str, why: str) -> None:
    assert ids(store, "obligations", **asked) == list(filter(None, wanted.split(";"))), why


OTHERS: list[tuple[Kind, dict[str, Any], str, str]] = [
    ("plans", {}, "M;N;P;D", "mọi kế hoạch"),
    ("plans", {"text": "đuối nước"}, "M;P;D", "chữ trong tiêu đề"),
    ("plans", {"text": "27/KH-UBND"}, "D", "số"),
    ("plans", {"cites": "15/KH-UBND"}, "D", "kế hoạch dẫn văn bản này"),
    ("plans", {"cites": "Luật Trẻ em"}, "P", "luật theo tên"),
    ("plans", {"agency": "Sở Y tế"}, "P", "kế hoạch giao việc cho"),
    ("plans", {"year": 2023, "level": "province"}, "P", "năm và cấp"),
    ("plans", {"due_before": date(2023, 4, 30)}, "P;D", "có việc trong quý II"),
    ("citations", {"plan": P}, "P 1;P 2;P 3", "văn bản được dẫn"),
    ("citations", {"cites": "1863/QĐ-TTg"}, "P 2;P 3", "theo số"),
    ("citations", {"text": "luat tre em"}, "P 1", "theo chữ"),
    ("citations", {"agency": "Sở Y tế"}, "P 3", "văn bản trong việc của Sở Y tế"),
    ("deadlines", {"plan": D}, "D 1;D 2;D 3", "thời hạn"),
    ("deadlines", {"due_after": date(2023, 12, 11), "year": 2023}, "P 2;D 3", "thời hạn tự trả lời"),
    ("deadlines", {"agency": "Sở Y tế", "role": "lead"}, "P 3", "thời hạn của việc Sở Y tế chủ trì"),
    ("deadlines", {"text": "truoc ngay 15/12"}, "P 2", "chữ"),
    ("targets", {"year": 2023}, "P 1", "chỉ tiêu"),
    ("targets", {"text": "90"}, "M 1;N 1", "chữ"),
    ("targets", {"text": "tập huấn"}, "M 1;N 1", "chữ"),
    ("agencies", {"agency": "Sở Y tế"}, "P 5;P 9", "cơ quan ở đâu trong văn bản"),
    ("agencies", {"plan": M, "min_confidence": 0.95}, "", "độ tin cậy"),
    ("agencies", {"theme": "training", "year": 2023}, "", "cơ quan của việc loại này"),
]


@pytest.mark.parametrize(("kind", "asked", "wanted", "why"), OTHERS[:-3])
def test_other_kinds(store: Store, kind: Kind, asked: dict[str, Any], wanted: str, why: str) -> None:
    assert ids(store, kind, **asked) == list(filter(None, wanted.split(";"))), why


def test_agencies(store: Store) -> None:
    found = list(query(store, "agencies", Filter(agency="Sở Y tế")))
    assert {row["agency_id"] for row in found} == {"so-y-te@quang-ngai"}
    assert len(found) >= 2
    assert list(query(store, "agencies", Filter(plan=M, min_confidence=0.95))) == []
    training = {row["name"] for row in query(store, "agencies", Filter(theme="training", year=2023))}
    assert training == {"Sở Y tế", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"}


def test_rows_hold_the_item_and_its_plan(store: Store) -> None:
    row = next(query(store, "obligations", Filter(plan=P, text="cắm biển báo")))
    assert (row["plan_id"], row["section"], row["due"]) == (P, "I/2", ["trước ngày 30/6/2023"])
    item = next(item for item in data_of(province())["obligations"] if item["id"] == row["id"])
    assert {key: value for key, value in row.items() if key not in ("plan_id", "due", "corrected", "tracking")} == item
    assert (row["corrected"], row["tracking"]) == ([], None)
    plan = next(query(store, "plans", Filter(plan=P)))
    assert (plan["text"], plan["obligations"], plan["sources"], plan["number"]) == (province().metadata.title, 5, 1, "15/KH-UBND")


def test_words_as_they_are_written_come_first(server: str, tmp_path: Any) -> None:
    texts = [
        "Ma tuý học đường",
        "Mua sắm máy tính",
        "Mã tủy của hồ sơ",
        "Phòng chống ma túy trong trường học, ma túy ngoài xã hội",
        "Mà tuy nhiên",
        "tuý ma",
    ]
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    for address in (f"sqlite:///{tmp_path / 'kho.db'}", server):
        with Store(address) as opened:
            for number, words in enumerate(texts):
                data = data_of(made(f"mau/2025/kh-{number}", sha=str(number)))
                data["obligations"] = [data["obligations"][0] | {"text": words}]
                from planparse import record

                opened.write(record.of_data(data))
            found = [row["text"] for row in query(opened, "obligations", Filter(text="ma túy"))]
            assert found == [texts[0], texts[3], texts[4], texts[2], texts[5]]
            assert [row["text"] for row in query(opened, "obligations", Filter(text="ma túy"), 2)] == found[:2]
            assert undated(opened, Filter(text="ma túy")) == 0


# time


def test_items_without_time_are_counted(store: Store) -> None:
    inside = Filter(due_before=date(2023, 12, 31), year=2023)
    assert undated(store, inside) == 3  # I/1 và II/3 của tỉnh, I/2 của thị xã
    assert undated(store, Filter(due_before=date(2023, 12, 31), plan=D)) == 1
    assert undated(store, Filter(due_before=date(2023, 12, 31), plan=D, text="day boi")) == 1
    assert undated(store, Filter(due_before=date(2023, 12, 31), plan=D, text="ao hồ")) == 0
    found, missing = ids(store, "obligations", due_after=date(1900, 1, 1), year=2023), undated(store, Filter(year=2023))
    assert len(found) + missing == 8


def test_the_timeline_expands_what_recurs_inside_the_window(store: Store) -> None:
    rows = list(timeline(store, Filter(plan=D, due_after=date(2023, 5, 15), due_before=date(2023, 7, 10))))
    assert [(row["first"], row["last"], row["id"].partition("#")[2]) for row in rows] == [
        ("2023-05-01", "2023-05-31", "obligation/I/3/-1"),
        ("2023-06-01", "2023-06-30", "obligation/I/3/-1"),
        ("2023-06-20", "2023-06-20", "obligation/I/1/-1"),
        ("2023-07-01", "2023-07-31", "obligation/I/3/-1"),
    ]
    assert all(row["text"] == row["obligation"]["text"] and row["deadline"]["id"] in row["obligation"]["deadlines"] for row in rows)
    whole = list(timeline(store, Filter()))
    assert all((one["first"], one["last"]) <= (two["first"], two["last"]) for one, two in pairwise(whole))
    assert list(timeline(store, Filter(), 3)) == whole[:3]
    assert {row["id"] for row in timeline(store, Filter(text="ao, hồ"))} == {f"{D}#obligation/I/3/-1"}


# replaced plans


def test_duties_of_replaced_plans_only_when_asked_for(address: str) -> None:
    from planparse import record

    new = replacing()
    with Store(address) as opened:
        opened.write(district())
        assert len(list(query(opened, "obligations", Filter()))) == 3
        opened.write(record.of_data(new))
        for kind in KINDS:
            assert {row["plan_id"] for row in query(opened, kind, Filter())} <= {new["plan_id"]}
            assert D in {row["plan_id"] for row in query(opened, kind, Filter(everything=True))} or kind == "targets"
        assert {row["plan_id"] for row in timeline(opened, Filter())} == {new["plan_id"]}
        assert [data["plan_id"] for data in opened.records(Filter())] == [new["plan_id"]]
        opened.remove(new["plan_id"])
        assert len(list(query(opened, "obligations", Filter()))) == 3


# both engines

WORDS = [
    "tre em",
    "Trẻ em",
    "dạy bơi",
    "tập huấn",
    "trien khai",
    "huyện",
    "2023",
    "1/6",
    "báo cáo",
    "script",
    "em trẻ",
    "&",
    "",
    "đ",
    "d",
    "Ủy",
    "uỷ ban",
]
VALUES: dict[str, list[Any]] = {
    "agency": ["Y tế", "LĐTBXH", "Ủy ban", "uy ban nhan dan", "ubnd@quang-ngai", "*ubnd-cap-xa@quang-ngai/duc-pho", "Công an", "x%"],
    "role": ["lead", "coordinate", "report_to"],
    "place": ["Đức Phổ", "quang-ngai", "Mẫu", "Quảng Ngãi"],
    "level": ["province", "district"],
    "year": [2023, 2025, 2027],
    "due_before": [date(2023, 6, 20), date(2025, 12, 31), date(2030, 1, 1)],
    "due_after": [date(2023, 6, 20), date(2025, 6, 1), date(2028, 1, 1)],
    "theme": ["training", "planning", "inspection"],
    "cites": ["15/KH-UBND", "luat tre em", "vn/qd/2019/1863-qd-ttg", "12/QĐ-UBND"],
    "plan": [P, D, M],
    "text": WORDS,
    "modality": ["mandatory", "requested"],
    "min_confidence": [0.5, 0.9, 0.95],
    "everything": [True],
}


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    chosen = draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=3))
    return Filter(**{name: draw(st.sampled_from(VALUES[name])) for name in sorted(chosen)})


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(filters(), st.sampled_from([None, 1, 3]))
def test_both_engines_answer_the_same_in_the_same_order(both: tuple[Store, Store], ask: Filter, limit: int | None) -> None:
    for kind in KINDS:
        assert list(query(both[0], kind, ask, limit)) == list(query(both[1], kind, ask, limit)), kind
    assert list(timeline(both[0], ask, limit)) == list(timeline(both[1], ask, limit))
    assert undated(both[0], ask) == undated(both[1], ask)


@pytest.mark.parametrize("name", sorted(VALUES))
def test_each_filter_alone_on_both_engines(both: tuple[Store, Store], name: str) -> None:
    for value in VALUES[name]:
        for kind in KINDS:
            assert list(query(both[0], kind, Filter(**{name: value}))) == list(query(both[1], kind, Filter(**{name: value}))), (kind, value)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet="aăâđeêoôơuưtrêmbơi ẻợựÀĐ0123/-–.,:;'\"()*&|!<>\\%_#\n\t", max_size=24))
def test_no_words_hurt(both: tuple[Store, Store], words: str) -> None:
    for ask in (Filter(text=words), Filter(agency=words), Filter(place=words), Filter(cites=words)):
        assert list(query(both[0], "obligations", ask)) == list(query(both[1], "obligations", ask))


@pytest.mark.parametrize("words", ["tập huấn", "tap huan", "huan tap", "can bo"])
def test_many_hits_stand_in_the_order_of_the_store(address: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(address) as store:
        for number in (3, 1, 2):
            store.write(made(f"mau/2025/kh-{number}", sha=str(number)))
        few = [row["id"] for row in query(store, "obligations", Filter(text=words))]
        monkeypatch.setattr("planparse.store.search._RANKED", 1)
        many = [row["id"] for row in query(store, "obligations", Filter(text=words))]
        with store.connection() as connection:
            order = list(connection.scalars(select(schema.obligations.c.id).order_by(schema.obligations.c.pk)))
        assert len(many) == 3
        assert sorted(many) == sorted(few)
        assert many == [one for one in order if one in many]
        assert [row["id"] for row in query(store, "obligations", Filter(text=words), 2)] == many[:2]
        assert [row["id"] for row in query(store, "obligations", Filter(text=words, plan="mau/2025/kh-2"))] == many[2:]
