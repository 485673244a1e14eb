"""Files that visitors sent, kept beside a store so that their pages can be shown: a hidden folder, each file named by its own hash.

Nothing of a name that somebody gave stands in a path, `planparse run` passes hidden folders by, and nobody is given the files: a worker
draws their pages. What no plan of the store was read from any more goes when a plan is removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from planparse.store import schema
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.store.store import Store

MOST = 5_000_000_000  # bytes of all
_PAPER = ("application/pdf", "image/")  # media types of what has pages
_NAME = pattern("originals.name", r"[0-9a-f]{64}")
_PART = ".part"
_OLD = 3600  # seconds: what is still being written by then was given up
_CHUNK = 500


def folder(store: Store) -> Path | None:
    """Where the files of a store lie; None for a store on a server, which has no place beside it."""
    files = store.files()
    return files[0].with_name(f".{files[0].name}.uploads") if files else None


def find(store: Store, sha256: str) -> Path | None:
    """The file of these bytes; None where it is not kept."""
    place = folder(store)
    if place is None or not _NAME.fullmatch(sha256):
        return None
    file = place / sha256
    try:
        return file if file.is_file() and not file.is_symlink() else None
    except OSError:  # the folder is somebody else's
        return None


def keep(store: Store, sha256: str, content: Path | bytes, most: int = MOST) -> bool:
    """Keep the bytes of a source that has pages; False where it has none, all would be over `most` bytes, or nothing can be written."""
    place = folder(store)
    if place is None or not _has_pages(store, sha256):
        return False
    if find(store, sha256) is not None:
        return True
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        size = len(content) if isinstance(content, bytes) else content.stat().st_size
        return size + sum(one.stat().st_size for one in place.iterdir()) <= most and _written(place, sha256, content)
    except OSError:
        return False


def sweep(store: Store) -> int:
    """Delete the files from which no plan of the store was read; how many."""
    place = folder(store)
    try:
        return _swept(store, place) if place is not None and place.is_dir() else 0
    except OSError:  # the plan is gone all the same; the next sweep deletes what this one could not
        return 0


def _swept(store: Store, place: Path) -> int:
    names = [one.name for one in place.iterdir() if _NAME.fullmatch(one.name)]
    known = set(_known(store, names))
    gone = [place / name for name in names if name not in known]
    gone += [one for one in place.glob(f"*{_PART}") if time.time() - one.stat().st_mtime > _OLD]
    for file in gone:
        file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty
        place.rmdir()
    return len(gone)


def _written(place: Path, sha256: str, content: Path | bytes) -> bool:
    """True when a file of just these bytes stands under its hash; others never see half of one."""
    number, name = tempfile.mkstemp(suffix=_PART, dir=place)  # for its owner alone
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as out:
            if isinstance(content, bytes):
                out.write(content)
            else:
                with content.open("rb") as stream:
                    shutil.copyfileobj(stream, out)
        with part.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                return False
        part.replace(place / sha256)
        return True
    finally:
        part.unlink(missing_ok=True)


def _has_pages(store: Store, sha256: str) -> bool:
    with store.connection() as connection:
        found = connection.scalars(select(schema.sources.c.media_type).where(schema.sources.c.sha256 == sha256))
        return any(one.startswith(_PAPER) for one in found)


def _known(store: Store, names: list[str]) -> Iterator[str]:
    column = schema.sources.c.sha256
    with store.connection() as connection:
        for at in range(0, len(names), _CHUNK):
            yield from connection.scalars(select(column).where(column.in_(names[at : at + _CHUNK])))
