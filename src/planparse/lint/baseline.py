"""Findings that are known: a file of them, by which those that are new are told from the others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from planparse.model import Finding, Plan

_AROUND = 30
_FORMAT = "planparse lint baseline 1"

Key = tuple[str, str, str, str]


def _key(plan: Plan, finding: Finding) -> Key:
    """What tells a finding again in a later version of the text: code, quote, and the words before and after it."""
    start, end = finding.span
    before, after = plan.text[max(0, start - _AROUND) : start], plan.text[end : end + _AROUND]
    return finding.code, _plain(finding.text), _plain(before), _plain(after)


def _plain(text: str) -> str:
    return " ".join(text.split())


class Baseline:
    """Known findings, each entry for one. An entry fits where code and quote are the same, and one side of the context is."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self._left = Counter(keys)

    @classmethod
    def loads(cls, data: bytes) -> Baseline:
        """Read what `dumps` wrote. Raises ValueError for anything else."""
        found = json.loads(data)
        if not isinstance(found, dict) or found.get("format") != _FORMAT or not isinstance(found.get("findings"), list):
            raise ValueError(_FORMAT)
        try:
            return cls((str(row["code"]), str(row["text"]), str(row["before"]), str(row["after"])) for row in found["findings"])
        except (KeyError, TypeError) as error:
            raise ValueError(_FORMAT) from error

    def dumps(self) -> bytes:
        """The entries as JSON, in an order of their own."""
        rows = [dict(zip(("code", "text", "before", "after"), entry, strict=True)) for entry in sorted(self._left.elements())]
        return (json.dumps({"format": _FORMAT, "findings": rows}, ensure_ascii=False, indent=1) + "\n").encode()

    def add(self, plan: Plan, finding: Finding) -> None:
        """Make a finding known."""
        self._left[_key(plan, finding)] += 1

    def take(self, plan: Plan, finding: Finding) -> bool:
        """True where the finding is known; its entry is used up."""
        asked = _key(plan, finding)
        fits = asked if self._left[asked] else next((entry for entry in self._left if self._left[entry] and _near(entry, asked)), None)
        if fits is None:
            return False
        self._left[fits] -= 1
        return True


def _near(known: Key, asked: Key) -> bool:
    return known[:2] == asked[:2] and (known[2] == asked[2] or known[3] == asked[3])
