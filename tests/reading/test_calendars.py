"""Whom a meeting invites: names and addresses, and never when and where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading import calendars
from app.reading.limits import ROSTER
from tests.reading.opened import damaged
from tests.timing import in_time

HEADER = ("Name", "E-mail", "Role", "Department")

OUTLOOK = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
ATTENDEE;CN="Adeyemi, Ben";RSVP=TRUE:mailto:ben@museum.example
ATTENDEE;CN=dilek@museum.example;ROLE=OPT-PARTICIPANT;RSVP=TRUE:mailto:dilek@mus
 eum.example
ATTENDEE;CN="Room 4";CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT:mailto:room4@museum.example
DESCRIPTION:Secret plans
DTSTART;TZID="W. Europe Standard Time":20261124T100000
LOCATION:Room 4
ORGANIZER;CN="Moreau, Lea (Front of house)":mailto:lea@museum.example
SUMMARY:Our vision
END:VEVENT
END:VCALENDAR
"""
GOOGLE = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
ORGANIZER;CN=Lea Moreau:mailto:lea@museum.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Lea Moreau
 ;X-NUM-GUESTS=0:mailto:lea@museum.example
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;CN=Ben Adeyemi;X-NUM-GUESTS=0:MAILTO:BEN@museum.example
ATTENDEE;CUTYPE=RESOURCE;CN=Bern-4-Room:mailto:c_1@resource.calendar.example
ATTENDEE;CUTYPE=GROUP;CN=Everyone:mailto:all@museum.example
LOCATION:Bern-4-Room
END:VEVENT
BEGIN:VEVENT
ATTENDEE;CN=Ben Adeyemi:mailto:ben@museum.example
END:VEVENT
END:VCALENDAR
"""
APPLE = """BEGIN:VCALENDAR
BEGIN:VEVENT
ORGANIZER;CN="Lea Moreau";EMAIL="lea@museum.example":/aMTk4OTY5/principal/
ATTENDEE;CN="Ben Adeyemi";CUTYPE=INDIVIDUAL;EMAIL="ben@museum.example":mailto:ben@museum.example
ATTENDEE;CN="Chen Wei";CUTYPE=INDIVIDUAL:invalid:nomail
ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@museum.example
END:VEVENT
END:VCALENDAR
"""
OLD = """BEGIN:VCALENDAR
VERSION:1.0
BEGIN:VEVENT
ATTENDEE;ROLE=ORGANIZER;STATUS=CONFIRMED:Lea Moreau <lea@museum.example>
ATTENDEE:ben@museum.example
END:VEVENT
END:VCALENDAR
"""


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for sheet in calendars.sheets_of(text, ROSTER) for row in sheet.rows()]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            OUTLOOK,
            [
                ("Adeyemi, Ben", "ben@museum.example"),
                ("", "dilek@museum.example"),
                ("Moreau, Lea (Front of house)", "lea@museum.example"),
            ],
        ),
        (GOOGLE, [("Lea Moreau", "lea@museum.example"), ("Ben Adeyemi", "BEN@museum.example")]),
        (
            APPLE,
            [("Lea Moreau", "lea@museum.example"), ("Ben Adeyemi", "ben@museum.example"), ("Chen Wei", "")],
        ),
        (OLD, [("Lea Moreau", "lea@museum.example"), ("", "ben@museum.example")]),
        (
            OUTLOOK.replace("\n", "\r\n").replace("ATTENDEE", "X-NOBODY"),
            [("Moreau, Lea (Front of house)", "lea@museum.example")],
        ),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR", []),
    ],
    ids=["Outlook", "Google", "Apple", "vCalendar 1.0", "organizer alone", "nobody"],
)
def test_a_meeting_gives_the_people_it_invites_and_nothing_else(text: str, people: list[tuple[str, str]]) -> None:
    assert cells(text) == [HEADER, *((*person, "", "") for person in people)]


@pytest.mark.parametrize("text", ["", "BEGIN:VCARD\nFN:Lea\nEND:VCARD", "ATTENDEE:mailto:lea@museum.example"])
def test_anything_else_is_no_meeting(text: str) -> None:
    assert calendars.sheets_of(text, ROSTER) == ()


WORDS = [
    "ATTENDEE",
    "ORGANIZER",
    ";",
    ":",
    "=",
    '"',
    "CN=",
    "CUTYPE=ROOM",
    "mailto:",
    "a@b.cd",
    "\n",
    " ",
    "\\",
    "^'",
    "\x00",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_whatever_a_file_holds_it_is_read(text: str) -> None:
    assert cells("BEGIN:VCALENDAR\n" + text)[:1] == [HEADER]


@given(st.data(), st.sampled_from([OUTLOOK, GOOGLE, APPLE, OLD]))
def test_a_damaged_file_is_read_too(data: st.DataObject, text: str) -> None:
    cells(damaged(data, text))


@pytest.mark.parametrize(
    "part",
    ["ATTENDEE;CN=A:mailto:a@b.cd\n", "ATTENDEE;CN=", "ATTENDEE;\n", "ATTENDEE:\n ", 'ATTENDEE;CN="', "ATTENDEE;A=b;"],
)
def test_a_long_file_takes_no_time(part: str) -> None:
    in_time(2, lambda: cells("BEGIN:VCALENDAR\n" + part * (1_000_000 // len(part))))
