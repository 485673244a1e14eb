"""Bodies that no table names: what the trained recogniser adds, what it must not add, and that training is reproducible."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.extract.plan_place import PlanPlace
from planparse.nlp import learned, models
from planparse.nlp.components import Found, process
from planparse.text.fold import fold
from planparse.train import bodies as training
from tests.conftest import ROOT

DATA = ROOT / "models" / "data"
MIB = 2**20

# text and what the recogniser adds in it; None of the names stands in a table
ADDED = [
    ("- Phối hợp với Lâm trường Sông Kôn và Nông trường Cờ Đỏ rà soát diện tích đất.", ["Lâm trường Sông Kôn", "Nông trường Cờ Đỏ"]),
    ("3. Nghiệp đoàn Nghề cá Lý Sơn: Vận động đoàn viên chấp hành quy định.", ["Nghiệp đoàn Nghề cá Lý Sơn"]),
    ("- Cơ quan phối hợp: Nhà hát Chèo tỉnh, các đơn vị liên quan.", ["Nhà hát Chèo tỉnh"]),
    ("- Đề nghị Mái ấm Hoa Hồng tiếp nhận trẻ em lang thang.", ["Mái ấm Hoa Hồng"]),
    ("- Báo cáo Cụm thi đua số 2 trước ngày 15/6.", ["Cụm thi đua số 2"]),
    ("- Giao BQLRPH huyện chủ trì, phối hợp với các xã rà soát.", ["BQLRPH huyện"]),
]
# what stands there, and why it is no body
NOT_ADDED = [
    ("- Huyện Thanh Sơn: Giai đoạn 2011 - 2020 xây dựng mới 02 chợ.", "a place"),
    ("6. Lĩnh vực Khoa học công nghệ và Chuyển đổi số", "a topic"),
    ("1. Ghi chú TTHC cũ, TTHC mới giải quyết", "a head of a table"),
    ("(3) Ông Nguyễn Văn Minh Quang, thành viên;", "a person"),
    ("- Đưa kiến thức PCCC vào giờ sinh hoạt.", "a verb"),
    ("II- CHỈ TIÊU ĐẾN CUỐI NĂM 2024", "a heading"),
    ("- Hoạt động của Câu lạc bộ, đội, nhóm trẻ em.", "a noun alone"),
    ("Trung tam Van hoa va Th- thao phoi hop", "no tone marks"),
    ("- Tăng cường sự lãnh đạo của Đảng đối với công tác trẻ em.", "the Party as such"),
    ("- Hưởng ứng Tuần lễ Du lịch xanh, phong trào Nhà sạch vườn đẹp.", "an event, a movement"),
]


def added(text: str) -> list[str]:
    """What the recogniser finds where the rules found nothing."""
    model = models.get("bodies")
    assert model is not None
    found = learned.find(model, text, fold(text), rules(text), PlanPlace("district"))
    return [text[body.start : body.end] for body in found]


def rules(text: str) -> list[object]:
    state = process(Found(text))
    return [body for body in [*state.bodies, *state.citations] if getattr(body, "how", "") != "learned"]


@pytest.mark.parametrize(("text", "names"), ADDED)
def test_names_of_no_table(text: str, names: list[str]) -> None:
    assert added(text) == names


@pytest.mark.parametrize(("text", "reason"), NOT_ADDED, ids=[row[1] for row in NOT_ADDED])
def test_what_is_no_body(text: str, reason: str) -> None:
    assert added(text) == []


def test_what_the_rules_found_stands() -> None:
    text = "Giao Phòng Tư pháp huyện phối hợp với Nông trường Cờ Đỏ rà soát đất."
    assert {body.name: body.how for body in process(Found(text)).bodies} == {"Phòng Tư pháp": "named", "Nông trường Cờ Đỏ": "learned"}


@pytest.mark.slow
def test_training_is_reproducible(tmp_path: Path) -> None:
    for name in ("bodies_heads", "bodies_words", "bodies_frames", "themes_made_1"):
        (tmp_path / f"{name}.csv").write_bytes((DATA / f"{name}.csv").read_bytes())
    one, two = (training.fit(tmp_path, epochs=1, seed=3).get_pipe("ner").model.to_bytes() for _ in range(2))
    assert one == two


def test_models_are_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "models").rglob("*") if path.is_file() and "data" not in path.parts) < 8 * MIB
