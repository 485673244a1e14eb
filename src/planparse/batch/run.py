"""Inputs into a store, in one worker or several; the store's content does not depend on how many."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from planparse import fingerprint, record
from planparse.batch.inputs import Input
from planparse.errors import EnvironmentFailedError, PlanparseError, place_of
from planparse.sandbox import Session
from planparse.store import Store

_AHEAD = 2  # inputs a worker that may wait for the writer


@dataclass(slots=True)
class Summary:
    """What became of all inputs: `found` is the sum of the three others."""

    found: int = 0
    done: int = 0
    unchanged: int = 0
    quarantined: int = 0
    seconds: float = 0.0
    failures: list[tuple[str, PlanparseError]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Result:
    """Records of an input, or why there are none; neither where nothing had to be done."""

    source: Input
    sha256: str = ""
    records: tuple[bytes, ...] = ()
    error: PlanparseError | None = None


Tell = Callable[[Summary], None]


def run(
    store: Store,
    sources: Iterable[Input],
    session: Session,
    *,
    jobs: int = 1,
    fresh: bool = False,
    tell: Tell | None = None,
) -> Summary:
    """Parse the inputs and write them; those of the same bytes and the same parser as before are left alone, unless `fresh`.

    Results are written in the order of the inputs, one plan a transaction. `tell` hears of each input. Raises the store's errors and
    EnvironmentFailedError of what all inputs need; anything else goes to quarantine.
    """
    started = time.monotonic()
    summary = Summary()
    work = _Work(store, session, fresh)
    for result in _ordered(sources, work, jobs):
        summary.found += 1
        _settle(store, result, summary)
        summary.seconds = round(time.monotonic() - started, 3)
        if tell:
            tell(summary)
    return summary


def _ordered(sources: Iterable[Input], work: Callable[[Input], _Result], jobs: int) -> Iterator[_Result]:
    """Results in the order of the sources, a few inputs ahead of the one that is asked for."""
    if jobs == 1:
        yield from map(work, sources)
        return
    waiting: deque[Future[_Result]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for source in sources:
                waiting.append(pool.submit(work, source))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


@dataclass(frozen=True, slots=True)
class _Work:
    """What is done with one input, in any thread."""

    store: Store
    session: Session
    fresh: bool

    def __call__(self, source: Input) -> _Result:
        sha = ""
        try:
            sha = source.sha256()
            if not self.fresh and self._known(sha):
                return _Result(source, sha)
            records = self.session.records(source.data(), source.name, pass_records=True)
            return _Result(source, sha, tuple(records))
        except PlanparseError as error:
            if isinstance(error, EnvironmentFailedError):
                raise
            return _Result(source, sha, error=error)
        except Exception as error:
            return _Result(source, sha, error=PlanparseError(source.label, place_of(error)))

    def _known(self, sha256: str) -> bool:
        present = self.store.parsed(sha256)
        mine = (fingerprint.version(), fingerprint.config_sha256())
        return bool(present) and all(one == mine for one in present)


def _settle(store: Store, result: _Result, summary: Summary) -> None:
    label = result.source.label
    if result.error is not None:
        store.quarantine(label, result.sha256, result.error, fingerprint.version())
        summary.failures.append((label, result.error))
        summary.quarantined += 1
        return
    if not result.records:
        store.name(result.sha256, result.source.name)
        summary.unchanged += 1
    else:
        written = store.write(*map(record.loads, result.records))
        changed = any(one.outcome in ("added", "replaced") for one in written)
        summary.done += changed
        summary.unchanged += not changed
    store.release(label)
