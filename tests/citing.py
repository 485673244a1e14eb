"""Finding citations in a text, as the tests of them do."""

from __future__ import annotations

from planparse.extract import citations
from planparse.extract.matches import BodyMatch, CitationMatch


def find(text: str, **options: object) -> list[CitationMatch]:
    bodies = options.pop("bodies", ())
    return citations.find(text, bodies, **options)  # type: ignore[arg-type]


def quotes(text: str) -> list[str]:
    return [text[match.start : match.end] for match in find(text)]


def body_at(text: str, words: str, issuer: str) -> BodyMatch:
    start = text.index(words)
    return BodyMatch(start, start + len(words), words, None, None, False, issuer)
