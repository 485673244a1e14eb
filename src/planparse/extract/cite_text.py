"""Folding of words for comparison, shared by the finder of citations."""

from __future__ import annotations

import unicodedata

from planparse.text.patterns import pattern

_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
# words that are spelt with i or with y
_I_Y = {"kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "tỉ": "tỷ", "hi": "hy", "sỹ": "sĩ", "qui": "quy", "kì": "kỳ"}
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
DASHES = "–—‑−-"  # the plain one last: it is safe in a character class


_NEW_TONES = pattern("cite_text.tones", rf"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![{LOWER}])")


def fold(text: str) -> str:
    """`text` in lower case with the tone marks of open `oa`, `oe`, `uy` in the old place (`hoà` -> `hòa`), of the same length."""
    return _NEW_TONES.sub(lambda found: _TONES[found[0]], text.lower())


def fold_word(word: str) -> str:
    """One word folded, spellings with i and y unified (`qui` -> `quy`)."""
    low = fold(word)
    return _I_Y.get(low, low)


def bare(text: str) -> str:
    """`text` without diacritics, lower case, `đ` as `d`."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
