"""Reads a spreadsheet in a process of its own: a file in; out come lines of JSON, [number, cells] for each row with
anything in it, and {"total": 12} at the end.

A few bytes of a hostile file can ask the reader for more memory than any machine has, which ends its process. So it is
this one, which has limits and nothing else to lose. Run by path, so it imports nothing of ours.
"""

import io
import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

Cell = int | float | str | bool | time | date | datetime | timedelta


def main() -> None:
    """Ends with a failure where the cells hold more text than wanted: a small file can repeat one cell many times."""
    most_rows, columns, characters, text, seconds, memory = (int(value) for value in sys.argv[1:])
    _limit(seconds, memory)
    sheet = _first_with_content(CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())))
    rows = enumerate(sheet.iter_rows() if sheet else (), start=1)
    filled = ((number, cells) for number, cells in rows if any(cell != "" for cell in cells))
    total = written = 0
    for number, cells in islice(filled, most_rows):
        words = [_words(cell).strip()[:characters] for cell in cells[:columns]]
        total, written = total + 1, written + sum(map(len, words))
        if written > text:
            sys.exit("more text than is wanted")
        print(json.dumps([number, words]))  # noqa: T201
    print(json.dumps({"total": total + sum(1 for _ in filled)}))  # noqa: T201


def _limit(seconds: int, memory: int) -> None:
    """`seconds` of processor time, `memory` in bytes of address space."""
    with suppress(ImportError):  # Windows has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _first_with_content(book: CalamineWorkbook) -> CalamineSheet | None:
    for place, about in enumerate(book.sheets_metadata):
        if about.visible is SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_index(place)
            if sheet.height:
                return sheet
    return None


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


if __name__ == "__main__":
    main()
