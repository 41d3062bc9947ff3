"""Lines that name who said it before what was said: “Anna: calm”. Such names are taken off before anything is kept."""

import re
from collections.abc import Collection, Sequence

from app.domain.cell_kinds import is_given_name
from app.domain.column_words import is_small_name
from app.domain.sheets import SheetRow, column_of, width_of

_FEWEST, _ENOUGH_TO_TELL = 3, 400  # filled cells
_MOST = 0.6  # of the cells
_OWN = 0.8  # of what stands before the colon: topics come again, people seldom do
_HALF = 0.5
_LED = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]{0,29}(?: [^\W\d_][\w.'’-]{0,29}){0,2}) ?[:：]\s+(?=\S)")


def named_columns(rows: Sequence[SheetRow]) -> frozenset[int]:
    """Their places."""
    return frozenset(place for place in range(width_of(rows)) if _are_named(column_of(rows, place)))


def without_names(row: SheetRow, named: Collection[int]) -> SheetRow:
    """`named`: as `named_columns` gives them."""
    if not named:
        return row
    cells = (_LED.sub("", cell, count=1) if place in named else cell for place, cell in enumerate(row.cells))
    return SheetRow(row.number, tuple(cells))


def _are_named(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    some = filled[:: max(1, len(filled) // _ENOUGH_TO_TELL)]
    names = [led["name"] for cell in some if (led := _LED.match(cell))]
    if len(names) < max(_FEWEST, _MOST * len(some)):
        return False
    in_capitals = [name for name in names if all(word[0].isupper() or not word[0].isascii() for word in name.split())]
    if len(in_capitals) >= _MOST * len(some) and len(set(in_capitals)) >= _OWN * len(in_capitals):
        return True
    return sum(is_given_name(name) or is_small_name(name) for name in names) >= _HALF * len(names)
