"""Where the titles of a list of people stand: below lines that speak of the list, and in one row or in up to three."""

import re
from collections.abc import Sequence

from app.domain.people.sums import is_bare_sum, is_row_of_sums
from app.domain.people.titles import Says, is_title_of_people, says
from app.domain.tables.cell_kinds import is_given_name, is_like_a_name
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow, cell_of
from app.domain.text.mail_addresses import first_address, looks_like_email

_LOOKED_AT = 20  # rows
_MOST_HEADER_ROWS = 3
_WORDS = re.compile(r"[^\W\d_]{3}")
_BARE = re.compile(
    r"(?:column|col|spalte|colonne|columna|colonna|coluna|kolom|kolumn|kolonne|field|feld|champ|campo|veld|unnamed|var|列)"
    r"[ ._:-]{0,2}(?:[a-z]{1,2}|\d{1,3})",
    re.IGNORECASE,
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SECTION = re.compile(r"\d{1,2}\. [^\d@]{3,40}")  # “3. In-Meeting Activities”, as Teams parts its reports


def names_columns(cells: Sequence[str]) -> bool:
    """Whether a row holds titles: one of a name or an address, or two others; and nobody's name or address."""
    known = _known(cells)
    is_enough = len(known) > 1 or len(cells) == 1 or any("name" in told or told is Says.EMAIL for told in known)
    return bool(known) and is_enough and not _holds_somebody(cells)


def is_unlike_the_others(rows: Sequence[SheetRow]) -> bool:
    """Whether words stand in the first row where all others have an address: titles that nobody knows."""
    first, others = rows[0].cells if rows else (), rows[1:]
    addressed = [
        place
        for place, cell in enumerate(first)
        if _WORDS.search(cell) and all(looks_like_email(first_address(cell_of(row, place))) for row in others)
    ]
    are_filled = all(any(cell_of(row, place) for row in others) for place in range(len(first)))
    are_names = any(is_first_name(cell) or is_like_a_name(cell) or "<" in cell or "@" in cell for cell in first)
    return (
        len(others) > 1
        and bool(addressed)
        and all(first)
        and are_filled
        and not are_names
        and not _holds_somebody(first)
    )


def table_of(rows: Sequence[SheetRow]) -> tuple[SheetRow, ...]:
    """From the row of titles on, without a second table below and without a sum at the end; all rows where no titles
    are found, without one that only counts the columns. Titles in several rows are put into one."""
    if len(rows) > 1 and _is_bare(rows[0].cells):
        rows = rows[1:]
    begin = place_of_titles(rows)
    if begin is None:
        return tuple(_without_sums(rows))
    end = begin + 1
    while end < min(len(rows), begin + _MOST_HEADER_ROWS) and _is_second(rows[end].cells):
        end += 1
    titles = SheetRow(rows[end - 1].number, _merged([row.cells for row in rows[begin:end]]))
    return titles, *_people(rows[end:], {row.cells for row in rows[begin:end]})


def _is_bare(cells: Sequence[str]) -> bool:
    """“A”, “B”, “C”; “Column1”, “Column2”; “Spalte A”: titles that say nothing."""
    is_lettered = "".join(cells).upper() == _LETTERS[: len(cells)]
    return is_lettered or all(_BARE.fullmatch(cell) for cell in cells)


def _known(cells: Sequence[str]) -> list[Says]:
    return [told for cell in cells if is_title_of_people(cell) and (told := says(cell)[0])]


def _holds_somebody(cells: Sequence[str]) -> bool:
    return any(
        looks_like_email(first_address(cell)) or (says(cell)[0] is None and is_given_name(cell)) for cell in cells
    )


def place_of_titles(rows: Sequence[SheetRow]) -> int | None:
    """The row that names the most, if no people stand above it, or an empty row between."""
    best, most = None, 0
    for place, row in enumerate(rows[:_LOOKED_AT]):
        known = len(set(_known(row.cells))) if names_columns(row.cells) else 0
        is_free = not any(_holds_somebody(above.cells) for above in rows[:place])
        is_apart = place > 0 and row.number > rows[place - 1].number + 1 and known > 1 and _names(row.cells)
        if known > most and (is_free or is_apart):
            best, most = place, known
    return best


def _names(cells: Sequence[str]) -> bool:
    return any("name" in told for told in _known(cells))


def _is_second(cells: Sequence[str]) -> bool:
    """More titles below the titles: in another language, or as a program calls the columns among machines."""
    filled = [cell for cell in cells if cell]
    known = [cell for cell in filled if says(cell)[0] is not None]
    return len(_known(cells)) > 1 and len(known) >= 0.5 * len(filled) and not _holds_somebody(cells)


def _merged(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """For each column the title that is known, else the first there is."""
    width = max(map(len, rows))
    columns = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(width)]
    return tuple(next((cell for cell in column if says(cell)[0]), column[0] if column else "") for column in columns)


def _people(rows: Sequence[SheetRow], titles: set[tuple[str, ...]]) -> list[SheetRow]:
    """Until another table begins. Titles that come again on each page go, and a sum in the last row."""
    found: list[SheetRow] = []
    for place, row in enumerate(rows):
        filled = [cell for cell in row.cells if cell]
        following = rows[place + 1].cells if place + 1 < len(rows) else ()
        if len(filled) == 1 and _SECTION.fullmatch(filled[0]) and _is_second(following):
            break
        if row.cells not in titles:
            found.append(row)
    return _without_sums(found)


def _without_sums(rows: Sequence[SheetRow]) -> list[SheetRow]:
    found = [row for row in rows if not is_row_of_sums(row.cells)]
    return found[:-1] if len(found) > 1 and is_bare_sum(found[-1].cells) else found
