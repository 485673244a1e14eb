"""Options that several commands share, declared once: they stand in a command's signature as one parameter."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any

import typer

from planparse.cli import asked, rows

_Options = Mapping[str, tuple[Any, Any]]  # name: annotation, default
_FILTERS: _Options = {
    "agency": (asked.AgencyOption, None),
    "role": (asked.RoleOption, None),
    "place": (asked.PlaceOption, None),
    "level": (asked.LevelOption, None),
    "year": (asked.YearOption, None),
    "due_before": (asked.BeforeOption, None),
    "due_after": (asked.AfterOption, None),
    "theme": (asked.ThemeOption, None),
    "cites": (asked.CitesOption, None),
    "plan": (asked.PlanOption, None),
    "text": (asked.TextOption, None),
    "modality": (asked.ModalityOption, None),
    "min_confidence": (asked.ConfidenceOption, None),
    "everything": (asked.AllFlag, False),
}
_LAYOUTS: _Options = {
    "json": (Annotated[bool, typer.Option("--json")], False),
    "nl": (Annotated[bool, typer.Option("--nl")], False),
    "csv": (Annotated[bool, typer.Option("--csv")], False),
    "table": (Annotated[bool, typer.Option("--table")], False),
}


def with_filters(command: Callable[..., int]) -> Callable[..., int]:
    """The command with an option for each filter; its parameter `filters` gets them by name, as `asked.asked` takes them."""
    return _instead(command, "filters", _FILTERS, lambda _lang, given: given)


def with_layout(command: Callable[..., int]) -> Callable[..., int]:
    """The command with an option for each layout; its parameter `how` gets the one asked for, as `rows.put` takes it."""
    return _instead(command, "how", _LAYOUTS, lambda lang, given: rows.layout(lang, **given))


def _instead(command: Callable[..., int], name: str, options: _Options, made: Callable[[str, dict[str, Any]], Any]) -> Callable[..., int]:
    """The command with these options in the place of a parameter, which gets what is made of the language and their values.

    The parser of the command line reads options from the signature, so the signature is what is made here.
    """
    signature = inspect.signature(command, eval_str=True)
    parameters: list[inspect.Parameter] = []
    for one in signature.parameters.values():
        shown = options.items() if one.name == name else [(one.name, (one.annotation, one.default))]
        parameters += [inspect.Parameter(key, one.KEYWORD_ONLY, annotation=kind, default=value) for key, (kind, value) in shown]

    @wraps(command)
    def call(**given: Any) -> int:
        values = {option: given.pop(option) for option in options}
        return command(**given, **{name: made(given["context"].obj, values)})

    call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": int}
    return call
