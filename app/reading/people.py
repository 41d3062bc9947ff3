"""A list of people: only the columns that a workshop has a use for come out of here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.people.columns import without_others
from app.domain.people.headers import names_columns
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.sums import is_amount
from app.domain.people.surplus import without_surplus
from app.domain.tables.answer_titles import is_answers_title
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import EncodingGuess, ReadAs, SheetRow, Understood
from app.reading.encodings import samples
from app.reading.kinds import refused
from app.reading.letters import twice_over
from app.reading.limits import ROSTER
from app.reading.sheets import open_list

_MOST_LINES = 200  # that are told of
_LONGEST_LINE = 200  # characters
_FEWEST_ROWS = 2
_MOST_ABOVE = 20  # rows, before the titles


@dataclass(frozen=True)
class ReadPeople:
    understood: Understood
    rows: tuple[SheetRow, ...]
    left: tuple[LeftBehind, ...]


def read_people(content: bytes | str, read_as: ReadAs) -> ReadPeople:
    """Raises Invalid."""
    opened = open_list(content, read_as, ROSTER, _liking)
    if opened.understood.sheets[opened.understood.sheet].rows > ROSTER.rows:
        raise refused(ROSTER.too_many_rows, ROSTER.what_to_keep)
    whole = without_surplus(opened.head(ROSTER.rows), opened.understood.separator)
    rows, left = without_others(whole)
    if not rows:
        raise opened.refusing(
            refused(
                "This list has no names or e-mail addresses: there are only times, numbers or places.",
                "Copy the columns with the people, and paste them here.",
            )
        )
    if title := _title_of_answers(rows):
        raise refused(
            f"This is a list of answers, not of people: a column is called “{title}”, and none holds names.",
            "Add it on the page of the survey, or copy the columns with the people.",
        )
    if _are_numbers(whole):
        raise opened.refusing(
            refused(
                "This is a list of numbers, not of people: no name and no e-mail address is in it.",
                "Copy the columns with the people, and paste them here.",
            )
        )
    left += tuple(LeftBehind(0, line[:_LONGEST_LINE], Kind.OTHER) for line in opened.sheet.passed_over[:_MOST_LINES])
    cells = [cell for row in rows for cell in row.cells]
    understood = replace(opened.understood, twice=twice_over(cells))
    if opened.others:
        read = samples(cells, understood.encoding, opened.others)
        understood = replace(understood, encodings=tuple(EncodingGuess(name, lines) for name, lines in read.items()))
    return ReadPeople(understood, rows, left)


def _title_of_answers(rows: Sequence[SheetRow]) -> str:
    """Of a list in which nobody is named; empty where somebody may be."""
    cells = [cell for row in rows[1:] for cell in row.cells if cell]
    named = sum("@" in cell or is_first_name(cell) for cell in cells)
    title = next(filter(is_answers_title, rows[0].cells), "")
    return title if cells and not names_columns(rows[0].cells) and named <= 0.2 * len(cells) else ""


def _are_numbers(rows: Sequence[SheetRow]) -> bool:
    """A budget, a price list: beside most of the words stands a number, and nobody is named."""
    cells = [cell for row in rows for cell in row.cells if cell]
    if len(rows) < _FEWEST_ROWS or names_columns(rows[0].cells) or any("@" in cell for cell in cells):
        return False
    counted = sum(any(map(is_amount, row.cells)) for row in rows[1:])
    named = sum(any(map(_is_somebody, row.cells)) for row in rows)
    return counted >= 0.5 * len(rows[1:]) and named <= 0.2 * len(rows)


def _is_somebody(cell: str) -> bool:
    return is_first_name(cell) and may_be_somebody(cell)


def _liking(rows: Sequence[SheetRow]) -> float:
    """The sheet with the most addresses, or else with titles of people and names, or else with the most words."""
    cells = [cell for row in rows for cell in row.cells if cell and not is_amount(cell)]
    named = sum(map(_is_somebody, cells))
    is_titled = any(names_columns(row.cells) for row in rows[:_MOST_ABOVE])
    words = sum(map(len, cells))
    likely = named * named / max(1, len(cells)) + 2 * is_titled
    return 1e9 * sum("@" in cell for cell in cells) + 1e6 * likely + words
