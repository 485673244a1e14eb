"""Frame lines: `Cơ quan chủ trì: …; phối hợp: …`, `Thời gian thực hiện: …`. One line may hold several cues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from planparse.tables import table
from planparse.text.fold import lower
from planparse.text.patterns import pattern

_CAPITALS = 7
FrameRole = Literal["lead", "coordinate", "time", "product", "funding", "other"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue and what it says: `text[start:end]` is the value after the colon."""

    role: FrameRole
    cue_start: int
    start: int
    end: int


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, FrameRole]]:
    roles: dict[str, FrameRole] = {}
    parts = []
    for number, row in enumerate(table("planparse.outline", "frames")):
        roles[f"c{number}"] = cast("FrameRole", row["role"])
        parts.append(f"(?P<c{number}>{row['regex']})")
    return pattern("frames.cue", rf"(?<![^\W_])(?:{'|'.join(parts)})(?: ?\([^()\n]{{1,40}}\))? ?:(?!\d)"), roles


def frames(text: str) -> list[Frame]:
    """Cues of a frame line in order; empty where `text` does not begin with one."""
    if ":" not in text:
        return []
    regex, roles = _cues()
    if text[:_CAPITALS].isupper():
        text = lower(text)
    opens = 1 if text[:1] == "(" else 0  # a whole line in brackets
    if regex.match(text, opens) is None:
        return []
    found = [m for m in regex.finditer(text) if m.start() == opens or text[: m.start()].rstrip()[-1:] in ";.,()-–"]
    out = []
    for at, match in enumerate(found):
        stop = found[at + 1].start() if at + 1 < len(found) else len(text)
        out.append(Frame(roles[match.lastgroup or ""], match.start(), match.end(), stop))
    return out


def frame_role(title: str) -> FrameRole | None:
    """The role of a run-in title that is a frame cue (`1.3. Cơ quan chủ trì: …`); None where it is none."""
    found = frames(title.rstrip(": ") + ": ")
    return found[0].role if len(found) == 1 and found[0].cue_start == 0 and found[0].start >= len(title.rstrip(": ")) else None
