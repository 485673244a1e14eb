"""Names made comparable: what a careful reader would call the same name folds to the same string."""

from __future__ import annotations

import unicodedata
from functools import cache

from planparse.tables import table
from planparse.text.patterns import pattern

_AND = pattern("evaluate.and", r"\bvà\b|&")
_WORD = pattern("evaluate.word", r"\w+")
# Open syllables whose tone mark older style puts on the first vowel and newer style on the second.
_NEW_STYLE = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_OLD_STYLE = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")


def fold(text: str | None) -> str | None:
    """Letters and digits only, without case, tone style or the word `và`; None stays None."""
    if text is None:
        return None
    text = unicodedata.normalize("NFC", str(text)).casefold()
    for new, old in zip(_NEW_STYLE, _OLD_STYLE, strict=True):
        text = text.replace(new, old)
    return "".join(filter(str.isalnum, _AND.sub(" ", text)))


@cache
def _vague_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("planparse.evaluate", "vague"))


def is_vague(name: str | None) -> bool:
    """True for a collective that is made of vague words alone (guide, rule 3), and for no name at all."""
    words = _WORD.findall(unicodedata.normalize("NFC", name or "").casefold())
    return _vague_words().issuperset(words)
