"""The name of a body from its head on, read as the kind of head wants it; here those that a field of the table or the head alone names."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.extract import own_places
from planparse.extract.body_heads import ALONE, Field, Name, clean, field_by_kind, in_full, unit_offices
from planparse.extract.closed_names import ClosedNames
from planparse.extract.levels import LEVEL_STARTS, behind_short, read_tail
from planparse.extract.name_stops import ends as name_ends
from planparse.extract.officer_names import OfficerNames
from planparse.extract.open_names import OpenNames
from planparse.extract.plan_place import has_rooms, is_house, is_house_kind
from planparse.extract.post_names import PostNames
from planparse.extract.role_words import verb
from planparse.extract.slips import meant
from planparse.extract.small_tails import SAYS_ITS_HEAD, SmallTails
from planparse.model import Level
from planparse.registry.places import starting_province
from planparse.tables import Row
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_GAP = pattern("body_names.gap", r"(?: - | – |: |[ ]{0,2})")
_SHORT_GAP = pattern("body_names.short_gap", r"\.[ ]?|[ ]")
_NUMBER = pattern("body_names.number", r" \d{1,4}(?!\w)")
_FOR = pattern("body_names.for", r" cho ")
_VIET_NAM = pattern("body_names.viet_nam", r" việt nam(?![^\W_])")
# `Trưởng thôn, bản`: the post has the names of several kinds of hamlets
_HAMLETS = pattern(
    "body_names.hamlets",
    r"(?:(?:, ?| và | ?/ ?| ?- ?)(?:thôn|bản(?! thân| tin| đồ| cam| sắc)|ấp|khóm|buôn|làng|xóm|tiểu khu|khu phố|khối phố|khu dân cư|"
    r"tổ dân phố)(?![^\W_]| trưởng)){1,3}",
)
_SIGN = pattern("body_names.sign", r" ?(?:$|[\n.;:,)|\t])")
_OFFICE_GAP = pattern("body_names.office_gap", r" [-–] ")
# `Ban Thanh thiếu nhi | - Trường học | Tỉnh Đoàn`, `Ban Gia đình - Xã hội | , Kinh tế | Tỉnh Hội`
_UP_TO_OWNER = pattern(
    "body_names.up_to_owner",
    r"(?:(?: [-–] |, | và | )[^\W\d_]{1,8}){1,9}?"
    r"(?= (?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị) ?(?:[Đđ]oàn|[ỦủUu][ỷỶyY]|ủy|Hội)(?![^\W_]))",
)
_WORD_START = pattern("body_names.word_start", r"(?<![^\W_])[\p{Lu}]")
_SIDE_BY_SIDE = ("Trung tâm", "Viện", "Trường", "Ban Quản lý")
_MINISTERIAL = ("Vụ", "Cục", "Tổng cục")
_OTHER_WORD = pattern("body_names.other_word", r" (?P<w>[\p{Lu}][^\W\d_]{1,7})(?![\w/-])(?! (?:và )?[\p{Lu}]\w+ tỉnh)")
_HOUSE_WORDS = ("trường", "viện", "công ty", "trung")
_HAVE_JUSTICE = ("Sở", "Phòng", "Trưởng Phòng", "Giám đốc Sở", "Phó Giám đốc Sở")


class Reader(OpenNames, ClosedNames, SmallTails, PostNames, OfficerNames):
    """Reads names in one text."""

    def name(self, match: re.Match[str]) -> Name | None:
        """The name that begins at a head, or None where it is none."""
        row = self.row(match)
        tail = row["tail"]
        if tail == "drop":
            return None
        if row["case"] == "cap" and not self._text[match.start()].isupper():
            return self._short(match, row) if row["name"] in ("Tổ", "Khoa") and is_house(self._plan) else None
        if tail == "paper" and self._text[match.start() + 1].isupper() and not self._text[match.end() : match.end() + 8].isupper():
            return None
        if tail == "none":
            return self._whole(match, row)
        if tail == "post":
            return self._post(match, row)
        if tail == "purpose":
            named = self._helpers(match, row) or self._purpose(match, row)
            return self._by_field(match, named) or named
        if tail == "duty":
            return self._duty(match, row)
        if tail == "team":
            return self._team(match, row)
        if tail == "number" and (number := _NUMBER.match(self._text, match.end())):
            return Name(number.end(), f"{row['name']}{number.group()}", self.fixed_level(row), complete=True)
        if tail == "short":
            return self._short(match, row)
        if tail == "owned":
            return self._owned(Name(match.end(), row["name"], None, complete=True))
        named = self._with_small_tail(match, row, self._closed(match, row, self._complement(match, row)))
        # `Lữ đoàn Công binh 270`
        number = _NUMBER.match(self._text, named.end) if tail == "number" and named and named.complete else None
        return replace(named, end=number.end(), name=f"{named.name}{number.group()}") if named and number else named

    def _short(self, match: re.Match[str], row: Row) -> Name | None:
        """`P. Tư pháp`, `TT PVHCC`, `Tổ Toán - Tin`: a head so short that only a field of the table makes it one."""
        gap = _SHORT_GAP.match(self._text, match.end())
        field = self._fields.get(gap.end()) if gap else None
        if gap is None or field is None or not self._text[gap.end()].isupper():
            return None
        field = self._joined(field)
        return Name(field.end, f"{row['name']} {self._field_of(row, field, gap.end())}", self.fixed_level(row), complete=True)

    def _helpers(self, match: re.Match[str], row: Row) -> Name | None:
        """`Bộ phận giúp việc | cho Hội đồng …`: those who help a committee are named with it."""
        inner = self.head_at(match.end() + 5) if row["head"] == "bộ phận giúp việc" and _FOR.match(self._folded, match.end()) else None
        if inner is None or self.row(inner)["tail"] != "purpose":
            return None
        named = self._purpose(inner, self.row(inner))
        return replace(named, name=f"{row['name']} cho {named.name}", complete=True) if named else None

    def _by_field(self, match: re.Match[str], named: Name | None) -> Name | None:
        """`Tổ | Công tác xã hội`, `Ban | Quản lý Thu - Sổ, Thẻ`: what looks like a committee and its purpose is a unit and its field."""
        kind, _, _ = match.group().partition(" ")
        at = match.start() + len(kind) + 1
        field = self._fields.get(at)
        if field is None or not field.exact or field.end <= match.end() or not self._text[at].isupper() or (named and named.tail):
            return None
        ends = _SIGN.match(self._text, field.end) or verb().match(self._folded, field.end)
        return Name(field.end, f"{kind.capitalize()} {field.name}", None, complete=True) if ends else None

    def _whole(self, match: re.Match[str], row: Row) -> Name:
        level = self.fixed_level(row)
        named = self._inside(match, level) or self._office_part(match, row, level) or self._of_league(match, row, level)
        named = named or self._desk(match, row, level)
        named = named or self._of_hamlets(match, row, level) or self.of_house(match, row, level)
        if named:
            return named
        country = _VIET_NAM.match(self._folded, match.end()) or _VIET_NAM.match(self._folded, behind_short(self._text, match.end()))
        if country and level != "central" and not row["name"].endswith("Việt Nam"):
            below = read_tail(self._text, self._folded, country.end(), self._plan)
            return Name(country.end(), f"{row['name']} Việt Nam", level or (None if below else "central"))
        whole = Name(match.end(), row["name"], level)
        return self._owned(whole) if row["name"].startswith(("Ban ", "Văn phòng", "Trung tâm ", "Nhà ")) else whole

    def _inside(self, match: re.Match[str], level: Level | None) -> Name | None:
        """`Đoàn | Trường THPT Lê Lợi`, `Công đoàn | Trường Mầm non Hoa Mai`: the last word of a head begins the name of a house."""
        first, _, last = match.group().rpartition(" ")
        inner = self.head_at(match.end() - len(last)) if first and last in _HOUSE_WORDS else None
        if inner is None or inner.end() <= match.end():
            return None
        named = self.name(inner)
        if named is None or not named.complete:
            return None
        words = self._text[match.start() : match.start() + len(first)]
        level = named.level or level or self._plan.level
        return replace(named, name=f"{words[0].upper()}{words[1:]} {named.name}", level=level, many=False)

    def _office_part(self, match: re.Match[str], row: Row, level: Level | None) -> Name | None:
        """`Văn phòng Sở | Nội vụ`, `Lãnh đạo Sở | Y tế`: the field names the office that is meant."""
        field = self._fields.get(match.end() + 1) if row["name"].endswith((" Sở", " Bộ")) else None
        if field is None or self._text[match.end()] != " " or not self._text[match.end() + 1].isupper():
            return None
        return Name(field.end, f"{row['name']} {field.name}", level, complete=True)

    def _of_league(self, match: re.Match[str], row: Row, level: Level | None) -> Name | None:
        """An office of a committee or a league whose name goes on up to the body that it serves."""
        more = _UP_TO_OWNER.match(self._text, match.end()) if row["name"].startswith("Ban ") and not row["owner"] else None
        first = _WORD_START.search(self._text, match.end(), more.end()) if more else None
        if more is None or first is None or first.start() > match.end() + len(" và "):
            return None
        if any(self.head_at(word.start()) for word in _WORD_START.finditer(self._text, match.end(), more.end())):
            return None
        return self._owned(Name(more.end(), f"{row['name']}{clean('x' + more.group())[1:]}", level, complete=True))

    def _desk(self, match: re.Match[str], row: Row, level: Level | None) -> Name | None:
        """`Ban Tuyên giáo - | Chính sách luật pháp`: a second field behind a dash goes on the name of a committee's office."""
        gap = _OFFICE_GAP.match(self._text, match.end()) if row["name"].startswith("Ban ") else None
        field = self._fields.get(gap.end()) if gap else None
        if gap is None or field is None or not self._text[gap.end()].isupper() or self.head_at(gap.end()):
            return None
        field = self._joined(field)
        return Name(field.end, f"{row['name']} - {field.name}", level, complete=True)

    def _of_hamlets(self, match: re.Match[str], row: Row, level: Level | None) -> Name | None:
        """`Trưởng thôn | , bản`: the heads of several kinds of hamlets."""
        more = _HAMLETS.match(self._folded, match.end()) if row["name"].startswith(("Trưởng ", "Phó Trưởng ", "Tổ trưởng ")) else None
        if more is None or level != "commune":
            return None
        return Name(more.end(), f"{row['name']}{clean(more.group())}", level, many=True)

    def _closed(self, match: re.Match[str], row: Row, named: Name | None) -> Name | None:
        """The name up to the level words or the owner that close it, where it is longer than what was read of it."""
        at = match.end() + 1
        if self._many(match) or not (self._text[match.start()].isupper() and self._text[at : at + 1].isupper()):
            return named
        if named is not None and (named.tail or not (named.complete or named.end == match.end())):
            return named
        end = self.closed(at, named.end if named and named.complete else at)
        if end is None:
            return named
        words = meant(in_full(clean(self._text[at:end])))
        level = named.level if named else self.fixed_level(row)
        return self._national(Name(end, f"{row['name']} {words}", level, complete=True, guessed=True))

    def _complement(self, match: re.Match[str], row: Row) -> Name | None:
        """A field of the table, else an owner, else capitalised words."""
        level = self.fixed_level(row)
        gap = _GAP.match(self._text, match.end())
        at = gap.end() if gap else match.end()
        field = self._field_at(row, at) if gap and at > match.end() and (":" not in gap.group() or self._many(match)) else None
        if field and row["tail"] in ("field", "name", "team", "number"):
            field = self._two(row, self._joined(field))
            level = self._level_beside(row, field, level)
            small = row["tail"] == "field" and self._text[match.start()].isupper()
            own = small and row["bare"] == "cue" and has_rooms(self._plan)
            acts = not self._text[at].isupper() and verb().match(self._folded, match.end()) is not None
            if row["bare"] in ("yes", "doer") and acts:  # `Công đoàn ngành | tổ chức …`
                return Name(match.end(), row["name"], level)
            if own and not self._text[at].isupper() and verb().match(self._folded, match.end()):  # `Sở | tổng hợp dự toán`
                return Name(match.end(), row["name"], level)
            capital = self._text[at].isupper() or small
            may_go_on = row["level"] not in ("province", "central") or row["name"] in SAYS_ITS_HEAD
            goes_on = may_go_on and not self._many(match) and self._goes_on(field.end, row["name"] in SAYS_ITS_HEAD)
            goes_on = goes_on or (row["name"] in _MINISTERIAL and self._beside(field.end))
            open_name = row["tail"] != "field" or self._short_forms(at, field.end) is not None or goes_on
            does = verb().match(self._folded, field.end) or name_ends().match(self._folded, field.end)
            ends = field.exact and not goes_on and does is not None  # `Khoa Dinh dưỡng | tư vấn`
            longer = self._capitals(match, row, at, level, field.end) if open_name and capital and not ends else None
            if longer and longer.end > field.end:
                return longer
            place = own_places.behind(self._text, field.end, row["name"], self._plan) if own_places.is_proper(row["name"]) else None
            if place:  # `Công ty TNHH Khai thác công trình thủy lợi | Bến Tre`
                return Name(
                    place[1],
                    f"{row['name']} {field.name} {place[0]}",
                    own_places.level_of(place[0], row["name"], self._plan),
                    complete=True,
                )
            if capital or (row["tail"] == "field" and self._level_follows(field.end)):
                return self._national(self._owned(Name(field.end, f"{row['name']} {self._field_of(row, field, at)}", level, complete=True)))
            return None
        owned = self._owned(Name(match.end(), row["name"], level))
        if owned.complete and row["head"] in ("ban", "văn phòng"):
            return owned
        of_body = self._office_of_body(row, at, level)
        if of_body:
            return of_body
        listed = ":" in self._text[match.end() : at] and self._many(match)
        if self._text[match.start()].isupper() and (listed or self._text[match.end() : at] == " "):
            return self._capitals(match, row, at, level)
        alone = row["bare"] in ALONE and (row["bare"] != "cue" or not is_house_kind(row["head"]) or self._is_own_house(match))
        return Name(match.end(), row["name"], level) if alone else None

    def _beside(self, end: int) -> bool:
        """`Vụ Thống kê | Dân số và Lao động`: behind a field stand other words of the name, and no place (`Cục Thống kê Hà Nội`)."""
        word = _OTHER_WORD.match(self._text, end)
        if word is None or self._other_body(end + 1) or fold(word["w"]) in LEVEL_STARTS:
            return False
        return starting_province(self._text[end + 1 : end + 24]) is None and own_places.behind(self._text, end, "", self._plan) is None

    def _field_at(self, row: Row, at: int) -> Field | None:
        """The field at an offset; `TP` is one behind Sở and Phòng alone, elsewhere it is the city (`Thanh tra TP`)."""
        field = self._fields.get(at)
        city = field is not None and self._text[at : field.end] == "TP" and row["name"] not in _HAVE_JUSTICE
        return None if city else field

    def _office_of_body(self, row: Row, at: int, level: Level | None) -> Name | None:
        """`Văn phòng | Bảo hiểm xã hội Việt Nam`: an office is named with the whole body that it serves."""
        inner = self.head_at(at) if row["head"] == "văn phòng" and self._text[at : at + 1].isupper() else None
        if inner is None or self.row(inner)["tail"] != "none" or self.row(inner)["level"] not in ("", "central"):
            return None  # `Văn phòng Huyện đoàn` keeps its own words
        named = self._whole(inner, self.row(inner))
        return replace(named, name=f"{row['name']} {named.name}", level=named.level or level, complete=True)

    def _team(self, match: re.Match[str], row: Row) -> Name | None:
        """A team: its name in capitals, else its purpose where level words or a body stand behind (`Đoàn kiểm tra chuyển đổi số tỉnh`)."""
        capital = self._text[match.end() + 1 : match.end() + 2].isupper()
        field = None if capital else self._fields.get(match.end() + 1)
        if field is not None and field.exact and " " in field.name and is_house(self._plan):  # `Tổ cấp cứu ngoại viện` of a hospital
            return Name(field.end, f"{row['name']} {self._text[match.end() + 1 : field.end]}", None, complete=True)
        named = self._closed(match, row, self._complement(match, row)) if capital else self._purpose(match, row, closed=True)
        return named or (Name(match.end(), row["name"], None) if row["bare"] in ("doer", "yes") else None)

    def _field_of(self, row: Row, field: Field, at: int) -> str:
        """The field that a short form means behind this kind of body: `Phòng VH&TT`, `Sở VH&TT`."""
        short = not field.exact and self._text[at : field.end].isupper()
        return field_by_kind().get((row["name"], field.name), field.name) if short else field.name

    def _level_beside(self, row: Row, field: Field, level: Level | None) -> Level | None:
        """In the plan of an office of a province a `Phòng Tư pháp` is no room of its own but the office of a district or a commune."""
        plan = self._plan
        if (
            row["name"] not in ("Phòng", "Trưởng Phòng")
            or not has_rooms(plan)
            or is_house(plan)
            or fold(plan.office or "").startswith("văn phòng")
        ):
            return level
        if plan.after_districts:
            return "commune" if (field.name, True) in unit_offices() else level
        return "district" if (field.name, False) in unit_offices() or fold(plan.office or "") == fold(f"Sở {field.name}") else level

    def _two(self, row: Row, field: Field) -> Field:
        """`Trung tâm Kỹ thuật | Tiêu chuẩn Đo lường Chất lượng`: a centre's fields may stand side by side."""
        more = self._fields.get(field.end + 1) if row["name"] in _SIDE_BY_SIDE and self._text[field.end : field.end + 1] == " " else None
        if more is None or not self._text[field.end + 1 : field.end + 3].istitle() or self.head_at(field.end + 1):
            return field
        return Field(more.end, f"{field.name} {more.name}", field.exact)

    def _joined(self, field: Field) -> Field:
        """Fields with dashes between them are one name: `Nội vụ - Lao động, Thương binh và Xã hội`, `Nội - Nhi - Nhiễm`."""
        if self._text[field.end : field.end + 1] == "&" and not field.exact and (second := self._fields.get(field.end + 1)):
            return Field(second.end, f"{field.name} và {second.name}", field.exact)  # `CTTT&CTHSSV`
        more = self._fields.get(field.end + 3) if self._folded[field.end : field.end + 3] == " - " else None
        if more is None or not self._text[field.end + 3].isupper() or self.head_at(field.end + 3):
            return field
        return self._joined(Field(more.end, f"{field.name} - {more.name}", field.exact))
