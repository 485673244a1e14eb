"""Short forms of a plan's own units, read from their full names elsewhere in it: `Phòng QLN&CT` beside `Phòng Quản lý nước và Công trình`.

What the plan itself says goes before the table: `Phòng KT` is the technical room where the plan has a `Phòng Kỹ thuật`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.extract.levels import LEVEL_STARTS
from planparse.extract.matches import BodyMatch
from planparse.extract.own_defined import initials, letters_of
from planparse.text.patterns import pattern

_SHORT = pattern(
    "own_shorts.short",
    r"(?P<post>(?:Phó )?[Tt]rưởng )?(?P<kind>[Pp]hòng|[Kk]hoa|Tổ|Ban|Đội|Bộ phận|Trạm|Viện) (?P<letters>[\p{Lu}][\p{Lu}&-]{1,9})(?![\w&-])",
)
_BEHIND = LEVEL_STARTS | {"các", "của", "thuộc"}
_FULL = pattern("own_shorts.full", r"(?P<kind>Phòng|Khoa|Tổ|Ban|Đội|Bộ phận|Trạm|Viện) (?P<field>[\p{Lu}][^\W\d_]{1,8}[ ,].+)")


def settle(text: str, bodies: Sequence[BodyMatch]) -> list[BodyMatch]:
    """The bodies, those with a short form named as the one unit of their kind whose initials it has."""
    full = _full_names(text, bodies)
    return [_named(text, body, full) for body in bodies] if full else list(bodies)


def _full_names(text: str, bodies: Sequence[BodyMatch]) -> dict[tuple[str, str], set[str]]:
    """Fields written out, by kind and initials."""
    found: dict[tuple[str, str], set[str]] = {}
    for body in bodies:
        said = _FULL.match(body.name)
        if said is not None and text[body.start : body.end].find(said["field"].split(" ")[0]) >= 0:
            found.setdefault((said["kind"], initials(said["field"])), set()).add(said["field"])
    return found


def _named(text: str, body: BodyMatch, full: dict[tuple[str, str], set[str]]) -> BodyMatch:
    short = _SHORT.match(text, body.start, body.end)
    letters = letters_of(short["letters"]) if short else ""
    fields = full.get((short["kind"].capitalize(), letters), set()) if short else set()
    rest = text[short.end() : body.end].lower().split() if short else []
    if short is None or len(fields) != 1 or (rest and rest[0] not in _BEHIND):
        return body
    (field,) = fields
    post = " ".join(part.capitalize() for part in (short["post"] or "").split())
    name = f"{post} {short['kind'].capitalize()} {field}".strip()
    return body if name == body.name else replace(body, name=name, issuer=body.issuer.replace(body.name, name))
