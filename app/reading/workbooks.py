"""Sheets of a spreadsheet program: XLSX, XLSB, XLS and ODS."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from app.domain.tables.sheets import Sheet, SheetRow
from app.reading.kinds import UNREADABLE
from app.reading.limits import SheetLimits
from app.reading.open_documents import with_breaks
from app.reading.separated import tidied
from app.reading.sparse_sheets import Squeezed, squeezed

_ZIP = b"PK\x03\x04"
_TALL = 20_000  # rows
_SELDOM = 20  # of so many rows one is filled
Cell = int | float | str | bool | time | date | datetime | timedelta


class LockedError(Exception):
    """The file asks for a password."""


class DamagedError(Exception):
    """The file cannot be read."""


def sheets_of(content: bytes, limits: SheetLimits) -> tuple[Sheet, ...]:
    """The sheets that hold anything. Raises LockedError and DamagedError."""
    try:
        far = squeezed(content) if content.startswith(_ZIP) else None
        plain = far.content if far else with_breaks(content) if content.startswith(_ZIP) else content
        book = CalamineWorkbook.from_filelike(io.BytesIO(plain))
        return tuple(_sheets(book, limits, far))
    except PasswordError:
        raise LockedError from None
    except (CalamineError, *UNREADABLE):
        raise DamagedError from None


def _sheets(book: CalamineWorkbook, limits: SheetLimits, far: Squeezed | None) -> Iterator[Sheet]:
    for place, about in enumerate(book.sheets_metadata):
        sheet = book.get_sheet_by_index(place)
        if sheet.height:
            is_hidden = about.visible is not SheetVisibleEnum.Visible
            yield Sheet(about.name, _Rows(sheet, limits, far).rows, is_hidden=is_hidden)


class _Rows:
    """Of a sheet. Where most are empty, as above a cell at the sheet's end, the few others are held."""

    def __init__(self, sheet: CalamineSheet, limits: SheetLimits, far: Squeezed | None) -> None:
        self._sheet, self._limits, self._far = sheet, limits, far
        self._is_seldom = sheet.height > _TALL  # as long as nothing speaks against it
        self._held: list[SheetRow] | None = None

    def rows(self) -> Iterator[SheetRow]:
        if self._held is None and self._is_seldom:
            filled = list(islice(self._read(), self._sheet.height // _SELDOM + 1))
            self._is_seldom = len(filled) <= self._sheet.height // _SELDOM
            self._held = filled if self._is_seldom else None
        return iter(self._held) if self._held is not None else self._read()

    def _read(self) -> Iterator[SheetRow]:
        merged = _Merged(self._sheet)
        left = self._sheet.start[1] if self._sheet.start else 0
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            filled = merged.filled(number - 1, cells)
            if not any(cell != "" for cell in filled):
                continue
            place = self._far.rows.real(number) if self._far else number
            said = [_words(cell) for cell in filled]
            tidy = tidied(self._far.cells(said, left, "") if self._far else said, self._limits, place)
            if tidy:
                yield SheetRow(place, tidy)


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
