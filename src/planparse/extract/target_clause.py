"""The clause around a target's number: where it begins and ends, what it counts, by when it is due."""

from __future__ import annotations

import re

from planparse.extract.target_words import words
from planparse.tables import alternation, table
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import NUMBERING, pattern

_BULLETS = "".join(re.escape(row["bullet"]) for row in table("planparse.outline", "bullets"))
_AIMS = pattern("target_clause.aims", rf"(?<!\w)(?:{alternation(words('aim'))}){_S}:?{_S}$")
_LEADING_AIMS = pattern(
    "target_clause.leading_aims",
    rf"(?:[\s>,{_BULLETS}]|{NUMBERING}[ ]|(?:{alternation(words('aim'))})(?!\w)|"
    rf"(?:(?:đến|vào|tới|trong)(?:{_G}(?:hết|cuối))?{_G})?năm{_G}[0-9]{{4}}|và{_G}|cụ{_G}thể|có{_G}(?=[0-9])|"
    rf"thực{_G}hiện{_G}tốt){{1,12}}",
)
_MEASURE = pattern(
    "target_clause.measure", rf"(?<!\w)(?<!ở[ ])(?:{alternation(words('measure'))})(?!\w)(?!{_G}(?:dưới|trên|tối|thấp|cao|quyết))"
)
_RATE = pattern("target_clause.rate", rf"(?<!\w)(?:t[ỷỉ]{_G}(?:lệ|suất|trọng|số))(?!\w)")
_THING = pattern(
    "target_clause.thing",
    rf"{_S}(?:\([^()\n]{{1,30}}\){_S})?(?!so{_G}với|trở{_G}lên|giai{_G}đoạn|thời{_G}kỳ|vào\b|đến\b|trong\b|và\b|theo\b|mỗi\b|một{_G}năm|năm{_G}20|hàng\b|hằng\b|cuối\b|trên\b|tại\b|ở\b|trước\b|để\b|/)[a-zà-ỹđ“\"]",
)
# cheap test before the measure pattern runs
_MEASURED = ("tỷ", "tỉ", "số", "mức", "tuổi", "điểm", "thời gian", "bình quân")
_VERBS = pattern("target_clause.verbs", rf"(?<!\w)(?:{alternation(words('verb'))})(?!\w)")
# what is measured before `đạt 10 bác sĩ`
_MEASURED_COUNT = pattern(
    "target_clause.measured_count",
    rf"(?P<m>(?:tổng{_G})?(?:số|sản{_G}lượng|diện{_G}tích|thu{_G}nhập|giá{_G}trị|quy{_G}mô)(?!\w).{{3,80}}{_G}(?:đạt|là|có|còn|lên|khoảng)(?:{_G}(?:đạt|trên|khoảng))?{_S}$)",
)
# an act (or two) right before the quantity that it governs, a rhythm, or who takes part
_GOVERNORS = pattern("target_clause.governors", rf"(?<!\w)(?:{alternation(words('governor'))})(?!\w)")
_ACTS = alternation([w for w in [*words("verb"), *words("governor"), "giảm", "tăng"] if w not in {*words("aim"), "từ", "mới", "thêm"}])
_GOVERNED = pattern(
    "target_clause.governed",
    rf"(?<!\w)(?P<act>(?:(?:mỗi|hằng|hàng){_G}(?:năm|tháng|quý|kỳ)(?:{_G}(?:tiếp{_G}theo|sau))?{_G})?(?:(?:{_ACTS})(?:{_S},{_S}|{_G}và{_G}|{_G})){{1,3}}(?:(?:được|thêm|đủ|mới){_G}){{0,2}}"
    rf"|(?:mỗi|hằng|hàng){_G}(?:học{_G}kỳ|năm|tháng|tuần|quý|kỳ|ngày){_G}(?:có{_G})?"
    rf"|(?:có|với){_G}sự{_G}(?:tham{_G}gia|tham{_G}dự|góp{_G}mặt|hưởng{_G}ứng)(?:{_G}của)?{_G}"
    rf"|(?<=,[ ])(?:{_ACTS}){_G}[^,;0-9]{{2,30}}{_G}được{_G})$",
)
# `giảm số vụ cháy | xuống dưới 02 vụ`: what falls stands between
_FALLS = pattern("target_clause.falls", rf"(?<!\w)(?:kéo{_G})?giảm(?!\w)(?!{_G}(?:nghèo|thiểu)(?!\w))[^,;.:0-9]{{3,80}}$")
_FALLS_TO = pattern("target_clause.falls_to", rf"(?:(?:xuống|còn|không{_G}quá|dưới|tối{_G}đa)(?!\w))")
_YEAR_HAS = pattern(
    "target_clause.year_has", rf"(?P<year>(?:đến|tới|hết|vào)(?:{_G}(?:hết|cuối))?{_G}năm{_G}20[0-9]{{2}}{_G}(?:có|còn){_G})$"
)
# a new act behind a comma ends the clause of a number that is the object of another
_NEXT_ACT = pattern(
    "target_clause.next_act", rf"{_S},{_S}(?:(?:và|đồng{_G}thời|sau{_G}đó|từ{_G}đó){_G})?(?:{alternation(words('next'))})(?!\w)"
)
_ACT_END = pattern("target_clause.act_end", rf"(?<!\w)(?:{_ACTS}|{alternation(words('next'))})$")
_LONG = 60
_STOP = pattern(
    "target_clause.stop",
    rf";|\.(?:\s|$|/)|:|\||\t|…|\.\.|,?{_S}(?:trong{_G}đó|bao{_G}gồm|gồm|như|cụ{_G}thể){_S}:?(?!\w)|{_S}\((?!%)(?![^()\n]{{1,60}}\){_G}(?:đạt|có|được|hoàn{_G}thành|duy{_G}trì|tham{_G}gia|thực{_G}hiện)(?!\w))|,?{_S}(?:đảm{_G}bảo|bảo{_G}đảm|nhằm|góp{_G}phần)(?!\w)"
    rf"|{_S},{_S}(?:{alternation(words('aside'))})(?!\w)|,?{_G}(?:kể{_G})?từ{_G}(?:ngày|tháng|quý|năm){_G}[0-9i]",
)
_TRAILING = pattern(
    "target_clause.trailing",
    rf"(?:{_S}/{_S}(?:năm|tháng|quý|tuần|người|xã|phường|đơn{_G}vị|thôn|bản)|{_S}trở{_G}lên|{_S}(?:vào|đến|trong|mỗi|hằng|hàng|một)(?:{_G}(?:hết|cuối))?{_G}năm(?:{_G}[0-9]{{4}})?|{_S}mỗi{_G}(?:quý|tháng|tuần)){{0,3}}",
)
_SUBJECT_END = pattern(
    "target_clause.subject_end",
    rf"{_G}(?:được|có(?!{_G}(?:hoàn{_G}cảnh|nguy{_G}cơ|con|trẻ|liên|thu|công|trình|chứng|điều))|đạt|biết|sử{_G}dụng|ban{_G}hành|tổ{_G}chức|triển{_G}khai|thực{_G}hiện|thường{_G}xuyên|tham{_G}gia|hoàn{_G}thành|đăng{_G}ký|duy{_G}trì|không|bị|khi|trong{_G}năm|hằng{_G}năm|hàng{_G}năm|mỗi{_G}năm|vào{_G}năm|đến{_G}năm|trở{_G}lên)(?!\w)|/|[,;.:(]",
)
_SUBJECT_TAIL = pattern(
    "target_clause.subject_tail",
    rf"(?:{_G}(?:đạt|giảm|tăng|còn|xuống|lên|ít|nhất|là|được|có|bình{_G}quân|khoảng|tới|cho|từ|:)){{1,5}}{_S}$|{_S}:{_S}$",
)
_DUE_OF_NEXT = pattern(
    "target_clause.due_of_next",
    rf",{_S}(?:và{_G})?(?:(?:(?:đến|vào){_G})?(?:(?:hết|cuối){_G})?năm{_G}[0-9]{{4}}|(?:đến|trước)(?:{_G}ngày)?{_G}[0-9]{{1,2}}/[0-9]{{1,2}}(?:/[0-9]{{4}})?){_S},?$",
)
_SHORTEST_TIME = 5  # letters of `từ 1/`
# when it is done is no part of what is aimed at: `03 lớp tập huấn | trong quý IV năm 2024`
_BASIS = pattern(
    "target_clause.basis",
    rf"{_G}(?:theo{_G}(?:quyết{_G}định|nghị{_G}định|nghị{_G}quyết|thông{_G}tư|kế{_G}hoạch|công{_G}văn|chỉ{_G}thị){_G}số|nhân{_G}(?:ngày|dịp))(?!\w)",
)
_TIME_TAIL = pattern(
    "target_clause.time_tail",
    rf",?{_S}(?:(?<=[ ,\xa0])(?:xong|hoàn{_G}thành|kết{_G}thúc|thực{_G}hiện|mở){_G})?"
    rf"(?<!\w)(?:trước|chậm{_G}nhất|trong|đến|vào|kể{_G}từ|từ){_G}(?:(?:hết|cuối|đầu|là|các|khoảng){_G}){{0,2}}"
    rf"(?:(?:ngày{_G})?[0-9]{{1,2}}(?:{_S}[/-]{_S}|{_G}tháng{_G})[0-9]|tháng{_G}[0-9]|qu[ýí]{_G}[1-4i]|năm{_G}20|năm{_G}học{_G}20|mùa(?!\w))",
)
_EACH = ("mỗi ", "hằng ", "hàng ")
_REACH = 240


def boundary(low: str, begin: int, at: int, stops: str) -> int:
    """Start of the piece before `at` that holds none of `stops`, nor a full stop."""
    first = max(begin, at - _REACH)
    cut = max(low.rfind(stop, first, at) + 1 for stop in stops)
    bracket = low.rfind("(", first, at)
    if bracket >= 0 and low.find(")", bracket, at) < 0:
        cut = max(cut, bracket + 1)
    return max(first, cut, low.rfind(". ", first, at) + 2 if ". " in low[first:at] else first)


def form_of(m: re.Match[str]) -> str:
    """How number and thing stand: `count` before its noun, `rate` behind what it measures, `share` either way."""
    if m["mille"] or m["k100"] or m["per"] or m["time"] or (m["noun"] or (m["word"] and m.group()) or "").endswith("lần"):
        return "rate"
    return "count" if m["noun"] or m["open"] else "part" if m["total"] else "share"


def clause_start(low: str, begin: int, at: int, after: int, end: int, *, form: str, compared: bool, follows: bool = False) -> int:
    """Where the target's clause begins; `at` is the quantity's own beginning (its comparator), `after` the end of its unit.

    `follows`: another target ends at `begin`, so that a comma behind it parts the two.
    """
    first = boundary(low, begin, at, ";:|\t")
    parted = follows and first == begin
    before = low[first:at]
    falls = _FALLS.search(before) if compared and _FALLS_TO.match(low, at) else None
    if falls:
        return first + falls.start()
    counted = form == "count"
    things_follow = form in ("count", "part") or (form == "share" and _THING.match(low, after, end) is not None)
    holder = counted and before.rstrip().endswith(("có", " còn"))
    rate = _rate_of(before) if form == "share" and things_follow else None
    if rate is not None:
        return first + rate
    if things_follow and not holder:
        return _before_things(low, first, at, counted=counted, compared=compared)
    measures = list(_MEASURE.finditer(before)) if any(word in before for word in _MEASURED) else []
    if measures:
        return first + measures[-1].start()
    comma = before.rfind(", ") + 1
    if comma and not parted and len(before[comma:].split()) < 3 and not holder and not before[comma:].lstrip().startswith(_EACH):
        comma = 0
    acts = list(_GOVERNORS.finditer(before, comma)) if len(before) - comma > _LONG else []
    return first + acts[-1].start() if acts else _lead_in(low, first + comma, at, holder=holder)


def _rate_of(before: str) -> int | None:
    """Where the rate begins that a percentage gives, whatever stands behind it: `Tỷ lệ hộ tái nghèo | dưới 5% tổng số hộ thoát nghèo`."""
    last = max(before.rfind(", "), before.rfind(" và ")) + 1
    rates = list(_RATE.finditer(before, last)) if "lệ" in before or "suất" in before else []
    return rates[-1].start() if rates else None


def _before_things(low: str, first: int, at: int, *, counted: bool, compared: bool) -> int:
    """Where the clause begins of a number that stands before what it counts: at the verb that governs it, or at what is measured."""
    before = low[first:at]
    near = before.rstrip()
    comma = max(before.rfind(","), before.rfind(" và ")) + 1
    told = _VERBS.search(before, comma) if counted and near.endswith(" cho") else None
    if told:
        return first + told.start()
    begin = _trim(low, first, at)
    if counted and (_MEASURED_COUNT.match(low, begin, at) or (compared and _MEASURE.match(low, begin, at))):
        return begin
    governed = _GOVERNED.search(before) if compared else None
    if governed:
        return first + governed.start("act")
    if compared or not near or near.endswith((",", "-", "+", "và", "“", ".", " có")) or _AIMS.search(before):
        return at
    comma = before.rfind(",") + 1
    piece = before[comma:]
    if counted:
        return _trim(low, first + comma, at) if len(piece) < 40 else at
    verbs = list(_VERBS.finditer(piece))
    if len(piece) > 40 and verbs:
        return first + comma + verbs[-1].start()
    return _trim(low, first + comma, at)


def _lead_in(low: str, start: int, at: int, *, holder: bool) -> int:
    """Behind bullets and words of aiming; `đến năm 2023 có 08 xã` keeps its year, which no comma parts from it."""
    year = _YEAR_HAS.search(low, start, at) if holder else None
    return year.start("year") if year else _trim(low, start, at)


def _trim(low: str, start: int, at: int) -> int:
    """Skip bullets, words of aiming and a leading year."""
    found = _LEADING_AIMS.match(low, start, at)
    return found.end() if found else start


def clause_end(low: str, after: int, limit: int, *, governed: bool) -> int:
    """Where the clause ends: at a stop, before the next target, or before the next act where an act governs the number."""
    stop = _STOP.search(low, after, limit)
    end = stop.start() if stop else limit
    for act in _NEXT_ACT.finditer(low, after, end) if governed else ():
        if not _ACT_END.search(low[max(after, act.start() - 16) : act.start()]):
            end = act.start()
            stop = act
            break
    text = low[after:end].rstrip(" ,;:.-–+|\xa0")
    if stop is None or end == limit:
        text = _strip_aims(text)
        text = _DUE_OF_NEXT.sub("", text)
    return after + len(text)


def without_basis(low: str, after: int, end: int) -> int:
    """Where the clause ends without the instrument or the day on whose occasion it is done."""
    basis = _BASIS.search(low, after, end)
    return basis.start() if basis else end


def without_time(low: str, after: int, end: int) -> int:
    """Where the clause ends without the words behind the number that say by when."""
    tail = _TIME_TAIL.search(low, after, end) if end - after >= _SHORTEST_TIME else None
    return tail.start() if tail and low[after : tail.start()].strip(" ,") else end


def _strip_aims(text: str) -> str:
    for _ in range(4):
        found = _AIMS.search(text[-24:])
        short = text[: len(text) - len(text[-24:]) + found.start()] if found else text
        for tail in (" và", ",", ";", " -", " có"):
            short = short.rstrip(" \xa0").removesuffix(tail)
        if short == text:
            return text
        text = short
    return text


def subject(low: str, start: int, at: int, number: re.Match[str], end: int) -> tuple[int, int] | None:
    """What is counted: the words after the number, or those before it where nothing follows."""
    after = number.end() if (number["noun"] or number["open"] or number["total"] or number["word"]) is None else number.start()
    if after == number.start():
        after = min(at for at in (low.find(" ", number.start(), number.end()), number.end()) if at >= 0)
    trailing = _TRAILING.match(low, after, end)
    if trailing is not None and trailing.end() < end and "trở" in trailing.group():
        after = trailing.end()
    measured = bool(number["mille"] or number["k100"]) or number.group().endswith("lần")
    if not (measured and start < at) and (trailing is None or trailing.end() < end) and _THING.match(low, after, end):
        stop = _SUBJECT_END.search(low, after + 1, end)
        return _stripped(low, after, stop.start() if stop else end)
    before = low[start:at]
    tail = _SUBJECT_TAIL.search(before)
    return _stripped(low, start, start + tail.start() if tail else at)


def _stripped(low: str, start: int, end: int) -> tuple[int, int] | None:
    text = low[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return (start, end) if end > start else None
