"""`planparse doctor`: what this machine has and lacks."""

from __future__ import annotations

import platform
from typing import Any

import typer

from planparse.cli import streams
from planparse.tables import Row, table


def doctor(context: typer.Context) -> int:
    """Print one object; the exit code is 5 where something lacks without which nothing works."""
    rows = table("planparse.cli", "parts")
    parts = [_part(row, context.obj) for row in rows]
    streams.put_json({"planparse": version(), "python": platform.python_version(), "parts": parts})
    lacking = any(row["required"] == "yes" and part["found"] is None for row, part in zip(rows, parts, strict=True))
    return streams.ENVIRONMENT if lacking else streams.DONE


def version() -> str:
    """The installed version of planparse."""
    from importlib.metadata import version as installed

    return installed("planparse")


def _part(row: Row, lang: str) -> dict[str, Any]:
    found = {"package": _package, "tool": _tool, "tesseract": _tesseract, "sandbox": _sandbox}[row["part"]](row)
    return {"name": row["name"], "found": found, "needed_for": row[f"needed_{lang}"], "how": row["how"]}


def _package(row: Row) -> str | None:
    """The version of a package that is there; it is not imported."""
    from importlib import metadata, util

    try:
        return metadata.version(row["name"]) if util.find_spec(row["probe"]) else None
    except metadata.PackageNotFoundError:
        return None


def _tool(row: Row) -> str | None:
    """Where a program stands."""
    from shutil import which

    return which(row["probe"])


def _tesseract(row: Row) -> str | None:
    """The data of a language that Tesseract has."""
    from planparse.readers.scan.tesseract import languages, program

    found = program()
    return row["probe"] if found and row["probe"] in languages(found) else None


def _sandbox(row: Row) -> str | None:
    """By what processes that read files from strangers are held; the network is tried out."""
    from planparse.sandbox import confine, network

    found = network.found() if row["probe"] == "network" else confine.MEMORY
    return None if found == "none" else found
