"""What changes whenever a store is written, so that answers which took long can be kept while it stays."""

from __future__ import annotations

from sqlalchemy import func, select

from planparse.store import schema
from planparse.store.store import Store

Stamp = tuple[int | float | None, ...]


def stamp(store: Store) -> Stamp:
    """Numbers that differ after a run, an upload, an import or a removal."""
    sources, inputs = schema.sources, schema.inputs
    chosen = select(
        select(func.count()).select_from(sources).scalar_subquery(),
        select(func.max(sources.c.pk)).scalar_subquery(),
        select(func.max(schema.obligations.c.pk)).scalar_subquery(),
        select(func.max(inputs.c.since)).scalar_subquery(),
        select(func.count()).select_from(inputs).where(inputs.c.state == "quarantined").scalar_subquery(),
    )
    with store.connection() as connection:
        return tuple(connection.execute(chosen).one())
