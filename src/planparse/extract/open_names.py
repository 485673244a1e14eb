"""Names in capitalised words that may go on in small letters: `Trung tâm Kỹ thuật tài nguyên`, `Bệnh viện Sản - Nhi`."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract import own_places
from planparse.extract.body_heads import ALONE, Name, clean, in_full, purpose_shorts
from planparse.extract.head_reading import HeadReading
from planparse.extract.levels import LEVEL_STARTS
from planparse.extract.name_stops import closes, ends, openers, stops
from planparse.extract.role_words import verb
from planparse.extract.slips import meant
from planparse.extract.tries import trie
from planparse.model import Level
from planparse.registry.places import starting_province
from planparse.tables import Row
from planparse.text.fold import fold
from planparse.text.patterns import pattern

CAPITALS = pattern(
    "open_names.capitals",
    r"[\p{Lu}0-9][\w&]{0,14}(?:(?:[ ]?[-–][ ]?|, (?=[^\n,;]{1,40} và [\p{Lu}])| và |"
    r" )[\p{Lu}0-9][\w&]{0,14}){0,8}",
)
_LEVEL_IN_NAME = pattern(
    "open_names.level_in_name", r" (?:Quận|Huyện|Tỉnh|Thị xã|Thị trấn|Phường|Xã(?! hội)|TP|Thành phố)(?![^\W_]| ủy| đoàn)"
)
_WORDS = pattern("open_names.words", r"[\w/&]{1,14}")
_JOINT = pattern("open_names.joint", r" ?[-–] | và |, (?=[\p{Lu}][^\n,;:.()]{1,40} và [\p{Lu}])")
# what goes on the name behind a field of the table: `Trung tâm Đầu tư | và Khai thác hạ tầng`, `Trung tâm Khuyến nông | - Khuyến ngư`
_GOES_ON = pattern(
    "open_names.goes_on",
    r"(?: ?[-–] | và |, (?=[\p{Lu}][^\n,;:.()]{1,40} và [\p{Lu}]))(?=[\p{Lu}][^\W\d_])"
    r"(?!(?:[^\W\d_]{1,8} ){1,4}số )",
)
# `Phòng Công chứng | số 1`
_NUMBERED = pattern("open_names.numbered", r" số \d")
_LAST_WORD = pattern("open_names.last_word", r"(?<![\w&])[\w&]+$")
_LONGEST_SMALL = 3
_LONGEST_BEFORE_SHORT = 4
_LONGEST_BEFORE_VERB = 5
_LONGEST_PLACE = 32


@cache
def short_forms(more: bool) -> re.Pattern[str]:
    """Short forms that go on a name, in a list; `more`: behind one of them, else behind a word."""
    one = trie(purpose_shorts())
    first = r"(?:,? | và )" if more else " "
    return pattern(f"open_names.short_forms_{more}", rf"{first}(?:{one}(?:, | và |,? )){{0,3}}(?P<last>{one})(?![\w&-])")


class OpenNames(HeadReading):
    """Names that stand in no table, read by their capitals."""

    def _capitals(self, match: re.Match[str], row: Row, at: int, level: Level | None, known: int = 0) -> Name | None:
        """Capitalised words, which may go on in small letters; `known`: where a field of the table ends that they begin with."""
        capitals = CAPITALS.match(self._text, at)
        bare = Name(match.end(), row["name"], level) if row["bare"] in ALONE else None
        if capitals is None or (self._text[match.start() : match.end()].isupper() and len(match.group()) > 1 and row["tail"] != "name"):
            return self._capital_heading(row, at, level) or bare
        end = self._open_end(at, self._cut(at, max(capitals.end(), known)))
        if known and end > known and self._text[known + 1 : known + 2].islower() and not self._closed_behind(end):
            end = self._open_end(at, self._cut(at, capitals.end()))
        words = self._text[at:end].split()
        if (
            not words
            or (
                fold(words[0]) in stops()
                and not (fold(words[0]) in openers() and (len(words) > 2 or self._proper(at, end)))
                and not (own_places.takes_any(row["name"]) and self._proper(at, end))
                and not starting_province(" ".join(words))
            )
            or words[0].isdigit()
            or "\n" in self._text[at:end]
            or _LEVEL_IN_NAME.match(" " + self._text[at:end])
        ):
            return bare
        words_in_full = meant(in_full(clean(self._text[at:end])))
        name = f"{row['name']} {words_in_full[0].upper()}{words_in_full[1:]}"
        return self._national(self._owned(Name(end, name, level, complete=True, guessed=True)))

    def _closed_behind(self, end: int) -> bool:
        """Level words, a number or the body that a unit belongs to stand behind."""
        return self._level_follows(end) or _NUMBERED.match(self._text, end) is not None or self.unit_owner(end) is not None

    def _goes_on(self, end: int, one: bool = False) -> bool:
        """Behind a field a dash, `và` or a comma joins another word of the name, which begins no other body, no field and no clause; of a
        kind that says its head each time (`one`) it may be a field, too."""
        joint = _GOES_ON.match(self._text, end)
        if joint is None or self._other_body(joint.end()) or (not one and "," not in joint.group() and self._listed(joint)):
            return False
        return self._next_word(end) is not None

    def _other_body(self, at: int) -> bool:
        """The head of another body; bookkeeping, registry and what only begins like a body are work that a name may speak of."""
        other = self.head_at(at)
        return other is not None and self.row(other)["tail"] != "drop" and self.row(other)["bare"] != "staff"

    def _listed(self, joint: re.Match[str]) -> bool:
        """A field of another body behind `và`, or what the body does behind a dash (`Phòng Nội vụ - Chủ trì …`)."""
        if "và" in joint.group():
            return joint.end() in self._fields
        return verb().match(self._folded, joint.end() - 1) is not None

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
        if count == 0 or fold(self._text[at:end]).split()[0] in LEVEL_STARTS:
            return None
        return Name(end, f"{row['name']} {meant(clean(self._text[at:end]).capitalize())}", level, complete=True, guessed=True)

    def _cut(self, start: int, end: int) -> int:
        """A capitalised name ends before level words in capitals and before the head of another body."""
        found = _LEVEL_IN_NAME.search(self._text, start, end + 4)
        end = min(end, found.start()) if found else end
        at = start
        while (at := self._text.find(" ", at + 1, end)) > 0:
            if self._begins_to_act(at):
                return at
            other = self.head_at(at + 1)
            if other and self._text[at + 1 : other.end()] in purpose_shorts() and not self._level_follows(other.end()):
                continue
            joined = self._folded[at - 3 : at] == " và" or self._text[at - 1] == ","
            if other and other.end() - at > 3 and self.row(other)["tail"] not in (("drop",) if joined else ("name", "drop")):
                return at - 3 if self._folded[at - 3 : at] == " và" else start + len(self._text[start:at].rstrip(" ,-–"))
        return end

    def _open_end(self, start: int, end: int) -> int:
        """A name may go on in small letters (`Quản lý đô thị`, `Điện lực Hòa Bình`): at most three such syllables
        together and no stop word; where more follow up to level words, they are one name, else a clause has begun and
        only the first belongs to the name. Behind a proper name (`Kim Đồng`) it goes on only up to level words. A dash or
        `và` is crossed where the name plainly goes on behind it."""
        run: list[int] = []
        short: int | None = None
        acted: int | None = None  # where in the run stands what the body may do
        proper = self._proper(start, end)
        for _ in range(14):
            form = self._short_forms(start, end) if short is None or short in run[:1] else None
            if form is not None and len(run) <= _LONGEST_BEFORE_SHORT:
                end, short, run, proper = form, None, [], False
                continue
            at = self._next_word(end)
            field = self._fields.get(at) if at and at > end + 1 and not self.head_at(at) else None
            if field is not None and self._text[at or 0].isupper():  # `Trồng trọt, | Bảo vệ thực vật | và …`
                end, run, proper = field.end, [], False
                continue
            word = _WORDS.match(self._text, at) if at else None
            if word is None or at is None or self._begins_to_act(end) or not word.group().isalpha() or self._closes(at, word.group()):
                return end if short is None or self._reaches(run, end) else short
            if not run and self._is_short(start, end) and verb().match(self._folded, end):
                return end
            if word.group()[0].islower() and (ends().match(self._folded, end) or _NUMBERED.match(self._text, end)):
                return end if short is None or self._reaches(run, end) else short
            small = not word.group()[0].isupper()
            if proper and small and short is None:
                short = end
                run = [0] * _LONGEST_BEFORE_VERB  # behind a proper name no small letters count
            acted = (acted or self._acted(run, end)) if small else None
            if acted and short in run[:1]:
                short = acted
            run = [*run, word.end()] if small else []
            if len(run) > _LONGEST_SMALL and short is None:
                short = acted or run[0]
            end = word.end()
            proper = not small and self._proper(start, end)
        return end if short is None else short

    def _reaches(self, run: list[int], end: int) -> bool:
        """A long run of small letters is a name where level words, what the body does or its known place closes it."""
        place = own_places.at_end(self._text[max(0, end - _LONGEST_PLACE) : end], self._plan)
        return place is not None or self._level_follows(end) or self._acts_behind(run, end)

    def _acted(self, run: list[int], end: int) -> int | None:
        """Behind a few small syllables stands what the body may do; one syllable alone may be half of another word (`hòa nhập`)."""
        found = verb().match(self._folded, end) if 0 < len(run) <= _LONGEST_BEFORE_VERB else None
        return end if found and " " in found.group().strip() else None

    def _acts_behind(self, run: list[int], end: int) -> bool:
        """A few small syllables, and right behind them what the body does: `Kiểm định chất lượng giáo dục | tham mưu …`."""
        if len(run) > _LONGEST_BEFORE_VERB or self._text[end : end + 1] != " ":
            return False
        return ends().match(self._folded, end) is not None or verb().match(self._folded, end) is not None

    def _short_forms(self, start: int, end: int) -> int | None:
        """Where short forms end that belong to a name (`Chế độ | BHXH`, `Thu | BHXH, BHYT`); one with level words is a body of its own."""
        last = _LAST_WORD.search(self._text, start, end)
        found = short_forms(last is not None and last.group() in purpose_shorts()).match(self._text, end)
        own = found is not None and self.head_at(found.end() - len(found["last"])) is not None and self._level_follows(found.end())
        return found.end() if found and not own else None

    def _next_word(self, end: int) -> int | None:
        """Where the next word of a name begins: behind a blank, or behind a joint that does not end the name."""
        joint = _JOINT.match(self._text, end)
        if joint is None:
            return end + 1 if self._text[end : end + 1] == " " else None
        at = joint.end()
        word = _WORDS.match(self._text, at)
        if word is None or self._other_body(at) or fold(word.group()) in stops() - openers():
            return None
        if "," in joint.group():
            return at if word.group()[1:].islower() and fold(word.group()) not in LEVEL_STARTS else None
        if "và" in joint.group():
            known = word.group().rstrip(",") in purpose_shorts() or at in self._fields
            return at if known or (word.group()[0].isupper() and not word.group().isupper()) else None
        return at if word.group()[0].isupper() and fold(word.group()) not in LEVEL_STARTS else None

    def _is_short(self, start: int, end: int) -> bool:
        """The name so far ends in a short form (`Khoa KSDB | giám sát`), or is the kind of its owner alone (`Văn phòng Hội | huy động`)."""
        last = _LAST_WORD.search(self._text, start, end)
        owner = self.head_at(start)
        return (last is not None and len(last.group()) > 1 and last.group().isupper()) or (owner is not None and owner.end() == end)

    def _proper(self, start: int, end: int) -> bool:
        """Two capitalised syllables stand before: a proper name (not `TNHH Môi | trường`)."""
        words = self._text[max(start, end - 24) : end].split(" ")[-2:]
        return len(words) > 1 and all(word[:1].isupper() and word[1:].islower() for word in words)

    def _closes(self, at: int, word: str) -> bool:
        folded = fold(word)
        level = folded in LEVEL_STARTS and not (folded == "thị" and not self._folded.startswith(("thị xã", "thị trấn"), at))
        whole = self.row_by_words(f"{self._word_before(at)} {folded}")
        if whole and whole["tail"] == "drop":
            return False
        stop = word[0].islower() and closes(self._folded, at, folded)
        return level or self._other_body(at) or stop

    def _word_before(self, at: int) -> str:
        return self._folded[max(0, at - 9) : at - 1].rpartition(" ")[2]
