"""A plan against the plan above it: planted conflicts and near misses written before the rules, then a table by rule."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from planparse import parse, parse_text, record
from planparse.check import Checked, check
from planparse.check.superiors import among, topics_alike
from planparse.lint.issue import codes
from planparse.model import Plan
from tests.conftest import ROOT, Run

HERE = ROOT / "tests" / "check"
ABOVE = {
    "district.txt": "superior.txt",
    "clean.txt": "superior.txt",
    "district_2.txt": "superior_2.txt",
    "plan_3.txt": "superior_3.txt",
    "plan_4.txt": "superior_4.txt",
}
ALSO = {"D9": {"D9", "P3"}, "L1": {"L1", "P8"}}  # a task later than the superior's stands under D9 in the list


@cache
def read(name: str) -> Plan:
    return parse(HERE / name)


@cache
def found(name: str) -> tuple[Checked, ...]:
    return tuple(check(read(name), [read(ABOVE[name])]))


def rows(kind: str) -> list[dict[str, str]]:
    with (HERE / "conflicts.csv").open(encoding="utf-8") as stream:
        return [row for row in csv.DictReader(stream) if row["kind"] == kind]


def place(name: str, quote: str) -> tuple[int, int]:
    """The quote in the record's text, whose lines are joined."""
    start = read(name).text.find(" ".join(quote.split()))
    assert start >= 0, quote
    return start, start + len(" ".join(quote.split()))


def at(name: str, quote: str) -> list[Checked]:
    start, end = place(name, quote)
    return [one for one in found(name) if one.finding.span[0] < end and start < one.finding.span[1]]


@pytest.mark.parametrize("row", rows("conflict"), ids=lambda row: f"{row['file']}-{row['rule']}-{row['quote'][:30]}")
def test_planted_conflicts(row: dict[str, str]) -> None:
    wanted = ALSO.get(row["rule"], {row["rule"]})
    hits = [one for one in at(row["file"], row["quote"]) if one.finding.code in wanted]
    assert hits, [(one.finding.code, one.finding.text) for one in at(row["file"], row["quote"])]


@pytest.mark.parametrize("row", rows("near_miss"), ids=lambda row: f"{row['file']}-{row['rule']}-{row['quote'][:30]}")
def test_near_misses(row: dict[str, str]) -> None:
    """Neither the rule nor any error or warning stands where all is right."""
    wrong = [one for one in at(row["file"], row["quote"]) if one.finding.code == row["rule"] or one.finding.severity != "info"]
    planted = [place(row["file"], each["quote"]) for each in rows("conflict") if each["file"] == row["file"]]
    alarms = [one for one in wrong if not any(one.finding.span[0] < end and start < one.finding.span[1] for start, end in planted)]
    assert not alarms, [(one.finding.code, one.finding.message) for one in alarms]


@pytest.mark.parametrize("name", ABOVE)
def test_no_other_alarm(name: str) -> None:
    """Errors and warnings stand at planted conflicts alone; the clean plan has nothing at all."""
    planted = [place(name, row["quote"]) for row in [*rows("conflict"), *rows("open")] if row["file"] == name]
    alarms = [one for one in found(name) if one.finding.severity != "info"]
    assert not [one for one in alarms if not any(one.finding.span[0] < end and start < one.finding.span[1] for start, end in planted)]
    if name == "clean.txt":
        assert not found(name)


def test_hoang_mai_against_its_city() -> None:
    """What the reference says of Hà Nội 138/KH-UBND: fewer children protected than the city wants by 2025, more wards than it wants."""
    plan, city = parse(ROOT / "corpus" / "hoang-mai-2024.txt"), read("ha_noi_138.txt")
    told = [(one.finding.code, one.finding.text, [passage.text for passage in one.passages[1:]]) for one in check(plan, [city])]
    aims = [entry for entry in told if entry[0] == "P5"]
    assert [(text[:46], there) for _, text, there in aims] == [
        (
            "ít nhất 90% trẻ em có hoàn cảnh đặc biệt tại c",
            ["100% trẻ em có hoàn cảnh đặc biệt được bảo vệ, chăm sóc"],
        )
    ]
    assert "P1" not in {code for code, *_ in told}


# families of each rule, in other words than the plans above

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND
Bắc Kạn, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Phòng, chống dịch bệnh động vật trên địa bàn tỉnh Bắc Kạn năm 2024
Căn cứ Luật Thú y; Căn cứ Quyết định số 972/QĐ-TTg ngày 07/7/2020 của Thủ tướng Chính phủ phê duyệt Chương trình quốc gia khống chế bệnh Dại;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC TIÊU
{aims}
II. NHIỆM VỤ
{tasks}
III. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các huyện, thành phố
{duties}
"""
DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN BA BỂ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 31/KH-UBND
Ba Bể, ngày 26 tháng 01 năm 2024
KẾ HOẠCH
Phòng, chống dịch bệnh động vật trên địa bàn huyện Ba Bể năm 2024
{basis}
Ủy ban nhân dân huyện Ba Bể ban hành Kế hoạch như sau:
I. MỤC TIÊU
{aims}
II. NHIỆM VỤ
{tasks}
III. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn
{duties}
2. Ủy ban nhân dân các xã, thị trấn
{units}
"""
CITED = "Thực hiện Kế hoạch số 45/KH-UBND ngày 05/01/2024 của UBND tỉnh Bắc Kạn về phòng, chống dịch bệnh động vật năm 2024;"
EMPTY_AIM = "Chủ động phòng, chống dịch bệnh."
SAME_REPORT = "- Báo cáo kết quả 6 tháng trước ngày 10/6/2024 về Sở Nông nghiệp và Phát triển nông thôn."
SUM = "- Tổng hợp, báo cáo Sở Nông nghiệp và Phát triển nông thôn kết quả 6 tháng trước ngày {}."
DOGS = "- Tổ chức tiêm phòng bệnh Dại cho đàn chó, mèo nuôi, hoàn thành trước ngày {}."

CASES: tuple[tuple[str, str, dict[str, str], dict[str, str], tuple[str, ...]], ...] = (
    # rule, what it is, the superior's parts, the plan's parts, quotes at which exactly this rule's findings stand (none: a near miss)
    ("P1", "không dẫn", {}, {"basis": "Căn cứ Luật Thú y;"}, ("Luật Thú y",)),
    ("P1", "dẫn bằng tên, không số", {}, {"basis": "Thực hiện Kế hoạch phòng, chống dịch bệnh động vật năm 2024 của UBND tỉnh Bắc Kạn;"}, ()),
    ("P1", "dẫn kế hoạch cùng số của tỉnh khác", {}, {"basis": CITED.replace("Bắc Kạn", "Lạng Sơn")}, ("Kế hoạch số 45/KH-UBND",)),
    ("P2", "sai loại", {}, {"basis": CITED.replace("Kế hoạch số", "Công văn số")}, ("Công văn số 45/KH-UBND",)),
    ("P2", "sai số", {}, {"basis": CITED.replace("45/", "54/")}, ("54/KH-UBND",)),
    ("P2", "sai ngày", {}, {"basis": CITED.replace("05/01", "15/01")}, ("ngày 15/01/2024",)),
    ("P2", "đúng, ngày viết bằng chữ", {}, {"basis": CITED.replace("05/01/2024", "05 tháng 01 năm 2024")}, ()),
    ("P2", "đúng, ký hiệu có dấu cách", {}, {"basis": CITED.replace("45/KH-UBND", "45/KH - UBND")}, ()),
    ("P2", "căn cứ chung ghi ngày khác", {}, {"basis": CITED + " Quyết định số 972/QĐ-TTg ngày 17/7/2020 của Thủ tướng Chính phủ phê duyệt Chương trình quốc gia khống chế bệnh Dại;"}, ("ngày 17/7/2020",)),
    ("P3", "báo cáo muộn", {"duties": SAME_REPORT}, {"duties": SUM.format("15/6/2024")}, ("6 tháng trước ngày 15/6/2024",)),
    ("P3", "báo cáo sớm", {"duties": SAME_REPORT}, {"duties": SUM.format("05/6/2024")}, ()),
    ("P3", "báo cáo đúng ngày", {"duties": SAME_REPORT}, {"duties": SUM.format("10/6/2024")}, ()),
    ("P3", "đơn vị báo cáo cùng ngày", {"duties": SAME_REPORT}, {"units": "- Báo cáo Ủy ban nhân dân huyện kết quả 6 tháng trước ngày 10/6/2024."}, ("6 tháng trước ngày 10/6/2024",)),
    ("P3", "kỳ khác", {"duties": SAME_REPORT}, {"duties": SUM.format("15/11/2024").replace("6 tháng", "năm")}, ()),
    ("P3", "việc muộn hơn", {"duties": DOGS.format("30/4/2024")}, {"duties": DOGS.format("31/5/2024")}, ("trước ngày 31/5/2024",)),
    ("P3", "việc sớm hơn", {"duties": DOGS.format("30/4/2024")}, {"duties": DOGS.format("15/4/2024")}, ()),
    ("P3", "việc khác, hạn muộn", {"duties": DOGS.format("30/4/2024")}, {"duties": "- Phun tiêu độc khử trùng chợ gia súc, hoàn thành trước ngày 31/8/2024."}, ()),
    ("P5", "thấp hơn", {"aims": "- Tỷ lệ tiêm phòng bệnh Dại đạt ít nhất 80% tổng đàn chó, mèo."}, {"aims": "- Tỷ lệ tiêm phòng bệnh Dại đạt 70% tổng đàn chó, mèo."}, ("70% tổng đàn chó, mèo",)),
    ("P5", "cao hơn", {"aims": "- Tỷ lệ tiêm phòng bệnh Dại đạt ít nhất 80% tổng đàn chó, mèo."}, {"aims": "- Tỷ lệ tiêm phòng bệnh Dại đạt trên 85% tổng đàn chó, mèo."}, ()),
    ("P5", "đàn khác", {"aims": "- Tỷ lệ tiêm phòng bệnh Dại đạt ít nhất 80% tổng đàn chó, mèo."}, {"aims": "- Tỷ lệ tiêm phòng tụ huyết trùng đạt 60% tổng đàn trâu, bò."}, ()),
    ("P5", "phân số kém", {"aims": "- 100% xã, thị trấn có nhân viên thú y."}, {"aims": "- 12/15 xã, thị trấn có nhân viên thú y."}, ("12/15 xã, thị trấn có nhân viên thú y",)),
    ("P5", "phân số đủ", {"aims": "- 100% xã, thị trấn có nhân viên thú y."}, {"aims": "- 15/15 xã, thị trấn có nhân viên thú y."}, ()),
    ("P5", "càng ít càng tốt", {"aims": "- Khống chế tỷ lệ gia súc mắc bệnh lở mồm long móng dưới 1%."}, {"aims": "- Khống chế tỷ lệ gia súc mắc bệnh lở mồm long móng dưới 2%."}, ("dưới 2%",)),
    ("P5", "càng ít càng tốt, chặt hơn", {"aims": "- Khống chế tỷ lệ gia súc mắc bệnh lở mồm long móng dưới 1%."}, {"aims": "- Khống chế tỷ lệ gia súc mắc bệnh lở mồm long móng dưới 0,5%."}, ()),
    ("P5", "số của cả tỉnh", {"aims": "- Xây dựng 40 cơ sở chăn nuôi an toàn dịch bệnh."}, {"aims": "- Xây dựng 05 cơ sở chăn nuôi an toàn dịch bệnh."}, ()),
    ("P7", "thiếu việc được giao", {"duties": "- Lập chốt kiểm dịch tạm thời trên các tuyến đường giáp ranh khi có ổ dịch."}, {}, ("III. TỔ CHỨC THỰC HIỆN",)),
    ("P7", "có việc, viết khác", {"duties": "- Lập chốt kiểm dịch tạm thời trên các tuyến đường giáp ranh khi có ổ dịch."}, {"duties": "- Bố trí 03 chốt kiểm dịch tạm thời tại các tuyến đường giáp ranh huyện Na Rì."}, ()),
    ("P7", "việc xây dựng kế hoạch", {"duties": "- Xây dựng kế hoạch phòng, chống dịch bệnh động vật của địa phương."}, {}, ()),
    ("D1", "ban hành muộn", {"duties": "- Xây dựng, ban hành kế hoạch của địa phương trước ngày 20/01/2024."}, {}, ("Ba Bể, ngày 26 tháng 01 năm 2024",)),
    ("D1", "ban hành kịp", {"duties": "- Xây dựng, ban hành kế hoạch của địa phương trước ngày 31/01/2024."}, {}, ()),
    ("D9", "sau thời kỳ", {}, {"duties": "- Xây dựng cơ sở giết mổ tập trung tại thị trấn Chợ Rã, hoàn thành trước ngày 30/6/2025."}, ("trước ngày 30/6/2025",)),
    ("D9", "báo cáo năm sang tháng sau", {}, {"duties": "- Tổng hợp, báo cáo UBND huyện kết quả năm 2024 trước ngày 05/01/2025."}, ()),
    ("O3", "lĩnh vực khác", {"tasks": "Sở Nông nghiệp và Phát triển nông thôn chủ trì giám sát lưu hành vi rút cúm gia cầm tại các chợ đầu mối."}, {"tasks": "Phòng Tư pháp chủ trì giám sát lưu hành vi rút cúm gia cầm tại các chợ đầu mối."}, ("Phòng Tư pháp chủ trì giám sát",)),
    ("O3", "cùng lĩnh vực, cấp dưới", {"tasks": "Sở Nông nghiệp và Phát triển nông thôn chủ trì giám sát lưu hành vi rút cúm gia cầm tại các chợ đầu mối."}, {"tasks": "Phòng Nông nghiệp và Phát triển nông thôn chủ trì giám sát lưu hành vi rút cúm gia cầm tại các chợ đầu mối."}, ()),
    ("O3", "cùng chức năng, tên khác", {"tasks": "Sở Thông tin và Truyền thông chủ trì tuyên truyền phòng bệnh Dại trên hệ thống truyền thanh cơ sở."}, {"tasks": "Phòng Văn hóa và Thông tin chủ trì tuyên truyền phòng bệnh Dại trên hệ thống truyền thanh cơ sở."}, ()),
    ("L1", "cấp trên dẫn bản mới hơn", {}, {"basis": CITED + " Quyết định số 2151/QĐ-TTg ngày 21/12/2016 của Thủ tướng Chính phủ phê duyệt Chương trình quốc gia khống chế bệnh Dại;"}, ("Quyết định số 2151/QĐ-TTg",)),
    ("L1", "cùng văn bản", {}, {"basis": CITED + " Quyết định số 972/QĐ-TTg ngày 07/7/2020 của Thủ tướng Chính phủ phê duyệt Chương trình quốc gia khống chế bệnh Dại;"}, ()),
    ("P8", "căn cứ của cấp trên không được dẫn", {}, {}, ("Kế hoạch số 45/KH-UBND",)),
    ("P8", "có dẫn", {}, {"basis": CITED + " Quyết định số 972/QĐ-TTg ngày 07/7/2020 của Thủ tướng Chính phủ;"}, ()),
    ("N3", "chép, còn lời của tỉnh", {"tasks": "Tăng cường kiểm soát vận chuyển động vật, sản phẩm động vật ra vào địa bàn; xử lý nghiêm các trường hợp vi phạm quy định về kiểm dịch, giết mổ, buôn bán trên địa bàn tỉnh, nhất là tại các chợ gia súc."}, {"tasks": "Tăng cường kiểm soát vận chuyển động vật, sản phẩm động vật ra vào địa bàn; xử lý nghiêm các trường hợp vi phạm quy định về kiểm dịch, giết mổ, buôn bán trên địa bàn tỉnh, nhất là tại các chợ gia súc."}, ("Tăng cường kiểm soát vận chuyển",)),
    ("N3", "có số liệu của huyện", {"tasks": "Tăng cường kiểm soát vận chuyển động vật, sản phẩm động vật ra vào địa bàn; xử lý nghiêm các trường hợp vi phạm quy định về kiểm dịch, giết mổ, buôn bán trên địa bàn tỉnh, nhất là tại các chợ gia súc."}, {"tasks": "Kiểm soát 02 chợ gia súc Chợ Rã, Quảng Khê vào ngày phiên; lập biên bản các xe chở lợn không có giấy kiểm dịch; rà soát 41 điểm giết mổ nhỏ lẻ trong quý II."}, ()),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "what", "above", "own", "quotes"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_rules(rule: str, what: str, above: dict[str, str], own: dict[str, str], quotes: tuple[str, ...]) -> None:
    superior = parse_text(PROVINCE.format(**{"aims": EMPTY_AIM, "tasks": "Tuyên truyền.", "duties": "- Chỉ đạo các xã, thị trấn."} | above))
    parts = {"basis": CITED, "aims": EMPTY_AIM, "tasks": "Tuyên truyền.", "duties": "- Đôn đốc.", "units": "- Rà soát đàn vật nuôi."}
    plan = parse_text(DISTRICT.format(**parts | own))
    places = [one.finding.span for one in check(plan, [superior]) if one.finding.code == rule]
    starts = [plan.text.find(quote) for quote in quotes]
    assert len(places) == len(quotes), [plan.text[a:b] for a, b in places]
    for start, quote, (a, b) in zip(starts, quotes, sorted(places), strict=True):
        assert start >= 0
        assert a < start + len(quote)
        assert start < b


@pytest.mark.parametrize("code", codes("2"))
def test_every_rule_stands_in_the_docs(code: str) -> None:
    lines = (ROOT / "docs" / "check.md").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith(f"| {code} |") for line in lines)


@pytest.mark.parametrize("code", codes("2"))
def test_every_rule_has_hits_and_near_misses(code: str) -> None:
    hits = {row["rule"] for row in rows("conflict")} | {rule for rule, _, _, _, quotes in CASES if quotes}
    misses = {row["rule"] for row in rows("near_miss")} | {rule for rule, _, _, _, quotes in CASES if not quotes}
    assert code in hits
    assert code in misses


@pytest.mark.parametrize("name", ABOVE)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_passages(name: str, lang: str) -> None:
    """Every passage is the words of its plan; messages are whole."""
    plans = {one.plan_id: one for one in (read(name), read(ABOVE[name]))}
    for one in check(read(name), [read(ABOVE[name])], lang):
        assert one.passages[0].text == one.finding.text
        assert "{" not in one.finding.message
        for passage in one.passages:
            assert plans[passage.plan].text[slice(*passage.span)] == passage.text


def test_a_plan_against_itself_and_against_nothing_of_its_own() -> None:
    """Odd pairs raise nothing."""
    assert isinstance(check(read("district.txt"), [read("district.txt")]), list)
    assert isinstance(check(read("superior.txt"), [read("district_2.txt")]), list)
    assert check(read("district.txt"), []) == []


# the superior in a store


def test_superiors() -> None:
    """What is cited comes first; else the nearest level of the same place, years and topic."""
    plan, above, other = read("district.txt"), read("superior.txt"), read("superior_2.txt")
    stored = [(one.plan_id, one.metadata) for one in (above, other, plan)]
    assert [(one.plan_id, one.why) for one in among(plan, stored)] == [(above.plan_id, "cited")]
    assert [(one.plan_id, one.why) for one in among(read("district_2.txt"), stored)] == [(other.plan_id, "topic")]
    assert among(read("district_2.txt"), stored[:1]) == []
    assert among(above, stored) == []


TOPICS = (
    ("Thực hiện công tác trẻ em năm 2024", "Triển khai công tác trẻ em trên địa bàn huyện Tứ Kỳ năm 2024", True),
    ("Chuyển đổi số tỉnh Sơn La năm 2025", "Chuyển đổi số của huyện Mai Sơn năm 2025", True),
    ("Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2024", "Phòng, chống dịch bệnh động vật năm 2024", False),
    ("Phổ biến, giáo dục pháp luật năm 2024", "Cải cách hành chính năm 2024", False),
    (None, "Cải cách hành chính năm 2024", False),
)


@pytest.mark.parametrize(("one", "other", "same"), TOPICS)
def test_topics(one: str | None, other: str | None, same: bool) -> None:
    assert (topics_alike(one, other) >= 70) is same


def test_command(run: Run, tmp_path: Path) -> None:
    """Exit code 1 on errors; the shape of the contract; page and workbook hold the words of both plans; the store finds the superior."""
    plan, above = HERE / "district.txt", HERE / "superior.txt"
    told = run("check", plan, "--against", above, "--json")
    assert told.returncode == 1, told.stderr
    data = json.loads(told.stdout)
    assert {"id", "code", "severity", "message", "span", "passages"} <= set(data[0])
    assert set(data[0]["passages"][0]) == {"plan", "span", "text"}
    assert run("check", plan, "--against", above, "--fail-on", "never", "--nl").returncode == 0
    assert run("check", HERE / "clean.txt", "--against", above, "--json").returncode == 0
    assert run("check", HERE / "clean.txt", "--against", above, HERE / "superior_2.txt", "--json", "--fail-on", "error").returncode == 1
    assert run("check", plan, "--against", above, "--html", "kiem-tra.html", "--xlsx", "kiem-tra.xlsx").returncode == 1
    page = (tmp_path / "kiem-tra.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert page.count("<article") == len(data)
    for finding in data:
        assert all(passage["text"].split("\n")[0][:40] in page for passage in finding["passages"])
    sheets = openpyxl.load_workbook(tmp_path / "kiem-tra.xlsx").worksheets
    assert [sheet.max_row - 1 for sheet in sheets] == [len(data), 2]
    assert not list(tmp_path.glob("*.db"))


def test_command_with_a_store(run: Run, tmp_path: Path) -> None:
    """Without --against the superior is looked for in the store and named; where there is none, that is said."""
    assert run("check", HERE / "clean.txt").returncode == 5
    assert run("run", HERE / "superior.txt", HERE / "superior_2.txt", "--jobs", "1").returncode == 0
    told = run("check", HERE / "clean.txt", "--json")
    assert told.returncode == 0, told.stderr
    assert read("superior.txt").plan_id in told.stderr.decode()
    alone = run("check", ROOT / "corpus" / "tu-ky-2023.txt")
    assert alone.returncode == 4
    assert json.loads(alone.stderr.decode().splitlines()[-1])["code"] == "E_NO_SUPERIOR"
    assert run("check", HERE / "clean.txt", HERE / "superior.txt").returncode == 2


def test_severity_and_off_by_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "planparse.toml").write_text('[lint]\nP5 = "off"\nP2 = "info"\nP3 = "info"\n', encoding="utf-8")
    told = run("check", HERE / "district.txt", "--against", HERE / "superior.txt", "--json")
    assert told.returncode == 0
    severities = {one["code"]: one["severity"] for one in json.loads(told.stdout)}
    assert "P5" not in severities
    assert severities["P2"] == "info"


def test_records_say_the_same() -> None:
    """Records read back give the same findings."""
    again = record.loads(record.dumps(read("district.txt")))
    assert check(again, [record.loads(record.dumps(read("superior.txt")))]) == list(found("district.txt"))
