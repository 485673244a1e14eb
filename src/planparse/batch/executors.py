"""Where inputs are read: one after another, by threads over the workers of a session, or as tasks of Ray. All call `attempt`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal, get_args

from planparse.batch.attempt import Answer, attempt
from planparse.batch.inputs import Input
from planparse.sandbox import Session

Name = Literal["inline", "local", "ray"]
NAMES: tuple[Name, ...] = get_args(Name)
Answers = Callable[[], Sequence[Answer]]

_AHEAD = 2  # batches a worker that may be under way, so that none waits for the writer


@dataclass(frozen=True, slots=True)
class Executor:
    """`submit` starts to read a batch and gives what waits for its answers, one an input in their order.

    A batch has at most `size` inputs; at most `ahead` batches are under way.
    """

    size: int
    ahead: int
    submit: Callable[[Sequence[Input]], Answers]


def executor(name: Name, session: Session, jobs: int) -> AbstractContextManager[Executor]:
    """The executor of a name; left by an error, it ends what it is at. Raises EnvironmentFailedError where Ray is missing."""
    if name == "ray":
        from planparse.batch.cluster import on_ray

        return on_ray(session, jobs)
    return _local(session, jobs) if name == "local" and jobs > 1 else _inline(session)  # one job keeps one processor busy


@contextmanager
def _inline(session: Session) -> Iterator[Executor]:
    def submit(batch: Sequence[Input]) -> Answers:
        answers = [attempt(session, source) for source in batch]
        return lambda: answers

    yield Executor(1, 1, submit)


@contextmanager
def _local(session: Session, jobs: int) -> Iterator[Executor]:
    with ThreadPoolExecutor(jobs) as pool:

        def submit(batch: Sequence[Input]) -> Answers:
            futures = [pool.submit(attempt, session, source) for source in batch]
            return lambda: [future.result() for future in futures]

        try:
            yield Executor(1, jobs * _AHEAD, submit)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            session.stop()
            raise
