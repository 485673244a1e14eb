"""Zip archives of documents: each member is an input of its own. Names of members are told to people and never used as paths."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from planparse.limits import DEFAULT, Limits
from planparse.readers.package import Package

_LITTER = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})


def members(data: bytes, limits: Limits = DEFAULT) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each document of an archive, by name. Raises what `Package` raises."""
    package = Package(data, limits)
    for name in sorted(package.names, key=_shown):
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if not name.endswith(("/", "\\")) and parts and not any(part in _LITTER or part.startswith("~$") for part in parts):
            yield _shown(name), package.read(name)


def _shown(name: str) -> str:
    """A name fit to be printed, in Unicode: old archives hold the bytes of a local code page."""
    with_marks = name
    with contextlib.suppress(UnicodeError):
        with_marks = name.encode("cp437").decode("utf-8")
    clear = "".join(char if char.isprintable() else "�" for char in with_marks)
    return unicodedata.normalize("NFC", clear.replace("\\", "/").lstrip("/"))
