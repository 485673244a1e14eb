"""Instruments that a number, a name or a common name may mean."""

from __future__ import annotations

from planparse.registry import catalogue, doctypes
from planparse.registry.candidates import Candidate
from planparse.registry.catalogue import Instrument
from planparse.registry.keys import in_force, topic_fits, words
from planparse.registry.reasons import Reason
from planparse.registry.symbols import NUMBER, parse_number
from planparse.text.patterns import pattern

_DAY = pattern("find_instruments.day", r"ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})|(?:năm |/|(?<=[^\d\W] ))(\d{4})(?!\d)")
_LEADING = pattern("find_instruments.leading", r"^[^\d]{0,40}?(?:số:? )?(?=\d)")
_TITLE_WORDS, _FUZZY = 5, 90


def find(query: str, on: str | None, topic: str | None) -> list[Candidate]:
    """Candidates, none where nothing of that number or name is known."""
    text = " ".join(query.split())
    return _called(text, on, topic) or _named(text, on) or _numbered(text, on, topic)


def _called(text: str, on: str | None, topic: str | None) -> list[Candidate]:
    known = catalogue.called(text) or catalogue.called(_without_number_word(text))
    out = []
    for alias in known:
        row = catalogue.with_id(alias.instrument)
        if row is None:
            continue
        fits = bool(topic and topic_fits(topic, alias.topics))
        score = 1.0 if fits else 0.95 if len(known) == 1 else 0.6
        reasons = [Reason("common_name"), *([Reason("topic")] if fits else [])]
        if not in_force(alias.valid_from, alias.valid_to, on):
            score, reasons = score - 0.4, [*reasons, Reason("not_yet_called", on)]
        out.append(_candidate(row, score, reasons, on))
    return out


def _without_number_word(text: str) -> str:
    return " ".join(part for part in text.split() if part.lower() != "số")


def _named(text: str, on: str | None) -> list[Candidate]:
    year = _DAY.search(text)
    name = text[: year.start()].strip() if year else text
    exact = catalogue.named(name)
    rows = exact or catalogue.nearly_named(name)
    if year:
        rows = tuple(row for row in rows if row.since.startswith(year[3] or year[4])) or rows
    note = Reason("exact" if exact else "near")
    score = 1.0 if exact else 0.85
    return [_candidate(row, score, [note], on) for row in rows]


def _numbered(text: str, on: str | None, topic: str | None) -> list[Candidate]:
    start = _LEADING.match(text)
    found = NUMBER.match(text, start.end() if start else 0)
    number = found[0] if found else text[start.end() :].split(" ", maxsplit=1)[0] if start else ""
    parsed = parse_number(number) if number else None
    if parsed is None:
        return []
    word = text[: start.end()].replace("số", "").strip(" :").lower() if start else ""
    kind = doctypes.by_name(word)
    year = _DAY.search(text, start.end() + len(number) if start else 0)
    rows = catalogue.numbered(parsed.number)
    note, score = Reason("number"), 1.0
    if not rows:
        rows = tuple(row for row, other in catalogue.with_serial(parsed.serial) if parsed.year in (None, other.year or _year(row)))
        note, score = Reason("serial"), 0.7
    if kind:
        rows = tuple(row for row in rows if row.type == kind.code)
    if year:
        rows = tuple(row for row in rows if row.since.startswith(year[3] or year[4])) or rows
    chosen = catalogue.by_topic(rows, topic) if topic and len(rows) > 1 else None
    out = []
    for row in rows:
        share = 0.0 if len(rows) == 1 or row is chosen else 0.3
        reasons = [note, *([Reason("topic")] if row is chosen else []), *([Reason("one_of_number", str(len(rows)))] if share else [])]
        out.append(_candidate(row, score - share, reasons, on))
    return out


def _year(row: Instrument) -> int:
    return int(row.since[:4] or 0)


def titled(query: str, on: str | None) -> list[Candidate]:
    """Instruments by the words of their title."""
    text = " ".join(query.split())
    if len(words(text)) < _TITLE_WORDS:
        return []
    from rapidfuzz import fuzz, process

    titles = {index: " ".join(words(row.title)) for index, row in enumerate(catalogue.instruments())}
    found = process.extract(" ".join(words(text)), titles, scorer=fuzz.token_set_ratio, score_cutoff=_FUZZY, limit=5)
    return [_candidate(catalogue.instruments()[index], 0.8 * likeness / 100, [Reason("title")], on) for _, likeness, index in found]


def _candidate(row: Instrument, score: float, reasons: list[Reason], on: str | None) -> Candidate:
    if not catalogue.existed(row, on):
        score, reasons = score - 0.4, [*reasons, Reason("not_yet_issued", on)]
    elif not in_force(row.valid_from if row.valid_to else None, row.valid_to, on):
        score, reasons = score - 0.25, [*reasons, Reason("not_in_force", on)]
    return Candidate(
        kind="instrument",
        id=row.id,
        name=_name(row),
        valid_from=row.valid_from or row.date,
        valid_to=row.valid_to,
        score=round(max(score, 0.0), 3),
        reasons=(*reasons, *([Reason("status", row.status)] if row.status else [])),
    )


def _name(row: Instrument) -> str:
    if row.number is None:
        return row.title
    if row.type in ("L", "PL"):
        return f"{row.title} số {row.number}"
    kind = next((kind.name for kind in doctypes.types() if kind.code == row.type and row.type in kind.abbreviations), row.type)
    day = " ngày " + "/".join(reversed(row.date.split("-"))) if row.date else ""
    return f"{kind} số {row.number}{day}: {row.title}"
