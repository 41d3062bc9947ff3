"""Which columns of a list may hold answers. All others, and above all those that tell who answered or when, are left
behind before anything of the list is kept."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import fmean

from app.domain.answer_titles import (
    is_answers_title,
    is_private_title,
    is_second_title,
    plain_title,
    speaks_of_persons,
)
from app.domain.people import looks_like_email
from app.domain.refusals import Invalid
from app.domain.sheets import SheetRow, width_of

MOST_CANDIDATES = 6
_ENOUGH_TO_TELL = 400  # filled cells
_MOST = 0.8  # of the cells
_WITHOUT_WORDS = re.compile(r"[\W\d_]*(?:\d[\W\d_]*)(?:[^\W\d_]{1,5}[\W\d_]*){0,3}")  # 42, 4.5, 2026-11-24 7:02 PM MEZ
_CODE = re.compile(r"(?=\S*\d)[\w.:/-]{8,}", re.ASCII)  # an address of a network, a page or a record
_LONGEST_CODE = 80  # characters
_SHORT = 40  # characters
_PROSE = 25


@dataclass(frozen=True)
class AnswerList:
    """What is kept of a list until it counts.

    `titles`: of the columns that may hold answers; empty where the list names none. `rows`: with the cells of these
    columns, the header's included. `column`: the likeliest place among them.
    """

    titles: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    header_rows: int
    column: int


def answer_list(rows: Sequence[SheetRow], questions: Collection[str]) -> AnswerList:
    """`questions`: all wordings of the survey's question. Raises Invalid where no column can hold answers."""
    header = header_rows(rows, questions)
    titles = [_cell(rows[0], place) if header else "" for place in range(width_of(rows))]
    columns = [[_cell(row, place) for row in rows[header:]] for place in range(len(titles))]
    candidates = _candidates(titles, columns, questions)
    if not candidates:
        raise Invalid(
            "No column of this list looks like answers: there are only names, addresses, times or numbers.",
            "Copy the column with the answers, and paste it here.",
            field="list",
        )
    likeliest = max(candidates, key=lambda place: (_fit(titles[place], questions), sum(map(len, columns[place]))))
    kept = tuple(SheetRow(row.number, tuple(_cell(row, place) for place in candidates)) for row in rows)
    chosen = tuple(titles[place] for place in candidates)
    return AnswerList(chosen, kept, header, candidates.index(likeliest))


def _cell(row: SheetRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def header_rows(rows: Sequence[SheetRow], questions: Collection[str]) -> int:
    """How many of the first rows name columns: none, one, or two as SurveyMonkey writes them."""
    if not rows or not _names_columns(rows[0].cells, questions):
        return 0
    return 2 if len(rows) > 1 and _goes_on_naming(rows) else 1


def _names_columns(cells: Sequence[str], questions: Collection[str]) -> bool:
    if any(map(looks_like_email, cells)):
        return False
    known = any(is_private_title(cell) or is_answers_title(cell) for cell in cells)
    return known or any(_fit(cell, questions) > 0 or cell.endswith(("?", "？", "؟")) for cell in cells)


def _goes_on_naming(rows: Sequence[SheetRow]) -> bool:
    """The second row says “Open-Ended Response”, or lacks what every answer has: its number or its time."""
    second = [cell for cell in rows[1].cells if cell]
    if second and all(map(is_second_title, second)):
        return True
    private = [place for place, title in enumerate(rows[0].cells) if is_private_title(title)]
    always = [place for place in private if len(rows) > 2 and all(_cell(row, place) for row in rows[2:])]
    return bool(always) and not any(_cell(rows[1], place) for place in private)


def _fit(title: str, questions: Collection[str]) -> float:
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


def _candidates(titles: Sequence[str], columns: Sequence[Sequence[str]], questions: Collection[str]) -> list[int]:
    """Places in the order of the list. What is asked about persons, or chosen from a few words, stays only if nothing
    else is there; and beside the question itself only what is clearly prose."""
    filled = [[cell for cell in column if cell] for column in columns]
    asked = {place for place, title in enumerate(titles) if _fit(title, questions) > 0 and filled[place]}
    possible = [
        place
        for place, cells in enumerate(filled)
        if place in asked or (cells and not is_private_title(titles[place]) and not _is_private(_some(cells)))
    ]
    free = [place for place in possible if place in asked or _is_free_text(titles[place], _some(filled[place]))]
    if asked:
        free = [place for place in free if place in asked or fmean(map(len, filled[place])) >= _PROSE]
    longest = sorted(free or possible, key=lambda place: (place in asked, sum(map(len, filled[place]))), reverse=True)
    return sorted(longest[:MOST_CANDIDATES])


def _some(cells: Sequence[str]) -> list[str]:
    """Evenly taken."""
    return list(cells[:: max(1, len(cells) // _ENOUGH_TO_TELL)])


def _is_private(cells: Sequence[str]) -> bool:
    """Addresses, times, numbers and codes, whatever stands above them."""
    return any(_most(cells, is_such) for is_such in (looks_like_email, _is_without_words, _is_code))


def _is_without_words(cell: str) -> bool:
    return len(cell) <= _LONGEST_CODE and _WITHOUT_WORDS.fullmatch(cell) is not None


def _is_code(cell: str) -> bool:
    return len(cell) <= _LONGEST_CODE and _CODE.fullmatch(cell) is not None


def _is_like_a_name(cell: str) -> bool:
    words = cell.replace(",", " ").split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and not any(map(str.isdigit, word)) for word in words)


def _is_free_text(title: str, cells: Sequence[str]) -> bool:
    is_short = fmean(map(len, cells)) < _SHORT
    is_about_persons = is_short and (speaks_of_persons(title) or _most(cells, _is_like_a_name))
    is_chosen_from_few = is_short and len(cells) >= 20 and len(set(cells)) <= 0.1 * len(cells)
    return not is_about_persons and not is_chosen_from_few


def _most(cells: Sequence[str], is_such: Callable[[str], bool]) -> bool:
    return sum(map(is_such, cells)) >= _MOST * len(cells)
