"""Corrections onto a record: the same record and corrections give the same result, and what no longer fits is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from planparse.correct import anchors
from planparse.correct.edit import demand, edit, tie
from planparse.correct.items import added
from planparse.correct.links import link, unlink
from planparse.correct.model import ITEMS, NO_ITEM, Correction
from planparse.correct.supplied import fill, set_metadata
from planparse.correct.unfit import Unfit

Data = Mapping[str, Any]
_POINTING = ("deadlines", "targets", "citations")


@dataclass(slots=True)
class Applied:
    """`record` holds what people say, valid by the schema, and is as it was given where they say nothing.

    `marks`: fields that people set, by the item's id, `accepted` and `added` among them (`metadata` for the plan's own); what has none is
    the machine's. `tracking`: words of offices by id of the obligation. `lost`: corrections that change nothing, with their status.
    """

    record: dict[str, Any]
    marks: dict[str, list[str]] = field(default_factory=dict)
    tracking: dict[str, dict[str, Any]] = field(default_factory=dict)
    lost: list[Correction] = field(default_factory=list)


def apply(record: Data, corrections: Iterable[Correction]) -> Applied:
    """Apply corrections in their order to the JSON data of a record, which is left as it is; those undone are passed over."""
    work = _Work(record)
    for one in corrections:
        if one.undone_at is None:
            try:
                work.take(one)
            except Unfit as unfit:
                work.out.lost.append(replace(one, status=unfit.status))
    work.finish()
    return work.out


class _Work:
    def __init__(self, record: Data) -> None:
        self._machine = record
        self._data = {**record, **{name: [dict(item) for item in record[name]] for name in (*ITEMS, "findings")}}
        self.out = Applied(self._data)

    def take(self, one: Correction) -> None:
        """Apply one correction. Raises Unfit."""
        if one.items == "metadata":
            self._metadata(one)
        elif one.action == "add":
            self._add(one)
        else:
            self._item(one, self._find(one.anchor or {}, one.items))

    def finish(self) -> None:
        """Lists in the order of the text again."""
        for name in ITEMS:
            self._data[name].sort(key=lambda item: tuple(item["span"]))
        self.out.tracking = {key: kept for key, kept in self.out.tracking.items() if kept}

    def _metadata(self, one: Correction) -> None:
        if one.action == "accept":
            self._mark("metadata", "accepted")
            return
        before = self._data["metadata"]
        after = fill(before, one.value) if one.action == "fill" else set_metadata(before, str(one.field), one.value)
        self._data["metadata"] = after
        for name in after:
            if after[name] != before[name] or name == one.field:
                self._mark("metadata", name)

    def _add(self, one: Correction) -> None:
        status, span = anchors.words(self._data, one.anchor or {})
        if span is None:
            raise Unfit(status)
        there = next((item for item in self._data[one.items] if tuple(item["span"]) == span), None)
        if there is not None:  # the machine has found it by now, or another person has
            self._mark(there["id"], "accepted")
            return
        made = added(self._data, one, span)
        for name, value in one.value.items():
            demand(self._data, made, name, value)
        self._data[one.items].append(made)
        try:
            tie(self._data, one, made)
        except Unfit:
            self._data[one.items].remove(made)
            raise
        self._mark(made["id"], "added", *one.value)

    def _item(self, one: Correction, item: dict[str, Any]) -> None:
        if one.action == "accept":
            item |= {"confidence": 1.0, "why": None} if "confidence" in item else {}
            self._mark(item["id"], "accepted")
        elif one.action == "reject":
            self._reject(one.items, item)
        elif one.action == "track":
            kept = self.out.tracking.setdefault(item["id"], {})
            kept |= {str(one.field): one.value}
            if one.value is None:
                del kept[str(one.field)]
        elif one.action == "edit":
            edit(self._data, one, item)
            self._mark(item["id"], str(one.field))
        else:
            self._tie(one, item)
            self._mark(item["id"], str(one.field))

    def _tie(self, one: Correction, item: dict[str, Any]) -> None:
        items = {"lead": "agencies", "coordinate": "agencies"}.get(str(one.field), f"{one.field}s")
        try:
            other = self._find(one.value, items, NO_ITEM)
        except Unfit:
            if one.action == "link" or anchors.place(self._machine, one.value, items)[1] is None:
                raise
            return  # rejected before: nothing is tied to it any more
        (link if one.action == "link" else unlink)(item, str(one.field), other)

    def _reject(self, items: str, item: dict[str, Any]) -> None:
        self._data[items].remove(item)
        for duty in self._data["obligations"] if items in _POINTING else ():
            duty[items] = [one for one in duty[items] if one != item["id"]]
        for finding in self._data["findings"]:
            finding["related"] = [one for one in finding["related"] if one != item["id"]]
        self.out.marks.pop(item["id"], None)
        self.out.tracking.pop(item["id"], None)

    def _find(self, sought: Data, items: str, otherwise: str | None = None) -> dict[str, Any]:
        """The item as it is by now; one whose words were moved is found where the machine saw it. Raises Unfit."""
        status, item = anchors.place(self._data, sought, items)
        if item is None:
            _, old = anchors.place(self._machine, sought, items)
            item = next((one for one in self._data[items] if old is not None and one["id"] == old["id"]), None)
        if item is None:
            raise Unfit(otherwise or status)
        return item

    def _mark(self, item: str, *names: str) -> None:
        marks = self.out.marks.setdefault(item, [])
        marks += [name for name in names if name not in marks]
