"""What lies under paths and URLs: files, and the members of zip archives, each an input of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.batch import remote
from planparse.batch.remote import LITTER
from planparse.errors import EmptyError, NotFoundError, PlanparseError, TooLargeError
from planparse.limits import Limits
from planparse.readers.archive import members
from planparse.readers.sniff import known_format
from planparse.text.names import readable


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


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` of `total` parts, counted from 1; every input is in exactly one, by the hash of its label."""

    number: int = 1
    total: int = 1

    def holds(self, source: Input) -> bool:
        """Whether an input is in this part."""
        return int(hashlib.sha256(source.label.encode()).hexdigest(), 16) % self.total == self.number - 1


def inputs(paths: Sequence[str], limits: Limits, skip: Iterable[Path] = (), shard: Shard = Shard()) -> Iterator[Input]:
    """Inputs of a shard under the paths and URLs, in the order of these and of names; each file once.

    Hidden files, Word's lock files and those to `skip` (the store's own) are none. Raises EnvironmentFailedError where a URL needs a
    package that is missing.
    """
    return filter(shard.holds, _inputs(paths, limits, skip))


def _inputs(paths: Sequence[str], limits: Limits, skip: Iterable[Path]) -> Iterator[Input]:
    seen = {os.path.realpath(file) for file in skip}
    for path in paths:
        if remote.is_url(path):
            for label, content in remote.files(path, limits):
                yield from _unpacked(label, content, limits)
            continue
        root = Path(path)
        for file in _files(root) if root.is_dir() else (root,):
            real = os.path.realpath(file)  # which, unlike resolve(), bears links that go in circles
            if real in seen:
                continue
            seen.add(real)
            yield from _opened(file, limits)


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(LITTER))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith(LITTER))


def _opened(file: Path, limits: Limits) -> Iterator[Input]:
    label = readable(file.as_posix())
    try:
        if not file.is_file():  # a pipe or device would keep its reader waiting; a link may lead nowhere
            raise NotFoundError(label)
        archive = _archive(file, limits)
    except PlanparseError as error:
        yield Input(label, file.name, error)
        return
    if archive is None:
        yield Input(label, file.name, file)
    else:
        yield from _unpacked(label, archive, limits)


def _unpacked(label: str, content: bytes | PlanparseError, limits: Limits) -> Iterator[Input]:
    """The members of an archive; other bytes, and why there are none, as one input."""
    name = label.rsplit("/", 1)[-1]
    if isinstance(content, PlanparseError) or known_format(content) != "ZIP":
        yield Input(label, name, content)
        return
    empty = True
    try:
        for member, data in members(content, limits):
            empty = False
            yield Input(f"{label}!/{member}", member.rsplit("/", 1)[-1], data)
        if empty:
            raise EmptyError(label)
    except PlanparseError as error:
        yield Input(label, name, error)


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
