"""The plan's own metadata, as people set them or another system supplies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from planparse.correct.fields import PARTS
from planparse.readers.meta import fill_metadata
from planparse.record import as_row, metadata_of

Data = dict[str, Any]


def fill(metadata: Mapping[str, Any], row: Mapping[str, str | None]) -> Data:
    """Metadata whose unknown parts are taken from a row (`readers.meta`)."""
    return as_row(fill_metadata(metadata_of(metadata), {key: value or "" for key, value in row.items()}))


def set_metadata(metadata: Mapping[str, Any], field: str, value: Any) -> Data:
    """Metadata with another value of a field or of a part of one (`signer.name`); an issuer may be a name, a number brings its symbol."""
    whole, _, part = field.partition(".")
    if part:
        unknown = dict.fromkeys(one.name for one in fields(PARTS[whole]))
        parts = {**unknown, **(metadata[whole] or {}), part: value}
        return set_metadata(metadata, whole, None if whole == "signer" and not any(parts.values()) else parts)
    if field == "issuer" and isinstance(value, str):
        value = {"name": value, "agency_id": None, "level": metadata["level"], "place": metadata["place"]}
    changed = {**metadata, field: value}
    if field == "number":
        changed["symbol"] = (value or "").partition("/")[2] or metadata["symbol"]
    return as_row(metadata_of(changed))
