"""A committee or team and its purpose: `Ban Chỉ đạo phòng, chống ma túy huyện`, `Đội ứng cứu sự cố an toàn thông tin mạng tỉnh`."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract.body_heads import Name, clean, in_full, purpose_shorts
from planparse.extract.head_reading import HeadReading
from planparse.extract.levels import read_tail
from planparse.extract.name_stops import closes, ends
from planparse.extract.tries import trie
from planparse.tables import Row, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WORDS = pattern("purposes.words", r"[\w/&]{1,14}(?:(?<=\d)-[\p{Lu}]{2,5}(?:/[\p{Lu}]{2,5})?)?")
_NUMBERED = pattern("purposes.numbered", r"(?:án|số|quyết|trình|thị|hoạch)$")
_GAP = pattern("purposes.gap", r", | và |[ ](?:- )?")
_TIME = pattern(
    "purposes.time",
    r" năm \d{4}| (?:trước|sau|chậm nhất|muộn nhất|hạn chót|vào|đến)(?: hết| là| vào| trước)? "
    r"(?:(?:ngày|tháng|quý|năm|tuần)(?![^\W_])|\d)",
)
# what has grades of its own: `Hội đồng xét sáng kiến cấp cơ sở` may be a province's
_GRADED = pattern("purposes.graded", r" (?:sáng kiến|đề tài|nhiệm vụ khoa học|sáng chế)(?P<grade> cấp)?$")
# things of which a committee may have many in its purpose: `Ban Quản lý dự án đầu tư xây dựng các | công trình giao thông`
_MANY_THINGS = pattern(
    "purposes.many_things",
    r"các (?:công trình|dự án|khu (?:công nghiệp|kinh tế|du lịch|di tích|chế xuất)|cụm công nghiệp|chương trình|di tích|cửa khẩu|hoạt động|"
    r"vụ việc|sự kiện|ngày lễ|giải pháp|nguồn lực|loại)(?![^\W_])",
)
# `Ban Chỉ đạo phong trào | "Toàn dân đoàn kết …" | huyện`
_QUOTED = pattern("purposes.quoted", r" [“\"«][^“”\"«»\n]{3,120}[”\"»]")
_SMALL = pattern("purposes.small", r" (?![\p{Lu}])[^\W\d_]")
_BEFORE_PROPER = 3
_LONGEST = 28


@cache
def _acts() -> re.Pattern[str]:
    words = trie(row["words"] for row in table("planparse.extract", "council_acts"))
    return pattern("purposes.acts", rf" {words}(?![^\W_])")


class Purposes(HeadReading):
    """Committees, their purpose read word by word."""

    def _purpose(self, match: re.Match[str], row: Row, closed: bool = False) -> Name | None:
        """A committee and its purpose, up to level words or owner (`Ban Chỉ đạo phòng, chống ma túy huyện`); else up to a verb or sign,
        unless only a `closed` one will do."""
        at, words = match.end(), 0
        comma = end = proper = None
        if self._folded.startswith(" các cấp", at) and (tail := read_tail(self._text, self._folded, at, self._plan)):
            return Name(at, row["name"], None, False, tail, complete=True)
        while words < _LONGEST and not _acts().match(self._text, match.end()):
            found = self._purpose_end(match, row, at)
            if found:
                return found
            quoted = _QUOTED.match(self._text, at)
            if quoted:
                closed_name = self._purpose_end(match, row, quoted.end())
                return closed_name or (Name(at, self._purpose_name(match, at, row), None) if words else None)
            gap = _GAP.match(self._folded, at)
            word = _WORDS.match(self._text, gap.end()) if gap else None
            if (
                not gap
                or not word
                or (words == 0 and gap.group() == " và ")
                or _TIME.match(self._folded, at)
                or self._ends_purpose(gap, word, words)
            ):
                break
            forms = word.group() in purpose_shorts() and self._text[match.end() : at].endswith(tuple(purpose_shorts()))
            half = self._folded.endswith(" phòng", 0, at)  # `phòng, chống`
            comma = at if "," in gap.group() and comma is None and not (forms or half) else comma
            at, words = word.end(), words + 1
            end = at
            if proper is None and self._ends_proper(at, words):
                proper = at
        if closed:
            return None
        stop = comma if comma and not (proper and proper < comma) else proper or end
        if stop is None:
            return Name(match.end(), row["name"], None) if row["bare"] in ("yes", "doer") else None
        return Name(stop, self._purpose_name(match, stop, row), None, complete=True)

    def _ends_proper(self, at: int, words: int) -> bool:
        """A proper name and small letters behind it: without level words what follows is a clause (`chợ Mãn Đức | trông giữ xe`)."""
        pair = self._text[max(0, at - 24) : at].split(" ")[-2:]
        small = _SMALL.match(self._text, at) is not None
        return words >= _BEFORE_PROPER and small and all(word[:1].isupper() and word[1:].islower() for word in pair)

    def _ends_purpose(self, gap: re.Match[str], word: re.Match[str], words: int) -> bool:
        if words and self._text[gap.start() - 1].isdigit() and word.group()[0].islower():  # `Tổ công tác số 2 | xác minh`
            return True
        if self._begins_to_act(gap.start()) or (words and self._text[word.start()].islower() and ends().match(self._folded, gap.start())):
            return True
        first = fold(word.group()) if word.group().isupper() and len(word.group()) > 1 else word.group()
        if first == "các" and "và" not in gap.group() and (words == 0 or _MANY_THINGS.match(self._folded, word.start())):
            return False
        stopped = first == fold(word.group()) and closes(self._folded, word.start(), first, purpose=True)
        return stopped or self._begins_other(gap, word.start())

    def _begins_other(self, gap: re.Match[str], at: int) -> bool:
        """Behind a comma or `và` the head of another body ends the purpose."""
        other = self.head_at(at) if gap.group() != " " else None
        return other is not None and self.row(other)["tail"] in ("none", "field", "post", "purpose") and self._text[at].isupper()

    def _purpose_end(self, match: re.Match[str], row: Row, at: int) -> Name | None:
        owned = self._owned(Name(at, self._purpose_name(match, at, row), None))
        if owned.complete:
            return owned
        graded = _GRADED.search(self._folded, match.end(), at)
        if graded and (graded["grade"] or self._folded.startswith(" cấp ", at)):
            return None
        tail = read_tail(self._text, self._folded, at, self._plan)
        if _NUMBERED.search(self._folded, match.end(), at) and self._folded[at + 1 : at + 2].isdigit():
            return None
        if tail and self._folded[at : at + 2] != " -" and not self._folded.startswith((" các cấp", " ở ", " tại "), at):
            return Name(at, self._purpose_name(match, at, row), None, False, tail, complete=True)
        return None

    def _purpose_name(self, match: re.Match[str], end: int, row: Row) -> str:
        rest = self._text[match.end() : end]
        capitals = rest.isupper() and " " in rest.strip()
        rest = " ".join(_small(word) for word in rest.split(" ")) if capitals else in_full(rest)
        return f"{row['name']}{clean(rest) if rest[:1] == ',' else ' ' + clean(rest)}".strip()


def _small(word: str) -> str:
    """A word of a name in capitals: a short form spelt out, any other in small letters."""
    full = in_full(word)
    return full if full != word else word.lower()
