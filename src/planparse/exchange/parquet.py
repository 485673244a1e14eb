"""Parquet: one table for each kind of item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from planparse.exchange.kinds import Type, columns
from planparse.store.query import Kind, batched
from planparse.text.surrogates import without_surrogates

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

_ROWS = 2000  # of a group, and in memory
_TYPES: dict[Type, Any] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "number": pa.float64(),
    "integer": pa.int64(),
    "truth": pa.bool_(),
    "json": pa.string(),
}


def write(view: View, target: Target) -> int:
    """Write `obligations.parquet` and so on; the number of rows of all."""
    return sum(_table(view, target, kind) for kind in get_args(Kind))


def _table(view: View, target: Target, kind: Kind) -> int:
    types, number = columns(kind), 0
    schema = pa.schema([(name, _TYPES[type_]) for name, type_ in types.items()])
    with target.file(f"{kind}.parquet") as out, pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in batched(view.rows(kind), _ROWS):
            cells: Iterator[dict[str, Any]] = ({name: _cell(row[name], type_) for name, type_ in types.items()} for row in rows)
            writer.write_table(pa.Table.from_pylist(list(cells), schema=schema))
            number += len(rows)
    return number


def _cell(value: Any, type_: Type) -> Any:
    if value is None:
        return None
    if type_ == "json":
        return without_surrogates(json.dumps(value, ensure_ascii=False))
    if type_ == "texts":
        return [without_surrogates(one) for one in value]
    return without_surrogates(value) if type_ == "text" else value
