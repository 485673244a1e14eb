"""Names that only the plan itself gives: the letters of its issuer (`SYT` in `239/KH-SYT`) and the teams that its tables and frames put to work.

A team whose name goes on in small letters (`Tổ xây dựng hồ sơ mời thầu`) has no end that the grammar could see. Where it fills a cell or a
frame of those responsible, its end is plain, and the same words are known everywhere else in the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from planparse.extract.body_heads import heads
from planparse.extract.levels import PlanPlace
from planparse.extract.shorts import Shorts, stands_for
from planparse.outline.frames import frames
from planparse.outline.nodes import Outline
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_SPLIT = pattern("own_names.split", r" ?[,;\n/] ?| ?\+ ?| và (?=[\p{Lu}])|: ")
_TEAM = pattern(
    "own_names.team",
    r"(?:Tổ|Đội|Nhóm|Bộ phận|Đoàn|Hội đồng|Ban|Tiểu ban|Khoa|Phòng|Kíp|Chốt) (?![\p{Lu}])[^\W\d_][^\W\d]{0,9}(?: [^\W\d][\w&-]{0,14}){0,11}",
)
_NO_TEAM = pattern(
    "own_names.no_team",
    r"(?:tổ chức|tổ dân phố|ban hành|phòng(?: ngừa|,| chống|(?: cháy)))(?![^\W_])|.* (?:tỉnh|huyện|quận|xã|phường|thị trấn|thành phố|cấp|thôn|bản|ấp|"
    r"các|liên quan|chủ trì|phối hợp|thực hiện|tham mưu|chịu|theo|được)(?![^\W_])",
)


def teach(shorts: Shorts, text: str, outline: Outline, plan: PlanPlace, letters: str | None) -> None:
    """Let `shorts` know the names that this plan gives; `letters` is how its symbol calls the issuer."""
    if letters and plan.office and fold(letters) not in heads() and stands_for(letters, plan.office):
        shorts.learn(letters, plan.office, plan.level)
    for said in _responsible(text, outline):
        for name in _SPLIT.split(said):
            name = " ".join(name.split()).strip(" .")
            low = fold(name)
            if _TEAM.fullmatch(name) and low not in heads() and not _NO_TEAM.match(low):
                shorts.learn(name, name.removesuffix(f" {letters}"), None)


def _responsible(text: str, outline: Outline) -> Iterator[str]:
    """What the cells and frames say that name who is responsible."""
    for row in outline.rows:
        for cell in row.cells:
            if cell.role in ("lead", "coordinate"):
                yield text[cell.start : cell.end]
    for block in outline.blocks:
        if block.kind == "frame":
            for frame in frames(text[block.start : block.end]):
                if frame.role in ("lead", "coordinate"):
                    yield text[block.start + frame.start : block.start + frame.end]
