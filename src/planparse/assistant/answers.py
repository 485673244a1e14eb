"""The tools: each takes a store opened for reading and its arguments, and answers with plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from planparse import record, settings
from planparse.assistant import arguments as given
from planparse.assistant.quoted import page, shown, split
from planparse.check import check, superiors
from planparse.errors import NotFoundError, UsageError
from planparse.lint import choose
from planparse.model import Plan
from planparse.store import Store, query
from planparse.store.timeline import timeline
from planparse.text.names import readable

Answer = dict[str, Any]


def _plan(store: Store, name: str) -> Plan:
    """The plan of the store that a name means; files are never opened. Raises PlanUnknownError."""
    return store.load(_plan_id(store, name))


def _plan_id(store: Store, name: str) -> str:
    return store.find(readable(name))


def find(kind: query.Kind, store: Store, asked: given.Filters, lang: str) -> Answer:
    """Rows of `planparse query KIND`; `undated` counts duties that a date cannot find."""
    del lang
    ask = asked.filter(_plan_id(store, asked.plan) if asked.plan else None)
    rows = query.query(store, kind, ask, asked.offset + asked.limit + 1)
    found = page(map(split, rows), asked.offset, asked.limit)
    return found | ({"undated": query.undated(store, ask)} if ask.dated else {})


def find_deadlines(store: Store, asked: given.Filters, lang: str) -> Answer:
    """Rows of `planparse timeline`."""
    del lang
    ask = asked.filter(_plan_id(store, asked.plan) if asked.plan else None)
    rows = timeline(store, ask, asked.offset + asked.limit + 1)
    return page(map(_time, rows), asked.offset, asked.limit) | {"undated": query.undated(store, ask)}


def _time(row: dict[str, Any]) -> Answer:
    parts = {key: split(row[key]) for key in ("deadline", "obligation")}
    return split({key: value for key, value in row.items() if key not in parts and key != "text"}) | parts


def get_plan(store: Store, asked: given.OfPlan, lang: str) -> Answer:
    """Metadata, how many items of each kind, and the outline."""
    del lang
    plan = _plan(store, asked.plan)
    kinds = ("citations", "agencies", "deadlines", "targets", "obligations", "contacts", "findings")
    about = split({"plan_id": plan.plan_id, **record.as_row(plan.metadata), "file_name": plan.source.file_name})
    counts = {kind: len(getattr(plan, kind)) for kind in kinds}
    sections = page(_outline(plan), asked.offset, asked.limit)
    return about | {"counts": counts, "sections": sections["rows"], "next_offset": sections["next_offset"]}


def _outline(plan: Plan) -> Iterator[Answer]:
    for section in plan.sections:
        yield split(record.as_row(section) | {"characters": section.span[1] - section.span[0]})


def get_section_text(store: Store, asked: given.OfSection, lang: str) -> Answer:
    """A section's text, a part of it where it is long. Raises NotFoundError, of a section that the plan lacks."""
    del lang
    plan = _plan(store, asked.plan)
    section = next((one for one in plan.sections if asked.section in (one.path, one.id)), None)
    if section is None:
        raise NotFoundError("", "section")
    start = min(section.span[0] + asked.offset, section.span[1])
    end = min(start + asked.limit, section.span[1])
    text = {"text": plan.text[start:end], "span": (start, end), "origin": record.as_row(section)["origin"]}
    more = asked.offset + asked.limit if end < section.span[1] else None
    return split({"plan_id": plan.plan_id, "section": section.path, **text}) | {"next_offset": more}


def compare_plans(store: Store, asked: given.OfPlans, lang: str) -> Answer:
    """Pairs of `planparse compare` with the words of both duties, then the duties that stand alone. Raises UsageError of one plan twice."""
    from planparse.graph.compare import compare

    del lang
    plans = [_plan(store, name) for name in asked.plans]
    if len({plan.plan_id for plan in plans}) < len(plans):
        raise UsageError("", "plans")
    made = compare(plans)
    texts = {duty.id: duty.text for plan in plans for duty in plan.obligations}
    pairs = [asdict(match) for match in made.pairs]
    alone = [{"a": name, "kind": "only"} for ids in made.only.values() for name in ids]
    rows = (split(row | {f"text_{side}": texts[row[side]] for side in ("a", "b") if side in row}) for row in (*pairs, *alone))
    counts = Counter(row["kind"] for row in (*pairs, *alone))
    return {"plans": list(made.plans), "counts": dict(counts)} | page(rows, asked.offset, asked.limit)


def check_plan(store: Store, asked: given.Against, lang: str) -> Answer:
    """Findings of `planparse check`, with the passages of both plans. Raises NoSuperiorError where the store has no plan above."""
    plan = _plan(store, asked.plan)
    names = [_plan_id(store, name) for name in asked.against or ()]
    names = names or [one.plan_id for one in superiors(plan, store)]
    found = check(plan, [store.load(name) for name in names], lang, choose.known(settings.load().lint))
    rows = (split(one.as_row()) for one in found)
    counts = Counter(one.finding.severity for one in found)
    return {"plan_id": plan.plan_id, "against": names, "counts": dict(counts)} | page(rows, asked.offset, asked.limit)


def find_name(store: Store, asked: given.Name, lang: str) -> Answer:
    """Candidates of `planparse registry find`: data of planparse itself, not of a document."""
    from planparse.registry import find as look_up

    del store
    hints = [readable(hint) if hint else None for hint in (asked.place, asked.topic)]
    found = look_up(readable(asked.name), asked.on, *hints)
    return {"rows": [shown(one.as_json(lang)) for one in islice(found, asked.limit)]}
