"""How a process of the sandbox is started: the same Python and packages as here, and little else of this environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import planparse

_KEPT = (
    "PATH",
    "HOME",
    "LANG",
    "LD_LIBRARY_PATH",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "APPDATA",
    "LOCALAPPDATA",
    "USERPROFILE",
    "TEMP",
    "TMP",
    "TMPDIR",
)
_PROGRAMS = ("PLANPARSE_SOFFICE", "PLANPARSE_TESSERACT", "TESSDATA_PREFIX")  # where the user keeps a program that a reader starts
_ONE_THREAD = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def command(module: str) -> list[str]:
    """The arguments that run `module`; the folder where it is started is not searched for packages."""
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """No secrets, no proxies, no settings; packages from where they come here; one thread a library."""
    kept = {key: value for key, value in os.environ.items() if key in (*_KEPT, *_PROGRAMS) or key.startswith(("LC_", "PYTHON"))}
    here = str(Path(planparse.__file__).parent.parent)
    packages = [str(Path(entry).absolute()) for entry in sys.path if entry]
    return {**kept, "PYTHONPATH": os.pathsep.join(dict.fromkeys([*packages, here])), "PYTHONUTF8": "1", **dict.fromkeys(_ONE_THREAD, "1")}
