"""Orders in the middle of a sentence: what is handed to somebody (`được giao cho A`), and what the one addressed hands down."""

from __future__ import annotations

from planparse.extract.role_subjects import LEADS
from planparse.extract.role_words import verb

ASSIGNS = ("phân công", "ủy quyền")
_DELEGATES = (*ASSIGNS, "giao")
_HANDED = ("giao cho", "phân công cho", "giao trách nhiệm cho", "giao nhiệm vụ cho")
_THIS = (" này", " trên", " nêu trên", " đó")


def is_handed(cue_words: str, clause: str, after: str, *, led: bool) -> bool:
    """`được giao cho A`, `Nhiệm vụ này giao cho A thực hiện`: what the sentence is about is A's to do, unless somebody leads already."""
    if cue_words.startswith("được"):
        return not led
    handed = cue_words.startswith(_HANDED) or clause.endswith(_THIS)
    return handed and LEADS.match(after) is not None and verb().match(f" {clause}") is None


def hands_down(folded: str, start: int, at: int, cue_words: str) -> bool:
    """`…; giao công chức … theo dõi`, `…, phân công công chức … tham mưu`: an assignment at `at` behind another clause."""
    before = folded[max(start, at - 2) : at].rstrip()
    return cue_words.startswith(_DELEGATES if before.endswith(";") else (*ASSIGNS, "giao cho")) and before.endswith((";", ","))
