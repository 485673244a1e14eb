"""Many plans in one database, and questions about them."""

from __future__ import annotations

from planparse.store.filters import Filter
from planparse.store.store import Store
from planparse.store.writing import Written

__all__ = ["Filter", "Store", "Written"]
