"""Who issued a cited instrument: the body after `của …`, `do … ban hành`, or before `… tại`, `… ban hành`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from planparse.extract import cite_cues
from planparse.extract.matches import BodyMatch
from planparse.registry import issuers, units
from planparse.tables import table
from planparse.text.letters import DASHES, fold_word
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

_LINK = pattern("cite_issuers.link", rf"{_S}{{0,3}}(?:[,-]{_S}?)?(?:của|do|CỦA){_S}{{1,3}}")
_BETWEEN = pattern("cite_issuers.between", rf"{_S}{{1,2}}giữa{_S}{{1,2}}")
_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_LEVELS = "|".join(form for unit in _UNITS for form in (unit, unit.capitalize(), unit.upper())) + r"|TP\.?"
_UPPER = "A-ZĐÂÊÔƠƯĂÁÀẢÃẠÉÈÍÌÓÒÚÙÝẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỶỲ"
_PLACE = rf"(?:{_S}(?!Về\b|V/|Ban\b|Phê\b|Số\b)[{_UPPER}][\w'’]{{0,9}}){{1,4}}"
_END = r"(?![^\W¹²³⁴-⁹])"  # a footnote mark may stand right behind
_POST = rf"(?:(?:{cite_cues.any_of('post')}){_S})"
_ISSUER = cite_cues.any_of("issuer")
_LOCAL = pattern(
    "cite_issuers.local",
    rf"({_POST}?)({cite_cues.any_of('local')}){_END}((?:{_S}(?:{_LEVELS}|các cấp){_END})?)({_PLACE})?",
)
_CENTRAL = pattern("cite_issuers.central", rf"({_ISSUER}|{_ISSUER.upper()}){_END}(,?{_S}[Kk]h[óo][áa]{_S}[IVX]{{1,5}}(?!\w))?")
_MEETING = pattern("cite_issuers.meeting", rf"Hội nghị{_S}(?:lần{_S})?(?:thứ{_S})?[\w ]{{1,14}}?{_S}(?=Ban Chấp hành|BCH|BCHTW)")
_OFFICE = pattern("cite_issuers.office", rf"({_POST}{{0,2}})({cite_cues.any_of('office')})(?=[ \xa0][A-ZĐÂÊÔƠƯ])")
_WORD = pattern("cite_issuers.word", rf"{_S}{{0,2}}([,&{DASHES}]?){_S}{{0,2}}([\w&]{{1,20}})")
_BEFORE = pattern(
    "cite_issuers.before",
    rf"{_S}{{1,2}}(?:{cite_cues.any_of('before_issuer')})(?:{_S}kèm theo)?(?:{_S}các)?{_S}{{1,2}}$",
)
_TITLE = pattern("cite_issuers.title", rf"{_S}{{0,2}}(?:{cite_cues.any_of('title')})(?!\w)")
_BEGIN = pattern("cite_issuers.begin", rf"(?:của|do|Của|Do){_S}{{1,2}}|(?:^|[,;:.]{_S})(?=[A-ZĐUỦ])")
_JOIN = pattern("cite_issuers.join", rf"{_S}?(?:,|;|[{DASHES}]|và(?!\w)){_S}{{1,2}}")
_MINISTRY = pattern("cite_issuers.ministry", rf"{_S}?[,{DASHES}]{_S}?(?=Bộ{_S}[{_UPPER}])")
_PARTS_OF_MINISTRIES = ("Cục ", "Tổng cục ", "Vụ ", "Viện ", "Thanh tra ", "Văn phòng ", "Ban ")
_AND = pattern("cite_issuers.and", rf"{_S}và{_S}")
_OF = pattern("cite_issuers.of", rf"của{_S}{{1,2}}$")
_REACH = 110


class IssuerFound(NamedTuple):
    """End offset and full name of an issuer."""

    end: int
    name: str


def after(text: str, end: int, bodies: Sequence[BodyMatch], *, joint: bool = False) -> IssuerFound | None:
    """The issuer that follows a mention after `của` or `do`; all issuers of a list with `joint` or after `giữa`."""
    link = _LINK.match(text, end)
    if link is None:
        link = _BETWEEN.match(text, end)
        joint = True
    if link is None:
        return None
    found = _whole(text, at(text, link.end(), bodies), bodies)
    while found and joint:
        joined = _JOIN.match(text, found.end)
        following = at(text, joined.end(), bodies) if joined else None
        if following is None:
            break
        found = IssuerFound(following.end, f"{found.name}, {following.name}")
        if joined is not None and "và" in joined.group():  # `giữa A, B và C, Ủy ban nhân dân huyện ban hành …`
            break
    return found


def _whole(text: str, found: IssuerFound | None, bodies: Sequence[BodyMatch]) -> IssuerFound | None:
    """`Cục Quản lý Khám, chữa bệnh – Bộ Y tế`: a part of a ministry, named with it."""
    ministry = _MINISTRY.match(text, found.end) if found and found.name.startswith(_PARTS_OF_MINISTRIES) else None
    whole = at(text, ministry.end(), bodies) if ministry else None
    return IssuerFound(whole.end, f"{found.name} - {whole.name}") if found and whole else found


def at(text: str, start: int, bodies: Sequence[BodyMatch]) -> IssuerFound | None:
    """The issuer whose name begins at `start`: a body found there, else by the small grammar of this module.

    A central name that reaches further than the body wins (`Ban Chấp hành Trung ương Đảng khóa XIII`).
    """
    central = _central(text, start)
    first = bisect_left(bodies, start - 1, key=lambda body: body.start)
    near = [body for body in bodies[first : first + 4] if body.start <= start + 3]
    if near:
        body = max(near, key=lambda candidate: candidate.end)
        found = IssuerFound(body.end, body.issuer)
        return max((found, central, _party(text, start)), key=lambda one: one.end if one else -1) or found
    return central or _local(text, start) or _office(text, start)


def before(text: str, start: int, bodies: Sequence[BodyMatch], floor: int) -> str | None:
    """The issuer that the clause states before the mention (`đề nghị của Phòng X tại Tờ trình số …`), not left of `floor`."""
    left = max(floor, start - _REACH)
    gap = _BEFORE.search(text, left, start)
    if gap is None:
        return _before_brackets(text, start, bodies, left)
    end = _before_bracket(text, left, gap.start())
    stated = _bodies_before(text, end, bodies, left)
    if stated:
        whole = [_central(text, begin.end()) for begin in _BEGIN.finditer(text, left, end)]
        central = next((found for found in whole if found and found.end == end), None)
        return central.name if central and len(stated) == 1 and len(central.name) > len(stated[0].issuer) else _joined(stated)
    for begin in reversed(list(_BEGIN.finditer(text, left, end))):
        found = at(text, begin.end(), ())
        while found and found.end < end:
            joined = _AND.match(text, found.end)
            following = at(text, joined.end(), ()) if joined else None
            found = IssuerFound(following.end, f"{found.name} và {following.name}") if following else None
        if found and found.end == end:
            return found.name
    return None


def _before_brackets(text: str, start: int, bodies: Sequence[BodyMatch], left: int) -> str | None:
    """Whose words the mention in brackets is: `đề nghị của Sở Tư pháp (Tờ trình số …)`; who only receives it has no `của`."""
    if text[max(0, start - 2) : start] != " (":
        return None
    stated = _bodies_before(text, start - 2, bodies, left)
    return _joined(stated) if stated and _OF.search(text, left, stated[0].start) else None


def _joined(bodies: Sequence[BodyMatch]) -> str:
    return " và ".join(body.issuer for body in bodies)


def _before_bracket(text: str, left: int, end: int) -> int:
    """Left of the bracket that ends at `end`: `Sở Khoa học và Công nghệ (KH&CN) tại Tờ trình …`."""
    opened = text.rfind("(", left, end) if text[left:end].rstrip().endswith(")") else -1
    return len(text[:opened].rstrip()) if opened >= 0 else end


def _bodies_before(text: str, end: int, bodies: Sequence[BodyMatch], left: int) -> list[BodyMatch]:
    """The bodies that end at `end`, several where `và` joins them."""
    found: list[BodyMatch] = []
    last = bisect_left(bodies, end, key=lambda body: body.start)
    for body in reversed(bodies[max(0, last - 5) : last]):
        reaches = 0 <= end - body.end <= 1 if not found else body.end < end and text[body.end : end].strip() == "và"
        if body.start >= left and reaches:
            found.insert(0, body)
            end = body.start
    return found


@cache
def _full_names() -> dict[str, str]:
    rows = table("planparse.extract", "citation_cues")
    return {row["text"]: row["note"] for row in rows if row["kind"] in ("issuer", "local") and row["note"] and ";" not in row["note"]}


def _central(text: str, start: int) -> IssuerFound | None:
    meeting = _MEETING.match(text, start)
    inner = _central(text, meeting.end()) if meeting else None
    if meeting and inner:
        return IssuerFound(inner.end, f"{' '.join(meeting[0].split())} {inner.name}")
    found = _CENTRAL.match(text, start)
    if found is None or found[1] == "Bộ trưởng":
        return None
    words = " ".join(found[1].split())
    if words.isupper():
        words = next((name for name in cite_cues.words("issuer") if name.upper() == words), words)
    return IssuerFound(found.end(), _full_names().get(words, words) + (found[2] or ""))


def _party(text: str, start: int) -> IssuerFound | None:
    """`Ban Thường vụ Tỉnh ủy Quảng Nam`, `Ban Chấp hành Đảng bộ tỉnh`: a party organ with the unit whose name follows."""
    found = _LOCAL.match(text, start)
    if found is None or _full_names().get(" ".join(found[2].split()), found[2]) not in cite_cues.words("party"):
        return None
    whole = _local(text, start)
    if whole is None or not found[4]:
        return whole
    name = found[4].split()
    for size in range(len(name), 0, -1):
        if units.named(" ".join(name[:size])):
            end = _words_end(text, found.start(4), size)
            return IssuerFound(end, " ".join([*whole.name.split()[: len(whole.name.split()) - len(name)], *name[:size]]))
    return IssuerFound(found.start(4), " ".join(whole.name.split()[: -len(name)]))


def _words_end(text: str, start: int, count: int) -> int:
    """Where the first `count` words from `start` end."""
    end = start
    for word in islice(_PLACE_WORD.finditer(text, start), count):
        end = word.end()
    return end


_PLACE_WORD = pattern("cite_issuers.place_word", r"[\w'’]{1,12}")


def _local(text: str, start: int) -> IssuerFound | None:
    found = _LOCAL.match(text, start)
    if found is None:
        return None
    level = found[3].strip().lower().replace("tp.", "thành phố").replace("tp", "thành phố").rstrip(".")
    body = _full_names().get(" ".join(found[2].split()), found[2])
    parts = (found[1], body, level, found[4] or "")
    return IssuerFound(found.end(), " ".join(" ".join(parts).split()))


class _Node(dict[str, "_Node"]):
    name: str | None = None


@cache
def _names() -> _Node:
    root = _Node()
    for issuer in issuers.issuers():
        node = root
        for word in issuer.name.replace(",", " ").replace("-", " ").split():
            if word != "và":
                node = node.setdefault(fold_word(word), _Node())
        node.name = issuer.name
    return root


def _office(text: str, start: int) -> IssuerFound | None:
    """`Bộ trưởng Bộ Y tế`, `Sở LĐTBXH tỉnh X`, `Ban Dân tộc tỉnh`: names of the registry, codes, else capitalised words."""
    found = _OFFICE.match(text, start)
    if found is None:
        return None
    post, kind = found[1], found[2]
    known = _known(text, found.start(2)) or _coded(text, found.end(), kind) or _free(text, found.start(2))
    if known is None:
        return None
    suffix = _SUFFIX.match(text, known.end)
    words = f"{post}{known.name}" + (f" {suffix[0].strip()}" if suffix else "")
    return IssuerFound(suffix.end() if suffix else known.end, " ".join(words.split()))


_SUFFIX = pattern("cite_issuers.suffix", rf"{_S}(?:{_LEVELS})(?!\w)(?:{_PLACE})?")


def _known(text: str, start: int) -> IssuerFound | None:
    node, end, best = _names(), start, None
    for _ in range(16):
        word = _WORD.match(text, end)
        if word is None:
            break
        if fold_word(word[2]) in ("và", "&"):
            end = word.end()
            continue
        following = node.get(fold_word(word[2].strip("&")))
        if following is None:
            break
        node, end = following, word.end()
        if node.name is not None:
            best = IssuerFound(end, node.name)
    return best


_CODE = pattern("cite_issuers.code", rf"{_S}((?:[A-ZĐ]{{1,3}}[{DASHES}])?[A-ZĐ]{{2,8}}(?:&[A-ZĐ]{{1,4}})?)(?!\w)")


def _coded(text: str, start: int, kind: str) -> IssuerFound | None:
    code = _CODE.match(text, start)
    row = issuers.lookup(kind[0] + code[1].replace("-", "").replace("–", "")) if code else None
    return IssuerFound(code.end(), row.name) if code and row else None


def _free(text: str, start: int) -> IssuerFound | None:
    """Capitalised words and what joins them, up to the title, a date or a stop."""
    at_, end, capitals = start, None, 0
    for _ in range(12):
        word = _WORD.match(text, at_)
        if word is None or word[2][0].isdigit() or word[2] in ("ngày", "năm", "số"):
            break
        capital = word[2][0].isupper()
        if not capital and word[2] != "và" and (_TITLE.match(text, at_) or capitals == 0):
            break
        if word[1] == "," and not capital:
            break
        capitals += capital
        at_ = word.end()
        if word[2] != "và":
            end = at_
    return IssuerFound(end, " ".join(text[start:end].split())) if end and capitals > 1 else None
