"""What a worker takes from itself before it reads anything: memory, size of files, core dumps; and, task by task, time.

The parent watches time and memory as well: this is the second line, and the one that holds where the parent has died.
"""

from __future__ import annotations

import contextlib
import signal
import sys

from planparse.limits import Limits

if sys.platform != "win32":
    import resource

MEMORY = "rlimit" if sys.platform == "linux" else "watch"  # by what memory is held

_MAX_FILE = 500_000_000
_GRACE = 10  # seconds after which the worker ends itself, should the parent not have done it


def confine(limits: Limits) -> None:
    """Limit this process, and what it starts, for good; does nothing where the system has no such limits."""
    if sys.platform == "win32":
        return
    for what, most in ((resource.RLIMIT_AS, limits.max_memory), (resource.RLIMIT_FSIZE, _MAX_FILE), (resource.RLIMIT_CORE, 0)):
        _limit(what, most, hard=True)


def allow_time(seconds: float) -> None:
    """From now on this process may work so many seconds, by the clock and by the processor; 0 stops the clock."""
    if sys.platform == "win32":
        return
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)  # the signal is not handled, so it ends the process
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds + _GRACE) + 1, hard=False)


def _limit(what: int, most: int, *, hard: bool) -> None:
    """Set a limit, never above the hard one that is there; macOS knows limits that it refuses to set."""
    with contextlib.suppress(OSError, ValueError):
        _, ceiling = resource.getrlimit(what)
        soft = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(what, (soft, soft if hard else ceiling))
