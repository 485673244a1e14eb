"""Issuer, level, place, period of a plan, from its head, opening and title; what is nowhere stated stays null."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planparse.extract.levels import LEVEL_WORDS, PlanPlace
from planparse.extract.matches import BodyMatch, PlanTime
from planparse.model import Issuer, Level, Metadata, Period, Place, Signer
from planparse.outline.nodes import Head
from planparse.registry.agencies import agency_id
from planparse.registry.places import is_central_city, province, starting_province
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_ISSUES = pattern(
    "metadata.issues",
    r"[ ,]{0,2}(?:\([^()\n]{1,40}\) )?(?:xây dựng|ban hành|đề ra|yêu cầu|chỉ thị|quyết định|tổ chức|triển khai|lập kế hoạch|thống nhất|hướng dẫn|đề nghị)(?![^\W_])",
)
_OWN = pattern(
    "metadata.own",
    r"(?<![^\W_])(?P<w>tỉnh|thành phố|Thành phố|TP\.?|quận|Quận|huyện|Huyện|thị xã|Thị xã|xã|Xã|phường|Phường|thị trấn|Thị trấn|đặc khu|Đặc khu|Tỉnh) "
    r"(?P<n>[\p{Lu}][\w']{0,8}(?:[ -][\p{Lu}][\w']{0,8}){0,3}|\d{1,2}(?!\d))",
)
_CAPITAL_LEVEL = pattern("metadata.capital_level", r"(?P<w>TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) (?P<n>.+)$")
_YEARS = pattern("metadata.years", r"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm|các năm) ?(?P<a>(?:19|20)\d\d)(?: ?(?:[-–—]|đến(?: năm)?|và(?: năm)?) ?(?P<b>(?:19|20)\d\d))?(?!\d)")
_LAST_YEAR = pattern("metadata.last_year", r"đến (?:hết )?năm (?P<b>(?:19|20)\d\d)")
_OFFICE = ("sở", "bộ", "ban", "cục", "phòng", "chi cục", "văn phòng", "trung tâm", "công an", "hội", "đoàn", "tỉnh", "huyện ủy", "ủy ban mặt trận")
_PARENT: dict[Level, Level] = {"commune": "district", "district": "province"}


def period(title: str, opening: str) -> Period:
    """Years that the plan covers, from its title, else from the words that announce it."""
    for text in (title, opening[-300:]):
        found = list(_YEARS.finditer(text))
        spans = [m for m in found if m["b"]]
        if spans or found:
            match = spans[-1] if spans else found[-1]
            start, end = int(match["a"]), int(match["b"] or match["a"])
            until = _LAST_YEAR.search(text) if not match["b"] else None
            if until and int(until["b"]) > start and until.start() > match.start():
                end = int(until["b"])
            return Period(start=min(start, end), end=max(start, end))
        until = _LAST_YEAR.search(text)
        if until and text is title:
            return Period(start=None, end=int(until["b"]))
    return Period(start=None, end=None)


def plan_time(head: Head, covers: Period) -> PlanTime:
    """The years for the time grammar."""
    return PlanTime(covers.start, covers.end, head.issued_on)


class Letter:
    """Reads who issues: the bodies of the opening, the letterhead, the signature, the symbol."""

    def __init__(self, head: Head, title: str, opening: str, bodies: Sequence[BodyMatch], text: str) -> None:
        """`bodies` are mentions in `opening`, offsets count in it; `text` is the whole canonical text."""
        self._head, self._title, self._opening, self._text = head, title, opening, text
        self._bodies = bodies
        self._letter = _letterhead_name(head.letterhead)
        self._body = self._speaker()
        self.word, self._name = self._own_unit()

    def _speaker(self) -> BodyMatch | None:
        """The last body of the opening that issues the plan."""
        speakers = [b for b in self._bodies if not b.vague and not b.collective and _ISSUES.match(self._opening, b.end)]
        return speakers[-1] if speakers else None

    def _own_unit(self) -> tuple[str | None, str | None]:
        """Level word and name of the issuing unit."""
        if self._letter:
            found = _own_in(self._letter)
            if found:
                return found
        body = self._body
        if body is not None:
            found = _own_in(self._opening[body.start : body.end])
            if found:
                return found
            word = body.issuer.removeprefix(body.name).strip().lower()
            level = body.level
            if word or level:
                return word or None, body.place or self._name_for(word)
        for source in (self._title, self._opening):
            found = _own_in(source)
            if found:
                return found
        return None, None

    def _name_for(self, word: str) -> str | None:
        """`Ủy ban nhân dân thị xã` names no place: it is the one that title, opening or the whole text give the same level word."""
        for source in (self._title, self._opening[self._body.start :] if self._body else "", self._opening, self._text):
            names = Counter(name for w, name in _units(source) if w == word)
            if names:
                return names.most_common(1)[0][0]
        return self._head.dated_at

    def level(self) -> Level | None:
        """Level of the issuer."""
        if self.word:
            if self.word in ("thành phố", "tp", "tp."):
                return "province" if self._name and is_central_city(self._name) else "district"
            return LEVEL_WORDS.get(self.word)
        return self._body.level if self._body else _level_of_symbol(self._head.symbol)

    def is_office(self) -> bool:
        """True where an office (Sở, Phòng, Party body …) issues, not a people's committee."""
        name = fold(self._letter or (self._body.name if self._body else ""))
        return name.startswith(_OFFICE) and not name.startswith("ủy ban nhân dân")

    def plan_place(self) -> PlanPlace:
        """What the body grammar needs to know."""
        issued = self._head.issued_on or ""
        return PlanPlace(self.level(), self.word, self._name, self.is_office(), issued >= "2025-07")

    def place(self) -> Place:
        """Own unit and the units above it, as far as the text states them."""
        level = self.level()
        names: dict[str, str | None] = {"province": None, "district": None, "commune": None}
        if level in names and self._name:
            names[level] = self._name
        above = _PARENT.get(level) if level else None
        while above:
            names[above] = self._unit_of(above, {n for n in names.values() if n})
            above = _PARENT.get(above)
        if names["province"] is None and level and level != "central":
            names["province"] = self._any_province(level)
        return Place(province=names["province"], district=names["district"], commune=names["commune"])

    def _unit_of(self, level: Level, own: set[str]) -> str | None:
        for source in (" ".join(self._head.letterhead).title(), self._opening, self._title, self._text):
            names = Counter(name for word, name in _units(source) if _unit_level(word, name) == level and name not in own)
            if names:
                return names.most_common(1)[0][0]
        return None

    def _any_province(self, level: Level) -> str | None:
        """A province named without its word (`Thành ủy Hà Nội`); only where the text names a single one."""
        found = {starting_province(m["n"]) for m in _PARTY_OF.finditer(self._text)} - {None}
        return found.pop() if len(found) == 1 and level == "district" else None

    def issuer(self, place: Place) -> Issuer | None:
        """Full name with level word and place, abbreviations expanded."""
        base = self._letter or (self._body.name if self._body else None)
        if base is None and self._head.symbol and self._head.symbol.rsplit("-", 1)[-1].upper() in ("UBND", "UB"):
            base = "Ủy ban nhân dân"
        if base is None:
            return None
        level = self.level()
        full = base
        if not self._letter and self.word and self._name:
            full = f"{base} {self.word} {self._name}"
        elif not self._letter and self._body:
            full = self._body.issuer
        short = self._body.name if self._body else base.split(" " + (self.word or "\0") + " ")[0]
        return Issuer(name=full, agency_id=agency_id(short, level, place), level=level, place=place)


_PARTY_OF = pattern("metadata.party_of", r"(?:Tỉnh ủy|Thành ủy|Tỉnh đoàn|Thành đoàn|Hội đồng nhân dân|HĐND) (?P<n>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})")


def _units(text: str) -> list[tuple[str, str]]:
    found = []
    for match in _OWN.finditer(text):
        word = match["w"].lower()
        name = match["n"]
        if word in ("tỉnh", "thành phố", "tp", "tp."):
            name = starting_province(name) or name
        found.append((word, name))
    return found


def _own_in(text: str) -> tuple[str, str] | None:
    units = _units(text)
    return units[0] if units else None


def _unit_level(word: str, name: str) -> Level | None:
    if word in ("thành phố", "tp", "tp."):
        return "province" if is_central_city(name) else "district"
    if word == "tỉnh":
        return "province" if province(name) else None
    return LEVEL_WORDS.get(word)


def _letterhead_name(lines: Sequence[str]) -> str | None:
    """The issuing body from the lines above the number: the last line, joined with the one before where it is only the place."""
    if not lines:
        return None
    last = lines[-1].strip(" *-_")
    place = _CAPITAL_LEVEL.match(last)
    if place and len(lines) > 1:
        last = f"{lines[-2].strip(' *-_')} {last}"
    return _proper(last)


def _proper(name: str) -> str | None:
    """`ỦY BAN NHÂN DÂN QUẬN LONG BIÊN` → `Ủy ban nhân dân quận Long Biên`."""
    words = name.replace("UBND", "ỦY BAN NHÂN DÂN").replace("HĐND", "HỘI ĐỒNG NHÂN DÂN")
    match = _CAPITAL_SPLIT.match(words)
    if match is None:
        return words.capitalize() if words.isupper() else words
    head, level, place = match["head"].strip(), match["w"], match["n"]
    shown = place.title() if place.isupper() else place
    return f"{_sentence_case(head)} {level.lower()} {shown}".strip()


_CAPITAL_SPLIT = pattern(
    "metadata.capital_split",
    r"(?P<head>.{2,80}?) (?P<w>TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|tỉnh|thành phố|quận|huyện|thị xã|xã(?! hội)|phường|thị trấn) (?P<n>.{2,40})$",
)


def _sentence_case(name: str) -> str:
    return name.capitalize() if name.isupper() else name


def _level_of_symbol(symbol: str | None) -> Level | None:
    code = (symbol or "").rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    if code.startswith("B") and len(code) > 2 and code.isupper():
        return "central"
    return "province" if code.startswith("S") and len(code) > 2 else None


def metadata(letter: Letter, head: Head, title: str | None, covers: Period, recipients: Sequence[str]) -> Metadata:
    """The record's metadata."""
    place = letter.place()
    signers = [Signer(name=s.name, position=s.position, authority=s.authority) for s in head.signers]
    return Metadata(
        doc_type=head.doc_type,
        number=head.number,
        symbol=head.symbol,
        issued_on=head.issued_on,
        issuer=letter.issuer(place),
        level=letter.level(),
        place=place,
        title=title,
        period=covers,
        signer=signers[0] if signers else None,
        co_issuers=(),
        co_signers=tuple(signers[1:]),
        recipients=tuple(recipients),
        topic=None,
    )
