"""Issuer, level, place, period of a plan, from its head, opening and title; what is nowhere stated stays null."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planparse.extract import own_places
from planparse.extract.letterhead import LetterBody, first_line_issuer, joined, read_letterhead
from planparse.extract.levels import LEVEL_WORDS
from planparse.extract.matches import BodyMatch
from planparse.extract.plan_period import period
from planparse.extract.plan_place import PlanPlace
from planparse.model import Issuer, Level, Metadata, Period, Place, Signer
from planparse.outline.nodes import Head
from planparse.registry.agencies import agency_id
from planparse.registry.places import had_ended, is_central_city, province, starting_province
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_ISSUES = pattern(
    "metadata.issues",
    r"[ ,]{0,2}(?:\([^()\n]{1,40}\) )?(?:xây dựng|ban hành|đề ra|yêu cầu|chỉ thị|quyết định|tổ chức|triển khai|"
    r"lập kế hoạch|thống nhất|hướng dẫn|đề nghị)(?![^\W_])",
)
_OWN = pattern(
    "metadata.own",
    r"(?<![^\W_])(?P<w>tỉnh|thành phố|Thành phố|TP\.?|quận|Quận|huyện|Huyện|thị xã|Thị xã|xã|Xã|phường|Phường|thị trấn|"
    r"Thị trấn|đặc khu|Đặc khu|Tỉnh) "
    r"(?P<n>(?!(?:Đoàn|Hội|Ủy)(?!\w))[\p{Lu}][\w']{0,8}(?:[ -][\p{Lu}][\w']{0,8}){0,3}|\d{1,2}(?!\d))",
)
_OF_A_CENTRAL_CITY = pattern("metadata.of_a_central_city", r"(?<![^\W_])(?:[Cc]ác [Ss]ở|[Cc]ác [Qq]uận|[Qq]uận ?[-,] ?[Hh]uyện)(?![^\W_])")
_OFFICE = (
    "sở",
    "bộ",
    "ban",
    "cục",
    "tổng cục",
    "phòng",
    "chi cục",
    "văn phòng",
    "trung tâm",
    "bệnh viện",
    "viện",
    "trường",
    "học viện",
    "chi nhánh",
    "công an",
    "hội",
    "đoàn",
    "tỉnh",
    "huyện ủy",
    "ủy ban mặt trận",
    "công ty",
    "tổng công ty",
    "xí nghiệp",
)
_FEWEST_LETTERS = 3
_FIRST_YEAR_WITHOUT = 2026  # districts ended on 1 July 2025
_PARENT: dict[Level, Level] = {"commune": "district", "district": "province"}


class Letter:
    """Reads who issues: the bodies of the opening, the letterhead, the signature, the symbol."""

    def __init__(self, head: Head, title: str, opening: str, bodies: Sequence[BodyMatch], text: str) -> None:
        """`bodies` are mentions in `opening`, offsets count in it; `text` is the whole canonical text."""
        self._head, self._title, self._opening, self._text = head, title, opening, text
        self._bodies = bodies
        letters = read_letterhead(head.letterhead, head.symbol) or first_line_issuer(opening)
        self._letters = tuple(self._in_small_letters(letter) for letter in letters)
        self._letter = self._letters[0] if self._letters else None
        self._body = self._speaker()
        self.word, self._name = self._own_unit()

    def _in_small_letters(self, letter: LetterBody) -> LetterBody:
        """The issuer with the capitals that the opening gives its name: a letterhead in capitals tells none (`Bệnh viện Tháp Mười`)."""
        at = fold(self._opening).find(fold(letter.short))
        said = self._opening[at : at + len(letter.short)] if at >= 0 else ""
        if not said[:1].isupper() or said.isupper():
            return letter
        written = "".join(a.upper() if b.isupper() else a for a, b in zip(letter.short, said, strict=True))
        return replace(letter, short=written, name=letter.name.replace(letter.short, written))

    def _speaker(self) -> BodyMatch | None:
        """The last body of the opening that issues the plan."""
        speakers = [b for b in self._bodies if not b.vague and not b.collective and _ISSUES.match(self._opening, b.end)]
        return speakers[-1] if speakers else None

    def _own_unit(self) -> tuple[str | None, str | None]:
        """Level word and name of the issuing unit."""
        letter = self._letter
        if letter and letter.word:
            return letter.word, letter.place or self._name_for(letter.word)
        if letter and letter.level:
            return None, self._name_for("tỉnh") if letter.level == "province" else None
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
        if self._letter and self._letter.level and (self._letter.place or self._letter.word is None):
            return self._letter.level
        if self.word:
            if self.word in ("thành phố", "tp", "tp."):
                central = is_central_city(self._name) if self._name else _OF_A_CENTRAL_CITY.search(self._text)
                return "province" if central else "district"
            return LEVEL_WORDS.get(self.word)
        return self._body.level if self._body else _level_of_symbol(self._head.symbol)

    def is_office(self) -> bool:
        """True where an office (Sở, Phòng, Party body …) issues, not a people's committee."""
        name = fold(self.short_name() or "")
        return name.startswith(_OFFICE) and not name.startswith("ủy ban nhân dân")

    def short_name(self) -> str | None:
        """Name of the issuer without level and place words (`Sở Y tế`)."""
        return self._letter.short if self._letter else (self._body.name if self._body else None)

    def short_form(self) -> str | None:
        """Letters by which the symbol of the plan calls its issuer (`SYT` in `15/KH-SYT`)."""
        letters = (self._head.symbol or "").rpartition("-")[2]
        return letters if letters.isupper() and len(letters) >= _FEWEST_LETTERS and letters.isalpha() else None

    def plan_place(self) -> PlanPlace:
        """What the body grammar needs to know."""
        return PlanPlace(self.level(), self.word, self._name, self.is_office(), self._after_districts(), self.short_name())

    def _after_districts(self) -> bool:
        """True where districts no longer existed: by the date of the plan, without one by the first year that it covers."""
        if self._head.issued_on:
            return self._head.issued_on >= "2025-07"
        start = period(self._title, self._opening).start
        return start is not None and start >= _FIRST_YEAR_WITHOUT

    def place(self) -> Place:
        """Own unit and the units above it, as far as the text states them."""
        level = self.level()
        names: dict[str, str | None] = {"province": None, "district": None, "commune": None}
        if level in names and self._name:
            names[level] = self._name
        if self._letter and self._letter.province:
            names["province"] = self._letter.province
        above = _PARENT.get(level) if level else None
        while above:
            names[above] = names[above] or self._unit_of(above, {n for n in names.values() if n})
            above = _PARENT.get(above)
        if names["province"] is None and level and level != "central":
            names["province"] = self._any_province(level)
        return Place(province=names["province"], district=names["district"], commune=names["commune"])

    def _unit_of(self, level: Level, own: set[str]) -> str | None:
        """The unit of a level that the text names most, its head first; not a province that was no more when the plan was made."""
        on = self._head.issued_on or str(period(self._title, self._opening).start or "")
        for source in ("\n".join(joined(self._head.letterhead)).title(), self._opening, self._title, self._text):
            names = Counter(
                name
                for word, name in _units(source)
                if _unit_level(word, name) == level and (name not in own or word == "tỉnh") and not had_ended(name, on)
            )
            if names:
                return names.most_common(1)[0][0]
        return None

    def _any_province(self, level: Level) -> str | None:
        """A province named without its word (`Thành ủy Hà Nội`, `Sở Y tế Kiên Giang`); only where the text names a single one."""
        found = own_places.unworded_provinces(self._text)
        return found.pop() if len(found) == 1 and level == "district" else None

    def issuer(self, place: Place) -> Issuer | None:
        """Full name with level word and place, abbreviations expanded."""
        level = self.level()
        if self._letter:
            unnamed = self._letter.word is not None and self._letter.place is None and self._name is not None
            name = f"{self._letter.name} {self._name}" if unnamed else self._letter.name
            return Issuer(name=name, agency_id=agency_id(self._letter.short, level, place), level=level, place=place)
        base = self._body.name if self._body else self._unsigned()
        if base is None:
            return None
        full = self._body.issuer if self._body else base
        if self.word and self._name:
            full = f"{base} {self.word} {self._name}"
        return Issuer(name=full, agency_id=agency_id(base, level, place), level=level, place=place)

    def _unsigned(self) -> str | None:
        """The committee that the symbol or the first line of the opening names where no sentence says who issues."""
        if self._head.symbol and self._head.symbol.rsplit("-", 1)[-1].upper() in ("UBND", "UB"):
            return "Ủy ban nhân dân"
        first = next((b for b in self._bodies if b.start == 0 and self._opening[b.end : b.end + 1] in ("", "\n")), None)
        return first.name if first else None

    def co_issuers(self, place: Place) -> tuple[Issuer, ...]:
        """Those who issue together with the first."""
        issuers = []
        for body in self._letters[1:]:
            level = body.level or self.level()
            own = place if body.place is None or body.place == self._name else _with(place, level, body.place)
            issuers.append(Issuer(name=body.name, agency_id=agency_id(body.short, level, own), level=level, place=own))
        return tuple(issuers)


def _with(place: Place, level: Level | None, name: str) -> Place:
    """A place of the same province with another unit of `level`."""
    names: dict[str, str | None] = {"province": place.province, "district": None, "commune": None}
    if level in names:
        names[level] = name
    return Place(province=names["province"], district=names["district"], commune=names["commune"])


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
        title=" ".join(title.split()) if title else None,
        period=covers,
        signer=signers[0] if signers else None,
        co_issuers=letter.co_issuers(place),
        co_signers=tuple(signers[1:]),
        recipients=tuple(recipients),
        topic=None,
    )
