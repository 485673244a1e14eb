"""What annotators changed in Label Studio: each change anchored, and listed where its words are no longer there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.correct import anchors
from planparse.correct.model import NO_PLAN
from planparse.errors import NotFoundError, PlanUnknownError, SchemaError
from planparse.exchange import label_tasks
from planparse.record import as_data

if TYPE_CHECKING:
    from planparse.store import Store

Row = dict[str, Any]
_ANCHORS = ("anchor", "other", "moved")


def read(store: Store, path: Path) -> Iterator[Row]:
    """Rows `task`, `annotation`, `status`, `id`, `label` (of the item, None for none), `anchor`, `changes` of an export in JSON.

    `changes` is {"label": [old, new]} (None for what was added or taken away), {"words": [old, new]} of a stretch that was `moved`, or
    {"relation": [old, new]}, then with `other`, the anchor of its end. `status` is `fits`, what `anchors.place` says, or `no_plan`.
    Raises NotFoundError, SchemaError (no export of our tasks).
    """
    records = lru_cache(maxsize=4)(lambda plan_id: as_data(store.load(plan_id)))
    for number, task in enumerate(_tasks(path), 1):
        for annotation in task.get("annotations") or ():
            if annotation.get("was_cancelled"):
                continue
            for change in _changes(task["data"], annotation):
                status, item = _place(records, change)
                yield {"task": number, "annotation": annotation.get("id"), "status": status, "id": item, **change}


def _tasks(path: Path) -> list[Row]:
    try:
        tasks = json.loads(path.read_bytes())
        if not all(isinstance(one["data"][key], kind) for one in tasks for key, kind in _SHAPE.items()):
            raise SchemaError("", "label-studio")
    except OSError as error:
        raise NotFoundError(str(path), error.strerror or "") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SchemaError("", "label-studio") from None
    return list(tasks)


_SHAPE = {"text": str, "plan_id": str, "items": list, "relations": list}


def _changes(data: Row, annotation: Row) -> list[Row]:
    try:
        return list(_Compared(data, annotation["result"]).changes())
    except (KeyError, TypeError, ValueError):
        raise SchemaError("", "label-studio") from None


def _place(records: Any, change: Row) -> tuple[str, str | None]:
    """Status and identifier in the store of today; of words that are new only whether they are there."""
    sought = change["anchor"]
    try:
        whole = records(sought["plan_id"])
    except PlanUnknownError:
        return NO_PLAN, None
    record = label_tasks.plain(whole)
    if record["text"] != whole["text"]:
        change |= {name: _as_written(whole, record, change[name]) for name in _ANCHORS if name in change}
    label = change["label"]
    if label is None:
        return anchors.words(record, sought)[0], None
    status, item = anchors.place(record, sought, label_tasks.LISTS[label])
    return status, item["id"] if item else None


def _as_written(whole: Row, shown: Row, sought: Row) -> Row:
    """An anchor with the signs of the plan in the place of those that the task showed for them; both texts are equally long."""
    _, span = anchors.words(shown, sought)
    return sought if span is None else anchors.anchor(whole, {"span": span, "origin": sought["origin"]})


class _Compared:
    """An annotation beside what was exported. Each change has `anchor`, `changes`, and `label`: where to look for the item, if anywhere."""

    def __init__(self, data: Row, result: list[Row]) -> None:
        self._data = data
        self._old = {one["id"]: one for one in data["items"]}
        self._new = {one["id"]: one["value"] for one in result if one["type"] == "labels"}
        self._were = {tuple(one) for one in data["relations"]}
        tied = [one for one in result if one["type"] == "relation"]
        self._are = {(one["from_id"], one["to_id"], name) for one in tied for name in one.get("labels") or [""]}

    def changes(self) -> Iterator[Row]:
        """Changes of stretches in the order of the export, then those that are new, then relations."""
        for name, old in self._old.items():
            changes = self._of(old, self._new.get(name))
            if changes:
                moved = {"moved": self._made(self._new[name])} if "words" in changes else {}
                yield {"label": old["label"], "anchor": old["anchor"], **moved, "changes": changes}
        for name in self._new:
            if name not in self._old:
                yield {"label": None, "anchor": self._anchor(name), "changes": {"label": [None, self._new[name]["labels"][0]]}}
        for start, end, relation in sorted(self._were ^ self._are):
            old, new = (relation, None) if (start, end, relation) in self._were else (None, relation)
            label = self._old[start]["label"] if start in self._old else None
            ends = {"anchor": self._anchor(start), "other": self._anchor(end)}
            yield {"label": label, **ends, "changes": {"relation": [old, new]}}

    def _of(self, old: Row, value: Mapping[str, Any] | None) -> Row:
        if value is None:
            return {"label": [old["label"], None]}
        (label, *_) = value["labels"]
        changes = {"label": [old["label"], label]} if label != old["label"] else {}
        now, was = self._made(value), old["anchor"]
        same = all(now[key] == was[key] for key in ("quote", "before", "after"))
        return changes if same else {**changes, "words": [was["quote"], now["quote"]]}

    def _anchor(self, name: str) -> Row:
        known = self._old.get(name)
        return known["anchor"] if known else self._made(self._new[name])

    def _made(self, value: Mapping[str, Any]) -> Row:
        return anchors.anchor(self._data, {"span": (value["start"], value["end"]), "origin": None})
