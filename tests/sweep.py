"""`python -m tests.sweep FOLDER`: every file of a folder through one session; prints how each ended, the slowest, and what the parent took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from planparse.errors import PlanparseError
from planparse.limits import Limits
from planparse.sandbox import Session


def peak() -> int:
    """The most memory that this process held, in bytes. On Linux the resource usage counts who started it, too."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return 1024 * int(status.partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    ends: dict[str, str] = {}
    slowest = 0.0
    with Session(Limits()) as session:
        for path in sorted(Path(sys.argv[1]).iterdir()):
            started = time.monotonic()
            try:
                ends[path.name] = "record" if session.records(path) else "nothing"
            except PlanparseError as error:
                ends[path.name] = f"{error.code} {error.detail}".strip()
            slowest = max(slowest, time.monotonic() - started)
    print(json.dumps({"ends": ends, "slowest": slowest, "peak": peak()}))  # noqa: T201
