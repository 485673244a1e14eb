"""Bodies inside a house, named with it: `Công đoàn Sở Y tế`, `Bảo hiểm xã hội Bộ Quốc phòng`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from planparse.extract.body_heads import Name
from planparse.extract.head_reading import HeadReading
from planparse.model import Level
from planparse.tables import Row, table

_WHOLE_KINDS = ("none", "field", "name", "number")


@cache
def inner_bodies() -> frozenset[str]:
    """Names of bodies that houses have inside them."""
    return frozenset(row["name"] for row in table("planparse.extract", "inner_bodies"))


class InnerNames(HeadReading):
    """Reads the house behind a body that is inside one."""

    def of_house(self, match: re.Match[str], row: Row, level: Level | None) -> Name | None:
        """`Hội Phụ nữ | Công an`, `Công đoàn | Sở Y tế`, `BHXH | Công an nhân dân`."""
        at = match.end() + 1
        inner = self.head_at(at) if row["name"] in inner_bodies() and self._text[match.end() : at] == " " else None
        if inner is None or not self._text[at : at + 1].isupper():
            return None
        kind = self.row(inner)
        if kind["tail"] == "drop" and kind["name"]:  # a force, and no body of its own
            return Name(inner.end(), f"{row['name']} {kind['name']}", "central", complete=True)
        named = self.name(inner) if kind["tail"] in _WHOLE_KINDS and kind["name"] not in inner_bodies() else None
        if named is None or not (named.complete or kind["tail"] == "none"):
            return None
        return replace(named, name=f"{row['name']} {named.name}", level=named.level or level, many=False, complete=True)
