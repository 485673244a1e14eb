"""Dashes that an OCR engine or a converter took for other signs or lost: `~` between words, `=>` for a bullet, `20CT/TW`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.tables import alternation, table
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.codes import type_codes

_MISREAD = pattern("dashes.misread", r"(?<=[^\W_])(?P<b> ?)(?P<s>[~¬]|_~|[—–]-)(?= ?[^\W\d_])")
_BULLET = pattern("dashes.bullet", r"^(?P<b>[ ]{0,8})(?P<s>_~|[~¬_]|=>)(?= ?[^\W_])", 8)
_SIGNS = ("~", "¬", "_", "—-", "–-", "=>")


@cache
def _glued() -> re.Pattern[str]:
    """Symbols without their hyphens: a type and one or more bodies, or a number and a type of the Party."""
    types = alternation(list(type_codes()))
    codes = alternation(_codes())
    return pattern(
        "dashes.glued",
        rf"/(?<=\d/)(?:{types})(?P<codes>(?:{codes}){{1,6}})(?![\w&-])"
        rf"|ố (?<=[sS]ố )\d{{1,4}}(?P<party>(?:{types})/(?:TW|TU|ĐU|HU|QU|ThU))(?!\w)",
    )


@cache
def _code() -> re.Pattern[str]:
    return pattern("dashes.code", alternation(_codes()))


def _codes() -> list[str]:
    return [row["code"] for row in table("planparse.registry", "issuers") if row["code"].isalpha()]


def dash_edits(text: str) -> Iterator[Edit]:
    """Edits that put a hyphen where a dash was misread or lost, in order."""
    found: list[Edit] = []
    if any(sign in text for sign in _SIGNS):
        found += [Edit(m.start("s"), m.end("s"), "-") for rule in (_MISREAD, _BULLET) for m in rule.finditer(text)]
    for m in _glued().finditer(text):
        places = [m.start("party")] if m["party"] else [code.start() for code in _code().finditer(text, m.start("codes"), m.end("codes"))]
        found += [Edit(at, at, "-") for at in places]
    at = 0
    for edit in sorted(found, key=lambda edit: edit.start):
        if edit.start >= at:
            yield edit
            at = edit.end
