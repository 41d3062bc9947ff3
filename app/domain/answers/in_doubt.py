"""Columns that are looked at again where a list has nothing better: words behind numbers, and sentences that are alike.

What points at somebody, and what is no more than a time, a place, a number or an address, is not answers even then.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.answers.candidates import Column
from app.domain.tables.answer_titles import is_answers_title, is_private_title
from app.domain.tables.cell_kinds import Kind, identity_of, kind_of_cell
from app.domain.tables.column_kinds import content_kind, words_of
from app.domain.tables.title_kinds import title_kind
from app.domain.text.calendar_words import is_calendar_word

_HALF = 0.5  # of the cells
_SENTENCE = 4  # words on average: more than an id and its label
_WORD = re.compile(r"[^\W\d_]{3,}")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_SHORT = re.compile(r"[A-Z]{2,5}")  # “MEZ”, “UTC”


def may_be_answers(titles: Sequence[str], cells: Sequence[str]) -> bool:
    """`titles`: what stands above them. `cells`: some filled ones."""
    if any(is_private_title(title) or title_kind(title)[1] for title in titles):
        return False
    words = [_words_of(cell) for cell in cells]
    if sum(_WORD.search(cell) is not None for cell in words) < _HALF * len(cells):
        return False
    found = content_kind(words, is_alone=True)
    is_called_answer = any(map(is_answers_title, titles)) and words_of(words) >= _SENTENCE
    return found is None or (found is Kind.ID and is_called_answer)


def by_their_place(columns: Sequence[Column]) -> list[Column]:
    """A column that is called “Answer” and has words in it is the answers, whatever these look like, unless it tells
    who somebody is or where. Where it is the only one, one cell of words is enough."""
    is_alone = sum(bool(column.some) for column in columns) == 1
    return [replace(column, kind=None) if _is_by_its_place(column, is_alone=is_alone) else column for column in columns]


def taken_anyway(columns: Sequence[Column]) -> list[Column]:
    """“24/7” and “10” may be answers: times, numbers and ids where nothing above them says that they are something
    else. What tells who somebody is, or where, is never taken."""
    return [replace(column, kind=None) if may_be_taken(column) else column for column in columns]


def may_be_taken(column: Column) -> bool:
    if not column.some or column.kind not in (Kind.TIME, Kind.OTHER, Kind.ID):
        return False
    is_told = any(is_private_title(title) or title_kind(title)[1] for title in column.titles)
    pointing = sum(identity_of(cell) is not None or _LINK.match(cell) is not None for cell in column.some)
    return not is_told and not pointing


def _is_by_its_place(column: Column, *, is_alone: bool) -> bool:
    if not column.some or column.kind in (None, Kind.PERSON, Kind.PLACE):
        return False
    if any(is_private_title(title) or title_kind(title)[1] for title in column.titles):
        return False
    pointing = [cell for cell in column.some if (kind := identity_of(cell)) and (kind is not Kind.ID or " " in cell)]
    pointing += [cell for cell in column.some if _LINK.match(cell)]
    words = sum(_WORD.search(cell) is not None for cell in column.some)
    is_called = any(map(is_answers_title, column.titles))
    has_words = words > 0 if is_alone else words >= _HALF * len(column.some)
    return is_called and has_words and len(pointing) < _HALF * len(column.some)


def _words_of(cell: str) -> str:
    """“24/7 erreichbar” and “5 Sterne” without their numbers; other cells as they are."""
    if kind_of_cell(cell) is not Kind.OTHER:
        return cell
    return " ".join(word for word in _WORD.findall(cell) if not _SHORT.fullmatch(word) and not is_calendar_word(word))
