"""What one column lacks and another holds: a second address, a name in its parts."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.people.person_names import whole_name
from app.domain.people.table import Table
from app.domain.people.titles import Says
from app.domain.tables.sheets import SheetRow, cell_of
from app.domain.text.mail_addresses import first_address, looks_like_email


def filled(rows: Sequence[SheetRow], table: Table, known: Mapping[int, Says]) -> Iterator[SheetRow]:
    """The rows, with what the chosen columns lack. The title's row stays as it is."""
    places = {says: place for place, says in known.items()}
    others = table.emails
    parts = (table.best([Says.FIRST_NAME]), table.best([Says.LAST_NAME]))
    middle = table.best([Says.MIDDLE_NAME])
    for number, row in enumerate(rows):
        if table.is_titled and not number:
            yield row
            continue
        cells = list(row.cells)
        _fill(cells, places.get(Says.EMAIL), _address(row, others))
        _fill(cells, places.get(Says.NAME), whole_name(*(_cell(row, part) for part in parts)))
        _fill(cells, places.get(Says.FIRST_NAME), _cell(row, middle))
        yield SheetRow(row.number, tuple(cells))


def _fill(cells: list[str], place: int | None, value: str) -> None:
    if place is None or not value:
        return
    cells.extend([""] * (place + 1 - len(cells)))
    if not cells[place] or ("@" in value and not looks_like_email(first_address(cells[place]))):
        cells[place] = f"{value} {cells[place]}".strip()  # what stood there instead is told of beside the person


def _address(row: SheetRow, places: Sequence[int]) -> str:
    """The first that is one, in the best column that has any."""
    found = (first_address(cell_of(row, place)) for place in places)
    return next(filter(looks_like_email, found), "")


def _cell(row: SheetRow, place: int | None) -> str:
    return "" if place is None else cell_of(row, place)
