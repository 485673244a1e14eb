"""A committee or team and its purpose: `Ban Chỉ đạo phòng, chống ma túy huyện`, `Đội ứng cứu sự cố an toàn thông tin mạng tỉnh`."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract.body_heads import Name, clean, in_full, purpose_shorts
from planparse.extract.head_reading import HeadReading
from planparse.extract.levels import read_tail
from planparse.extract.name_stops import halves, stops
from planparse.extract.tries import trie
from planparse.tables import Row, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WORDS = pattern("purposes.words", r"[\w/&]{1,14}")
_NUMBERED = pattern("purposes.numbered", r"(?:án|số|quyết|trình|thị|hoạch)$")
_GAP = pattern("purposes.gap", r", | và |[ ](?:- )?")
_TIME = pattern(
    "purposes.time",
    r" năm \d{4}| (?:trước|sau|chậm nhất|muộn nhất|hạn chót|vào|đến)(?: hết| là| vào| trước)? "
    r"(?:(?:ngày|tháng|quý|năm|tuần)(?![^\W_])|\d)",
)
# what has grades of its own: `Hội đồng xét sáng kiến cấp cơ sở` may be a province's
_GRADED = pattern("purposes.graded", r" (?:sáng kiến|đề tài|nhiệm vụ khoa học|sáng chế)(?P<grade> cấp)?$")
_LONGEST = 18


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
        comma = end = None
        while words < _LONGEST and not _acts().match(self._text, match.end()):
            found = self._purpose_end(match, row, at)
            if found:
                return found
            gap = _GAP.match(self._folded, at)
            word = _WORDS.match(self._text, gap.end()) if gap else None
            if not gap or not word or _TIME.match(self._folded, at) or self._ends_purpose(gap, word, words):
                break
            forms = word.group() in purpose_shorts() and self._text[match.end() : at].endswith(tuple(purpose_shorts()))
            comma = at if "," in gap.group() and comma is None and not forms else comma
            at, words = word.end(), words + 1
            end = at
        if closed:
            return None
        stop = comma or end
        if stop is None:
            return Name(match.end(), row["name"], None) if row["bare"] in ("yes", "doer") else None
        return Name(stop, self._purpose_name(match, stop, row), None, complete=True)

    def _ends_purpose(self, gap: re.Match[str], word: re.Match[str], words: int) -> bool:
        if words and self._text[gap.start() - 1].isdigit() and word.group()[0].islower():  # `Tổ công tác số 2 | xác minh`
            return True
        if self._begins_to_act(gap.start()):
            return True
        first = fold(word.group()) if word.group().isupper() and len(word.group()) > 1 else word.group()
        if first == "các" and words == 0 and "và" not in gap.group():
            return False
        before = self._folded[max(0, gap.start() - 9) : gap.start()].rpartition(" ")[2]
        ends = first in stops(purpose=True) and (before, fold(word.group())) not in halves()
        return ends or bool(words and self._begins_other(gap, word.start()))

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
