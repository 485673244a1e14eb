"""Where the trained models lie, and which they are; told without loading any."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path


def folder() -> Path | None:
    """Where the models lie; None where there are none."""
    package = Path(str(resources.files("planparse")))
    places = (package / "models", package.parents[1] / "models")
    return next((place for place in places if (place / "meta.json").is_file()), None)


@cache
def version() -> str | None:
    """Name and version of the models, for the record; None where the rules stand alone."""
    place = folder()
    if place is None:
        return None
    meta = json.loads((place / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['name']}-{meta['version']}"
