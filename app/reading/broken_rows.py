"""Rows that a line end has broken in the middle of a text without quotation marks: “1,Calm and”, “warm,2026-11-03”.

Such a line lacks what every other row has, its number or time; or it and the next have together the cells of one row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.tables.cell_kinds import kind_of_cell
from app.domain.tables.tallies import is_left_out
from app.reading.titled import Records, has_titles, header_place, usual_width

_MOSTLY = 0.7  # of the rows
_FEWEST = 2  # whole rows
_MOST_LINES = 60  # of one row

Numbered = tuple[int, list[str]]


@dataclass(frozen=True)
class Shape:
    """`width`: of a whole row. `typed`: the places where whole rows have a time, a number or such."""

    width: int
    typed: tuple[int, ...]
    separator: str


def shape_of(filled: Records, separator: str) -> Shape | None:
    """None where the rows do not tell how many cells a whole one has."""
    place = header_place(filled)
    is_titled = bool(filled[place:]) and has_titles(filled[place:])
    below = filled[place + 1 :] if is_titled else filled
    width = len(filled[place]) if is_titled else usual_width(below)
    whole = [cells for cells in below if len(cells) == width]
    if width < 2 or len(whole) < max(_FEWEST, (1 - _MOSTLY) * len(below)):
        return None
    typed = tuple(at for at in range(width) if sum(map(_is_typed, (c[at] for c in whole))) >= _MOSTLY * len(whole))
    is_clear = bool(typed) or len(whole) >= _MOSTLY * len(below)
    return Shape(width, typed, separator) if is_clear and len(typed) < width else None


def together(rows: Iterable[Numbered], shape: Shape) -> Iterator[Numbered]:
    """Each with the lines that go on with it. Numbers stay those of the first lines."""
    row: Numbered | None = None
    lines = 1
    is_apart = False
    for number, cells in rows:
        if not any(map(str.strip, cells)):
            is_apart = True
            continue
        if row and not is_apart and lines < _MOST_LINES and (joined := _joined(row[1], cells, shape)):
            row, lines = (row[0], joined), lines + 1
            continue
        if row:
            yield row
        row, lines, is_apart = (number, cells), 1, False
    if row:
        yield row


def _joined(above: list[str], cells: list[str], shape: Shape) -> list[str] | None:
    """None where the line is a row of its own."""
    if is_left_out(cells):
        return None
    if len(above) >= shape.width:
        is_tail = shape.typed and _lacks_all(cells, shape) and _has_all(above, shape)
        tail = shape.separator.join(cells)
        return [*above[:-1], f"{above[-1].rstrip()}\n{tail.lstrip()}"] if is_tail else None
    joined = [*above[:-1], f"{above[-1].rstrip()}\n{cells[0].lstrip()}", *cells[1:]]
    if len(joined) > shape.width:
        return None
    is_whole = len(joined) == shape.width
    if not shape.typed:
        return joined if is_whole and len(cells) < shape.width else None
    begun = [at for at in shape.typed if at < (len(joined) if is_whole else len(above) - 1)]
    return joined if all(_is_typed(joined[at]) for at in begun) and _lacks_some(above, shape) else None


def _has_all(cells: Sequence[str], shape: Shape) -> bool:
    return all(_is_typed(cells[at]) for at in shape.typed)


def _lacks_some(cells: Sequence[str], shape: Shape) -> bool:
    return any(at >= len(cells) or not _is_typed(cells[at]) for at in shape.typed)


def _lacks_all(cells: Sequence[str], shape: Shape) -> bool:
    """And has fewer cells; or as many, as a sentence with a separator has."""
    is_sentence = 0 in shape.typed and any(cell.startswith(" ") for cell in cells[1:])
    if len(cells) >= shape.width and not (is_sentence and len(cells) == shape.width):
        return False
    return bool(cells[0].strip()) and not any(at < len(cells) and _is_typed(cells[at]) for at in shape.typed)


def _is_typed(cell: str) -> bool:
    return kind_of_cell(cell.strip()) is not None
