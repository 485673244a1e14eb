"""What a record depends on besides its source: the version, the model, the tables of knowledge."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from planparse.nlp import trained

if TYPE_CHECKING:  # the model takes pydantic with it, which who asks for the version does without
    from planparse.model import Parser

_PACKAGES = ("extract", "lint", "outline", "readers", "registry", "text")


def parser() -> Parser:
    """The parser of this installation, as records name it."""
    from planparse.model import Parser

    return Parser(version=version(), model=trained.version(), config_sha256=config_sha256())


@cache
def version() -> str:
    """Of the package."""
    from importlib.metadata import version as installed

    return installed("planparse")


@cache
def config_sha256() -> str:
    """Hash of all data tables of the package and of the models' version: a change of knowledge is a change of configuration."""
    total = hashlib.sha256(f"{trained.version()}\0".encode())
    for package in _PACKAGES:
        folder = resources.files(f"planparse.{package}") / "data"
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.name.endswith((".csv", ".gz")):
                total.update(f"{package}/{entry.name}\0".encode() + entry.read_bytes())
    return total.hexdigest()
