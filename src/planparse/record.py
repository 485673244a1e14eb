"""The record as JSON: the same plan gives the same bytes, and what is read back equals what was written."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from planparse.errors import SchemaError
from planparse.model import SCHEMA_VERSION, Deadline, Metadata, Plan
from planparse.text.surrogates import LONE

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ATOMS = frozenset({str, int, float, bool, type(None)})


def dumps(plan: Plan, *, indent: bool = True) -> bytes:
    """UTF-8 JSON that ends in a newline: indented for people, or one line."""
    return dump_data(as_data(plan), indent=indent)


def dump_data(data: dict[str, Any], *, indent: bool = True) -> bytes:
    """What `dumps` gives, from what `as_data` gives."""
    layout: dict[str, Any] = {"indent": 1} if indent else {"separators": (",", ":")}
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, **layout) + "\n"
    return LONE.sub(lambda match: f"\\u{ord(match.group()):04x}", text).encode()


def as_data(plan: Plan) -> dict[str, Any]:
    """The record as plain dicts, lists and values, keyed as in the JSON."""
    return as_row(plan)


def as_row(item: object) -> dict[str, Any]:
    """One item of a record as a plain dict, keyed as in the JSON."""
    data: Any = _plain(item)
    return dict(data)


def loads(data: bytes | str) -> Plan:
    """Read a record. Raises SchemaError where it is none, is broken, or is of another major version."""
    return of_data(load_data(data))


def load_data(data: bytes | str) -> dict[str, Any]:
    """JSON data of a record of this major version; whether it is whole `of_data` tells. Raises SchemaError."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        raise SchemaError from None
    version = record.get("schema_version") if isinstance(record, dict) else None
    if not isinstance(version, str) or version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise SchemaError("", "schema_version")
    return dict(record)


def of_data(record: dict[str, Any]) -> Plan:
    """A record from JSON data of this version. Raises SchemaError."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_python(record)
    except ValidationError as error:
        raise SchemaError("", ".".join(map(str, error.errors()[0]["loc"]))) from None


def metadata_of(data: Mapping[str, Any]) -> Metadata:
    """The metadata of a record or of a row that holds their keys. Raises SchemaError."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Metadata).validate_python({field.name: data[field.name] for field in dataclasses.fields(Metadata)})
    except (KeyError, ValidationError):
        raise SchemaError("", "metadata") from None


def deadline_of(data: Mapping[str, Any]) -> Deadline:
    """A deadline from its JSON data, which are those of a valid record."""
    return Deadline(**{"from_" if key == "from" else key: value for key, value in data.items()})


def json_schema() -> dict[str, Any]:
    """The record's JSON Schema (draft 2020-12)."""
    schema = _adapter().json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planparse:record:{SCHEMA_VERSION}",
        "description": "The record of one Vietnamese administrative plan. Spans count Unicode code points, ends exclusive.",
        **schema,
    }


@cache
def _adapter() -> TypeAdapter[Plan]:
    from pydantic import TypeAdapter

    return TypeAdapter(Plan)


@cache
def _keys(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """(attribute, key) of a data class; a trailing underscore only keeps an attribute from being a word of Python."""
    return tuple((field.name, field.name.rstrip("_")) for field in dataclasses.fields(kind))


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _ATOMS:  # nearly all values
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return {key: _plain(getattr(value, name)) for name, key in _keys(kind)} if dataclasses.is_dataclass(kind) else value
