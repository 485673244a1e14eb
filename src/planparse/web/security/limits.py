"""How often and how much one address may ask."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

MAX_QUERY = 8_000  # characters of a query string
MAX_BODY = 64_000  # bytes of a request that uploads nothing
_MOST = 5_000  # addresses remembered


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` requests at once, and `a_second` from then on."""

    burst: float
    a_second: float


PAGES = Pace(200, 20)
LOGINS = Pace(5, 1 / 12)
UPLOADS = Pace(60, 1)


class Rates:
    """Buckets that fill with time, one for each address and kind of request. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left: dict[tuple[str, Pace], tuple[float, float]] = {}

    def take(self, address: str, pace: Pace) -> bool:
        """True where one more request may pass."""
        now = time.monotonic()
        with self._lock:
            left, since = self._left.get((address, pace), (pace.burst, now))
            left = min(pace.burst, left + (now - since) * pace.a_second)
            if len(self._left) >= _MOST and (address, pace) not in self._left:
                self._left.pop(next(iter(self._left)))
            self._left[address, pace] = (left - 1 if left >= 1 else left, now)
            return left >= 1
