"""Plans compared: the same duty in other words, with another body, at another time; nothing is lost, either way round it is the same."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from planparse import parse_text, record
from planparse.graph.align import align
from planparse.graph.compare import Comparison, compare, only_words
from planparse.graph.functions import Doers, correspondence, doers, field_of
from planparse.model import Plan
from planparse.render.comparing import marked
from planparse.store.identity import renamed
from tests.conftest import ROOT, Run

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN {upper}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-UBND
{place}, ngày 02 tháng 3 năm {year}
KẾ HOẠCH
Phòng, chống thiên tai năm {year}
II. TỔ CHỨC THỰC HIỆN
"""


def plan(body: str, *, place: str = "Phú Vang", year: int = 2024, number: int = 12) -> Plan:
    return parse_text(HEAD.format(place=place, upper=place.upper(), year=year, number=number) + body)


ONE = """1. Phòng Nông nghiệp và Phát triển nông thôn
- Tổ chức kiểm tra các hồ chứa, đê điều trước mùa mưa lũ, hoàn thành trước ngày 31/8/2024.
- Tổng hợp thiệt hại do thiên tai gây ra, báo cáo Ủy ban nhân dân huyện.
2. Phòng Văn hóa và Thông tin
- Tuyên truyền kỹ năng phòng tránh bão lũ trên hệ thống truyền thanh cơ sở.
- Phối hợp tổ chức Hội thi tìm hiểu pháp luật về đê điều.
3. Ban Chỉ huy Quân sự huyện
- Chuẩn bị lực lượng, phương tiện cứu hộ, cứu nạn tại các địa bàn xung yếu.
"""
CASES = (
    # phenomenon, the other plan's division, the kind of each pair that has to be there, by words of both duties
    (
        "giữ nguyên",
        "1. Phòng Văn hóa và Thông tin\n- Tuyên truyền kỹ năng phòng tránh bão lũ trên hệ thống truyền thanh cơ sở.",
        "kỹ năng",
        "same",
    ),
    (
        "bớt chữ sáo",
        "1. Phòng Văn hóa và Thông tin\n- Tăng cường công tác tuyên truyền, hướng dẫn người dân kỹ năng phòng tránh bão, lũ qua truyền thanh.",
        "kỹ năng",
        "reworded",
    ),
    (
        "đổi thời hạn",
        "1. Phòng Nông nghiệp và Phát triển nông thôn\n- Tổ chức kiểm tra các hồ chứa, đê điều trước mùa mưa lũ, hoàn thành trước ngày 15/7/2024.",
        "hồ chứa",
        "retimed",
    ),
    (
        "chuyển cơ quan",
        "1. Phòng Kinh tế và Hạ tầng\n- Tổ chức kiểm tra các hồ chứa, đê điều trước mùa mưa lũ, hoàn thành trước ngày 31/8/2024.",
        "hồ chứa",
        "moved",
    ),
    (
        "cùng chức năng, cấp khác",
        "1. Sở Nông nghiệp và Phát triển nông thôn\n- Tổng hợp thiệt hại do thiên tai gây ra, báo cáo Ủy ban nhân dân tỉnh.",
        "thiệt hại",
        "same",
    ),
)


@pytest.mark.parametrize(("what", "division", "words", "kind"), CASES, ids=[case[0] for case in CASES])
def test_kinds(what: str, division: str, words: str, kind: str) -> None:
    one, other = plan(ONE), plan(division, place="Quảng Điền", number=7)
    found = compare([one, other])
    texts = {duty.id: duty.text for each in (one, other) for duty in each.obligations}
    kinds = {match.kind for match in found.pairs if words in texts[match.a] and words in texts[match.b]}
    assert kinds == {kind}


def test_same_day_of_the_next_year_is_no_change() -> None:
    """A yearly duty keeps its day."""
    other = plan(ONE.replace("2024", "2025"), year=2025, number=9)
    kinds = {match.kind for match in compare([plan(ONE), other]).pairs if match.score > 0.7}
    assert kinds == {"same"}


def test_other_topics_are_nothing() -> None:
    """Duties of one office in another matter are not the same."""
    other = plan("1. Phòng Văn hóa và Thông tin\n- Trùng tu di tích đình làng, lập hồ sơ xếp hạng di tích cấp tỉnh.", place="Quảng Điền")
    found = compare([plan(ONE), other])
    assert not [match for match in found.pairs if match.kind != "related"]
    assert found.only[other.plan_id] == tuple(duty.id for duty in other.obligations)


BODIES = (
    ("phong-vh-tt", "trung-tam-tt-vh-tt", True),
    ("so-y-te", "phong-y-te", True),
    ("tram-y-te", "so-y-te", True),
    ("cong-chuc-tu-phap", "phong-tu-phap", True),
    ("phong-y-te", "phong-tu-phap", False),
    ("cong-an", "cong-doan", False),
)


@pytest.mark.parametrize(("one", "other", "same"), BODIES)
def test_fields(one: str, other: str, same: bool) -> None:
    assert (field_of(one) == field_of(other)) is same


def test_functions_across_the_mergers_of_2025() -> None:
    """The duty of a Phòng of 2024 is found with the body that took over, but only once it had."""
    before = plan("1. Phòng Lao động - Thương binh và Xã hội\n- Rà soát hộ nghèo bị thiệt hại do thiên tai.").obligations[0]
    after = plan("1. Phòng Nội vụ\n- Rà soát hộ nghèo bị thiệt hại do thiên tai.", year=2025).obligations[0]
    assert 0 < correspondence(doers(before, "2025-06"), doers(after, "2024")) < 1
    assert correspondence(doers(before, "2024-06"), doers(after, "2024")) == -1


def test_anybody_is_no_evidence() -> None:
    """A group of any bodies says neither yes nor no."""
    assert correspondence(Doers((), (), frozenset(), True), Doers((field_of("so-y-te"),), (), frozenset(), False)) == 0


@cache
def corpus_plans() -> tuple[Plan, ...]:
    return tuple(parse_text(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "corpus").glob("*.txt")))


def test_nothing_is_lost() -> None:
    """Every duty stands in one row of the matrix, and either in a pair or alone."""
    plans = corpus_plans()[:3]
    found = compare(plans)
    placed = [name for row in found.rows for cell in row for name in cell]
    every = [duty.id for each in plans for duty in each.obligations]
    assert sorted(placed) == sorted(every)
    met = {name for match in found.pairs if match.kind != "related" for name in (match.a, match.b)}
    alone = {name for ids in found.only.values() for name in ids}
    assert met | alone == set(every)
    assert not met & alone


def test_either_way_round() -> None:
    """The order of the plans does not matter to what is alike."""
    one, other = corpus_plans()[0], corpus_plans()[1]
    there = {(pair.a, pair.b): (pair.kind, pair.score) for pair in align(one, other)}
    back = {(pair.b, pair.a): (pair.kind, pair.score) for pair in align(other, one)}
    assert there == back


def test_a_plan_with_itself() -> None:
    """Each duty finds itself, unchanged."""
    one = corpus_plans()[2]
    again = record.of_data(renamed(record.as_data(one), "ban-ky"))
    same = {match.a for match in compare([one, again]).pairs if match.b == match.a.replace(one.plan_id, "ban-ky") and match.kind == "same"}
    assert same == {duty.id for duty in one.obligations}
    with pytest.raises(ValueError, match="two plans"):
        compare([one, one])


def _judged(shared: Path) -> tuple[Plan, Plan, dict[tuple[int, int], str]]:
    data = json.loads((shared / "gold" / "alignment-duc-pho-2023--tu-ky-2023.json").read_text(encoding="utf-8"))
    one, other = (parse_text((ROOT / "corpus" / f"{data[side]}.txt").read_text(encoding="utf-8")) for side in ("a", "b"))

    def at(plan: Plan, start: int) -> int | None:
        return next((n for n, duty in enumerate(plan.obligations) if duty.origin["start"] <= start < duty.origin["end"]), None)  # type: ignore[typeddict-item]

    judged = {(at(one, pair["a"]["start"]), at(other, pair["b"]["start"])): pair["judgement"] for pair in data["pairs"]}
    return one, other, judged  # type: ignore[return-value]


def test_alignment_as_people_judge(shared: Path) -> None:
    """F1 of `same` at least 0.78, related ones half wrong; at most a tenth are not even related."""
    one, other, judged = _judged(shared)
    said = [(pair.a, pair.b) for pair in align(one, other) if pair.kind == "same"]
    right = sum(judged.get(pair) == "same" for pair in said)
    wrong = sum(0.5 if judged.get(pair) == "related" else 1 for pair in said if judged.get(pair) != "same")
    precision, recall = right / (right + wrong), right / sum(value == "same" for value in judged.values())
    assert 2 * precision * recall / (precision + recall) >= 0.78
    assert sum(pair not in judged for pair in said) <= 0.1 * len(said)


def test_alignment_on_other_plans() -> None:
    """Pairs of other plans, judged by reading: what is called the same is mostly so, what is the same is mostly found."""
    lines = (ROOT / "tests" / "labels" / "alignment.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    plans = {each.plan_id: each for each in corpus_plans()}
    said: set[tuple[str, str]] = set()
    for names in {(row["a"].split("#")[0], row["b"].split("#")[0]) for row in rows}:
        one, other = (plans[name] for name in names)
        said |= {(one.obligations[p.a].id, other.obligations[p.b].id) for p in align(one, other) if p.kind == "same"}
    judged = {(row["a"], row["b"]): row["judgement"] for row in rows}
    right = sum(pair in said for pair, value in judged.items() if value == "same")
    wrong = sum({"related": 0.5, "-": 1.0}.get(value, 0) for pair, value in judged.items() if pair in said)
    assert right >= 0.8 * sum(value == "same" for value in judged.values())
    assert right / (right + wrong) >= 0.55


def test_only_words() -> None:
    """Stretches that one side lacks, whatever the case and the stops."""
    assert only_words("Tổ chức kiểm tra đê điều.", "tổ chức rà soát đê điều, hồ chứa") == (("kiểm tra",), ("rà soát", "hồ chứa"))


def test_marks_escape() -> None:
    """Words of documents stay words."""
    left, right = marked("<b>một</b> hai", "một <script> hai")
    assert "<b>" not in left
    assert "<script>" not in right
    assert "<mark>" in left


def test_command(run: Run, tmp_path: Path) -> None:
    """Files need and make no store; page and workbook are whole; one plan is a wrong call."""
    files = [ROOT / "corpus" / f"{name}.txt" for name in ("duc-pho-2023", "tu-ky-2023")]
    told = run("compare", *files, "--json")
    assert told.returncode == 0, told.stderr
    data = json.loads(told.stdout)
    assert set(data) == {"plans", "pairs", "only", "rows"}
    assert {pair["kind"] for pair in data["pairs"]} <= {"same", "reworded", "moved", "retimed", "related"}
    assert all(0 <= pair["score"] <= 1 for pair in data["pairs"])
    assert run("compare", *files, "--html", "so-sanh.html", "--xlsx", "so-sanh.xlsx").returncode == 0
    page = (tmp_path / "so-sanh.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert page.count('<div class="row">') == len(data["pairs"]) + sum(map(len, data["only"].values()))
    book = openpyxl.load_workbook(tmp_path / "so-sanh.xlsx")
    assert [sheet.max_row - 1 for sheet in book] == [len(data["pairs"]) + sum(map(len, data["only"].values())), len(data["rows"])]
    assert not list(tmp_path.glob("*.db"))
    twice = json.loads(run("compare", files[0], files[0], "--json").stdout)
    assert twice["plans"][1] == f"{twice['plans'][0]}~2"
    assert run("compare", files[0]).returncode == 2
    rows = list(csv.DictReader(io.StringIO(run("compare", *files, "--csv", "--by", "agency").stdout.decode())))
    groups = [row["agency_a"] or row["agency_b"] for row in rows]
    assert [name for name in groups if name] == sorted(name for name in groups if name)


def test_comparison_of_one() -> None:
    """There is nothing to compare."""
    with pytest.raises(ValueError, match="two plans"):
        compare([corpus_plans()[0]])


def test_shape() -> None:
    """An empty side is a list, too."""
    assert Comparison((), (), {}, ()).as_json() == {"plans": [], "pairs": [], "only": {}, "rows": []}
