"""The items of a record as Label Studio has them: labelled stretches of a text, and relations between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planparse.correct.fields import LINKS
from planparse.correct.items import KIND
from planparse.correct.model import ITEMS, Items
from planparse.text.patterns import pattern

LISTS: dict[str, Items] = {KIND[items]: items for items in ITEMS}  # by label
_LINKS = ("deadlines", "targets", "citations")
RELATIONS = LINKS
# Programs differ in whether a sign beyond the first plane counts once or twice, and in what they do with carriage returns.
_UNSURE = pattern("labels.unsure", "[\U00010000-\U0010ffff\ud800-\udfff\r\x00]")
Data = dict[str, Any]


def plain(record: Mapping[str, Any]) -> Data:
    """The record with a text in which every program counts alike: as long, with U+FFFD for what they count differently."""
    return {**record, "text": _UNSURE.sub("\ufffd", record["text"])}


def regions(record: Mapping[str, Any]) -> Iterator[tuple[str, str, Data]]:
    """Identifier, label and item of everything that has a label and words; a day that people set has none."""
    for label, items in LISTS.items():
        for item in record[items]:
            if item["text"]:
                yield item["id"], label, item


def relations(record: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """From a duty, to what it points at, and as what: its deadlines, targets, citations; bodies that act where their mention stands."""
    wordless = {item["id"] for items in LISTS.values() for item in record[items] if not item["text"]}
    mentions = {tuple(item["span"]): item["id"] for item in record["agencies"]}
    for item in record["obligations"]:
        for name in _LINKS:
            yield from ((item["id"], other, name.removesuffix("s")) for other in dict.fromkeys(item[name]) if other not in wordless)
        bodies = ((mentions.get(tuple(body["span"])), body["role"]) for body in item["responsible"])
        yield from ((item["id"], mention, role) for mention, role in dict.fromkeys(bodies) if mention)
