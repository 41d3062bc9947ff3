"""Rows as they stand in a file or a paste, before anybody has said what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SheetRow:
    """A row as it stands in a file or a paste. `number`: as spreadsheets count, from 1, blank rows included."""

    number: int
    cells: tuple[str, ...]


def width_of(rows: Sequence[SheetRow]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def cell_of(row: SheetRow, place: int) -> str:
    """Empty beyond the row's end."""
    return row.cells[place] if place < len(row.cells) else ""


def column_of(rows: Sequence[SheetRow], place: int) -> list[str]:
    """A cell for each row; written out, since a list may have millions of them."""
    return [row.cells[place] if place < len(row.cells) else "" for row in rows]


def samples_of(rows: Sequence[SheetRow], count: int = 3) -> tuple[tuple[str, ...], ...]:
    """The first cells of each column that hold something."""
    columns = [[row.cells[place] for row in rows if place < len(row.cells)] for place in range(width_of(rows))]
    return tuple(tuple([cell for cell in column if cell][:count]) for column in columns)
