"""What every reader of names asks: which head stands at a place, what level its kind fixes, and whose body it is."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from planparse.extract import own_places, regions
from planparse.extract.body_heads import Field, Name, head_pattern, heads, keeps_article
from planparse.extract.levels import LEVEL_STARTS, clip, read_tail
from planparse.extract.name_stops import stops
from planparse.extract.plan_place import PlanPlace, is_house, is_own_house, office_level
from planparse.extract.role_words import verb
from planparse.extract.shorts import Shorts
from planparse.model import Level
from planparse.tables import Row
from planparse.text.fold import fold
from planparse.text.patterns import pattern

MANY_BEFORE = pattern("head_reading.many_before", r"(?:^|[^\w])(?P<w>các|những|mỗi|từng) $")
OWNER_GAP = pattern("head_reading.owner_gap", r" (?:- )?(?:của |thuộc )?")
OBJECT_GAP = pattern("head_reading.object_gap", r" (?:của |thuộc )?(?P<many>các |từng |mỗi |một số )?")
_NATIONAL = pattern("head_reading.national", r" (?:Việt Nam|Quốc gia|Trung ương)(?![^\W_])")
_PLACE_NAME = pattern("head_reading.place_name", r" (?P<p>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})(?!\w)")
_LIST_ITEM = pattern("head_reading.list_item", r"(?:, | và )(?=[\p{Lu}])")
_PLACE_ITEM = pattern("head_reading.place_item", r"(?:, | và | )(?P<p>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})(?!\w)")
_OF_HOUSES = ("Đảng ủy", "Chi bộ", "Ban Thanh tra nhân dân")  # a school or a firm has its own
_LONGEST_PLACE = 32
_NATIONAL_ENDS = (" Việt Nam", " Quốc gia", " Trung ương")


class HeadReading(ABC):
    """Reads the heads of one text; the readers of one kind of names each build on it, and `body_names.Reader` is all of them together."""

    def __init__(self, text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, shorts: Shorts | None = None) -> None:
        self._text, self._folded, self._fields, self._plan = text, folded, fields, plan
        self._shorts = Shorts() if shorts is None else shorts

    @abstractmethod
    def name(self, match: re.Match[str]) -> Name | None:
        """The name that begins at a head, or None where it is none."""

    def next_head(self, at: int) -> re.Match[str] | None:
        """The next head from an offset on."""
        head = head_pattern().search(self._folded, at)
        short = self._shorts.next(self._text, at, head.start() if head else len(self._text))
        return short if short and (head is None or (short.start(), -short.end()) <= (head.start(), -head.end())) else head

    def head_at(self, at: int) -> re.Match[str] | None:
        """The head that begins at an offset."""
        head = head_pattern().match(self._folded, at)
        if head and heads()[head.group()]["case"] == "cap" and not self._text[at].isupper():
            head = None
        short = self._shorts.at(self._text, at)
        return short if short and (head is None or short.end() >= head.end()) else head

    def row(self, match: re.Match[str]) -> Row:
        """The row of a head that was matched."""
        return self.row_of(match.group())

    def row_of(self, head: str) -> Row:
        """The row of a head, or of a short form that the plan defines."""
        return self._shorts.row(head) or heads()[head]

    @staticmethod
    def row_by_words(words: str) -> Row | None:
        """The row of words that may be no head."""
        return heads().get(words)

    @staticmethod
    def stops_in(words: str) -> bool:
        """Some word ends a name."""
        return any(word in stops() for word in fold(words).split() if word != "và")

    def plural_kind(self, start: int) -> str | None:
        """`Giám đốc các Sở …`: the kind of body that stands in the plural behind a post."""
        post = self.head_at(start)
        gap = OBJECT_GAP.match(self._folded, post.end()) if post else None
        kind = self.head_at(gap.end()) if gap and gap["many"] else None
        return self.row(kind)["name"] if kind and self.row(kind)["tail"] == "field" else None

    def fixed_level(self, row: Row) -> Level | None:
        """The level that the kind fixes; `Phòng` is a district's, after July 2025 a commune's, in an office's own plan the office's."""
        plan = self._plan
        own = office_level(plan) if row["name"] in ("Phòng", "Trưởng Phòng") else None
        if is_house(plan) and row["name"] in _OF_HOUSES:
            return plan.level
        if own:
            return own
        options = cast("list[Level]", row["level"].split("|") if row["level"] not in ("", "none") else [])
        if not options or (
            options == ["district"] and plan.after_districts and row["head"].split()[0] not in LEVEL_STARTS and not row["owner"]
        ):
            return None
        return plan.level if plan.level in options else options[0]

    def direct_place(self, end: int, level: Level | None, row: Row) -> tuple[str | None, int]:
        """The place that follows without a level word (`Thị đoàn Đức Phổ`, `Báo Kon Tum`), else one that is known; and its end."""
        text = self._text
        if row["level"] in ("", "none"):
            known = own_places.behind(text, end, row["name"], self._plan) if level != "central" else None
            return known or (None, end)
        named = _PLACE_NAME.match(text, end) if level != "central" and not verb().match(self._folded, end) else None
        if not named or text[named.end() : named.end() + 2] in (" -", "-") or text[named.end() : named.end() + 3] == " - ":
            return None, end
        place = clip(named["p"])
        return place, named.start("p") + len(place)

    def numbers_end(self, end: int) -> int:
        """Where several numbers of rooms end."""
        return regions.numbers_end(self._text, end)

    def places_end(self, at: int) -> int | None:
        """Where a list of places ends that bodies of one kind are called by: `các Đồn Biên phòng | Long Sập, Mộc Châu và Thu Cúc`."""
        end, count = at, 0
        while (item := _PLACE_ITEM.match(self._text, end)) and self.head_at(item.start("p")) is None:
            end, count = item.end(), count + 1
        return end if count > 1 else None

    def is_group(self, name: str, end: int) -> bool:
        """`các Chi cục Thuế` is a group with its own words; `các Phòng Nội vụ, Tư pháp` are bodies in a list."""
        item = _LIST_ITEM.match(self._text, end)
        return keeps_article(name) and (item is None or self.head_at(item.end()) is not None)

    def branch_level(self, name: str) -> Level | None:
        """The `Chi cục Thuế` of a province's `Cục Thuế` are those of its districts; None for all other bodies."""
        office = self._plan.office or ""
        own = office.startswith("Cục ") and self._plan.level == "province" and name.startswith(f"Chi {office[0].lower()}{office[1:]}")
        return "district" if own and not self._plan.after_districts else None

    def _owned(self, named: Name) -> Name:
        """A Party committee or council behind the name belongs to it: `Ban Dân vận Huyện ủy`, `Ban Pháp chế HĐND tỉnh`."""
        gap = OWNER_GAP.match(self._folded, named.end)
        owner = self.head_at(gap.end()) if gap else None
        if owner is None or self.row(owner)["owner"] != "yes":
            return named
        row = self.row(owner)
        return replace(named, end=owner.end(), name=f"{named.name} {row['name']}", level=self.fixed_level(row), complete=True)

    def unit_owner(self, end: int) -> tuple[int, str] | None:
        """The body behind a blank of which units are part: `Đội Cảnh sát giao thông | Công an tỉnh`; its end and name."""
        owner = self.head_at(end + 1) if self._text[end : end + 1] == " " and self._text[end + 1 : end + 2].isupper() else None
        row = self.row(owner) if owner else None
        return (owner.end(), row["name"]) if owner and row and row["owner"] == "unit" else None

    def _national(self, named: Name) -> Name:
        """`Học viện Nông nghiệp Việt Nam`, `Bệnh viện Nhi Trung ương`, `Trung tâm Khuyến nông Quốc gia`."""
        if named.name.endswith(" Trung") and self._folded.startswith(" ương", named.end):
            named = replace(named, end=named.end + len(" ương"), name=f"{named.name} ương")
        if named.name.endswith(_NATIONAL_ENDS):
            return replace(named, level="central")
        country = _NATIONAL.match(self._text, named.end)
        return replace(named, end=country.end(), name=f"{named.name}{country.group()}", level="central") if country else named

    def _begins_to_act(self, end: int) -> bool:
        """A name that ends in a known place is complete, a verb behind it is what the body does: `Công ty Điện lực Bến Tre | Phối hợp`."""
        return (
            verb().match(self._folded, end) is not None
            and own_places.at_end(self._text[max(0, end - _LONGEST_PLACE) : end], self._plan) is not None
        )

    def _is_own_house(self, inner: re.Match[str]) -> bool:
        """`Giám đốc | Trung tâm`: in the plan of a house, its kind alone means itself."""
        return is_own_house(self._plan, fold(self.row(inner)["name"])) and self._text[inner.start()].isupper()

    def _many(self, match: re.Match[str]) -> bool:
        return self._folded[max(0, match.start() - 4) : match.start()] == "các " or " các" in match.group()

    def _level_follows(self, end: int) -> bool:
        return self._folded[end : end + 1] == " " and read_tail(self._text, self._folded, end, self._plan) is not None
