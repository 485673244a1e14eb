"""Cutting a worker off the network, and saying by what.

`namespace`: an own, empty network namespace, so that there is no interface to send by. `seccomp`: a filter that refuses every socket but
local ones; it is put on beside the namespace, and alone where namespaces are forbidden. `none`: the system has neither.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Literal, get_args

from planparse.sandbox import seccomp
from planparse.sandbox.command import command, environment

Mechanism = Literal["namespace", "seccomp", "none"]

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_CAPABILITY_VERSION = 0x20080522
_READ_ALL_FILES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what root may read, its worker may


def cut() -> Mechanism:
    """Cut this process and all that it starts off the network for good. Call it before there is a second thread."""
    if sys.platform != "linux":
        return "none"
    apart = _namespace()
    filtered = seccomp.apply()
    _drop_capabilities()
    return "namespace" if apart else "seccomp" if filtered else "none"


def found() -> Mechanism:
    """What would cut a worker off on this system, tried in a process of its own."""
    done = subprocess.run(command("planparse.sandbox.probe"), env=environment(), capture_output=True, text=True, check=False)  # noqa: S603
    return next((name for name in get_args(Mechanism) if name == done.stdout.strip()), "none")


def _namespace() -> bool:
    """Enter a network namespace: root alone, others within a user namespace in which they are who they were."""
    libc = ctypes.CDLL(None)
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_NEW_NET) == 0:
        return True
    if libc.unshare(_NEW_USER | _NEW_NET) != 0:
        return False
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    return True


def _drop_capabilities() -> None:
    """Give up what root, or the owner of a user namespace, could undo all this with."""
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    kept = _READ_ALL_FILES if os.geteuid() == 0 else 0
    data = struct.pack("=6I", kept, kept, 0, 0, 0, 0)
    with contextlib.suppress(AttributeError):  # not every libc names it
        ctypes.CDLL(None).capset(header, data)
