"""Where the programs stand that readers start."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable


def located(variable: str, names: Iterable[str]) -> str | None:
    """The path of a program: what the environment's `variable` names, else the first of these names and paths that there is."""
    named = os.environ.get(variable)
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, names)), None)
