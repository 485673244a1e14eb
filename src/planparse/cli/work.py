"""Steps that commands share: inputs and their names, words that must be one of some, outcomes."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planparse.cli import streams
from planparse.cli.language import say
from planparse.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from planparse.limits import Limits

_Word = TypeVar("_Word", bound=str)


def input_of(source: str, limits: Limits) -> str | bytes:
    """A path, or what standard input holds for `-`, up to a byte more than the limit."""
    if source != streams.DASH:
        return source
    try:
        return sys.stdin.buffer.read(limits.max_bytes + 1)
    except (OSError, AttributeError):  # closed, or none at all
        raise NotFoundError(streams.DASH) from None


def one_of(value: str, names: Sequence[_Word], lang: str) -> _Word:
    """A word that must be one of some. Raises UsageError, which tells them."""
    for name in names:
        if name == value:
            return name
    raise UsageError("", f"{say(lang, 'usage.code', value)} {', '.join(names)}.")


def missing(parameter: str, lang: str) -> UsageError:
    """What to raise where a parameter is missing that the parser could not ask for."""
    return UsageError("", say(lang, "usage.MissingParameter", say(lang, f"metavar.{parameter}").strip("[]")))


def outcome(failed: int, tried: int) -> int:
    """The exit code of a command some of whose inputs failed."""
    if not failed:
        return streams.DONE
    return streams.NOTHING_READ if failed == tried else streams.SOME_FAILED


def spare(outputs: Iterable[str | None], sources: Iterable[str | Path], lang: str) -> None:
    """Raise UsageError where one of the outputs (`-` and None are none) is a file that is read."""
    read = list(sources)
    for output in outputs:
        if output not in (None, streams.DASH) and any(_one_file(output, source) for source in read):
            raise UsageError("", say(lang, "usage.overwrite", output))


def _one_file(one: str, other: str | Path) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is no file: a plan of the store, or not there yet
        return False


def part_name(name: str, part: int) -> str:
    """What the record of a further document of one input is called: `ke-hoach`, `ke-hoach~2` …"""
    return name if part == 1 else f"{name}~{part}"


def stem(source: str) -> str:
    """The name of the record of an input, without suffix."""
    return "stdin" if source == streams.DASH else Path(source).stem


@contextlib.contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM, by which schedulers and service managers stop a command, end it as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
