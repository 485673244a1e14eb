"""Telephone numbers, hotlines, e-mail and web addresses."""

from __future__ import annotations

import re

from planparse.extract.matches import ContactMatch
from planparse.extract.overlaps import first_come
from planparse.model import ContactKind
from planparse.tables import alternation, table
from planparse.text.fold import lower
from planparse.text.patterns import pattern


def _words(role: str) -> list[str]:
    return [row["word"] for row in table("planparse.extract", "contact_words") if row["role"] == role]


_B = r"[ .\-–\xa0]"
_LABEL_END = (
    r"(?:[ \xa0]{1,2}(?:quốc gia|nóng|miễn phí|liên hệ|hỗ trợ|số|là|trực|24/7|24h)){0,5}"
    r"[ \xa0]{0,2}[:(]{0,2}[ \xa0]{0,2}(?:số[ \xa0]{1,2})?"
)
_ADDRESS = pattern(
    "contacts.address",
    rf"""
  (?P<email>(?<![\w.%+\-@])[a-z0-9_][\w.%+\-]{{0,63}}@[a-z0-9\-]{{1,63}}(?:\.[a-z0-9\-]{{1,24}}){{1,4}})
| (?P<url>https?://[^\s<>"“”|]{{3,300}}|(?<![\w.@/])www\.[^\s<>"“”|]{{3,300}})
| (?P<web>(?<![\w.@/\-])[a-z0-9](?:[a-z0-9\-]{{0,40}}\.){{1,5}}(?:{alternation(_words("domain"))})(?![\w@\-])
    (?:/[^\s<>"“”|,;)]{{0,200}})?)
""",
    re.VERBOSE,
)
_HINT = pattern("contacts.hint", rf"@|www\.|https?:|\.(?:{alternation(_words('domain'))})(?!\w)")
_NUMBER = pattern(
    "contacts.number",
    rf"""[0-9+(](?<![\w./,\-–:][0-9+(])(?:(?<=\+)84{_B}{{0,2}}[0-9]{{2,10}}|(?<=\()(?:\+84\)|{_B}{{0,1}}0[0-9]{{1,4}}{_B}{{0,1}}\)){_B}{{0,2}}[0-9]{{2,10}}|"""
    rf"""(?<=0)[0-9]{{1,11}}|(?<=1)[89]00(?:{_B}{{0,2}}[0-9]{{2,6}}))"""
    rf"""(?:{_B}{{1,2}}[0-9]{{2,8}}){{0,4}}(?![\w/]|[.,\-][0-9]|[ ]?%)""",
)
# what may not stand before is asked behind the first digit, so that the engine looks for that digit alone
_SHORTS = "|".join(rf"{word[0]}(?<![\w./,\-].){word[1:]}" for word in _words("short"))
_SHORT = pattern("contacts.short", rf"(?:{_SHORTS})(?![\w./%\-]*[0-9]|[ ]?%)")
_GLUED = frozenset("./,-–:_")
_PHONE_LABEL = pattern("contacts.phone_label", rf"(?<!\w)(?:{alternation(_words('phone'))}){_LABEL_END}$")
_HOTLINE_LABEL = pattern("contacts.hotline_label", rf"(?<!\w)(?:{alternation(_words('hotline'))})[^.;:\n|0-9]{{0,60}}{_LABEL_END}$")
_NUMBER_LABEL = pattern("contacts.number_label", r"(?<!\w)(?:số|gọi)[ \xa0]{1,3}$")
_INSTRUMENT = pattern(
    "contacts.instrument",
    r"(?<!\w)(?:quyết định|nghị định|nghị quyết|thông tư|công văn|kế hoạch|"
    r"điều|khoản|mã số|tài khoản|cccd|cmnd)(?: số)?[ \xa0:]{1,3}$",
)
_TRAILING = ".,;:)”’'!?"


def find(text: str, low: str | None = None) -> list[ContactMatch]:
    """All contacts of `text`, in order; values of numbers are their digits (`+84` read as 0), of addresses the text itself.

    `low` is the text in small letters, if at hand.
    """
    low = lower(text) if low is None else low
    found = _addresses(text, low) if _HINT.search(low) else []
    for m in _NUMBER.finditer(low):
        match = _telephone(m, low)
        if match is not None:
            found.append(match)
    for m in _SHORT.finditer(low):
        if _is_short(low, m.start()):
            found.append(ContactMatch(m.start(), m.end(), "hotline", m.group()))
    return first_come(found)  # no number inside an address


def _addresses(text: str, low: str) -> list[ContactMatch]:
    found = []
    for m in _ADDRESS.finditer(low):
        start, end = m.span()
        while text[end - 1] in _TRAILING and not (text[end - 1] == ")" and "(" in text[start:end]):
            end -= 1
        kind: ContactKind = "email" if m["email"] else "web"
        found.append(ContactMatch(start, end, kind, text[start:end]))
    return found


def _left(low: str, start: int) -> str:
    """What the line says before a number, up to 120 characters."""
    first = max(0, start - 120)
    return low[max(first, low.rfind("\n", first, start) + 1) : start]


def _is_short(low: str, start: int) -> bool:
    """Whether a short national number is named as one (`Tổng đài … 111`)."""
    left = _left(low, start)
    if _HOTLINE_LABEL.search(left) is not None:
        return True
    return _NUMBER_LABEL.search(left) is not None and ("tổng đài" in left or "gọi" in left)


def _telephone(m: re.Match[str], low: str) -> ContactMatch | None:
    """A number of telephone length; without a label only in the grouping of a telephone number."""
    if m.start() and (low[m.start() - 1] in _GLUED or low[m.start() - 1].isalnum()):
        return None
    shown = m.group().rstrip(" .-–\xa0")
    digits = "".join(c for c in shown if c.isdigit())
    if shown.startswith(("+84", "(+84")):
        digits = "0" + digits[2:]
    left = _left(low, m.start())
    if _INSTRUMENT.search(left):
        return None
    end = m.start() + len(shown)
    if digits.startswith(("1800", "1900")):
        return ContactMatch(m.start(), end, "hotline", digits) if 8 <= len(digits) <= 10 else None
    if not 9 <= len(digits) <= 11:
        return None
    hotline = _HOTLINE_LABEL.search(left) is not None
    if not hotline and len(digits) < 10 and _PHONE_LABEL.search(left) is None:
        return None
    return ContactMatch(m.start(), end, "hotline" if hotline else "phone", digits)
