"""Who signed: authority, office and name from the lines of the signature, also of two signers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from planparse.outline.line_kinds import is_authority, is_position
from planparse.outline.nodes import SignerNode
from planparse.outline.persons import person
from planparse.registry.proper import proper
from planparse.tables import table
from planparse.text.fold import fold, fold_tones
from planparse.text.patterns import pattern

_AUTHORITY = pattern("signers.authority", r"(?P<sign>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.{0,2}\s?(?P<of>[^\n]{1,90})$")
_WORD = pattern("signers.word", r"[^\s]+")
# `KT. CHỦ TỊCH`: the sign and an office of two words
_SHORTEST_OFFICE = 3
_COLLECTIVE = ("TM", "T/M")


@dataclass(slots=True)
class _Pending:
    """Lines read since the last name."""

    authorities: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def read_signers(lines: Sequence[str]) -> tuple[SignerNode, ...]:
    """Signers in order of their names; the authority is the KT., TL., TUQ. or Q. line, never the TM. line."""
    signers: list[SignerNode] = []
    pending = _Pending()
    for text in (part for line in lines for part in _unglued(line)):
        name = None if is_authority(text) or is_position(text) or fold(text).startswith(_bodies()) else person(text)
        if name:
            pending.names.append(name)
            continue
        if pending.names and (is_authority(text) or is_position(text)):
            signers += _settle(pending)
            pending = _Pending()
        _read_office(text, pending)
    if pending.names or pending.authorities or pending.positions:
        signers += _settle(pending)
    return tuple(signers)


def _unglued(text: str) -> list[str]:
    """`KT. CHỦ TỊCH PHÓ CHỦ TỊCH` in one line: the authority, and behind it the office."""
    if not is_authority(text):
        return [text]
    starts = [m.start() for m in _WORD.finditer(text)][_SHORTEST_OFFICE:]
    at = next((at for at in starts if is_authority(text[at:]) or is_position(text[at:])), None)
    return [text] if at is None else [text[:at].strip(), *_unglued(text[at:])]


@cache
def _bodies() -> tuple[str, ...]:
    """Words that begin a body and no person's name; a single word may be a surname (`Đoàn`)."""
    return tuple(row["word"] for row in table("planparse.outline", "letterhead") if " " in row["word"])


def _read_office(text: str, pending: _Pending) -> None:
    sign = _AUTHORITY.match(text) if is_authority(text) else None
    if sign and sign["sign"] not in _COLLECTIVE:
        pending.authorities.append(f"{sign['sign'].replace('/', '')}. {fold_tones(sign['of'].strip())}")
        if sign["sign"] == "Q":
            pending.positions.append(f"Quyền {_office(sign['of'].strip())}")
    elif not sign and is_position(text):
        pending.positions.append(_office(text))


def _settle(pending: _Pending) -> list[SignerNode]:
    """Offices and names of one signature; as many offices as names stand in the same order."""
    names: list[str | None] = list(pending.names) or [None]
    positions: list[str | None] = list(pending.positions[-len(names) :])
    positions += [None] * (len(names) - len(positions))
    authorities = _authorities(pending.authorities, positions)
    return [SignerNode(name, position, authority) for name, position, authority in zip(names, positions, authorities, strict=True)]


def _authorities(found: Sequence[str], positions: Sequence[str | None]) -> list[str | None]:
    """One authority each where there are as many; else they belong to the deputies."""
    if len(positions) == 1:
        return [found[-1] if found else None]
    if len(found) == len(positions):
        return list(found)
    rest = list(found)
    return [rest.pop(0) if rest and (position or "").startswith("Phó") else None for position in positions]


@cache
def _offices() -> tuple[tuple[str, str], ...]:
    rows = table("planparse.outline", "positions")
    return tuple(sorted(((fold(row["position"]), row["written"]) for row in rows), key=lambda row: -len(row[0])))


def _office(text: str) -> str:
    """`PHÓ CHỦ TỊCH` → `Phó Chủ tịch`, `GIÁM ĐỐC SỞ Y TẾ` → `Giám đốc Sở Y tế`."""
    plain = fold_tones(text.strip(" .*"))
    known, shown = next(((key, written) for key, written in _offices() if fold(plain).startswith(key)), ("", ""))
    rest = plain[len(known) :].strip()
    if rest.startswith(","):
        return f"{shown}, {_office(rest[1:].strip())}"
    return f"{shown} {proper(rest)}".strip() if rest else shown
