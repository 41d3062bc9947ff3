"""A list of people: only the columns that a workshop has a use for come out of here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.people.columns import without_others
from app.domain.people.headers import names_columns
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
    rows, left = without_others(opened.head(ROSTER.rows))
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


def _liking(rows: Sequence[SheetRow]) -> float:
    """The sheet with the most addresses, or else with the most that is written."""
    cells = [cell for row in rows for cell in row.cells]
    return 1e6 * sum("@" in cell for cell in cells) + sum(map(len, cells))
