"""What is decided about one input: skipped where nothing has changed, else tried, again where a worker has died."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields

from planparse import fingerprint
from planparse.batch.attempt import Answer
from planparse.batch.inputs import Input
from planparse.errors import CrashedError, EnvironmentFailedError, MemoryLimitError, PlanparseError, TimeLimitError, place_of
from planparse.limits import Limits
from planparse.store.ledger import Ledger, Parser

_OF_THE_WORKER = CrashedError, TimeLimitError, MemoryLimitError  # the next time may be better; any other error says what the bytes are


@dataclass(frozen=True, slots=True)
class Begun:
    """An input that this run is to read: its attempt is counted, its lease taken."""

    source: Input
    sha256: str


@dataclass(frozen=True, slots=True)
class Result:
    """Records of an input, or why there are none; neither where nothing had to be done. `told`: the ledger has the error already."""

    source: Input
    sha256: str = ""
    records: tuple[bytes, ...] = ()
    error: PlanparseError | None = None
    told: bool = False


def parser() -> Parser:
    """What decides about records besides the bytes: version, and hash of tables and models."""
    return fingerprint.version(), fingerprint.config_sha256()


def mark(limits: Limits) -> Parser:
    """What decides, besides its bytes, whether an input fails: version, and hash of tables, models and limits."""
    values = [getattr(limits, limit.name) for limit in fields(Limits)]
    return fingerprint.version(), hashlib.sha256(repr((fingerprint.config_sha256(), values)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """Decisions about inputs, as the ledger of a store has them."""

    ledger: Ledger
    fresh: bool

    def begin(self, source: Input, *, alone: bool = False) -> Begun | Result | None:
        """Begin an input, or tell what became of it. Raises the store's errors.

        None while another run is at work on it; and where a run has died at it, unless it is the only one that is begun now (`alone`).
        """
        sha, unread = _sha256(source)
        begun = self.ledger.begin(source.label, sha, parser=None if self.fresh else parser(), alone=alone)
        if begun == "held" or begun == "suspect":
            return None
        if begun == "begun":
            return Result(source, sha, error=unread) if unread else Begun(source, sha)
        return Result(source, sha) if begun == "known" else Result(source, sha, error=begun, told=True)

    def ended(self, begun: Begun, answer: Answer) -> Result | None:
        """What an answer means; None: it is tried once more, and that is counted. Raises EnvironmentFailedError of what all inputs need."""
        error = answer.error(begun.source.label)
        if isinstance(error, EnvironmentFailedError):
            raise error
        if isinstance(error, _OF_THE_WORKER) and self.ledger.again(begun.source.label):
            return None
        return Result(begun.source, begun.sha256, answer.records, error)


def _sha256(source: Input) -> tuple[str, PlanparseError | None]:
    """Hash of the bytes; empty, and why, where they cannot be read."""
    try:
        return source.sha256(), None
    except PlanparseError as error:
        return "", error
    except Exception as error:
        return "", PlanparseError(source.label, place_of(error))
