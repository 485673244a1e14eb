"""Letters and words for patterns: small letters, dashes, and words that are spelt with i or with y."""

from __future__ import annotations

from planparse.text.fold import fold_tones, lower

# words that are spelt with i or with y
_I_Y = {"kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "tỉ": "tỷ", "hi": "hy", "sỹ": "sĩ", "qui": "quy", "kì": "kỳ"}
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
DASHES = "–—‑−-"  # the plain one last: it is safe in a character class


def fold_word(word: str) -> str:
    """One word in lower case with its tone in the old place, spellings with i and y unified (`qui` -> `quy`)."""
    low = fold_tones(lower(word))
    return _I_Y.get(low, low)
