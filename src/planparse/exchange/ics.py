"""Calendars (iCalendar, RFC 5545): a duty with a deadline is an all-day event."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Alarm, Calendar, Event, vRecur

from planparse.render.words import safe, short, words

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

_ALARM = timedelta(days=-7)
_SUMMARY, _NAMESPACE = 120, uuid.uuid5(uuid.NAMESPACE_URL, "urn:planparse:obligation")
_LONG = 62  # days: a longer stretch is a time in which a duty holds, its end is what people have to keep


def calendar(rows: Iterable[Mapping[str, Any]], lang: str = "vi") -> bytes:
    """Rows of `planparse.store.timeline` as a calendar; a rule becomes one recurring event that starts with its first row.

    UIDs come from the identifiers of obligation and deadline and stay the same in every export, and so do all other bytes.
    """
    return b"".join(_lines(rows, lang))


def write(view: View, target: Target) -> int:
    """Write the duties that fit and have a time; returns the number of events."""
    number = -2  # head and end
    with target.file() as out:
        for part in _lines(view.times(), view.lang):
            out.write(part)
            number += 1
    return number


def _lines(rows: Iterable[Mapping[str, Any]], lang: str) -> Iterator[bytes]:
    """The head, each event, the end."""
    frame = Calendar()
    frame.add("prodid", "-//planparse//planparse//VI")
    frame.add("version", "2.0")
    frame.add("calscale", "GREGORIAN")
    head, end, rest = frame.to_ical().partition(b"END:VCALENDAR")
    yield head
    ruled: set[tuple[str, str]] = set()
    for row in rows:
        key = row["id"], row["deadline"]["id"]
        if row["deadline"]["rrule"] and key in ruled:
            continue
        ruled.add(key)
        yield _event(row, lang).to_ical()
    yield end + rest


def _event(row: Mapping[str, Any], lang: str) -> Event:
    obligation, due = row["obligation"], row["deadline"]
    first, last = date.fromisoformat(row["first"]), min(date.fromisoformat(row["last"]), date(9998, 12, 31))
    if due["rrule"]:  # its days are single ones
        last = first
    elif (last - first).days > _LONG:
        first = last
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, _identity(row))}@planparse")
    event.add("dtstamp", datetime(first.year, 1, 1, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", short(_summary(obligation), _SUMMARY))
    told = f"{obligation['text']}\n\n{due['text']}\n{row['plan_id']} {obligation['section'] or ''}"
    event.add("description", safe(told.replace("\r\n", "\n")).strip())
    if obligation["theme"]:
        event.add("categories", [obligation["theme"]])
    if due["rrule"]:
        event.add("rrule", vRecur.from_ical(due["rrule"]))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{words(lang)('ics.soon')}: {short(obligation['text'], _SUMMARY)}")
    alarm.add("trigger", _ALARM)
    event.add_component(alarm)
    return event


def _identity(row: Mapping[str, Any]) -> str:
    """One event for a rule, one for each day of what has none."""
    when = "" if row["deadline"]["rrule"] else f" {row['first']}"
    return f"{row['id']} {row['deadline']['id']}{when}"


def _summary(obligation: Mapping[str, Any]) -> str:
    leads = dict.fromkeys(body["name"] for body in obligation["responsible"] if body["role"] == "lead")
    return f"{', '.join(leads)}: {obligation['text']}" if leads else str(obligation["text"])
