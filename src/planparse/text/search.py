"""Keys of search: what counts as a word, and how texts are compared whatever their marks, capitals and Unicode form."""

from __future__ import annotations

from unicodedata import normalize

from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_WORD = pattern("search.word", r"[^\W_]+")


def key(text: str) -> str:
    """Small letters without marks, for search."""
    return strip_marks(exact_key(text))


def exact_key(text: str) -> str:
    """Small letters, tone marks in one place; any Unicode form."""
    return fold(normalize("NFC", text))


def words(folded: str) -> list[str]:
    """Runs of letters and digits of a folded text: what counts as a word on every engine, since texts are stored by them."""
    found: list[str] = _WORD.findall(folded)
    return found


def spaced(folded: str) -> str:
    """The words of a folded text with a blank around each, so that whole words can be asked for; a blank for no words."""
    return f" {' '.join(words(folded))} "


def body_key(name: str) -> str:
    """A body's name for search; `&` is read as `và`."""
    return spaced(key(name.replace("&", " và ")))


def place(text: str, sought: str) -> int | None:
    """Where the sought words stand in an NFC text as one phrase, else where the first of them does; None where none does."""
    folded, wanted = key(text), words(key(sought))
    for phrase in (wanted, *([word] for word in wanted)):
        if phrase and (found := _phrase(folded, phrase)) is not None:
            return found
    return None


def _phrase(folded: str, phrase: list[str]) -> int | None:
    found = list(_WORD.finditer(folded))
    for index in range(len(found) - len(phrase) + 1):
        if all(found[index + step][0] == word for step, word in enumerate(phrase)):
            return found[index].start()
    return None
