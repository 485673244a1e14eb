"""What came back from people, as corrections: each row of `xlsx_read` and `label_read` as changes that a store keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from planparse.correct import Change, Correction
from planparse.correct.making import check
from planparse.correct.model import FITS, Items
from planparse.errors import SchemaError
from planparse.exchange.label_tasks import LISTS
from planparse.exchange.tracking import columns

if TYPE_CHECKING:
    from planparse.store import Store

Row = dict[str, Any]
_OF_PLAN = ("number", "issued_on", "issuer")
_LISTS = ("lead", "coordinate", "products", "citations")
_FIXED = ("place", "confidence")  # columns that say what the plan says
# fields that words alone do not tell, or that follow from where they stand
_NOT_READ = ("text", "section", "action", "theme", "instrument_id", "resolution", "reason", "report_to", "citations")
FIXED, INVALID = "fixed", "invalid"


def keep(store: Store, rows: Iterable[Row], *, author: str, source: str) -> Iterator[Row]:
    """Keep the changes of rows in one transaction and give the rows back, each with the numbers of its `corrections`.

    `status` is then that of what is kept; `not_kept` {column: why} names changes that cannot be: `fixed` (a column that says what the plan
    says), `invalid` (no day, no list of names …).
    """
    every = list(rows)
    made = [_made(row) for row in every]
    from planparse.store import corrections

    kept = iter(corrections.add(store, (one for changes, _ in made for one in changes), author=author, source=source))
    for row, (changes, refused) in zip(every, made, strict=True):
        own = [next(kept) for _ in changes]
        yield {**row, **_told(row, own, refused)}


def _told(row: Row, own: list[Correction], refused: Mapping[str, str]) -> Row:
    out: Row = {"corrections": [one.id for one in own]} if own or "anchor" in row else {}
    if refused:
        out |= {"not_kept": dict(refused)}
    unfit = next((one.status for one in own if one.status != FITS), next(iter(refused.values()), None))
    return out | ({"status": unfit} if unfit else {})


def _made(row: Row) -> tuple[list[Change], dict[str, str]]:
    """The changes of a row, and why columns give none. What belongs to no place (`added`, `missing` …) gives none."""
    if "given" in row:
        return ([_filling(row)] if row["status"] == FITS else []), {}
    if "anchor" not in row or "changes" not in row:
        return [], {}
    found: list[Change] = []
    refused: dict[str, str] = {}
    for change in _of_label(row) if "task" in row else _of_sheet(row):
        try:
            if change.field in _FIXED and "task" not in row:
                refused[str(change.field)] = FIXED
            else:
                found.append(check(change))
        except SchemaError:
            refused[change.field or change.action] = INVALID
    return found, refused


def _filling(row: Row) -> Change:
    return check(Change(plan_id=row["plan_id"], items="metadata", action="fill", value=row["given"]))


def _of_sheet(row: Row) -> Iterator[Change]:
    known = {column.key for column in columns("tracking")} - {"status", "note"}
    about = {"plan_id": row["anchor"]["plan_id"]}
    for name, (_, value) in row["changes"].items():
        if name in _OF_PLAN:
            yield Change(**about, items="metadata", action="edit", field=name, value=value)
            continue
        of_duty = {**about, "anchor": row["anchor"], "field": name}
        if name in known:
            yield Change(**of_duty, items="obligations", action="edit", value=_cell(name, value))
        else:
            yield Change(**of_duty, items="obligations", action="track", value=value)


def _cell(name: str, value: Any) -> Any:
    return [part.strip() for part in str(value or "").split(";") if part.strip()] if name in _LISTS else value


def _of_label(row: Row) -> Iterator[Change]:
    changes, anchor = row["changes"], row["anchor"]
    about = {"plan_id": anchor["plan_id"], "anchor": anchor}
    was: Items = LISTS.get(row["label"] or "", "obligations")
    if "relation" in changes:
        old, new = changes["relation"]
        yield Change(**about, items="obligations", action="link" if new else "unlink", field=new or old, value=row["other"])
    if "words" in changes and "label" not in changes:
        yield Change(**about, items=was, action="edit", field="text", value=changes["words"][1])
    if "label" in changes:
        old, new = changes["label"]
        where = {**about, "anchor": row.get("moved") or anchor}
        if old:
            yield Change(**about, items=was, action="reject")
        if new:
            yield Change(**where, items=LISTS[new], action="add", value=_read(LISTS[new], where["anchor"]["quote"]))


def _read(items: str, words: str) -> Row:
    """What planparse reads in words that people marked, for the fields that they did not fill in."""
    from planparse import parse_text
    from planparse.correct.fields import hints
    from planparse.errors import PlanparseError
    from planparse.record import as_data

    try:
        found = as_data(parse_text(words))[items]
    except PlanparseError:
        return {}
    return {name: value for name, value in found[0].items() if name in hints(items) and name not in _NOT_READ} if found else {}
