"""What the columns of a list of people hold: recognised by their headers, or by what is in them."""

import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from itertools import zip_longest

from app.domain.cell_kinds import Kind, is_like_a_name
from app.domain.column_kinds import LeftBehind, content_kind, left_behind, some
from app.domain.people import first_address, looks_like_email
from app.domain.refusals import Invalid
from app.domain.sheets import SheetRow, cell_of, column_of, width_of
from app.domain.title_kinds import title_kind
from app.domain.workshops import one_line


class Column(StrEnum):
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    ROLE = "role"
    DEPARTMENT = "department"
    BIO = "bio"
    LEFT_OUT = "left_out"


COLUMN_TITLES = {
    Column.NAME: "Name",
    Column.FIRST_NAME: "First name",
    Column.LAST_NAME: "Last name",
    Column.EMAIL: "E-mail",
    Column.ROLE: "Role",
    Column.DEPARTMENT: "Department",
    Column.BIO: "Short bio",
    Column.LEFT_OUT: "(leave out)",
}

_HEADERS = {  # English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish; as `_plain` makes them
    Column.NAME: "name fullname displayname participant person teilnehmer nometprenom nombre nombrecompleto nome "
    "nomecompleto nomecognome naam volledigenaam namn",
    Column.FIRST_NAME: "firstname givenname forename vorname prenom nombredepila primeironome voornaam fornamn",
    Column.LAST_NAME: "lastname surname familyname nachname familienname nom nomdefamille apellido apellidos cognome "
    "apelido sobrenome achternaam efternamn",
    Column.EMAIL: "email emailaddress emails mail mailaddress workemail emailadresse mailadresse courriel adressemail "
    "adresseemail correo correoelectronico indirizzoemail enderecodeemail emailadres epost epostadress "
    "email1value email1 primaryemail email1address",
    Column.ROLE: "role jobtitle title job position function rolle funktion stelle fonction poste cargo puesto rol "
    "ruolo mansione funcao functie functietitel roll befattning titel organizationtitle organization1title",
    Column.DEPARTMENT: "department dept team unit division area abteilung bereich service departement departamento "
    "dipartimento reparto afdeling avdelning enhet organizationdepartment organization1department",
    Column.BIO: "bio shortbio biography about profile kurzbiografie biografie biographie biografia presentation "
    "presentacion presentazione apresentacao",
}
_COLUMN_OF = {word: column for column, words in _HEADERS.items() for word in words.split()}
_VAGUE = ("title", "titel")  # a role only where no column says so more clearly: with mail programs it is “Dr.”
_USUAL_ORDER = (Column.NAME, Column.ROLE, Column.DEPARTMENT, Column.BIO)  # of what is no e-mail address


def _plain(header: str) -> str:
    """“E-Mail-Adresse”, “e mail adresse” and “Prénom” as `_HEADERS` spells them."""
    parts = unicodedata.normalize("NFKD", header.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def has_header(rows: Sequence[SheetRow]) -> bool:
    """Whether the first row names columns: one at least is known, and none of its cells is anybody's address."""
    first = rows[0].cells if rows else ()
    return any(_plain(cell) in _COLUMN_OF for cell in first) and not any(map(looks_like_email, first))


def recognised(rows: Sequence[SheetRow], *, by_header: bool) -> tuple[Column, ...]:
    """What each column holds, as far as it can be told; the facilitator may choose otherwise."""
    if by_header:
        return _by_header(rows)
    return _by_content(rows)


def _by_header(rows: Sequence[SheetRow]) -> tuple[Column, ...]:
    header, width = rows[0].cells if rows else (), width_of(rows)
    clear = {_COLUMN_OF.get(_plain(cell)) for cell in header if _plain(cell) not in _VAGUE}
    found: list[Column] = []
    for cell in header:
        column = _COLUMN_OF.get(_plain(cell), Column.LEFT_OUT)
        is_worse = column in found or (_plain(cell) in _VAGUE and column in clear)
        found.append(Column.LEFT_OUT if is_worse else column)
    found += [Column.LEFT_OUT] * (width - len(found))
    return tuple(_with_whole_name(_with_addresses(found, rows)))


def _with_addresses(found: list[Column], rows: Sequence[SheetRow]) -> list[Column]:
    """Where no title says so, the column whose cells are addresses."""
    if Column.EMAIL in found:
        return found
    counted = [_addresses(column_of(rows, place)) for place in range(len(found))]
    best = max(range(len(found)), key=counted.__getitem__, default=0)
    if not counted or not counted[best] or found[best] is not Column.LEFT_OUT:
        return found
    return [Column.EMAIL if place == best else column for place, column in enumerate(found)]


def _addresses(cells: Sequence[str]) -> int:
    return sum(looks_like_email(first_address(one_line(cell))) for cell in cells)


def _with_whole_name(found: list[Column]) -> list[Column]:
    """“Name” beside “Vorname” is the last name; “Nom” without “Prénom” is the whole one."""
    if Column.FIRST_NAME in found and Column.LAST_NAME not in found:
        return [Column.LAST_NAME if column is Column.NAME else column for column in found]
    if Column.NAME in found:
        parts = (Column.FIRST_NAME, Column.LAST_NAME)
        return [Column.LEFT_OUT if column in parts else column for column in found]
    if Column.FIRST_NAME not in found:
        return [Column.NAME if column is Column.LAST_NAME else column for column in found]
    return found


def _by_content(rows: Sequence[SheetRow]) -> tuple[Column, ...]:
    """Addresses are where most cells look like one; around them name, role, department and bio stand in this order."""
    columns = list(zip_longest(*(row.cells for row in rows), fillvalue=""))
    addresses = [_addresses(column) for column in columns]
    order = [*_USUAL_ORDER, *[Column.LEFT_OUT] * len(columns)]
    if any(addresses):
        order.insert(addresses.index(max(addresses)), Column.EMAIL)
    elif len(columns) > 1 and not any(map(str.strip, columns[1])):
        order.insert(1, Column.EMAIL)  # its usual place, left empty
    return tuple(order[: len(columns)])


def without_others(rows: Sequence[SheetRow]) -> tuple[tuple[SheetRow, ...], tuple[LeftBehind, ...]]:
    """The columns that a workshop has a use for, and those of which nothing is kept: birthdays, phones, addresses of
    houses, numbers of staff."""
    is_titled = has_header(rows)
    known = recognised(rows, by_header=True) if is_titled else ()
    left: dict[int, LeftBehind] = {}
    for place in range(width_of(rows)):
        title = cell_of(rows[0], place) if is_titled else ""
        cells = some(column_of(rows[is_titled:], place))
        is_known = is_titled and known[place] is not Column.LEFT_OUT
        kind = None if is_known else _other_kind(title, cells)
        if kind:
            left[place] = left_behind(place, title, cells, kind)
    kept = tuple(
        SheetRow(row.number, tuple(cell for place, cell in enumerate(row.cells) if place not in left)) for row in rows
    )
    return tuple(row for row in kept if any(row.cells)), tuple(left.values())


def _other_kind(title: str, cells: Sequence[str]) -> Kind | None:
    """None of what may be a name, an address of mail, a role, a department or a bio."""
    if _addresses(cells) or sum(map(is_like_a_name, cells)) > 0.5 * len(cells):
        return None
    told, is_sure = title_kind(title)
    return content_kind(cells) or (told if is_sure else None)


def chosen(typed: Sequence[str], width: int) -> tuple[Column, ...]:
    """What the facilitator chose for each column. Raises Invalid where two hold the same."""
    columns = [Column(value) if value in tuple(Column) else Column.LEFT_OUT for value in typed[:width]]
    columns += [Column.LEFT_OUT] * (width - len(columns))
    twice = next((column for column in columns if column is not Column.LEFT_OUT and columns.count(column) > 1), None)
    if twice:
        raise Invalid(f"Two columns are chosen as “{COLUMN_TITLES[twice]}”.", "Choose each once.", field="columns")
    if Column.NAME in columns and {Column.FIRST_NAME, Column.LAST_NAME} & set(columns):
        raise Invalid("The whole name and its parts are both chosen.", "Choose one or the other.", field="columns")
    if not {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME} & set(columns):
        raise Invalid("No column is chosen for the names.", "Choose which one holds them.", field="columns")
    return tuple(columns)
