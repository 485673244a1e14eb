"""Letters and words as rules compare them: small letters, dashes, letters without marks, words that are spelt with i or with y."""

from __future__ import annotations

import unicodedata

from planparse.text.fold import fold_tones, lower

# words that are spelt with i or with y
_I_Y = {"kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "tỉ": "tỷ", "hi": "hy", "sỹ": "sĩ", "qui": "quy", "kì": "kỳ"}
# the five marks of tone as they stand behind a letter of decomposed text
TONES = "\u0300\u0301\u0303\u0309\u0323"
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
DASHES = "–—‑−-"  # the plain one last: it is safe in a character class


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(figures: str) -> str:
    """Figures as the marks of notes: `12` → `¹²`."""
    return figures.translate(_RAISED)


def fold_word(word: str) -> str:
    """One word in lower case with its tone in the old place, spellings with i and y unified (`qui` -> `quy`)."""
    low = fold_tones(lower(word))
    return _I_Y.get(low, low)


def bare_letters(text: str) -> str:
    """Nothing but the letters, small and without marks, `đ` as d: what is left for sure of words that a scan misread."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if char.isalpha()).replace("đ", "d")
