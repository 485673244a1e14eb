"""A filter on system calls (Linux): no sockets but local ones, no way out of the process group, no way around either.

Whoever stays in the group dies with it, so no process that a worker starts outlives it. Asking to leave it is answered with success and
does nothing, since programs such as LibreOffice ask as a matter of course.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from typing import NamedTuple

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _REFUSE, _PRETEND = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000
_AF_UNIX = 1
_X32 = 0x40000000  # calls of the x32 interface have this bit; none is allowed


class _Machine(NamedTuple):
    """The kernel's name of an architecture and its numbers of calls."""

    audit: int
    socket: int
    ignored: tuple[int, ...]  # setsid, setpgid
    refused: tuple[int, ...]  # ptrace, io_uring_setup (which opens sockets without the call)


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41, (112, 109), (101, 425)),
    "aarch64": _Machine(0xC00000B7, 198, (157, 154), (117, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def apply() -> bool:
    """Put the filter on this process and all that it starts, for good; False where the system has none."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    libc = ctypes.CDLL(None)
    code = _code(machine)
    program = _Program(len(code) // 8, code)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _code(machine: _Machine) -> bytes:
    """The filter as the kernel reads it: one struct sock_filter (code, jump if true, jump if false, constant) a step."""
    ignored, refused = len(machine.ignored), len(machine.refused)
    calls = ignored + refused
    steps = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 0, calls + 5, machine.audit),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, calls + 3, 0, _X32),
        *((_EQUAL, calls + 4 - at, 0, number) for at, number in enumerate(machine.ignored)),
        *((_EQUAL, refused + 2 - at, 0, number) for at, number in enumerate(machine.refused)),
        (_EQUAL, 0, 3, machine.socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, _AF_UNIX),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _PRETEND),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
