"""What narrows a group of bodies: words of function, `liên quan`, the body that the group belongs to (GUIDE rules 3 to 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planparse.extract.body_heads import heads
from planparse.extract.group_words import acts_pattern, function_pattern, vague_by_function
from planparse.extract.levels import Tail
from planparse.extract.matches import BodyMatch
from planparse.extract.plan_place import PlanPlace
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_RELATED = pattern(
    "group_qualifiers.related", r" (?:có )?(?:liên quan|hữu quan)(?: khác)?(?P<about> đến(?: [^\W\d_]{1,8}){1,6})?(?![^\W_])"
)
_ABOUT_STOP = pattern(
    "group_qualifiers.about_stop",
    r" (?:chủ|phối|tham|hướng|có|phải|theo|để|trong|tại|tổ|triển|xây|tăng|tiếp|đẩy|thường|kịp|báo|đề|thực|rà|"
    r"kiểm|nghiêm|căn|tập|và)(?= )",
)
# what the group is charged with: `các sở, ngành | chủ trì dự án, tiểu dự án`, `các phòng, ban | được giao phụ trách tiêu chí:`
_CHARGES = r"(?:tiểu dự án|dự án(?: thành phần)?|hợp phần|tiêu chí|nội dung thành phần|đề án|chương trình|chỉ tiêu|lĩnh vực)"
_IN_CHARGE = pattern(
    "group_qualifiers.in_charge",
    rf" (?:chủ trì|phụ trách|chủ quản)(?: các| từng)? {_CHARGES}(?:(?:, | và )(?:các )?{_CHARGES}){{0,3}}(?![^\W_])",
)
_CHARGED = pattern(
    "group_qualifiers.charged",
    r" được (?:giao|phân công|phân giao)(?: nhiệm vụ)?(?: (?:chủ trì|phụ trách|thực hiện|quản lý|theo dõi|triển khai)){1,3}"
    r"(?: [^\W\d_]{1,8}){0,8}?(?= ?(?::|\n|$)| (?:có|chịu) trách nhiệm(?![^\W_])| chủ động(?![^\W_]))"
    r"| được (?:giao|phân công|phân giao) nhiệm vụ(?: [^\W\d_]{1,8}){1,8}?(?= ?(?::|\n|$)| (?:có|chịu) trách nhiệm(?![^\W_]))",
)
# soldiers and what belongs to the centre: `các đơn vị quân đội | đóng trên địa bàn`
_STATIONED = pattern("group_qualifiers.stationed", r" (?:đóng|đứng) (?:chân )?(?:trên|tại) (?:địa bàn|khu vực)(?![^\W_])")
_STATIONED_KINDS = ("quân đội", "lực lượng vũ trang", "trung ương", "quân sự", "công an", "biên phòng")
_COMMITTEES = ("Ban ", "Tổ ", "Tiểu ban", "Hội đồng ", "Ủy ban ", "Đoàn ", "Đội ")
_OF_COMMITTEE = pattern("group_qualifiers.of_committee", r" (?:của |trong )?")
_REST = pattern("group_qualifiers.rest", r" còn lại")
# `các cụm thủy nông thống kê | thiệt hại`: what could narrow the noun is what the group does
_OBJECT = pattern(
    "group_qualifiers.object",
    r" (?!tỉnh|huyện|quận|thị|thành|xã|phường|cấp|các|có|liên|và|phải|chịu|chủ|phối|thực|tổ|báo|trung|"
    r"trên|trong|của|thuộc|để|theo|với)[^\W\d_]",
)
_OF_CENTRE = pattern("group_qualifiers.of_centre", r" trực thuộc (?:trung ương|tw)(?![^\W_])")
_OF_BODY = pattern("group_qualifiers.of_body", r" (?:trực thuộc|thuộc|của) ")
_OFFICE = pattern(
    "group_qualifiers.office",
    r"(?P<of> (?:(?:trực )?thuộc|của))? (?:sở|bộ|tổng cục|cục|chi cục|viện|trường|trung tâm|ngành)(?![^\W_])(?! [^\W_]{1,8} (?:và|tỉnh))",
)


@dataclass(frozen=True, slots=True)
class Qualified:
    """What follows the nouns: where it ends, a function word, `liên quan`, the body that the group belongs to."""

    end: int
    function: str | None
    related: bool
    extra: BodyMatch | None


def qualifiers(folded: str, end: int, bodies: Mapping[int, BodyMatch]) -> Qualified:
    """Function words and `liên quan` behind the nouns; a body that the group belongs to (`thành viên Ban Chỉ đạo`)."""
    function, related, extra = None, False, None
    for _ in range(3):
        charge = _IN_CHARGE.match(folded, end) or _CHARGED.match(folded, end)
        if charge:
            end = charge.end()
            break
        found = function_pattern().match(folded, end) if not _OF_CENTRE.match(folded, end) else None
        acts = found and found["f"] in ("thống kê", "thanh tra", "điều tra") and _OBJECT.match(folded, found.end())
        if found and not acts and not (found["f"] == "có trách nhiệm" and acts_pattern().match(folded, found.end())):
            function = found["f"] if function is None or vague_by_function()[function] else function
            end = found.end()
            inner = bodies.get(end + 1)
            extra = inner if inner and (found["f"] == "thành viên" or (found["f"] == "trực thuộc" and _is_committee(inner))) else None
            continue
        near = _RELATED.match(folded, end)
        if near:
            related = True
            end = _about_end(folded, near) if near["about"] else near.end()
            continue
        break
    stationed = _STATIONED.match(folded, end) if function in _STATIONED_KINDS else None
    end = stationed.end() if stationed else end
    return Qualified(end, function, related, extra)


def of_committee(folded: str, end: int, bodies: Mapping[int, BodyMatch]) -> Qualified | None:
    """`các thành viên | Ban Chỉ đạo`, `các thành viên còn lại | chịu trách nhiệm`: members of anything else are no mention."""
    of = _OF_COMMITTEE.match(folded, end)
    inner = bodies.get(of.end()) if of else None
    if inner is not None and f"{inner.name} ".startswith(_COMMITTEES):
        return Qualified(end, None, False, inner)
    rest = _REST.match(folded, end)
    return Qualified(rest.end(), None, True, None) if rest and acts_pattern().match(folded, rest.end()) else None


def own_office(folded: str, q: Qualified, plan: PlanPlace, noun: str) -> Tail | None:
    """`các đơn vị trực thuộc Sở (Y tế)`, `các phòng chức năng Sở`, `các Cục thuộc Bộ` in an office's plan: it is the level word."""
    found = _OFFICE.match(folded, q.end) if plan.is_office else None
    if not found or not (found["of"] or q.function or noun.startswith("phòng ")):
        return None
    begin = found.end("of") if found["of"] else q.end
    whole = f" {fold(plan.office)}" if plan.office else found.group()
    end = begin + len(whole) if folded.startswith(whole, begin) else found.end()
    return Tail(end, plan.level, None, True, folded[q.end : end].strip())


def owner(folded: str, end: int, bodies: Mapping[int, BodyMatch]) -> BodyMatch | None:
    """`các cơ quan chuyên môn thuộc UBND huyện`: the body that the group belongs to; it is a mention of its own."""
    gap = _OF_BODY.match(folded, end)
    return bodies.get(gap.end()) if gap else None


def _is_committee(body: BodyMatch) -> bool:
    """A body by which what belongs to it is named, and no people's committee: `các chi bộ trực thuộc Huyện ủy`, `… trực thuộc Sở Y tế`."""
    row = heads().get(fold(body.name))
    if row is not None and row["owner"] == "yes":
        return True
    return body.how == "named" and not body.collective and body.name != "Ủy ban nhân dân" and (row is None or row["tail"] != "post")


def _about_end(folded: str, near: re.Match[str]) -> int:
    """`có liên quan đến công tác trẻ em` ends before the next verb."""
    stop = _ABOUT_STOP.search(folded, near.start("about") + 4, near.end() + 1)
    return stop.start() if stop else near.end()
