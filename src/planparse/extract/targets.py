"""Targets: quantified objectives (GUIDE "targets", rules 28 and 29).

Percentages and fractions count unless their clause tells the past or names the rate of a payment; plain counts and money count
where a comparator or a verb asks for them. Of a range (`5-10%`) the lower end counts as a minimum, under `giảm còn` the upper end
as a maximum. The span runs from the number, or from the words that it quantifies where they stand before it, to the end of the
clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.extract import target_rows
from planparse.extract.matches import TargetMatch
from planparse.extract.money import SCALE, number
from planparse.extract.overlaps import Cover
from planparse.extract.plan_time import PlanTime
from planparse.extract.target_asks import ALL, AT_SITES, CHECKED, GIVEN, OCCASIONS, PLACES, RHYTHM, SITES, asked_of, asked_otherwise
from planparse.extract.target_clause import clause_end, clause_start, form_of, subject, without_basis, without_time
from planparse.extract.target_due import due
from planparse.extract.target_parts import Candidate, belongs
from planparse.extract.target_scan import scan
from planparse.extract.target_words import words
from planparse.extract.time_words import number_of
from planparse.extract.tries import words_alone
from planparse.model import Comparator, Unit
from planparse.tables import alternation
from planparse.text.fold import lower
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_GE = frozenset(words("ge"))
# comparators that ask for a quantity by themselves; `trên 50 hộ`, `từ 5 đến 10 lớp` may only describe
_STRICT = frozenset(words("ge") + words("le")) - {
    "từ",
    "dưới",
    "trên",
    "hơn",
    "xuống",
    ">",
    "<",
    "thấp hơn",
    "cao hơn",
    "nhỏ hơn",
}
_COMPARED = pattern(
    "targets.compared",
    rf"(?<!\w)(?P<word>{alternation(words('ge') + words('le'))})(?:{_G}(?:là|đạt|có|khoảng|tới|đến|bằng)){{0,2}}{_S}$",
)
_UPWARDS = pattern("targets.upwards", rf"[^.;,\n0-9]{{0,24}}?{_G}trở{_G}lên\b|{_S}trở{_G}lên\b")
_FROM_UPWARDS = pattern("targets.from_upwards", rf"(?:(?!{_G}từ{_G})[^.;\n0-9]){{0,60}}?{_G}trở{_G}lên\b")
_OPEN_COMPARED = ("nhất", "thiểu", "dưới", "ít hơn", "quá", "đa", "≥", "≤", "là", "đạt", "có", "được", "thấp hơn")
_FALLING = frozenset(words("fall"))
_DURATION = "thời gian"
_VERB = pattern("targets.verb", rf"(?<!\w)(?:{alternation(words('verb'))})(?:{_G}(?:được|thêm|mới|cho|khoảng|đủ)){{0,2}}{_S}$")
# what is done to so many of anything; a number that begins with nought counts things, and is no name
_ORDERED = pattern("targets.ordered", rf"(?<!\w)(?:{alternation(words('order'))})(?:{_G}(?:được|thêm|mới|cho|đủ)){{0,2}}{_S}$")
# between a count and the one beside it: what the first counts
_ALSO = pattern("targets.also", rf"(?:{_G}[^\W\d_]{{1,7}}){{0,5}}(?:{_S},|{_G}(?:và|hoặc|cùng)){_G}")
_HAS = pattern("targets.has", rf"(?<!\w)có(?:{_G}(?:đủ|khoảng)){{0,1}}{_S}$")
_DEMAND = pattern("targets.demand", words_alone(words("demand"), "[ ]+", r"(?!\w)"))
_PAST = pattern("targets.past", words_alone(words("past"), "[ ]+", r"(?!\w)"))
_COMPARISON = pattern("targets.comparison", rf"[^.;\n]{{0,80}}?\b(?:cùng{_G}kỳ|(?<!các[ ])(?:năm|tháng|quý|kỳ){_G}trước)\b")
_GOAL = pattern("targets.goal", words_alone(words("goal"), "[ ]+", r"(?!\w)"))
_RATE = pattern("targets.rate", rf"(?<!\w)(?:{alternation(words('rate'))})(?:{_G}(?:là|bằng|tối{_G}đa|tối{_G}thiểu)){{0,2}}{_S}$")
_SHARE = pattern("targets.share", rf"{_S}(?:{alternation(words('share'))})(?!\w)")
_NOT_COUNTED = pattern(
    "targets.not_counted",
    rf"(?<!\w)(?:số|điều|khoản|(?<!thí[ ])điểm|chương|mục|phần|phụ{_G}lục|tiêu{_G}chí|đề{_G}án|quyết{_G}định|nghị{_G}quyết|nhóm|ubnd|"
    rf"lần{_G}thứ|thứ|khóa|khoá|ngày|tháng|năm|quý|đợt|giai{_G}đoạn|lớp|khối|loại|cấp|ca|hạng|bảng|biểu|mẫu|trang|trước|"
    rf"từ{_G}ngày|đến{_G}ngày){_S}$",
)
# `Cấp 200 thẻ bảo hiểm y tế`, but `cấp 2`
_ISSUES = pattern("targets.issues", rf"(?:^|[^\w ]|{_G}(?:và|để|mới)){_S}cấp{_S}$")
_TWO_DIGITS = 10
_AGE = pattern("targets.age", rf"{_G}(?:tháng{_G})?tuổi\b")
_DATE_BEFORE = pattern("targets.date_before", rf"(?<!\w)(?:ngày|trước|đến|từ|sau|vào|số){_S}$")
# `Giảm tỷ lệ hộ nghèo còn 3%`
_FALLS_TO = pattern("targets.falls_to", rf"(?<!\w)(?:kéo{_G})?giảm(?!\w)[^.;:,0-9]{{3,80}}{_G}(?:xuống|còn|xuống{_G}còn){_S}$")
# where a rise or a fall begins is none: `giảm từ 2% | xuống còn 1,5%`
_LEAVES = pattern(
    "targets.leaves",
    rf"[^.;,\n0-9]{{0,24}}?{_G}(?:xuống|lên|còn|thành)(?:{_G}(?:còn|đến|tới|dưới|trên|khoảng|không{_G}quá)){{0,2}}{_G}[0-9]",
)
# `diện tích rừng bị thiệt hại | dưới 03 ha`
_MEASURED_THING = pattern(
    "targets.measured_thing",
    rf"(?:^|[;,:]{_S})[\s\-–+*•]{{0,6}}(?:diện{_G}tích|tổng|số(?!{_G}h[oó][aá])|chỉ{_G}số|sản{_G}lượng|giá{_G}trị|mức|quy{_G}mô)(?!\w)[^;,:0-9]{{2,80}}$",
)
_LAST_MONTH, _YEARS = 12, range(1900, 2101)
# `02 lần mỗi tháng`, `2 kỳ/tháng`
# on what condition something is done, and no aim: `Khi mực nước hồ xuống dưới 50%, …`
_CONDITION = pattern("targets.condition", rf"[\s\-–+*•]{{0,6}}(?:khi|nếu|trong{_G}trường{_G}hợp|trường{_G}hợp)(?!\w)[^,]{{0,120}}$")
_ONCE_MORE = pattern("targets.once_more", r"[^.,;:()\d\n]{0,80}$")
_EVERY = pattern("targets.every", rf"{_S}(?:/|mỗi|một|trong{_G}một|hằng|hàng){_S}(?:ngày|tuần|tháng|quý|năm|học{_G}kỳ|kỳ)(?!\w)")
# characters of a line that are looked at before a number
_REACH = 400
_SENTENCE = 200


def find(text: str, time: PlanTime, low: str | None = None) -> list[TargetMatch]:
    """All targets of `text`, in order and without overlap; no match crosses a newline. `low`: the text in small letters, if at hand."""
    low = lower(text) if low is None else low
    found: list[TargetMatch] = []
    by_line: dict[int, list[Candidate]] = {}
    begin = 0
    for m in scan(low):
        begin = max(begin, low.rfind("\n", begin, m.start()) + 1)
        line = by_line.setdefault(begin, [])
        candidate = _candidate(low, begin, m, time) if "\n" not in m.group() else None
        candidate = candidate or (_joined(low, line[-1], m) if line else None)
        if candidate is None:
            continue
        if not (line and (belongs(low, line[-1], candidate) or _says_how_often(low, line[-1], candidate))):
            line.append(candidate)
    for begin, line in by_line.items():
        found.extend(_spans(text, low, begin, line, time))
    rows = target_rows.find(text, time)
    if not rows:
        return found
    told = Cover(rows)
    return sorted([*rows, *(target for target in found if not told.touches(target))], key=lambda target: target.start)


def _starts(low: str, begin: int, end: int, line: list[Candidate]) -> list[int]:
    """Where the clause of each target of a line begins, behind the number of the target before it."""
    starts: list[int] = []
    floor = begin
    for c in line:
        follows = floor > begin
        starts.append(clause_start(low, floor, c.start, c.match.end(), end, form=form_of(c.match), compared=c.compared, follows=follows))
        floor = c.match.end()
    return starts


def _spans(text: str, low: str, begin: int, line: list[Candidate], time: PlanTime) -> list[TargetMatch]:
    """Targets of a line; each clause ends where the next target's begins."""
    end = low.find("\n", begin)
    end = end if end >= 0 else len(low)
    starts = _starts(low, begin, end, line)
    found: list[TargetMatch] = []
    for k, candidate in enumerate(line):
        start = max(starts[k], found[-1].end if found else begin)
        if start > candidate.start:
            continue
        limit = next((starts[n] for n in range(k + 1, min(k + 4, len(starts))) if starts[n] >= candidate.match.end()), end)
        stop = clause_end(
            low,
            candidate.match.end(),
            limit,
            governed=start < candidate.start or (candidate.compared and form_of(candidate.match) == "count"),
        )
        when = due(low, begin, start, stop, time)
        if when is None and found and low[found[-1].end : start] == " và ":  # the second half of the clause that states the year
            when = found[-1].due
        if when is not None and time.start is not None and int(when[:4]) < time.start:
            continue
        stop = without_basis(low, max(candidate.match.end(), start), stop)
        stop = without_time(low, max(candidate.match.end(), start), stop)
        what = subject(low, start, candidate.start, candidate.match, stop)
        found.append(
            TargetMatch(
                start,
                stop,
                candidate.value,
                candidate.unit,
                candidate.total,
                candidate.comparator,
                text[what[0] : what[1]] if what else None,
                when,
            )
        )
    return found


def _candidate(low: str, begin: int, m: re.Match[str], time: PlanTime) -> Candidate | None:
    """The candidate that a scanned number is, or None where it is no target."""
    left = low[max(begin, m.start() - 40) : m.start()]
    compared = _COMPARED.search(left) if not m["open"] or left.rstrip().endswith(_OPEN_COMPARED) else None
    if m["open"] and not (compared["word"] in _STRICT if compared else _ORDERED.search(left)):
        return None
    start = m.start() - len(left) + compared.start("word") if compared else m.start()
    comparator = _comparator(low, m, compared)
    if m["word"]:
        return Candidate(m, start, float(number_of(m["word"])), "count", None, comparator, compared=True)
    if left.endswith("từ ") and _LEAVES.match(low, m.end()):
        return None
    value, to = number(m["number"]), number(m["to"]) if m["to"] else None
    if to is not None:
        comparator = comparator if comparator == "le" else "ge"
        value = max(value, to) if comparator == "le" else min(value, to)
    sentence = low[_sentence(low, begin, m.start()) : m.start()]
    if compared is None and comparator == "eq" and "giảm" in sentence and _FALLS_TO.search(sentence):
        comparator = "le"
    if _CONDITION.fullmatch(sentence):
        return None
    compares = _COMPARISON.match(low, m.end()) is not None and not time.in_objectives(m.start())
    past = _PAST.search(sentence) is not None or compares
    upwards = compared is not None and _UPWARDS.match(low, m.end()) is not None  # `giảm từ 10% trở lên so với cùng kỳ`
    if past and not (upwards or (compared and compared["word"] in _STRICT)) and _GOAL.search(sentence) is None:
        return None
    if m["percent"] or m["mille"] or m["k100"]:
        unit: Unit = "percent" if m["percent"] else "per_mille" if m["mille"] else "per_100k"
        paid = _SHARE.match(low, m.end()) or _RATE.search(left)
        return None if paid else Candidate(m, start, value, unit, None, comparator, compared is not None)
    if m["total"]:
        total = float(m["total"])
        if value > total or _DATE_BEFORE.search(left) or (m["some"] and (total <= _LAST_MONTH or total in _YEARS)):
            return None
        comparator = "eq" if compared is None else comparator  # `5/5 khu phố đạt loại khá trở lên` (GUIDE rule 28)
        return Candidate(m, start, value, "count", total, comparator, compared is not None)
    rhythm = m["noun"] in OCCASIONS and _EVERY.match(low, m.end()) is not None
    if rhythm and compared is None and not time.in_objectives(m.start()):
        return None  # how often a task is done is its time
    return _counted(low, begin, m, _Quantity(left, sentence, start, value, comparator, compared, rhythm))


def _joined(low: str, before: Candidate, m: re.Match[str]) -> Candidate | None:
    """The second of two counts behind one verb: `05 tập thể, 15 cá nhân`, `02 máy tính và 01 nhân viên`."""
    if not (m["noun"] or m["open"]) or before.unit != "count" or before.total is not None or _AGE.match(low, m.end()):
        return None
    if _ALSO.fullmatch(low, before.match.end(), m.start()) is None:
        return None
    return Candidate(m, m.start(), number(m["number"]), "count", None, "ge" if _UPWARDS.match(low, m.end()) else "eq", compared=False)


def _says_how_often(low: str, before: Candidate, candidate: Candidate) -> bool:
    """`80% người cao tuổi được khám | ít nhất một lần trong năm`: how often belongs to the share before it."""
    said = candidate.match.group().endswith("lần")
    return said and before.unit == "percent" and _ONCE_MORE.fullmatch(low, before.match.end(), candidate.start) is not None


@dataclass(frozen=True, slots=True)
class _Quantity:
    left: str
    sentence: str
    start: int
    value: float
    comparator: Comparator
    compared: re.Match[str] | None
    rhythm: bool


def _counted(low: str, begin: int, m: re.Match[str], q: _Quantity) -> Candidate | None:
    """A plain count or a sum of money: asked for by a comparator or a verb, outside brackets, and no age or number of a thing."""
    if _AGE.match(low, m.end()) or _in_brackets(low, max(begin, m.start() - _REACH), m.start()):
        return None
    before = low[max(begin, q.start - 90) : q.start]
    if m["time"]:
        word = q.compared["word"] if q.compared is not None else ""
        if _DURATION not in q.sentence or word not in _FALLING:
            return None
    strict = q.compared is not None and q.compared["word"] in _STRICT
    given = m["noun"] is not None and m["noun"] not in PLACES and GIVEN.search(before) is not None
    asked = (
        given
        or strict
        or q.rhythm
        or m["per"] is not None
        or asked_of(low, m, before)
        or (_VERB.search(before) is not None and not (m["noun"] == "lần" and q.value == 1))
        or asked_otherwise(low, begin, m, before)
        or (_HAS.search(before) is not None and _demands(low[max(begin, m.start() - _REACH) : m.start()]))
    )
    if not asked and q.compared is not None:
        said = q.sentence[: len(q.sentence) - (m.start() - q.start)]
        asked = _UPWARDS.match(low, m.end()) is not None or _MEASURED_THING.search(said) is not None
    sited = m["noun"] in SITES and AT_SITES.search(before) is not None
    often = m["noun"] in OCCASIONS and RHYTHM.search(before) is not None
    if not asked or not (
        strict or sited or often or (q.value >= _TWO_DIGITS and _ISSUES.search(q.left)) or not _NOT_COUNTED.search(q.left)
    ):
        return None
    unit: Unit = "money" if m["money"] else "count"
    scale = SCALE.get((m["money"] or m["scale"]).split()[0], 1.0) if m["money"] or m["scale"] else 1.0
    whole = ALL.search(before) if m["noun"] and q.compared is None else None
    checked = m["noun"] is not None and m["noun"] not in PLACES and CHECKED.search(before) is not None
    found = whole or (RHYTHM.search(before) if often else None)
    start = q.start - len(before) + found.start() if found else q.start
    return Candidate(m, start, q.value * scale, unit, None, q.comparator, q.compared is not None or whole is not None or checked)


def _in_brackets(low: str, begin: int, at: int) -> bool:
    return low.rfind("(", begin, at) > low.rfind(")", begin, at)


def _comparator(low: str, m: re.Match[str], compared: re.Match[str] | None) -> Comparator:
    if compared is not None:
        word = " ".join(compared["word"].split())
        if word in {"từ", "đạt từ", "có từ"}:
            if m["percent"] and low[max(0, m.start() - 8) : m.start()].endswith("đạt từ "):  # `đạt từ 90%`
                return "ge"
            return "ge" if m["to"] or _UPWARDS.match(low, m.end()) or _FROM_UPWARDS.match(low, m.end()) else "eq"
        return "ge" if word in _GE else "le"
    return "ge" if _UPWARDS.match(low, m.end()) else "eq"


def _sentence(low: str, begin: int, at: int) -> int:
    """Start of the sentence that holds `at`, no further back than _SENTENCE characters."""
    first = max(begin, at - _SENTENCE)
    stop = low.rfind(". ", first, at)
    return max(first, stop + 2 if stop >= 0 else first, low.rfind(";", first, at) + 1)


def _demands(sentence: str) -> bool:
    return _DEMAND.search(sentence) is not None
