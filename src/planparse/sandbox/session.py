"""Sessions: parsing files that are not trusted in warm worker processes that are limited, cut off and replaced."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse import settings
from planparse.errors import EnvironmentFailedError, NotFoundError, PlanparseError, TooLargeError
from planparse.limits import Limits
from planparse.pictures import Picture, unpack
from planparse.readers import Source
from planparse.sandbox.child import Child
from planparse.sandbox.worker import Task
from planparse.text.names import readable

if TYPE_CHECKING:
    from planparse.model import Plan

_WORKER = "planparse.sandbox"
_TASKS_A_WORKER = 500


class Session:
    """A pool of workers that are kept warm. Safe to use from several threads; each of them waits for a free worker.

    >>> with Session() as session:  # doctest: +SKIP
    ...     plan = session.parse("ke-hoach.docx")
    """

    def __init__(self, limits: Limits | None = None, *, workers: int = 1, worker_module: str = _WORKER) -> None:
        """`limits` of each input (None: those of the settings); at most `workers` processes, each started when it is first needed.

        `worker_module` is the program that a worker runs.
        """
        self._limits = limits or settings.load()
        self._workers = workers
        self._module = worker_module
        self._open()

    def _open(self) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._busy: set[Child] = set()
        self._stopped = False
        self._idle: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(self._workers):
            self._idle.put(None)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers that are idle and delete what they left. The session can be used again."""
        if self._owner != os.getpid():  # a fork of the owner: the workers are not ours
            return
        idle: list[Child | None] = []
        with contextlib.suppress(queue.Empty):
            while True:
                idle.append(self._idle.get_nowait())
        for child in idle:
            if child:
                child.end()
            self._idle.put(None)
        with self._lock:
            folder, self._folder = self._folder, None
            self._stopped = False
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def stop(self) -> None:
        """Kill the workers that are at work, and any that come until `close`; whoever waits for one hears that it has crashed."""
        with self._lock:
            self._stopped = True
            for child in self._busy:
                child.kill()

    @property
    def limits(self) -> Limits:
        """Of each input."""
        return self._limits

    @property
    def module(self) -> str:
        """The program that a worker runs."""
        return self._module

    def network(self) -> str:
        """What cuts the workers off the network: `namespace`, `seccomp` or `none`."""
        with self._child() as child:
            return child.network

    def parse(self, source: Source, name: str | None = None) -> Plan:
        """The record of the first document of a path, or of bytes called `name`. Raises a PlanparseError with a stable code."""
        return self.parse_all(source, name)[0]

    def parse_all(self, source: Source, name: str | None = None) -> list[Plan]:
        """The records of all documents of a path, or of bytes called `name`."""
        from planparse import record

        return [record.loads(data) for data in self.records(source, name)]

    def records(
        self,
        source: Source,
        name: str | None = None,
        *,
        row: Mapping[str, str] | None = None,
        indent: bool = False,
        pass_records: bool = False,
    ) -> list[bytes]:
        """The records of an input as JSON, as the worker made them.

        `row` supplies metadata that the source lacks; `indent` lays a single record out for people; with `pass_records` the input may be
        a JSON record itself, which is checked. Raises a PlanparseError whose `source` is the path or name.
        """
        return self._results(source, name, row=dict(row) if row else None, indent=indent, pass_records=pass_records)

    def pictures(self, source: Source, sha256: str, pages: Sequence[int], name: str | None = None) -> list[Picture]:
        """Pages of an input by number, as they are shown, in the order asked; `sha256` is the hash in the record, `source.sha256`.

        Pages that cannot be drawn are left out, and those beyond the limits on images. Raises UsageError where the input is another
        one, and what `records` raises.
        """
        return [unpack(data) for data in self._results(source, name, draw=list(pages), sha256=sha256)]

    def _results(self, source: Source, name: str | None, **wanted: Any) -> list[bytes]:
        """What a worker makes of an input; `wanted` are the fields of its task."""
        label = (name or "") if isinstance(source, bytes) else os.fspath(source)
        try:
            with self._task_folder() as folder:
                path, called = self._placed(source, name, folder)
                task = Task(path=os.fsencode(path).decode("latin-1"), name=called, folder=str(folder), **wanted)
                with self._child() as child:
                    return child.ask(task)
        except PlanparseError as error:
            error.source = label
            raise

    @contextlib.contextmanager
    def _child(self) -> Iterator[Child]:
        """A worker for one task; it goes back to the others, or is ended when it is spent."""
        if self._owner != os.getpid():
            self._open()
        child = self._idle.get()
        try:
            if child and not child.alive():
                child.end()
                child = None
            child = child or self._started()
            with self._lock:
                self._busy.add(child)
                if self._stopped:
                    child.kill()
            yield child
            child.spent |= child.tasks >= _TASKS_A_WORKER
        finally:
            with self._lock:
                self._busy -= {child}
            if child and child.spent:
                child.end()
                child = None
            self._idle.put(child)

    def _started(self) -> Child:
        """A new worker; one that ends while it starts, as when the system kills it, gets a second chance."""
        try:
            return Child(self._module, self._limits, self._own_folder())
        except EnvironmentFailedError:
            return Child(self._module, self._limits, self._own_folder())

    def _own_folder(self) -> Path:
        """The session's own folder for temporary files."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="planparse-"))
            return self._folder

    @contextlib.contextmanager
    def _task_folder(self) -> Iterator[Path]:
        """A folder in there for one task, deleted after it."""
        folder = Path(tempfile.mkdtemp(dir=self._own_folder()))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _placed(self, source: Source, name: str | None, folder: Path) -> tuple[Path, str | None]:
        """Where the worker finds the input, and its name. A pipe or device is read here, for it may be open in this process alone."""
        if not isinstance(source, bytes):
            path, name = Path(source).absolute(), name or readable(Path(source).name)
            if _regular(path):
                return path, name
            source = _load(path, self._limits.max_bytes)
        if len(source) > self._limits.max_bytes:
            raise TooLargeError("", "max_bytes")
        spool = folder / "input"
        spool.write_bytes(source)
        return spool, name


def _regular(path: Path) -> bool:
    """Whether it is a plain file, which the worker can open itself. Raises NotFoundError where there is nothing."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotFoundError("", getattr(error, "strerror", None) or "") from None


def _load(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise NotFoundError("", error.strerror or "") from None


_default: Session | None = None
_making = threading.Lock()


def default() -> Session:
    """The session of `planparse.parse`; made on first use, closed at exit."""
    global _default  # noqa: PLW0603
    with _making:
        if _default is None:
            _default = Session()
            atexit.register(_default.close)
        return _default
