"""Where inputs are read: one after another, several at once over the workers of a session, or as tasks of Ray. All call `attempt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from typing import Literal, get_args

from planparse.batch.attempt import Answers, Executor, attempt
from planparse.batch.inputs import Input
from planparse.sandbox import Session

Name = Literal["inline", "local", "ray"]
NAMES: tuple[Name, ...] = get_args(Name)

_AHEAD = 4  # batches a worker that may be under way, so that none waits while results are written


def executor(name: Name, session: Session, jobs: int) -> AbstractContextManager[Executor]:
    """The executor of a name; left by an error, it ends what it is at. Raises EnvironmentFailedError where Ray is missing."""
    if name == "ray":
        from planparse.batch.cluster import on_ray

        return on_ray(session, jobs)
    return _threads(session, jobs, jobs * _AHEAD) if name == "local" and jobs > 1 else _threads(session, 1, 1)  # one processor busy


@contextmanager
def _threads(session: Session, jobs: int, ahead: int) -> Iterator[Executor]:
    with ThreadPoolExecutor(jobs) as pool:

        def submit(batch: Sequence[Input]) -> Answers:
            futures = [pool.submit(attempt, session, source) for source in batch]
            return Answers(
                ready=lambda seconds: not wait(futures, timeout=seconds).not_done,
                get=lambda: [future.result() for future in futures],
            )

        try:
            yield Executor(1, ahead, submit)
        except BaseException as error:
            pool.shutdown(wait=False, cancel_futures=True)
            if jobs > 1 or not isinstance(error, Exception):  # one input at most is being read; the session may be others', too
                session.stop()
            raise
