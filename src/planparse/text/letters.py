"""Letters and words as rules compare them: small letters, dashes, letters without marks, words that are spelt with i or with y."""

from __future__ import annotations

import unicodedata

from planparse.text.fold import fold_tones, lower

# words that are spelt with i or with y
_I_Y = {"kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "tỉ": "tỷ", "hi": "hy", "sỹ": "sĩ", "qui": "quy", "kì": "kỳ"}
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
DASHES = "–—‑−-"  # the plain one last: it is safe in a character class


def fold_word(word: str) -> str:
    """One word in lower case with its tone in the old place, spellings with i and y unified (`qui` -> `quy`)."""
    low = fold_tones(lower(word))
    return _I_Y.get(low, low)


def bare_letters(text: str) -> str:
    """Nothing but the letters, small and without marks, `đ` as d: what is left for sure of words that a scan misread."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if char.isalpha()).replace("đ", "d")
