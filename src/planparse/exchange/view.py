"""What an export is made from: the records and rows of a store that fit a filter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from planparse.exchange.contacts import Masks
from planparse.record import as_data
from planparse.store import Filter, Store
from planparse.store.query import Kind, query
from planparse.store.timeline import timeline

Data = dict[str, Any]
_KEPT = 16  # records at hand: rows come plan by plan


class View:
    """A store seen through a filter; without contacts, every text has dots where telephone numbers and e-mail addresses stood."""

    def __init__(self, store: Store, ask: Filter, *, lang: str = "vi", contacts: bool = True) -> None:
        self.store = store
        self.ask = ask
        self.lang = lang
        self._contacts = contacts
        self.record = lru_cache(maxsize=_KEPT)(self._record)
        self._masks = lru_cache(maxsize=_KEPT)(self._masks_of)

    def records(self) -> Iterator[Data]:
        """Records of the plans that fit, by plan_id."""
        for row in query(self.store, "plans", self.ask):
            yield self._record(row["plan_id"])

    def rows(self, kind: Kind) -> Iterator[Data]:
        """What `planparse query KIND` gives."""
        return map(self._clear, query(self.store, kind, self.ask))

    def times(self) -> Iterator[Data]:
        """What `planparse timeline` gives."""
        for row in timeline(self.store, self.ask):
            due, duty = (self._clear({**row[name], "plan_id": row["plan_id"]}) for name in ("deadline", "obligation"))
            yield {**row, "deadline": due, "obligation": duty, "text": duty["text"]}

    def _record(self, plan_id: str) -> Data:
        data = as_data(self.store.load(plan_id))
        return data if self._contacts else Masks(data).record(data)

    def _clear(self, row: Data) -> Data:
        return row if self._contacts else self._masks(row["plan_id"]).item(row)

    def _masks_of(self, plan_id: str) -> Masks:
        return Masks(as_data(self.store.load(plan_id)))
