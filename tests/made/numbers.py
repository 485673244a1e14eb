"""Automatic numbering that prints the markers of a plan, made without the code that reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_MARKER = re.compile(r"(?P<before>.*?)(?P<value>\d+(?:\.\d+)*|[IVX]+|[a-z])(?P<after>[.)/: –-]*)")
_ROMANS = [
    "",
    *["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"],
]
BULLET = "bullet"
ROWS = (2000, 0)  # list and level of the numbers of rows in a table


@dataclass
class Lists:
    """One list of many levels, and lists of their own for bullets; `place` says how a marker is numbered; `after` is what stands behind it."""

    after: str = "tab"
    levels: dict[int, tuple[str, str]] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0] * 9)
    starts: list[tuple[int, int]] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)

    def bullet(self, sign: str) -> tuple[int, int]:
        """List and level of a list sign."""
        if sign not in self.bullets:
            self.bullets.append(sign)
        return 1000 + self.bullets.index(sign), 0

    def place(self, marker: str, depth: int) -> tuple[int, int] | None:
        """List and level that print `marker` in a division so deep; None where no list can."""
        found = _MARKER.fullmatch(marker)
        if found is None or depth > 8:
            return None
        form, text = _form(found, depth)
        value = _value(found["value"].rsplit(".", maxsplit=1)[-1])
        counts = [*self.counts[:depth], self.counts[depth] + 1, *[0] * (8 - depth)]
        started = [*self.counts[:depth], value, *[0] * (8 - depth)]
        if self.levels.setdefault(depth, (form, text)) != (form, text) or self._shown(started, form, text) != marker:
            return None
        if counts != started:
            self.starts.append((depth, value))
        self.counts = started
        return 1 + len(self.starts), depth

    def _shown(self, counts: list[int], form: str, text: str) -> str:
        return re.sub(r"%(\d)", lambda at: _write(counts[int(at[1]) - 1], self.levels.get(int(at[1]) - 1, (form, text))[0]), text)

    def xml(self) -> list[str]:
        """`w:abstractNum` and `w:num` elements in the order that the schema asks for."""
        levels = "".join(_level(at, form, text, self.after) for at, (form, text) in sorted(self.levels.items()))
        abstract = [f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>']
        abstract += [
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{1 + at}">{_level(0, BULLET, sign, self.after)}</w:abstractNum>'
            for at, sign in enumerate(self.bullets)
        ]
        abstract.append(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="500">{_level(0, "decimal", "%1", self.after)}</w:abstractNum>')
        lists = [_list(1, 0, "")]
        for number, (depth, value) in enumerate(self.starts, 2):
            lists.append(_list(number, 0, f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{value}"/></w:lvlOverride>'))
        return [*abstract, *lists, *(_list(1000 + at, 1 + at, "") for at in range(len(self.bullets))), _list(ROWS[0], 500, "")]

    def write(self, numbering: object) -> None:
        """Replace the children of a `w:numbering`."""
        for old in list(numbering):  # type: ignore[call-overload]
            numbering.remove(old)  # type: ignore[attr-defined]
        for row in self.xml():
            numbering.append(parse_xml(row))  # type: ignore[attr-defined]


def _level(at: int, form: str, text: str, after: str) -> str:
    form = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{after}"/>'
    return f'<w:lvl w:ilvl="{at}">{form}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


def _list(number: int, abstract: int, override: str) -> str:
    return f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _form(found: re.Match[str], depth: int) -> tuple[str, str]:
    value = found["value"]
    parts = value.count(".") + 1
    inner = ".".join(f"%{depth + 2 - parts + at}" for at in range(parts))
    form = "decimal" if value[0].isdigit() else "upperRoman" if value[0].isupper() else "lowerLetter"
    return form, f"{found['before']}{inner}{found['after']}"


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _ROMANS.index(text) if text.isupper() else ord(text) - ord("a") + 1


def _write(value: int, form: str) -> str:
    if form == "upperRoman":
        return _ROMANS[value] if value < len(_ROMANS) else "?"
    return chr(ord("a") + value - 1) if form == "lowerLetter" else str(value)
