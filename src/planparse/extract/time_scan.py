"""One scan over lower-cased text that cuts out dates, months, quarters, years, lengths and rhythms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract import dates
from planparse.extract.time_atoms import Atom, atoms_of
from planparse.extract.time_words import MONTHS, NUMBERS, PARTS, words
from planparse.tables import alternation
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_N = r"[0-9]{1,2}"
_Y = r"(?:19|20)[0-9]{2}(?![0-9])"
_PARTS = alternation([*PARTS - {"đầu", "giữa", "cuối"}])
_DASH = r"[-‐‑‒–—−]"
_WORDS = alternation(list(MONTHS))
_COUNTED = alternation(list(NUMBERS))
_SPELT = alternation([word for word in NUMBERS if word != "năm"])  # `năm tháng` is none
_OCCURRENCE = alternation(words("count"))
_MEASURED = alternation(words("measure"))
_NAMES = rf"[^\W\d]{{1,12}}(?:,?{_G}[^\W\d]{{1,12}}){{0,4}}"
_NAMED_MONTHS = alternation(words("named_month"))
_EVERY = r"(?:hàng|hằng|mỗi|từng)"
_UNIT = r"(?:năm|qu[ýí]|tháng|tuần)"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?![\w%])"
_OF_YEAR = rf"(?:{_S}/{_S}|\.|{_S}{_DASH}{_S}|{_S}[,(]?{_S}(?:của{_G})?năm{_S})"
_TILL = rf"{_S}(?:đến|tới)(?:{_G}hết)?(?:{_G}ngày)?{_G}"
_NO_MORE = r"(?![0-9]|/[0-9]|[.,][0-9]|%)"
_WEEKDAY = rf"(?:thứ{_G}(?:\w{{2,4}}|[2-7](?!\w))|chủ{_G}nhật)"
_DAYTIME = rf"(?:buổi{_G})?(?:sáng|trưa|chiều|tối)"
_TIMES = rf"(?:{_N}|(?:{_COUNTED})){_G}lần\b"
_LEAST = rf"(?:ít{_G}nhất|tối{_G}thiểu|không{_G}dưới)"
_OFTEN = rf"(?:{_LEAST}{_G})?(?:{_N}|(?:{_COUNTED})){_G}(?:lần|đợt)\b"
_NO_UNIT = rf"(?!{_S}[0-9]|\w|{_G}(?:học|nay|qua|tới|trước(?!{_G}ngày|{_G}[0-9])|ngoái|sau|này|mới|tuổi|đầu|cuối|giữa|thứ))"

# One named group an alternative (its name selects the maker in time_atoms), in order of precedence.
_SCAN = pattern(
    "time_scan.scan",
    rf"""
  (?P<monthdays>ngày{_G}(?P<m1>{_N})(?P<m2>(?:{_S}(?:,|và){_S}(?:ngày{_S})?{_N}){{0,4}})
     (?P<m3>{_S}(?:,{_S})?(?:của{_G})?(?:{_EVERY}{_G}(?:tháng|qu[ýí])|
     tháng{_G}(?:cuối|đầu|giữa|thứ{_G}\w{{2,3}})(?:{_G}(?:cùng|tiên))?(?:{_G}của)?(?:{_G}{_EVERY})?{_G}(?:qu[ýí]|kỳ)(?:{_G}(?:sau|tiếp{_G}theo)(?!\w))?|
     tháng(?:{_G}(?:báo{_G}cáo|sau(?:{_G}liền{_G}kề)?|kế{_G}tiếp|tiếp{_G}theo|liền{_G}kề)|(?!{_S}(?:\w|[§_…]|\.\.))))))
| (?:(?:ngày|mùng|mồng){_S}|(?<![\w/.,%]))(?:
      (?P<range>(?P<a1>{_N})(?:{_S}/{_S}(?P<a2>{_N})(?:{_S}/{_S}(?P<a3>{_Y}))?)?{_S}{_DASH}{_S}(?:ngày{_S})?
          (?P<a4>{_N}){_S}/{_S}(?P<a5>{_N})(?:{_S}/{_S}(?P<a6>{_Y}))?{_NO_MORE})
    | (?P<shortmonths>(?P<c1>{_N}){_S}{_DASH}{_S}(?:tháng{_S})?(?P<c2>{_N}){_S}/{_S}(?P<c3>{_Y})(?![\w/-]))
    | (?P<full>(?P<b1>{_N}){_S}(?P<b0>[/.\-–‑−]){_S}(?P<b2>{_N}){_S}(?P=b0){_S}(?P<b3>{_Y}|(?<=/)[0-9]{{2}})(?![0-9]|/[0-9]))
    | (?P<dashed>(?:(?<=ngày[ ])|(?={_N}{_DASH}{_N}{_TILL}{_N}{_DASH}{_N}{_DASH}{_Y}))(?P<i1>{_N}){_DASH}(?P<i2>{_N})
          (?!{_DASH}?[0-9]|{_S}(?:/|tháng|(?:{_EVERY}){_G}(?:tháng|qu[ýí]))))
    | (?P<day>(?P<d1>{_N}){_S}(?:/|tháng{_G}){_S}(?P<d2>{_N}|(?:{_WORDS})(?!\w)){_NO_MORE}(?:{_OF_YEAR}(?P<d3>{_Y}))?
          (?!{_S}(?:lần|cuộc|đợt|kỳ|tháng|ngày|buổi|giờ)\b))
    | (?P<shortmonth>(?P<e1>{_N}){_S}/{_S}(?P<e2>{_Y})(?![\w/-]))
    | (?P<clock>{_N}{_S}(?:giờ|h|g(?=[0-9])|:){_S}(?:[0-9]{{2}}(?![0-9]))?(?:{_S}phút)?
          (?:,?{_S}(?:sáng|chiều|{_WEEKDAY})){{0,2}},?{_S}
          (?=ngày|hàng|hằng|mỗi{_G}ngày|thứ{_G}|{_N}{_S}/))
    | (?P<perunit>{_N}{_S}(?:{_OCCURRENCE}){_S}/{_S}(?:(?P<f2>{_N}){_S})?(?P<f3>{_UNIT}|ngày)\b)
    | (?P<manyper>[0-9]{{1,3}}{_S}(?!(?:{_MEASURED})(?!\w)){_NAMES}{_S}/{_S}(?P<j1>tuần|tháng|qu[ýí])\b)
    | (?P<half>(?P<g1>{_N}){_G}tháng{_G}(?P<g2>đầu|cuối)(?:{_G}(?:của{_G})?năm)(?!{_G}học)(?:{_S}(?P<g3>{_Y}))?)
    | (?P<once>(?P<h1>{_N}){_S}(?P<h2>{_UNIT}|ngày)(?:{_S}/{_S}|{_G})(?:(?:một|1|01){_G})?lần\b)
    | (?P<length>(?P<l1>[0-9]{{1,3}}){_S}(?:\([^()\n]{{2,16}}\){_S})?(?P<l2>giờ|phút|ngày|{_UNIT})\b(?!{_S}tuổi)(?:{_G}làm{_G}việc)?)
    | (?P<years>(?P<y1>{_Y}){_S}{_DASH}{_S}(?P<y2>{_Y}))
    | (?P<bareyear>{_Y})
  )
| (?P<lastday>ngày{_G}(?:làm{_G}việc{_G})?cuối(?:{_G}cùng)?(?:{_G}của)?(?:{_G}{_EVERY})?{_G}(?P<k1>tháng|qu[ýí])(?!{_G}[0-9i]))
| (?P<dayonly>ngày{_G}(?P<n1>{_N})(?P<n2>(?:{_S},{_S}{_N}(?={_S}(?:,|và|và{_G}ngày){_S}{_N})){{0,4}})(?![0-9/]|{_S}(?:{_UNIT})))
| (?P<part>(?:đầu|giữa|cuối|(?:{_PARTS})(?={_G}(?:của{_G})?(?:tháng|qu[ýí])))(?:{_G}của)?{_G})?(?:
      (?P<month>tháng{_S}(?P<o1>{_N}|(?:{_WORDS})(?!\w))(?P<o2>(?:{_S}(?:,|{_DASH}|và|đến){_S}{_N}(?![0-9/]{_S}|{_S}\w)){{0,5}}
          (?:{_S}(?:,|{_DASH}|và|đến){_S}{_N}(?={_OF_YEAR}{_Y}))?)(?:{_OF_YEAR}(?P<o3>{_Y})|{_NO_MORE}))
    | (?P<quarter>qu[ýí]{_S}(?P<q1>{_QUARTER})
          (?P<q2>(?:{_S}(?:,|{_DASH}|và|đến){_S}(?:qu[ýí]{_S})?{_QUARTER}){{0,3}})(?:{_OF_YEAR}(?P<q3>{_Y}))?)
    | (?P<year>(?:cả{_G})?năm{_S}(?P<r1>{_Y})(?:{_S}{_DASH}{_S}(?P<r2>{_Y}))?(?!/[0-9]))
  )
| (?P<partyear>(?P<p1>đầu|giữa|cuối){_G}năm(?!{_G}(?:học|nay|ngoái|trước))\b)
| (?P<halfyear>nửa{_G}(?P<s1>đầu|cuối){_G}(?:của{_G})?năm(?!{_G}học)(?:{_S}(?P<s2>{_Y}))?)
| (?P<weekday>(?:{_DAYTIME}{_G})?{_WEEKDAY}(?:{_S}(?:,|và|hoặc){_S}(?:{_DAYTIME}{_G})?{_WEEKDAY}){{0,3}}{_G}{_EVERY}{_G}tuần)
| (?P<rhythm>{_EVERY}{_G}(?P<u1>{_UNIT}|ngày|học{_G}kỳ)(?!{_G}học)\b(?:{_G}(?:{_OFTEN}|tiếp{_G}theo))?)
| (?P<times>(?:một|1|01){_G}(?P<v1>{_UNIT}){_G}{_TIMES})
| (?P<within>trong{_G}(?P<w1>năm|qu[ýí]|tháng(?!{_G}(?:{_WORDS})(?!\w)(?!{_G}lần)))
          (?!{_S}(?:[0-9]|(?:{_NAMED_MONTHS})(?!\w)|iv|i{{1,3}}\b|(?:{_WORDS}){_G}năm\b|học|nay|qua|tới|trước|ngoái|này|vừa|đầu|cuối))\b)
| (?P<later>(?:các|những){_G}năm{_G}(?:tiếp{_G}theo|sau|kế{_G}tiếp))
| (?P<speltonce>(?P<t1>{_SPELT}){_G}(?P<t2>{_UNIT}|ngày)(?:{_S}/{_S}|{_G})(?:(?:một|1|01){_G})?lần\b)
| (?P<spelt>(?P<x1>{_SPELT}){_G}(?P<x2>giờ|ngày|{_UNIT})\b(?!{_S}(?:tuổi|lần)|{_G}(?:đầu|cuối){_G})(?:{_G}làm{_G}việc)?)
| (?P<unit>(?:cả{_G})?\b(?<!thứ[ ])(?P<z1>{_UNIT}){_NO_UNIT})
""",
    re.VERBOSE,
)
_DAYS_LIST = pattern("time_scan.days_list", rf"{_S}(?:,|;|,?{_S}và|hoặc){_S}")
_IN_LIST = pattern("time_scan.in_list", rf"{_S}(?:,|,?{_S}và){_S}(?:(?:tháng|qu[ýí]|ngày){_S})?")
# a bound before a list is one of each: `trước ngày 15 và 16/6`
_ALL_DAYS = pattern("time_scan.all_days", rf"(?<!\w)các{_G}(?:ngày{_S})?$")
_ENDS = pattern("time_scan.ends", rf"(?<!\w)(?:trước|nhất|quá|hết|đến|tới|từ|hạn|muộn{_G}hơn)(?:{_G}(?:là|vào|các))?{_S}$")
_ANCHOR = pattern(
    "time_scan.anchor",
    r"[0-9ntqọ](?:(?<=ọ)c kỳ|"
    r"(?<=[0-9])[0-9]{0,12}|(?<=n)(?:ăm|gày(?:(?= (?:làm việc|kể|sau))|(?<=hằng ngày)|(?<=hàng ngày)|(?<=mỗi ngày)))"
    r"|(?<=t)(?:háng|uần)|(?<=q)u[ýí])",
)
# a word, or `ngày` at the end of one that it is glued to (`trướcngày 15/6`)
_WORD = pattern("time_scan.word", r"(?<!\w)(?:[^\W\d]{2,8}(?=ngày(?!\w))|\w+)|(?<=[^\W\d])ngày(?!\w)")
# what the words that a piece can begin with begin with themselves; most words before an anchor are others
_OPENERS = (
    *"0123456789",
    *sorted({words.split()[0] for words in (*PARTS, *NUMBERS)}),
    *("ngày", "mùng", "mồng", "tháng", "quý", "quí", "năm", "tuần", "nửa", "cả", "trong", "các", "những", "một"),
    *("buổi", "sáng", "trưa", "chiều", "tối", "thứ", "chủ", "hàng", "hằng", "mỗi", "từng"),
)
# characters before an anchor in which its piece can begin: `giữa tháng 6`, `ngày làm việc cuối cùng của tháng`
_DIGITS_REACH, _WORDS_REACH = 14, 40


def lines(low: str) -> Iterator[tuple[int, int, list[Atom]]]:
    """Lines of lower-cased text that hold pieces of time expressions: start, end and atoms in order.

    The scan is tried only at the few words before an anchor (digits, năm, tháng, quý, tuần), because no piece lacks one.
    """
    start, end, done, found = 0, _line_end(low, 0), 0, list[Atom]()
    tried = set[int]()  # no later anchor makes a piece of what gave none
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if at < done:
            continue
        if at >= end:
            if found:
                yield start, end, _in_month(low, found)
            start = low.rfind("\n", end, at) + 1
            end, done, found = _line_end(low, at), start, []
            tried.clear()
        begin = max(done, at - (_DIGITS_REACH if low[at].isdigit() else _WORDS_REACH))
        for word in _WORD.finditer(low, begin, anchor.end()):
            if word.start() in tried or not word.group().startswith(_OPENERS):
                continue
            tried.add(word.start())
            m = _SCAN.match(low, word.start(), end)
            if m is not None and m.end() > at:
                found.extend(atoms_of(m))
                done = m.end()
                break
    if found:
        yield start, end, _in_month(low, found)


def _line_end(low: str, at: int) -> int:
    end = low.find("\n", at)
    return end if end >= 0 else len(low)


def _in_month(low: str, found: list[Atom]) -> list[Atom]:
    """The atoms of a line, with lists of days given their month and unbroken lists made one."""
    return _unbroken(low, _with_months(low, found))


def _unbroken(low: str, found: list[Atom]) -> list[Atom]:
    """`tháng 7 và tháng 8/2024`, `quý II, III`, `ngày 26, 27, 28/6`: what follows on each other in a list is one stretch."""
    joined: list[Atom] = []
    for atom in found:
        before = joined[-1].stretch if joined and joined[-1].kind == "point" else None
        whole = dates.next_to(before, atom.stretch) if before is not None and atom.kind == "point" and atom.stretch is not None else None
        listed = whole is not None and _IN_LIST.fullmatch(low, joined[-1].end, atom.start) is not None
        if whole is not None and atom.stretch is not None and atom.stretch.unit == "day":
            listed = listed and _ALL_DAYS.search(low, max(0, joined[-1].start - 8), joined[-1].start) is not None
        if whole is not None and listed and not _ENDS.search(low, max(0, joined[-1].start - 24), joined[-1].start):
            joined[-1] = Atom("point", joined[-1].start, atom.end, whole, bare=joined[-1].bare and atom.bare)
        else:
            joined.append(atom)
    return joined


def _with_months(low: str, found: list[Atom]) -> list[Atom]:
    """`ngày 10 và ngày 25 tháng 8`: days without a month have that of the day behind them in the list."""
    for at in range(len(found) - 2, -1, -1):
        alone, after = found[at], found[at + 1]
        month = after.stretch if alone.kind == "dayonly" and after.kind == "point" else None
        if month is None or month.unit != "day" or not _DAYS_LIST.fullmatch(low, alone.end, after.start):
            continue
        day = dates.day(alone.number, month.first[0], month.year)
        if day is not None:
            found[at] = Atom("point", alone.start, alone.end, day)
    return found
