"""Rows of the sheet by which an office follows its duties (bảng theo dõi nhiệm vụ)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planparse import times
from planparse.errors import NotFoundError, UsageError
from planparse.record import deadline_of
from planparse.render.words import day, safe
from planparse.tables import table

Value = str | float | date | None
Data = Mapping[str, Any]
_MOST = 32_000  # UTF-16 units of a cell; Excel takes 32,767


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the value (of a column that an office fills by itself: its title), `kind` is text, number, date or percent."""

    key: str
    title: str
    width: float
    kind: str
    choices: tuple[str, ...] = ()


def columns(sheet: str) -> tuple[Column, ...]:
    """Columns of `tracking`, `failures` or `provenance`."""
    rows = (row for row in table("planparse.exchange", "tracking") if row["sheet"] == sheet)
    return tuple(Column(row["key"], row["title"], float(row["width"]), row["kind"], _choices(row["choices"])) for row in rows)


def title(key: str) -> str:
    """The name of a sheet, or of the hidden column of identifiers (`id`)."""
    return {row["key"]: row["title"] for row in table("planparse.exchange", "sheets")}[key]


def template(path: Path) -> tuple[Column, ...]:
    """Columns of an office's own sheet: a CSV `key,title,width`; without key it is a column that people fill.

    Raises NotFoundError, UsageError.
    """
    known = {column.key: column for column in columns("tracking")}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except OSError as error:
        raise NotFoundError(str(path), error.strerror or "") from None
    except (UnicodeError, csv.Error):
        raise UsageError(str(path), f"{path}: CSV, UTF-8") from None
    return tuple(_own(row, known, path) for row in rows)


def _own(row: Mapping[str, Any], known: Mapping[str, Column], path: Path) -> Column:
    key, called, width = ((row.get(name) or "").strip() for name in ("key", "title", "width"))
    if key not in {"", *known} or not (key or called) or not (width or "1").isdecimal():
        raise UsageError(str(path), f"{path}: {key or called or row}: key = {', '.join(known)}")
    like = known.get(key, Column(called, called, 15, "text"))
    return Column(like.key, called or like.title, float(width) if width else like.width, like.kind, like.choices)


def _choices(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def shown(value: Value) -> Value:
    """A value as a cell can hold it: no characters that steer, plain newlines, at most 32,000 units."""
    if not isinstance(value, str):
        return value
    text = safe(value.replace("\r\n", "\n").replace("\r", "\n")).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * _MOST else units[: 2 * _MOST].decode("utf-16-le", "ignore") + "…"


def duty(record: Data, item: Data) -> dict[str, Value]:
    """The values of a duty (a row of `query`) by the key of their column, but for its ordinal number."""
    metadata = record["metadata"]
    due = [one for one in record["deadlines"] if one["id"] in item["deadlines"]]
    cited = [one["text"] for one in record["citations"] if one["id"] in item["citations"]]
    values: dict[str, Value] = {
        "number": metadata["number"] or metadata["symbol"],
        "issued_on": _day(metadata["issued_on"]),
        "issuer": "; ".join(body["name"] for body in (metadata["issuer"], *metadata["co_issuers"]) if body),
        "text": item["text"],
        "lead": _bodies(item, "lead"),
        "coordinate": _bodies(item, "coordinate"),
        "due": "; ".join(dict.fromkeys(one["text"] for one in due)),
        "due_on": _due_on(due, metadata),
        "products": "; ".join(item["products"]),
        "citations": "; ".join(dict.fromkeys(cited)),
        "place": "; ".join(_place(item)),
        "confidence": float(item["confidence"]),
        **(item["tracking"] or {}),
    }
    return {key: shown(value) or None for key, value in values.items()}


def provenance(record: Data) -> dict[str, Value]:
    """Where the duties of a plan come from."""
    source, parser = record["source"], record["parser"]
    values = {"plan_id": record["plan_id"], "title": record["metadata"]["title"], "parser": parser["version"]}
    values |= {key: source[key] for key in ("file_name", "sha256", "reader")} | {"config_sha256": parser["config_sha256"]}
    return {key: shown(value) for key, value in values.items()}


def _bodies(item: Data, role: str) -> str:
    return "; ".join(dict.fromkeys(body["name"] for body in item["responsible"] if body["role"] == role))


def _day(value: str | None) -> Value:
    """A whole date as one, a partial one in words."""
    bounds = times.bounds(value)
    return bounds.first if bounds and bounds.first == bounds.last else day(value) or None


def _due_on(due: list[Data], metadata: Data) -> date | None:
    """The day by which a duty is due first: the last day of the first stretch."""
    period = times.years(metadata["period"]["start"], metadata["period"]["end"], metadata["issued_on"])
    found = [stretch for one in due for stretch in times.occurrences(deadline_of(one), period)[:1]]
    last = min(found).last if found else None
    return last if last and last.year < 9999 else None  # what holds without end is due on no day


def _place(item: Data) -> Iterator[str]:
    if item["section"]:
        yield item["section"]
    pages = [str(page["page"]) for page in item["origin"].get("pages", ())]
    if pages:
        yield f"tr. {', '.join(pages)}"
