"""Posts and the bodies that they head: `Chủ tịch UBND các phường`, `Giám đốc các Sở`, `Trưởng Ban Chỉ đạo`."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.extract import own_places, regions
from planparse.extract.body_heads import Name, clean, head_pattern
from planparse.extract.group_words import noun_pattern, openers
from planparse.extract.head_reading import OBJECT_GAP
from planparse.extract.inner_names import InnerNames
from planparse.extract.levels import Tail, read_tail, tail_behind_short
from planparse.extract.plan_place import is_house
from planparse.extract.purposes import Purposes
from planparse.tables import Row
from planparse.text.patterns import pattern

# `Phó Giám đốc | phụ trách hệ dự phòng | làm đầu mối`
_CHARGE = pattern(
    "post_names.charge",
    r" phụ trách (?:(?:công tác|lĩnh vực|khối|hệ|mảng) )?[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,3}?"
    r"(?= (?:làm|chịu trách nhiệm|chỉ đạo|theo dõi|là|trực tiếp|chủ trì|tham mưu|phối hợp|có trách nhiệm)(?![^\W_]))",
)
COMRADE = pattern("post_names.comrade", r"(?<![^\W_])(?P<many>các )?(?:đồng chí|đ/c) $")
_WITH_REGION = ("none", "field", "name", "team")
_INNER_POSTS = frozenset(
    {
        "Công đoàn cơ sở",
        "Chi đoàn",
        "Thường trực",
        "Ban Thường vụ",
        "Ban Chấp hành",
        "Ủy ban Kiểm tra",
        "Đảng ủy",
        "Chi nhánh",
        "Phòng giao dịch",
        "Ban Thường trực",
    }
)


class PostNames(InnerNames, Purposes):
    """Posts, with the name of the body behind them."""

    def _post(self, match: re.Match[str], row: Row) -> Name | None:
        """A post and the body it heads: `Chủ tịch UBND các phường`, `Giám đốc các Sở`, `Bí thư Huyện ủy`."""
        titled = row["head"].endswith(" ban") and self._text[match.start()].isupper()
        whole = head_pattern().match(self._folded, match.end() - 3) if titled else None
        if whole is not None and whole.end() > match.end():  # `Trưởng | Ban Chỉ đạo`, `Trưởng | ban Chỉ huy`
            committee = self.row(whole)["tail"] == "purpose"
            named = self._purpose(whole, self.row(whole)) if committee else self.name(whole)
            return self._of_post({**row, "name": row["name"].removesuffix(" ban")}, named, whole, False) if named else None
        gap = OBJECT_GAP.match(self._folded, match.end())
        inner = self.head_at(gap.end()) if gap else None
        alone = inner is not None and self._is_own_house(inner) and self.name(inner)
        if inner and gap and not gap["many"] and self._is_own_house(inner) and not (alone and alone.complete):
            return Name(inner.end(), f"{row['name']} {self.row(inner)['name']}", self._plan.level, complete=True)
        if (
            gap
            and inner
            and self.row(inner)["tail"] not in ("duty", "drop")
            and (self.row(inner)["tail"] != "post" or self.row(inner)["name"] in _INNER_POSTS)
        ):
            named = self.name(inner)
            if named and (named.complete or self.row(inner)["bare"] in ("yes", "tail", "act", "doer")):
                return self._of_post(row, named, inner, bool(gap["many"]))
        own = is_house(self._plan) and " " in row["head"]
        several = gap is not None and gap["many"] and noun_pattern().match(self._folded, gap.end())  # `Ban Giám đốc | các trường hợp`: none
        if (row["bare"] == "doer" or own or row["head"] in openers()) and several:
            return None
        charge = _CHARGE.match(self._folded, match.end()) if row["bare"] == "doer" else None
        if charge:
            return Name(charge.end(), f"{row['name']}{self._text[match.end() : charge.end()]}", self._plan.level, complete=True)
        if row["bare"] in ("yes", "tail", "doer") or own or COMRADE.search(self._folded, max(0, match.start() - 14), match.start()):
            return Name(match.end(), row["name"], self.fixed_level(row))
        return None

    def _of_post(self, row: Row, named: Name, inner: re.Match[str], many: bool) -> Name | None:
        tail = named.tail or read_tail(self._text, self._folded, named.end, self._plan)
        tail = tail or tail_behind_short(self._text, self._folded, named.end, self._plan)
        inner_row = self.row(inner)
        place = None
        if tail is None and inner_row["tail"] in _WITH_REGION:
            named = self._with_region(named)
        if tail is None and inner_row["tail"] == "none":
            place, at = self.direct_place(named.end, named.level, inner_row)
            named = replace(named, end=at)
        if tail is None and place is None and inner_row["bare"] == "tail" and not named.complete:
            return None
        end = tail.end if tail else named.end
        level = named.level if inner_row["tail"] == "field" and named.level else tail.level if tail and tail.level else named.level
        level = level or ("central" if inner_row["level"] == "central" else self._plan.level)
        many = many or named.many or bool(tail and tail.many)
        words = tail.words if tail else ""
        if place and own_places.keeps(inner_row["name"]):
            named = replace(named, name=f"{named.name} {place}")
        if many and tail is None and place is None and not named.many and self.is_group(named.name, end):
            level = self.branch_level(named.name) or level
            named = replace(named, name=f"các {named.name}")
        words = words or (place if tail is None else None) or ""
        issuer = f"{row['name']} {named.issuer or named.name}" + (f" {words}" if words and not words.startswith("các") else "")
        name = f"{row['name']} {named.name}"
        whole = Tail(end, level, tail.place if tail else place, many, words or name)
        return Name(end, name, level, many, whole, issuer.strip(), complete=True, guessed=named.guessed)

    def _with_region(self, named: Name) -> Name:
        """`Đội trưởng Đội Quản lý thị trường | số 5`."""
        end = regions.end_of(self._text, self._folded, named.end)
        return replace(named, end=end, name=f"{named.name}{clean(self._text[named.end : end]) and ' '}{clean(self._text[named.end : end])}")
