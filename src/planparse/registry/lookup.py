"""One question for everything the registry knows."""

from __future__ import annotations

import unicodedata

from planparse.registry import find_bodies, find_codes, find_instruments, find_units
from planparse.registry.candidates import Candidate, CandidateKind
from planparse.registry.whereabouts import read_tail

_KINDS: tuple[CandidateKind, ...] = ("instrument", "agency", "unit", "doctype", "issuer")
_SURE, _CODE, _LONGEST = 0.6, 4, 300


def _composed(text: str | None) -> str | None:
    """Composed letters and single blanks; nothing where nothing is said."""
    return " ".join(unicodedata.normalize("NFC", text).split()) or None if text else None


def find(query: str, on: str | None = None, place: str | None = None, topic: str | None = None) -> list[Candidate]:
    """What a name may mean, the surest first; several with near scores are an open question, none is an unknown name.

    `on` is an ISO day, month or year; `place` a path of slugs or names (`quận Cầu Giấy, Hà Nội`); `topic` words of the matter at hand.
    """
    text, place, topic = (_composed(query) or "")[:_LONGEST], _composed(place), _composed(topic)
    if not text:
        return []
    found = [*find_instruments.find(text, on, topic), *find_codes.find(text, on)]
    code = find_codes.is_code(text) and len(text) < _CODE and bool(found)
    if not code and not any(row.kind == "instrument" and row.score >= _SURE for row in found):
        found += find_bodies.find(text, on, place, topic)
    if not found or read_tail(text) or not any(row.score >= _SURE for row in found):
        found += find_units.find(text, on, place)
    if not any(row.score >= _SURE for row in found):
        found += find_instruments.titled(text, on)
    best: dict[tuple[str, str | None, str, str | None], Candidate] = {}
    for row in found:
        key = (row.kind, row.id, row.name, row.valid_from)
        if key not in best or best[key].score < row.score:
            best[key] = row
    return sorted(best.values(), key=lambda row: (-row.score, _KINDS.index(row.kind), row.valid_from or "", row.name))
