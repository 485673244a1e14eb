"""Times counted from an event: `chậm nhất 03 ngày sau khi …`, `trong thời hạn 05 ngày làm việc kể từ ngày …`, `kể từ ngày ký`."""

from __future__ import annotations

from planparse.extract import dates
from planparse.extract.matches import DeadlineMatch
from planparse.extract.time_atoms import Atom
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_EVENT_ENDS = (
    r"phải|thì|có[ \xa0]trách[ \xa0]nhiệm|(?:và|đồng[ \xa0]thời)[ \xa0](?:báo[ \xa0]cáo|gửi|trình|nộp|tổng[ \xa0]hợp)|"
    r"theo[ \xa0](?:khoản|điểm|điều|luật|nghị[ \xa0]định|thông[ \xa0]tư|quyết[ \xa0]định|phụ[ \xa0]lục|mẫu)|"
    r"để[ \xa0](?:tổng|báo|theo|kịp|xem|được)"
)
_EVENT = rf"(?P<trigger>(?:(?![ \xa0](?:{_EVENT_ENDS})(?!\w))[^.;,()\n|:]){{2,160}})"
_SINCE = pattern(
    "time_offsets.since",
    rf"{_S},?{_S}(?:(?:tính{_G})?(?:kể{_G})?(?:từ|sau)(?P<day>{_G}(?:khi|lúc|ngày|thời{_G}điểm))?|sau(?:{_G}(?:khi|ngày))?){_G}{_EVENT}",
)
_BEFORE = pattern("time_offsets.before", rf"{_S}(?:(?:là{_G})?trước(?P<day>{_G}(?:khi|ngày|thời{_G}điểm))?|so{_G}với){_G}(?![0-9]){_EVENT}")
_LEADING = pattern(
    "time_offsets.leading",
    rf"\b(?:trong(?:{_G}(?:thời{_G}hạn|vòng|thời{_G}gian|khoảng{_G}thời{_G}gian|khoảng))?|chậm{_G}nhất|muộn{_G}nhất|không{_G}quá|tối{_G}đa|"
    rf"ít{_G}nhất|tối{_G}thiểu|trước|sau|quá)(?:{_G}(?:là|trong|vòng|thời{_G}hạn|sau|trước|không{_G}quá|ít{_G}nhất|tối{_G}thiểu|chậm{_G}nhất|tối{_G}đa)){{0,3}}{_S}$",
)
_EVENT_AHEAD = pattern(
    "time_offsets.event_ahead",
    rf"{_G}(?:khi{_G}(?P<when>[^.;,()\n|:]{{2,80}})|(?P<trigger>(?:diễn{_G}ra|tổ{_G}chức|khai{_G}mạc|họp|bắt{_G}đầu|kết{_G}thúc|bế{_G}mạc|hết{_G}hạn|đến{_G}hạn|xét|tiến{_G}hành)(?!\w)[^.;,()\n|:]{{0,80}}))",
)
# `sau 30 ngày triển khai`: what has gone on for so long
_GONE_ON = pattern(
    "time_offsets.gone_on",
    rf"{_G}(?P<trigger>(?:triển{_G}khai|thực{_G}hiện|thi{_G}công|vận{_G}hành|phát{_G}động|áp{_G}dụng|hoạt{_G}động)(?!\w)[^.;,()\n|:]{{0,80}})",
)
_AHEAD = pattern(
    "time_offsets.ahead",
    rf"\btrước{_G}(?:khi{_G})?(?P<trigger>(?:(?:ngày|kỳ|phiên|cuộc|hội{_G}nghị|thời{_G}điểm|buổi|đợt|khi){_G})?(?:[^.,;:()0-9|\n]|(?:19|20)[0-9]{{2}}(?:{_S}[-–]{_S}20[0-9]{{2}})?(?![/0-9])){{2,60}}?){_G}(?:ít{_G}nhất|tối{_G}thiểu|chậm{_G}nhất|là|từ)(?:{_G}là)?{_S}$",
)
# the event between the relation word and the length: `trước ngày bầu cử 10 ngày`, `sau khi kết thúc hội nghị 01 ngày`
_BETWEEN = pattern(
    "time_offsets.between",
    rf"(?<!\w)(?P<when>trước|sau){_G}(?:khi{_G}|(?=(?:(?:mỗi|từng){_G})?(?:ngày|kỳ|phiên|cuộc|hội{_G}nghị|lễ|thời{_G}điểm|đợt|lần|buổi|chuyến){_G}))"
    rf"(?P<trigger>(?!khi)[^.,;:()0-9|\n]{{2,48}}?){_S}$",
)
# an event that the sentence names before: `Khi phát hiện ổ dịch, báo cáo UBND xã trong vòng 24 giờ`
_EARLIER = pattern(
    "time_offsets.earlier",
    rf"(?:^[\s\-–—+*•]{{0,6}}|[.;,]{_S})(?:(?:ngay{_G})?(?:(?:sau{_G})?(?:khi|nếu){_G}|sau{_G}(?=(?:mỗi|từng){_G}))(?P<trigger>[^.;,()\n|:]{{4,80}})"
    rf"|(?P<act>(?:phát{_G}hiện|tiếp{_G}nhận|nhận{_G}được|kết{_G}thúc|hoàn{_G}thành){_G}[^.;,()\n|:]{{4,80}})),[^.;]{{0,160}}$"
    rf"|(?:^[\s\-–—+*•]{{0,6}}|[.;,]{_S})(?P<ended>kết{_G}thúc{_G}[^.;,()\n|:]{{4,60}}?){_S}$",
)
_WITHIN = pattern("time_offsets.within", rf"(?:vòng|hạn|quá|nhất|đa)(?:{_G}là)?{_S}$")
_SIGNED = pattern(
    "time_offsets.signed",
    rf"(?<!\w)(?:kể{_G})?từ{_G}(?P<trigger>ngày{_G}(?:được{_G})?(?:ký|ban{_G}hành|phê{_G}duyệt|công{_G}bố)(?:{_G}ban{_G}hành)?)(?!\w)",
)
_SIGNED_ONLY = pattern(
    "time_offsets.signed_only",
    rf"(?:được{_G})?(?:ký|ban{_G}hành|công{_G}bố|phê{_G}duyệt)(?:{_G}ban{_G}hành)?(?={_G}(?:và|thay)\b|$)",
)
# a bound without an event that fills a cell or follows a label of time: `≤ 45 ngày`, `07 ngày làm việc`
_LIMIT = pattern(
    "time_offsets.limit", rf"(?:[≤<]=?|không{_G}quá|tối{_G}đa|chậm{_G}nhất(?:{_G}(?:là|trong))?|trong(?:{_G}(?:vòng|thời{_G}hạn))?){_S}$"
)
_CLAUSE_ENDS = pattern(
    "time_offsets.clause_ends",
    rf"(?:{_G}làm{_G}việc)?{_S}(?:$|[.,;:)|]|(?:báo{_G}cáo|gửi|tổng{_G}hợp|có{_G}báo{_G}cáo|phải|trình|nộp)(?!\w))",
)
_SHORT = {"phút", "giờ", "ngày"}
_SENTENCE = 280
_UNITS = {"phút", "giờ", "ngày", "tuần", "tháng", "quý", "năm"}


def offset(low: str, start: int, end: int, atom: Atom) -> DeadlineMatch | None:
    """The deadline that a length makes with the event named around it, in its line; None without an event."""
    if atom.unit not in _UNITS or not atom.number:
        return None
    length = dates.duration(atom.number, atom.unit)
    begin = max(start, atom.start - 48)
    leading = _LEADING.search(low[begin : atom.start])
    first = begin + leading.start() if leading else atom.start
    since = _SINCE.match(low, atom.end, end)
    if since is not None and ("kể" in since.group() or not since["trigger"].lstrip("ngày ")[:1].isdigit()):
        return _relative(low, first, since.start("trigger"), since.end("trigger"), length, None)
    before = _BEFORE.match(low, atom.end, end)
    if before is not None and (leading is not None or before["day"] or "so" in before.group()[:6]):
        return _relative(low, first, before.start("trigger"), before.end("trigger"), length, "before")
    said = leading.group() if leading is not None else ""
    event = _EVENT_AHEAD.match(low, atom.end, end) if said.startswith("trước") else None
    if event is not None:
        group = "when" if event["when"] else "trigger"
        return _relative(low, first, event.start(group), event.end(group), length, "before")
    gone = _GONE_ON.match(low, atom.end, end) if said.startswith("sau") and atom.unit != "năm" else None
    if gone is not None:
        return _relative(low, first, gone.start("trigger"), gone.end("trigger"), length, None)
    reach = max(start, atom.start - 100)
    ahead = _AHEAD.search(low[reach : atom.start])
    if ahead is not None:
        trigger = ahead["trigger"].strip()
        return DeadlineMatch(reach + ahead.start(), atom.end, "relative", "before", offset=length, trigger=trigger)
    return _between(low, start, end, atom, length) or _after_earlier(low, start, first, atom, length)


def _between(low: str, start: int, end: int, atom: Atom, length: str) -> DeadlineMatch | None:
    """The event stands between `trước`, `sau` and the length, which ends its clause."""
    if atom.unit not in _SHORT or low[atom.end : min(end, atom.end + 1)].isalnum() or not _CLAUSE_ENDS.match(low, atom.end, end):
        return None
    reach = max(start, atom.start - 64)
    found = _BETWEEN.search(low[reach : atom.start])
    if found is None:
        return None
    early = found["when"] == "trước"
    return DeadlineMatch(
        reach + found.start(), atom.end, "relative", "before" if early else None, offset=length, trigger=found["trigger"].strip()
    )


def limit(low: str, start: int, atom: Atom) -> int | None:
    """Where the words begin that make a length a bound by itself (`≤ 45 ngày`, `07 ngày làm việc`); None where nothing does."""
    if atom.unit not in _UNITS or not atom.number:
        return None
    begin = max(start, atom.start - 24)
    bound = _LIMIT.search(low, begin, atom.start)
    if bound is not None:
        return bound.start()
    return atom.start if low.endswith("việc", atom.start, atom.end) else None


def _after_earlier(low: str, start: int, first: int, atom: Atom, length: str) -> DeadlineMatch | None:
    """A length of hours or days within which something follows the event that its sentence names before it."""
    if atom.unit not in _SHORT or not _WITHIN.search(low[first : atom.start]):
        return None
    event = _EARLIER.search(low[max(start, first - _SENTENCE) : first])
    if event is None:
        return None
    return DeadlineMatch(
        first, atom.end, "relative", None, offset=length, trigger=(event["trigger"] or event["act"] or event["ended"]).strip()
    )


def _relative(low: str, first: int, start: int, end: int, length: str, relation: str | None) -> DeadlineMatch:
    """The trigger keeps the word ngày where it would be a single word (`ngày ký`)."""
    words = low[start:end].rstrip()
    signed = _SIGNED_ONLY.match(words)
    words = signed.group() if signed else words
    end = start + len(words)
    if " " not in words.strip():
        back = low.rfind("ngày", max(first, start - 8), start)
        start = back if back >= 0 else start
    return DeadlineMatch(first, end, "relative", "before" if relation else None, offset=length, trigger=low[start:end].strip())


def from_signing(low: str) -> list[DeadlineMatch]:
    """`kể từ ngày ký` where this text itself takes effect or is carried out from then on."""
    found = []
    at = low.find("từ ngày ")
    while at >= 0:
        m = _SIGNED.match(low, max(0, at - 3)) or _SIGNED.match(low, at)
        if m is not None:
            found.append(DeadlineMatch(m.start(), m.end(), "relative", "from", offset="P0D", trigger=m["trigger"]))
        at = low.find("từ ngày ", at + 8)
    return found
