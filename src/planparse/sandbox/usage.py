"""What a process holds: memory, by each system's own means, and other processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def resident(pid: int) -> int | None:
    """Bytes of memory that the process holds, or None where that cannot be told."""
    try:
        if sys.platform == "linux":
            return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        if sys.platform == "win32":
            return _windows(pid)
        shown = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603
        return int(shown.stdout) * 1024
    except (OSError, ValueError, IndexError):
        return None


def children_left() -> bool:
    """Whether processes that this one started are still there; those that have ended are reaped."""
    if sys.platform == "win32":
        return False
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


def _windows(pid: int) -> int | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (("cb", wintypes.DWORD), ("faults", wintypes.DWORD), *((f"size{at}", ctypes.c_size_t) for at in range(8)))

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (only Windows has it)
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return None
    counters = Counters(cb=ctypes.sizeof(Counters))
    done = kernel.K32GetProcessMemoryInfo(wintypes.HANDLE(handle), ctypes.byref(counters), counters.cb)
    kernel.CloseHandle(wintypes.HANDLE(handle))
    return int(counters.size1) if done else None  # WorkingSetSize
