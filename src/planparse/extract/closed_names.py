"""Names that level words or their owner close: `Quỹ Bảo lãnh tín dụng cho doanh nghiệp nhỏ và vừa | tỉnh`, `Đội Cảnh sát … | Công an`.

What stands before such an end is one name, also where it goes on in many small words.
"""

from __future__ import annotations

from planparse.extract.head_reading import HeadReading
from planparse.extract.levels import LEVEL_STARTS, read_tail
from planparse.extract.name_stops import closes, ends
from planparse.extract.role_words import verb
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_GAP = pattern("closed_names.gap", r", (?![\p{Lu}])|, (?=[\p{Lu}][^\n,;:.()]{1,40} và )| và | - |[ ]")
_WORD = pattern("closed_names.word", r"[^\W\d_][\w&/]{0,14}(?![\w/-])")
# words between the parts of a name that elsewhere begin a clause
_JOINTS = frozenset(("và", "cho", "về", "phòng"))
_MANY = frozenset(("các", "toàn", "từng", "mỗi"))
_OTHER_UNITS = (" các", " ở ", " tại ", " của ", " thuộc ", " -")
_LONGEST = 14
_LONGEST_AFTER_FIELD = 6


class ClosedNames(HeadReading):
    """Reads a name up to what closes it."""

    def closed(self, at: int, known: int) -> int | None:
        """Where the name ends that begins at `at`; `known`: where it ends for those who read by capitals and fields. None where nothing
        closes it, where it is closed there already, or where another body or a clause begins first."""
        if self._folded[known : known + 1] == " " and (read_tail(self._text, self._folded, known, self._plan) or self.unit_owner(known)):
            return None
        acts = verb().match(self._folded, at - 1) is not None
        clause = False
        end, words = at, 0
        limit = _LONGEST_AFTER_FIELD if known in self._field_ends(at) else _LONGEST
        beyond = 0
        while words < _LONGEST and beyond < limit:
            gap = _GAP.match(self._text, end) if words else None
            start = gap.end() if gap else end
            word = _WORD.match(self._text, start)
            if word is None or (words and gap is None) or (words and self._ends_here(gap.group() if gap else "", start, word.group())):
                return None
            # a verb may stand in the name of a unit that its owner closes, and in one that itself begins with one
            clause = clause or bool(words and not acts and word.group()[0].islower() and verb().match(self._folded, start - 1))
            end, words = word.end(), words + 1
            beyond += end > known
            if end >= known and self._is_closed(end, clause):
                return end if end > known else None
        return None

    def _field_ends(self, at: int) -> tuple[int, ...]:
        field = self._fields.get(at)
        return (field.end,) if field else ()

    def _ends_here(self, gap: str, start: int, word: str) -> bool:
        """Another body, the level words of a body, or what the body does."""
        low = fold(word)
        other = self.head_at(start)
        row = self.row(other) if other is not None else None
        if row is not None and row["tail"] != "drop" and row["bare"] != "staff" and (row["owner"] or start not in self._fields):
            return True
        if word[0].isupper():
            return low in LEVEL_STARTS or ("," in gap and start in self._fields)
        if low in _MANY or ends().match(self._folded, start - 1):
            return True
        return low not in _JOINTS and closes(self._folded, start, low, purpose=True)

    def _is_closed(self, end: int, clause: bool) -> bool:
        if self._folded.startswith(_OTHER_UNITS, end):
            return False
        if not clause and self._text.startswith(" Việt Nam", end):
            return True
        if clause or self.unit_owner(end) is not None:
            return self.unit_owner(end) is not None
        tail = read_tail(self._text, self._folded, end, self._plan) if self._folded[end : end + 1] == " " else None
        return tail is not None and not tail.many
