"""Names that only the plan itself gives: the letters of its issuer (`SYT` in `15/KH-SYT`) and the teams that its tables and frames name.

A team whose name goes on in small letters (`Tổ kiểm đếm tài sản`) has no end that the grammar could see. Where it fills a cell or a
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
    r"(?:Tổ|Đội|Nhóm|Bộ phận|Đoàn|Hội đồng|Ban|Tiểu ban|Khoa|Phòng|Kíp|Chốt) "
    r"(?![\p{Lu}])[^\W\d_][^\W\d]{0,9}(?: [^\W\d][\w&-]{0,14}){0,11}",
)
# what shows that the words are no mere name: level words, which the grammar reads, or a clause
_NO_NAME = frozenset(("tỉnh", "huyện", "quận", "xã", "phường", "cấp", "thôn", "bản", "ấp", "các", "được", "theo", "chịu"))
_NO_NAMES = (" thị trấn", " thành phố", " liên quan", " chủ trì", " phối hợp", " thực hiện", " tham mưu")
_OTHER_WORDS = ("tổ chức", "tổ dân phố", "ban hành", "phòng ngừa", "phòng chống", "phòng cháy")


def teach(shorts: Shorts, text: str, outline: Outline, plan: PlanPlace, letters: str | None) -> None:
    """Let `shorts` know the names that this plan gives; `letters` is how its symbol calls the issuer."""
    if letters and plan.office and fold(letters) not in heads() and stands_for(letters, plan.office):
        shorts.learn(letters, plan.office, plan.level)
    for said in _responsible(text, outline):
        for piece in _SPLIT.split(said):
            name = " ".join(piece.split()).strip(" .")
            if _TEAM.fullmatch(name) and _is_new(fold(name)):
                shorts.learn(name, name.removesuffix(f" {letters}"), None)


def _is_new(low: str) -> bool:
    """The words are the name of a team, and no table knows it."""
    clause = not _NO_NAME.isdisjoint(low.split()) or any(words in low for words in _NO_NAMES)
    return not clause and low not in heads() and not low.startswith(_OTHER_WORDS)


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
