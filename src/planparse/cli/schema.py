"""`planparse schema`: the record's JSON Schema."""

from __future__ import annotations

from planparse.cli import streams


def schema() -> int:
    """Print the schema."""
    from planparse import record

    streams.put_json(record.json_schema())
    return streams.DONE
