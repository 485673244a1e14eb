"""LibreOffice without a window: old formats to Word packages, in a profile of its own that runs no macro and follows no link."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from planparse.errors import CorruptError, NeedsLibreOfficeError, TimeLimitError, TooLargeError
from planparse.limits import DEFAULT, Limits
from planparse.readers.programs import located

DOCX = "docx:MS Word 2007 XML"
VARIABLE = "PLANPARSE_SOFFICE"
_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_FLAGS = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE")


def program() -> str | None:
    """The path of LibreOffice: what PLANPARSE_SOFFICE names, else what the search path or the usual folders hold."""
    return located(VARIABLE, (*_NAMES, *_ELSEWHERE))


def to_docx(data: bytes, suffix: str, limits: Limits = DEFAULT) -> bytes:
    """`data`, a file of the kind that `suffix` names (`doc`, `rtf`, `odt`), as a Word package.

    Raises NeedsLibreOfficeError, TimeLimitError, TooLargeError, or CorruptError where LibreOffice makes nothing of it.
    """
    with tempfile.TemporaryDirectory(prefix="planparse-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source.{suffix}"
        source.write_bytes(data)
        made = convert([source], DOCX, Path(folder) / "made", limits.max_seconds)
        if not made:
            raise CorruptError("", "libreoffice")
        if made[0].stat().st_size > limits.max_bytes:
            raise TooLargeError("", "max_bytes")
        return made[0].read_bytes()


def convert(sources: Sequence[Path], target: str, folder: Path, seconds: float) -> list[Path]:
    """Convert files in one call; returns those that `folder` holds then, by name. `target` is a suffix, with `:filter` behind it.

    Raises NeedsLibreOfficeError, and TimeLimitError where all of it takes longer than `seconds`.
    """
    found = program()
    if found is None:
        raise NeedsLibreOfficeError
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="planparse-", ignore_cleanup_errors=True) as home:
        profile = Path(home) / "profile"
        (profile / "user").mkdir(parents=True)
        settings = resources.files("planparse.readers") / "data" / "registrymodifications.xcu"
        (profile / "user" / "registrymodifications.xcu").write_bytes(settings.read_bytes())
        command = [found, f"-env:UserInstallation={profile.as_uri()}", *_FLAGS, "--convert-to", target, "--outdir", str(folder)]
        _run([*command, *map(str, sources)], Path(home), seconds)
    suffix = target.partition(":")[0]
    return sorted(folder.glob(f"*.{suffix}"))


def _run(command: list[str], home: Path, seconds: float) -> None:
    """Run in a process group of its own, which is ended whole, whatever it has started meanwhile."""
    kept = {key: value for key, value in os.environ.items() if key in _KEPT}
    own = {"HOME": str(home), "TMPDIR": str(home), "TEMP": str(home), "TMP": str(home), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env={**kept, **own},
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TimeLimitError("", "libreoffice") from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603, S607
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()  # within the sandbox it has no group of its own; the worker's is ended by its parent
    process.wait()
