"""The people that a meeting in an .ics file invites, and who invites them: names and addresses, not time or place.

The library reads single lines only: its reader of files takes whole calendars apart, with all their times.
"""

import re
from collections.abc import Iterator

from icalendar.parser import Contentline, Parameters

from app.domain.tables.sheets import Sheet
from app.domain.text.mail_addresses import address_key, first_address, looks_like_email, plain_address
from app.domain.text.spelling import name_key, visible
from app.reading.contacts import Contact, sheet_of
from app.reading.limits import SheetLimits
from app.reading.logical_lines import LONGEST, begin_of, logical_lines

_BEGIN = re.compile(r"^BEGIN[ \t]{0,9}:[ \t]{0,9}VCALENDAR[ \t]{0,9}$", re.IGNORECASE | re.MULTILINE)
_OF_PEOPLE = re.compile(r"(?:ATTENDEE|ORGANIZER)[;:]", re.IGNORECASE)
_NO_PEOPLE = frozenset(("ROOM", "RESOURCE", "GROUP"))
_MOST_PARAMETERS = 40  # of a line; programs write ten


def sheets_of(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """None where the text is no calendar. Each person stands there once, however many meetings invite them."""
    if not _BEGIN.search(begin_of(text)):
        return ()
    found: dict[str, Contact] = {}
    for line in logical_lines(text):
        if _OF_PEOPLE.match(line) and line.count(";") < _MOST_PARAMETERS and len(line) < LONGEST:
            for name, address in _people(line):
                key = address_key(address) or name_key(name)
                if key not in found or not found[key].name:
                    found[key] = Contact(name, address, "", "")
    return (sheet_of(list(found.values()), limits),)


def _people(line: str) -> Iterator[tuple[str, str]]:
    try:
        _, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return
    if str(parameters.get("CUTYPE", "")).upper() in _NO_PEOPLE:
        return
    address = _address(parameters, value)
    name = visible(_text(parameters, "CN").replace("\\,", ",")).strip("\"'")
    if looks_like_email(plain_address(name)):
        address, name = address or plain_address(name), ""
    if not name and not value.lower().startswith("mailto:"):
        name = visible(value.split("<")[0]) if "<" in value else ""
    if name or address:
        yield name, address


def _address(parameters: Parameters, value: str) -> str:
    """In the value, or where Apple and Google write it."""
    found = (first_address(text) for text in (value, _text(parameters, "EMAIL"), _text(parameters, "X-EMAIL")))
    return next(filter(looks_like_email, found), "")


def _text(parameters: Parameters, key: str) -> str:
    value = parameters.get(key, "")
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
