"""A list of answers, read row by row: only the columns that may hold answers come out of here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.answers.columns import AnswerList, Picker, answer_list
from app.domain.answers.respondents import Repeated
from app.domain.errors import Invalid
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.list_notes import Noting
from app.domain.tables.question_titles import fit_of
from app.domain.tables.sheets import EncodingGuess, ReadAs, SheetRow, Understood, cell_of, width_of
from app.domain.tables.tallies import without_tallies
from app.reading.encodings import samples
from app.reading.kinds import refused
from app.reading.letters import twice_over
from app.reading.limits import ANSWERS, TooMuchError
from app.reading.sheets import OpenedList, first_rows, open_list

_SOME = 2_000
"""Rows that are looked at to tell the columns: the first ones, and others evenly taken."""
_MOST_CELLS = 40_000  # of these rows
_TELL_EACH = 2_000  # rows
_MOST_NAMED = 20  # rows
_MOST_CHOSEN = 20  # columns
_TYPED = (Kind.TIME, Kind.ID, Kind.OTHER)


@dataclass(frozen=True)
class ReadAnswers:
    """`found`: without rows. `rows`: with the cells of the columns that may hold answers, each once; `found.again` is
    complete when they have ended,
    and so is `noting`."""

    understood: Understood
    found: AnswerList
    rows: Iterator[SheetRow]
    again: dict[int, int]
    noting: Noting


def read_answers(
    content: bytes | str, read_as: ReadAs, questions: Sequence[str], told: Callable[[int, int], None]
) -> ReadAnswers:
    """`questions`: all wordings of the survey's question. `told`: is given how many rows are read, and of how many.
    Raises Invalid."""
    opened = open_list(content, read_as, ANSWERS, lambda rows: _liking(rows, questions))
    total = opened.understood.sheets[opened.understood.sheet].rows
    if total > ANSWERS.rows:
        raise refused(ANSWERS.too_many_rows, ANSWERS.what_to_keep)
    some = _some(opened, total)
    opened = replace(opened, understood=_with_wider(opened.understood, some))
    try:
        found = answer_list(
            some,
            questions,
            keeps_labels=read_as.keeps_labels,
            keeps_totals=read_as.keeps_totals,
            takes_anyway=read_as.takes_anyway,
            is_titled=opened.sheet.is_titled,
        )
    except Invalid as refusal:
        raise opened.refusing(refusal) from None
    again: dict[int, int] = {}
    noting = Noting(found.places, {column.number - 1 for column in found.left if column.kind in _TYPED})
    rows = _rows(opened, found, questions, again, noting, told)
    return ReadAnswers(_with_samples(opened, found), replace(found, rows=(), again={}), rows, again, noting)


def _liking(rows: Sequence[SheetRow], questions: Sequence[str]) -> float:
    """The sheet with the question, or else with the most text."""
    cells = [cell for row in rows for cell in row.cells]
    has_question = any(fit_of(cell, questions) > 0 for row in rows[:20] for cell in row.cells)
    prose = sum(len(cell) for cell in cells if " " in cell)
    return (1e9 if has_question else 0) + prose + 0.01 * sum(map(len, cells))


def _some(opened: OpenedList, total: int) -> tuple[SheetRow, ...]:
    """Fewer of very wide rows."""
    head = opened.head()
    most = min(_SOME, max(len(head), _MOST_CELLS // width_of(head)))
    if total <= most:
        return first_rows(opened.sheet, most)
    step = max(1, -(-(total - len(head)) // max(1, most - len(head))))
    return head + tuple(islice(opened.sheet.rows(), len(head), len(head) + step * (most - len(head)), step))


def _with_wider(understood: Understood, rows: Sequence[SheetRow]) -> Understood:
    """Names the rows that have more cells than there are columns, where it could not be told which these belong to."""
    width = len(understood.columns)
    wider = tuple(row.number for row in rows if len(row.cells) > width)[:_MOST_NAMED] if width else ()
    return replace(understood, wider=wider, columns=understood.columns[:_MOST_CHOSEN] if wider else ())


def _with_samples(opened: OpenedList, found: AnswerList) -> Understood:
    """Of a chosen column, and of titles, where these alone tell: what else stands in other columns is not kept, in no
    spelling."""
    titles = [*found.titles, *(column.title for column in found.left)]
    cells = [cell_of(row, found.column) for row in found.rows]
    understood = replace(opened.understood, twice=twice_over([*cells, *titles]))
    if not opened.others:
        return understood
    telling = cells if any(not cell.isascii() for cell in cells) else titles
    read = samples(telling, understood.encoding, opened.others)
    return replace(understood, encodings=tuple(EncodingGuess(name, lines) for name, lines in read.items()))


def _rows(
    opened: OpenedList,
    found: AnswerList,
    questions: Sequence[str],
    again: dict[int, int],
    noting: Noting,
    told: Callable[[int, int], None],
) -> Iterator[SheetRow]:
    """All of the sheet's, the lines above its header included."""
    total = opened.understood.sheets[opened.understood.sheet].rows
    picker, repeated, above = Picker(found, questions), Repeated(), found.top + found.header_rows
    length = 0
    is_kept = opened.understood.keeps_totals
    rows = opened.sheet.rows() if is_kept else without_tallies(opened.sheet.rows(), noting.left_out)
    for count, row in enumerate(rows, start=1):
        if count % _TELL_EACH == 0:
            told(count, total)
        kept = picker.picked(row, is_above=count <= above)
        if kept is None:
            continue
        if count > above:
            noting.take(row, kept)
        length += sum(map(len, kept.cells))
        if length > ANSWERS.text:
            raise TooMuchError
        if found.respondents is not None and count > above:
            same = repeated.above(row.number, cell_of(row, found.respondents))
            if same is not None:
                again[row.number] = same
        yield kept
