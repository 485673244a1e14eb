"""The theme of an obligation: the taxonomy, the cues, and the classifier against rules alone on real texts labelled by reading."""

from __future__ import annotations

import csv

import pytest
from bench.themes import shares

from planparse import parse_text
from planparse.nlp import theme_heads, theme_words, themes
from planparse.tables import table
from planparse.themes import codes
from planparse.train import themes as training
from tests.conftest import ROOT

LABELS = ROOT / "tests" / "labels"

CLEAR = [
    ("Tổ chức tập huấn nghiệp vụ cho cán bộ dân số cấp xã.", "training"),
    ("Tuyên truyền, phổ biến Luật Giao thông đường bộ trên hệ thống loa truyền thanh.", "communication"),
    ("Kiểm tra việc chấp hành quy định về an toàn thực phẩm tại các cơ sở kinh doanh.", "inspection"),
    ("Báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15/6.", "reporting"),
    ("Bố trí kinh phí từ ngân sách huyện để thực hiện Kế hoạch.", "funding"),
    ("Hỗ trợ hộ nghèo vay vốn, khám bệnh, chữa bệnh.", "services"),
    ("Rà soát, thống kê, cập nhật số liệu hộ nghèo vào phần mềm.", "data"),
    ("Tổ chức lễ phát động Tháng hành động vì bình đẳng giới.", "events"),
    ("Kiện toàn Ban Chỉ đạo, bố trí cán bộ chuyên trách.", "organisation"),
    ("Tham mưu sửa đổi, bổ sung quy chế quản lý cụm công nghiệp.", "legislation"),
    ("Đầu tư nâng cấp đường giao thông nông thôn, cải tạo công trình cấp nước.", "infrastructure"),
    ("Xây dựng kế hoạch triển khai thực hiện hằng năm.", "planning"),
    ("Ký kết quy chế phối hợp liên ngành giữa hai đơn vị.", "coordination"),
]

HEADS = [
    ("Phòng Nội vụ chủ trì, phối hợp với Công an huyện kiểm tra việc cấp phép.", "kiểm tra", "inspection"),
    ("Chủ bến khách có trách nhiệm kiểm tra áo phao.", "kiểm tra", "inspection"),
    ("Tiếp tục chỉ đạo các xã tổ chức tập huấn cho cộng tác viên.", "tổ chức", "training"),
    ("Xây dựng cơ chế thu hút doanh nghiệp.", "xây dựng", "legislation"),
    ("Xây dựng Đề án phát triển nhân lực.", "xây dựng", "planning"),
    ("Thực hiện Quyết định số 12/QĐ-UBND ngày 1/2/2024.", "thực hiện", "planning"),
    ("Trong quá trình thực hiện, nếu có vướng mắc thì báo cáo.", "báo cáo", "reporting"),
    ("Lưu ý chung.", "lưu ý", None),
    # a circumstance in front, whose commas are not those of the order
    ("Căn cứ chức năng, nhiệm vụ được giao, các xã chủ động xây dựng kế hoạch.", "xây dựng", "planning"),
    ("Để thực hiện tốt công tác cấp phép, kiểm định, Sở Y tế báo cáo hằng quý.", "báo cáo", "reporting"),
    ("Căn cứ tình hình của đơn vị để bố trí kinh phí.", "bố trí", "funding"),
    ("Đối với hồ sơ quá hạn thì xin lỗi người nộp.", "xin lỗi", "services"),
    # a subject with verbs of its own, and one that suffers
    ("Người được giao giải quyết công việc có trách nhiệm lập hồ sơ.", "lập hồ", "data"),
    ("Cơ quan cấp phép kiểm tra điều kiện kinh doanh.", "kiểm tra", "inspection"),
    ("Kết quả kiểm tra được thông báo cho cơ sở.", "thông báo", "communication"),
    # the same object, made and carried out
    ("Xây dựng quy chế tiếp công dân.", "xây dựng", "legislation"),
    ("Thực hiện quy chế tiếp công dân.", "thực hiện", "planning"),
    # verbs that share an object, and one that takes over
    ("Xây dựng và kiểm tra văn bản.", "xây dựng", "legislation"),
    ("Triển khai thực hiện và kiểm tra việc thi hành Chỉ thị này.", "triển khai", "planning"),
    ("Rà soát, kiện toàn đội ngũ.", "rà soát", "organisation"),
    ("Rà soát các hộ nằm trong vùng sạt lở.", "rà soát", "data"),
    # who does it stands between verb and activity
    ("Khuyến khích người dân thu gom rác.", "khuyến khích", "services"),
    ("Vận động nhân dân đóng góp làm đường.", "vận động", "funding"),
    ("Vận động nhân dân không đốt rơm rạ.", "vận động", "communication"),
    # a title before a colon, a subject between commas behind a circumstance, a noun made of a verb
    ("Công tác truyền thông: Viết bài cho trang tin của xã.", "viết bài", "communication"),
    ("Trường hợp đê bị rò rỉ, tổ chức, cá nhân quản lý phải báo cáo ngay.", "báo cáo", "reporting"),
    ("Việc sơ kết được tiến hành vào tháng 6.", "sơ kết", "reporting"),
    # an office named by verbs; a subject that suffers; what somebody is to get
    ("Nhà thầu giám sát thi công ghi chép nhật ký.", "ghi chép", "data"),
    ("Sở Y tế được kiểm tra chuẩn bị báo cáo.", "chuẩn bị", "reporting"),
    ("Bảo đảm mọi học sinh được tập huấn kỹ năng thoát nạn.", "bảo đảm", "training"),
    # marks lost in a scan; a verb with its object shares none; what is appraised; what goes up
    ("Kiêm tra bếp ăn của trường.", "kiểm tra", "inspection"),
    ("Duy trì, cập nhật thông tin về hộ nghèo.", "duy trì", "data"),
    ("Thẩm định dự toán của các trường.", "thẩm định", "funding"),
    ("Thẩm định đơn xin mở quầy thuốc.", "thẩm định", "services"),
    ("Thông báo tình hình lũ về Sở Nội vụ.", "thông báo", "reporting"),
    # where something is brought into
    ("Đưa kỹ năng bơi an toàn vào chương trình giáo dục của trường.", "đưa kỹ", "training"),
    ("Lồng ghép chỉ tiêu giảm nghèo vào kế hoạch của xã.", "lồng ghép", "planning"),
    # no activity but working together; a title; a noun that holds a verb
    ("Chủ động phối hợp với Công an xã khi có cháy.", "khi có", "coordination"),
    ("Phương án ứng phó sự cố tràn dầu.", "phương án", "planning"),
    ("Các công trình cấp nước phải nghiệm thu trước Tết.", "nghiệm thu", "inspection"),
]

PARTS = {
    *(
        "opener",
        "subject",
        "holder",
        "manager",
        "office",
        "blocker",
        "thing",
        "passive",
        "subject_end",
        "skip",
        "agent",
        "frame",
        "title",
        "object",
    ),
    *("assure", "misread", "tell", "into"),
    *theme_words.VERBS,
    *(f"{part}_object" for part in theme_words.VERBS if part not in ("verb", "let")),
}


def test_every_cue_names_a_theme() -> None:
    assert {row["theme"] for row in table("planparse.extract", "theme_cues")} == set(codes())


@pytest.mark.parametrize(("text", "theme"), CLEAR)
def test_clear_cases(text: str, theme: str) -> None:
    plan = parse_text(f"KẾ HOẠCH\nVề công tác năm 2024\nI. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- {text}")
    assert [duty.theme for duty in plan.obligations] == [theme]


def test_bodies_citations_and_times_say_nothing_of_the_activity() -> None:
    text = "Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra theo Quyết định số 12/QĐ-UBND ngày 1/2/2024."
    words = training.read(text).words
    assert "tế" not in words
    assert "quyết" not in words
    assert "kiểm" in words


def test_the_clause_ends_before_ends_and_means() -> None:
    words = list(training.read("Tổ chức tập huấn nghiệp vụ cho cán bộ cơ sở nhằm nâng cao chất lượng báo cáo.").words)
    assert "nhằm" not in words[: words.index("|")]
    assert "nhằm" in words


@pytest.mark.parametrize(("text", "words", "theme"), HEADS)
def test_the_head_behind_the_frame(text: str, words: str, theme: str | None) -> None:
    marked = training.read(text).marked
    head = theme_heads.head(marked)
    assert (" ".join(marked[head.at : head.at + 2]), head.theme) == (words, theme)


def test_every_row_of_the_heads_is_of_use() -> None:
    rows = table("planparse.extract", "theme_heads")
    assert {row["part"] for row in rows} == PARTS
    assert {row["theme"] for row in rows} == {"", *codes()}
    assert all(row["theme"] for row in rows if row["part"] in ("verb", "title", "into") or row["part"].endswith("object"))
    assert len({(row["words"], row["part"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "theme"),
    [("Ban quản lý chợ sửa mái ở khu hàng vải.", "infrastructure"), ("Hội đồng phúc khảo chấm lại bài thi của thí sinh.", "inspection")],
)
def test_a_name_taken_too_long_does_not_hide_the_verb(text: str, theme: str) -> None:
    assert training.read(text).head.theme == theme


def test_labels_name_themes_and_obligations() -> None:
    for path in sorted(LABELS.glob("themes_*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row.get("obligation", "1") == "1":
                assert set(row["theme"].split("|")) <= set(codes()), (path.name, row)


@pytest.mark.slow
def test_rules_and_classifier_in_documents_that_the_classifier_has_not_seen() -> None:
    """Floors against decline, not the aim (0.85): models/README.md has figures, on whole obligations; here their beginnings are read.

    The rules were developed on all labels but those of two samples, so that the classifier need not be ahead of them on the others.
    """
    right = shares(folds=3)
    known = [share for sample, share in right.items() if sample not in ("themes_real_8", "themes_plans")]
    count = sum(share[0] for share in known)
    by_rule, by_model = (sum(share[0] * share[at] for share in known) / count for at in (1, 2))
    assert by_rule >= 0.80, right
    assert by_model >= by_rule - 0.01, right
    assert right["gold"][2] >= 0.83, right
    assert right["themes_real"][2] >= 0.73, right
    assert right["themes_real_3"][2] >= 0.66, right
    assert right["themes_real_5"][2] >= 0.66, right
    assert right["themes_real_6"][2] >= 0.66, right
    assert right["themes_plans"][2] >= 0.8, right


@pytest.mark.slow
def test_training_is_reproducible() -> None:
    rows = list(training.made(ROOT / "models" / "data"))[::20]
    one, two = (training.fit(rows, epochs=2, seed=3).get_pipe("textcat").to_bytes() for _ in range(2))
    assert one == two


def test_without_a_model_the_head_decides_else_the_first_cue() -> None:
    assert themes.classify(None, [training.read("Kiểm tra và báo cáo kết quả.")]) == ["inspection"]
    assert themes.classify(None, [training.read("Về nội dung của mạng xã hội.")]) == ["communication"]
