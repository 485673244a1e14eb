"""Numbering schemes: which marker stands at the start of a line, and which value it has in its sequence.

Schemes and bullets are tables (`data/schemes.csv`, `data/bullets.csv`). A marker may fit several schemes (`i)` is a letter and a Roman
number, `C.` as well): :func:`markers` returns every reading, the tree decides by the siblings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planparse.tables import alternation, table
from planparse.text.patterns import pattern

# f, j, w, z do not count in Vietnamese enumerations and đ is sometimes left out: a sequence may step over these.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_SKIPPED = frozenset("đfjwz")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_FORM = pattern("numbering.roman_form", r"X{0,3}(?:IX|IV|V?I{0,3})")

# After the value: a closing sign and then a blank, the end, a capital or two letters (`1.Nội dung`);
# or a dash (`I - MỤC ĐÍCH`, `1- Rà soát`).
_CLOSE = (
    r"(?:(?: (?=[.)] ))?[.)/:]{1,2}(?: ?[-–—](?= ?[^\W\d_]))?(?=$| |[\p{Lu}“\"(]|"
    r"[^\W\d_]{2})|\.?(?: [-–—](?= [^\W\d])|[-–—](?= ?[^\W\d_]{2})))"
)
_OPEN = r"(?:[.):](?: ?[-–—](?= ?[^\W\d_]))?| ?[-–—](?= ?[^\W\d]))?"
# A number that belongs to the words after it: an instrument (`20-NQ/TW`, `15/KH-UBND`), a quantity (`3.5 triệu`), an abbreviation (`C.ty`).
_INSTRUMENT = r"\d{1,5}[a-zđ]?(?:/\d{4})?[-–/] ?[A-ZĐ][A-Za-zĐđƯ&]{0,11} ?[-–/] ?[A-ZĐ]"
_ABBREVIATION = r"[A-HJ-UWYZĐ]\.[a-zà-ỹ]|[^\W\d_]/[^\W\d_](?![^\W\d_])"


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading: `text` as printed, `label` for paths, `value` in its scheme, `end` where the content begins."""

    scheme: str
    rank: int
    value: tuple[int, ...]
    text: str
    label: str
    end: int

    @property
    def closing(self) -> str:
        """The closing sign that tells sequences apart: a stop, a bracket or a slash."""
        return self.text[-1] if self.text[-1] in ".)/" else ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list sign; `end` is where the content begins."""

    text: str
    end: int


@dataclass(frozen=True, slots=True)
class _Scheme:
    name: str
    rank: int
    values: str
    regex: re.Pattern[str]


@cache
def _schemes() -> tuple[_Scheme, ...]:
    return tuple(
        _Scheme(
            row["scheme"],
            int(row["rank"]),
            row["values"],
            pattern(f"numbering.{row['scheme']}", f"(?P<label>{row['regex']}){_CLOSE if row['close'] == 'dot' else _OPEN}"),
        )
        for row in table("planparse.outline", "schemes")
    )


@cache
def _bullet_pattern() -> re.Pattern[str]:
    signs = "".join(re.escape(row["bullet"]) for row in table("planparse.outline", "bullets"))
    return pattern("numbering.bullet", rf"(?P<s>(?P<d>[-–—+])(?P=d)(?= ?\w)|[{signs}](?=[ “\"(‘'\[\w])) *(?=\S)")


# Only lines that begin like this can carry a marker of a scheme: one test instead of fifteen.
_CANDIDATE = pattern(
    "numbering.candidate",
    r"\d{1,3}\b|[IVXivx]{1,6}\b|[A-ZĐa-zđ][.)/ \d–-]|\(\w{1,5}\)|[①-⑳]|(?:P[hH]|C[hH]|M[ụỤẫẪ]|Đ[iI]|T[iI]|N[hHộ]|G|H|D|Đ|B[ưiI])\w",
)


def bullet(line: str) -> Bullet | None:
    """The list sign at the start of `line`, or None."""
    found = _bullet_pattern().match(line)
    return Bullet(found["s"], found.end()) if found else None


@cache
def _no_marker() -> re.Pattern[str]:
    units = alternation([row["unit"] for row in table("planparse.outline", "units")])
    return pattern("numbering.no_marker", rf"(?:{_INSTRUMENT}|{_ABBREVIATION}|\d{{1,2}}\.\d{{1,2}} ?(?:{units})(?![^\W_]))")


def markers(line: str) -> list[Marker]:
    """Every reading of the number at the start of `line`; empty where there is none."""
    if not _CANDIDATE.match(line) or _no_marker().match(line):
        return []
    found = []
    for scheme in _schemes():
        match = scheme.regex.match(line)
        value = _value(match["v"], scheme.values) if match else None
        if match and value is not None:
            end = match.end()
            end += len(line) - end - len(line[end:].lstrip(" "))
            label = match["label"].upper() if scheme.name == "roman" else match["label"]
            found.append(Marker(_name(scheme.name, label), scheme.rank, value, match.group().rstrip(), label, end))
    return found


def _name(scheme: str, label: str) -> str:
    """`Dự án 1` and `Tiểu dự án 1` count in sequences of their own."""
    return f"{scheme} {label.rsplit(' ', 1)[0].removesuffix(' số').lower()}" if scheme in ("task_word", "roman_word") else scheme


def follows(previous: Marker, marker: Marker) -> bool:
    """True when `marker` is the next one after `previous` in a sequence of the same scheme."""
    if previous.scheme != marker.scheme or len(previous.value) != len(marker.value):
        return False
    if previous.value[:-1] != marker.value[:-1]:
        return False
    step = marker.value[-1] - previous.value[-1]
    if "alpha" in marker.scheme:
        between = _LETTERS[previous.value[-1] : marker.value[-1] - 1]
        return step >= 1 and all(letter in _SKIPPED for letter in between)
    return step == 1


def is_first(marker: Marker) -> bool:
    """True for the marker that opens a sequence (1, I, a, 1.1)."""
    return marker.value[-1] == 1


def _value(text: str, kind: str) -> tuple[int, ...] | None:
    if kind == "decimal":
        return tuple(int(part) for part in text.split("."))
    if kind == "roman_decimal":
        head, *rest = text.split(".")
        first = _roman(head)
        return first and (*first, *map(int, rest))
    if kind == "circled":
        return (ord(text) - ord("①") + 1,)
    if kind == "letter_digit":
        return (_LETTERS.index(text[0].lower()) + 1, int(text[1:].lstrip(".")))
    if kind == "ordinal":
        return (_ORDINALS.index(text.lower()) + 1,) if text.lower() in _ORDINALS else None
    if kind == "letter":
        return (_LETTERS.index(text.lower()) + 1,)
    if kind == "roman_or_digit" and len(text) == 1 and text in "ABCDE":
        return ("ABCDE".index(text) + 1,)
    if kind == "digit" or text[0].isdigit():
        digits = text.rstrip("abcdefghijklmnopqrstuvwxyzđ")
        return (int(digits),) if int(digits) else None
    return _roman(text.upper())


def _roman(text: str) -> tuple[int, ...] | None:
    if not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return (total,)
