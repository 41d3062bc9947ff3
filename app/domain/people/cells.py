"""A person as a row of a list says it.

A cell that cannot be used never costs the person: it is left out, and the preview says why.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from itertools import zip_longest

from app.domain.people.columns import COLUMN_TITLES, Column
from app.domain.people.mail_entries import Entry, recipients
from app.domain.people.mailbox import is_mailbox
from app.domain.people.people import BIO_LIMIT, EMAIL_LIMIT, LINE_LIMIT, NAME_LIMIT, NewPerson
from app.domain.people.person_names import named, suggested_name, whole_name
from app.domain.people.titles import Says, says
from app.domain.tables.sheets import SheetRow
from app.domain.text.mail_addresses import first_address, looks_like_email
from app.domain.text.spelled_addresses import with_plain_addresses
from app.domain.text.spelling import visible
from app.domain.text.unsaid import unsaid

FIELDS = tuple(field.name for field in fields(NewPerson))
_LIMITS = {"name": NAME_LIMIT, "email": EMAIL_LIMIT, "role": LINE_LIMIT, "department": LINE_LIMIT, "bio": BIO_LIMIT}
_WHO = frozenset((Says.NAME, Says.WHOLE_NAME, Says.FIRST_NAME, Says.MIDDLE_NAME, Says.LAST_NAME, Says.EMAIL))
_FIELD_OF = {Column.FIRST_NAME: "name", Column.LAST_NAME: "name"}
_IN_WORDS = {"name": "name", "email": "e-mail address", "role": "role", "department": "department", "bio": "bio"}


@dataclass(frozen=True)
class CellWarning:
    """`said`: the cell as it stands in the list. `what_happened`: a sentence, and what to do."""

    field: str
    said: str
    what_happened: str

    @property
    def title(self) -> str:
        return COLUMN_TITLES[Column(self.field)]


@dataclass(frozen=True)
class RowPerson:
    """`person`: without what cannot be used. `suggested`: a name made of the address, where the list gives none.
    `unsaid`: what the row says beside that."""

    person: NewPerson
    warnings: tuple[CellWarning, ...] = ()
    suggested: str = ""
    unsaid: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.person == NewPerson("") and not self.warnings and not self.unsaid


def row_person(row: SheetRow, columns: Sequence[Column], titles: Sequence[str] = ()) -> RowPerson:
    """`titles`: of the columns, by which the page tells of those that are left out; of others each row tells."""
    read = _read(row, columns)
    warned = {warning.field for warning in read.warnings if warning.said}
    called = zip_longest(row.cells, columns, titles[: len(row.cells)])
    cells = [visible(cell) for cell, column, title in called if cell and _counts(column, warned, title or "")]
    kept = [getattr(read.person, field) for field in FIELDS]
    return replace(read, unsaid=unsaid(cells, kept))


def _counts(column: Column | None, warned: Collection[str], title: str) -> bool:
    """Of a cell that cannot be used a warning tells, whole; of other columns than those of names and addresses their
    titles."""
    if column in (None, Column.LEFT_OUT):
        return not title or says(title)[0] in _WHO
    return _FIELD_OF.get(column, str(column)) not in warned


def _read(row: SheetRow, columns: Sequence[Column]) -> RowPerson:
    said = {column: visible(cell) for column, cell in zip(columns, row.cells, strict=False)}
    first, last, email = (said.get(key, "") for key in (Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL))
    email = with_plain_addresses(email)
    name, email = _apart(said.get(Column.NAME) or whole_name(first, last), email)
    person = NewPerson(name, first_address(email), *(said.get(Column(field), "") for field in FIELDS[2:]))
    plain, warnings = _without_bad_cells(person)
    plain = _plainly_named(plain)
    if plain.name or not plain.email:
        return RowPerson(plain, warnings)
    suggested = suggested_name(plain.email)[:NAME_LIMIT]
    guess = f"The list has no name here. “{suggested}” is made of the address: put it right before or after the import."
    return RowPerson(plain, (*warnings, CellWarning("name", "", guess)), suggested)


def _apart(name: str, email: str) -> tuple[str, str]:
    """“Lea Moreau <lea@museum.example>” in the column of names, or of addresses."""
    cell = email if not name else name if not looks_like_email(first_address(email)) else ""
    found = recipients(cell) if "@" in cell else None
    entry = found.entries[0] if found and len(found.entries) == 1 else Entry("")
    return (entry.name, entry.address) if entry.address else (name, email)


def _plainly_named(person: NewPerson) -> NewPerson:
    """The first name first, without titles; what stands in brackets is the department or the role, if the list
    gives no other."""
    if not person.name:
        return person
    told = named(person.name, person.email)
    department, role = person.department or told.department[:LINE_LIMIT], person.role or told.role[:LINE_LIMIT]
    return replace(person, name=told.name[:NAME_LIMIT], department=department, role=role)


def _without_bad_cells(person: NewPerson) -> tuple[NewPerson, tuple[CellWarning, ...]]:
    warnings = [CellWarning(field, getattr(person, field), why) for field in FIELDS if (why := _fault(person, field))]
    plain = replace(person, **{warning.field: "" for warning in warnings})
    if len(person.name) > NAME_LIMIT and not person.name.startswith("="):
        plain = replace(plain, name=_shortened(person.name))
    return plain, tuple(warnings)


def _shortened(name: str) -> str:
    """To whole words, as far as there are any."""
    short = name[:NAME_LIMIT]
    return short.rsplit(" ", 1)[0] if " " in short else short


def _fault(person: NewPerson, field: str) -> str:
    """What is wrong with a cell; empty where nothing is. A formula stands in a file where a program has written it down
    and not what it gives."""
    said, called, limit = getattr(person, field), _IN_WORDS[field], _LIMITS[field]
    if said.startswith("="):
        return f"“{said[:40]}” is a formula, so the {called} is left out. Copy and paste it as values to have it."
    if field == "email" and said and not (looks_like_email(said) and is_mailbox(said)):
        return f"“{said[:80]}” does not look like an e-mail address. It is left out: add one to send an invitation."
    if len(said) > limit:
        what = "shortened" if field == "name" else "left out"
        return f"“{said[:40]}…” has {len(said)} characters, and {limit} is the most for a {called}. It is {what}."
    return ""
