"""Words of the interface and how values are said in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from planparse.model import Citation, Deadline, Obligation, Plan, Target
from planparse.tables import table
from planparse.text.patterns import pattern

Say = Callable[[str], str]

_DURATION = pattern("render.duration", r"P(\d{1,4})([DWMY])")
_UNITS = {"D": "when.day", "W": "when.week", "M": "when.month", "Y": "when.year"}
_SIGNS = {"percent": "%", "per_mille": "‰", "per_100k": "/100.000", "count": "", "money": " đ"}
_COMPARATORS = {"eq": "", "ge": "≥ ", "le": "≤ "}
# Characters that steer a terminal or turn the direction of text; a document must not do either.
_STEERING = pattern("render.steering", "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@cache
def words(lang: str = "vi") -> Say:
    """A function from key to word. Raises KeyError for a key that the table lacks."""
    found = {row["key"]: row[lang] for row in table("planparse.render", "words")}
    return found.__getitem__


def safe(text: str) -> str:
    """Text of a document made harmless for a terminal: steering characters become U+FFFD."""
    return _STEERING.sub("\ufffd", text)


def short(text: str, most: int = 120) -> str:
    """One line of at most `most` characters, cut at a word where possible."""
    line = safe(" ".join(text.split()))
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] if " " in line[most // 2 : most] else line[:most]
    return cut + "…"


def day(value: str | None) -> str:
    """An ISO date, whole or partial, as people write it: 20/6/2023, 6/2023, 2023; `--MM-DD` as 20/6."""
    if not value:
        return ""
    parts = value.removeprefix("--").split("-")
    return "/".join(part.lstrip("0") if len(part) < 3 else part for part in reversed(parts))


def clock(value: str) -> str:
    """An ISO time as people write it: 12/3/2025 10:11 (+07:00)."""
    date, _, time = value.partition("T")
    zone = f" ({time[8:]})" if time[8:] else ""
    return f"{day(date)} {time[:5]}{zone}"


def duration(value: str | None, say: Say) -> str:
    """An ISO duration in words: `6 tháng`; another form as it is."""
    match = _DURATION.fullmatch(value or "")
    if match is None:
        return value or ""
    number = int(match[1])
    return f"{number} {say(_UNITS[match[2]] + ('' if number > 1 else '.one'))}"


def when(item: Deadline, say: Say) -> str:
    """A deadline's normalised value in a few words; its own words where there is no value."""
    relation = say(f"when.{item.relation}") if item.relation and item.by else ""
    by = " ".join(filter(None, (relation, day(item.by))))
    if item.kind == "interval":
        return f"{day(item.from_) or '…'} – {day(item.to) or '…'}"
    if item.kind == "recurring":
        every = f"{say('when.every')} {duration(item.period, say).removeprefix('1 ')}" if item.period else ""
        return ", ".join(filter(None, (every, by))) or item.text
    if item.kind == "relative":
        return " ".join(filter(None, (duration(item.offset, say), say("when.after"), item.trigger))) if item.offset else item.text
    return by or item.text


def amount(item: Target) -> str:
    """A target's number: `≥ 90%`, `14/14`."""
    number = f"{item.value:,.10g}".replace(",", "\0").replace(".", ",").replace("\0", ".")
    total = f"/{item.total:g}" if item.total is not None else ""
    return f"{_COMPARATORS[item.comparator]}{number}{total}{_SIGNS[item.unit]}"


def instrument(item: Citation) -> str:
    """What is cited, in short."""
    return " ".join(filter(None, (item.type, item.number))) if item.number else item.name or item.text


def bodies(item: Obligation, role: str) -> list[str]:
    """Names of those responsible in `role`, each once, in order."""
    return list(dict.fromkeys(body.name for body in item.responsible if body.role == role))


def of_level(name: str, agency_id: str | None, level: str | None) -> str:
    """A body's name; where the identifier means all bodies of a level, that level, too: `Ủy ban nhân dân cấp xã`."""
    every = level and agency_id and agency_id.startswith("*") and "-cap-" in agency_id
    return f"{name} {words('vi')(f'level.{level}')}" if every else name


def title_of(plan: Plan, say: Say) -> str:
    """How a plan is called in a heading."""
    return plan.metadata.title or plan.source.file_name or say("label.untitled")


def division_at(plan: Plan, start: int) -> str:
    """The path of the division in whose heading or text a place stands; a dash for none."""
    head = next((section.path for section in plan.sections if section.heading_span[0] <= start < section.heading_span[1]), None)
    return head or next((block.section for block in reversed(plan.blocks) if block.span[0] <= start), None) or "–"


def depths(plan: Plan) -> dict[str, int]:
    """How deep each section stands, by id; a parent stands before its children."""
    out: dict[str, int] = {}
    for section in plan.sections:
        out[section.id] = out.get(section.parent or "", -1) + 1
    return out


def type_of(plan: Plan, say: Say) -> str:
    """What kind of document it is; `Văn bản` where that is not known."""
    try:
        return say(f"type.{plan.metadata.doc_type or 'VB'}")
    except KeyError:  # a code of another version
        return say("type.VB")


def place_of(plan: Plan) -> str:
    """Commune, district, province, as far as they are known."""
    place = plan.metadata.place
    return ", ".join(filter(None, (place.commune, place.district, place.province)))


def facts(plan: Plan, say: Say) -> list[tuple[str, str]]:
    """Label and value of the metadata; a blank that a draft leaves is said to be one."""
    data = plan.metadata
    blank = say("label.blank")
    number = data.number or (f"…/{data.symbol} ({blank})" if data.symbol else blank)
    period = "–".join(dict.fromkeys(str(year) for year in (data.period.start, data.period.end) if year))
    signer = data.signer
    rows = [
        ("label.number", number),
        ("label.issued_on", day(data.issued_on) or blank),
        ("label.issuer", "; ".join(body.name for body in (data.issuer, *data.co_issuers) if body)),
        ("label.level", say(f"level.{data.level}") if data.level else ""),
        ("label.place", place_of(plan)),
        ("label.period", period),
        ("label.signer", ", ".join(filter(None, (signer.name, signer.authority, signer.position))) if signer else ""),
        ("label.source", plan.source.file_name or ""),
        ("label.signed_at", "; ".join(map(clock, plan.source.signed_at))),
        ("label.recipients", "; ".join(data.recipients)),
    ]
    return [(say(key), value) for key, value in rows if value]
