"""Invented names: of bodies that no table has, of the places behind them, and of things with capitals that are no body."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.registry.places import provinces
from planparse.tables import table
from planparse.text.fold import fold

_LEVELS = ("tỉnh", "huyện", "xã", "quận", "phường", "thành phố", "thị xã", "thị trấn", "cấp tỉnh", "cấp huyện", "cấp xã", "Trung ương")
_SHORT_LETTERS = "ABCDĐGHKLMNPQSTUVX"
# kinds of `bodies_words.csv` that name no body
OTHERS = ("programme", "event_name", "movement", "spot", "system", "honour", "act", "person", "folk")
FACILITIES = ("school", "child", "hero", "museum", "medicine")


@dataclass(frozen=True, slots=True)
class Kind:
    """The first words of names of one kind of body, the kinds of words that may follow, and who heads such a body."""

    head: str
    words: tuple[str, ...]
    post: str


def kinds(folder: Path, without: Sequence[str] = ()) -> list[Kind]:
    """The kinds of body of `bodies_heads.csv`; none that begins with a name in `without`, or with which such a name begins."""
    out = []
    gone = [fold(name) for name in without]
    for row in _rows(folder / "bodies_heads.csv"):
        head = f"{fold(row['head'])} "
        if not any(head.startswith(f"{name} ") or f"{name} ".startswith(head) for name in gone):
            out.append(Kind(row["head"], tuple(row["fields"].split("|")), row["posts"]))
    return out


def words(folder: Path) -> dict[str, list[str]]:
    """Words by kind, of `bodies_words.csv`; the fields of government of the tables are among the kind `field`."""
    found = {row["kind"]: row["words"].split("|") for row in _rows(folder / "bodies_words.csv")}
    found["field"] += [row["field"] for row in table("planparse.extract", "fields")]
    return found


def frames(folder: Path) -> list[str]:
    """Sentences with slots.

    `[B]` a body, `[P B]` who heads it, `<N>` no body, `<F>` where something is held, `<O>` an obligation, `<U>` a heading in capitals.
    """
    return [row["frame"] for row in _rows(folder / "bodies_frames.csv")]


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


class Names:
    """Draws names; the same generator of random numbers gives the same names."""

    def __init__(
        self, draw: random.Random, kinds: Sequence[Kind], words: dict[str, list[str]], known: Sequence[str], syllables: Sequence[str]
    ) -> None:
        self._random = draw
        self._kinds, self._words, self._known, self._syllables = list(kinds), words, list(known), list(syllables)
        self._provinces = list(provinces())

    def body(self) -> str:
        """A name with or without level words and place: of a kind of body, of the tables, of nothing at all, or a short form."""
        draw = self._random.random()
        if draw < 0.5:
            return self.tailed(self._of_kind())
        if draw < 0.7:
            return self.tailed(self._random.choice(self._known))
        return self.tailed(self.unknown()) if draw < 0.9 else self._short()

    def headed(self) -> str:
        """A post and the body it heads."""
        kind = self._random.choice([kind for kind in self._kinds if kind.post])
        deputy = self._random.choice(("", "", "Phó "))
        return self.tailed(f"{deputy}{kind.post} {self._of_kind(kind)}")

    def known(self) -> str:
        """A name of the tables."""
        return self.tailed(self._random.choice(self._known))

    def other(self) -> str:
        """Something with a capital that is no body."""
        return self._random.choice(self._words[self._random.choice(OTHERS)])

    def facility(self) -> str:
        """A body that is a mere place where something is held."""
        fitting = [kind for kind in self._kinds if set(kind.words) & set(FACILITIES)]
        return self.tailed(self._of_kind(self._random.choice(fitting)))

    def unknown(self) -> str:
        """A name that nobody bears: a head of one or two words, a field of one to five."""
        drawn = self._random.sample(self._syllables, self._random.randint(2, 7))
        heads = self._random.randint(1, 2)
        capital = {0, heads} if self._random.random() < 0.8 else {0}
        return " ".join(word.capitalize() if i in capital else word for i, word in enumerate(drawn))

    def tailed(self, name: str) -> str:
        """The name alone, with level words, or with level words and a place."""
        draw = self._random.random()
        if draw < 0.45:
            return name
        level = self._random.choice(_LEVELS)
        if draw < 0.8 or level.startswith("cấp") or level == "Trung ương":
            return f"{name} {level}"
        return f"{name} {level} {self.place()}"

    def place(self) -> str:
        """A province, or two syllables with capitals."""
        if self._random.random() < 0.3:
            return self._random.choice(self._provinces)
        return " ".join(word.capitalize() for word in self._random.sample(self._syllables, 2))

    def _of_kind(self, kind: Kind | None = None) -> str:
        kind = kind or self._random.choice(self._kinds)
        following = self._random.choice(kind.words)
        if not following:
            return kind.head
        return f"{kind.head} {self.place() if following == 'place' else self._random.choice(self._words[following])}"

    def _short(self) -> str:
        """`BQLKKT huyện`, `TTVH-TT thị xã Hòa Lạc`."""
        letters = "".join(self._random.choices(_SHORT_LETTERS, k=self._random.randint(3, 6)))
        joint = self._random.choice(("", "", "-", "&"))
        return f"{letters[:2]}{joint}{letters[2:]} {self._random.choice(_LEVELS[:8])}" + (
            f" {self.place()}" if self._random.random() < 0.3 else ""
        )
