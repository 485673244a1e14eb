"""The way of inputs through an executor: begun, read in batches, their results handed on in the order of the inputs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planparse.batch.attempt import Answer, Answers, Executor
from planparse.batch.inputs import Input
from planparse.batch.reading import Begun, Reading, Result
from planparse.errors import PlanparseError

_PAUSE = 0.5  # seconds between two looks at an input that another run is at work on
_TOGETHER, _HELD = 8, 0.5  # results that are written at once; seconds that the first of them waits for others
_MOST = 32_000_000  # bytes that a batch may hold in memory, and one input more


@dataclass(slots=True)
class _Batch:
    """Inputs in their order: those whose result is known, and those that are begun."""

    items: list[Result | Begun] = field(default_factory=list)
    bytes: int = 0
    answers: Answers | None = None  # none where nothing is read

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
    """Results in the order of the sources, a few batches ahead of the one that is asked for; several at once, where they come fast.

    Where another run is at work on an input, it is waited for with empty hands: two runs that wait for each other would wait for ever.
    """
    flow = _Flow(work, where)
    try:
        for source in sources:
            yield from flow.take(source)
        yield from flow.rest()
    except PlanparseError:  # what was read before it is not lost
        yield from flow.given()
        raise


class _Flow:
    """Batches under way, and results that are held back for a moment: many are written faster together than one by one."""

    def __init__(self, work: Reading, where: Executor) -> None:
        self._work, self._where = work, where
        self._batch = _Batch()
        self._under_way: deque[_Batch] = deque()
        self._held: list[Result] = []
        self._since = 0.0

    def take(self, source: Input) -> Iterator[list[Result]]:
        """Begin an input; results that are due. The same input twice is begun again only when it is ended."""
        if self._held and (self._size() >= _MOST or time.monotonic() - self._since >= _HELD):
            yield from self.given()
        if source.label in self._labels():
            yield from self.rest()
        begun = self._work.begin(source)
        if begun is None:
            yield from self._alone(source)
            return
        self._batch.add(begun)
        if self._batch.full(self._where.size):
            self._start()
            if len(self._under_way) >= self._where.ahead:
                yield from self._end()

    def _alone(self, source: Input) -> Iterator[list[Result]]:
        """An input that waits for another run, or for all before it, is read while nothing else is."""
        yield from self.rest()
        while (begun := self._work.begin(source, alone=True)) is None:
            time.sleep(_PAUSE)
        self._batch.add(begun)
        yield from self.rest()

    def rest(self) -> Iterator[list[Result]]:
        """All results that are still to come."""
        self._start()
        while self._under_way:
            yield from self._end()
        yield from self.given()

    def given(self) -> Iterator[list[Result]]:
        """The results that were held."""
        if self._held:
            held, self._held = self._held, []
            yield held

    def _size(self) -> int:
        """Bytes that the held results keep in memory: of archives' members, and of records."""
        contents = (result.source.content for result in self._held)
        own = sum(len(content) for content in contents if isinstance(content, bytes))
        return own + sum(len(one) for result in self._held for one in result.records)

    def _labels(self) -> set[str]:
        """Inputs that are not written yet."""
        begun = (item for batch in (*self._under_way, self._batch) for item in batch.items)
        return {item.source.label for item in (*self._held, *begun)}

    def _start(self) -> None:
        self._under_way.append(self._batch.start(self._where))
        self._batch = _Batch()

    def _end(self) -> Iterator[list[Result]]:
        batch = self._under_way.popleft()
        if batch.answers and self._held and not batch.answers.ready(max(0.0, self._since + _HELD - time.monotonic())):
            yield from self.given()
        self._since = self._since if self._held else time.monotonic()
        self._held += self._ended(batch)
        if len(self._held) >= _TOGETHER:
            yield from self.given()

    def _ended(self, batch: _Batch) -> Iterator[Result]:
        answers = iter(batch.answers.get() if batch.answers else ())
        for item in batch.items:
            yield item if isinstance(item, Result) else self._result(item, next(answers))

    def _result(self, begun: Begun, answer: Answer) -> Result:
        """What an answer means, or the answer of a further attempt."""
        while (result := self._work.ended(begun, answer)) is None:
            (answer,) = self._where.submit([begun.source]).get()
        return result
