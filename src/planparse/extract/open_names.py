"""Names in capitalised words that may go on in small letters: `Trung tâm Kỹ thuật tài nguyên`, `Bệnh viện Sản - Nhi`."""

from __future__ import annotations

import re

from planparse.extract.body_heads import ALONE, Name, clean
from planparse.extract.head_reading import HeadReading
from planparse.extract.levels import LEVEL_STARTS
from planparse.extract.name_stops import halves, openers, stops
from planparse.model import Level
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
_LONGEST_SMALL = 3


class OpenNames(HeadReading):
    """Names that stand in no table, read by their capitals."""

    def _capitals(self, match: re.Match[str], row: Row, at: int, level: Level | None) -> Name | None:
        capitals = CAPITALS.match(self._text, at)
        bare = Name(match.end(), row["name"], level) if row["bare"] in ALONE else None
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
        return self._national(self._owned(Name(end, f"{row['name']} {clean(self._text[at:end])}", level, complete=True, guessed=True)))

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
        return Name(end, f"{row['name']} {clean(self._text[at:end]).capitalize()}", level, complete=True, guessed=True)

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
        level = folded in LEVEL_STARTS and not (folded == "thị" and not self._folded.startswith(("thị xã", "thị trấn"), at))
        other = self.head_at(at)
        stop = word[0].islower() and folded in stops() and (self._word_before(at), folded) not in halves()
        return level or (other is not None and self.row(other)["tail"] != "drop") or stop

    def _word_before(self, at: int) -> str:
        return self._folded[max(0, at - 9) : at - 1].rpartition(" ")[2]
