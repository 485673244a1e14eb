"""The one function behind every executor: an input to records, or to why there are none; and what an executor is.

Nothing here knows of a store or a run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planparse.batch.inputs import Input
from planparse.errors import EnvironmentFailedError, PlanparseError, of_code, place_of
from planparse.sandbox import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """Records of an input as JSON; or code and detail of an error. Plain data, for it goes from process to process."""

    records: tuple[bytes, ...] = ()
    code: str = ""
    detail: str = ""

    def error(self, label: str) -> PlanparseError | None:
        """The error about the input of this label, if it is one."""
        return of_code(self.code)(label, self.detail) if self.code else None


def attempt(session: Session, source: Input) -> Answer:
    """Read an input once, in a worker of the session. Raises nothing; E_ENVIRONMENT and its like are about all inputs."""
    try:
        return Answer(records=tuple(session.records(source.data(), source.name, pass_records=True)))
    except PlanparseError as error:
        return failed(error)
    except OSError as error:  # of our own files: a full disk, too many open files
        return failed(EnvironmentFailedError("", error.strerror or ""))
    except Exception as error:
        return failed(PlanparseError("", place_of(error)))


def failed(error: PlanparseError) -> Answer:
    """The answer that tells of an error."""
    return Answer(code=error.code, detail=error.detail)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of a batch that is being read: `ready` waits so many seconds at most, `get` as long as it takes."""

    ready: Callable[[float], bool]
    get: Callable[[], Sequence[Answer]]


@dataclass(frozen=True, slots=True)
class Executor:
    """`submit` starts to read a batch and gives what waits for its answers, one an input in their order.

    A batch has at most `size` inputs; at most `ahead` batches are under way.
    """

    size: int
    ahead: int
    submit: Callable[[Sequence[Input]], Answers]
