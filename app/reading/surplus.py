"""Rows with more cells than their table has columns, as where an answer with commas stands in no quotation marks: which
column the surplus belongs to, told by the whole table, or left to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.tables.answer_titles import is_answers_title, is_private_title
from app.domain.tables.cell_kinds import kind_of_cell
from app.domain.tables.header_rows import is_question_code
from app.domain.tables.title_kinds import title_kind

_MOST, _HALF = 0.8, 0.5  # of the cells
_MOST_COLUMNS = 200  # each is compared with each
_ENOUGH_WORDS = 4  # of a title that asks

Records = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Columns:
    """`titles`: empty where the table names none. `rows`: those below, as they were parted, with the blanks after
    separators. `width`: how many columns there are."""

    titles: Sequence[str]
    rows: Records
    width: int


def has_surplus(cells: Sequence[str], width: int) -> bool:
    return len(cells) > width and any(map(str.strip, cells[width:]))


def column_of_surplus(columns: Columns) -> int | None:
    """The place of the one column whose texts may hold separators. None where no column fits, or several do."""
    surplus = [cells for cells in columns.rows if has_surplus(cells, columns.width)]
    if surplus and columns.width > _MOST_COLUMNS:
        return None
    if len(surplus) == len(columns.rows) > 1 and _are_columns(surplus):
        return None
    places = range(columns.width)
    told = [place for place in places if _is_told_by_blanks(columns, surplus, place)]
    told = told or [place for place in places if _is_of_one_kind(columns, surplus, place)]
    if told:  # also where nothing of the column is kept: what belongs there is not to come into the answers
        return told[0] if len(told) == 1 else None
    fitting = [place for place in places if _fits(columns, surplus, place)]
    asking = [place for place in fitting if place < len(columns.titles) and _asks(columns.titles[place])]
    found = asking if len(fitting) > 1 else fitting
    return found[0] if len(found) == 1 else None


def joined(cells: Sequence[str], width: int, place: int, separator: str) -> list[str]:
    """The cells of one row, those of its surplus in one with what stands at the place."""
    end = place + len(cells) - width + 1
    return [*cells[:place], separator.join(cells[place:end]), *cells[end:]]


def _are_columns(surplus: Records) -> bool:
    """Every row has as many more, and no blank shows that a sentence goes on: columns without titles, more likely."""
    is_even = len({len(cells) for cells in surplus}) == 1
    return is_even and not any(_is_led(cell) for cells in surplus for cell in cells[1:])


def _is_told_by_blanks(columns: Columns, surplus: Records, place: int) -> bool:
    """“Sales, EMEA,Calm”: blanks follow the separators within a text, and none of those between the columns."""
    for cells in surplus:
        within = range(place + 1, place + len(cells) - columns.width + 1)
        if [at for at in range(1, len(cells)) if _is_led(cells[at])] != list(within):
            return False
    return bool(surplus)


def _is_of_one_kind(columns: Columns, surplus: Records, place: int) -> bool:
    """“lea@museum.example,ben@museum.example,Calm”: all parts are addresses, as in the other rows."""
    kinds = {
        kind_of_cell(cell.strip()) for cell in _column([c for c in columns.rows if len(c) <= columns.width], place)
    }
    parts = [cells[at] for cells in surplus for at in range(place, place + len(cells) - columns.width + 1)]
    return len(kinds) == 1 and kinds != {None} and {kind_of_cell(part.strip()) for part in parts} == kinds


def _fits(columns: Columns, surplus: Records, place: int) -> bool:
    """Whether all other columns stay what they are when the surplus is put into this one."""
    title = columns.titles[place] if place < len(columns.titles) else ""
    if is_private_title(title) or title_kind(title)[1]:
        return False
    even = [cells for cells in columns.rows if len(cells) <= columns.width]
    after = [joined(cells, columns.width, place, " ") for cells in surplus]
    whole = [*even, *after]
    if _part_of_kinds(_column(whole, place)) >= _HALF:
        return False
    others = [at for at in range(columns.width) if at != place] if surplus else []
    return not any(_breaks(_column(even, at), _column(after, at)) for at in others)


def _breaks(even: Sequence[str], after: Sequence[str]) -> bool:
    """A column of times or numbers gets words, or one without blanks gets the rest of a sentence."""
    if not after:
        return False
    if even and _part_of_kinds(even) >= _MOST and _part_of_kinds(after) < _MOST:
        return True
    if not even and 0 < _part_of_kinds(after) < _MOST:
        return True
    return any(map(_is_led, after)) and not any(map(_is_led, even))


def _column(rows: Records, place: int) -> list[str]:
    return [cells[place] for cells in rows if place < len(cells) and cells[place].strip()]


def _part_of_kinds(cells: Sequence[str]) -> float:
    return sum(kind_of_cell(cell.strip()) is not None for cell in cells) / max(1, len(cells))


def _is_led(cell: str) -> bool:
    return cell.startswith(" ") and cell.lstrip()[:1] not in ("", '"', "'")


def _asks(title: str) -> bool:
    is_asked = title.endswith(("?", "？", "؟")) or len(title.split()) >= _ENOUGH_WORDS
    return is_asked or is_answers_title(title) or is_question_code(title)
