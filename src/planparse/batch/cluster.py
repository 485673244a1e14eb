"""Batches as tasks of Ray Core: on this machine, or on the cluster that RAY_ADDRESS names.

A task gets its batch by reference: paths, which every machine must see, or the bytes themselves. It gives a part and its manifest
(`parts`); the run writes the part into the store in one transaction, or not at all. A worker of Ray that dies, and a part that is torn,
cost nothing but time: the inputs of the batch are read again, each in a task of its own, so that one that kills its worker kills no other.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from planparse.batch import parts
from planparse.batch.attempt import Answer, Answers, Executor, attempt, failed
from planparse.batch.inputs import Input
from planparse.batch.reading import parser
from planparse.errors import CrashedError, EnvironmentFailedError
from planparse.limits import Limits
from planparse.sandbox import Session

_SIZE = 8  # inputs a batch
_AHEAD = 2  # batches a worker that may be under way
_PATIENCE = 10.0  # seconds that Ray gets to end; it takes two or three
# Ray tells nobody that it runs, and a Ray of our own listens on the loopback device alone (the setting is named for the systems where
# that is the default).
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
_ADDRESS = "RAY_ADDRESS"
# It would still ask whether it runs in somebody's cloud, by HTTP and DNS: what it starts is given a proxy at a port where nobody listens.
_SILENT = {**dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"), "no_proxy": "127.0.0.1,localhost"}


@contextlib.contextmanager
def on_ray(session: Session, jobs: int) -> Iterator[Executor]:
    """An executor over tasks of Ray, each of one processor; the session says how documents are read, and is not used itself.

    Raises EnvironmentFailedError where Ray is missing, cannot be reached, or has another planparse.
    """
    with _connected(jobs) as (ray, folder):
        task = ray.remote(num_cpus=1, max_retries=0, num_returns=2)(_read)
        how = (session.limits, session.module, folder)

        def start(batch: Sequence[Input]) -> Any:
            return task.remote(ray.put(list(batch)), *how)

        def wait(batch: Sequence[Input], under_way: Any) -> list[Answer]:
            try:
                return _checked(*ray.get(under_way))
            except _lost(ray):
                if len(batch) == 1:
                    return [failed(CrashedError("", "ray"))]
            except ray.exceptions.RayError as error:
                raise EnvironmentFailedError("", f"ray: {type(getattr(error, 'cause', error)).__name__}") from None
            alone = [(source, start([source])) for source in batch]
            return [answer for source, started in alone for answer in wait([source], started)]

        def submit(batch: Sequence[Input]) -> Answers:
            under_way = start(batch)
            return Answers(
                ready=lambda seconds: not ray.wait(under_way, num_returns=len(under_way), timeout=seconds, fetch_local=False)[1],
                get=lambda: wait(batch, under_way),
            )

        yield Executor(_SIZE, jobs * _AHEAD, submit)


def _lost(ray: ModuleType) -> tuple[type[Exception], ...]:
    """What says that a task's process, its machine or what it gave is gone; any other error of Ray is about all tasks."""
    gone = ray.exceptions
    return parts.TornError, gone.WorkerCrashedError, gone.NodeDiedError, gone.OutOfMemoryError, gone.ObjectLostError


def _checked(manifest: parts.Manifest, part: bytes) -> list[Answer]:
    if manifest.parser != parser():
        raise EnvironmentFailedError("", f"ray: planparse {manifest.parser[0]} ≠ {parser()[0]}")
    return parts.unpack(manifest, part)


# in a worker of Ray


def _read(batch: list[Input], limits: Limits, module: str, folder: str | None) -> tuple[parts.Manifest, bytes]:
    """A task: the answers to a batch, packed."""
    session = _session(limits, module, folder)
    return parts.pack([attempt(session, source) for source in batch])


@cache
def _session(limits: Limits, module: str, folder: str | None) -> Session:
    """One sandbox for the life of the worker."""
    tempfile.tempdir = folder
    return Session(limits, worker_module=module)


# in the run


@contextlib.contextmanager
def _connected(jobs: int) -> Iterator[tuple[ModuleType, str | None]]:
    """Ray, and a folder for what its workers write, gone at the end; None on a cluster, whose machines have their own."""
    ray = _imported()
    if ray.is_initialized():  # by whoever called us
        yield ray, None
        return
    cluster = os.environ.get(_ADDRESS)
    # not where TMPDIR says: the name of a socket has room for a hundred letters
    folder = None if cluster else tempfile.mkdtemp(prefix="planparse-ray-", dir="/tmp" if sys.platform != "win32" else None)  # noqa: S108
    own: dict[str, Any] = {} if cluster else {"num_cpus": jobs, "include_dashboard": False, "_temp_dir": folder}
    try:
        with _signals_kept(), contextlib.nullcontext() if cluster else silenced():
            _init(ray, address=cluster or "local", log_to_driver=False, logging_level=logging.ERROR, **own)
        yield ray, folder
    finally:
        _end(ray)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _end(ray: ModuleType) -> None:
    """Shut Ray down. Where that hangs, as it may when tasks are under way, it is left: what it has started dies with this process."""
    ending = threading.Thread(target=ray.shutdown, daemon=True, name="planparse-ray-end")
    ending.start()
    ending.join(_PATIENCE)
    if ending.is_alive():
        atexit.unregister(ray.shutdown)  # it would hang there again


def _imported() -> ModuleType:
    os.environ.update(_QUIET)
    try:
        import ray
    except ImportError:
        raise EnvironmentFailedError("", "ray: pip install 'planparse[ray]'") from None
    return ray


def _init(ray: ModuleType, **options: Any) -> None:
    try:
        ray.init(**options)
    except Exception as error:  # of any kind: a node that is slow to come up is a bare Exception
        raise EnvironmentFailedError("", f"ray: {type(error).__name__}") from None


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """An environment without a way out, for the processes that are started within."""
    before = dict(os.environ)
    os.environ.update(_SILENT | {key.upper(): value for key, value in _SILENT.items()})
    try:
        yield
    finally:
        for key in (*_SILENT, *map(str.upper, _SILENT)):
            os.environ.pop(key, None)
        os.environ.update(before)


@contextlib.contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray takes SIGTERM for itself; give it back."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
