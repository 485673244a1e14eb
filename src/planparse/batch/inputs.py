"""What lies under paths: files, and the members of zip archives, each an input of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.errors import NotFoundError, PlanparseError, TooLargeError
from planparse.limits import Limits
from planparse.readers import readable
from planparse.readers.archive import members
from planparse.readers.sniff import known_format

_LITTER = ("~$", ".")


@dataclass(frozen=True, slots=True)
class Input:
    """`label` says where it came from (`kho/a.docx`, `kho/b.zip!/c.docx`); `content` is a path or bytes, or why there is none."""

    label: str
    name: str
    content: Path | bytes | PlanparseError

    def data(self) -> Path | bytes:
        """A path or bytes; raises why there are none."""
        if isinstance(self.content, PlanparseError):
            raise self.content
        return self.content

    def sha256(self) -> str:
        """Of the bytes. Raises NotFoundError, and why there are none."""
        content = self.data()
        if isinstance(content, bytes):
            return hashlib.sha256(content).hexdigest()
        try:
            with content.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise NotFoundError(self.label, error.strerror or "") from None


def inputs(paths: Sequence[str], limits: Limits) -> Iterator[Input]:
    """Inputs under the paths, in the order of these and of names; each file once. Hidden files and Word's lock files are none."""
    seen: set[Path] = set()
    for path in paths:
        root = Path(path)
        for file in _files(root) if root.is_dir() else (root,):
            real = file.resolve()
            if real in seen:
                continue
            seen.add(real)
            yield from _opened(file, limits)


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(_LITTER))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith(_LITTER))


def _opened(file: Path, limits: Limits) -> Iterator[Input]:
    label = readable(file.as_posix())
    try:
        archive = _archive(file, limits)
        if archive is None:
            yield Input(label, file.name, file)
            return
        for name, data in members(archive, limits):
            yield Input(f"{label}!/{name}", name.rsplit("/", 1)[-1], data)
    except PlanparseError as error:
        yield Input(label, file.name, error)


def _archive(file: Path, limits: Limits) -> bytes | None:
    """The bytes of a zip archive of documents; None for any other file, and for what cannot be opened, which its reading will tell."""
    try:
        with file.open("rb") as stream:
            if not stream.read(4).startswith(b"PK\x03\x04"):
                return None
            stream.seek(0)
            data = stream.read(limits.max_bytes + 1)
    except OSError:
        return None
    if known_format(data) != "ZIP":
        return None
    if len(data) > limits.max_bytes:
        raise TooLargeError(str(file), "max_bytes")
    return data
