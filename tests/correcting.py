"""Helpers of the tests of corrections: a change as a store keeps it, items by their words, what holds of every corrected record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planparse import record
from planparse.correct import Change, Correction, change
from planparse.exchange import formats
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.store import Filter, Store

Record = dict[str, Any]
CO = "Rà soát, cắm biển"
LEAD = "Chủ trì, phối hợp với Sở Y tế"


def kept(one: Change, number: int = 1) -> Correction:
    """A change as a store keeps it."""
    fields = {name: getattr(one, name) for name in ("plan_id", "items", "action", "anchor", "field", "value")}
    return Correction(**fields, id=number, author="Lan", source="web", made_at="2026-11-22T10:00:00+00:00", sha256="", part=1)


def duty(data: Record, words: str) -> Record:
    (found,) = (one for one in data["obligations"] if words in one["text"])
    return found


def item(data: Record, items: str, words: str) -> Record:
    return next(one for one in data[items] if words in one["text"])


def out(name: str, address: str, path: Path) -> Path:
    """An export of everything; who reads has a store of their own, SQLite's writers wait for one another."""
    with Store(address, read_only=True) as store:
        formats.writer(name)(View(store, Filter()), Target(path))
    return path


def sound(data: Record) -> None:
    """What holds of every record."""
    record.of_data(data)
    ids = [one["id"] for name in ("obligations", "citations", "agencies", "deadlines", "targets") for one in data[name]]
    assert len(ids) == len(set(ids))
    for name in ("obligations", "citations", "agencies", "deadlines", "targets"):
        spans = [tuple(one["span"]) for one in data[name]]
        assert spans == sorted(spans)
        assert all(data["text"][one["span"][0] : one["span"][1]] == one["text"] for one in data[name])
    for one in data["obligations"]:
        assert {*one["deadlines"], *one["targets"], *one["citations"]} <= set(ids)


def said(data: Record) -> list[Change]:
    """One change of each kind about the plan of the province."""
    co, lead = duty(data, CO)["id"], duty(data, LEAD)["id"]
    return [
        change(data, co, "edit", "theme", "training"),
        change(data, co, "edit", "due_on", "2023-07-31"),
        change(data, lead, "accept"),
        change(data, lead, "edit", "coordinate", ["Sở Y tế"]),
        change(data, duty(data, "Tập huấn sơ cứu")["id"], "reject"),
        change(data, co, "track", "status", "Đã hoàn thành"),
        change(data, None, "edit", "title", "Phòng, chống đuối nước trẻ em"),
    ]
