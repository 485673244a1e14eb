"""The parts that planparse works with on this machine: packages, programs, models, sandbox, store, disk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from planparse import settings
from planparse.errors import EnvironmentFailedError, PlanparseError
from planparse.tables import Row, table
from planparse.telling import failure

_LEAST = 1_000_000_000  # bytes free below which a disk counts as full


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what was found of it (None: nothing) and how to get it; without a `required` one nothing works."""

    name: str
    found: str | None
    needed_for: str
    how: str
    required: bool

    def as_json(self) -> dict[str, Any]:
        """The part as `doctor` prints it."""
        told = asdict(self)
        del told["required"]
        return told


def parts(store: str | None, lang: str) -> Iterator[Part]:
    """Every part of `cli/data/parts.csv`, each looked for; `store` is the address to try (None: that of the settings)."""
    return (look(row, store, lang) for row in table("planparse.cli", "parts"))


def look(row: Row, store: str | None, lang: str) -> Part:
    """The part of a row of the table, looked for."""
    looking: dict[str, Callable[[Row], str | None]] = {
        "package": _package,
        "models": _models,
        "tesseract": _tesseract,
        "language": _language,
        "libreoffice": _libreoffice,
        "network": _network,
        "memory": _memory,
        "reading": _reading,
        "store": lambda _row: _store(store),
        "disk": lambda _row: _disk(store),
    }
    try:
        found, how = looking[row["part"]](row), _how(row)
    except PlanparseError as error:
        told = failure("", error, lang)
        found, how = None, f"{told['reason']} {told['how']}"
    return Part(row["name"], found, row[f"needed_{lang}"], how, required=row["part"] == "package" and not row["extra"])


def _how(row: Row) -> str:
    if row["part"] == "package":
        return f"pip install 'planparse[{row['extra']}]'" if row["extra"] else "pip install planparse"
    return row["how_windows"] if sys.platform == "win32" and row["how_windows"] else row["how"]


def _package(row: Row) -> str | None:
    """The version of a package that is there; it is not imported."""
    from importlib import metadata, util

    try:
        return metadata.version(row["name"]) if util.find_spec(row["probe"]) else None
    except metadata.PackageNotFoundError:
        return None


def _models(_row: Row) -> str | None:
    """Which trained models there are, all of which load."""
    from planparse.nlp import models, trained

    try:
        return trained.version() if all(models.get(name) for name in models.NAMES) else None
    except (ImportError, OSError, ValueError, KeyError):  # a package that lacks, a folder that is not whole
        return None


def _tesseract(_row: Row) -> str | None:
    from planparse.readers.scan.tesseract import program

    return program()


def _language(row: Row) -> str | None:
    """The data of a language that Tesseract has."""
    from planparse.readers.scan.tesseract import languages, program

    found = program()
    return row["probe"] if found and row["probe"] in languages(found) else None


def _libreoffice(_row: Row) -> str | None:
    from planparse.readers.office import program

    return program()


def _network(_row: Row) -> str | None:
    """By what processes that read files from strangers are cut off; it is tried out."""
    from planparse.sandbox import network

    found = network.found()
    return None if found == "none" else found


def _memory(_row: Row) -> str | None:
    from planparse.sandbox import confine

    return confine.MEMORY


def _reading(row: Row) -> str | None:
    """A short plan, its lines parted by `|`, read the whole way in a worker: how many duties it gave."""
    from planparse.sandbox import Session

    try:
        with Session() as session:
            plan = session.parse(row["probe"].replace("|", "\n").encode())
    except ImportError as error:
        raise EnvironmentFailedError("", error.name or "") from None
    return str(len(plan.obligations))


def _store(address: str | None) -> str | None:
    """Address and version of the store. Raises what `Store` raises."""
    from planparse.cli import asked
    from planparse.store.schema import VERSION

    with asked.open_store(address) as opened:
        return f"{opened.called}, {VERSION}"


def _disk(address: str | None) -> str | None:
    """The free space on the fuller of the two disks. Raises EnvironmentFailedError where that is little."""
    import shutil
    import tempfile
    from pathlib import Path

    kept = Path(settings.load(store=address).store.removeprefix("sqlite:///")).absolute().parent
    folders = [folder for folder in (kept, Path(tempfile.gettempdir())) if folder.is_dir()]
    free = min(shutil.disk_usage(folder).free for folder in folders)
    told = f"{free / 1_000_000_000:.1f} GB"
    if free < _LEAST:
        raise EnvironmentFailedError("", told)
    return told
