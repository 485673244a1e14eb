"""Where a correction belongs: by quote, context and origin, not by identifiers, which change when a plan is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planparse.correct.model import AMBIGUOUS, FITS, GONE, REGROUPED

Data = Mapping[str, Any]
_CONTEXT = 30  # characters on each side


def anchor(record: Data, item: Data) -> dict[str, Any]:
    """`plan_id`, `quote`, `before`, `after` (30 characters each) and `origin` of an item."""
    start, end = item["span"]
    text = record["text"]
    context = {"before": text[max(0, start - _CONTEXT) : start], "after": text[end : end + _CONTEXT]}
    return {"plan_id": record["plan_id"], "quote": text[start:end], **context, "origin": item["origin"]}


def place(record: Data, sought: Data, items: str) -> tuple[str, dict[str, Any] | None]:
    """The item of a list of the record that an anchor means, with `fits`; else None and why there is none.

    `gone`: the words are no longer there; `ambiguous`: they stand in several places, and neither context nor origin tells which;
    `regrouped`: the words are there, but are no longer one item.
    """
    at_place = {tuple(item["span"]): item for item in record[items]}
    status, span = words(record, sought, at_place)
    if span is None:
        return status, None
    item = at_place.get(span)
    return (FITS, item) if item is not None else (REGROUPED, None)


def words(record: Data, sought: Data, at_place: Mapping[tuple[int, int], Data] | None = None) -> tuple[str, tuple[int, int] | None]:
    """Where the words of an anchor stand in the record: `fits` and the span; else `gone` or `ambiguous` and None.

    `at_place` are items by their span, whose origins decide where the context does not.
    """
    spans = list(_found(record["text"], sought["quote"]))
    if not spans:
        return GONE, None
    items = at_place or {}
    tests = (lambda span: _same_context(record["text"], span, sought), lambda span: _same_origin(items.get(span), sought))
    for test in tests:
        if len(spans) > 1:
            spans = list(filter(test, spans)) or spans
    return (FITS, spans[0]) if len(spans) == 1 else (AMBIGUOUS, None)


def _found(text: str, quote: str) -> Iterator[tuple[int, int]]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _same_context(text: str, span: tuple[int, int], sought: Data) -> bool:
    start, end = span
    return text[:start].endswith(sought["before"]) and text.startswith(sought["after"], end)


def _same_origin(item: Data | None, sought: Data) -> bool:
    return item is not None and item["origin"] == sought.get("origin")
