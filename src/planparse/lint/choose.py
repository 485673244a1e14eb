"""What a user wants to see of the findings: severities by code, rules switched off, known findings left out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from planparse.lint.issue import codes, message, told_alike
from planparse.lint.run import issues
from planparse.model import Finding, Plan, Severity

OFF = "off"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_AROUND = 30
_FORMAT = "planparse lint baseline 1"

Key = tuple[str, str, str, str]


def configured(findings: Iterable[Finding], wanted: Mapping[str, str]) -> Iterator[Finding]:
    """The findings with the severity that `wanted` gives to their code; those switched off are left out."""
    for finding in findings:
        wished = severity(finding, wanted)
        if wished is not None:
            yield finding if wished == finding.severity else replace(finding, severity=wished)


def severity(finding: Finding, wanted: Mapping[str, str]) -> Severity | None:
    """The severity that `wanted` gives to the finding's code, else its own; None where the code is switched off."""
    wished = wanted.get(finding.code, finding.severity)
    return None if wished == OFF else cast("Severity", wished)


def unknown(wanted: Mapping[str, str]) -> list[str]:
    """Codes of a configuration that no rule has."""
    return [code for code in wanted if code not in codes()]


def in_language(plan: Plan, findings: Sequence[Finding], lang: str) -> list[Finding]:
    """The findings with their messages in a language. A record holds the Vietnamese ones; the values of others are found again from it."""
    if lang == "vi":
        return list(findings)
    told = {(issue.code, *issue.span, message(issue)): message(issue, lang) for issue in issues(plan)}
    plain = told_alike(lang)
    said = [told.get((item.code, item.span[0], item.span[1], item.message)) or plain.get(item.message, item.message) for item in findings]
    return [replace(item, message=text) for item, text in zip(findings, said, strict=True)]


# known findings


def key(plan: Plan, finding: Finding) -> Key:
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
        self._left[key(plan, finding)] += 1

    def take(self, plan: Plan, finding: Finding) -> bool:
        """True where the finding is known; its entry is used up."""
        asked = key(plan, finding)
        fits = asked if self._left[asked] else next((entry for entry in self._left if self._left[entry] and _near(entry, asked)), None)
        if fits is None:
            return False
        self._left[fits] -= 1
        return True


def _near(known: Key, asked: Key) -> bool:
    return known[:2] == asked[:2] and (known[2] == asked[2] or known[3] == asked[3])
