"""Words that several bodies of a list share: the head before them (`các Sở: Y tế, Nội vụ`), the level word behind (`HĐND, UBND các xã`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planparse.extract.body_heads import Field
from planparse.extract.head_reading import MANY_BEFORE, HeadReading
from planparse.extract.levels import is_below, read_tail
from planparse.extract.matches import BodyMatch
from planparse.extract.plan_place import PlanPlace
from planparse.model import Level
from planparse.text.patterns import NUMBERING, pattern

_LIST_GAP = pattern("shared_words.list_gap", r", ?| và |; ?| - ")
_PART_GAP = pattern("shared_words.part_gap", r" - | thuộc | của | trực thuộc ")
_PART = pattern("shared_words.part", r"(?:Phòng|Trung tâm|Chi cục|Ban|Văn phòng|Đội|Vụ|Cục) ")
_GOVERNING = pattern("shared_words.governing", r"(?:Bộ|Sở|Tổng cục) ")
_LEVEL_WORD = pattern(
    "shared_words.level_word", r" (?:các |cấp )?(?:cấp|tỉnh|huyện|quận|thị xã|thị trấn|thành phố|xã(?! hội)|phường|đặc khu)(?![^\W_])"
)
_OPENS_LINE = pattern("shared_words.opens_line", rf"(?:^|\n)[*_ ]{{0,3}}(?:[-+*•–] ?|{NUMBERING} ?)?(?:đề nghị |giao |yêu cầu )?$")
_ITEM_GAP = pattern("shared_words.item_gap", r"(?:, | và |; )(?=[\p{Lu}])")
_ITEM = pattern("shared_words.item", r"[\p{Lu}][\w&]{0,14}(?:(?: - | và | )[\w&]{1,14}){0,6}(?=[,;:.()\n]|$)")


def more_of_kind(
    text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, reader: HeadReading, kind: str, first: BodyMatch
) -> Iterator[BodyMatch]:
    """What follows one plural or colon: `các Sở: Y tế, Công Thương, Nội vụ`, `các phòng Tư pháp, Y tế`."""
    row = reader.row_of(kind)
    inner = reader.plural_kind(first.start) if row["tail"] == "post" else None
    if row["tail"] != "field" and inner is None:
        return
    plural = bool(MANY_BEFORE.search(folded, max(0, first.start - 8), first.start)) or ":" in text[first.start : first.end]
    plural = plural or inner is not None
    at = first.end
    head = f"{row['name']} {inner}" if inner else row["name"]
    count = 0
    while plural and count < 30 and (gap := _ITEM_GAP.match(text, at)):
        item = fields.get(gap.end())
        item = item.plain if item and "," not in item.name and "," in text[gap.end() : item.end] else item
        if reader.head_at(gap.end()) and not (item and _names_field(text, folded, plan, gap.end(), item)):
            return
        named = _ITEM.match(text, gap.end()) if item is None else None
        if item:
            end, words = item.end, item.name
        elif named and not reader.stops_in(named.group()):
            end, words = named.end(), " ".join(named.group().replace("–", "-").split())
        else:
            return
        name = f"{head} {words}"
        tail = read_tail(text, folded, end, plan)
        stop = tail.end if tail and "\n" not in text[end : tail.end] else end
        yield BodyMatch(gap.end(), stop, name, first.level, tail.place if tail else None, bool(tail and tail.many), name, False, "listed")
        at, count = stop, count + 1


def _names_field(text: str, folded: str, plan: PlanPlace, start: int, item: Field) -> bool:
    """A field that is the name of a body too (`các Bộ: Công an, …`) is one where no level words make it a body of its own."""
    return item.exact and " " in folded[start : item.end] and read_tail(text, folded, item.end, plan) is None


def with_owners(text: str, folded: str, found: list[BodyMatch]) -> list[BodyMatch]:
    """An owner in brackets is part of the mention: `Cục Trẻ em (Bộ Y tế)`."""
    kept: list[BodyMatch] = []
    for body in found:
        part = kept[-1] if kept else None
        owner = part and not body.collective and _GOVERNING.match(body.name) and _PART.match(part.name)
        if part and owner and _is_owner_in_brackets(text, folded, part, body):
            kept[-1] = replace(part, end=body.end + 1, level=body.level or part.level)
        else:
            kept.append(body)
    return kept


def share_levels(text: str, folded: str, found: list[BodyMatch]) -> list[BodyMatch]:
    """The level word at the end of a list holds for all of it: `HĐND, UBND các xã`, `Hội Phụ nữ, Đoàn Thanh niên xã`."""
    shared: set[int] = set()  # so that the level goes on to the first of `HĐND, UBND, UBMTTQ các xã`
    for at in range(len(found) - 2, -1, -1):
        body, after = found[at], found[at + 1]
        gap = text[body.end : after.start]
        if len(gap) > 12:
            continue
        owned = _PART_GAP.fullmatch(gap) or _is_owner_in_brackets(text, folded, body, after)
        if owned and _PART.match(body.name) is not None and after.level is not None:
            found[at] = replace(body, level=after.level)
        elif _LIST_GAP.fullmatch(gap) and not body.collective and not body.place and _shares(folded, body, after, at + 1 in shared):
            shared.add(at)
            found[at] = replace(body, level=after.level, collective=after.collective)
    return found


def beside_subjects(folded: str, found: list[BodyMatch], own: Level | None) -> list[BodyMatch]:
    """`UBND cùng cấp` is that of those who are told: below `Phòng Tư pháp các huyện, thành phố` the districts' (GUIDE rule 13)."""
    subject: Level | None = None
    for at, body in enumerate(found):
        if folded.endswith(" cùng cấp", body.start, body.end):
            found[at] = replace(body, level=subject) if is_below(subject, own) else body
        elif _OPENS_LINE.search(folded, max(0, body.start - 24), body.start):
            subject = body.level
    return found


def _is_owner_in_brackets(text: str, folded: str, body: BodyMatch, after: BodyMatch) -> bool:
    """`Đội Cảnh sát giao thông số 1 (Công an tỉnh)`; a body with level words of its own keeps them."""
    bracketed = text[body.end : after.start] == " (" and text[after.end : after.end + 1] == ")"
    return bracketed and _LEVEL_WORD.search(folded, body.start, body.end) is None


def _shares(folded: str, body: BodyMatch, after: BodyMatch, shared: bool) -> bool:
    row = HeadReading.row_by_words(folded[body.start : body.end])
    levelled = shared or _LEVEL_WORD.search(folded, after.start, after.end) is not None
    return bool(row and not row["level"] and row["tail"] == "none" and levelled)
