"""The same words in other spellings: Unicode forms, tone styles, i for y, capitals, lost dashes."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from planparse.text.offsets import Edit
from tests.perturb.carry import Change, Gold, Plan, edited, recopied, replacer, substitutions, swapped

_NEW = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_OLD = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_I_FOR_Y = {
    "kỳ": "kì", "kỹ": "kĩ", "kỷ": "kỉ", "ký": "kí", "lý": "lí", "mỹ": "mĩ", "tỷ": "tỉ", "sỹ": "sĩ", "hy": "hi", "quý": "quí", "quy": "qui", "quỹ": "quĩ",
    "qũy": "qũi", "quỳ": "quì",
}  # fmt: skip
_SYMBOL = r"(?<=\d/)(?:\d{4}/)?[A-ZĐ][\w&]*(?:-[A-ZĐ][\w&]*)+|(?<=\d)-(?:CT|NQ|KL|QĐ|HD|CV|TB)/[A-Z]{2,}"


def nfd(text: str, gold: Gold) -> Plan:
    """Letters and marks apart."""
    return edited(text, gold, substitutions(text, r"[^\x00-\x7f]", lambda m: unicodedata.normalize("NFD", m.group())))


def crlf(text: str, gold: Gold) -> Plan:
    """Line ends of Windows."""
    return edited(text, gold, substitutions(text, r"\n", lambda _: "\r\n"))


def bom(text: str, gold: Gold) -> Plan:
    """A byte order mark that the decoder left inside the text."""
    return edited(text, gold, [Edit(0, 0, "\ufeff")])


def tones(new_style: bool) -> Change:
    """All tone marks of open syllables in the new style (`hoà`) or in the old one (`hòa`)."""
    made = dict(zip(_OLD, _NEW, strict=True)) if new_style else dict(zip(_NEW, _OLD, strict=True))
    regex = rf"(?<![qQ])({'|'.join(made)})(?!\w)"

    def style(match: re.Match[str]) -> str:
        new = made[match.group().lower()]
        return "".join(char.upper() if like.isupper() else char for char, like in zip(new, match.group(), strict=True))

    return lambda text, gold: edited(text, gold, substitutions(text, regex, style, re.IGNORECASE))


def i_for_y(text: str, gold: Gold) -> Plan:
    """`kì`, `lí`, `quí` for `kỳ`, `lý`, `quý`."""
    return _respelt(_I_FOR_Y, text, gold)


def y_for_i(text: str, gold: Gold) -> Plan:
    """`kỳ`, `lý`, `sỹ` for `kì`, `lí`, `sĩ`, where the other way round is the rule."""
    return _respelt({"sĩ": "sỹ", "qui": "quy", "kĩ": "kỹ", "tỉ": "tỷ", "hi": "hy"}, text, gold)


def _respelt(words: dict[str, str], text: str, gold: Gold) -> Plan:
    """Syllables spelt otherwise; names of bodies and laws keep the usual spelling in the gold, what is copied does not."""
    spell = replacer(words)
    out, moved = recopied(text, gold, spell.edits(text))
    moved["metadata"] = swapped(moved["metadata"], spell)
    return out, moved


def capitals(text: str, gold: Gold) -> Plan:
    """Headings of the first two levels in capitals."""
    edits = []
    for section in gold["sections"]:
        if section["kind"] == "heading" and section["path"].count("/") < 2:
            start = section["span"][0]
            end = text.find("\n", start)
            edits.append(Edit(start, end, text[start:end].upper()))
    return edited(text, gold, edits)


def capital_lines(share: float, rng: Random) -> Change:
    """Some lines wholly in capitals."""

    def make(text: str, gold: Gold) -> Plan:
        return edited(text, gold, (edit for edit in substitutions(text, r".+", lambda m: m.group().upper()) if rng.random() < share))

    return make


def lost_hyphens(share: float, rng: Random) -> Change:
    """`QĐTTg`, `KHUBND`, `20CT/TW`: the hyphens inside symbols are gone, as some converters lose them."""

    def make(text: str, gold: Gold) -> Plan:
        edits = []
        for symbol in re.finditer(_SYMBOL, text):
            if rng.random() < share:
                edits += [Edit(symbol.start() + i, symbol.start() + i + 1) for i, char in enumerate(symbol.group()) if char == "-"]
        return edited(text, gold, edits)

    return make


def lost_dashes(share: float, rng: Random) -> Change:
    """`Lao động Thương binh và Xã hội`: dashes between words are gone."""
    regex = r"(?<=[^\W\d_]) ?[-–—] ?(?=[^\W\d_])"

    def make(text: str, gold: Gold) -> Plan:
        symbols = [m.span() for m in re.finditer(_SYMBOL, text)]
        found = [edit for edit in substitutions(text, regex, lambda _: " ") if not any(a <= edit.start < b for a, b in symbols)]
        return edited(text, gold, (edit for edit in found if rng.random() < share))

    return make
