"""The filters that several commands share: their options are declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from planparse.cli import asked

_OPTIONS: dict[str, tuple[Any, Any]] = {  # name: annotation, default
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


def with_filters(command: Callable[..., int]) -> Callable[..., int]:
    """The command with an option for each filter in place of its parameter `filters`, which gets them by name, as `asked.asked` takes them.

    The parser of the command line reads options from the signature, so the signature is what is made here.
    """
    signature = inspect.signature(command, eval_str=True)
    made = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _OPTIONS.items()
    ]
    own = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in signature.parameters.values() if one.name != "filters"]
    arguments = [one for one in own if one.default is inspect.Parameter.empty]
    options = [one for one in own if one.default is not inspect.Parameter.empty]

    @wraps(command)
    def call(**given: Any) -> int:
        filters = {name: given.pop(name) for name in _OPTIONS}
        return command(filters=filters, **given)

    parameters = [*arguments, *made, *options]
    call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": int}
    return call
