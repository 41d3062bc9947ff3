"""Answers from another survey program: what each row of a list would bring, before anything counts.

Of a list only the columns that may hold answers are kept, and those only until it counts or is forgotten: names,
places, times and ids in the other columns are never stored. Then only the chosen column's texts are left, as answers.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.answer_columns import AnswerList
from app.domain.answers_export import as_written
from app.domain.blank import is_blank
from app.domain.header_rows import MOST_HEADER_ROWS
from app.domain.refusals import Invalid
from app.domain.survey import ANSWER_LIMIT

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
    """What the facilitator says about a list. None: as it was recognised. `once_each`: of each respondent the first
    row only."""

    column: int | None = None
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
    is_column = choice.column is not None and 0 <= choice.column < len(found.titles)
    is_header = choice.header_rows is not None and 0 <= choice.header_rows <= MOST_HEADER_ROWS
    return Choice(
        choice.column if is_column else found.column,
        choice.header_rows if is_header else found.header_rows,
        choice.repeats,
        choice.once_each and bool(found.again),
    )


def judged(found: AnswerList, choice: Choice, known: Mapping[str, int]) -> tuple[JudgedRow, ...]:
    """What each row is. `known`: the answers that are here, as `folded` gives them, and how often."""
    chosen = settled(choice, found)
    assert chosen.column is not None
    rows = ((row.number, row.cells[chosen.column]) for row in found.rows[chosen.header_rows :])
    return tuple(_judged(rows, dict(known), found.again if chosen.once_each else {}))


def _judged(rows: Iterator[tuple[int, str]], known: dict[str, int], again: Mapping[int, int]) -> Iterator[JudgedRow]:
    """Of answers in the same words as many are KNOWN as are here: of a list that has grown since it came in, what is
    new is new."""
    first: dict[str, int] = {}
    for number, cell in rows:
        text = tidy(cell)
        if not text or len(text) > ANSWER_LIMIT:
            yield JudgedRow(number, Verdict.TOO_LONG if text else Verdict.EMPTY, text)
            continue
        if number in again:
            yield JudgedRow(number, Verdict.AGAIN, text, again[number])
            continue
        said = folded(text)
        above = first.setdefault(said, number)
        if known.get(said, 0) > 0:
            known[said] -= 1
            yield JudgedRow(number, Verdict.KNOWN, text)
        elif above != number:
            yield JudgedRow(number, Verdict.REPEATED, text, above)
        else:
            yield JudgedRow(number, Verdict.NEW, text)


def seems_known(counted: Mapping[Verdict, int]) -> bool:
    """Whether almost all of a list is here already, so that it may have come in before."""
    whole = sum(counted[verdict] for verdict in _COMES_IN[Repeats.KEEP_ALL])
    return whole >= 5 and counted[Verdict.KNOWN] >= 0.9 * whole


def tidy(cell: str) -> str:
    """A cell as an answer. A formula in it is text like any other, also where an export has made it harmless."""
    text = as_written(re.sub("\r\n?", "\n", cell).strip())
    return "" if is_blank(text) else text


def folded(text: str) -> str:
    """The same for answers that differ in capitals and blanks only."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def counts(rows: Sequence[JudgedRow]) -> Mapping[Verdict, int]:
    found = dict.fromkeys(Verdict, 0)
    for row in rows:
        found[row.verdict] += 1
    return found


def number_coming_in(counted: Mapping[Verdict, int], repeats: Repeats) -> int:
    return sum(counted[verdict] for verdict in _COMES_IN[repeats])


def coming_in(rows: Sequence[JudgedRow], repeats: Repeats) -> list[str]:
    """The texts that will count. Raises Invalid when there are none."""
    texts = [row.text for row in rows if row.verdict in _COMES_IN[repeats]]
    if not texts:
        raise Invalid("There is no new answer in this column, so nothing was added.", field="repeats")
    return texts
