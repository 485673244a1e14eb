"""Full text over obligations: words as they are written first, then without diacritics, then anywhere in the text.

Three tiers are asked one after the other, so that a question with a limit stops early; inside a tier few hits are ranked by weight
(BM25 of SQLite, cover density of PostgreSQL), many stand in the order of the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Float, Integer, Select, bindparam, func, select, text

from planparse.store import schema
from planparse.store.rows import key
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WORD = pattern("search.word", r"\w+")
_RANKED = 2000  # hits that are worth weighing


def ranked(connection: Connection, chosen: Select[Any], words: str, limit: int | None) -> Iterator[Any]:
    """Rows of `chosen`, which selects obligations with their `pk` first, that hold all words; none twice. No words find nothing."""
    exact, folded = _WORD.findall(fold(words)), _WORD.findall(key(words))
    if not folded:
        return
    tiers = [("exact", exact, True), ("folded", folded, True), ("folded", folded, False)]
    if len(folded) == 1:
        tiers.pop()
    seen: set[int] = set()
    for column, parts, phrase in tiers:
        most = None if limit is None else limit
        for row in _tier(connection, chosen, column, parts, phrase, most):
            if row.pk in seen:
                continue
            seen.add(row.pk)
            yield row
            if limit is not None and len(seen) >= limit:
                return


def _tier(connection: Connection, chosen: Select[Any], column: str, parts: list[str], phrase: bool, limit: int | None) -> Iterator[Any]:
    ask = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    yield from connection.execution_options(stream_results=True, yield_per=200).execute(
        ask(connection, chosen, column, parts, phrase).limit(limit)
    )


def _sqlite(connection: Connection, chosen: Select[Any], column: str, parts: list[str], phrase: bool) -> Select[Any]:
    quoted = [f'"{part}"' for part in parts]
    words = f"{column} : ({' + '.join(quoted) if phrase else ' AND '.join(quoted)})"
    few = text("SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :words LIMIT :most)")
    hits = connection.execute(few, {"words": words, "most": _RANKED + 1}).scalar_one()
    table = schema.obligations
    if hits <= _RANKED:
        found = text("SELECT rowid AS pk, bm25(search) AS weight FROM search WHERE search MATCH :words")
        weighed = found.bindparams(bindparam("words", words)).columns(pk=Integer, weight=Float).subquery()
        return chosen.join(weighed, weighed.c.pk == table.c.pk).order_by(weighed.c.weight, table.c.pk)
    inside = text("obligations.pk IN (SELECT rowid FROM search WHERE search MATCH :words)").bindparams(words=words)
    return chosen.where(inside).order_by(table.c.pk)


def _postgresql(connection: Connection, chosen: Select[Any], column: str, parts: list[str], phrase: bool) -> Select[Any]:
    table = schema.obligations
    vector = func.to_tsvector(text("'simple'"), table.c[column])
    make = func.phraseto_tsquery if phrase else func.plainto_tsquery
    wanted = make(text("'simple'"), " ".join(parts))
    matched = vector.op("@@")(wanted)
    hits = connection.scalar(select(func.count()).select_from(select(table.c.pk).where(matched).limit(_RANKED + 1).subquery())) or 0
    if hits <= _RANKED:
        return chosen.where(matched).order_by(func.ts_rank_cd(vector, wanted).desc(), table.c.pk)
    return chosen.where(matched).order_by(table.c.pk)
