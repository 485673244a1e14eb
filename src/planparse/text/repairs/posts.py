"""`Điều 3: Chánh văn phòng. Trưởng phòng …, Thủ trưởng … chịu trách nhiệm` on scans: a post alone is no sentence, the stop is a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.tables import alternation, table
from planparse.text.fold import fold
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern


@cache
def _posts() -> re.Pattern[str]:
    """A post, maybe with the body it belongs to, as the first words of a line, of an article or behind a colon; then another one."""
    posts = alternation([row["written"] for row in table("planparse.outline", "positions")])
    return pattern(
        "posts.posts",
        rf"(?:^ {{0,8}}(?:Điều \d{{1,3}}[.:] )?|(?<=: ))(?i:{posts})(?! ?[-–])(?P<of>[^.,;:\n]{{0,40}})(?P<stop>\.)(?= (?i:{posts})[ ,])",
        re.MULTILINE,
    )


def post_edits(text: str) -> Iterator[Edit]:
    """Edits that put a comma behind such a post, in order."""
    for m in _posts().finditer(text):
        if not _verb().search(fold(m["of"])):
            yield Edit(m.start("stop"), m.end("stop"), ",")


@cache
def _verb() -> re.Pattern[str]:
    verbs = alternation([row["verb"] for row in table("planparse.extract", "duty_verbs")])
    return pattern("posts.verb", rf"(?<![^\W_])(?:{verbs})(?![^\W_])")
