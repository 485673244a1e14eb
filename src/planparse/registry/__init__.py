"""Reference data with validity dates: types of documents, issuers, bodies, units, instruments, and one question for all of them."""

from __future__ import annotations

from planparse.registry.candidates import Candidate, Successor

__all__ = ["Candidate", "Successor", "find"]


def find(query: str, on: str | None = None, place: str | None = None, topic: str | None = None) -> list[Candidate]:
    """What a name may mean, the surest first: see `planparse.registry.lookup.find`."""
    from planparse.registry import lookup

    return lookup.find(query, on, place, topic)
