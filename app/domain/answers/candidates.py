"""Which of a list's columns may hold answers, and in doubt which may not.

As soon as one column surely holds answers, columns that only may hold some are left behind: what is in them could tell
who answered. They are looked at where nothing better is there.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from app.domain.answers.likelihood import is_free_words, likelihood
from app.domain.answers.short_answers import are_short_answers
from app.domain.tables.answer_groups import together
from app.domain.tables.answer_titles import is_answers_title
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import is_prose, is_unlikely, words_of
from app.domain.tables.header_rows import is_question_code
from app.domain.text.remarks import are_single_names

MOST_CANDIDATES = 6
_PROSE = 25  # characters, on average
_ONE_WORD, _SEVERAL_WORDS = 1.3, 2.5  # on average
_SPARSE = 0.5  # of the cells
_CLOSE = 1.5  # of the likelihood
_OWN_WORDS = 0.7  # of the cells: people seldom write the same sentence
_NUMBERED = re.compile(r"\d{1,2}[.):]\s")
_ONE_QUESTION = re.compile(r"[a-z]{1,8}\d+", re.IGNORECASE)  # “Q3”; “Q3_1” is a part of one
_QUESTION_MARKS = ("?", "？", "؟")


@dataclass(frozen=True)
class Column:
    """`place`: from 0, in the file. `titles`: what the header's rows say of it, from the top. `title`: the one to show.
    `cells`: below the header; `some` of them, filled. `fit`: how surely it bears the survey's question. `kind`: why it
    can hold no answers; None where it may hold some. `likeness`: what the title has in common with the question."""

    place: int
    titles: tuple[str, ...]
    title: str
    cells: Sequence[str]
    some: Sequence[str]
    fit: float
    kind: Kind | None
    likeness: float = 0.0

    @property
    def length(self) -> int:
        return sum(map(len, self.cells))


def candidates(columns: Sequence[Column]) -> list[Column]:
    """In the order of the list, at most MOST_CANDIDATES."""
    possible = [column for column in columns if column.kind is None and (column.some or column.fit > 0)]
    likely = [column for column in possible if column.fit > 0 or _is_likely(column)]
    found = _surest(likely) or likely or possible
    if not any(map(_bears_the_question, found)):
        found = [*found, *(column for column in likely if column not in found and _is_short_answers(column))]
    found = _with_their_own(found, [column for column in possible if column in likely or _is_sparse(column)])
    best = likeliest(found) if found else None
    first = sorted(found, key=lambda column: (column.fit > 0, column is best, column.length), reverse=True)
    first = first[:MOST_CANDIDATES]
    return sorted(first, key=lambda column: column.place)


def likeliest(found: Sequence[Column]) -> Column:
    """The one with the question, or else the likeliest by its title, its texts and how full it is; remarks only where
    nothing else is there, and beside answers of a word or two what is said about these is a remark."""
    return max(found, key=lambda column: (*_weight(column, found), column.length))


def is_in_doubt(found: Sequence[Column], best: Column) -> bool:
    """Whether another one is about as likely, and none surely bears the question."""
    others = [_weight(column, found) for column in found if column is not best]
    _, is_fuller, score = _weight(best, found)
    return best.fit == 0 and any(fuller == is_fuller and score - other < _CLOSE for _, fuller, other in others)


def _weight(column: Column, found: Sequence[Column]) -> tuple[float, bool, float]:
    first = min(other.place for other in found)
    return column.fit, *likelihood(column.title, column.cells, column.likeness, is_first=column.place == first)


def _is_likely(column: Column) -> bool:
    return _is_asked_for(column) or not is_unlikely(column.title, column.some)


def _is_asked_for(column: Column) -> bool:
    """Free words below a title that asks for them; or words for an experience, however often they come."""
    return bool(column.some) and is_free_words(column.title, column.some)


def _is_short_answers(column: Column) -> bool:
    return bool(column.some) and (_is_asked_for(column) or are_short_answers(column.title, column.some))


def group_of(found: Sequence[Column], place: int) -> tuple[int, ...]:
    """The places, among the candidates, of those that hold one answer together with the one at `place`."""
    return together([column.titles for column in found], place)


def _surest(likely: Sequence[Column]) -> list[Column]:
    """By the question itself; by a title that says “answer”; by one that asks, or sentences; by several words."""
    for is_sure, may_stay in _STEPS:
        if any(map(is_sure, likely)):
            return [column for column in likely if is_sure(column) or may_stay(column)]
    return []


def _bears_the_question(column: Column) -> bool:
    return column.fit > 0


def _is_called_answer(column: Column) -> bool:
    return is_answers_title(column.title)


def _asks(column: Column) -> bool:
    """A question, or a code of one (“Q1”)."""
    title = column.title
    return (
        title.endswith(_QUESTION_MARKS) or len(title.split()) > 3 or is_answers_title(title) or is_question_code(title)
    )


def _asks_and_names_nobody(column: Column) -> bool:
    """What is called “Q3” and holds one word in each row may be names: beside sentences it is not needed."""
    return _asks(column) and not (_ONE_QUESTION.fullmatch(column.title) and are_single_names(column.some))


def _asks_for_sentences(column: Column) -> bool:
    return _asks(column) and fmean(map(len, column.some)) >= _PROSE


def _is_prose(column: Column) -> bool:
    return is_prose(column.some) and len(set(column.some)) >= _OWN_WORDS * len(column.some)


def _has_several_words(column: Column) -> bool:
    return words_of(column.some) >= _SEVERAL_WORDS


def _is_more_than_a_word(column: Column) -> bool:
    return words_of(column.some) > _ONE_WORD


def _asks_in_several_words(column: Column) -> bool:
    return _asks(column) and _has_several_words(column)


_STEPS: tuple[tuple[Callable[[Column], bool], Callable[[Column], bool]], ...] = (
    (_bears_the_question, _asks_for_sentences),
    (_is_called_answer, _asks_for_sentences),
    (_is_prose, _asks_and_names_nobody),
    (_asks_in_several_words, _asks_and_names_nobody),
    (_asks, _asks),
    (_has_several_words, _is_more_than_a_word),
)


def _is_sparse(column: Column) -> bool:
    """Few wrote in it: as in the third box of three."""
    return len(column.some) < _SPARSE * len(column.cells)


def _with_their_own(found: Sequence[Column], likely: Sequence[Column]) -> list[Column]:
    """With those that belong to the likeliest of them: “Word 2” and “Word 3” beside “Word 1”."""
    if not found:
        return []
    best = likeliest(found)
    own = together([column.titles for column in likely], likely.index(best)) if best in likely else ()
    return [*found, *(likely[place] for place in own if likely[place] not in found)]
