"""What the columns of a list of people hold: recognised by their headers, or by what is in them."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.people.filled import filled
from app.domain.people.headers import is_unlike_the_others, names_columns, table_of
from app.domain.people.table import Table, by_content, by_header, other_kind
from app.domain.people.titles import Says
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind, left_behind, some
from app.domain.tables.sheets import SheetRow, cell_of
from app.domain.workshops.workshops import one_line


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
_LONGEST_TITLE = 80  # characters of what is left behind
_WHOM = {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL}


def has_header(rows: Sequence[SheetRow]) -> bool:
    """Whether the first row names columns: a name or an address is asked for, or two other things; and nobody's name or
    address is in it."""
    return names_columns(rows[0].cells if rows else ()) or is_unlike_the_others(rows)


def recognised(rows: Sequence[SheetRow], *, by_header: bool) -> tuple[Column, ...]:
    """What each column holds, as far as it can be told; the facilitator may choose otherwise."""
    table = Table(rows, is_titled=by_header)
    return _in_order(_recognised(table), table.width)


def _recognised(table: Table) -> dict[int, Says]:
    return by_header(table) if table.is_titled else by_content(table)


def _in_order(found: dict[int, Says], width: int) -> tuple[Column, ...]:
    return tuple(Column(found[place].value) if place in found else Column.LEFT_OUT for place in range(width))


def without_others(rows: Sequence[SheetRow]) -> tuple[tuple[SheetRow, ...], tuple[LeftBehind, ...]]:
    """The columns that a workshop has a use for, and those of which nothing is kept: birthdays, phones, addresses of
    houses, numbers of staff. Lines above the titles and below the people go too.

    Where somebody has no address in the column that counts, the next column of addresses fills it; and so with names.
    """
    whole, rows = rows, table_of(rows)
    table = Table(rows, is_titled=has_header(rows))
    known = _recognised(table)
    left: dict[int, LeftBehind] = {}
    for place in range(table.width):
        kind = None if table.is_titled and place in known else other_kind(table.titles[place], table.columns[place])
        if kind:
            left[place] = _left(table, place, kind)
    empty = {place for place in range(table.width) if table.is_titled and not any(table.columns[place])} - known.keys()
    gone = left.keys() | empty
    kept = tuple(
        SheetRow(row.number, tuple(cell for place, cell in enumerate(row.cells) if place not in gone))
        for row in filled(rows, table, known)
    )
    told = tuple(column for place, column in left.items() if place not in empty) + _lines_left(whole, rows)
    return tuple(row for row in kept if any(row.cells)), told


def _lines_left(whole: Sequence[SheetRow], kept: Sequence[SheetRow]) -> tuple[LeftBehind, ...]:
    """Lines above the titles and below the people, by what they begin with; not those that name columns again."""
    numbers, titles = {row.number for row in kept}, {cell for row in kept[:1] for cell in row.cells}
    gone = [row.cells for row in whole if row.number not in numbers and not names_columns(row.cells)]
    said = [next(filter(None, cells)) for cells in gone if any(cells) and not titles & set(cells)]
    return tuple(LeftBehind(0, one_line(title)[:_LONGEST_TITLE], Kind.OTHER) for title in dict.fromkeys(said))


def _left(table: Table, place: int, kind: Kind) -> LeftBehind:
    told = left_behind(place, table.titles[place], some(table.columns[place]), kind)
    return replace(told, title=one_line(table.titles[place])[:_LONGEST_TITLE]) if table.is_titled else told


def titles_left_out(rows: Sequence[SheetRow], columns: Sequence[Column]) -> tuple[str, ...]:
    """Of the columns that hold something of somebody, and for which nothing is chosen."""
    places = [place for place, column in enumerate(columns) if column is Column.LEFT_OUT]
    filled = [place for place in places if any(cell_of(row, place) for row in rows[1:])]
    return tuple(title for place in filled if (title := one_line(cell_of(rows[0], place))[:_LONGEST_TITLE]))


def chosen(typed: Sequence[str], width: int) -> tuple[Column, ...]:
    """What the facilitator chose for each column. Raises Invalid where two hold the same."""
    columns = [Column(value) if value in tuple(Column) else Column.LEFT_OUT for value in typed[:width]]
    columns += [Column.LEFT_OUT] * (width - len(columns))
    twice = next((column for column in columns if column is not Column.LEFT_OUT and columns.count(column) > 1), None)
    if twice:
        raise Invalid(f"Two columns are chosen as “{COLUMN_TITLES[twice]}”.", "Choose each once.", field="columns")
    if Column.NAME in columns and {Column.FIRST_NAME, Column.LAST_NAME} & set(columns):
        raise Invalid("The whole name and its parts are both chosen.", "Choose one or the other.", field="columns")
    if not _WHOM & set(columns):
        raise Invalid("No column is chosen for the names.", "Choose which one holds them.", field="columns")
    return tuple(columns)
