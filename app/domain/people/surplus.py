"""Rows of a list of people with more cells than titles, as where “Moreau, Lea” stands in no quotation marks: the cells
are put together where the row fits its titles then. Where nothing tells, they stay cells of their own, and each row
tells of what is left."""

from collections.abc import Sequence
from statistics import fmean

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.headers import place_of_titles
from app.domain.people.person_names import are_code_words, are_name_words
from app.domain.people.titles import Says, says
from app.domain.tables.cell_kinds import kind_of_cell
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow
from app.domain.text.mail_addresses import first_address, looks_like_email

_NAMES = (Says.NAME, Says.WHOLE_NAME)
_PARTS = (Says.FIRST_NAME, Says.LAST_NAME, Says.MIDDLE_NAME)
_DOES = (Says.ROLE, Says.TITLE_OR_ROLE, Says.DEPARTMENT)
_MOSTLY = 0.8


def without_surplus(rows: Sequence[SheetRow], separator: str) -> tuple[SheetRow, ...]:
    """`separator`: what stands between the cells of the text."""
    place = place_of_titles(rows) if separator else None
    if place is None:
        return tuple(rows)
    titles, below = rows[place].cells, rows[place + 1 :]
    even = [row.cells for row in below if len(row.cells) <= len(titles)]
    width = len(titles)
    mended = [SheetRow(row.number, _put_together(row.cells, titles, even, separator)) for row in below]
    return (*rows[: place + 1], *mended) if width > 1 else tuple(rows)


def _put_together(
    cells: tuple[str, ...], titles: Sequence[str], even: Sequence[Sequence[str]], separator: str
) -> tuple[str, ...]:
    more = len(cells) - len(titles)
    if more <= 0 or len(titles) < 2:  # a single title: the other columns have none
        return cells
    joint = separator.strip() + " "
    meant = _says(titles)
    told: list[tuple[float, tuple[str, ...]]] = []
    for place in range(len(titles)):
        parts = cells[place : place + more + 1]
        whole = (*cells[:place], joint.join(filter(None, parts)), *cells[place + more + 1 :])
        others = [_fit(meant[at], cell, _column(even, at)) for at, cell in enumerate(whole) if at != place]
        told.append((sum(others) + _fit_of_parts(meant[place], parts), whole))
    best, second = sorted(told, key=lambda one: -one[0])[:2]
    return best[1] if best[0] > max(0, second[0]) else cells


def _says(titles: Sequence[str]) -> list[Says | None]:
    """“Nom” without “Prénom” is the whole name."""
    told = [says(title)[0] for title in titles]
    has_first = Says.FIRST_NAME in told
    return [Says.NAME if said is Says.LAST_NAME and not has_first else said for said in told]


def _column(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [cells[place] for cells in rows if place < len(cells) and cells[place]]


def _fit(told: Says | None, cell: str, column: Sequence[str]) -> float:
    """How well a single cell fits its title, and those of the rows that have no surplus."""
    if not cell:
        return 0
    if told is Says.EMAIL or looks_like_email(first_address(cell)):
        return 3 if told is Says.EMAIL and looks_like_email(first_address(cell)) else -3
    if told in _NAMES:
        is_whole = len(cell.split()) > 1
        return -1 if _is_function(cell) or not is_whole else 1
    if told in _PARTS:
        return -1 if _is_function(cell) else 0.5 + is_first_name(cell) * (1 if told is Says.FIRST_NAME else -0.5)
    if told in _DOES:
        return 1 if _is_function(cell) else -2 if is_first_name(cell) and are_name_words(cell.split()) else 0
    are_kinds = len(column) > 0 and fmean(kind_of_cell(other) is not None for other in column) >= _MOSTLY
    return -2 if are_kinds and kind_of_cell(cell) is None else 0.5 * (cell in column)


def _fit_of_parts(told: Says | None, parts: Sequence[str]) -> float:
    if told is Says.EMAIL:
        return 3 if all(looks_like_email(first_address(part)) for part in parts if part) else -3
    if any(looks_like_email(first_address(part)) for part in parts):
        return -3
    if told in _NAMES:
        last, first, *more = parts
        is_name = all(are_name_words(part.split()) and not _is_function(part) for part in (last, first))
        return (1 + is_first_name(first) - len(more)) if is_name else -2
    if told in _PARTS:
        return -1
    if told in _DOES:
        known = sum(map(_is_function, parts))
        are_people = any(is_first_name(part) and not _is_function(part) for part in parts)
        return -2 if are_people else known - 0.5
    goes_on = sum(part[:1].islower() for part in parts[1:])
    return (1 if told is Says.BIO else 0.25) + 0.5 * goes_on


def _is_function(cell: str) -> bool:
    return is_occupation(cell) or is_department(cell) or are_code_words(cell)
