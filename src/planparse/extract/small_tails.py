"""Names of centres and departments that end in a list in small letters: `Trung tâm Xúc tiến thương mại | , du lịch và đầu tư`."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.extract.body_heads import Name, clean
from planparse.extract.head_reading import HeadReading
from planparse.extract.levels import LEVEL_STARTS
from planparse.extract.name_stops import closes, ends, people
from planparse.extract.role_words import verb
from planparse.tables import Row
from planparse.text.patterns import pattern

SAYS_ITS_HEAD = frozenset(("Trung tâm", "Viện", "Học viện", "Cục", "Vụ", "Chi cục", "Tổng cục"))
_JOINT = pattern("small_tails.joint", r"(?:, (?P<a>[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,3}?))? và ")
_WORD = pattern("small_tails.word", r"(?![\p{Lu}])[^\W\d_]{1,8}(?![\w/-])")
_SIGN = pattern("small_tails.sign", r" ?(?:$|[\n.;:,)(|\t])")
_LONGEST = 4


class SmallTails(HeadReading):
    """Reads such a list behind the name read so far."""

    def _with_small_tail(self, match: re.Match[str], row: Row, named: Name | None) -> Name | None:
        if named is None or not named.complete or named.tail or row["name"] not in SAYS_ITS_HEAD or self._many(match):
            return named
        end = self._small_tail_end(named.end)
        return replace(named, end=end, name=f"{named.name}{clean('x' + self._text[named.end : end])[1:]}") if end else named

    def _small_tail_end(self, end: int) -> int | None:
        """Where the list ends: a sign or what the body does must stand there, and no part may be a clause, people or another body."""
        joint = _JOINT.match(self._text, end)
        if joint is None or (joint["a"] and self._no_part(joint.start("a"))) or self._no_part(joint.end(), bool(joint["a"])):
            return None
        at = joint.end()
        for _ in range(_LONGEST):
            word = _WORD.match(self._text, at)
            if word is None or closes(self._folded, at, word.group(), purpose=True):
                return None
            at = word.end() + 1
            if self._level_follows(at - 1):  # `…, thương mại và du lịch | tỉnh`
                return at - 1
            if _SIGN.match(self._text, at - 1) or verb().match(self._folded, at - 1) or ends().match(self._folded, at - 1):
                return at - 1
            if self._text[at - 1] != " ":
                return None
        return None

    def _no_part(self, at: int, listed: bool = False) -> bool:
        acts = None if listed else verb().match(self._folded, at - 1)
        clause = acts or ends().match(self._folded, at - 1) or people().match(self._folded, at)
        level = self._folded[at : at + 9].partition(" ")[0] in LEVEL_STARTS
        return clause is not None or level or self._text[at].isupper() or self.head_at(at) is not None
