"""Records without telephone numbers and e-mail addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planparse.text.patterns import pattern

_DOT = "•"
_KINDS = ("phone", "hotline", "email")
_LISTS = ("sections", "blocks", "citations", "agencies", "deadlines", "targets", "obligations", "contacts", "findings")
_DISTINCT = 7  # characters: a shorter number may be another one's
_EMAIL = pattern("contacts.any_email", r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w{2,}")
Data = dict[str, Any]


class Masks:
    """The contacts of one record; as many dots stand in their place, so that every span stays true."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        found = [item for item in record["contacts"] if item["kind"] in _KINDS]
        self._spans = [tuple(item["span"]) for item in found] + [match.span() for match in _EMAIL.finditer(record["text"])]
        self._whole = record["text"]
        self._masked = self._dotted(record["text"])
        values = {value for item in found for value in (item["text"], item["value"]) if len(value) >= _DISTINCT}
        self._values = sorted(values, key=lambda value: (-len(value), value))

    def record(self, record: Data) -> Data:
        """The whole record."""
        lists = {name: [self.item(item) for item in record[name] if item.get("kind") not in _KINDS] for name in _LISTS}
        return {**record, **lists, "text": self._masked, "metadata": self._walk(record["metadata"], 0, len(self._whole))}

    def item(self, item: Data) -> Data:
        """One item of the record, or a row made of it; what belongs to no place is only searched for what is plainly a contact."""
        start, end = item.get("heading_span") or item.get("span") or (0, len(self._whole))
        walked: Data = self._walk(item, start, end)
        if "text" in item and "span" in item:
            walked["text"] = self._masked[start:end]
        return walked

    def _walk(self, value: Any, start: int, end: int) -> Any:
        if isinstance(value, str):
            return self._clear(value, start, end)
        if isinstance(value, Mapping):
            return {key: self._walk(one, start, end) for key, one in value.items()}
        return [self._walk(one, start, end) for one in value] if isinstance(value, list | tuple) else value

    def _clear(self, text: str, start: int, end: int) -> str:
        """Words that stand between two places of the record with dots where a whole contact lies in them."""
        at = self._whole.find(text, start, end) if text else -1
        if at >= 0 and any(at <= low and high <= at + len(text) for low, high in self._spans):
            return self._masked[at : at + len(text)]
        for value in self._values:
            text = text.replace(value, _DOT * len(value))
        return _EMAIL.sub(lambda match: _DOT * len(match.group()), text)

    def _dotted(self, text: str) -> str:
        signs = list(text)
        for low, high in self._spans:
            signs[low:high] = _DOT * (high - low)
        return "".join(signs)
