"""The words around a body that give it its role, as expressions made from the tables."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from planparse.extract.tries import trie
from planparse.tables import table
from planparse.text.patterns import pattern

CueRole = Literal["not", "coordinate", "via", "report", "order", "request", "duty", "direct", "agent"]


@cache
def cues() -> tuple[tuple[CueRole, re.Pattern[str]], ...]:
    """Each role with what stands directly before a body that has it, in order of precedence."""
    rows = table("planparse.extract", "role_cues")
    return tuple(
        (cast("CueRole", row["role"]), pattern(f"role_words.cue_{i}", rf"(?<![^\W_])(?:{row['regex']}) $")) for i, row in enumerate(rows)
    )


@cache
def any_cue() -> re.Pattern[str]:
    """All cues at once: most lists stand behind none, which one look tells."""
    return pattern("role_words.any_cue", rf"(?<![^\W_])(?:{'|'.join(row['regex'] for row in table('planparse.extract', 'role_cues'))}) $")


@cache
def verb() -> re.Pattern[str]:
    """What a body does, right behind its name."""
    verbs = trie(row["verb"] for row in table("planparse.extract", "duty_verbs"))
    return pattern("role_words.verb", rf"(?: \([^()]{{1,60}}\))?,? {verbs}(?![^\W_])")


@cache
def acts() -> re.Pattern[str]:
    """What a subject does: the verbs of duty and those that stand in names as well, behind a body whose end is known."""
    verbs = trie(row["verb"] for name in ("duty_verbs", "subject_verbs") for row in table("planparse.extract", name))
    return pattern(
        "role_words.acts",
        rf"(?: \([^()]{{1,60}}\))?(?: (?:có|nơi|trên|tại|trong|thuộc)(?: [^\s,.;:()]{{1,10}}){{1,5}}?)?,? {verbs}(?![^\W_])",
    )


@cache
def passive_verb() -> re.Pattern[str]:
    """What a body does with the thing that the sentence is about (`Phiếu được UBND các xã lưu trữ`); who decides on it bears no duty."""
    verbs = trie(row["verb"] for row in table("planparse.extract", "passive_verbs"))
    return pattern("role_words.passive_verb", rf" (?:trực tiếp |thường xuyên |chủ động |kịp thời )?{verbs}(?![^\W_])")


@cache
def opener() -> re.Pattern[str]:
    """The first words of a circumstance that opens a sentence, before its subject."""
    words = trie(row["words"] for row in table("planparse.extract", "role_openers"))
    return pattern("role_words.opener", rf"(?:{words}|\d{{1,3}} (?:phút|giờ|ngày|tuần|tháng))(?![^\W_])")
