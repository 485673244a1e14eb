"""How a user wants to see the findings: severities by code, rules switched off, messages in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from planparse.errors import SettingsError
from planparse.lint.issue import codes, message, told_alike
from planparse.lint.run import issues
from planparse.model import Finding, Plan, Severity

OFF = "off"


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


def known(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The severities by code that settings give. Raises SettingsError for a code that no rule has."""
    wanted = dict(given)
    wrong = [f"lint.{code}" for code in wanted if code not in codes()]
    if wrong:
        raise SettingsError("", ", ".join(wrong))
    return wanted


def in_language(plan: Plan, findings: Sequence[Finding], lang: str) -> list[Finding]:
    """The findings with their messages in a language. A record holds the Vietnamese ones; the values of others are found again from it."""
    if lang == "vi":
        return list(findings)
    told = {(issue.code, *issue.span, message(issue)): message(issue, lang) for issue in issues(plan)}
    plain = told_alike(lang)
    said = [told.get((item.code, item.span[0], item.span[1], item.message)) or plain.get(item.message, item.message) for item in findings]
    return [replace(item, message=text) for item, text in zip(findings, said, strict=True)]
