"""Numbers of documents: `140/KH-UBND`, `56/2017/NĐ-CP`, `20-CT/TW`, `375/LĐTBXH-TE`, `06/2018/TTLT-VKSNDTC-TANDTC-BCA`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from planparse.registry import doctypes, issuers
from planparse.text.letters import DASHES, LOWER
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

Family = Literal["law", "party", "joint", "letter", "administrative", "regulation", "consolidated", "short"]

_UPPER_CODE = rf"(?:[A-ZĐƯ\d](?:[A-ZĐƯ&\d]|[a-zđư](?![{LOWER}])){{1,19}}+|[A-ZĐƯ\d](?!\w))"  # a sole capital may begin a word
_SEGMENT = rf"(?:[A-ZĐ][a-zđ]{{1,3}}(?!\w)|{_UPPER_CODE}|[a-zđư&]{{1,12}}(?!\w))"
_CODE = r"[A-ZĐƯ]{2}[A-ZĐƯ&\da-zđ]{0,18}(?!\w)"
_NEXT = (
    rf"(?:/{_SEGMENT}|[{DASHES}]{_SEGMENT}|{_S}{{0,2}}/{_S}{{0,2}}(?:{_CODE}|\d{{4}}(?!\d))"
    rf"|{_S}?[{DASHES}]{_S}?{_CODE}|(?<=[A-ZĐa-z])\.{_CODE}|(?<=/QH){_S}\d{{1,2}}(?![\d/]))"
)
SERIAL = r"\d{1,5}[a-zđA-ZĐ]?(?:\.\d{1,3})?(?![^\W¹²³⁴-⁹])"
# a stop with a blank is believed only before the first dash: `30/TTr. SXD`
SYMBOL = rf"{SERIAL}(?:/{_SEGMENT}\.{_S}{_CODE})?(?:{_NEXT}){{0,10}}"
NUMBER = pattern("symbols.number", SYMBOL)
_SHORT = pattern("symbols.short", rf"({SERIAL})(?:/((?:19|20)\d\d))?")
_PARTS = pattern("symbols.parts", r"[/.\-]")
_GLUED = pattern("symbols.glued", r"(NQ|NĐ|QĐ|CT|TT|KH|CTr|TTr|BC|TB)(CP|TTg|TTG|UBND|HĐND|TW|BTC|BYT|BNV|B[A-ZĐ]{2,9})$")
_LAW = pattern("symbols.law", r"(?:QH|UBTVQH)\d{1,2}$")
_SPACED_DASH = pattern("symbols.spaced_dash", rf"{_S}[{DASHES}]{_S}")


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A number taken apart. `str()` prints the number without white space and with plain dashes; `parse_number` reads that back.

    `issuers` are the codes as printed, the issuing body first (`("UBND", "KGVX")`); `doc_type` is the record's code or None.
    """

    number: str
    serial: str
    year: int | None
    doc_type: str | None
    issuers: tuple[str, ...]
    family: Family

    def __str__(self) -> str:
        return self.number


def clean_number(text: str) -> str:
    """`text` without white space, every dash as `-`."""
    joined = "".join(text.split())
    for dash in DASHES[:-1]:
        joined = joined.replace(dash, "-")
    return joined


def match_symbol(text: str, start: int) -> int | None:
    """End of the number with a symbol that begins at `start`, or None.

    A dash between blanks is believed once only: in `12/KH-UBND - SYT` the second body belongs to the sentence.
    """
    found = NUMBER.match(text, start)
    if found is None:
        return None
    end = found.end()
    for spaced in _SPACED_DASH.finditer(text, start, end):
        if any(dash in text[start : spaced.start()] for dash in DASHES):
            end = spaced.start()
            break
    # a letter beyond the suffix of the serial: a date is no number
    return end if any(char.isalpha() for char in text[start + 1 : end].lstrip("0123456789")[1:]) else None


def _family(year: int | None, doc_type: str | None, codes: tuple[str, ...], serial_dash: bool) -> Family:
    if codes and _LAW.search(codes[-1]) and doc_type is None:
        return "law"
    if serial_dash:
        return "party"
    if doc_type in ("TTLT",):
        return "joint"
    if doc_type == "VBHN":
        return "consolidated"
    if doc_type is None:
        return "letter"
    return "regulation" if year is not None else "administrative"


def _type_code(part: str) -> str | None:
    kind = doctypes.by_abbreviation(part)
    return kind.code if kind else None


def _names_type(part: str) -> bool:
    return doctypes.by_abbreviation(part) is not None and issuers.lookup(part) is None


@lru_cache(maxsize=4096)
def parse_number(text: str) -> ParsedNumber | None:
    """The number that `text` is, or None where it is none; white space is dropped, `06` and `56/2017` are short numbers."""
    number = clean_number(text.strip().strip(".,;:"))
    short = _SHORT.fullmatch(number)
    if short:
        return ParsedNumber(number, short[1], int(short[2]) if short[2] else None, None, (), "short")
    if match_symbol(number, 0) != len(number):
        return None
    serial_end = next(i for i, char in enumerate(number) if char in "/-")
    serial = number[:serial_end]
    year: int | None = None
    doc_type: str | None = None
    codes: list[str] = []
    for part in filter(None, _PARTS.split(number[serial_end + 1 :])):
        glued = _GLUED.match(part)
        if year is None and len(part) == 4 and part.isdigit() and part[:2] in ("19", "20"):
            year = int(part)
        elif (not codes or doc_type is None) and _names_type(part):
            doc_type = doc_type or _type_code(part)
        elif glued and doc_type is None:
            doc_type = _type_code(glued[1])
            codes.append(glued[2])
        else:
            codes.append(part)
    family = _family(year, doc_type, tuple(codes), number[serial_end] == "-")
    return ParsedNumber(number, serial, year, doc_type, tuple(codes), family)
