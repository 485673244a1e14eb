"""The name of a body from its head on: field of government, capitalised words, purpose of a committee, body that a post heads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from planparse.extract.body_heads import Field, Name, field_by_kind, head_pattern, heads, in_full
from planparse.extract.levels import PlanPlace, Tail, office_level, read_tail
from planparse.extract.name_stops import halves, openers, stops
from planparse.model import Level
from planparse.tables import Row
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_CAPITALS = pattern(
    "body_names.capitals",
    r"[\p{Lu}0-9][\w&]{0,14}(?:(?:[ ]?[-–][ ]?|, (?=[^\n,;]{1,40} và [\p{Lu}])| và |"
    r" )[\p{Lu}0-9][\w&]{0,14}){0,8}",
)
_LEVEL_IN_NAME = pattern(
    "body_names.level_in_name", r" (?:Quận|Huyện|Tỉnh|Thị xã|Thị trấn|Phường|Xã(?! hội)|TP|Thành phố)(?![^\W_]| ủy| đoàn)"
)
_WORDS = pattern("body_names.words", r"[\w/&]{1,14}")
_GAP = pattern("body_names.gap", r"(?: - | – |: |[ ]{0,2})")
_OWNER_GAP = pattern("body_names.owner_gap", r" (?:- )?(?:của |thuộc )?")
_DUTY = pattern("body_names.duty", r" (?:phụ trách|chuyên trách|chuyên môn|làm công tác|theo dõi|làm)(?: công tác| lĩnh vực)? ")
_VIET_NAM = pattern("body_names.viet_nam", r" việt nam(?![^\W_])")
_NATIONAL = pattern("body_names.national", r" (?:Việt Nam|Quốc gia|Trung ương)(?![^\W_])")
_OBJECT_GAP = pattern("body_names.object_gap", r" (?:của |thuộc )?(?P<many>các |từng |mỗi |một số )?")
_NUMBERED = pattern("body_names.numbered", r"(?:án|số|quyết|trình|thị|hoạch)$")
_PURPOSE_GAP = pattern("body_names.purpose_gap", r", | và |[ ](?:- )?")
_LEVEL_STARTS = frozenset({"tỉnh", "huyện", "quận", "thị", "xã", "phường", "thành", "cấp", "cùng", "khu", "chuyên", "liên"})
_LONGEST_PURPOSE = 18
_LONGEST_SMALL = 3


class Reader:
    """Reads names in one text."""

    def __init__(self, text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace) -> None:
        self._text, self._folded, self._fields, self._plan = text, folded, fields, plan

    def next_head(self, at: int) -> re.Match[str] | None:
        """The next head from an offset on."""
        return head_pattern().search(self._folded, at)

    def head_at(self, at: int) -> re.Match[str] | None:
        """The head that begins at an offset."""
        return head_pattern().match(self._folded, at)

    @staticmethod
    def row(match: re.Match[str]) -> Row:
        """The row of a head that was matched."""
        return heads()[match.group()]

    @staticmethod
    def row_of(head: str) -> Row:
        """The row of a head."""
        return heads()[head]

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
        gap = _OBJECT_GAP.match(self._folded, post.end()) if post else None
        kind = self.head_at(gap.end()) if gap and gap["many"] else None
        return self.row(kind)["name"] if kind and self.row(kind)["tail"] == "field" else None

    def name(self, match: re.Match[str]) -> Name | None:
        """The name that begins at a head, or None where it is none."""
        row = self.row(match)
        tail = row["tail"]
        if tail == "drop" or (row["case"] == "cap" and not self._text[match.start()].isupper()):
            return None
        if tail == "paper" and self._text[match.start() + 1].isupper() and not self._text[match.end() : match.end() + 8].isupper():
            return None
        if tail == "none":
            return self._whole(match, row)
        if tail == "post":
            return self._post(match, row)
        if tail == "purpose":
            return self._purpose(match, row)
        if tail == "duty":
            return self._duty(match, row)
        if tail == "owned":
            return self._owned(Name(match.end(), row["name"], None, complete=True))
        return self._complement(match, row)

    def fixed_level(self, row: Row) -> Level | None:
        """The level that the kind fixes; `Phòng` is a district's, after July 2025 a commune's, in an office's own plan the office's."""
        plan = self._plan
        own = office_level(plan) if row["name"] in ("Phòng", "Trưởng Phòng") else None
        if own:
            return own
        options = cast("list[Level]", row["level"].split("|") if row["level"] else [])
        if not options:
            return None
        return plan.level if plan.level in options else options[0]

    def _whole(self, match: re.Match[str], row: Row) -> Name:
        level = self.fixed_level(row)
        country = _VIET_NAM.match(self._folded, match.end())
        if country and level != "central" and not row["name"].endswith("Việt Nam"):
            below = read_tail(self._text, self._folded, country.end(), self._plan)
            return Name(country.end(), f"{row['name']} Việt Nam", level or (None if below else "central"))
        return (
            self._owned(Name(match.end(), row["name"], level))
            if row["name"].startswith(("Ban ", "Văn phòng"))
            else Name(match.end(), row["name"], level)
        )

    def _owned(self, named: Name) -> Name:
        """A Party committee or council behind the name belongs to it: `Ban Dân vận Huyện ủy`, `Ban Pháp chế HĐND tỉnh`."""
        gap = _OWNER_GAP.match(self._folded, named.end)
        owner = self.head_at(gap.end()) if gap else None
        if owner is None or not self.row(owner)["owner"]:
            return named
        row = self.row(owner)
        return replace(named, end=owner.end(), name=f"{named.name} {row['name']}", level=self.fixed_level(row), complete=True)

    def _complement(self, match: re.Match[str], row: Row) -> Name | None:
        """A field of the table, else an owner, else capitalised words."""
        level = self.fixed_level(row)
        gap = _GAP.match(self._text, match.end())
        at = gap.end() if gap else match.end()
        field = self._fields.get(at) if gap and at > match.end() and (":" not in gap.group() or self._many(match)) else None
        if field and row["tail"] in ("field", "name"):
            field = self._joined(field)
            capital = self._text[at].isupper() or (row["tail"] == "field" and self._text[match.start()].isupper())
            longer = self._capitals(match, row, at, level) if row["tail"] == "name" and capital else None
            if longer and longer.end > field.end:
                return longer
            if capital or (row["tail"] == "field" and self._level_follows(field.end)):
                return self._national(self._owned(Name(field.end, f"{row['name']} {self._field_of(row, field, at)}", level, complete=True)))
            return None
        owned = self._owned(Name(match.end(), row["name"], level))
        if owned.complete and row["head"] in ("ban", "văn phòng"):
            return owned
        listed = ":" in self._text[match.end() : at] and self._many(match)
        if self._text[match.start()].isupper() and (listed or self._text[match.end() : at] == " "):
            return self._capitals(match, row, at, level)
        return Name(match.end(), row["name"], level) if row["bare"] in _ALONE else None

    def _field_of(self, row: Row, field: Field, at: int) -> str:
        """The field that a short form means behind this kind of body: `Phòng VH&TT`, `Sở VH&TT`."""
        short = not field.exact and self._text[at : field.end].isupper()
        return field_by_kind().get((row["name"], field.name), field.name) if short else field.name

    def _joined(self, field: Field) -> Field:
        """Two fields with a dash between them are one name: `Nội vụ - Lao động, Thương binh và Xã hội`."""
        more = self._fields.get(field.end + 3) if self._folded[field.end : field.end + 3] == " - " else None
        if more is None or not self._text[field.end + 3].isupper() or self.head_at(field.end + 3):
            return field
        return Field(more.end, f"{field.name} - {more.name}", field.exact)

    def _national(self, named: Name) -> Name:
        """`Học viện Nông nghiệp Việt Nam`, `Bệnh viện Nhi Trung ương`, `Trung tâm Khuyến nông Quốc gia`."""
        if named.name.endswith(_NATIONAL_ENDS):
            return replace(named, level="central")
        country = _NATIONAL.match(self._text, named.end)
        return replace(named, end=country.end(), name=f"{named.name}{country.group()}", level="central") if country else named

    def _many(self, match: re.Match[str]) -> bool:
        return self._folded[max(0, match.start() - 4) : match.start()] == "các " or " các" in match.group()

    def _level_follows(self, end: int) -> bool:
        return self._folded[end : end + 1] == " " and read_tail(self._text, self._folded, end, self._plan) is not None

    def _capitals(self, match: re.Match[str], row: Row, at: int, level: Level | None) -> Name | None:
        capitals = _CAPITALS.match(self._text, at)
        bare = Name(match.end(), row["name"], level) if row["bare"] in _ALONE else None
        if capitals is None or (self._text[match.start() : match.end()].isupper() and len(match.group()) > 1 and row["tail"] != "name"):
            return self._capital_heading(row, at, level) or bare
        end = self._cut(at, capitals.end())
        end = self._open_end(end)
        words = self._text[at:end].split()
        if (
            not words
            or (fold(words[0]) in stops() and not (fold(words[0]) in openers() and len(words) > 2))
            or words[0].isdigit()
            or "\n" in self._text[at:end]
            or _LEVEL_IN_NAME.match(" " + self._text[at:end])
        ):
            return bare
        return self._national(self._owned(Name(end, f"{row['name']} {_clean(self._text[at:end])}", level, complete=True, guessed=True)))

    def _capital_heading(self, row: Row, at: int, level: Level | None) -> Name | None:
        """`PHÒNG QUẢN LÝ CHẤT LƯỢNG`: a heading in capitals up to level words, a sign or a verb."""
        end, count = at, 0
        while count < 9 and (word := _WORDS.match(self._text, end)) and word.group().isupper():
            if (fold(word.group()) in stops() and count) or (count and self._level_follows(end - 1)):
                break
            end, count = word.end() + 1, count + 1
            if self._text[word.end() : end] != " ":
                end = word.end() + 1
                break
        end -= 1
        if count == 0 or fold(self._text[at:end]).split()[0] in _LEVEL_STARTS:
            return None
        return Name(end, f"{row['name']} {_clean(self._text[at:end]).capitalize()}", level, complete=True, guessed=True)

    def _cut(self, start: int, end: int) -> int:
        """A capitalised name ends before level words in capitals and before the head of another body."""
        found = _LEVEL_IN_NAME.search(self._text, start, end + 4)
        end = min(end, found.start()) if found else end
        at = start
        while (at := self._text.find(" ", at + 1, end)) > 0:
            other = self.head_at(at + 1)
            if other and other.end() - at > 3 and self.row(other)["tail"] not in ("name", "drop"):
                return at - 1 if self._text[at - 1] in ",-–" else at
        return end

    def _open_end(self, end: int) -> int:
        """A name may go on in small letters (`Quản lý đô thị`, `Điện lực Hòa Bình`): at most three such syllables
        together and no stop word; where more follow up to level words, they are one name, else a clause has begun and
        only the first belongs to the name."""
        run: list[int] = []
        short: int | None = None
        for _ in range(12):
            word = _WORDS.match(self._text, end + 1) if self._text[end : end + 1] == " " else None
            if word is None or not word.group().isalpha() or self._closes(end + 1, word.group()):
                return end if short is None or self._level_follows(end) else short
            run = [] if word.group()[0].isupper() else [*run, word.end()]
            if len(run) > _LONGEST_SMALL and short is None:
                short = run[0]
            end = word.end()
        return end if short is None else short

    def _closes(self, at: int, word: str) -> bool:
        folded = fold(word)
        level = folded in _LEVEL_STARTS and not (folded == "thị" and not self._folded.startswith(("thị xã", "thị trấn"), at))
        other = self.head_at(at)
        stop = word[0].islower() and folded in stops() and (self._word_before(at), folded) not in halves()
        return level or (other is not None and self.row(other)["tail"] != "drop") or stop

    def _word_before(self, at: int) -> str:
        return self._folded[max(0, at - 9) : at - 1].rpartition(" ")[2]

    def _post(self, match: re.Match[str], row: Row) -> Name | None:
        """A post and the body it heads: `Chủ tịch UBND các phường`, `Giám đốc các Sở`, `Bí thư Huyện ủy`."""
        gap = _OBJECT_GAP.match(self._folded, match.end())
        inner = self.head_at(gap.end()) if gap else None
        if (
            gap
            and inner
            and self.row(inner)["tail"] not in ("duty", "drop")
            and (self.row(inner)["tail"] != "post" or self.row(inner)["name"] in _INNER_POSTS)
        ):
            named = self.name(inner)
            if named and (named.complete or self.row(inner)["bare"] in ("yes", "tail")):
                return self._of_post(row, named, inner, bool(gap["many"]))
        if row["bare"] == "yes":
            return Name(match.end(), row["name"], self.fixed_level(row))
        return None

    def _of_post(self, row: Row, named: Name, inner: re.Match[str], many: bool) -> Name | None:
        tail = named.tail or read_tail(self._text, self._folded, named.end, self._plan)
        inner_row = self.row(inner)
        if tail is None and inner_row["bare"] == "tail" and not named.complete:
            return None
        end = tail.end if tail else named.end
        level = named.level if inner_row["tail"] == "field" and named.level else tail.level if tail and tail.level else named.level
        level = level or ("central" if inner_row["level"] == "central" else self._plan.level)
        many = many or named.many or bool(tail and tail.many)
        words = tail.words if tail else ""
        issuer = f"{row['name']} {named.issuer or named.name}" + (f" {words}" if words and not words.startswith("các") else "")
        name = f"{row['name']} {named.name}"
        whole = Tail(end, level, tail.place if tail else None, many, words or name)
        return Name(end, name, level, many, whole, issuer.strip(), complete=True, guessed=named.guessed)

    def _duty(self, match: re.Match[str], row: Row) -> Name | None:
        """`Công chức Tư pháp - hộ tịch`, `Cán bộ phụ trách XDGN – GDTE`: a field or an abbreviation must follow."""
        duty = _DUTY.match(self._folded, match.end())
        at = duty.end() if duty else match.end() + 1
        middle = self._text[match.end() : at]
        field = self._fields.get(at)
        if field and (self._text[at].isupper() or (self._level_follows(field.end) and " " in field.name)):
            return Name(field.end, f"{row['name']}{middle}{field.name}", "commune", complete=True)
        capitals = _CAPITALS.match(self._text, at)
        if capitals and capitals.group()[:2].isupper() and len(capitals.group()) > 1 and not self.head_at(at):
            return Name(capitals.end(), f"{row['name']}{middle}{_clean(capitals.group())}", "commune", complete=True)
        return None

    def _purpose(self, match: re.Match[str], row: Row) -> Name | None:
        """A committee and its purpose, up to level words or owner (`Ban Chỉ đạo phòng, chống ma túy huyện`); else up to a verb or sign."""
        at, words = match.end(), 0
        comma = end = None
        while words < _LONGEST_PURPOSE:
            found = self._purpose_end(match, row, at)
            if found:
                return found
            gap = _PURPOSE_GAP.match(self._folded, at)
            word = _WORDS.match(self._text, gap.end()) if gap else None
            if not gap or not word or self._ends_purpose(gap, word, words):
                break
            comma = at if "," in gap.group() and comma is None else comma
            at, words = word.end(), words + 1
            end = at
        stop = comma or end
        if stop is None:
            return Name(match.end(), row["name"], None) if row["bare"] == "yes" else None
        return Name(stop, self._purpose_name(match, stop, row), None, complete=True)

    def _ends_purpose(self, gap: re.Match[str], word: re.Match[str], words: int) -> bool:
        first = fold(word.group()) if word.group().isupper() and len(word.group()) > 1 else word.group()
        if first == "các" and words == 0:
            return False
        return first in stops(purpose=True) or bool(words and self._begins_other(gap, word.start()))

    def _begins_other(self, gap: re.Match[str], at: int) -> bool:
        """Behind a comma or `và` the head of another body ends the purpose."""
        other = self.head_at(at) if gap.group() != " " else None
        return other is not None and self.row(other)["tail"] in ("none", "field", "post", "purpose") and self._text[at].isupper()

    def _purpose_end(self, match: re.Match[str], row: Row, at: int) -> Name | None:
        owned = self._owned(Name(at, self._purpose_name(match, at, row), None))
        if owned.complete:
            return owned
        tail = read_tail(self._text, self._folded, at, self._plan)
        if _NUMBERED.search(self._folded, match.end(), at) and self._folded[at + 1 : at + 2].isdigit():
            return None
        if tail and self._folded[at : at + 2] != " -" and not self._folded.startswith((" các cấp", " ở ", " tại "), at):
            return Name(at, self._purpose_name(match, at, row), None, False, tail, complete=True)
        return None

    def _purpose_name(self, match: re.Match[str], end: int, row: Row) -> str:
        rest = self._text[match.end() : end]
        rest = rest.lower() if rest.isupper() and " " in rest.strip() else rest
        rest = in_full(rest)
        return f"{row['name']}{_clean(rest) if rest[:1] == ',' else ' ' + _clean(rest)}".strip()


_ALONE = ("tail", "yes", "office", "cue")
_NATIONAL_ENDS = (" Việt Nam", " Quốc gia", " Trung ương")
_INNER_POSTS = frozenset(
    {"Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Ủy ban Kiểm tra", "Đảng ủy", "Chi nhánh", "Phòng giao dịch", "Ban Thường trực"}
)


def _clean(name: str) -> str:
    return " ".join(name.replace("–", "-").replace("&", " và ").split()).replace(" ,", ",")
