"""Sheets of a spreadsheet program: XLSX, XLSB, XLS and ODS."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from app.domain.sheets import Sheet, SheetRow
from app.reading.limits import SheetLimits
from app.reading.separated import tidied

Cell = int | float | str | bool | time | date | datetime | timedelta


class LockedError(Exception):
    """The file asks for a password."""


class DamagedError(Exception):
    """The file cannot be read."""


def sheets_of(content: bytes, limits: SheetLimits) -> tuple[Sheet, ...]:
    """The sheets that can be seen and hold anything. Raises LockedError and DamagedError."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(_sheets(book, limits))
    except PasswordError:
        raise LockedError from None
    except (CalamineError, OSError, ValueError):
        raise DamagedError from None


def _sheets(book: CalamineWorkbook, limits: SheetLimits) -> Iterator[Sheet]:
    for place, about in enumerate(book.sheets_metadata):
        if about.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_index(place)
        if sheet.height:
            yield Sheet(about.name, lambda sheet=sheet: _rows(sheet, limits))  # type: ignore[misc]


def _rows(sheet: CalamineSheet, limits: SheetLimits) -> Iterator[SheetRow]:
    merged = _Merged(sheet)
    for number, cells in enumerate(sheet.iter_rows()):
        filled = merged.filled(number, cells)
        tidy = tidied([_words(cell) for cell in filled[: limits.columns]], limits)
        if tidy:
            yield SheetRow(number + 1, tidy)


class _Merged:
    """What stands in the first of several cells that were made one, in each of them."""

    def __init__(self, sheet: CalamineSheet) -> None:
        left = sheet.start[1] if sheet.start else 0
        self.ranges = [
            (top, max(0, first - left), bottom, max(0, last - left))
            for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
        ]
        self.ranges.sort(reverse=True)
        self.open: list[tuple[int, int, int, Cell]] = []

    def filled(self, number: int, cells: list[Cell]) -> list[Cell]:
        while self.ranges and self.ranges[-1][0] <= number:
            _, first, bottom, last = self.ranges.pop()
            if first < len(cells):
                self.open.append((first, last, bottom, cells[first]))
        if not self.open:
            return cells
        self.open = [one for one in self.open if one[2] >= number]
        found = list(cells)
        for first, last, _, value in self.open:
            for place in range(first, min(last + 1, len(found))):
                found[place] = value
        return found


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
