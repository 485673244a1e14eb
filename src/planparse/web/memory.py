"""Answers over the whole store, which take long where it is large, kept until it is written."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from planparse.store import Store
from planparse.store.stamp import Stamp, Stamps

T = TypeVar("T")
_KEPT = 256


class Memory:
    """The latest answers of one store. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._lock = threading.Lock()
        self._stamps = Stamps(store)
        self._stamp: Stamp | None = None
        self._found: OrderedDict[Hashable, Any] = OrderedDict()

    def close(self) -> None:
        """Leave the store alone."""
        self._stamps.close()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, from before where the store has not changed since."""
        now = self._stamps.now()
        with self._lock:
            if now != self._stamp:
                self._stamp = now
                self._found.clear()
            if key in self._found:
                self._found.move_to_end(key)
                found: T = self._found[key]
                return found
        made = make()
        with self._lock:
            if now == self._stamp:
                self._found[key] = made
                while len(self._found) > _KEPT:
                    self._found.popitem(last=False)
        return made
