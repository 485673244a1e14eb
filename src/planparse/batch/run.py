"""Inputs into a store, by any executor; the store's content does not depend on which, nor on how many workers it has."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from planparse.batch.executors import Name, executor
from planparse.batch.flow import results
from planparse.batch.inputs import Input
from planparse.batch.reading import Reading, Result, mark
from planparse.errors import EnvironmentFailedError, PlanparseError, place_of
from planparse.sandbox import Session
from planparse.store import Store, lease
from planparse.store.ledger import Ledger

Outcome = Literal["done", "unchanged"] | PlanparseError


@dataclass(slots=True)
class Summary:
    """What became of all inputs: `found` is the sum of the three others."""

    found: int = 0
    done: int = 0
    unchanged: int = 0
    quarantined: int = 0
    seconds: float = 0.0
    failures: list[tuple[str, PlanparseError]] = field(default_factory=list)

    def add(self, label: str, outcome: Outcome) -> None:
        """Count one more input."""
        self.found += 1
        if isinstance(outcome, PlanparseError):
            self.quarantined += 1
            self.failures.append((label, outcome))
        else:
            self.done += outcome == "done"
            self.unchanged += outcome == "unchanged"


Tell = Callable[[Summary], None]


def run(
    store: Store,
    sources: Iterable[Input],
    session: Session,
    *,
    jobs: int = 1,
    by: Name | None = None,
    fresh: bool = False,
    tell: Tell | None = None,
) -> Summary:
    """Parse the inputs and write them; those of the same bytes and the same parser as before are left alone, unless `fresh`.

    `by` is the executor (default: `local` for several jobs). Results are written in the order of the inputs. `tell` hears of each input.
    Raises the store's errors and EnvironmentFailedError of what all inputs need; anything else goes to quarantine. However it ends, what
    it had begun is left to the next run; after KeyboardInterrupt or an error the session must be closed before it is used again.
    """
    started = time.monotonic()
    summary = Summary()
    ledger = Ledger(store, *mark(session.limits))
    chosen = executor(by or ("local" if jobs > 1 else "inline"), session, jobs)
    with chosen as where, _leases(ledger):  # given back first, for an executor may be slow to end
        for batch in results(sources, Reading(ledger, fresh), where):
            for result, outcome in _settled(ledger, batch):
                summary.add(result.source.label, outcome)
                summary.seconds = round(time.monotonic() - started, 3)
                if tell:
                    tell(summary)
    return summary


@contextlib.contextmanager
def _leases(ledger: Ledger) -> Iterator[None]:
    """Renew the leases of this run, and give back at the end what it has not finished."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(lease.RENEWED):
            with contextlib.suppress(PlanparseError):
                ledger.renew()

    thread = threading.Thread(target=renew, daemon=True, name="planparse-leases")
    thread.start()
    try:
        yield
    except BaseException:
        with contextlib.suppress(PlanparseError):
            ledger.give_back()
        raise
    finally:
        over.set()
        thread.join()


def _settled(ledger: Ledger, batch: Sequence[Result]) -> list[tuple[Result, Outcome]]:
    """What became of each result of a batch: all written in one transaction, or one by one where one of them cannot be written."""
    try:
        with ledger.together():
            return [(result, _settle(ledger, result)) for result in batch]
    except EnvironmentFailedError:
        raise
    except Exception:
        return [(result, _alone(ledger, result)) for result in batch]


def _alone(ledger: Ledger, result: Result) -> Outcome:
    try:
        return _settle(ledger, result)
    except EnvironmentFailedError:
        raise
    except PlanparseError as failure:
        error = failure
    except Exception as failure:
        error = PlanparseError(result.source.label, place_of(failure))
    return _settle(ledger, replace(result, error=error))


def _settle(ledger: Ledger, result: Result) -> Outcome:
    """Write a result. Raises what keeps it from being written."""
    if result.error is None:
        return "done" if _written(ledger, result) else "unchanged"
    if not result.told:
        ledger.failed(result.source.label, result.sha256, result.error)
    return result.error


def _written(ledger: Ledger, result: Result) -> bool:
    """True where the store has changed but for the name of a file."""
    if not result.records:
        ledger.known(result.source.label, result.sha256, result.source.name)
        return False
    written = ledger.done(result.source.label, result.sha256, result.records)
    return any(one.outcome in ("added", "replaced") for one in written)
