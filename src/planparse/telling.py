"""Errors told to people and programs: code, reason and what to do, in Vietnamese or English, without text of a document."""

from __future__ import annotations

from functools import cache
from typing import Any

from planparse.errors import PlanparseError, place_of
from planparse.tables import Row, table
from planparse.text.names import readable


@cache
def _english() -> dict[str, Row]:
    return {row["code"]: row for row in table("planparse.cli", "errors")}


@cache
def _details() -> dict[str, Row]:
    return {row["detail"]: row for row in table("planparse.cli", "details")}


def failure(source: str, error: BaseException, lang: str) -> dict[str, Any]:
    """The JSON object of an input that failed; an error not raised on purpose becomes E_INTERNAL without its message."""
    known = error if isinstance(error, PlanparseError) else PlanparseError(source, place_of(error))
    row = _english().get(known.code)
    reason, how = (row["reason_en"], row["how_en"]) if row and lang == "en" else (known.reason, known.how)
    if known.detail:
        reason = f"{reason} ({_details().get(known.detail, {lang: known.detail})[lang]})"
    return {"source": readable(source), "code": known.code, "reason": reason, "how": how}
