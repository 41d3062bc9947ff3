"""Where the titles of columns stand among records whose separator is only supposed."""

import re
from collections import Counter
from collections.abc import Sequence

from app.domain.answers.short_answers import is_remarks_title
from app.domain.tables.answer_phrases import is_answers_phrase
from app.domain.tables.answer_titles import is_answers_title, is_private_title
from app.domain.tables.cell_kinds import kind_of_cell
from app.domain.tables.header_rows import is_question_code
from app.domain.tables.title_kinds import title_kind

Records = list[list[str]]

_FEWEST_ALIKE = 2  # cells below a title
_MOST_ABOVE = 8  # lines with anything in them
_MOST_CELLS = 20_000
_MOST_COLUMNS = 16_384  # as spreadsheets have
_LONGEST = 2_000  # characters of a title
_LETTER = re.compile(r"[^\W\d_]")


def header_place(filled: Records) -> int:
    """Of the row with the titles, where lines about the list stand above it that have fewer cells; otherwise 0."""
    if not filled or sum(map(len, filled)) > _MOST_CELLS:
        return 0
    places = [place for place in range(min(_MOST_ABOVE, len(filled) - 1)) if len(filled[place]) > 1]
    titled = [place for place in places if has_titles(filled[place:])]
    return max(titled, key=lambda place: _alike_below(filled, place), default=0)


def _alike_below(filled: Records, place: int) -> int:
    return sum(len(cells) == len(filled[place]) for cells in filled[place + 1 :])


def usual_width(filled: Records) -> int:
    widths = Counter(len(cells) for cells in filled if len(cells) > 1)
    return widths.most_common(1)[0][0] if widths else 0


def has_titles(filled: Records) -> bool:
    """The first row names columns: most of its cells are titles as survey programs write them, or one stands above
    times and numbers; and none of them comes again below."""
    first = [cell.strip() for cell in filled[0]]
    while first and not first[-1]:
        first.pop()
    if len(first) > _MOST_COLUMNS:
        return False
    columns = [[cell.strip() for cell in column] for column in columns_of(filled[1:], len(first))]
    titles = [
        cell
        for cell, below in zip(first, columns, strict=True)
        if cell and _is_title(cell, below) and cell not in below
    ]
    if len(titles) >= max(2, len([cell for cell in first if cell]) / 2):
        return True
    return any(
        _LETTER.search(cell) and kind_of_cell(cell) is None and _are_of_one_kind(below)
        for cell, below in zip(first, columns, strict=True)
    )


def columns_of(filled: Records, width: int) -> list[list[str]]:
    return [[cells[place] for cells in filled if place < len(cells)] for place in range(width)]


def _is_title(cell: str, below: Sequence[str]) -> bool:
    if not 0 < len(cell) <= _LONGEST:
        return False
    is_known = is_private_title(cell) or is_answers_title(cell) or title_kind(cell)[1]
    is_known = is_known or is_answers_phrase(cell, below) or is_remarks_title(cell)
    return is_known or is_question_code(cell) or cell.endswith(("?", "？", "؟"))


def _are_of_one_kind(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) >= _FEWEST_ALIKE and all(map(kind_of_cell, filled))
