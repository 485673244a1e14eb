"""What a rule finds, and how it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from planparse.model import Severity, Span
from planparse.tables import Row, table

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding before it has an identifier and a place in the source.

    `span` is in the plan's text; `suggestion` is what should stand there instead, None where only the drafter can know it;
    `rests_on` names the row of the registry that the finding stands on.
    """

    code: str
    span: Span
    case: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    related: tuple[str, ...] = ()
    rests_on: Mapping[str, str] | None = None

    @property
    def severity(self) -> Severity:
        """What the table of rules says."""
        return cast("Severity", rule(self.code, self.case)["severity"])


@cache
def _rules() -> dict[tuple[str, str], Row]:
    return {(row["code"], row["case"]): row for row in table("planparse.lint", "rules")}


def rule(code: str, case: str = "") -> Row:
    """The row of a rule. Raises KeyError where there is none."""
    return _rules()[code, case]


def codes(plans: str | None = None) -> tuple[str, ...]:
    """All codes in the order of the table, each once; with `plans` those that look at so many plans."""
    return tuple(dict.fromkeys(code for (code, _), row in _rules().items() if plans in (None, row["plans"])))


def message(issue: Issue, lang: str = "vi") -> str:
    """The message with its values, in Vietnamese or English."""
    return rule(issue.code, issue.case)[f"message_{lang}"].format_map(_Told(issue.values, lang))


def told_alike(lang: str) -> dict[str, str]:
    """Messages without values: the Vietnamese one to the one of the language."""
    return {row["message_vi"]: row[f"message_{lang}"] for row in _rules().values() if "{" not in row["message_vi"]}


def several(names: Sequence[str]) -> str:
    """Names as one value of a message: the first `SHOWN` of them."""
    return "|".join([*names[:SHOWN], *(["…"] if len(names) > SHOWN else [])])


@cache
def _words() -> dict[str, Row]:
    return {row["key"]: row for row in table("planparse.lint", "words")}


class _Told(dict[str, Any]):
    """Values in the language of the message: dates as people write them, the keys of the table of words in words."""

    def __init__(self, values: Mapping[str, str], lang: str) -> None:
        super().__init__({name: ", ".join(_word(part, lang) for part in value.split("|")) for name, value in values.items()})


def _word(value: str, lang: str) -> str:
    known = _words().get(value)
    return known[lang] if known else value
