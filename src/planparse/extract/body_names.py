"""The name of a body from its head on: field of government, capitalised words, purpose of a committee, body that a post heads."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.extract import own_places
from planparse.extract.body_heads import ALONE, Field, Name, clean, field_by_kind, unit_offices
from planparse.extract.head_reading import OBJECT_GAP
from planparse.extract.levels import Tail, is_house, is_house_kind, is_office, is_own_house, read_tail, tail_behind_short
from planparse.extract.open_names import CAPITALS, OpenNames
from planparse.extract.purposes import Purposes
from planparse.extract.role_words import verb
from planparse.model import Level
from planparse.tables import Row
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_GAP = pattern("body_names.gap", r"(?: - | – |: |[ ]{0,2})")
_SHORT_GAP = pattern("body_names.short_gap", r"\.[ ]?|[ ]")
_COUNTED = pattern("body_names.counted", r"(?<!\w)\d{1,3} $")
_DUTY = pattern("body_names.duty", r" (?:phụ trách|chuyên trách|chuyên môn|làm công tác|theo dõi|làm)(?: công tác| lĩnh vực)? ")
_NUMBER = pattern("body_names.number", r" \d{1,4}(?!\w)")
_FOR = pattern("body_names.for", r" cho ")
_VIET_NAM = pattern("body_names.viet_nam", r" việt nam(?![^\W_])")
# `Trưởng thôn, bản`: the post has the names of several kinds of hamlets
_HAMLETS = pattern(
    "body_names.hamlets",
    r"(?:(?:, ?| và | ?/ ?| ?- ?)(?:thôn|bản(?! thân| tin| đồ| cam| sắc)|ấp|khóm|buôn|làng|xóm|tiểu khu|khu phố|khối phố|khu dân cư|"
    r"tổ dân phố)(?![^\W_]| trưởng)){1,3}",
)
# `Phó Giám đốc | phụ trách hệ dự phòng | làm đầu mối`
_CHARGE = pattern(
    "body_names.charge",
    r" phụ trách (?:(?:công tác|lĩnh vực|khối|hệ|mảng) )?[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,3}?"
    r"(?= (?:làm|chịu trách nhiệm|chỉ đạo|theo dõi|là|trực tiếp|chủ trì|tham mưu|phối hợp|có trách nhiệm)(?![^\W_]))",
)
_OFFICE_GAP = pattern("body_names.office_gap", r" [-–] ")
COMRADE = pattern("body_names.comrade", r"(?<![^\W_])(?P<many>các )?(?:đồng chí|đ/c) $")
_HAVE_JUSTICE = ("Sở", "Phòng", "Trưởng Phòng", "Giám đốc Sở", "Phó Giám đốc Sở")
_INNER_POSTS = frozenset(
    {"Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Ủy ban Kiểm tra", "Đảng ủy", "Chi nhánh", "Phòng giao dịch", "Ban Thường trực"}
)


class Reader(OpenNames, Purposes):
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
            return self._helpers(match, row) or self._purpose(match, row)
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
        named = self._complement(match, row)
        number = _NUMBER.match(self._text, named.end) if tail == "number" and named and named.complete else None
        return (
            replace(named, end=number.end(), name=f"{named.name}{number.group()}") if named and number else named
        )  # `Lữ đoàn Công binh 270`

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

    def _whole(self, match: re.Match[str], row: Row) -> Name:
        level = self.fixed_level(row)
        named = self._office_part(match, row, level) or self._desk(match, row, level) or self._of_hamlets(match, row, level)
        if named:
            return named
        country = _VIET_NAM.match(self._folded, match.end())
        if country and level != "central" and not row["name"].endswith("Việt Nam"):
            below = read_tail(self._text, self._folded, country.end(), self._plan)
            return Name(country.end(), f"{row['name']} Việt Nam", level or (None if below else "central"))
        return (
            self._owned(Name(match.end(), row["name"], level))
            if row["name"].startswith(("Ban ", "Văn phòng"))
            else Name(match.end(), row["name"], level)
        )

    def _office_part(self, match: re.Match[str], row: Row, level: Level | None) -> Name | None:
        """`Văn phòng Sở | Nội vụ`, `Lãnh đạo Sở | Y tế`: the field names the office that is meant."""
        field = self._fields.get(match.end() + 1) if row["name"].endswith((" Sở", " Bộ")) else None
        if field is None or self._text[match.end()] != " " or not self._text[match.end() + 1].isupper():
            return None
        return Name(field.end, f"{row['name']} {field.name}", level, complete=True)

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

    def _complement(self, match: re.Match[str], row: Row) -> Name | None:
        """A field of the table, else an owner, else capitalised words."""
        level = self.fixed_level(row)
        gap = _GAP.match(self._text, match.end())
        at = gap.end() if gap else match.end()
        field = self._field_at(row, at) if gap and at > match.end() and (":" not in gap.group() or self._many(match)) else None
        if field and row["tail"] in ("field", "name", "team"):
            field = self._joined(field)
            level = self._level_beside(row, field, level)
            small = row["tail"] == "field" and self._text[match.start()].isupper()
            own = small and row["bare"] == "cue" and is_office(self._plan)
            if own and not self._text[at].isupper() and verb().match(self._folded, match.end()):  # `Sở | tổng hợp dự toán`
                return Name(match.end(), row["name"], level)
            capital = self._text[at].isupper() or small
            goes_on = row["level"] not in ("province", "central") and not self._many(match) and self._goes_on(field.end)
            open_name = row["tail"] != "field" or self._short_forms(at, field.end) is not None or goes_on
            ends = field.exact and not goes_on and verb().match(self._folded, field.end) is not None  # `Khoa Dinh dưỡng | tư vấn`
            longer = self._capitals(match, row, at, level) if open_name and capital and not ends else None
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
        named = self._complement(match, row) if capital else self._purpose(match, row, closed=True)
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
            or not is_office(plan)
            or is_house(plan)
            or fold(plan.office or "").startswith("văn phòng")
        ):
            return level
        if plan.after_districts:
            return "commune" if (field.name, True) in unit_offices() else level
        return "district" if (field.name, False) in unit_offices() or fold(plan.office or "") == fold(f"Sở {field.name}") else level

    def _joined(self, field: Field) -> Field:
        """Fields with dashes between them are one name: `Nội vụ - Lao động, Thương binh và Xã hội`, `Nội - Nhi - Nhiễm`."""
        more = self._fields.get(field.end + 3) if self._folded[field.end : field.end + 3] == " - " else None
        if more is None or not self._text[field.end + 3].isupper() or self.head_at(field.end + 3):
            return field
        return self._joined(Field(more.end, f"{field.name} - {more.name}", field.exact))

    def _post(self, match: re.Match[str], row: Row) -> Name | None:
        """A post and the body it heads: `Chủ tịch UBND các phường`, `Giám đốc các Sở`, `Bí thư Huyện ủy`."""
        whole = self.head_at(match.end() - 3) if row["head"].endswith(" ban") else None
        if whole is not None and whole.end() > match.end():  # `Trưởng | Ban Chỉ đạo`
            named = self.name(whole)
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
        if (row["bare"] == "doer" or own) and gap and gap["many"]:
            return None
        charge = _CHARGE.match(self._folded, match.end()) if row["bare"] == "doer" else None
        if charge:
            return Name(charge.end(), f"{row['name']}{self._text[match.end() : charge.end()]}", self._plan.level, complete=True)
        if row["bare"] in ("yes", "tail", "doer") or own or COMRADE.search(self._folded, max(0, match.start() - 14), match.start()):
            return Name(match.end(), row["name"], self.fixed_level(row))
        return None

    def _is_own_house(self, inner: re.Match[str]) -> bool:
        """`Giám đốc | Trung tâm`: in the plan of a house, its kind alone means itself."""
        return is_own_house(self._plan, fold(self.row(inner)["name"])) and self._text[inner.start()].isupper()

    def _of_post(self, row: Row, named: Name, inner: re.Match[str], many: bool) -> Name | None:
        tail = named.tail or read_tail(self._text, self._folded, named.end, self._plan)
        tail = tail or tail_behind_short(self._text, self._folded, named.end, self._plan)
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
        level = self.fixed_level(row) or self._plan.level
        counted = _COUNTED.search(self._folded, max(0, match.start() - 5), match.start())  # `01 chuyên viên phụ trách …`: staff
        spoken = duty is not None and not row["level"] and not counted  # `Chuyên viên phụ trách cải cách hành chính`
        if field and (self._text[at].isupper() or ((spoken or self._level_follows(field.end)) and " " in field.name)):
            return Name(field.end, f"{row['name']}{middle}{field.name}", level, complete=True)
        capitals = CAPITALS.match(self._text, at)
        if capitals and capitals.group()[:2].isupper() and len(capitals.group()) > 1 and not self.head_at(at):
            return Name(capitals.end(), f"{row['name']}{middle}{clean(capitals.group())}", level, complete=True)
        return None
