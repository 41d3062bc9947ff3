"""Lists that repeat the question beside each answer: it is no title there, and no answer."""

from collections.abc import Collection, Sequence

from app.domain.tables.question_titles import fit_of
from app.domain.tables.sheets import SheetRow, cell_of, width_of

_FEWEST, _HALF = 3, 0.5  # rows, and of these
_ENOUGH_TO_TELL = 50  # rows


def columns_with_the_question(rows: Sequence[SheetRow], questions: Collection[str]) -> frozenset[int]:
    """The places of those in which it stands in row after row. None in a list of one column."""
    some = rows[:_ENOUGH_TO_TELL]
    width = width_of(some)
    if width < 2:
        return frozenset()
    return frozenset(
        place
        for place in range(width)
        if sum(fit_of(cell_of(row, place), questions) > 0 for row in some) >= max(_FEWEST, _HALF * len(some))
    )


def without_cells(row: SheetRow, places: Collection[int]) -> SheetRow:
    """With nothing in the cells at these places."""
    if not places:
        return row
    return SheetRow(row.number, tuple("" if place in places else cell for place, cell in enumerate(row.cells)))
