"""Who is at work on an input: a process of some machine, for as long as it says so."""

from __future__ import annotations

import os
import secrets
import socket
import sys

SECONDS = 60.0  # a lease that is not renewed for so long is over
RENEWED = 15.0  # seconds between two renewals


def owner() -> str:
    """A name for one run of this process: machine, process, and a part that no other run has."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def held(by: str, since: float, now: float) -> bool:
    """Whether the owner of a lease may still be at work; times in seconds. One that died on this machine is known at once."""
    if now - since > SECONDS:
        return False
    host, pid, _ = by.rsplit("/", 2)
    return host != socket.gethostname() or (int(pid) != os.getpid() and _alive(int(pid)))


def _alive(pid: int) -> bool:
    if sys.platform == "win32":  # where this signal would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
