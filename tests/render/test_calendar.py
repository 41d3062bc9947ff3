"""The calendar file, read by a parser and by the rules that Outlook, Google and Apple need."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from icalendar import Calendar

from app.domain.invitations.letter import Occasion
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Setting
from app.render.calendar import CalendarEntry, calendar_file
from app.render.time_zones import zone_rules
from tests.factories import MORNING, museum_workshop, participant
from tests.people import ANA, MARIA, TITLE

LINK = "https://vision.museum.example/join/token-of-ana"
VIDEO = "https://video.example/j/123"
OCCASION = Occasion(museum_workshop(), Platform(link=VIDEO), 150, (MARIA,))
ENTRY = CalendarEntry(
    OCCASION,
    participant(ANA),
    3,
    "vision.museum.example",
    ("Harbour Museum", "vision@museum.example"),
    f"Hello Ana,\n\nyour link; it is yours, alone:\n{LINK}\n",
    LINK,
)


def read(entry: CalendarEntry) -> tuple[Any, Any]:
    calendar: Any = Calendar.from_ical(calendar_file(entry, MORNING))
    (event,) = calendar.events
    return calendar, event


def test_a_request_has_all_that_calendars_need() -> None:
    calendar, event = read(ENTRY)
    assert (calendar["VERSION"], calendar["METHOD"], calendar["PRODID"]) == (
        "2.0",
        "REQUEST",
        "-//Visionroom//Visionroom//EN",
    )
    assert {name: str(event[name]) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "URL", "DESCRIPTION")} == {
        "UID": "museum@vision.museum.example",
        "SUMMARY": TITLE,
        "LOCATION": VIDEO,
        "STATUS": "CONFIRMED",
        "URL": LINK,
        "DESCRIPTION": ENTRY.description,
    }
    zone = ZoneInfo("Europe/Stockholm")
    assert (event.start, event.end) == (
        datetime(2026, 12, 1, 14, 0, tzinfo=zone),
        datetime(2026, 12, 1, 16, 30, tzinfo=zone),
    )
    assert (event["SEQUENCE"], event["DTSTAMP"].dt, event["DTSTART"].params["TZID"]) == (3, MORNING, "Europe/Stockholm")
    assert (event["ORGANIZER"], event["ORGANIZER"].params["CN"]) == ("mailto:vision@museum.example", "Harbour Museum")
    attendee = event["ATTENDEE"]
    assert (attendee, dict(attendee.params)) == (
        f"mailto:{ANA.email}",
        {
            "CN": ANA.name,
            "CUTYPE": "INDIVIDUAL",
            "ROLE": "REQ-PARTICIPANT",
            "PARTSTAT": "NEEDS-ACTION",
            "RSVP": "TRUE",
        },
    )
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(minutes=-15))
    assert (calendar.errors, event.errors, alarm.errors) == ([], [], [])


def test_a_cancellation_names_the_same_event_with_a_higher_number() -> None:
    calendar, event = read(replace(ENTRY, is_cancelled=True, sequence=4, link=""))
    assert (calendar["METHOD"], event["STATUS"], event["UID"], event["SEQUENCE"]) == (
        "CANCEL",
        "CANCELLED",
        "museum@vision.museum.example",
        4,
    )
    assert (event["ATTENDEE"], "ORGANIZER" in event, event.walk("VALARM"), "URL" in event) == (
        f"mailto:{ANA.email}",
        True,
        [],
        False,
    )


def test_without_a_sender_it_is_a_plain_file_that_asks_nobody() -> None:
    """RFC 5546 wants an organiser in every exchange; without one, the file is no exchange."""
    calendar, event = read(replace(ENTRY, organiser=None))
    assert ("METHOD" in calendar, "ORGANIZER" in event, "ATTENDEE" in event) == (False, False, False)


def test_a_meeting_in_one_room_is_there() -> None:
    workshop = museum_workshop(setting=Setting.IN_PERSON, place="Boat house, 2nd floor; ring twice")
    _, event = read(replace(ENTRY, occasion=replace(OCCASION, workshop=workshop)))
    assert event["LOCATION"] == "Boat house, 2nd floor; ring twice"


ZONES = (*sorted(zone for zone in available_timezones() if "/" in zone)[::9], "Europe/Dublin")
NASTY = 'Ana "the guide", שלום; 🎉🎉\r\nATTENDEE:mailto:eve@else.example' + "é" * 80


def test_lines_are_short_end_as_they_must_and_nothing_that_people_wrote_becomes_one() -> None:
    workshop = museum_workshop(title=NASTY)
    nasty = replace(ENTRY, participant=participant(ANA, name=NASTY), description=NASTY)
    made = calendar_file(replace(nasty, occasion=replace(OCCASION, workshop=workshop)), MORNING)
    lines = made.split(b"\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert (lines[-1], max(len(line) for line in lines)) == (b"", 75)
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = made.replace(b"\r\n ", b"").split(b"\r\n")
    assert [line for line in unfolded if line.startswith(b"ATTENDEE:")] == []
    event: Any
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    plain = NASTY.replace("\r", "")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (plain, plain)
    assert event["ATTENDEE"].params["CN"] == plain.replace("\n", " ").replace('"', "'")


def test_in_utc_no_rules_are_needed() -> None:
    workshop = museum_workshop(time_zone="UTC")
    calendar, event = read(replace(ENTRY, occasion=replace(OCCASION, workshop=workshop)))
    assert (calendar.timezones, event["DTSTART"].to_ical()) == ([], b"20261201T130000Z")


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("month", [1, 7])
def test_the_rules_of_a_zone_say_what_the_zone_says(name: str, month: int) -> None:
    """A program that knows only these rules, and not the zone, has the same clock."""
    moment = datetime(2026, month, 15, 12, 0, tzinfo=UTC)
    rules = zone_rules(name, moment)
    local = moment.astimezone(ZoneInfo(name))
    assert offset_by(rules, local.replace(tzinfo=None)) == local.utcoffset()


def offset_by(rules: Any, wall_clock: datetime) -> timedelta:
    """Of the observance that began last before that (RFC 5545, 3.6.5), read from the file as any program would."""
    from dateutil.rrule import rrulestr  # icalendar brings it

    began: list[tuple[datetime, timedelta]] = []
    for observance in rules.subcomponents:
        onset = observance["DTSTART"].dt
        if "RRULE" in observance:
            rule = rrulestr(observance["RRULE"].to_ical().decode(), dtstart=onset)
            onset = rule.before(wall_clock) or onset
        if onset <= wall_clock:
            began.append((onset, observance["TZOFFSETTO"].td))
    return max(began)[1]


def test_zones_with_summer_time_have_yearly_rules() -> None:
    """Outlook takes no others."""
    rules: Any = zone_rules("America/New_York", datetime(2026, 12, 1, tzinfo=UTC))
    assert [(part.name, part["RRULE"].to_ical()) for part in rules.subcomponents] == [
        ("DAYLIGHT", b"FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
        ("STANDARD", b"FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"),
    ]
