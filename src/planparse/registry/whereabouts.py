"""Where a question is asked from, and the unit that the words behind a name mean: `quận Hoàng Mai`, `Thành phố`, `cấp xã`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planparse.model import Level
from planparse.registry import units
from planparse.registry.keys import in_force, words
from planparse.registry.places import is_central_city, province
from planparse.registry.units import LEVELS, Unit
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_SHORT_KINDS = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận", "h": "huyện", "p": "phường", "x": "xã"}
_KIND = pattern(
    "whereabouts.kind",
    r"(?:cấp )?(?P<kind>thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã(?! hội)|"
    r"thanh pho|thi xa|thi tran|dac khu|tinh|quan|huyen|"
    r"phuong|xa(?! hoi)|(?:tp|tx|tt|q|h|p|x)\.|tp)(?![^\W_])\.? ?(?P<name>.*)",
)
_SEPARATORS = pattern("whereabouts.separators", r"\s{0,8}[,;(]\s{0,8}|\)\s{0,8}|\s{1,8}-\s{1,8}(?=(?:tỉnh|thành phố|tp)\b)")
_UNMARKED = {"".join(words(kind)): kind for kind in (*LEVELS, "thành phố")}


@dataclass(frozen=True, slots=True)
class Tail:
    """Words for a unit: its kind as written out (None = only a name), and its name (None = only a kind)."""

    kind: str | None
    name: str | None

    @property
    def level(self) -> Level | None:
        """What the kind fixes; a `thành phố` is read by its name."""
        if self.kind == "thành phố":
            return None if self.name is None else "province" if is_central_city(self.name) else "district"
        return LEVELS.get(self.kind or "")


def read_tail(text: str) -> Tail | None:
    """A kind of unit with or without a name; None where `text` begins with no kind."""
    found = _KIND.fullmatch(fold(text).strip())
    if found is None:
        return None
    kind = found["kind"].rstrip(".")
    kind = _SHORT_KINDS.get(kind) or _UNMARKED.get("".join(words(kind)), kind)
    return Tail(kind, found["name"].strip() or None)


def segments(text: str) -> list[str]:
    """`quận Hoàng Mai, thành phố Hà Nội` in its parts; text of signs alone is one empty part."""
    return [part for part in _SEPARATORS.split(text) if part.strip()] or [""]


def parts(text: str) -> list[str]:
    """`segments`, also without a comma: `quận Hoàng Mai thành phố Hà Nội`."""
    inner, *outer = segments(text)
    if not outer:
        inner, outer = _split_inside(inner)
    return [inner, *outer]


@lru_cache(maxsize=1024)
def context(place: str | None, on: str | None) -> tuple[Unit, ...]:
    """The units of a place, the innermost first: a path of slugs (`ha-noi/hoang-mai`) or names (`quận Hoàng Mai, Hà Nội`)."""
    if not place:
        return ()
    if "/" in place or place in units.slugs():
        rows = units.at_path(place.strip("/"), on) or units.at_path(place.strip("/"))
        return _best_chain(rows, on)
    inner, *outer = segments(place)
    rows = [row for row in meant(inner, on) if all(_lies_in(row, part) for part in outer)]
    if not rows and not outer:
        inner, outer = _split_inside(inner)
        rows = [row for row in meant(inner, on) if all(_lies_in(row, part) for part in outer)]
    return _best_chain(rows, on)


def _split_inside(text: str) -> tuple[str, list[str]]:
    """`quận Hoàng Mai thành phố Hà Nội` without a comma."""
    parts = text.split()
    for at in range(2, len(parts)):
        rest = " ".join(parts[at:])
        if read_tail(rest) or province(rest):
            return " ".join(parts[:at]), [rest]
    return text, []


def _best_chain(rows: list[Unit], on: str | None) -> tuple[Unit, ...]:
    """One place only: what was there at the date, a larger unit before a smaller of the same name; nothing where several remain."""
    then = [row for row in rows if in_force(row.valid_from, row.valid_to, on)] or rows
    for level in ("province", "district", "commune"):
        fits = [row for row in then if row.level == level]
        if len(fits) > 1 and not on:
            fits = [row for row in fits if row.valid_to and row.valid_to >= "2025"] or fits
        if len(fits) == 1:
            return units.chain(fits[0])
        if fits:
            return ()
    return ()


def meant(text: str, on: str | None = None) -> list[Unit]:
    """Units that words may mean, of the kind that they state; with `on` those that were there then, else all of that name."""
    tail = read_tail(text)
    name = tail.name if tail else text
    if name is None:
        return []
    rows = [row for row in units.named(name) if tail is None or row.kind == tail.kind]
    return [row for row in rows if in_force(row.valid_from, row.valid_to, on)] or rows


def _lies_in(row: Unit, outer: str) -> bool:
    tail = read_tail(outer)
    name = (tail.name if tail else outer) or ""
    return any(words(part.name) == words(name) and (tail is None or part.kind == tail.kind) for part in units.chain(row)[1:])


def resolve_tail(tail: Tail, around: tuple[Unit, ...], on: str | None) -> list[Unit]:
    """Units that a tail means, seen from a place: a bare kind is the nearest such unit there, a name is preferred inside its province."""
    if tail.name is None:
        return [row for row in around if row.kind == tail.kind][:1]
    inner, *outer = parts(tail.name)
    rows = [row for row in meant(f"{tail.kind or ''} {inner}".strip(), on) if all(_lies_in(row, part) for part in outer)]
    if around:
        near = [row for row in rows if units.chain(row)[-1].slug == around[-1].slug]
        rows = near or rows
    return rows
