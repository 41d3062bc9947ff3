"""The meeting as a calendar file (RFC 5545), which is also the message that calendars exchange (RFC 5546, iTIP).

What Outlook, Google and Apple need: one UID for ever, a SEQUENCE that grows, the zone's rules, and an organiser and an
attendee where it is a request; without an organiser's address it is a plain file to open.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from app.domain.invitations.letter import Occasion
from app.domain.people.people import Participant
from app.render.time_zones import zone_rules

REMIND_BEFORE = timedelta(minutes=15)
PRODUCT = "-//Visionroom//Visionroom//EN"


@dataclass(frozen=True)
class CalendarEntry:
    """`host`: of the base URL. `organiser`: (name, address), None where no mail is sent from here.

    `description`: what the entry says; it holds the attendee's own link.
    """

    occasion: Occasion
    participant: Participant
    sequence: int
    host: str
    organiser: tuple[str, str] | None
    description: str
    link: str
    is_cancelled: bool = False

    @property
    def method(self) -> str:
        """How the calendar is to take it; "" for a plain file."""
        if self.organiser is None or not self.participant.email:
            return ""
        return "CANCEL" if self.is_cancelled else "REQUEST"


def calendar_file(entry: CalendarEntry, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    if entry.method:
        calendar.add("METHOD", entry.method)
    if not _is_utc(entry):
        calendar.add_component(zone_rules(entry.occasion.workshop.time_zone, entry.occasion.starts_at))
    calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _is_utc(entry: CalendarEntry) -> bool:
    return entry.occasion.workshop.time_zone == "UTC"


def _event(entry: CalendarEntry, now: datetime) -> Event:
    occasion = entry.occasion
    event = Event()
    event.add("UID", f"{occasion.workshop.id}@{entry.host}")
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", now.astimezone(UTC))
    for name, moment in (("DTSTART", occasion.starts_at), ("DTEND", occasion.ends_at)):
        event.add(name, moment.astimezone(UTC) if _is_utc(entry) else moment)
    event.add("SUMMARY", _plain(occasion.workshop.title))
    event.add("DESCRIPTION", _plain(entry.description))
    if occasion.where:
        event.add("LOCATION", _plain(occasion.where))
    event.add("STATUS", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("TRANSP", "OPAQUE")
    _add_people(event, entry)
    if not entry.is_cancelled:
        event.add("URL", entry.link)
        event.add_component(_alarm(entry))
    return event


def _add_people(event: Event, entry: CalendarEntry) -> None:
    if not entry.method or entry.organiser is None:
        return
    organiser = vCalAddress(f"mailto:{entry.organiser[1]}")
    organiser.params["CN"] = vText(_parameter(entry.organiser[0] or entry.organiser[1]))
    event.add("ORGANIZER", organiser)
    attendee = vCalAddress(f"mailto:{entry.participant.email}")
    attendee.params["CN"] = vText(_parameter(entry.participant.name))
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    if not entry.is_cancelled:
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        attendee.params["RSVP"] = vText("TRUE")
    event.add("ATTENDEE", attendee)


def _alarm(entry: CalendarEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _plain(entry.occasion.workshop.title))
    alarm.add("TRIGGER", -REMIND_BEFORE)
    return alarm


def _plain(text: str) -> str:
    """Without the control characters that no calendar takes."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")


def _parameter(text: str) -> str:
    """A parameter's value cannot hold a double quote, however it is written (RFC 5545, 3.2)."""
    return _plain(text).replace("\n", " ").replace('"', "'")
