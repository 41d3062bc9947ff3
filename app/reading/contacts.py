"""Address books as vCard (2.1, 3.0, 4.0) and LDIF files: one sheet of names, addresses, roles and departments.

Phones, birthdays, notes, pictures and addresses of houses are passed over. Cards and entries of groups, companies and
places are no people.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.people.mail_lists import HEADER
from app.domain.tables.sheets import Sheet, SheetRow
from app.reading import ldif, vcards
from app.reading.limits import SheetLimits


class Contact(NamedTuple):
    name: str
    email: str
    role: str
    department: str


def sheets_of(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """None where the text is no such file."""
    if vcards.is_vcard(text):
        return (sheet_of([Contact(*card) for card in vcards.people(text)], limits),)
    if ldif.is_ldif(text):
        return (sheet_of([Contact(*entry) for entry in ldif.people(text)], limits),)
    return ()


def sheet_of(contacts: Sequence[Contact], limits: SheetLimits) -> Sheet:
    def rows() -> Iterator[SheetRow]:
        yield SheetRow(1, HEADER)
        for number, contact in enumerate(contacts, start=2):
            yield SheetRow(number, tuple(cell[: limits.characters] for cell in contact))

    return Sheet("", rows)
