"""Officers by what they are in charge of: `Công chức Tư pháp - hộ tịch`, `Cán bộ phụ trách XDGN – GDTE`."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.extract.body_heads import Name, clean
from planparse.extract.head_reading import HeadReading
from planparse.extract.open_names import CAPITALS
from planparse.tables import Row
from planparse.text.patterns import pattern

_COUNTED = pattern("officer_names.counted", r"(?<!\w)\d{1,3} $")
_DUTY = pattern("officer_names.duty", r" (?:phụ trách|chuyên trách|chuyên môn|làm công tác|theo dõi|làm)(?: công tác| lĩnh vực)? ")
_IN_CHARGE = pattern("officer_names.in_charge", r" (?:phụ trách|chuyên trách|theo dõi)(?: công tác| lĩnh vực)? ")


class OfficerNames(HeadReading):
    """Officers, with the field that is theirs."""

    def _duty(self, match: re.Match[str], row: Row) -> Name | None:
        """`Công chức Tư pháp - hộ tịch`, `Cán bộ phụ trách XDGN – GDTE`: a field or an abbreviation must follow."""
        duty = _DUTY.match(self._folded, match.end())
        at = duty.end() if duty else match.end() + 1
        middle = self._text[match.end() : at]
        field = self._fields.get(at)
        level = self.fixed_level(row) or self._plan.level
        counted = _COUNTED.search(self._folded, max(0, match.start() - 5), match.start())  # `01 chuyên viên phụ trách …`: staff
        spoken = duty is not None and not row["level"] and not counted  # `Chuyên viên phụ trách cải cách hành chính`
        if field and (self._text[at].isupper() or ((spoken or self._level_follows(field.end)) and " " in field.name)):
            return self._second_duty(Name(field.end, f"{row['name']}{middle}{field.name}", level, complete=True))
        capitals = CAPITALS.match(self._text, at)
        if capitals and capitals.group()[:2].isupper() and len(capitals.group()) > 1 and not self.head_at(at):
            return Name(capitals.end(), f"{row['name']}{middle}{clean(capitals.group())}", level, complete=True)
        return None

    def _second_duty(self, named: Name) -> Name:
        """`Công chức Văn hóa - Xã hội | phụ trách Lao động - TB&XH`: a field that the officer is in charge of goes on the name."""
        charge = _IN_CHARGE.match(self._folded, named.end)
        field = self._fields.get(charge.end()) if charge else None
        if charge is None or field is None or not self._text[charge.end()].isupper():
            return named
        return replace(named, end=field.end, name=f"{named.name}{self._text[named.end : charge.end()]}{field.name}")
