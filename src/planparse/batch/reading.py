"""What is done with one input, in any thread: skipped where nothing has changed, else tried, again where a worker has died."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field, fields

from planparse import fingerprint
from planparse.batch.inputs import Input
from planparse.errors import CrashedError, EnvironmentFailedError, MemoryLimitError, PlanparseError, TimeLimitError, place_of
from planparse.limits import Limits
from planparse.sandbox import Session
from planparse.store import Store
from planparse.store.ledger import Ledger

_PAUSE = 0.5  # seconds between two looks at an input that another run is at work on
_OF_THE_WORKER = CrashedError, TimeLimitError, MemoryLimitError  # the next time may be better; any other error says what the bytes are


@dataclass(frozen=True, slots=True)
class Result:
    """Records of an input, or why there are none; neither where nothing had to be done. `told`: the ledger has the error already."""

    source: Input
    sha256: str = ""
    records: tuple[bytes, ...] = ()
    error: PlanparseError | None = None
    told: bool = False


def mark(limits: Limits) -> tuple[str, str]:
    """What decides, besides its bytes, whether an input fails: version, and hash of tables and limits."""
    values = [getattr(limits, limit.name) for limit in fields(Limits)]
    return fingerprint.version(), hashlib.sha256(repr((fingerprint.config_sha256(), values)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """Inputs to results. After `stop` what is being read ends at once, and its result means nothing."""

    store: Store
    ledger: Ledger
    session: Session
    fresh: bool
    _over: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """End what other threads are at."""
        self._over.set()
        self.session.stop()

    def __call__(self, source: Input) -> Result:
        """Raises EnvironmentFailedError of what all inputs need, and the store's errors."""
        sha, unread = _sha256(source)
        while unread or self.fresh or not self._known(sha):
            begun = self.ledger.begin(source.label, sha, fresh=self.fresh)
            if begun == "begun":
                return Result(source, sha, error=unread) if unread else self._read(source, sha)
            if begun != "held":
                return Result(source, sha, error=begun, told=True)
            if self._over.wait(_PAUSE):
                break
        return Result(source, sha)

    def _known(self, sha256: str) -> bool:
        present = self.store.parsed(sha256)
        mine = (fingerprint.version(), fingerprint.config_sha256())
        return bool(present) and all(one == mine for one in present)

    def _read(self, source: Input, sha: str) -> Result:
        while True:
            try:
                return Result(source, sha, tuple(self.session.records(source.data(), source.name, pass_records=True)))
            except EnvironmentFailedError:
                raise
            except _OF_THE_WORKER as error:
                if self._over.is_set() or not self.ledger.again(source.label):
                    return Result(source, sha, error=error)
            except PlanparseError as error:
                return Result(source, sha, error=error)
            except OSError as error:  # of our own files: a full disk, too many open files
                raise EnvironmentFailedError(source.label, error.strerror or "") from None
            except Exception as error:
                return Result(source, sha, error=PlanparseError(source.label, place_of(error)))


def _sha256(source: Input) -> tuple[str, PlanparseError | None]:
    """Hash of the bytes; empty, and why, where they cannot be read."""
    try:
        return source.sha256(), None
    except PlanparseError as error:
        return "", error
    except Exception as error:
        return "", PlanparseError(source.label, place_of(error))
