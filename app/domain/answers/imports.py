"""Answers from another survey program: what each row of a list would bring, before anything counts.

Of a list only the columns that may hold answers are kept, and those only until it counts or is forgotten: names,
places, times and ids in the other columns are never stored. Then only the chosen column's texts are left, as answers.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.answers.columns import AnswerList
from app.domain.answers.export import as_written
from app.domain.blank import is_blank
from app.domain.errors import Invalid
from app.domain.survey.survey import ANSWER_LIMIT
from app.domain.tables.sheets import SheetRow, cell_of

MOST_ROWS_ABOVE = 20
"""Titles and names of columns, at the top of a list."""
KEPT_FOR = timedelta(days=1)
"""How long a list waits to be looked at and counted, before it is forgotten."""


class Verdict(StrEnum):
    """What a row is. REPEATED: as a row above; KNOWN: as an answer that is here already; AGAIN: of a respondent who
    stands above, where these are left out."""

    NEW = "new"
    REPEATED = "repeated"
    KNOWN = "known"
    AGAIN = "again"
    TOO_LONG = "too_long"
    EMPTY = "empty"


class Repeats(StrEnum):
    """What becomes of answers in the same words. Fifty people who wrote “Trust” are fifty: so all are kept, unless
    somebody says otherwise."""

    KEEP_ALL = "keep_all"
    KEEP_IN_LIST = "keep_in_list"
    LEAVE_OUT = "leave_out"


_COMES_IN = {
    Repeats.LEAVE_OUT: {Verdict.NEW},
    Repeats.KEEP_IN_LIST: {Verdict.NEW, Verdict.REPEATED},
    Repeats.KEEP_ALL: {Verdict.NEW, Verdict.REPEATED, Verdict.KNOWN},
}


@dataclass(frozen=True)
class Choice:
    """What the facilitator says about a list. None, and no columns: as it was recognised.

    `columns`: their places; what a row says in several of them is one answer, as one person gave it. `header_rows`: how
    many rows at the top are titles and names of columns. `once_each`: of each respondent the first row only.
    """

    columns: tuple[int, ...] = ()
    header_rows: int | None = None
    repeats: Repeats = Repeats.KEEP_ALL
    once_each: bool = False


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """`number`: as spreadsheets count. `same_as`: the row above that says the same, or is of the same respondent."""

    number: int
    verdict: Verdict
    text: str
    same_as: int | None = None


@dataclass(frozen=True)
class AnswerImport:
    """A list, without its rows. `added`: how many answers it brought."""

    id: str
    uploaded_at: datetime
    uploaded_by: str
    added: int | None = None
    applied_at: datetime | None = None
    undone_at: datetime | None = None


def settled(choice: Choice, found: AnswerList) -> Choice:
    """With what was recognised in place of what was not said, or makes no sense."""
    columns = tuple(sorted({place for place in choice.columns if 0 <= place < len(found.titles)}))
    is_header = choice.header_rows is not None and 0 <= choice.header_rows <= MOST_ROWS_ABOVE
    return Choice(
        columns or found.together or (found.column,),
        choice.header_rows if is_header else found.top + found.header_rows,
        choice.repeats,
        choice.once_each and bool(found.again),
    )


class Judge:
    """Says of each row what it is, one after the other, without holding them. `known`: the answers that are here, as
    `likeness` gives them, and how often."""

    def __init__(self, found: AnswerList, choice: Choice, known: Mapping[int, int]) -> None:
        self.choice = settled(choice, found)
        self._again = found.again if self.choice.once_each else {}
        self._known = dict(known)
        self._first: dict[int, int] = {}
        self._above = self.choice.header_rows or 0

    def judged(self, rows: Iterable[SheetRow]) -> Iterator[JudgedRow]:
        for row in rows:
            if self._above:
                self._above -= 1
            else:
                yield self._judged(row.number, text_of(row, self.choice.columns))

    def _judged(self, number: int, text: str) -> JudgedRow:
        """Of answers in the same words as many are KNOWN as are here: of a list that has grown since it came in, what
        is new is new."""
        if not text or len(text) > ANSWER_LIMIT:
            return JudgedRow(number, Verdict.TOO_LONG if text else Verdict.EMPTY, text)
        if number in self._again:
            return JudgedRow(number, Verdict.AGAIN, text, self._again[number])
        said = likeness(text)
        above = self._first.setdefault(said, number)
        if self._known.get(said, 0) > 0:
            self._known[said] -= 1
            return JudgedRow(number, Verdict.KNOWN, text)
        if above != number:
            return JudgedRow(number, Verdict.REPEATED, text, above)
        return JudgedRow(number, Verdict.NEW, text)


def text_of(row: SheetRow, columns: Sequence[int]) -> str:
    """What a row answers: in several columns a line for each."""
    return "\n".join(filter(None, (tidy(cell_of(row, place)) for place in columns)))


def seems_known(counted: Mapping[Verdict, int]) -> bool:
    """Whether almost all of a list is here already, so that it may have come in before."""
    whole = sum(counted[verdict] for verdict in _COMES_IN[Repeats.KEEP_ALL])
    return whole >= 5 and counted[Verdict.KNOWN] >= 0.9 * whole


def tidy(cell: str) -> str:
    """A cell as an answer. A formula in it is text like any other, also where an export has made it harmless."""
    text = as_written(re.sub("\r\n?", "\n", cell).strip())
    return "" if is_blank(text) else text


def likeness(text: str) -> int:
    """The same number for answers that differ in capitals and blanks only. It holds for this process alone."""
    return hash(" ".join(unicodedata.normalize("NFKC", text).casefold().split()))


def number_coming_in(counted: Mapping[Verdict, int], repeats: Repeats) -> int:
    return sum(counted[verdict] for verdict in _COMES_IN[repeats])


def comes_in(row: JudgedRow, repeats: Repeats) -> bool:
    return row.verdict in _COMES_IN[repeats]


def check_some(count: int) -> None:
    """Raises Invalid where nothing would come in."""
    if not count:
        raise Invalid("There is no new answer in this column, so nothing was added.", field="repeats")
