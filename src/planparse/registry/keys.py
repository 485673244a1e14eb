"""Keys under which names meet: variants of writing by rule, validity by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

ON = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"  # a day, month or year, as look-ups take them
_INNER_AND = pattern("keys.inner_and", r"(?<=\w)&(?=\w)")
_NO_WORD = pattern("keys.no_word", r"[^a-z0-9]+")
_Y_FOR_I = pattern("keys.y_for_i", r"(?:(?<![a-z])|(?<=[bcdghklmnprstvx])|(?<=qu))y(?![a-z])")
_CONNECTORS = frozenset({"va"})
_WRITTEN_OUT = {"tw": ("trung", "uong"), "trunguong": ("trung", "uong")}


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """Syllables of a name without marks and connectors: `Sở LĐ-TB&XH` → so, ld, tbxh; `Mĩ` and `Mỹ` are one."""
    bare = _Y_FOR_I.sub("i", strip_marks(_INNER_AND.sub("", fold(name))))
    out: list[str] = []
    for word in _NO_WORD.split(bare):
        if word and word not in _CONNECTORS:
            out.extend(_WRITTEN_OUT.get(word, (word,)))
    return tuple(out)


def plain_code(text: str) -> str:
    """A code or number as it is compared: capitals, without `&`, the strokes and horns of its letters forgiven (`LĐTB&XH` → `LDTBXH`)."""
    return text.upper().replace("&", "").replace("Đ", "D").replace("Ư", "U")


def same_written(short: Sequence[str], full: Sequence[str]) -> bool:
    """True where `short` writes all of `full`, each piece whole or as initials of a run of words (`Lao động - TB&XH`, `SLĐTBXH`)."""
    return _from(tuple(short), tuple(full), 0, 0)


def _from(short: tuple[str, ...], full: tuple[str, ...], at: int, done: int) -> bool:
    if at == len(short) or done == len(full):
        return at == len(short) and done == len(full)
    word = short[at]
    if word == full[done] and _from(short, full, at + 1, done + 1):
        return True
    run = full[done : done + len(word)]
    return len(word) > 1 and word == "".join(part[0] for part in run) and _from(short, full, at + 1, done + len(run))


def in_force(first: str | None, last: str | None, on: str | None) -> bool:
    """True where something of these first and last days was there on the day, month or year `on`; without `on` always."""
    if not on:
        return True
    return (not first or first[: len(on)] <= on[: len(first)]) and (not last or last[: len(on)] >= on[: len(last)])


def day_after(day: str) -> str:
    """The next day, both ISO."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def topic_fits(topic: str, functions: Sequence[str]) -> bool:
    """True where the topic names one of the functions, or is named by one, as whole words."""
    asked = f" {' '.join(words(topic))} "
    for function in functions:
        told = f" {' '.join(words(function))} "
        if told.strip() and (told in asked or asked in told):
            return True
    return False
