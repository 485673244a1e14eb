"""The level and place words behind the name of a body: `thị xã Đức Phổ`, `cấp xã`, `các huyện, thành phố`, `14 phường`."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.extract.name_stops import stops
from planparse.extract.plan_place import PlanPlace
from planparse.model import Level
from planparse.registry import units
from planparse.registry.places import is_central_city, starting_province
from planparse.text.fold import fold
from planparse.text.patterns import pattern

LEVEL_WORDS: dict[str, Level] = {
    "trung ương": "central",
    "tw": "central",
    "tỉnh": "province",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
    "thôn": "commune",
    "bản": "commune",
    "ấp": "commune",
    "khóm": "commune",
    "tổ dân phố": "commune",
    "khu phố": "commune",
    "khối phố": "commune",
    "tiểu khu": "commune",
    "buôn": "commune",
    "xóm": "commune",
    "làng": "commune",
    "khu dân cư": "commune",
    "cơ sở": "commune",
}
LEVEL_STARTS = frozenset({"tp", "tỉnh", "huyện", "quận", "thị", "xã", "phường", "thành", "cấp", "cùng", "khu", "chuyên", "liên"})
_CITY = ("thành phố", "tp", "tp.")
_WORD = (
    r"(?:thành phố|tp\.?|thị xã|thị trấn|đặc khu|tổ dân phố|khu phố|khối phố|khu dân cư|tiểu khu|cơ sở|"
    r"(?:trung ương|tw)(?! hội(?![^\W_])| đoàn(?![^\W_])| mặt trận)|"
    r"tỉnh|quận|huyện|xã|phường|thôn|bản|ấp|khóm|buôn|xóm|làng(?! nghề| trẻ)|địa phương)"
)
# Which of the units are meant: `UBND 06 xã vùng III`, `các huyện miền núi`.
_ZONE = (
    r" (?:(?:thuộc )?(?:vùng|khu vực) (?:i{1,3}|đồng bào dân tộc thiểu số(?: và miền núi)?|dân tộc thiểu số(?: và miền núi)?|"
    r"cao|ven biển|biên giới|đặc biệt khó khăn|khó khăn|sâu|xa|biển|đồng bằng)|biên giới|miền núi|ven biển|hải đảo)(?![^\W_])"
)
# in a list the cities and towns of a province have one syllable each: `các huyện, thành, thị`
_LISTED = rf"(?:{_WORD}|thành(?! phố)|thị(?! xã| trấn))"
_TAIL = pattern(
    "levels.tail",
    rf"(?:,? (?:của|thuộc|trực thuộc|ở|tại|chi nhánh) | - | ?)(?:(?P<det>(?:các|hai|ba|2|3) cấp\b|cùng cấp\b)|"
    rf"(?P<cap>cấp |tuyến )?(?P<all>các |từng |mỗi |toàn )?(?P<n>\d{{1,3}}(?:/\d{{1,3}})? )?"
    rf"(?P<w>{_WORD})(?:(?<=\.)|(?![^\W_]| hội(?! nông| phụ| cựu| liên| chữ| người)| ủy(?! ban)| đoàn(?! thanh|"
    rf" tncs| viên)))(?P<more>(?:(?:, ?| ?- ?| và |/)(?:các )?(?:cấp |tuyến )?{_LISTED}(?![^\W_]| ủy(?! ban)|"
    rf" đoàn(?! thanh| tncs| viên))){{0,4}})(?P<zone>(?:{_ZONE}){{0,2}})(?P<direct> trực thuộc trung ương)?)"
    # `Ban Thường vụ | các huyện, thị, thành ủy`: these are bodies, and no units
    r"(?(all)(?!(?:(?:, ?| và | - )(?:huyện|quận|thị xã|thị|thành phố|thành)){1,3} (?:ủy(?! ban)|đoàn(?! thanh| tncs| viên))(?![^\W_])))",
)
# Hamlets count as level words only with a name or in a list (`nông thôn`, `văn bản` are none); `cơ sở` not where it is a facility.
_SMALL = frozenset({"thôn", "bản", "ấp", "khóm", "buôn", "xóm", "làng"})
_NO_HAMLET = pattern(
    "levels.no_hamlet", r"(?:nông|văn|cơ|nhật|bài|kịch|biên|ấn|căn) (?:thôn|bản)|(?:thôn|bản|ấp|khóm|buôn|xóm|làng) [^\W\d_]"
)
_BASE_THING = pattern(
    "levels.base_thing",
    r" (?:vật chất|dữ liệu|hành chính|tôn giáo|kinh tế|văn hóa|cai nghiện|điều trị|lưu trú|thờ tự|tín ngưỡng|"
    r"giam giữ|giáo dục|y tế|sản xuất|kinh doanh|khám|hạ tầng|nuôi|bảo trợ|dịch vụ|đào tạo|"
    r"trợ giúp|pháp lý|khoa học|thực tiễn)",
)
_SHORT_INSIDE = pattern("levels.short_inside", r" \([\p{Lu}][\p{Lu}&-]{1,9}\)(?= [^\W\d_])")
_UNNUMBERED = frozenset({"tỉnh", "huyện", "thị xã", "thành phố", "tp", "tp.", "xã", "thị trấn", "đặc khu"})
_ONE = pattern("levels.one", _WORD)
# `Hội Nông dân tỉnh | và các huyện`: behind one unit other units, or the places themselves, are a mention of their own.
_OTHER_UNITS = pattern("levels.other_units", r"(?:, ?| ?- ?| và )(?:các |địa phương)")
# A place name: capitalised words; a verb in capitals does not stand there, a sign or a lower-case word ends it.
_PLACE = pattern("levels.place", r"(?: |(?<=\.))(?P<p>(?:[\p{Lu}][\w']{0,8}|\d{1,2})(?: [\p{Lu}][\w']{0,8}){0,3})(?![\w])")


# `Công an xã Thạnh Hải | , huyện Thạnh Phú, tỉnh Bến Tre`: the units above the one that is named
_NAME = r"[\p{Lu}][\w']{0,8}(?: [\p{Lu}][\w']{0,8}){0,3}"
_ABOVE_COMMUNE = pattern(
    "levels.above_commune",
    rf", (?:huyện|quận|thị xã|thành phố|TP\.?) {_NAME}(?:, (?:tỉnh|thành phố|TP\.?) {_NAME})?(?!\w)|, tỉnh {_NAME}(?!\w)",
)
_ABOVE_DISTRICT = pattern("levels.above_district", rf", tỉnh {_NAME}(?!\w)")


# what an association calls itself at its levels: `Văn phòng | Tỉnh Hội`, `Mỗi huyện, thị, thành Hội`
BRANCH = pattern(
    "levels.branch",
    r"(?<![^\W_])(?:[Cc]ác |[Mm]ỗi )?(?P<w>[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị|[Qq]uận|[Xx]ã)"
    r"(?P<more>(?:(?:, | và )(?:huyện|thị|thành|quận|xã|phường)){0,3})"
    r" (?:Hội|(?:(?<=[THQX]\w{2} )|(?<=[THQX]\w{3} )|(?<=[THQX]\w{4} ))hội)"
    r"(?![^\W_])(?! (?:nghị|thảo|thi|viên|đồng|trường|chợ|họp|nhập|[\p{Lu}]))",
)


# the house that issues the plan, by its kind alone
OWN_HOUSE = pattern(
    "levels.own_house",
    r" (?:của |cơ quan )?(?P<w>Sở|Bộ|Tổng cục|Cục|Chi cục|Học viện|Viện|Bệnh viện|Trường|Trung tâm|Tổng công ty|Công ty|"
    r"(?<=của )(?:trường|bệnh viện|trung tâm|công ty))(?! [\p{Lu}]|\w)",
)
_UNIT_NAME = pattern("levels.unit_name", r"(?:, | và | )(?P<p>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})(?!\w)")
_MOST_UNITS = 20
_UNION = pattern("levels.union", r"(?<![^\W_])Hội (?!đồng)[^\n]+?(?= Việt Nam$|$)")


@dataclass(frozen=True, slots=True)
class Tail:
    """Level words behind a name: where they end, level (None for several), place, whether many are meant, the words themselves."""

    end: int
    level: Level | None
    place: str | None
    many: bool
    words: str


def read_tail(text: str, folded: str, at: int, plan: PlanPlace) -> Tail | None:
    """Level and place words that begin at `at`; None where there are none."""
    own = _own_words_behind(text, at, plan) if folded[at : at + 1] == " " else None
    return own or _level_words(text, folded, at, plan)


def _level_words(text: str, folded: str, at: int, plan: PlanPlace) -> Tail | None:
    match = _TAIL.match(folded, at)
    if match is None or (match.end() == at):
        return None
    if folded[at : at + 1] not in " ," and at > 0 and folded[at - 1] != " ":
        return None
    if match["det"]:
        own = match["det"] == "cùng cấp"
        return Tail(match.end(), plan.level if own else None, None, True, "cùng cấp" if own else "các cấp")
    if match["w"] == "địa phương" and not match["all"]:
        return None
    more, end = match["more"], match.end()
    other = None if match["all"] or match["cap"] or match["n"] else _OTHER_UNITS.search(more)
    if other:
        more, end = more[: other.start()], match.start("more") + other.start()
    if more.endswith("cơ sở") and _BASE_THING.match(folded, end):  # `Đài tỉnh, cơ sở | đào tạo`
        end -= len(more) - max(0, *(more.rfind(joint) for joint in (",", " và ", "-", "/")))
        more = more[: len(more) - (match.end() - end)]
    words = [match["w"], *_ONE.findall(more)]
    many = bool(match["all"] or match["n"] or len(words) > 1)
    place = None
    if match["all"] == "các " and not more and not match["zone"]:
        end = _units_end(text, end)
    named_end = end
    if not (many or match["cap"]):
        place, end = _place_behind(text, end, match["w"])
        named_end, end = end, _units_above(text, end, match["w"]) if place else end
    if (
        match["w"] in _SMALL
        and not (place or many or match["cap"])
        and _NO_HAMLET.search(folded, max(0, at - 5), min(len(folded), end + 3))
    ):
        return None
    if match["w"] == "cơ sở" and not match["cap"] and _BASE_THING.match(folded, end):
        return None
    level = _level(words, place, many, plan, bool(match["direct"]))
    if match["cap"] and level and level != "central" and is_below(level, plan.level):
        many = True
    return Tail(end, level, place, many, _own_words(text, match.start("w"), named_end))


def _place_behind(text: str, end: int, word: str) -> tuple[str | None, int]:
    """The name of the one unit and where it ends."""
    named = _PLACE.match(text, end) if word not in ("cơ sở", "trung ương", "tw") else None
    if named is None or (named["p"][0].isdigit() and word in _UNNUMBERED):  # `UBND tỉnh | 06 tháng một lần`
        return None, end
    place = clip(named["p"])
    end = named.start("p") + len(place)
    return place.title() if place.isupper() and len(place) > 3 else place, end


def _units_above(text: str, end: int, word: str) -> int:
    """Where the units end that the named one lies in."""
    above = (
        _ABOVE_COMMUNE
        if word in ("xã", "phường", "thị trấn", "đặc khu")
        else _ABOVE_DISTRICT
        if word in ("huyện", "quận", "thị xã")
        else None
    )
    found = above.match(text, end) if above else None
    return found.end() if found else end


def _units_end(text: str, end: int) -> int:
    """Where the units are all named that are meant: `UBND các xã | Tân Hà, Phước Chỉ và Bình Thạnh`; the end itself where none is."""
    at, count = end, 0
    while count < _MOST_UNITS and (item := _UNIT_NAME.match(text, at)) and (count or item.start("p") == at + 1) and units.named(item["p"]):
        at, count = item.end(), count + 1
    return at if count > 1 else end


def _own_words_behind(text: str, at: int, plan: PlanPlace) -> Tail | None:
    """What the issuer calls itself stands for its level: `Văn phòng | Tỉnh Hội`, `Công đoàn | Sở`, `Ban chỉ đạo PCCC | của trường`."""
    branch = BRANCH.match(text, at + 1)
    if branch and union_of(plan):
        return Tail(branch.end(), branch_level(branch["w"], plan), None, bool(branch["more"]), text[at + 1 : branch.end()])
    house = OWN_HOUSE.match(text, at)
    if house is None or not plan.is_office or not fold(plan.office or "").startswith(f"{fold(house['w'])} "):
        return None
    return Tail(house.end(), plan.level, None, False, house["w"])


def union_of(plan: PlanPlace) -> str | None:
    """The association that issues the plan, without its board: `Ban Thường vụ | Hội Liên hiệp Phụ nữ`."""
    found = _UNION.search(plan.office) if plan.office else None
    return found.group() if found else None


def branch_level(word: str, plan: PlanPlace) -> Level | None:
    """The level of `Tỉnh Hội`, `Huyện Hội`, `Thành Hội`."""
    low = fold(word)
    return "district" if low in ("thị", "quận") else _city_level(None, False, plan) if low == "thành" else LEVEL_WORDS.get(low)


def tail_behind_short(text: str, folded: str, end: int, plan: PlanPlace) -> Tail | None:
    """`Ủy ban nhân dân (UBND) | tỉnh`: the level words behind the short form in brackets."""
    at = behind_short(text, end)
    return read_tail(text, folded, at, plan) if at > end else None


def behind_short(text: str, end: int) -> int:
    """Where a short form in brackets ends behind which the name goes on: `Bảo hiểm xã hội (BHXH) | Việt Nam`; else the end of the name."""
    short = _SHORT_INSIDE.match(text, end)
    return short.end() if short else end


def _own_words(text: str, start: int, end: int) -> str:
    words = text[start:end]
    head, _, rest = words.partition(" ")
    if words[:9].lower() in ("thành phố", "thị trấn ") or words[:6].lower() == "thị xã":
        head, rest = " ".join(words.split()[:2]), " ".join(words.split()[2:])
    return f"{head.lower()} {rest}".strip()


def clip(name: str) -> str:
    """A province's name ends the place; other names may have up to four words."""
    known = starting_province(name)
    if known and name.lower().startswith(known.lower()):
        return name[: len(known)]
    words = name.split()
    if name.isupper() and len(words) > 2:
        stop = next((i for i, word in enumerate(words) if i > 1 and fold(word) in stops()), len(words))
        return " ".join(words[:stop])
    return name


def _level(words: list[str], place: str | None, many: bool, plan: PlanPlace, direct: bool) -> Level | None:
    if "tỉnh" in words and (direct or any(word in _CITY for word in words)):
        return "province"
    levels = {_city_level(place, many or len(words) > 1, plan) if word in _CITY else LEVEL_WORDS.get(word) for word in words}
    if {"thị xã", "thành phố"} & set(words) and levels & {"district"}:
        levels -= {"province"}
    return levels.pop() if len(levels) == 1 else None


def _city_level(place: str | None, many: bool, plan: PlanPlace) -> Level:
    if many:
        return "district"
    if place:
        return "province" if is_central_city(place) else "district"
    if plan.word in _CITY and plan.level:
        return plan.level
    return "district" if plan.word == "tỉnh" and plan.level == "province" else "province"


_ORDER: tuple[Level, ...] = ("central", "province", "district", "commune")


def is_below(level: Level | None, of: Level | None) -> bool:
    """The level is a lower one than `of`; False where one of them is not known."""
    return level is not None and of is not None and _ORDER.index(level) > _ORDER.index(of)
