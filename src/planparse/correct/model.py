"""What a person said about an item of a plan, or about the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Items = Literal["obligations", "citations", "agencies", "deadlines", "targets", "metadata"]
ITEMS: tuple[Items, ...] = ("obligations", "citations", "agencies", "deadlines", "targets")
Action = Literal["accept", "edit", "reject", "add", "link", "unlink", "track", "fill"]
Source = Literal["web", "xlsx", "label-studio", "metadata"]

FITS, GONE, AMBIGUOUS, REGROUPED = "fits", "gone", "ambiguous", "regrouped"
NO_WORDS, NO_ITEM, NO_PLAN, UNDONE = "no_words", "no_item", "no_plan", "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be corrected. `anchor` says which item (`anchors.anchor`); of `metadata` it is None.

    | action | field | value |
    |---|---|---|
    | `accept` | None | None: the item is right as it stands |
    | `edit` | of the item; of duties `lead`, `coordinate`, `report_to`, `citations` (names), `due_on` (day), `due` (words) | the new one |
    | `reject` | None | None: there is no such item |
    | `add` | None | fields by name, those left out are unknown; the anchor says which words |
    | `link`, `unlink` | `deadline`, `target`, `citation`, `lead`, `coordinate` | the anchor of the other item |
    | `track` | `status`, `note` or an office's own column | words, None for none |
    | `fill` | None | a row as `--meta` takes it: what the record leaves unknown |
    """

    plan_id: str
    items: Items
    action: Action
    anchor: Mapping[str, Any] | None = None
    field: str | None = None
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Change):
    """A change that is kept. Times are UTC (ISO 8601); `sha256` and `part` name the source that was shown then.

    `status`: `fits`; else why it changes nothing: `gone`, `ambiguous`, `regrouped` (`anchors.place`), `no_words` (words that are to be
    marked are not there), `no_item` (what it should point at is not there), `no_plan`, `undone`.
    """

    id: int
    author: str
    source: str
    made_at: str
    sha256: str
    part: int
    undone_at: str | None = None
    undone_by: str | None = None
    status: str = FITS

    def as_row(self) -> dict[str, Any]:
        """As `planparse corrections list` prints it: number and status first."""
        row = asdict(self)
        return {"id": row.pop("id"), "status": row.pop("status"), **row}
