"""Jobs in the order in which they came, in a thread of their own."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import BinaryIO

from planparse.batch import Summary, run
from planparse.batch.inputs import Input, inputs
from planparse.errors import PlanparseError, TooLargeError, place_of
from planparse.limits import Limits
from planparse.sandbox import Session
from planparse.settings import Language
from planparse.store import Store, originals
from planparse.telling import failure
from planparse.web.jobs.job import Job, Outcome, kept

_WAITING = 20  # jobs that may wait
_KEPT = 200  # jobs remembered


class Jobs:
    """Uploads of one server."""

    def __init__(self, address: str, session: Session, limits: Limits, lang: Language, *, keep: bool = False) -> None:
        """`address` of the store; `lang` of the reasons why a file could not be read; whether to `keep` files that have pages."""
        self._address, self._session, self._limits, self._lang, self._keep = address, session, limits, lang, keep
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="planparse-upload")
        self._lock = threading.Lock()
        self._known: dict[str, Job] = {}
        self._over = threading.Event()

    def begin(self, owner: str, files: Iterator[tuple[str, BinaryIO]]) -> Job:
        """Keep the files and read them as soon as those before are done. Raises TooLargeError where too many jobs wait."""
        with self._lock:
            if sum(not job.finished for job in self._known.values()) >= _WAITING:
                raise TooLargeError("", "jobs")
        job = kept(secrets.token_urlsafe(12), owner, files)
        with self._lock:
            self._known[job.number] = job
            while len(self._known) > _KEPT:
                self._known.pop(next(iter(self._known)))
        self._pool.submit(self._work, job)
        return job

    def find(self, number: str) -> Job | None:
        """A job by its number."""
        with self._lock:
            return self._known.get(number)

    def last(self, most: int = 10) -> list[Job]:
        """The latest jobs, the newest first."""
        with self._lock:
            return list(reversed(self._known.values()))[:most]

    def stop(self) -> None:
        """Give up what waits and what is being read; the store keeps what is done."""
        self._over.set()
        self._session.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for job in self._known.values():
            job.clear()

    def _work(self, job: Job) -> None:
        try:
            if not self._over.is_set():
                with Store(self._address) as store:
                    self._read(job, store)
        except PlanparseError as error:
            job.fault = failure("", error, self._lang)
        except Exception as error:
            job.fault = failure("", PlanparseError("", place_of(error)), self._lang)
        finally:
            with job.lock:
                job.finished = True
            job.clear()

    def _read(self, job: Job, store: Store) -> None:
        progress = _Progress(job, self._lang, store if self._keep else None)
        run(store, progress.told(inputs([str(path) for path in job.paths], self._limits)), self._session, tell=progress)
        progress.name_plans(store)


class _Progress:
    """Notes what becomes of each input; an archive's first member takes its place in the list, the others follow.

    With a store that is to keep files, what has been read and has pages is kept beside it.
    """

    def __init__(self, job: Job, lang: str, keeper: Store | None) -> None:
        self._job, self._lang, self._keeper = job, lang, keeper
        self._begun: deque[tuple[Outcome, Input]] = deque()  # of some the outcome is told only when others are begun
        self._before = Summary()

    def told(self, found: Iterator[Input]) -> Iterator[Input]:
        """The inputs, called as their senders call them."""
        for one in found:
            name = one.label.removeprefix(f"{self._job.folder}/")[5:]
            source = replace(one, label=f"upload/{name}")
            self._begun.append((self._begin(name), source))
            yield source

    def _begin(self, name: str) -> Outcome:
        outer = name.partition("!/")[0]
        with self._job.lock:
            outcomes = self._job.outcomes
            own = next((one for one in outcomes if one.state == "waiting" and one.name == outer), None)
            if own is None:  # a further member of an archive
                own = Outcome(name)
                outcomes.append(own)
            own.name, own.state = name, "reading"
            return own

    def __call__(self, summary: Summary) -> None:
        """After each input, in the order in which they were begun."""
        (one, source), before = self._begun.popleft(), self._before
        with self._job.lock:
            if summary.quarantined > before.quarantined:
                label, error = summary.failures[-1]
                one.state, one.error = "failed", failure(label.removeprefix("upload/"), error, self._lang)
            else:
                one.state = "done" if summary.done > before.done else "unchanged"
        self._before = replace(summary, failures=[])
        if one.state != "failed":
            with contextlib.suppress(PlanparseError):  # the plan is in the store: that its file cannot be kept is no failure of it
                one.sha256 = source.sha256()
                if self._keeper:
                    originals.keep(self._keeper, one.sha256, source.data())

    def name_plans(self, store: Store) -> None:
        """Say which plans the inputs gave."""
        for one in self._job.outcomes:
            if one.sha256:
                one.plans = store.of_file(one.sha256)
