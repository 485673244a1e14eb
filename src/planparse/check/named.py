"""How a plan names the plan above it and what that rests on. Codes P1, P2, P8, L1."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from planparse.check.conflict import Conflict
from planparse.check.pair import Pair, dated_line, printed
from planparse.lint.context import Cited, Context, day, is_day
from planparse.lint.issue import SHOWN, Issue, several
from planparse.model import Citation, Metadata, Span
from planparse.registry import doctypes
from planparse.registry.agencies import own_path, parse_agency_id
from planparse.text.fold import fold
from planparse.text.patterns import pattern
from planparse.text.search import key

_ALIKE, _NEARLY = 86, 70  # percent of the words of two titles
_LEAD_IN = pattern("check.title_lead_in", r"^(?:về(?: việc)?|v/v|ban hành|phê duyệt|triển khai|thực hiện|tổ chức|kế hoạch| )+")
_OVER = pattern("check.over", r"(?:(?P<out>thay thế|bãi bỏ)|sửa đổi|bổ sung)[^.;\n]{0,60}$")
_BASIS = pattern("check.basis", r"(?:căn cứ|thực hiện|theo|triển khai)\b")


def found(pair: Pair) -> Iterator[Conflict]:
    """Findings on the citation of the superior, and on what it rests on."""
    cited = _of_superior(pair)
    if cited is None and (by_name := _by_name(pair)):
        yield Conflict(Issue("P2", by_name, "no_number", {"known": pair.superior.metadata.number or ""}), pair.superior, _head(pair.theirs))
    elif cited is None:
        yield Conflict(Issue("P1", pair.opening, "", {"name": _called(pair.superior.metadata)}), pair.superior, _head(pair.theirs))
    else:
        yield from _wrongly(pair, cited)
    yield from _bases(pair)


def _of_superior(pair: Pair) -> Cited | None:
    """The citation that means the superior: by number, else by title and issuer, else by title alone."""
    about = pair.superior.metadata
    numbered = [cited for cited in pair.ours.citations if _same_number(cited, about) and _may_be_by(cited.item, about)]
    dated = [cited for cited in pair.ours.citations if _same_day(cited, about) and _may_be_by(cited.item, about)]
    titled = [cited for cited in pair.ours.citations if _by(cited.item, about) and _titles(cited.item.title, about.title) >= _ALIKE]
    for candidates in (numbered, dated, titled):
        if candidates:
            return max(candidates, key=lambda cited: _titles(cited.item.title, about.title))
    return None


def _by_name(pair: Pair) -> Span | None:
    """The superior called by its type and issuer in a basis of the opening, without a number."""
    about, plan = pair.superior.metadata, pair.plan
    kind = fold(_type(about.doc_type or "KH"))
    first = min((section.span[0] for section in plan.sections), default=len(plan.text))
    for body in plan.agencies:
        line = plan.text[max(plan.text.rfind(mark, 0, body.span[0]) for mark in "\n;") + 1 : body.span[0]]
        named = about.issuer is not None and body.agency_id == about.issuer.agency_id and body.span[1] <= first
        if named and _BASIS.match(fold(line).strip()) and kind in fold(line) and _titles(line, about.title) >= _NEARLY:
            return body.span[0] - len(line.lstrip()), body.span[1]
    return None


def _serial(number: str | None) -> str | None:
    return "".join(number.split()).partition("/")[0].partition("-")[0] if number else None


def _same_number(cited: Cited, about: Metadata) -> bool:
    """The serial is the superior's, and so is the type, the day or the title."""
    serial = _serial(about.number)
    if serial is None or _serial(cited.item.number) != serial:
        return False
    same_symbol = key(cited.item.number or "") == key(about.number or "")
    return same_symbol or cited.item.date == about.issued_on or _titles(cited.item.title, about.title) >= _NEARLY


def _same_day(cited: Cited, about: Metadata) -> bool:
    return is_day(about.issued_on) and cited.item.date == about.issued_on and _titles(cited.item.title, about.title) >= _NEARLY


def _by(item: Citation, about: Metadata) -> bool:
    """Of the superior's issuer, as far as both are known."""
    issuer = item.issuer.agency_id if item.issuer else None
    return bool(issuer and about.issuer) and issuer == (about.issuer.agency_id if about.issuer else None)


def _may_be_by(item: Citation, about: Metadata) -> bool:
    """Not said to be of another place."""
    issuer = item.issuer.agency_id if item.issuer else None
    if issuer is None or about.issuer is None or about.issuer.agency_id is None:
        return True
    place = "/".join(parse_agency_id(issuer).place)
    return not place or place == own_path(about)


def _titles(one: str | None, other: str | None) -> float:
    """How alike the words of two titles are, without openings, in percent; 0 where one is missing."""
    if not one or not other:
        return 0.0
    sides = [key(_LEAD_IN.sub("", fold(title))) for title in (one, other)]
    return fuzz.token_set_ratio(*sides) if min(len(side.split()) for side in sides) > 2 else fuzz.ratio(*sides)


def _wrongly(pair: Pair, cited: Cited) -> Iterator[Conflict]:
    """P2: another type, number, day or issuer than the superior has in its own head."""
    item, about, there = cited.item, pair.superior.metadata, _head(pair.theirs)
    if about.doc_type and item.type != about.doc_type:
        values = {"type": _type(item.type), "known": _type(about.doc_type)}
        yield Conflict(Issue("P2", cited.span, "type", values), pair.superior, there)
    if about.number and item.number and key(item.number) != key(about.number):
        yield Conflict(Issue("P2", cited.number_span(), "number", {"number": item.number, "known": about.number}), pair.superior, there)
    elif about.number and not item.number:
        yield Conflict(Issue("P2", cited.span, "no_number", {"known": about.number}), pair.superior, there)
    if about.issued_on and item.date and item.date != about.issued_on[: len(item.date)]:
        values = {"date": day(item.date), "known": day(about.issued_on)}
        yield Conflict(Issue("P2", cited.date_span(), "date", values), pair.superior, (dated_line(pair.superior) or there[0],))


def _type(code: str) -> str:
    names = [row.name for row in doctypes.types() if row.code == code]
    return min(names, key=len, default=code)


def _called(about: Metadata) -> str:
    number = f"số {about.number}" if about.number else ""
    date = f"ngày {day(about.issued_on)}" if about.issued_on else ""
    issuer = f"của {about.issuer.name}" if about.issuer else ""
    return " ".join(filter(None, (_type(about.doc_type or "KH"), number, date, issuer)))


def _head(context: Context) -> tuple[Span, ...]:
    """The superior's own number and title, else its first line."""
    about = context.plan.metadata
    places = [printed(context.plan, words) for words in (about.number, about.title)]
    return tuple(place for place in places if place) or (context.plan.blocks[0].span,)


# what the superior rests on


def _bases(pair: Pair) -> Iterator[Conflict]:
    """L1, P2: instruments of both that differ by day, or that the superior has in a newer version; P8: newer ones the plan lacks."""
    above = [cited for cited in pair.theirs.citations if cited.item.number and cited.item.relation in ("basis", "implements")]
    own = {cited.item.instrument_id for cited in pair.ours.citations if cited.item.instrument_id}
    missing, told = [], set()
    for conflict, newer in _overtaken(pair):
        told.add(newer.instrument_id)
        yield conflict
    for cited in above:
        rivals = [one for one in pair.ours.citations if one.item.number and _rivals(one.item, cited.item)]
        for one in rivals:
            yield from _differs(pair, one, cited)
        if not rivals and cited.first and cited.item.instrument_id not in own | told and not _is_own(pair, cited):
            missing.append(cited)
    if missing:
        names = several([f"{cited.item.type} {cited.item.number}" for cited in missing])
        yield Conflict(Issue("P8", pair.opening, "", {"names": names}), pair.superior, tuple(cited.span for cited in missing[:SHOWN]))


def _overtaken(pair: Pair) -> Iterator[tuple[Conflict, Citation]]:
    """L1, P8: the superior says that another instrument replaced or amends what the plan cites, and the plan does not name that one."""
    own = {name: cited for cited in reversed(pair.ours.citations) for name in (cited.item.instrument_id, _printed(cited.item)) if name}
    for newer, older in pairwise(pair.theirs.citations):
        ours = own.get(older.item.instrument_id or "") or own.get(_printed(older.item) or "")
        said = _OVER.search(fold(pair.theirs.text[newer.span[0] : older.span[0]]))
        if ours and said and newer.item.instrument_id not in own:
            by = _named(newer.item)
            values = {"number": ours.item.number or ours.item.text, "by": by}
            code, case = ("L1", "told") if said["out"] else ("P8", "amended")
            yield Conflict(Issue(code, ours.span, case, values, by), pair.superior, (newer.span, older.span)), newer.item


def _printed(item: Citation) -> str | None:
    """Number and day: they tell an instrument even where its issuer is not said."""
    return f"{item.type} {key(item.number)} {item.date}" if item.number and item.date else None


def _named(item: Citation) -> str:
    return " ".join(filter(None, (_type(item.type), item.number and f"số {item.number}", item.date and f"ngày {day(item.date)}")))


def _is_own(pair: Pair, cited: Cited) -> bool:
    return _same_number(cited, pair.plan.metadata) or cited.item.type == "TTr"


def _rivals(one: Citation, other: Citation) -> bool:
    """Two citations of one instrument with different days, or of an instrument and the one that followed it."""
    if one.instrument_id == other.instrument_id and one.date == other.date:
        return False
    issuers = [item.issuer.agency_id if item.issuer else None for item in (one, other)]
    if issuers[0] != issuers[1] or one.type != other.type or not one.date or not other.date:
        return False
    return _titles(one.title, other.title) >= _ALIKE


def _differs(pair: Pair, one: Cited, other: Cited) -> Iterator[Conflict]:
    ours, theirs = one.item, other.item
    values = {"number": ours.number or "", "date": day(ours.date or ""), "known": theirs.number or "", "other": day(theirs.date or "")}
    if key(ours.number or "") == key(theirs.number or ""):
        yield Conflict(Issue("P2", one.date_span(), "basis", values), pair.superior, (other.span,))
    elif (ours.date or "") < (theirs.date or ""):
        yield Conflict(Issue("L1", one.span, "newer", values), pair.superior, (other.span,))
