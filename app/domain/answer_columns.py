"""Which columns of a list may hold answers. All others, and above all those that tell who answered, when or where, are
left behind before anything of the list is kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from statistics import fmean

from app.domain.answer_titles import is_answers_title, plain_title
from app.domain.cell_kinds import Kind
from app.domain.column_kinds import (
    LeftBehind,
    belong_to,
    is_prose,
    is_unlikely,
    left_behind,
    private_kind,
    some,
    words_of,
)
from app.domain.header_rows import header_rows, is_question_code
from app.domain.refusals import Invalid
from app.domain.respondents import repeated_respondents
from app.domain.sheets import SheetRow, cell_of, column_of, width_of

MOST_CANDIDATES = 6
_PROSE = 25  # characters, on average
_ONE_WORD, _SEVERAL_WORDS = 1.3, 2.5  # on average


@dataclass(frozen=True)
class AnswerList:
    """What is kept of a list until it counts.

    `titles`: of the columns that may hold answers; empty where the list names none. `rows`: with the cells of these
    columns, the header's included. `column`: the likeliest place among them. `again`: row -> the row above that has the
    same respondent; the ids themselves are not kept.
    """

    titles: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    header_rows: int
    column: int
    left: tuple[LeftBehind, ...] = ()
    again: Mapping[int, int] = field(default_factory=dict)
    top: int = 0
    together: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    respondents: int | None = None


@dataclass(frozen=True)
class _Column:
    """`cells`: below the header. `kind`: none where it may hold answers."""

    place: int
    title: str
    cells: Sequence[str]
    some: Sequence[str]
    fit: float
    kind: Kind | None

    @property
    def length(self) -> int:
        return sum(map(len, self.cells))


def answer_list(rows: Sequence[SheetRow], questions: Collection[str]) -> AnswerList:
    """`questions`: all wordings of the survey's question. Raises Invalid where no column can hold answers."""
    header = header_rows(rows, lambda title: question_fit(title, questions))
    columns = _with_names(list(_columns(rows, header, questions)))
    candidates = _candidates(columns)
    if not candidates:
        raise Invalid(
            "No column of this list looks like answers: there are only names, addresses, times or numbers.",
            "Copy the column with the answers, and paste it here.",
            field="list",
        )
    likeliest = max(candidates, key=lambda column: (column.fit, column.length))
    kept = tuple(SheetRow(row.number, tuple(cell_of(row, column.place) for column in candidates)) for row in rows)
    return AnswerList(
        tuple(column.title for column in candidates),
        kept,
        header,
        candidates.index(likeliest),
        tuple(_left_behind(columns, candidates)),
        repeated_respondents(
            [row.number for row in rows[header:]],
            [(column.kind, column.cells) for column in columns if column.kind],
        ),
        places=tuple(column.place for column in candidates),
    )


def _columns(rows: Sequence[SheetRow], header: int, questions: Collection[str]) -> Iterator[_Column]:
    for place in range(width_of(rows)):
        titles, cells = column_of(rows[:header], place), column_of(rows[header:], place)
        fit = max((question_fit(title, questions) for title in titles), default=0.0)
        sample, is_question = some(cells), fit > 0
        kinds = [private_kind(title, sample, is_question=is_question) for title in titles or [""]]
        kind = next((kind for kind in kinds if kind), None)
        title = _title(titles, questions) if kind is None else next(filter(None, titles), "")
        yield _Column(place, title, cells, sample, fit, kind)


def _title(titles: Sequence[str], questions: Collection[str]) -> str:
    """Of several rows the one that says the question; or what stands below a code such as “Q1”."""
    filled = [title for title in titles if title and not title.startswith("{")]
    if not filled:
        return ""
    best = max(filled, key=lambda title: question_fit(title, questions))
    if question_fit(best, questions) > 0:
        return best
    return filled[1] if len(filled) > 1 and " " not in filled[0] and " " in filled[1] else filled[0]


def _with_names(columns: list[_Column]) -> list[_Column]:
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


def _candidates(columns: Sequence[_Column]) -> list[_Column]:
    """In the order of the list. What is about persons, or chosen from a few words, stays only if nothing else is
    there; and beside the question itself, or other prose, single words only under a title that asks for them."""
    possible = [column for column in columns if column.kind is None and column.some]
    asked = [column for column in possible if column.fit > 0]
    free = [column for column in possible if column.fit > 0 or not is_unlikely(column.title, column.some)]
    if asked:
        free = [column for column in free if column.fit > 0 or fmean(map(len, column.some)) >= _PROSE]
    elif any(is_prose(column.some) for column in free):
        free = [column for column in free if is_prose(column.some) or _asks(column.title)]
    if any(words_of(column.some) >= _SEVERAL_WORDS for column in free):
        free = [column for column in free if column.fit > 0 or _is_more_than_a_word(column)]
    longest = sorted(free or possible, key=lambda column: (column.fit > 0, column.length), reverse=True)
    return sorted(longest[:MOST_CANDIDATES], key=lambda column: column.place)


def _is_more_than_a_word(column: _Column) -> bool:
    return words_of(column.some) > _ONE_WORD or (column.title != "" and _asks(column.title))


def _asks(title: str) -> bool:
    """A question, a code of one (“Q1”), or words for an answer; also no title at all, which says nothing against."""
    is_question = title.endswith(("?", "？", "؟")) or len(title.split()) > 3
    return not title or is_question or is_answers_title(title) or is_question_code(title)


def _left_behind(columns: Sequence[_Column], candidates: Sequence[_Column]) -> Iterator[LeftBehind]:
    for column in columns:
        if column not in candidates and (column.title or column.some):
            yield left_behind(column.place, column.title, column.some, column.kind or Kind.OTHER)


def question_fit(title: str, questions: Collection[str]) -> float:
    """How surely a title is the survey's question, from 0 to 1."""
    return max((_likeness(plain_title(title), plain_title(question)) for question in questions), default=0.0)


def _likeness(title: str, question: str) -> float:
    if not title or not question:
        return 0.0
    if title == question:
        return 1.0
    if question in title or (len(title) >= 20 and title in question):  # numbered, or cut off
        return 0.9
    if abs(len(title) - len(question)) > 0.3 * len(question):
        return 0.0
    likeness = SequenceMatcher(None, title, question, autojunk=False).ratio()
    return likeness if likeness > 0.85 else 0.0
