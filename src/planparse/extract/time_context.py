"""What the words around a piece of a time expression make of it: relation, past, mere attribute, title.

All functions take lower-cased text and look no further than the line they are given.
"""

from __future__ import annotations

from typing import NamedTuple

from planparse.extract.time_words import words
from planparse.extract.tries import words_alone
from planparse.tables import alternation, table
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_RELATIONS = {row["word"]: row["value"] for row in table("planparse.extract", "time_words") if row["role"] == "relation"}
RELATION_WORDS = alternation(list(_RELATIONS))


def _alone(chosen: list[str]) -> str:
    return words_alone(chosen, "[ ]+", r"\b")


_VERBS = pattern("time_context.verbs", _alone(words("verb")))
_NOUNS = pattern("time_context.nouns", rf"(?:{_alone(words('noun'))})(?<!chi(?= (?:cục|bộ|đoàn|hội|nhánh)\b))")
# only described by an adverb of any unit: `trợ cấp hằng tháng`
_ALWAYS_NOUNS = pattern("time_context.always_nouns", rf"(?:{_alone(words('noun', ''))})(?<!chi(?= (?:cục|bộ|đoàn|hội|nhánh)\b))")
_HANDS_IN = pattern("time_context.hands_in", rf"\b(?:nộp|xong|gửi|chốt(?:{_G}số{_G}liệu)?|hoàn{_G}thành|kết{_G}thúc)\b[^,.;:0-9]{{0,40}}$")
_TO_REPORT = pattern("time_context.to_report", rf"(?<![^\W_])báo{_G}cáo(?:{_G}(?:kết{_G}quả|nhanh|vào)){{0,2}}{_S}$")
_CLOSES = pattern("time_context.closes", rf"{_S}(?:[.;,)]|$)")
# `…, xong | ngày 24/7/2024`: no instrument that the clause speaks of has that day
_DONE_BY = pattern("time_context.done_by", rf"(?:[,;]{_S}|(?<!\w)và{_G})(?:hoàn{_G}thành|xong|kết{_G}thúc|dự{_G}kiến)(?:{_G}vào)?{_S}$")
_INSTRUMENTS = pattern("time_context.instruments", _alone(words("instrument")))
_TITLES = pattern("time_context.titles", _alone(words("title")))
_AIMS = pattern("time_context.aims", rf"\b(?:{alternation(words('aim'))})\b")
_COMPARED = pattern("time_context.compared", rf"\b(?:{alternation(words('comparator'))})\b")
_OPERATOR = pattern(
    "time_context.operator",
    rf"\b(?P<op>{RELATION_WORDS})(?:{_G}(?:là|vào|trong|thời{_G}điểm|thời{_G}hạn|các|mốc|hết|khoảng|chậm{_G}nhất|sáng|chiều|tối|(?:(?:kỳ|dịp){_G})?nghỉ{_G}lễ|dịp{_G}lễ)){{0,2}}{_S}$",
)
_PAST = pattern("time_context.past", rf"\b(?<!phát )(?<!thí )(?<!học )(?<!vệ )(?:{alternation(words('past'))}){_S}$")
_IN_FORCE = pattern("time_context.in_force", rf"hiệu{_G}lực(?:{_G}(?:thi{_G}hành|thực{_G}hiện))?(?:{_G}kể)?{_S}$")
_DONE = pattern("time_context.done", r"\b(?:đã|được ban hành|xảy ra|ước đạt|đạt được|cùng kỳ|so với|vừa qua|tính đến)\b")
_REPORT = pattern(
    "time_context.report",
    rf"\b(?:{alternation(words('report'))})(?:{_G}(?:định{_G}kỳ|theo|từng|mỗi|vào|là|kết{_G}quả|tổng{_G}hợp|nhanh|kỳ|sơ{_G}kết|tổng{_G}kết|chế{_G}độ)){{0,3}}{_S}:?{_S}$",
)
_PERIODIC = pattern("time_context.periodic", rf"định{_G}kỳ(?:{_G}(?:vào|mỗi|theo)|{_S}[(]{_S}(?:vào)?)?{_S}$")
_OPENING = pattern("time_context.opening", r"^[\s\-–—+*•·>]{0,6}(?:[0-9a-zđ]{1,4}[.)])?(?:[0-9]{1,2}[.)]){0,3}\s{0,3}$")
_LEADS_ON = pattern("time_context.leads_on", rf"{_S}(?:,|(?!của\b|và\b|theo\b|cho\b|để\b|được\b|thuộc\b|trên\b|tại\b)[a-zà-ỹđ0-9])")
_DONE_AFTER = pattern("time_context.done_after", r"[^.;\n]{0,70}?(?<!\w)(?:đã|ước đạt|xảy ra|đạt được)(?!\w)(?! được (?:giao|phê|ban|ký))")
_COUNTED = pattern("time_context.counted", r"[0-9][ \xa0]$")
_NAMING = pattern("time_context.naming", rf"[\s\-–—+*•]{{0,6}}(?:kế{_G}hoạch|đề{_G}án|chương{_G}trình)(?!\w)")
_ACTS = pattern("time_context.acts", rf"{_S}(?:{alternation(words('verb'))})(?!\w)")
_MARKER = pattern("time_context.marker", r"[ \xa0*#]{0,6}(?:(?:[0-9]{1,2}\.){0,3}[0-9]{1,2}|[ivx]{1,5}|[a-zđ])[.)/:-]{1,2}[ \xa0*]{1,4}")
_NUMBERED = pattern("time_context.numbered", rf"{_S}(?:[0-9]|một\b|hai\b|ít{_G}nhất|tối{_G}thiểu|không{_G}dưới|có{_G}ít)")
_STARTED = pattern("time_context.started", rf"(?:,|;|\bvà|\(){_S}$")
_REACHES = pattern(
    "time_context.reaches",
    rf"{_S}(?:,|:)?{_S}(?:phấn{_G}đấu|đạt|có{_G}(?:ít|trên|tối|khoảng|[0-9])|[0-9≥>]|trên|ít|giảm|tăng|hoàn{_G}thành|cơ{_G}bản|bảo{_G}đảm|đảm{_G}bảo|tối)",
)
_ATTAINS = pattern(
    "time_context.attains",
    rf"{_S}[,:]?{_S}(?:phấn{_G}đấu|đạt|còn|xuống|có{_G}(?:ít|trên|tối)|[0-9≥>]{{1,4}}(?:,[0-9]{{1,2}})?{_S}%|giảm|tăng|trên{_G}[0-9])",
)
_TASKS = pattern(
    "time_context.tasks",
    rf"[ \xa0*#]{{0,6}}(?:[0-9]{{1,2}}[.)]){{1,3}}[ \xa0*]{{0,4}}(?:các{_G}|những{_G}|một{_G}số{_G})?"
    rf"(?:nhiệm{_G}vụ|nội{_G}dung|công{_G}việc|công{_G}tác|hoạt{_G}động|mục{_G}tiêu|giải{_G}pháp|chỉ{_G}tiêu|trọng{_G}tâm)(?!\w)[^.;:,0-9\n]{{0,60}}",
)
_MEASURED = pattern(
    "time_context.measured",
    rf"(?<!\w)(?:tỷ{_G}lệ|tỷ{_G}suất|tỉ{_G}lệ|mức|số|tổng|chỉ{_G}số|thu{_G}nhập|tuổi{_G}thọ|diện{_G}tích)(?!\w)"
    rf"(?!.*(?:\d|kết{_G}quả|ước|thực{_G}hiện){_S}$)",
)
_ROUND = pattern("time_context.round", rf"(?<!\w)(?:đợt|lần|vòng|bước){_G}(?:[0-9]{{1,2}}|i{{1,3}}|iv|một|hai|ba){_S}:{_S}$")
_HOURS = pattern("time_context.hours", rf"[0-9]{{1,2}}{_S}(?:giờ|h|g|:)[^,;.\n]{{0,16}}?(?:đến|tới|[-–]){_S}$")
_SHIFTS = pattern("time_context.shifts", rf"{_G}(?:giảm|tăng)(?:{_G}(?:ít{_G}nhất|tối{_G}thiểu|từ|khoảng|thêm|trên)){{0,2}}{_G}[0-9]")
_ATTRIBUTE = pattern("time_context.attribute", rf"{_S}(?:của|cho)(?!\w)")
# what is put into a plan or a meeting of every month is put there every month
_PUT_INTO = pattern(
    "time_context.put_into",
    rf"(?<!\w)(?:đưa{_G}[^.;:]{{1,160}}{_G}vào(?!\w)[^.;:]{{1,80}}|(?:vào|qua|trong)(?:{_G}(?:các|buổi|kỳ)){{0,2}}{_G}sinh{_G}hoạt(?!\w)[^.;:,]{{0,40}})$",
)
_QUOTED = pattern("time_context.quoted", r"[“\"][^“”\"\n]{1,60}[”\"] $")
_HEADING_REACH = 120
_CLAUSE_REACH = 240


class Operator(NamedTuple):
    """The relation word before a time expression: where it begins and what it says."""

    start: int
    relation: str


def operator(low: str, start: int, at: int) -> Operator | None:
    """The relation word that ends right before `at` in the line from `start`."""
    begin = max(start, at - 56)
    found = _OPERATOR.search(low[begin:at])
    if found is None:
        return None
    return Operator(begin + found.start(), relation_of(found["op"]))


def relation_of(word: str) -> str:
    """What a relation word makes of the date behind it."""
    return _RELATIONS[" ".join(word.split())]


def names_act(words: str) -> bool:
    """Whether the words hold a verb of doing."""
    return _VERBS.search(words) is not None


def is_document(words: str) -> bool:
    """Whether the words name an instrument."""
    return _INSTRUMENTS.search(words) is not None


def is_done(words: str) -> bool:
    """Whether the words tell what was done."""
    return _DONE.search(words) is not None


def clause(low: str, start: int, at: int, stops: str = ';:(“”"|\t') -> str:
    """Text of the clause before `at`, no further back than _CLAUSE_REACH characters."""
    begin = max(start, at - _CLAUSE_REACH)
    cut = max(low.rfind(stop, begin, at) for stop in stops)
    cut = max(cut, low.rfind(". ", begin, at))
    return low[max(begin, cut + 1) : at]


def is_past(low: str, start: int, at: int) -> bool:
    """Whether the words right before a relation word make it a cut-off of figures (`tính đến ngày`)."""
    return _PAST.search(low[max(start, at - 16) : at]) is not None


def in_force(low: str, start: int, at: int) -> bool:
    """Whether `hiệu lực thi hành` stands before the relation word."""
    return _IN_FORCE.search(low[max(start, at - 40) : at]) is not None


def of_this(low: str, start: int, at: int) -> bool:
    """Whether the clause speaks of this text itself (`Quyết định này có hiệu lực …`)."""
    return " này " in clause(low, start, at, ";.")


def tells_the_past(low: str, start: int, at: int) -> bool:
    """Whether the sentence before `at` reports what was done."""
    before = clause(low, start, at, ";")
    done = _DONE.search(before)
    # `sau khi được ban hành, …` names an event
    return done is not None and "khi " not in before[before.rfind(",", 0, done.start()) + 1 : done.start()]


def hands_in(low: str, start: int, at: int) -> bool:
    """Whether something is handed in or finished on the day that begins at `at` (`nộp văn thư | ngày 25/9`), and is no instrument."""
    before = clause(low, start, at)
    if _DONE_BY.search(before):
        return True
    return _HANDS_IN.search(before) is not None and not _INSTRUMENTS.search(before) and not _DONE.search(before)


def reports_on(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether the day is when to report (`riêng đợt hè báo cáo | ngày 31/8/2022.`); a report of that day goes on with whose it is."""
    return _TO_REPORT.search(low, max(start, at - 24), at) is not None and _CLOSES.match(low, after, end) is not None


def told_behind(low: str, end: int, after: int) -> bool:
    """Whether the clause after the expression reports what was done (`Hết tháng 02, Sở đã …`)."""
    return _DONE_AFTER.match(low, after, end) is not None


def names_something(low: str, start: int, at: int) -> bool:
    """Whether the clause before `at` is the name of a plan or the subject line of a document."""
    before = clause(low, start, at)
    return "về việc" in before or "v/v" in before or _NAMING.match(before) is not None


def reported(low: str, start: int, at: int) -> bool:
    """Whether `báo cáo`, `định kỳ`, `sơ kết` … governs what begins at `at` directly."""
    return _REPORT.search(low[max(start, at - 64) : at]) is not None


def reports_before(low: str, start: int, at: int) -> bool:
    """Whether the clause (an opening bracket left aside) speaks of a report or rhythm before `at`."""
    text = clause(low, start, at, ";|")
    return any(word in text for word in ("báo cáo", "định kỳ", "sơ kết"))


def periodic(low: str, start: int, at: int) -> int | None:
    """Where `định kỳ` begins that directly precedes `at`, else None."""
    begin = max(start, at - 24)
    found = _PERIODIC.search(low[begin:at])
    return begin + found.start() if found else None


def opens(low: str, start: int, at: int) -> bool:
    """Whether only bullets and numbering stand before `at` in its clause."""
    return _OPENING.match(clause(low, start, at)) is not None


def spans_hours(low: str, start: int, at: int) -> bool:
    """Whether the hour at `at` ends a span of hours (`từ 06 giờ đến 07 giờ hằng ngày`)."""
    return _HOURS.search(low[max(start, at - 40) : at]) is not None


def heads(low: str, start: int, end: int, at: int, after: int) -> str:
    """The colon or comma behind an expression that opens its clause (`Quý II/2024: tổ chức tập huấn`), else nothing."""
    mark = low[after : min(end, after + 2)].lstrip(" \xa0")[:1]
    mark = mark if mark in {":", ","} else "," if _ACTS.match(low, after, end) else ""
    return mark if mark and opens(low, start, at) else ""


def is_labelled(low: str, start: int, at: int) -> bool:
    """Whether the label of a round stands right before the expression (`Đợt 2: tháng 10/2023`)."""
    return _ROUND.search(low[max(start, at - 24) : at]) is not None


def ends_heading(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether the expression is the last word of a numbered line that names tasks."""
    return not low[after:end].strip(" \xa0*:.") and at - start < _HEADING_REACH and _TASKS.fullmatch(low, start, at) is not None


def is_heading(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether the expression is the whole title of a numbered line."""
    return not low[after:end].strip(" \xa0*:.") and _MARKER.fullmatch(low, start, at) is not None


def aimed_at(low: str, start: int, at: int) -> bool:
    """Whether a year before an aim opens its clause or follows what is measured (`Tỷ lệ hộ nghèo năm 2025 còn dưới 3%`)."""
    before = clause(low, start, at)
    return _OPENING.match(before) is not None or (_MEASURED.search(before) is not None and _DONE.search(before) is None)


def dates_value(low: str, start: int, at: int) -> bool:
    """Whether the year stands right behind a share that is aimed at (`đạt 60% năm 2024`), no share that was attained."""
    before = low[max(start, at - 2) : at].rstrip()
    return before.endswith(("%", "‰")) and _DONE.search(clause(low, start, at)) is None


def sets_rhythm(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether `hằng năm`, `trong năm` sets a rhythm or bound for an action, and not just describes a noun (GUIDE 23)."""
    if reported(low, start, at):
        return True
    quoted = _QUOTED.search(low, max(start, at - _CLAUSE_REACH), at)  # `triển khai “Ngày Pháp luật” | hằng tháng`
    before = clause(low, start, quoted.start() if quoted else at)
    if _NUMBERED.match(low, after, end):
        return True
    if (_OPENING.match(before) or _STARTED.search(before)) and _LEADS_ON.match(low, after, end):
        return True
    if _COMPARED.search(before) and any(c.isdigit() or c == "l" for c in before):
        return True
    if low.startswith("từng", at):
        return before.endswith("theo ") and (not low.endswith("năm", at, after) or _VERBS.search(before) is not None)
    if _PUT_INTO.search(before) is not None:
        return True
    if not low.startswith("trong", at) and _SHIFTS.match(low, after, end):
        return True
    if not low.startswith("trong", at) and _ACTS.match(low, after, end) and _NOUNS.search(before[-12:]) is None:
        return True
    last = before[before.rfind(",") + 1 :]
    described = _NOUNS if low.endswith("năm", at, after) or low.startswith("trong", at) else _ALWAYS_NOUNS
    if described.search(last) is not None:
        return False
    # `kiểm tra, xử lý | hằng ngày`, `chấm điểm các phường | hằng tháng`: the act stands before the comma
    return _VERBS.search(last) is not None or (_VERBS.search(before) is not None and _ATTRIBUTE.match(low, after, end) is None)


def is_adverbial(low: str, start: int, at: int) -> bool:
    """Whether a time without relation word tells when an action of its clause takes place, and names no document or figure."""
    before = clause(low, start, at)
    near = before[-40:]
    return (
        _VERBS.search(before) is not None
        and not _INSTRUMENTS.search(before)
        and not _NOUNS.search(near)
        and not near.rstrip().endswith("báo cáo")
    )


def in_title(low: str, start: int, at: int, end: int, after: int) -> bool:
    """Whether a year after `đến năm` belongs to the name of a programme, plan or period, and bounds no aim."""
    before = clause(low, start, at)
    if _REACHES.match(low, after, end) and (_OPENING.match(before) or _STARTED.search(before) or _AIMS.search(before[-16:])):
        return False
    quoted = low[max(start, at - len(before) - 32) : at - len(before)].rstrip()
    if quoted.endswith(("“", '"', "”")) and _TITLES.search(quoted):
        return True
    titles = [found for found in _TITLES.finditer(before) if not _COUNTED.search(before, 0, found.start())]  # `09 dự án` names none
    if not titles:
        return False
    return _AIMS.search(before, titles[-1].end()) is None


def reaches(low: str, end: int, after: int) -> bool:
    """Whether an aim follows (`đạt 90%`, `, phấn đấu …`)."""
    return _ATTAINS.match(low, after, end) is not None
