"""What a draft lacks, supplied by a CSV: number, date, issuer … Only what the record leaves unknown is filled."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from planparse.errors import UsageError
from planparse.limits import DEFAULT, Limits
from planparse.model import Issuer, Level, Metadata, Period, Place, Signer
from planparse.readers.edxml import beside
from planparse.readers.read import read_table
from planparse.text.names import readable
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    *("file", "doc_type", "number", "issued_on", "issuer", "level", "province", "district", "commune", "title"),
    *("period_start", "period_end", "signer", "position", "topic"),
)
_DATE = pattern("readers.meta_date", r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEAR = pattern("readers.meta_year", r"\d{4}")
_LEVEL = pattern("readers.meta_level", "|".join(get_args(Level)))
_FORMS = {"issued_on": _DATE, "level": _LEVEL, "period_start": _YEAR, "period_end": _YEAR}

Row = Mapping[str, str]


@dataclass(slots=True)
class Supplements:
    """Rows by file name; remembers which were used."""

    rows: dict[str, Row]
    used: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, path: str, limits: Limits = DEFAULT) -> Supplements:
        """Read the CSV. Raises UsageError for a table that cannot be meant so, and the errors of `read_table`."""
        lines = read_table(path, limits).splitlines()
        reader = csv.DictReader(lines, restkey="", strict=True)
        try:
            found = [{key: (value or "").strip() for key, value in row.items()} for row in reader if _whole(row, path)]
        except csv.Error:
            raise UsageError(path, f"{path}:{reader.line_num}") from None
        _check_columns(reader.fieldnames or (), path)
        rows: dict[str, Row] = {}
        for row in found:
            _check_row(row, path)
            if rows.setdefault(_key(row["file"]), row) is not row:
                raise UsageError(path, f"{path}: {row['file']} ×2")
        return cls(rows)

    def of(self, source: str) -> Row | None:
        """The row about `source` (a path or name), or None."""
        key = _key(source)
        if key in self.rows:
            self.used.add(key)
        return self.rows.get(key)

    def unused(self) -> Iterator[str]:
        """Names of rows that no input asked for."""
        return (row["file"] for key, row in self.rows.items() if key not in self.used)


def supplement(path: Path | None, row: Row | None = None, limits: Limits = DEFAULT) -> Callable[[Metadata], Metadata] | None:
    """What fills in metadata from `row`, and from the edXML header beside `path` what is unknown then; None where there is neither."""
    rows = [found for found in (row, beside(path, limits) if path else None) if found]
    if not rows:
        return None

    def fill(data: Metadata) -> Metadata:
        for found in rows:
            data = fill_metadata(data, found)
        return data

    return fill


def _whole(row: Mapping[str, object], path: str) -> bool:
    if "" in row:
        raise UsageError(path, f"{path}: {row.get('file')}")
    return any(row.values())


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", Path(readable(name)).name)


def _check_columns(columns: Sequence[str], path: str) -> None:
    wrong = [column for column in columns if column not in COLUMNS]
    if wrong or "file" not in columns:
        raise UsageError(path, f"{path}: {', '.join(wrong) or 'file'} ({', '.join(COLUMNS)})")


def _check_row(row: Row, path: str) -> None:
    """Refuse values that would make the record break its own schema."""
    column = wrong(row)
    if column:
        raise UsageError(path, f"{path}: {row['file']}: {column} = {row[column]}")


def wrong(row: Row) -> str | None:
    """The column whose value no record can hold; None where all is well."""
    return next((column for column, form in _FORMS.items() if row.get(column) and not form.fullmatch(row[column])), None)


def fill_metadata(data: Metadata, row: Row) -> Metadata:
    """Metadata with what they leave None taken from `row`; an empty cell supplies nothing."""
    get = {key: value or None for key, value in row.items()}.get
    level = data.level or _level(get("level"))
    place = Place(
        province=data.place.province or get("province"),
        district=data.place.district or get("district"),
        commune=data.place.commune or get("commune"),
    )
    number = data.number or get("number")
    issuer, signer = get("issuer"), get("signer")
    return replace(
        data,
        doc_type=data.doc_type or get("doc_type"),
        number=number,
        symbol=data.symbol or (number.partition("/")[2] or None if number else None),
        issued_on=_fuller(data.issued_on, get("issued_on")),
        issuer=data.issuer or (Issuer(name=issuer, agency_id=None, level=level, place=place) if issuer else None),
        level=level,
        place=place,
        title=data.title or get("title"),
        period=Period(start=data.period.start or _year(get("period_start")), end=data.period.end or _year(get("period_end"))),
        signer=data.signer or (Signer(name=signer, position=get("position"), authority=None) if signer else None),
        topic=data.topic or get("topic"),
    )


def _fuller(known: str | None, given: str | None) -> str | None:
    """A date that agrees with a partial one and says more replaces it (the draft leaves the day blank)."""
    return given if given and given.startswith(known or "") else known


def _level(value: str | None) -> Level | None:
    return next((level for level in get_args(Level) if level == value), None)


def _year(value: str | None) -> int | None:
    return int(value) if value else None
