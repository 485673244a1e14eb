"""What people say about what planparse has read: accepted, edited, rejected, added. `store.corrections` keeps it.

record = as_data(store.load(plan_id))
made = change(record, item["id"], "edit", "theme", "training")
(kept,) = corrections.add(store, [made], author="lan", source="web")   # kept.id, kept.status
corrections.undo(store, [kept.id], author="lan")
apply(record, [kept]).record
"""

from __future__ import annotations

from planparse.correct.apply import Applied, apply
from planparse.correct.making import addition, change
from planparse.correct.model import Change, Correction

__all__ = ["Applied", "Change", "Correction", "addition", "apply", "change"]
