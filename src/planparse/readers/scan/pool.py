"""Pictures to scans: one Tesseract a core at work, few pictures in memory, results in the order of the pages."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from planparse.limits import Limits
from planparse.readers.scan.page import Scan, scan
from planparse.readers.scan.rasters import Raster


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def scans(rasters: Iterable[Raster], program: str, limits: Limits) -> Iterator[Scan]:
    """What stands on the pictures, in order. Raises what `tesseract.read` raises."""
    seconds = limits.max_seconds + limits.max_seconds_per_scan
    waiting: deque[Future[Scan]] = deque()
    pool = ThreadPoolExecutor(cores(), "planparse-ocr")
    try:
        for raster in rasters:
            waiting.append(pool.submit(scan, raster, program, seconds))
            if len(waiting) > cores():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
