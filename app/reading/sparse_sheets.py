"""Spreadsheets with a cell far from all others, as a key that was pressed at the sheet's end leaves one behind.

The library that reads spreadsheets keeps every cell between the first and the last: for one at XFD1048576 that is more
memory than any machine has. Here the empty rows and columns in between are taken out of the file, and the rows that are
read afterwards get their own numbers again.
"""

import html
import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.reading.kinds import column_name, refused

_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_KEPT = re.compile(r".*\.(?:xml|rels)")  # no pictures
_CELL = re.compile(rb'(<(?:\w+:)?c\s(?:[^>]*?\s)?r=")([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'(<(?:\w+:)?row\s(?:[^>]*?\s)?r=")(\d{1,7})"')
_RANGE = re.compile(rb'(\sref=")([A-Z]{1,3})(\d{1,7})(:([A-Z]{1,3})(\d{1,7}))?"')
_FAR_COLUMN = re.compile(rb'\sr="[A-Z]{3}\d')
_NUMBER = re.compile(rb'\sr="[A-Z]{0,3}(\d{1,7})"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s(?:[^>]*?\s)?name="([^"]*)"')
_BOOK = "xl/workbook.xml"
_MOST = 20_000_000  # cells, empty ones included, that can be read
_CHUNK = 1_000_000  # bytes
_LARGEST = 64 * 1024 * 1024  # bytes of a sheet that is looked at cell by cell
_FAR_ROW, _FAR_PLACE = 1_000, 100  # rows and columns without anything in them
_FEW = 2_000_000  # cells, empty ones included, that may be kept
_DENSE = 8  # times as many as there are filled ones may be kept, too

Value = TypeVar("Value")


class Gaps:
    """Stretches of numbers without anything, of which one stays of each. Of `used` numbers, from 1."""

    def __init__(self, used: Collection[int], least: int) -> None:
        self._ends: list[int] = []  # the first numbers behind the gaps
        self._shifts = [0]
        last = 0
        for number in sorted(used):
            if number - last > least:
                self._ends.append(number)
                self._shifts.append(self._shifts[-1] + number - last - 2)
            last = number
        self._squeezed = [end - shift for end, shift in zip(self._ends, self._shifts[1:], strict=True)]

    def squeezed(self, number: int) -> int:
        return max(1, number - self._shifts[bisect_right(self._ends, number)])

    def real(self, number: int) -> int:
        return number + self._shifts[bisect_right(self._squeezed, number)]


@dataclass(frozen=True)
class Squeezed:
    """`content`: of the file without its gaps."""

    content: bytes
    rows: Gaps
    columns: Gaps

    def cells(self, cells: Sequence[Value], left: int, empty: Value) -> list[Value]:
        """With the columns that were taken out. `left`: how many columns stand before the first."""
        found: list[Value] = []
        for place, cell in enumerate(cells, start=left + 1):
            if cell != empty:
                found += [empty] * (self.columns.real(place) - left - 1 - len(found))
                found.append(cell)
        return found


def squeezed(content: bytes) -> Squeezed | None:
    """None where no cell stands far from the others, or the file is no XLSX. Raises what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [name for name in book.namelist() if _PART.fullmatch(name)]
        if not any(_may_be_sparse(book, name) for name in sheets):
            return None
        rows: set[int] = set()
        columns: set[int] = set()
        is_sparse = False
        for name in sheets:
            if book.getinfo(name).file_size > _LARGEST:
                return None
            count, own_rows, own_columns = _used(book.read(name))
            if count:
                is_sparse = is_sparse or max(own_rows) * max(own_columns) > max(_FEW, _DENSE * count)
                rows |= own_rows
                columns |= own_columns
        if not is_sparse:
            return None
        gaps = Gaps(rows, _FAR_ROW), Gaps(columns, _FAR_PLACE)
        _check(book, sheets, *gaps)
        return Squeezed(_without_gaps(book, *gaps), *gaps)


def _used(part: bytes) -> tuple[int, set[int], set[int]]:
    """How many cells a sheet names, and the rows and columns that they stand in."""
    count, rows, columns = 0, set(), set()
    for found in _CELL.finditer(part):
        count += 1
        rows.add(int(found[3]))
        columns.add(found[2])
    return count, rows, set(map(_place, columns))


def _check(book: zipfile.ZipFile, sheets: Sequence[str], rows: Gaps, columns: Gaps) -> None:
    """Raises Invalid for a sheet with far more room between its cells than can be read even so."""
    about = book.read(_BOOK) if _BOOK in book.namelist() else b""
    names = [html.unescape(name.decode(errors="replace")) for name in _SHEET.findall(about)]
    for number, part in enumerate(sorted(sheets, key=lambda name: (len(name), name))):
        _, own_rows, own_columns = _used(book.read(part))
        last = max(own_rows, default=1), max(own_columns, default=1)
        if rows.squeezed(last[0]) * columns.squeezed(last[1]) > _MOST:
            name = f"sheet “{names[number]}”" if len(names) == len(sheets) else f"sheet {number + 1}"
            raise refused(
                f"The cells of {name} are far apart: they reach to {column_name(last[1])}{last[0]}, row {last[0]:,}, "
                "and most in between are empty.",
                "Copy the rows that you mean into a new sheet, and save that; or paste them here.",
            )


def _may_be_sparse(book: zipfile.ZipFile, name: str) -> bool:
    """Without looking at each cell: of a sheet's rows the last has the highest number."""
    count, end, is_far = 0, b"", False
    for chunk in _chunks(book, name):
        count += chunk.count(b"row ")
        is_far = is_far or _FAR_COLUMN.search(end + chunk) is not None
        end = (end + chunk)[-_CHUNK // 10 :]
    last = max((int(number) for number in _NUMBER.findall(end)), default=0)
    return is_far or last > max(10_000, 4 * count)


def _chunks(book: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with book.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _without_gaps(book: zipfile.ZipFile, rows: Gaps, columns: Gaps) -> bytes:
    def place(column: bytes, row: bytes) -> bytes:
        return column_name(columns.squeezed(_place(column))).encode() + b"%d" % rows.squeezed(int(row))

    def of_range(found: re.Match[bytes]) -> bytes:
        end = b":" + place(found[5], found[6]) if found[4] else b""
        return found[1] + place(found[2], found[3]) + end + b'"'

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name in book.namelist():
            if not _KEPT.fullmatch(name):
                continue
            part = book.read(name)
            if _PART.fullmatch(name):
                part = _CELL.sub(lambda found: found[1] + place(found[2], found[3]) + b'"', part)
                part = _ROW.sub(lambda found: b'%b%d"' % (found[1], rows.squeezed(int(found[2]))), part)
                part = _RANGE.sub(of_range, part)
            written.writestr(name, part)
    return made.getvalue()


def _place(letters: bytes) -> int:
    """AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
