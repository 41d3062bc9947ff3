"""Lines above a list's header: “Customer vision – responses”, “Exported on 30 November 2026”, and blank ones."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from app.domain.tables.answer_titles import is_answers_title, is_private_title
from app.domain.tables.cell_kinds import is_number, kind_of_cell
from app.domain.tables.header_rows import has_header, typed_columns
from app.domain.tables.sheets import SheetRow, cell_of
from app.domain.tables.title_kinds import title_kind

_MOST = 20  # lines
_MOST_LABELLED = 6  # of these with something beside a label
_ENOUGH_TO_TELL = 200  # rows
_MOSTLY = 0.8  # of the rows


def title_lines(rows: Sequence[SheetRow]) -> int:
    """How many of the first rows say something about the list and belong to no column. 0 for a list of one column: its
    first rows may be answers."""
    some = rows[:_ENOUGH_TO_TELL]
    width = _usual_width(some)
    if width < 2:
        return _labelled_above_answers(some)
    if labelled := _labelled_lines(some):
        return labelled
    most = _lines(some, width)
    return next((count for count in range(most, 0, -1) if _is_above_a_table(some, count)), 0)


def _usual_width(rows: Sequence[SheetRow]) -> int:
    """Of the rows further down, which are surely the list's own."""
    return median_low([_filled(row) for row in rows[len(rows) // 2 :]]) if rows else 0


def _filled(row: SheetRow) -> int:
    """How many cells say something of their own: a cell that spans several columns stands in each of them."""
    return len({cell for cell in row.cells if cell})


def _lines(rows: Sequence[SheetRow], width: int) -> int:
    """Rows at the top that have less in them than the list's rows, or stand apart from these."""
    count = 0
    while count < min(_MOST, len(rows) - 1) and _is_line(rows[count], width):
        count += 1
    apart = [number for number, (row, next_row) in enumerate(pairwise(rows[: _MOST + 1]), 1) if _is_gap(row, next_row)]
    blocks = [number for number in apart if all(_filled(row) < max(3, width) for row in rows[:number])]
    return max([count, *blocks, _headed(rows, width)])


def _headed(rows: Sequence[SheetRow], width: int) -> int:
    """“Poll details” alone above the first row that is as wide as the list, whatever small tables stand above it."""
    first = next((number for number, row in enumerate(rows[: _MOST + 1]) if _filled(row) >= width), 0)
    return first if first > 1 and _filled(rows[first - 1]) == 1 else 0


def _is_line(row: SheetRow, width: int) -> bool:
    filled = _filled(row)
    if filled == 1 and any(is_private_title(cell) or title_kind(cell)[1] for cell in row.cells):
        return False  # a title like “Timestamp” is a column's
    return filled == 1 or (filled == 2 and width > 2 and _is_labelled(row))


def _labelled_lines(rows: Sequence[SheetRow]) -> int:
    """“Poll type” with “Word cloud” beside it, above “Answer” and “Votes”: how many rows stand above the row that names
    the answers and numbers below it."""
    for count, row in enumerate(rows[:_MOST_LABELLED]):
        if _filled(row) > 2:
            return 0
        if count and any(map(is_answers_title, row.cells)):
            counted = [place for place in range(len(row.cells)) if _is_counted(rows[count + 1 :], place)]
            numbers = [above for above in rows[:count] if any(is_number(cell_of(above, place)) for place in counted)]
            are_words = 2 * len(numbers) < count  # “Total votes” and their number, below the question
            return (
                count if counted and are_words and not any(is_number(cell_of(row, place)) for place in counted) else 0
            )
    return 0


def _labelled_above_answers(rows: Sequence[SheetRow]) -> int:
    """“Question” with the question beside it, “Session 1” with its date, above “Responses” in a list of one column."""
    for count, row in enumerate(rows[: _MOST_LABELLED + 1]):
        if count and _filled(row) == 1 and is_answers_title(cell_of(row, 0)):
            is_alone = all(not any(below.cells[1:]) for below in rows[count + 1 :])
            return count if is_alone and any(_filled(above) == 2 for above in rows[:count]) else 0
        if _filled(row) > 2:
            return 0
    return 0


def _is_counted(rows: Sequence[SheetRow], place: int) -> bool:
    return len(rows) > 1 and all(is_number(cell_of(row, place)) for row in rows)


def _is_labelled(row: SheetRow) -> bool:
    """“Export date” and a date beside it; “Responses:” and what not."""
    first, second = [cell for cell in row.cells if cell][:2]
    return first.endswith((":", "：")) or (kind_of_cell(first) is None and kind_of_cell(second) is not None)


def _is_gap(row: SheetRow, below: SheetRow) -> bool:
    return below.number > row.number + 1


def _is_above_a_table(rows: Sequence[SheetRow], count: int) -> bool:
    """What follows names its columns; or holds in each row times and numbers, which the lines lack."""
    below = rows[count:]
    is_as_wide = _filled(rows[0]) > 1 and _filled(rows[0]) >= _usual_width(below)
    is_table_itself = is_as_wide and count > 1 and has_header(rows[:count])
    if is_table_itself or (len(below) < 2 and not has_header(below)):
        return False
    always = [place for place in typed_columns(below) if _is_filled(below, place)]
    lacks = bool(always) and not any(cell_of(row, place) for row in rows[:count] for place in always)
    return has_header(below) or (lacks and _filled(below[0]) > 2)


def _is_filled(rows: Sequence[SheetRow], place: int) -> bool:
    return sum(bool(cell_of(row, place)) for row in rows) >= _MOSTLY * len(rows)
