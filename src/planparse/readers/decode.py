"""Bytes to text: the encoding by content, never by locale.

Order: byte order mark; UTF-16 by the pattern of its NUL bytes; UTF-8; UTF-8 with a few broken bytes; windows-1258 where its combining
marks stand on Vietnamese vowels; windows-1252, then latin-1, where text comes out. Anything else is binary.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from planparse.errors import BinaryError
from planparse.text.letters import TONES
from planparse.text.patterns import pattern

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_BROKEN = pattern("readers.broken", "\ufffd+")
_BLANK_CONTROLS = "\t\n\r\f\v\x1a\x1b\x85"
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, and whether bytes that are no character had to be replaced."""

    text: str
    encoding: str
    damaged: bool


def decode(data: bytes) -> Decoded:
    """Decode `data`. Raises BinaryError where no encoding gives text."""
    decoded = _by_mark(data) or _utf16_without_mark(data) or _utf8(data) or _vietnamese_1258(data) or _western(data)
    if decoded is None or not _is_text(decoded.text):
        raise BinaryError
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    """Decode with U+FFFD for what is broken; lone surrogates count as broken, so that the text can always be encoded again."""
    try:
        return Decoded(data.decode(encoding), encoding, damaged=False)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), encoding, damaged=True)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) / 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.2 and low < 0.02:
            return _replacing(data, encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, whole or with so few broken bytes that another encoding is out of the question."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8", damaged=False)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = len(_BROKEN.findall(text))
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return Decoded(text, "utf-8", damaged=True) if good >= 2 * broken else None


def _vietnamese_1258(data: bytes) -> Decoded | None:
    """windows-1258, if the tone marks that it decodes to stand on vowels that can bear them."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    marks = [at for at, char in enumerate(text) if char in TONES]
    placed = sum(1 for at in marks if at and text[at - 1] in _VOWELS)
    if not marks or placed < 0.9 * len(marks):
        return None
    return Decoded(text, "windows-1258", damaged=False)


def _western(data: bytes) -> Decoded | None:
    high = sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)
    if high > 0.4 * min(len(data), _SAMPLE):
        return None
    for codec, name in (("cp1252", "windows-1252"), ("latin-1", "iso-8859-1")):
        try:
            return Decoded(data.decode(codec), name, damaged=False)
        except UnicodeDecodeError:
            continue
    return None


def _is_text(text: str) -> bool:
    """False where control characters or unassigned code points make up more than two in a hundred of the beginning or the end."""
    for sample in (text[:_SAMPLE], text[-_SAMPLE:]):
        noise = sum(1 for char in sample if char not in _BLANK_CONTROLS and unicodedata.category(char) in {"Cc", "Cn", "Co"})
        if noise > 0.02 * len(sample):
            return False
    return True
