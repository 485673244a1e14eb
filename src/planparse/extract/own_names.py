"""Names that only the plan itself gives: the letters of its issuer (`SYT` in `15/KH-SYT`) and the teams that its tables and frames name.

A team whose name goes on in small letters (`Tổ kiểm đếm tài sản`) has no end that the grammar could see. Where it fills a cell or a
frame of those responsible, its end is plain, and the same words are known everywhere else in the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from planparse.extract.body_heads import heads
from planparse.extract.levels import BRANCH, branch_level, union_of
from planparse.extract.name_stops import stops
from planparse.extract.own_defined import defined
from planparse.extract.plan_place import PlanPlace, has_rooms
from planparse.extract.shorts import Shorts, stands_for
from planparse.outline.frames import frames
from planparse.outline.nodes import Outline
from planparse.tables import table
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
_OTHER_WORDS = ("tổ chức", "tổ dân phố", "ban hành", "phòng ngừa", "phòng chống", "phòng cháy", "đội ngũ", "đoàn thể", "khoa học")


_CHECKS = r"(?:kiểm tra|thanh tra|giám sát|khảo sát|thẩm định|phúc tra|đánh giá|công tác)"
_INSPECTORS = pattern(
    "own_names.inspectors",
    rf"Đoàn (?<![^\W_]Đoàn )(?P<does>{_CHECKS}(?:(?:,| và) {_CHECKS}){{0,2}})"
    r"(?P<what>(?:,? [^\W\d_]{1,9}){0,10}?(?= của (?:Sở|Bộ|Ban|UBND|Ủy|Phòng|Chi cục|Cục)(?![^\W_])))?",
)
# the league, which `Đoàn` alone means elsewhere
_LEAGUE = pattern(
    "own_names.league", r"(?:[Đđ]oàn [Tt]hanh niên|[Đđ]oàn TN|(?:[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hành|[Xx]ã) ?[Đđ]oàn)(?![^\W_])"
)


# departments of the police of a province go by their codes: `PC08`, `PV05`
_POLICE_CODE = pattern("own_names.police_code", r"P[ACHKVX](?<![\w/.-]..)\d{2}(?![\w/-])")


def teach(shorts: Shorts, text: str, outline: Outline, plan: PlanPlace, letters: str | None) -> None:
    """Let `shorts` know the names that this plan gives; `letters` is how its symbol calls the issuer."""
    if letters and plan.office and fold(letters) not in heads() and stands_for(letters, plan.office):
        shorts.learn(letters, plan.office, plan.level)
    for words in _own_words(plan):
        shorts.learn(words, words, plan.level)
    union = union_of(plan)
    for branch in BRANCH.finditer(text) if union else ():
        shorts.learn(branch.group(), union or "", branch_level(branch["w"], plan))
    for code in set(_POLICE_CODE.findall(text)):
        shorts.learn(code, code, "province")
    for one in defined(text):
        for said in (one.name, f"{one.kind} {one.letters}", one.letters):
            shorts.learn(said, one.name, None)
    for name in _inspectors(text):
        shorts.learn(name, name, None, "team" if fold(name) in heads() else "none")
    for said in _responsible(text, outline):
        for piece in _SPLIT.split(said):
            name = " ".join(piece.split()).strip(" .")
            if _TEAM.fullmatch(name) and _is_new(fold(name)):
                shorts.learn(name, name.removesuffix(f" {letters}"), None)


def _own_words(plan: PlanPlace) -> Iterator[str]:
    """`Văn phòng Ban`, `Lãnh đạo Ban` in the plan of a `Ban Quản lý …`; what the table of heads has is left to it."""
    rows = table("planparse.extract", "own_office_words")
    low = f"{fold(plan.office or '')} "
    kind = next((row["words"] for row in rows if row["of"] == "kind" and low.startswith(f"{fold(row['words'])} ")), None)
    for row in rows:
        words = f"{row['words']} {kind}"
        if kind and has_rooms(plan) and row["of"] == "post" and fold(words) not in heads():
            yield words


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
    for node in outline.sections:
        if node.role == "organization" and node.title is not None and node.parent is not None:
            yield text[node.title[0] : node.title[1]]
    for block in outline.blocks:
        if block.kind == "frame":
            for frame in frames(text[block.start : block.end]):
                if frame.role in ("lead", "coordinate"):
                    yield text[block.start + frame.start : block.start + frame.end]


def _inspectors(text: str) -> set[str]:
    """The inspection team of the plan by its whole name, by what it does and as `Đoàn` alone, and the secretary of each."""
    teams = list(_INSPECTORS.finditer(text))
    names = {f"Đoàn {team['does']}" for team in teams}
    names |= {team.group() for team in teams if team["what"] and _is_purpose(fold(team["what"]))}
    if names and not _LEAGUE.search(text):
        names.add("Đoàn")
    return names | {f"Thư ký {name}" for name in names}


def _is_purpose(low: str) -> bool:
    """No word of it begins a clause."""
    return stops(purpose=True).isdisjoint(low.replace(",", "").split())
