"""Names of files for plans."""

from __future__ import annotations

import hashlib

from planparse.text.patterns import pattern

_PLAIN = pattern("names.plain", r"[a-z0-9][a-z0-9~_-]{0,180}")


def file_name(plan_id: str) -> str:
    """The plan_id with `_` between its parts; a hash of one that is no name of a file on every system."""
    name = plan_id.replace("/", "_")
    return name if _PLAIN.fullmatch(name) else f"plan-{hashlib.sha256(plan_id.encode(errors='replace')).hexdigest()[:16]}"
