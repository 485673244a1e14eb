"""Files under URLs of any file system that fsspec knows: object stores, archives, servers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.errors import EnvironmentFailedError, NotFoundError, PlanparseError, TooLargeError
from planparse.limits import Limits
from planparse.text.names import readable
from planparse.text.patterns import pattern

LITTER = ("~$", ".")  # names of files that are none: Word's locks, hidden ones
_URL = pattern("remote.url", r"[A-Za-z][A-Za-z0-9+.-]*::?//|[A-Za-z][A-Za-z0-9+.-]+::")
_WEB = pattern("remote.web", r"(?i)(?:^|::)https?:")
_SECRET = pattern("remote.secret", r"//[^/@]*@")  # user and password


def is_url(path: str) -> bool:
    """Whether it is no path of this machine."""
    return bool(_URL.match(path))


def is_web(path: str) -> bool:
    """Whether it asks a web server, at any step of a chain (`zip://*.docx::https://…`)."""
    return bool(_WEB.search(path))


def files(url: str, limits: Limits) -> Iterator[tuple[str, bytes | PlanparseError]]:
    """Label, and bytes or why there are none, of every file at or under a URL, by name; of a web address itself alone.

    Labels are without user and password. Raises EnvironmentFailedError where fsspec or the file system's package is missing.
    """
    label = _SECRET.sub("//", readable(url))
    try:
        system, root = _system(url)
        found = [root] if is_web(url) else sorted(system.find(root))
    except PlanparseError:
        raise
    except Exception as error:  # each file system has its own
        yield label, NotFoundError(label, type(error).__name__)
        return
    if not found:
        yield label, NotFoundError(label)
    for path in found:
        below = path[len(root) :] if path != root else ""
        if not any(part.startswith(LITTER) for part in below.split("/")):
            called = _SECRET.sub("//", readable(system.unstrip_protocol(path)))
            yield called, _content(system, path, called, limits)


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise EnvironmentFailedError(_SECRET.sub("//", url), "fsspec: pip install 'planparse[remote]'") from None
    try:
        system, root = url_to_fs(url)
    except ImportError as error:
        raise EnvironmentFailedError(_SECRET.sub("//", url), f"fsspec: {error.name or error}") from None
    return system, root


def _content(system: Any, path: str, label: str, limits: Limits) -> bytes | PlanparseError:
    try:
        with system.open(path, "rb") as stream:
            data: bytes = stream.read(limits.max_bytes + 1)
    except Exception as error:
        return NotFoundError(label, type(error).__name__)
    return data if len(data) <= limits.max_bytes else TooLargeError(label, "max_bytes")
