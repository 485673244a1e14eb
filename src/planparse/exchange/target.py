"""Where an export goes: one file, standard output, or a folder of files. Each file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from planparse.errors import EnvironmentFailedError


class Target:
    """A place for files; `path` None is standard output, which takes a single file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    @contextlib.contextmanager
    def file(self, name: str = "") -> Iterator[BinaryIO]:
        """A stream to write one file to; `name` says which in a folder. Raises EnvironmentFailedError."""
        if self._path is None:
            sys.stdout.flush()
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        with self.place(name) as part, part.open("wb") as stream:
            yield stream

    @contextlib.contextmanager
    def place(self, name: str = "") -> Iterator[Path]:
        """A path where a writer that wants one puts its file. Raises EnvironmentFailedError."""
        if self._path is None:
            with tempfile.TemporaryDirectory() as folder:
                part = Path(folder) / "out"
                yield part
                with part.open("rb") as stream, self.file() as out:
                    shutil.copyfileobj(stream, out)
            return
        path = self._path / name if name else self._path
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield part
            part.replace(path)
        except OSError as error:
            raise EnvironmentFailedError(str(path), error.strerror or "") from None
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
