"""The way of inputs through an executor: begun, read in batches, their results handed on in the order of the inputs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planparse.batch.attempt import Answer
from planparse.batch.executors import Answers, Executor
from planparse.batch.inputs import Input
from planparse.batch.reading import Begun, Reading, Result

_PAUSE = 0.5  # seconds between two looks at an input that another run is at work on
_MOST = 32_000_000  # bytes that a batch may hold in memory, and one input more


@dataclass(slots=True)
class _Batch:
    """Inputs in their order: those whose result is known, and those that are begun."""

    items: list[Result | Begun] = field(default_factory=list)
    bytes: int = 0
    answers: Answers = field(default=lambda: ())

    def add(self, item: Result | Begun) -> None:
        self.items.append(item)
        if isinstance(item, Begun) and isinstance(item.source.content, bytes):
            self.bytes += len(item.source.content)

    def full(self, size: int) -> bool:
        return len(self.items) >= size or self.bytes >= _MOST

    def start(self, where: Executor) -> _Batch:
        begun = [item.source for item in self.items if isinstance(item, Begun)]
        if begun:
            self.answers = where.submit(begun)
        return self


def results(sources: Iterable[Input], work: Reading, where: Executor) -> Iterator[list[Result]]:
    """Results, batch by batch, in the order of the sources, a few batches ahead of the one that is asked for.

    Where another run is at work on an input, it is waited for with empty hands: two runs that wait for each other would wait for ever.
    """
    under_way: deque[_Batch] = deque()
    batch = _Batch()
    for source in sources:
        begun = work.begin(source)
        if begun is None:
            under_way.append(batch.start(where))
            yield from _drained(under_way, work, where)
            batch = _Batch()
            while (begun := work.begin(source)) is None:
                time.sleep(_PAUSE)
        batch.add(begun)
        if batch.full(where.size):
            under_way.append(batch.start(where))
            batch = _Batch()
            if len(under_way) >= where.ahead:
                yield _ended(under_way.popleft(), work, where)
    under_way.append(batch.start(where))
    yield from _drained(under_way, work, where)


def _drained(under_way: deque[_Batch], work: Reading, where: Executor) -> Iterator[list[Result]]:
    while under_way:
        yield _ended(under_way.popleft(), work, where)


def _ended(batch: _Batch, work: Reading, where: Executor) -> list[Result]:
    answers = iter(batch.answers())
    return [item if isinstance(item, Result) else _result(item, next(answers), work, where) for item in batch.items]


def _result(begun: Begun, answer: Answer, work: Reading, where: Executor) -> Result:
    """What an answer means, or the answer of a further attempt."""
    while (result := work.ended(begun, answer)) is None:
        (answer,) = where.submit([begun.source])()
    return result
