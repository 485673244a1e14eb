"""Options of commands over a store, and what they mean: the store, its plans, a filter."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse import settings
from planparse.cli.language import say
from planparse.cli.streams import DASH
from planparse.cli.work import input_of
from planparse.cli.work import spare as spare_sources
from planparse.errors import NotFoundError, PlanUnknownError, StoreMissingError, StoreVersionError
from planparse.text.names import readable

if TYPE_CHECKING:
    from planparse.limits import Limits
    from planparse.model import Plan
    from planparse.store import Filter, Store

StoreOption = Annotated[str | None, typer.Option("--store")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1)]
AgencyOption = Annotated[str | None, typer.Option("--agency")]
RoleOption = Annotated[str | None, typer.Option("--role")]
PlaceOption = Annotated[str | None, typer.Option("--place")]
LevelOption = Annotated[str | None, typer.Option("--level")]
YearOption = Annotated[int | None, typer.Option("--year", min=1900, max=2999)]
BeforeOption = Annotated[str | None, typer.Option("--due-before")]
AfterOption = Annotated[str | None, typer.Option("--due-after")]
ThemeOption = Annotated[str | None, typer.Option("--theme")]
CitesOption = Annotated[str | None, typer.Option("--cites")]
PlanOption = Annotated[str | None, typer.Option("--plan")]
TextOption = Annotated[str | None, typer.Option("--text")]
ModalityOption = Annotated[str | None, typer.Option("--modality")]
ConfidenceOption = Annotated[float | None, typer.Option("--min-confidence", min=0, max=1)]
AllFlag = Annotated[bool, typer.Option("--all")]


def open_store(address: str | None, *, read_only: bool = True, make: bool = False, migrate: bool = False, whole: bool = False) -> Store:
    """The store of an option, or of the settings; who reads the `whole` of it may take their time.

    Where there is none yet, `make` alone makes one. Raises what `Store` raises.
    """
    from planparse.store import Store

    found = settings.load(store=address)
    seconds = found.query_seconds if read_only and not whole else None
    if not (read_only or make):
        with contextlib.suppress(*([StoreVersionError] if migrate else [])):
            Store(found.store, read_only=True).close()
    return Store(found.store, read_only=read_only, seconds=seconds, migrate=migrate)


def spare(outputs: Iterable[str | None], sources: Iterable[str | Path], store: str | None, lang: str) -> None:
    """Raise UsageError where an output would overwrite a source, or the store of an option or the settings."""
    there = [output for output in outputs if output not in (None, DASH) and Path(output).exists()]
    if there:
        from planparse.store.engine import files

        spare_sources(there, (*sources, *files(settings.load(store=store).store)), lang)


def plan_of(store: Store, name: str) -> str:
    """The plan that a PLAN means: a file that the store has read, else a plan_id or a part of one. Raises PlanUnknownError."""
    from hashlib import file_digest

    if Path(name).is_file():
        with Path(name).open("rb") as stream:
            found = store.of_file(file_digest(stream, "sha256").hexdigest())
        if len(found) == 1:
            return found[0]
        raise PlanUnknownError(readable(name), ", ".join(found))
    return store.find(readable(name))


def source_of(name: str, store: str | None, limits: Limits) -> str | bytes:
    """What a PLAN means: a path that exists, standard input for `-`, else the record of a plan of the store.

    Raises NotFoundError where there is no such path and no store, PlanUnknownError where the store does not know it.
    """
    from planparse import record

    if name == DASH or Path(name).exists():
        return input_of(name, limits)
    try:
        with open_store(store) as opened:
            return record.dumps(opened.load(opened.find(readable(name))))
    except StoreMissingError:
        raise NotFoundError(name) from None


def plan_named(name: str, store: str | None) -> Plan:
    """The plan that a PLAN means: the first document of a path that exists, else a plan of the store. Raises what `source_of` raises."""
    from planparse import record
    from planparse.sandbox import Session

    limits = settings.load()
    with Session(limits) as session:
        return record.loads(session.records(source_of(name, store, limits), pass_records=True)[0])


def day(value: str | None, lang: str) -> date | None:
    """A day as `2024-03-25` or `25/3/2024`. Raises UsageError for anything else."""
    from planparse.store import asking

    return asking.day(value, partial(say, lang))


def asked(store: Store, lang: str, *, plan: str | None = None, **given: Any) -> Filter:
    """The filter of the options. Raises UsageError for a value that is none, PlanUnknownError for a plan that the store lacks."""
    from planparse.store import asking

    return asking.asked(partial(say, lang), plan=plan_of(store, plan) if plan else None, **given)
