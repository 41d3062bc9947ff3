"""Reads a spreadsheet in a process of its own: a file in, and JSON out: {"total": 12, "rows": [[number, cells], …]}.

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

MEMORY = 512 * 1024 * 1024  # bytes of address space
SECONDS = 5  # of processor time

Cell = int | float | str | bool | time | date | datetime | timedelta


def main() -> None:
    _limit()
    most_rows, most_columns, most_characters = (int(value) for value in sys.argv[1:])
    sheet = _first_with_content(CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())))
    if sheet is None:
        print(json.dumps({"total": 0, "rows": []}))  # noqa: T201
        return
    filled = (
        (number, [_words(cell)[:most_characters] for cell in cells[:most_columns]])
        for number, cells in enumerate(sheet.iter_rows(), start=1)
        if any(cell != "" for cell in cells)
    )
    rows = list(islice(filled, most_rows))
    print(json.dumps({"total": len(rows) + sum(1 for _ in filled), "rows": rows}))  # noqa: T201


def _limit() -> None:
    with suppress(ImportError):  # Windows has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
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
