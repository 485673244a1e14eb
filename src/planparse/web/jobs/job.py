"""One upload and what becomes of its files."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

from planparse.render.words import safe

State = Literal["waiting", "reading", "done", "unchanged", "failed"]
_LONGEST = 150  # characters of a name


@dataclass(slots=True)
class Outcome:
    """An input: `plans` it gave, or `error` in the shape of a failure. Names may be shared, the `sha256` of what was read tells it."""

    name: str
    state: State = "waiting"
    sha256: str | None = None
    plans: list[str] = field(default_factory=list)
    error: dict[str, Any] | None = None


@dataclass(slots=True)
class Job:
    """An upload; `fault` is what stopped it as a whole. Safe to read while it runs."""

    number: str
    owner: str
    folder: Path
    paths: list[Path]
    outcomes: list[Outcome]
    finished: bool = False
    fault: dict[str, Any] | None = None
    since: float = field(default_factory=time.time)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def as_row(self) -> dict[str, Any]:
        """For pages and programs: `id`, `state`, counts, `inputs`."""
        with self.lock:
            inputs = [{"name": one.name, "state": one.state, "plans": list(one.plans), "error": one.error} for one in self.outcomes]
        counts = {state: sum(one["state"] == state for one in inputs) for state in ("done", "unchanged", "failed")}
        return {
            "id": self.number,
            "state": "done" if self.finished else "running",
            "total": len(inputs),
            **counts,
            "error": self.fault,
            "inputs": inputs,
        }

    def clear(self) -> None:
        """Delete the files."""
        shutil.rmtree(self.folder, ignore_errors=True)


def kept(number: str, owner: str, files: Iterator[tuple[str, BinaryIO]]) -> Job:
    """A job with its files in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="planparse-upload-"))
    paths, outcomes = [], []
    try:
        for at, (name, stream) in enumerate(files, 1):
            called = plain_name(name)
            place = folder / f"{at:04d}"
            place.mkdir()
            with (place / called).open("wb") as out:
                shutil.copyfileobj(stream, out)
            paths.append(place / called)
            outcomes.append(Outcome(called))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Job(number, owner, folder, paths, outcomes)


def plain_name(name: str) -> str:
    """The base name of a file as a visitor calls it, harmless as a name here: no folder, no leading dot, no control characters."""
    base = safe(name).replace("\\", "/").rpartition("/")[2].replace("\n", " ").replace("\t", " ").strip().lstrip(".~")
    while len(base.encode("utf-8", "replace")) > _LONGEST:
        stem, dot, suffix = base.rpartition(".")
        base = f"{stem[:-1]}{dot}{suffix}" if dot and stem and len(suffix) < 10 else base[:-1]
    return base or "tep"
