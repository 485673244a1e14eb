"""Calendars read back by a standard parser."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

from planparse import record
from planparse.exchange.ics import calendar
from planparse.store import Filter, Store
from planparse.store.timeline import timeline
from tests.asked import data_of, district, made, province


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as opened:
        opened.write(province())
        opened.write(district())
        yield opened


def events(store: Store, lang: str = "vi", **asked: Any) -> list[Any]:
    return list(icalendar.Calendar.from_ical(calendar(timeline(store, Filter(**asked)), lang)).walk("VEVENT"))


def test_a_day_is_an_all_day_event_with_an_alarm(store: Store) -> None:
    (event,) = events(store, text="cắm biển báo", level="province")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2023, 6, 30), date(2023, 7, 1))
    assert "cắm biển báo" in event["summary"]
    assert "trước ngày 30/6/2023" in event["description"]
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", timedelta(days=-7))
    assert alarm["description"].startswith("Sắp đến hạn")
    assert events(store, "en", text="cắm biển báo")[0].walk("VALARM")[0]["description"].startswith("Due soon")


def test_who_leads_stands_first(store: Store) -> None:
    assert events(store, agency="Sở Y tế", role="lead")[0]["summary"].startswith("Sở Y tế: Tập huấn")


def test_a_long_stretch_is_its_last_day_and_a_short_one_is_whole(store: Store) -> None:
    (quarter,) = events(store, text="sơ cứu")
    assert (quarter.decoded("dtstart"), quarter.decoded("dtend")) == (date(2023, 6, 30), date(2023, 7, 1))
    months = events(store, text="ao hồ")
    assert len(months) == 12
    assert (months[1].decoded("dtstart"), months[1].decoded("dtend")) == (date(2023, 2, 1), date(2023, 3, 1))


def test_a_rule_is_one_event_that_begins_with_its_first_day(store: Store) -> None:
    found = events(store, agency="Phòng LĐ-TB&XH")
    assert len(found) == 2
    for event, day in zip(found, (date(2023, 6, 20), date(2023, 12, 10)), strict=True):
        assert event.decoded("dtstart") == day
        rule = event["rrule"].to_ical().decode()
        assert [moment.date() for moment in rrulestr(rule, dtstart=datetime(day.year, day.month, day.day))] == [day]


def test_a_rule_over_years(tmp_path: Path) -> None:
    data = data_of(made())
    data["metadata"]["period"] = {"start": 2024, "end": 2027}
    data["deadlines"][1] |= {"by": "2024-02-29", "rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;UNTIL=20271231"}
    with Store(f"sqlite:///{tmp_path / 'k.db'}") as store:
        store.write(record.of_data(data))
        (event,) = events(store, modality="requested")
        assert event.decoded("dtstart") == date(2024, 2, 28)
        assert event["rrule"]["UNTIL"] == [date(2027, 12, 31)]
        (later,) = events(store, modality="requested", due_after=date(2026, 1, 1))
        assert later.decoded("dtstart") == date(2026, 2, 28)
        assert later["uid"] == event["uid"]


def test_a_rule_of_every_day_begins_with_the_period(tmp_path: Path) -> None:
    data = data_of(made())
    data["metadata"]["period"] = {"start": 2024, "end": 2024}
    data["deadlines"][1] |= {"rrule": "FREQ=DAILY;UNTIL=20241231"}
    with Store(f"sqlite:///{tmp_path / 'k.db'}") as store:
        store.write(record.of_data(data))
        (event,) = events(store, modality="requested")
        assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2024, 1, 1), date(2024, 1, 2))


def test_identifiers_are_stable_and_unique_and_so_are_all_bytes(store: Store, tmp_path: Path) -> None:
    one = calendar(timeline(store, Filter()))
    assert one == calendar(timeline(store, Filter()))
    uids = [event["uid"] for event in icalendar.Calendar.from_ical(one).walk("VEVENT")]
    assert len(set(uids)) == len(uids) > 10
    with Store(f"sqlite:///{tmp_path / 'khác.db'}") as other:
        other.write(district())
        assert {event["uid"] for event in events(other)} <= set(uids)


def test_lines_are_folded_and_text_is_escaped(tmp_path: Path) -> None:
    data = data_of(made())
    data["obligations"][0]["text"] = "Tập huấn; phòng, chống\nBEGIN:VEVENT\r\nxong \\ " + "đuối nước " * 60
    with Store(f"sqlite:///{tmp_path / 'k.db'}") as store:
        store.write(record.of_data(data))
        raw = calendar(timeline(store, Filter(modality="mandatory")))
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert event["description"].startswith("Tập huấn; phòng, chống\nBEGIN:VEVENT\nxong \\ đuối")


def test_an_empty_calendar() -> None:
    assert icalendar.Calendar.from_ical(calendar([])).walk("VEVENT") == []
