"""People as mail programs copy them: “Lea Moreau <lea@museum.example>; Wei, Chen (Ticketing) <chen@museum.example>”.

An address alone makes a row without a name: the preview suggests one and lets it be typed. Names alone are taken as
`name_lists` knows them.
"""

from collections.abc import Sequence
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header

from app.domain.mail_addresses import looks_like_email, plain_address
from app.domain.mail_entries import MOST_READ, Entry, recipients
from app.domain.name_lists import is_name, names_alone
from app.domain.person_names import named
from app.domain.sheets import SheetRow


def people_of_mail(text: str) -> tuple[SheetRow, ...]:
    """A row for each, as name, address, role, department; none where the text is anything else."""
    found = recipients(text)
    if found is None or not found.entries:
        return ()
    if len(found.entries) > MOST_READ:
        is_list = all(entry.address for entry in found.entries)
        rows = [(entry.name, entry.address, "", "") for entry in found.entries if is_list]
    elif not any(looks_like_email(entry.address) for entry in found.entries):
        rows = [_cells(Entry(name)) for name in names_alone(found)]
    elif cards := _cards(found.lines):
        rows = cards
    else:
        rows = [_cells(entry) for entry in _people_of(found.entries)]
    return tuple(SheetRow(number, cells) for number, cells in enumerate(rows, start=1))


def _cells(entry: Entry, role: str = "") -> tuple[str, str, str, str]:
    """A name that is an address is none."""
    said = _decoded(entry.name)
    if looks_like_email(plain_address(said)):
        return "", entry.address, role, ""
    person = named(said, entry.address)
    return person.name, entry.address, role, person.department


def _decoded(name: str) -> str:
    """“=?utf-8?q?L=C3=A9a?=”, as it stands in the source of a message."""
    if "=?" not in name:
        return name
    with suppress(LookupError, ValueError, MessageError):
        return str(make_header(decode_header(name[:400])))
    return name


def _cards(lines: Sequence[tuple[Entry, ...]]) -> list[tuple[str, str, str, str]]:
    """A name in one line, perhaps a role in the next, and the address in the last."""
    alone = [line[0] for line in lines if len(line) == 1]
    for height in (2, 3):
        cards = [alone[place : place + height] for place in range(0, len(alone), height)]
        if len(alone) == len(lines) and len(lines) % height == 0 and all(map(_is_card, cards)):
            return [_cells(Entry(card[0].name, card[-1].address), card[1].name * (height == 3)) for card in cards]
    return []


def _is_card(card: Sequence[Entry]) -> bool:
    *above, last = card
    is_apart = bool(last.address) and not last.name and not any(entry.address for entry in above)
    return is_apart and is_name(above[0].name)


def _people_of(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Names without an address stand only beside addresses in brackets; elsewhere they are cells of a table."""
    alone = [entry for entry in entries if not entry.address]
    are_people = not any(entry.is_bare for entry in entries) and all(is_name(entry.name) for entry in alone)
    return entries if not alone or are_people else ()
