"""Mentions of groups of bodies: `các sở, ban, ngành liên quan`, `14/14 phường`, `cơ quan tư pháp`, `Thủ trưởng các đơn vị trực thuộc`.

GUIDE rules 3 to 8 and 12 to 16: one `các` and one qualifier make one mention; a group of nothing but vague words is marked vague.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from planparse.extract.group_qualifiers import of_committee, own_office, owner, qualifiers
from planparse.extract.group_words import (
    acts_pattern,
    core_pattern,
    function_rows,
    in_full,
    noun_pattern,
    noun_rows,
    vague_by_function,
)
from planparse.extract.levels import OWN_HOUSE, Tail, read_tail
from planparse.extract.matches import BodyMatch
from planparse.extract.plan_place import PlanPlace, is_house, office_level
from planparse.model import Level
from planparse.text.patterns import NUMBERING, pattern

_PLACE_BEFORE = pattern(
    "collectives.place_before",
    r"(?:tại|trong|ở|thuộc|của|đến|tới|trên|từ|giữa|khắp|bàn|xuống|về|qua|vùng|nông thôn|xây dựng|là|loại hình|trung tâm|"
    r"nhóm|chương trình|ưu tiên|nhập|chia tách|người dân|nhân dân|học sinh|thí sinh|hộ dân|"
    r"nhà văn hóa|sinh hoạt văn hóa|nhà sinh hoạt|nhà cộng đồng|trụ sở|hội trường)(?: tất cả| toàn bộ)? $",
)
_SITE_BEFORE = pattern("collectives.site_before", r"(?<![^\W_])(?:tại|trong|ở)(?: tất cả| toàn bộ)? $")
# Schools and clinics count where they are told to act, and are nothing as a mere place (GUIDE rule 8).
_ACTS_BEFORE = pattern(
    "collectives.acts_before",
    r"(?:^|\n|[.;:,|\t] |\t|(?:chỉ đạo|hướng dẫn|yêu cầu|đôn đốc|giao|đề nghị|phối hợp|với|cùng|vận động|nhắc nhở|"
    rf"cho|triển khai đến|{NUMBERING}|[-+*•–]) )(?:tất cả |toàn bộ |toàn thể )?$",
)
# a model of government, not one that acts: `vận hành mô hình chính quyền địa phương 02 cấp`
_MODEL = pattern("collectives.model", r"(?:mô hình|vận hành|sắp xếp|luật tổ chức|kiến trúc) (?:tổ chức )?$")
_TWO_LEVELS = pattern("collectives.two_levels", r" (?:địa phương )?(?:0?[23]|hai|ba) cấp(?![^\W_])")
_WHOLE_AREA = pattern(
    "collectives.whole_area",
    r" (?:trên (?:toàn |địa bàn )?(?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường|địa bàn)|trên địa bàn|tại địa phương|"
    r"trong (?:toàn |cả )?(?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường|ngành))(?![^\W_])",
)
_OF_UNIT = pattern("collectives.of_unit", r" (?:thuộc|của) [^\W\d_]| (?:các|cấp) (?:tỉnh|huyện|quận|thị|thành|xã|phường|đặc)")
_NUMBER_OF_PLACE = pattern("collectives.number_of_place", r"(?<![^\W_])(?:phố|tổ|ấp|thôn|khóm|đường|số|quận|xóm|đội|cụm) $")
_COMPETENT = ("có thẩm quyền", "thẩm quyền", "cấp trên", "nhà nước có thẩm quyền", "chức năng")
# `đến năm 2023 có 08 xã đạt …`: units that are counted, and do nothing
_COUNTED_BEFORE = pattern(
    "collectives.counted_before",
    r"(?:có|còn|thêm|gồm|được|hơn|khoảng|trên|dưới|ít nhất|tối thiểu|là|mỗi (?:huyện|tỉnh|quận|xã|phường|cụm|đơn vị)) $",
)
# `huyện có 21 xã và | 01 thị trấn`; `08 xã | đạt chuẩn`
_COUNTED_LIST = pattern(
    "collectives.counted_list",
    r"(?:có|gồm|còn|với|trên) (?:\d{1,3} (?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|thôn|bản|ấp|khóm|khu phố|tổ dân phố)"
    r"(?:, ?| và )){1,3}$",
)
_ATTAINS_AFTER = pattern("collectives.attains_after", r" (?:đạt|được công nhận|chưa đạt|có số|có tỷ lệ|có nguy cơ)(?![^\W_])")
# `tại thành phố Phan Thiết, thị xã La Gi và | các huyện có số mắc cao`
_PLACES_BEFORE = pattern(
    "collectives.places_before",
    r"(?:tại|ở|trên địa bàn) (?:(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn)[^.;:,\n]{1,24}(?:, ?| và )){1,3}$",
)
# `Giám đốc các sở, | thủ trưởng các ban, ngành`: one list, to which the Sở gives its level (GUIDE rule 14)
_DIRECTORS_BEFORE = pattern("collectives.directors_before", r"giám đốc (?:các )?sở(?:, | và |; ?)$")
_TOLD_BEFORE = pattern("collectives.told_before", r"(?:giao|yêu cầu|chỉ đạo|đề nghị|phân công|hướng dẫn|đôn đốc|cho) $")
# `mỗi huyện xây dựng ít nhất 02 mô hình`: a quantity for each
_QUANTITY_AFTER = pattern("collectives.quantity_after", r"[^.;\n]{0,40}? (?:\d|ít nhất|tối thiểu)")
# people are elected into it
_SEATS_BEFORE = pattern("collectives.seats_before", r"(?:tham gia|vào|nhân sự|bầu|nữ|ứng cử|trúng cử) $")
_MONEY_AFTER = pattern("collectives.money_after", r" ?: ?\d")
_HAMLETS = frozenset({"thôn", "bản", "ấp", "khóm", "buôn", "làng", "xóm", "tổ dân phố", "khu phố", "khối phố", "tiểu khu"})
_STARTS = pattern("collectives.starts", r"(?:^|\n|[.;] |[-+*•–] |\) )$")


def find(text: str, folded: str, bodies: Mapping[int, BodyMatch], plan: PlanPlace) -> list[BodyMatch]:
    """Collectives in order; `bodies` are the mentions with a head by their start, for `thành viên Ban Chỉ đạo …`."""
    found: list[BodyMatch] = []
    at = 0
    while match := core_pattern().search(folded, at):
        split = _repeated_noun(match) or _named_noun(text, match, bodies)
        nouns_end = split[0] if split else match.end()
        body = _read(text, folded, match, nouns_end, bodies, plan)
        if body is not None:
            found.append(body)
        at = split[1] if split else max(match.end(), body.end if body else 0)
    return _share_levels(text, found)


def _share_levels(text: str, found: list[BodyMatch]) -> list[BodyMatch]:
    """A level word at the end of a list holds for all of it (rule 14): `các đoàn thể, các phòng, ban, ngành thuộc Quận`."""
    for at in range(len(found) - 2, -1, -1):
        group, after = found[at], found[at + 1]
        if group.level is None and after.level and text[group.end : after.start] == ", " and _OF_UNIT.search(text, after.start, after.end):
            found[at] = replace(group, level=after.level, vague=False, how=after.how)
    return found


def _repeated_noun(match: re.Match[str]) -> tuple[int, int] | None:
    """Where a noun comes back a new mention begins: `các cơ quan, đơn vị | cơ quan tư pháp`. Ends of the first, start of the second."""
    group = "nouns" if match["nouns"] else "bare"
    seen: set[str] = set()
    last = match.start(group)
    for noun in noun_pattern().finditer(match[group]):
        if noun.group() in seen or (noun.group() == "chính quyền" and seen and not match["post"]):
            return last, match.start(group) + noun.start()
        seen.add(noun.group())
        last = match.start(group) + noun.end()
    return None


def _named_noun(text: str, match: re.Match[str], bodies: Mapping[int, BodyMatch]) -> tuple[int, int] | None:
    """Where a noun of the list begins the name of a body: `các trường THPT, | Trung tâm GDTX`. Ends of the first, start of the second."""
    group = "nouns" if match["nouns"] else "bare"
    last = match.start(group)
    for noun in noun_pattern().finditer(match[group]):
        start, end = match.start(group) + noun.start(), match.start(group) + noun.end()
        body = bodies.get(start)
        if (
            body is not None
            and last > match.start(group)
            and text[start].isupper()
            and (body.end > end or noun_rows()[noun.group()]["kind"] == "named")
        ):
            return last, start
        last = end
    return None


def _read(
    text: str, folded: str, match: re.Match[str], nouns_end: int, bodies: Mapping[int, BodyMatch], plan: PlanPlace
) -> BodyMatch | None:
    start = match.start("nouns") if match["nouns"] else match.start("bare")
    nouns = [m.group() for m in noun_pattern().finditer(folded[start:nouns_end])]
    if not nouns:
        return None
    local = len(nouns) > 1 and nouns[-1] == "địa phương" and folded[nouns_end - 11] == " " and folded[nouns_end - 12] not in ",;-"
    members = noun_rows()[nouns[0]]["kind"] == "member"
    q = of_committee(folded, nouns_end, bodies) if members else qualifiers(folded, nouns_end, bodies)
    if q is None:
        return None
    tail = _tail(text, folded, q.end, plan, nouns)
    office = None if tail else own_office(folded, q, plan, nouns[-1])
    tail = tail or office
    owning = owner(folded, q.end, bodies) if tail is None else None
    area = all(noun_rows()[n]["kind"] == "area" for n in nouns)
    function_narrows = q.function is not None and not vague_by_function()[q.function] and nouns[-1] != "ngành"
    narrow = bool(q.related or q.extra or local or owning or function_narrows)
    if nouns == ["cấp"] and not match["det"] and tail is not None:
        return _level_acting(folded, match, tail)
    qualified = narrow or (tail is not None and (tail.many or not _of_party(nouns)))
    if not _is_mention(folded, match, q.end, nouns, area, qualified, q.function):
        return None
    if _is_mere_place(folded, match.start(), nouns, area):
        return None
    if nouns[0].startswith("cấp ủy") and _SEATS_BEFORE.search(folded, max(0, match.start() - 10), match.start()):
        return None
    if nouns[0] == "chính quyền" and _TWO_LEVELS.match(folded, q.end):
        return None
    if nouns[0] == "chính quyền" and _MODEL.search(folded, max(0, match.start() - 24), match.start()):
        return None
    whole = _WHOLE_AREA.match(folded, q.end)
    stop = tail.end if tail else whole.end() if whole and (_is_facility(nouns) or (q.related and "tại" in whole.group())) else q.end
    stays = office is not None and not office.words.startswith(("thuộc ", "của "))  # rule 12; `các đơn vị trực thuộc Sở` stays whole
    name_end = stop if stays or (whole and whole.group() == " tại địa phương" and q.related) else q.end
    vague = all(noun_rows()[n]["vague"] == "yes" for n in nouns) and not narrow and (tail is None or tail.words == "các cấp")
    name, level = _name(text, match, start, name_end), plan.level if members else _level(nouns, tail, area, plan, owning)
    if level is None and match["post"] and _DIRECTORS_BEFORE.search(folded, max(0, match.start() - 22), match.start()):
        level = "province"
    level = level or _function_level(q.function) or (plan.level if match["post"] and is_house(plan) else None)
    if owning and not q.extra and owning.name == "Ủy ban nhân dân":  # whose offices they are is their level
        stop = max(stop, owning.end)
    if q.extra and not office:
        stop = max(stop, q.extra.end)
        name, level = f"{name} {q.extra.name}", q.extra.level if members else level or q.extra.level
    return BodyMatch(match.start(), stop, name, level, tail.place if tail else None, True, name, vague, "vague" if vague else "group")


def _level_acting(folded: str, match: re.Match[str], tail: Tail) -> BodyMatch | None:
    """`Cấp huyện tổ chức …`, `Cấp xã: …` at the begin of a sentence: the bodies of a level."""
    if not _STARTS.search(folded, max(0, match.start() - 3), match.start()) or not acts_pattern().match(folded, tail.end):
        return None
    if _MONEY_AFTER.match(folded, tail.end):  # `Cấp tỉnh: 380 triệu đồng`
        return None
    name = f"cấp {folded[match.end() : tail.end].strip()}"
    return BodyMatch(match.start(), tail.end, name, tail.level, tail.place, True, name, False, "level")


def _is_mere_place(folded: str, start: int, nouns: list[str], area: bool) -> bool:
    before = folded[max(0, start - 60) : start]
    if area:
        return _PLACE_BEFORE.search(before[-30:]) is not None or _PLACES_BEFORE.search(before) is not None
    if noun_rows()[nouns[0]]["kind"] in ("first", "site"):
        return _SITE_BEFORE.search(before) is not None
    return _is_facility(nouns) and not _ACTS_BEFORE.search(before)


def _of_party(nouns: list[str]) -> bool:
    return any(noun_rows()[noun]["bare"] == "party" for noun in nouns)


def _is_told(folded: str, start: int, end: int) -> bool:
    """Each of some units acts or is told to; else it is a measure (`mỗi xã một lớp`)."""
    acts = acts_pattern().match(folded, end) is not None and _QUANTITY_AFTER.match(folded, end) is None
    return acts or _TOLD_BEFORE.search(folded, max(0, start - 12), start) is not None


def _counted(folded: str, match: re.Match[str], nouns: list[str], area: bool) -> bool:
    """`14/14 phường`, `11 phường tổ chức`, `46/46 trường`; no number of a place and no mere count."""
    if "/" in match["det"]:
        return area or _is_facility(nouns)
    before = folded[max(0, match.start() - 60) : match.start()]
    if _COUNTED_LIST.search(before) or _ATTAINS_AFTER.match(folded, match.end()):
        return False
    return area and not _NUMBER_OF_PLACE.search(before) and not _COUNTED_BEFORE.search(before)


def _is_mention(folded: str, match: re.Match[str], end: int, nouns: list[str], area: bool, qualified: bool, function: str | None) -> bool:
    if match["det"]:
        if match["det"][0].isdigit():
            copies = nouns == ["bản"] and "/" not in match["det"]  # `02 bản gửi …`
            return not copies and _counted(folded, match, nouns, area)
        unit = area or nouns in (["phòng"], ["khoa"])
        if match["det"] in ("mỗi", "từng") and unit and not _is_told(folded, match.start(), end):  # `mỗi huyện 02 xã`, `tại từng thôn`
            return False
        return nouns not in (["vụ"], ["cấp"], ["hội"], ["bản"], ["bộ"], ["làng"], ["đội"]) or (
            (qualified and nouns not in (["cấp"], ["làng"], ["bản"]))
            or (nouns in (["làng"], ["bản"]) and acts_pattern().match(folded, end) is not None)
        )
    if noun_rows()[nouns[0]]["bare"] == "acts":
        return acts_pattern().match(folded, end) is not None
    if _of_party(nouns[:1]):
        return qualified or len(nouns) > 1 or bool(match["post"])
    if nouns[0] == "tổ chức":
        return function in ("chính trị - xã hội", "chính trị xã hội", "thành viên") or (function == "xã hội" and qualified)
    kinds = [n for n in nouns if noun_rows()[n]["vague"] == "no"]
    if nouns[0] in ("sở", "bộ", "phòng", "ban"):
        return len(nouns) > 1 and bool(kinds)
    if nouns in (["chính quyền"], ["cấp ủy"]):
        return True
    if nouns[0] in ("cấp", "cơ quan") and len(nouns) == 1 and function in _COMPETENT:
        return True
    if nouns[0] == "cấp":
        return False
    return qualified or bool(match["post"])


def _tail(text: str, folded: str, end: int, plan: PlanPlace, nouns: list[str]) -> Tail | None:
    tail = read_tail(text, folded, end, plan)
    if tail is None or OWN_HOUSE.match(text, end) or folded[end : end + 4] in (" tại", " ở t") or tail.words.startswith("địa phương"):
        return None
    if folded[end : end + 1] == "," or (folded[end : end + 3] == " - "):
        return None
    if tail.words == "các cấp" and not any(n in ("chính quyền", "cấp ủy", "công đoàn", "hội") for n in nouns):
        return None
    return tail


def _is_facility(nouns: list[str]) -> bool:
    return all(noun_rows()[n]["kind"] in ("facility", "follow", "named") for n in nouns)


def _level(nouns: list[str], tail: Tail | None, area: bool, plan: PlanPlace, owner: BodyMatch | None) -> Level | None:
    """GUIDE rule 14: the level word, else the level that one kind of body fixes, unless `địa phương` is among them."""
    if tail is not None and tail.words != "các cấp":
        return "province" if area and tail.level == "central" else tail.level  # `các thành phố trực thuộc Trung ương`
    if "địa phương" in nouns or (len(nouns) > 1 and nouns[0].startswith("cơ sở ")):
        return None
    levels = [_noun_level(n, plan) for n in nouns if noun_rows()[n]["level"]]
    if (area or any(noun_rows()[n]["kind"] == "area" for n in nouns)) and len(set(levels)) > 1:
        return None
    if owner is not None and owner.level:
        return owner.level
    return levels[0] if levels else None


def _function_level(function: str | None) -> Level | None:
    return cast("Level", function_rows()[function]["level"]) or None if function else None


def _noun_level(noun: str, plan: PlanPlace) -> Level:
    level = cast("Level", noun_rows()[noun]["level"])
    return office_level(plan) or level if noun.startswith("phòng") else level


def _name(text: str, match: re.Match[str], start: int, end: int) -> str:
    """Own words, the count as `các`, without level words."""
    words = " ".join(text[start:end].split())
    words = in_full(words.lower() if words.isupper() else words)
    det = (match["det"] or "").strip()
    head = text[match.start() : match.start() + len(match["post"] or "")]
    head = head.capitalize() if head.isupper() else head
    unit = det in ("từng", "mỗi") and noun_rows().get(words.split(",")[0].lower(), {}).get("kind") == "area"
    article = "các " if det[:1].isdigit() or unit else f"{det} " if det else ""
    # `Tổ trưởng 63 tổ dân phố` is the post `Tổ trưởng tổ dân phố`
    article = "" if head and det[:1].isdigit() and words.lower() in _HAMLETS else article
    name = f"{head}{article}{words}"
    return f"{name[0].upper()}{name[1:]}" if head else name[0].lower() + name[1:]
