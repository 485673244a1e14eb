"""Full text over obligations: words as they are written first, then without diacritics, then anywhere in the text.

Three tiers are asked one after the other, so that a question with a limit stops early. Inside a tier few hits are ranked by the share of
the text that the words make up, many stand in the order of the store. Words, hits and order are the same on both engines.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, column, false, func, literal_column, select, table, text

from planparse.store import schema
from planparse.store.engine import fetched
from planparse.store.filters import Condition, Filter
from planparse.text.search import exact_key, key, words

_RANKED = 1000  # hits that are worth weighing
_SCALE = 10_000
_HITS = table("search", column("rowid"))


@dataclass(frozen=True, slots=True)
class _Tier:
    """Which column to look in, and what must stand there: one phrase, or several words anywhere."""

    column: str
    phrases: tuple[str, ...]

    @property
    def cells(self) -> ColumnElement[str]:
        """The column."""
        return schema.obligations.c[self.column]


def ranked(connection: Connection, chosen: Select[Any], sought: str, limit: int | None) -> Generator[Any]:
    """Rows of `chosen`, which selects obligations with their `pk` first, that hold all words; none twice. No words find nothing."""
    seen: set[int] = set()
    for tier in _tiers(sought):
        asked = _ordered(connection, chosen, tier)
        with closing(fetched(connection, asked, limit)) as rows:
            for row in rows:
                if row.pk in seen:
                    continue
                seen.add(row.pk)
                yield row
                if limit is not None and len(seen) >= limit:
                    return


def asked(connection: Connection, ask: Filter) -> list[Condition]:
    """The condition on the words of obligations, if there is one: those that `ranked` would find."""
    return [] if ask.text is None else [_holding(connection, ask.text)]


def _holding(connection: Connection, sought: str) -> Condition:
    tiers = _tiers(sought)
    if not tiers:
        return false()
    if connection.dialect.name == "sqlite":
        return and_(schema.obligations.c.pk.in_(select(_HITS.c.rowid).where(_matching(tiers[-1]))), _confirmed(connection, tiers[-1]))
    return _holds(connection, tiers[-1])


def _tiers(sought: str) -> list[_Tier]:
    exact, folded = words(exact_key(sought)), words(key(sought))
    if not folded:
        return []
    phrases = [_Tier("exact", (" ".join(exact),)), _Tier("folded", (" ".join(folded),))]
    return phrases if len(folded) == 1 else [*phrases, _Tier("folded", tuple(dict.fromkeys(folded)))]


def _holds(connection: Connection, tier: _Tier) -> Condition:
    """The index finds candidates by its own idea of words, ours decides. SQLite's index is a table, which gives rows by and by."""
    if connection.dialect.name == "sqlite":
        return and_(schema.obligations.c.pk == _HITS.c.rowid, _matching(tier), _confirmed(connection, tier))
    return and_(_held(tier), _confirmed(connection, tier))


def _confirmed(connection: Connection, tier: _Tier) -> Condition:
    """The phrases stand in the text. Not LIKE on PostgreSQL, whose planner takes it for a condition that leaves next to nothing."""
    place = func.instr if connection.dialect.name == "sqlite" else func.strpos
    return and_(*(place(tier.cells, f" {phrase} ") > 0 for phrase in tier.phrases))


def _matching(tier: _Tier) -> Condition:
    quoted = " AND ".join(" + ".join(f'"{word}"' for word in phrase.split()) for phrase in tier.phrases)
    return text("search MATCH :words").bindparams(words=f"{tier.column} : ({quoted})")  # type: ignore[return-value]


def _held(tier: _Tier) -> Condition:
    """PostgreSQL: words in any order, since the index knows no places."""
    held: ColumnElement[Any] = literal_column(f"obligations.{tier.column}_words")
    return held.op("@@")(func.plainto_tsquery(text("'simple'"), " ".join(tier.phrases)))


def _ordered(connection: Connection, chosen: Select[Any], tier: _Tier) -> Select[Any]:
    """The rows of `chosen` that hold a tier, in order.

    Of many hits the first are soon met in the order of the store; PostgreSQL's index would have all of them fetched and sorted.
    """
    pk, holds = schema.obligations.c.pk, _holds(connection, tier)
    few = select(pk).where(holds).limit(_RANKED + 1).subquery()
    if (connection.scalar(select(func.count()).select_from(few)) or 0) <= _RANKED:
        return chosen.where(holds).order_by(_share(tier.cells, tier.phrases).desc(), pk)
    if connection.dialect.name == "sqlite":
        return chosen.where(holds).order_by(_HITS.c.rowid)
    return chosen.where(_confirmed(connection, tier)).order_by(pk)


def _share(cells: ColumnElement[str], phrases: Sequence[str]) -> ColumnElement[int]:
    """Characters of the phrases in a text for each 10,000 of it."""
    whole = func.length(cells, type_=Integer)
    taken = [whole - func.length(func.replace(cells, f" {phrase} ", " "), type_=Integer) for phrase in phrases]
    return reduce(add, taken) * _SCALE // whole
