"""A worker whose job misbehaves as the name of its input says; tests/test_sandbox.py starts it in the place of the real one."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from planparse.errors import EncryptedError
from planparse.limits import Limits, Pages
from planparse.sandbox.worker import Job, Task, serve


def _hang(_: Pages) -> object:
    return time.sleep(600)


def _spin(_: Pages) -> object:
    while True:
        pass


def _spin_deaf(_: Pages) -> object:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    return _spin(_)


def _allocate(_: Pages) -> object:
    return [bytearray(10_000_000) for _ in range(10_000)]


def _nest(_: Pages) -> object:
    return _nest(_)


def _crash(_: Pages) -> object:
    return ctypes.string_at(0)


def _abort(_: Pages) -> object:
    return os.abort()


def _exit(_: Pages) -> object:
    return os._exit(7)


def _quit(_: Pages) -> object:
    sys.exit(0)


def _print(_: Pages) -> object:
    """What a library prints is no answer; a few hundred megabytes of it go nowhere."""
    block = b"x" * 1_000_000
    for _number in range(300):
        os.write(1, block)
        os.write(2, block)
    return "printed"


def _everywhere(data: bytes) -> None:
    """Write to whatever is open, the pipe to the parent among it."""
    for number in range(3, 32):
        with contextlib.suppress(OSError):
            os.write(number, data)


def _garbage(_: Pages) -> object:
    return _everywhere(b"%PDF-1.4 this is no message" * 100)


def _claim(_: Pages) -> object:
    """A message that is said to be longer than any may be."""
    _everywhere(struct.pack(">4scQ", b"PLAN", b"R", 1 << 60))
    return time.sleep(600)


def _flood(_: Pages) -> object:
    while True:
        _everywhere(struct.pack(">4scQ", b"PLAN", b"R", 5_000_000) + b"x" * 5_000_000)


def _pages_for_ever(pages: Pages) -> object:
    while True:
        pages(1)


def _many_pages(pages: Pages) -> object:
    pages(4)
    time.sleep(3)
    return "read"


def _big_record(_: Pages) -> object:
    return "x" * 30_000_000


def _secret(_: Pages) -> object:
    raise ValueError("mật khẩu của ông A")


def _locked(_: Pages) -> object:
    raise EncryptedError("", "zip")


def _missing(_: Pages) -> object:
    raise ImportError(name="chưa_cài")


def _connect(_: Pages) -> object:
    """Past every wrapper of Python: the C library itself. The port stands in the environment of nobody, so it is in the name."""
    return [_connect_by(socket.AF_INET), _connect_by(socket.AF_INET6)]


def _connect_by(family: int) -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    made = libc.socket(family, socket.SOCK_STREAM, 0)
    if made < 0:
        return "no socket"
    port = int(Path(tempfile.gettempdir()).parent.joinpath("port").read_text(encoding="ascii"))
    host = socket.inet_pton(family, "127.0.0.1" if family == socket.AF_INET else "::1")
    middle, end = (b"", bytes(8)) if family == socket.AF_INET else (bytes(4), bytes(4))
    address = struct.pack("=H", family) + struct.pack("!H", port) + middle + host + end
    return "connected" if libc.connect(made, address, len(address)) == 0 else "no way"


def _child(_: Pages) -> object:
    """A child, and one that tries to leave the group; both would live on."""
    started = [subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])]
    with contextlib.suppress(OSError):
        started.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True))
    return [process.pid for process in started]


def _child_and_hang(_: Pages) -> object:
    Path(tempfile.gettempdir()).parent.joinpath("pids").write_text(json.dumps(_child(_)), encoding="ascii")
    return time.sleep(600)


def _write(_: Pages) -> object:
    with tempfile.TemporaryFile() as target:
        target.truncate(499_000_000)
        target.seek(0, os.SEEK_END)
        for _number in range(100):
            target.write(b"x" * 1_000_000)
    return "written"


def _temporary(_: Pages) -> object:
    with tempfile.NamedTemporaryFile(delete=False) as made:
        made.write(b"left behind")
    return made.name


def _environment(_: Pages) -> object:
    return dict(os.environ)


def _self(_: Pages) -> object:
    return os.getpid()


JOBS: dict[str, Callable[[Pages], object]] = {
    name.removeprefix("_"): job for name, job in vars().copy().items() if name.startswith("_") and callable(job) and name != "_everywhere"
}


def run(task: Task, _limits: Limits, pages: Pages) -> Iterator[bytes]:
    yield json.dumps(JOBS[task.name or ""](pages)).encode()


def _job() -> Job:
    return run


if __name__ == "__main__":
    serve(_job)
