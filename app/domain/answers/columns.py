"""Which columns of a list may hold answers. All others, and above all those that tell who answered, when or where, are
left behind before anything of the list is kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.answers.asked_again import columns_with_the_question, without_cells
from app.domain.answers.candidates import Column, candidates, group_of, is_in_doubt, likeliest
from app.domain.answers.in_doubt import by_their_place, may_be_answers, taken_anyway
from app.domain.answers.likelihood import likeness_of
from app.domain.answers.named_answers import Labels, Named, labelled_columns, named_columns, without_names
from app.domain.answers.no_answers import no_answers
from app.domain.answers.respondents import column_of_respondents, repeated_respondents
from app.domain.tables.answer_groups import spread
from app.domain.tables.answer_titles import is_answers_title, plain_title
from app.domain.tables.cell_kinds import Kind, is_number
from app.domain.tables.column_kinds import LeftBehind, belong_to, is_prose, left_behind, private_kind, some
from app.domain.tables.header_rows import MOST_HEADER_ROWS, header_rows
from app.domain.tables.list_notes import NO_NOTES, ListNotes
from app.domain.tables.missing_codes import without_missing_codes
from app.domain.tables.question_titles import fit_of
from app.domain.tables.sheets import SheetRow, cell_of, column_of, width_of
from app.domain.tables.tallies import is_count, is_tally
from app.domain.tables.title_lines import title_lines
from app.domain.text.list_marks import are_marked, without_mark

_SMALL = 3  # digits
_ROUGHLY = 5  # characters of punctuation by which two ways of writing a question differ


@dataclass(frozen=True)
class AnswerList:
    """What is kept of a list until it counts.

    `titles`: of the columns that may hold answers; empty where the list names none. `rows`: with the cells of these
    columns, the header's included, without the lines above it and without its repeats below. `column`: the likeliest
    place among them. `again`: row -> the row above that has the same respondent; the ids themselves are not kept.
    `places`: where the columns stand in the file. `together`: places among the columns that probably hold one answer;
    empty where one does. `respondents`: the place in the file of the column whose repeats tell the same respondent.
    `top`: how many rows above the header say something about the list. `named`: places in the file of columns in which
    names stood before the texts; `marked`: in which bullets or numbers do. `asked`: in which
    the question stands beside each answer. `labels`: what became of words before
    colons. `notes`: on the rows, once all were read.
    `is_in_doubt`: another column is about as likely.
    """

    titles: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    header_rows: int
    column: int
    left: tuple[LeftBehind, ...] = ()
    again: Mapping[int, int] = field(default_factory=dict)
    places: tuple[int, ...] = ()
    together: tuple[int, ...] = ()
    respondents: int | None = None
    top: int = 0
    named: Named = field(default_factory=dict)
    marked: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    labels: Labels = Labels.NONE
    notes: ListNotes = NO_NOTES
    is_in_doubt: bool = False


def answer_list(
    rows: Sequence[SheetRow],
    questions: Collection[str],
    *,
    keeps_labels: bool | None = None,
    keeps_totals: bool = False,
    takes_anyway: bool = False,
    is_titled: bool = False,
) -> AnswerList:
    """`questions`: all wordings of the survey's question. `keeps_labels`: words before colons stay with the answers;
    None: unless they seem to be names. `keeps_totals`: and so do rows that count the answers. `takes_anyway`: times,
    numbers and ids may be answers. `is_titled`: the first row surely names the columns. Raises Invalid where no
    column can hold any."""
    rows = [without_missing_codes(row) for row in rows if keeps_totals or not is_tally(row)]
    labelled = labelled_columns(rows)
    named = named_columns(rows, labelled) if keeps_labels is None else {} if keeps_labels else labelled
    rows = [without_names(row, named) for row in rows]
    asked = columns_with_the_question(rows, questions)
    rows = [without_cells(row, asked) for row in rows]
    top = 0 if is_titled else _top(rows, questions)
    header = 1 if is_titled else header_rows(rows[top:], lambda title: fit_of(title, questions))
    below = _without_headers(rows[top:], header, rows[:top], questions)
    columns, found = _found(_with_names(list(_columns(below, header, questions))), takes_anyway=takes_anyway)
    place = found.index(likeliest(found))
    numbers = [row.number for row in below[header:]]
    respondents = column_of_respondents([(column.kind, column.cells) for column in columns])
    return AnswerList(
        titles=tuple(column.title for column in found),
        rows=tuple(SheetRow(row.number, tuple(cell_of(row, column.place) for column in found)) for row in below),
        header_rows=header,
        column=place,
        left=tuple(_left_behind(columns, found, named)),
        again={} if respondents is None else repeated_respondents(numbers, columns[respondents].cells),
        places=tuple(column.place for column in found),
        together=group_of(found, place),
        respondents=respondents,
        top=top,
        named=named,
        marked=frozenset(column.place for column in found if are_marked(column.some)),
        asked=asked,
        is_in_doubt=is_in_doubt(found, found[place]) and not group_of(found, place),
        labels=_labels({column.place for column in found}, named, labelled),
    )


def _found(columns: list[Column], *, takes_anyway: bool) -> tuple[list[Column], list[Column]]:
    """All columns, and those that may hold answers: in doubt those that are called so, or that somebody takes."""
    if found := candidates(columns):
        return columns, found
    columns = [_in_doubt(column) for column in columns]
    if found := candidates(columns):
        return columns, found
    columns = by_their_place(columns)
    if not (found := candidates(columns)) and takes_anyway:
        columns = taken_anyway(columns)
        found = candidates(columns)
    if not found:
        raise no_answers(columns)
    return columns, found


def _labels(places: Collection[int], named: Collection[int], labelled: Collection[int]) -> Labels:
    if any(place in named for place in places):
        return Labels.LEFT
    return Labels.KEPT if any(place in labelled for place in places) else Labels.NONE


class Picker:
    """Of the rows of a list, read one by one, what is kept of them. `found`: with its header's rows."""

    def __init__(self, found: AnswerList, questions: Collection[str]) -> None:
        self._places = found.places
        self._named = found.named
        self._asked_in = found.asked
        self._marked = [place in found.marked for place in found.places]
        self._count = 0
        self._headers = {header.cells for header in found.rows[: found.header_rows] if any(header.cells)}
        self._asked = {plain_title(question) for question in questions}
        self._shortest = min(map(len, self._asked), default=0)
        self._longest = 2 * max(map(len, questions), default=0)

    def picked(self, row: SheetRow, *, is_above: bool) -> SheetRow | None:
        """None of the header's repeats, of the question itself, and of the answers' number below them. `is_above`: the
        row is above the answers."""
        if not is_above and is_count(row, self._count):
            return None
        row = without_cells(without_names(without_missing_codes(row), self._named), self._asked_in)
        kept = SheetRow(row.number, tuple(cell_of(row, place) for place in self._places))
        is_header = not is_above and (kept.cells in self._headers or any(map(self._is_the_question, row.cells)))
        self._count += not is_above and not is_header
        return None if is_header else kept if is_above else self._without_marks(kept)

    def _without_marks(self, row: SheetRow) -> SheetRow:
        cells = zip(row.cells, self._marked, strict=True)
        return SheetRow(row.number, tuple(without_mark(cell) if is_marked else cell for cell, is_marked in cells))

    def _is_the_question(self, cell: str) -> bool:
        return self._shortest <= len(cell) <= self._longest and plain_title(cell) in self._asked


def _top(rows: Sequence[SheetRow], questions: Collection[str]) -> int:
    """A line with the question is no line above the header, but its first row; unless the header stands far below."""
    lines = title_lines(rows)
    asked = (
        number
        for number, row in enumerate(rows[: lines + 1])
        if _bears_the_question(row, questions) and not _is_beside_a_label(row, rows[lines], questions)
    )
    first = next(asked, lines)
    return first if lines - first < MOST_HEADER_ROWS else lines


def _is_beside_a_label(row: SheetRow, titles: SheetRow, questions: Collection[str]) -> bool:
    """“Poll question” with the question beside it, above a row that names the answers."""
    filled = [cell for cell in row.cells if cell]
    is_second = len(filled) == 2 and fit_of(filled[0], questions) == 0
    return is_second and row is not titles and any(map(is_answers_title, titles.cells))


def _bears_the_question(row: SheetRow, questions: Collection[str]) -> bool:
    return any(fit_of(cell, questions) > 0 for cell in row.cells)


def _is_the_question(row: SheetRow, questions: Collection[str]) -> bool:
    return any(
        plain_title(cell) == plain_title(question)
        for cell in row.cells
        for question in questions
        if cell and abs(len(cell) - len(question)) <= _ROUGHLY
    )


def _without_headers(
    rows: Sequence[SheetRow], header: int, lines: Sequence[SheetRow], questions: Collection[str]
) -> list[SheetRow]:
    """Lists that were put one below the other have their headers, and what stood above these, in the middle."""
    before = {row.cells for row in (*rows[:header], *lines)}
    return [
        row
        for number, row in enumerate(rows)
        if number < header or not (row.cells in before or _is_the_question(row, questions))
    ]


def _columns(rows: Sequence[SheetRow], header: int, questions: Collection[str]) -> Iterator[Column]:
    width = width_of(rows)
    above = spread([[cell_of(row, place) for place in range(width)] for row in rows[:header]])
    for place in range(width):
        titles, cells = tuple(row[place] for row in above), column_of(rows[header:], place)
        fit = max((fit_of(title, questions) for title in titles), default=0.0)
        sample, is_question = some(cells), fit > 0
        is_answered = is_question and _are_small_numbers(sample)
        kind = None if is_answered else private_kind(titles, sample, is_question=is_question)
        own = [cell_of(row, place) for row in rows[:header]]
        title = _title(own if any(own) else titles, questions) if kind is None else next(filter(None, titles), "")
        likeness = max((likeness_of(title, questions) for title in titles), default=0.0)
        yield Column(place, titles, title, cells, sample, fit, kind, likeness)


def _in_doubt(column: Column) -> Column:
    return replace(column, kind=None) if column.kind and may_be_answers(column.titles, column.some) else column


def _are_small_numbers(cells: Sequence[str]) -> bool:
    """Below the survey's question these are answers; longer ones could be somebody's."""
    return bool(cells) and all(is_number(cell) and len(cell) <= _SMALL for cell in cells)


def _title(titles: Sequence[str], questions: Collection[str]) -> str:
    """Of several rows the one that says the question; or what stands below a code such as “Q1”."""
    filled = [title for title in titles if title and not title.startswith("{")]
    if not filled:
        return ""
    best = max(filled, key=lambda title: fit_of(title, questions))
    if fit_of(best, questions) > 0:
        return best
    return filled[1] if len(filled) > 1 and " " not in filled[0] and " " in filled[1] else filled[0]


def _with_names(columns: list[Column]) -> list[Column]:
    """Names beside mail addresses are told by these, whatever stands above them."""
    addresses = [column for column in columns if column.kind is Kind.PERSON and "@" in "".join(column.some)]
    return [
        replace(column, kind=Kind.PERSON)
        if column.kind is None
        and not is_prose(column.some)
        and any(belong_to(address.cells, column.cells) for address in addresses)
        else column
        for column in columns
    ]


def _left_behind(columns: Sequence[Column], found: Sequence[Column], named: Collection[int]) -> Iterator[LeftBehind]:
    kept = {column.place for column in found}
    for column in columns:
        if column.place not in kept and (column.title or column.some):
            yield left_behind(column.place, column.title, column.some, column.kind or Kind.OTHER)
        elif column.place in named:
            yield LeftBehind(column.place + 1, "names beside the answers", Kind.PERSON)
