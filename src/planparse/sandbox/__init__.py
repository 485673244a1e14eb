"""Files from strangers are read and parsed in processes of their own: limited, cut off the network, killed and replaced.

A `Session` keeps such processes warm; `parse` and `parse_all` use one that lives as long as the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.readers import Source
from planparse.sandbox.session import Session, default

if TYPE_CHECKING:
    from planparse.model import Plan

__all__ = ["Session", "parse", "parse_all"]


def parse(source: Source, name: str | None = None, *, sandbox: bool = True) -> Plan:
    """The record of the plan in a file, or in bytes called `name`; of the first one where there are several.

    `sandbox` false parses in this process, for input that is trusted. Raises a PlanparseError with a stable code where it cannot be read.
    """
    return parse_all(source, name, sandbox=sandbox)[0]


def parse_all(source: Source, name: str | None = None, *, sandbox: bool = True) -> list[Plan]:
    """The records of all documents of a file, or of bytes called `name`."""
    if sandbox:
        return default().parse_all(source, name)
    from planparse import pipeline, settings

    return list(pipeline.parse_all(source, name, limits=settings.load()))
