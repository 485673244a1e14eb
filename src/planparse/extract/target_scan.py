"""One scan over lower-cased text that cuts out the numbers, with what they count, that could be targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.target_words import COUNTED, NUMBER_WORDS, TIMES, words
from planparse.tables import alternation
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,9})(?:,[0-9]{1,3})?"
# `28 giường bệnh/10.000 dân`, `112 bé trai/100 bé gái`, `9 bác sĩ/vạn dân`
_PER = (
    rf"(?:{_G}[a-zà-ỹđ]{{1,7}}){{0,3}}{_S}/{_S}(?:[0-9]{{1,3}}(?:\.000)?0{{0,3}}{_G}|(?:một{_G})?(?:vạn|nghìn|ngàn|triệu){_G})"
    rf"(?:{alternation(words('per'))})"
)
_SCAN = pattern(
    "target_scan.scan",
    rf"""
  (?<![\w/.,:])(?:
    (?:(?<=nhất[ ])|(?<=thiểu[ ])|(?<=dưới[ ]))(?P<word>{NUMBER_WORDS}){_G}(?:{COUNTED})\b
  | (?P<number>{_NUMBER})(?:{_S}(?:[-–]|đến|%{_S}[-–]|%{_G}đến){_S}(?P<to>{_NUMBER}))?(?:
      {_S}(?P<percent>(?:điểm{_G})?(?:%|phần{_G}trăm))
    | {_S}(?P<mille>‰|phần{_G}(?:nghìn|ngàn)|/{_S}1\.000(?!\.?[0-9]))
    | {_S}(?P<k100>(?:{_G}ca(?:{_G}(?:mắc|bệnh|chết))?{_S})?/{_S}100\.000(?!\.?[0-9])|trên{_G}100\.000(?!\.?[0-9]))
    | {_S}/{_S}(?P<total>[0-9]{{1,5}})(?![0-9/,.%]){_G}(?:
        (?:{COUNTED})\b|(?P<some>(?!(?:{alternation(words("never"))})(?!\w))[a-zà-ỹđ]{{2,7}})(?!\w))
    | {_S}(?P<money>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ){_G})?đồng(?!{_G}(?:chí|bào|đội)(?!\w))|tỷ|tỉ)\b
    | (?:{_G}(?P<scale>nghìn|ngàn|vạn|triệu|tỷ))?{_G}(?P<noun>{COUNTED})\b(?P<per>{_PER})?
    | {_G}(?P<time>{TIMES})\b
    | {_G}(?P<open>(?!(?:{alternation(words("never"))})(?!\w))[a-zà-ỹđ]{{2,7}})(?!\w)
  ))
""",
    re.VERBOSE,
)
# where the scan can begin: at a number, or behind a word that a spelt one may follow (looked for by its rarest letter)
_BEGIN = pattern("target_scan.begin", r"[0-9ấểớ](?:(?<=[0-9])(?<![\w/.,:].)|(?<=nhấ)t (?=\w)|(?<=thiể)u (?=\w)|(?<=dướ)i (?=\w))")

# the number of a division is none of a range: `1- 100% hộ dân`
_MARKER = pattern("target_scan.marker", r"[0-9]{1,2}[-–][ \xa0]")


def scan(low: str) -> Iterator[re.Match[str]]:
    """What could be a target, without overlap."""
    done = 0
    for begin in _BEGIN.finditer(low):
        start = begin.start() if begin.group().isdigit() else begin.end()
        if start < done or (low[start - 1 : start] in {"", "\n"} and _MARKER.match(low, start)):
            continue
        found = _SCAN.match(low, start)
        if found is not None:
            done = found.end()
            yield found
