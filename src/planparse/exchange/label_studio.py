"""Tasks for Label Studio: the text of each plan with its items as predictions, and what annotators made of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from planparse.correct.anchors import anchor
from planparse.exchange import label_tasks
from planparse.exchange.label_read import read

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

__all__ = ["read", "write"]

_CONFIG = """<View>
 <Relations>{relations}</Relations>
 <Labels name="label" toName="text">{labels}</Labels>
 <Text name="text" value="$text"/>
</View>
"""


def write(view: View, target: Target) -> int:
    """Write `tasks.json` (one array) and `config.xml` (the labelling interface); returns the number of tasks."""
    number = 0
    with target.file("tasks.json") as out:
        out.write(b"[")
        for record in view.records():
            text = json.dumps(_task(label_tasks.plain(record)), ensure_ascii=False)
            out.write((",\n" if number else "\n").encode() + text.encode("utf-8", "replace"))
            number += 1
        out.write(b"\n]\n")
    with target.file("config.xml") as out:
        labels = "".join(f'<Label value="{name}"/>' for name in label_tasks.LISTS)
        relations = "".join(f'<Relation value="{name}"/>' for name in label_tasks.RELATIONS)
        out.write(_CONFIG.format(labels=labels, relations=relations).encode())
    return number


def _task(record: dict[str, Any]) -> dict[str, Any]:
    found = list(label_tasks.regions(record))
    items = [{"id": name, "label": label, "anchor": anchor(record, item)} for name, label, item in found]
    relations = [list(one) for one in label_tasks.relations(record)]
    result = [_region(record["text"], name, label, item["span"]) for name, label, item in found]
    result += [{"type": "relation", "from_id": a, "to_id": b, "direction": "right", "labels": [name]} for a, b, name in relations]
    data = {"text": record["text"], "plan_id": record["plan_id"], "items": items, "relations": relations}
    return {"data": data, "predictions": [{"model_version": record["parser"]["version"], "result": result}]}


def _region(text: str, name: str, label: str, span: list[int]) -> dict[str, Any]:
    start, end = span
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
    return {"id": name, "type": "labels", "from_name": "label", "to_name": "text", "value": value}
