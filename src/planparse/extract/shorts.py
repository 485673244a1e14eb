"""Short forms that a plan defines: behind `Ban Chỉ huy Phòng thủ dân sự xã (viết tắt là BCH PTDS)` the short form is a known name."""

from __future__ import annotations

import re

from planparse.extract.body_heads import head_pattern
from planparse.extract.matches import BodyMatch
from planparse.model import Level
from planparse.tables import Row
from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_DEFINITION = pattern(
    "shorts.definition",
    r" ?\((?P<cue>(?:sau đây |dưới đây |từ đây |được )*(?:viết tắt|gọi tắt|viết gọn|gọi chung|gọi)(?: chung| tắt)?(?: là)?:? ?)?"
    r"[\"“'‘]?(?P<short>[\p{Lu}][\p{Lu}\d&]{1,11}(?:[ .–-][\p{Lu}\d&]{1,11}){0,3})[\"”'’]?\)",
)
_ANY = pattern("shorts.any", r"[^\n]+")
_FEWEST = 2
_ROOM = "Phòng"


class Shorts:
    """The short forms of one plan, known from their definition on; only those in capitals (a plain word stays as it is printed)."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def define(self, text: str, body: BodyMatch, plan_level: Level | None) -> int:
        """Learn the short form that stands in brackets behind a body; the offset behind the brackets, else where the body ends."""
        found = _DEFINITION.match(text, body.end)
        if found is None or not (found["cue"] or stands_for(found["short"], text[body.start : body.end])):
            return body.end
        name, level = meant(found["short"], body.name), body.level if body.level != plan_level else None
        for said in (found["short"], *([f"{_ROOM} {found['short']}"] if name.startswith(f"{_ROOM} ") else [])):  # `PC07`, `Phòng PC07`
            self.learn(said, name, level)
        return found.end()

    def learn(self, short: str, name: str, level: Level | None, tail: str = "none") -> None:
        """Know `short`, exactly as it is written, for the body `name`; `tail` says what may follow, as in the table of heads."""
        self._rows[short] = {"head": short, "name": name, "tail": tail, "level": level or "", "bare": "yes", "case": "", "owner": ""}

    def row(self, short: str) -> Row | None:
        """The row of a short form, as the table of heads has them."""
        return self._rows.get(short)

    def at(self, text: str, at: int) -> re.Match[str] | None:
        """The longest short form that begins at an offset."""
        here = [short for short in self._rows if text.startswith(short, at) and _is_whole(text, at, at + len(short))]
        return _ANY.match(text, at, at + len(max(here, key=len))) if here else None

    def next(self, text: str, at: int, before: int) -> re.Match[str] | None:
        """The first short form that begins at `at` or later and no later than `before`."""
        first: int | None = None
        for short in self._rows:
            start = text.find(short, at, before + len(short))
            while start >= 0 and not _is_whole(text, start, start + len(short)):
                start = text.find(short, start + 1, before + len(short))
            if start >= 0 and (first is None or start < first):
                first = start
        return self.at(text, first) if first is not None else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """No letter stands before or behind."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def meant(short: str, name: str) -> str:
    """The body in a name whose initials a short form gives: `NHCSXH` behind `Chi nhánh | Ngân hàng Chính sách xã hội`; else all of it."""
    words = name.split()
    for at, word in enumerate(words):
        inner = " ".join(words[at:])
        head = head_pattern().match(fold(inner))
        if word[0].isupper() and head and strip_marks(word)[0] == strip_marks(short)[0] and stands_for(short, inner):
            return inner
    return name


def stands_for(short: str, words: str) -> bool:
    """True where the letters of the short form are initials of the words, in order (`TTYT`: Trung tâm Y tế)."""
    initials = iter(word[0] for word in strip_marks(words).replace("-", " ").split())
    letters = [letter for letter in strip_marks(short) if letter.isalpha()]
    return len(letters) >= _FEWEST and all(letter in initials for letter in letters)
