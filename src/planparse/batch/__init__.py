"""Many inputs into a store: found, skipped where nothing has changed, parsed in workers, each accounted for."""

from __future__ import annotations

from planparse.batch.run import Summary, run

__all__ = ["Summary", "run"]
