"""Automatic numbers as Word shows them: levels, formats, starts, overrides and restarts of `numbering.xml`."""

from __future__ import annotations

from dataclasses import dataclass, field

from planparse.readers.docx.names import COMPATIBILITY, Element, W, child, is_on, number, value
from planparse.readers.docx.styles import Listing, Styles, listing
from planparse.readers.docx.symbols import symbol
from planparse.readers.numerals import numeral
from planparse.text.patterns import pattern

_LEVELS = 9
_PLACEHOLDER = pattern("docx.placeholder", r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart` is the level (from 1) whose use sets it back, 0 for none, None for any above."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    follow: str = "tab"
    font: str | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    """`w:num`: a list of its own over the levels of an abstract one."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document; ask for each once, in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """`root` is `w:numbering`, or None."""
        self._styles = styles
        self._abstract = {value(el, "abstractNumId") or "": el for el in _children(root, "abstractNum")}
        self._lists = {number(el, "numId"): self._list(el) for el in _children(root, "num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The number in front of the paragraph with `properties` (`w:pPr`), with the blank behind it; empty where it has none."""
        found = self._place(properties)
        if found is None:
            return ""
        list_id, at = found
        own = self._lists[list_id]
        abstract = self._resolve(own.abstract)
        levels = {**self._of(abstract), **own.levels}
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(counts, levels, list_id, at)
        text = _text(level, at, levels, counts)
        return text if not text or level.follow == "nothing" else f"{text.rstrip()} "

    def _place(self, properties: Element | None) -> tuple[int, int] | None:
        """List and level of a paragraph: its own setting over that of its style."""
        own = listing(child(properties, "numPr"))
        style, says = self._styles.listing(value(child(properties, "pStyle")))
        both = own.over(style)
        if both.list_id not in self._lists or both.list_id is None:
            return None
        level = both.level if own.level is not None or own.list_id is not None else self._level_of_style(style, says)
        return both.list_id, min(max(level or 0, 0), _LEVELS - 1)

    def _level_of_style(self, style: Listing, says: str | None) -> int | None:
        """A style numbers at the level that names it, whatever level it names itself."""
        own = self._lists[style.list_id]
        levels = {**self._of(self._resolve(own.abstract)), **own.levels}
        return next((at for at, level in levels.items() if level.style == says), style.level)

    def _count(self, counts: list[int | None], levels: dict[int, Level], list_id: int, at: int) -> None:
        override = self._lists[list_id].starts.get(at)
        before = counts[at]
        if override is not None and (list_id, at) not in self._started:
            counts[at] = override
        else:
            counts[at] = levels[at].start if before is None else before + 1
        self._started.add((list_id, at))
        for deeper in range(at + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                counts[deeper] = None

    def _list(self, element: Element) -> _List:
        made = _List(value(child(element, "abstractNumId")) or "")
        for override in _children(element, "lvlOverride"):
            at = number(override, "ilvl")
            start = number(child(override, "startOverride"))
            level = child(override, "lvl")
            if at is not None and start is not None:
                made.starts[at] = start
            if at is not None and level is not None:
                made.levels[at] = _level(level)
        return made

    def _resolve(self, abstract: str) -> str:
        """The abstract list that holds the levels, where this one only names a style of lists."""
        for _ in range(_LEVELS):
            style = value(child(self._abstract.get(abstract), "numStyleLink"))
            other = self._lists.get(self._styles.list_of(style)) if style else None
            if other is None or other.abstract == abstract:
                break
            abstract = other.abstract
        return abstract

    def _of(self, abstract: str) -> dict[int, Level]:
        if abstract not in self._levels:
            found = _children(self._abstract.get(abstract), "lvl")
            self._levels[abstract] = {at: _level(el) for el in found if (at := number(el, "ilvl")) is not None and 0 <= at < _LEVELS}
        return self._levels[abstract]


def _children(element: Element | None, name: str) -> list[Element]:
    return element.findall(W + name) if element is not None else []


def _level(element: Element) -> Level:
    start = number(child(element, "start"))
    form = child(element, "numFmt")
    if form is None:  # a form that only newer versions know, with the next best behind it
        form = next(iter(element.findall(f"{COMPATIBILITY}AlternateContent/{COMPATIBILITY}Fallback/{W}numFmt")), None)
    fonts = child(element, "rPr", "rFonts")
    return Level(
        start=0 if start is None else start,
        form=value(form) or "decimal",
        text=value(child(element, "lvlText")) or "",
        legal=is_on(element, "isLgl") or False,
        restart=number(child(element, "lvlRestart")),
        follow=value(child(element, "suff")) or "tab",
        font=value(fonts, "ascii") or value(fonts, "hAnsi"),
        style=value(child(element, "pStyle")),
    )


def _text(level: Level, at: int, levels: dict[int, Level], counts: list[int | None]) -> str:
    if level.form == "bullet":
        return "".join(symbol(level.font, sign) for sign in level.text)

    def shown(place: str) -> str:
        index = int(place) - 1
        other = levels.get(index, Level())
        if index > at or (other.form == "none" and not level.legal):
            return ""
        count = counts[index]
        count = other.start if count is None else count
        return numeral(count, "decimal" if level.legal else other.form)

    return _PLACEHOLDER.sub(lambda found: shown(found[1]), level.text)
