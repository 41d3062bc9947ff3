"""How many of a list's first rows name its columns: none, one, or up to three, as survey programs write them."""

import re
from collections.abc import Callable, Collection, Sequence

from app.domain.tables.answer_groups import are_numbered, together
from app.domain.tables.answer_phrases import is_answers_phrase
from app.domain.tables.answer_titles import is_answers_title, is_private_title, is_reason_title, is_second_title
from app.domain.tables.cell_kinds import Kind, identity_of, is_number, kind_of_cell
from app.domain.tables.column_kinds import content_kind, some
from app.domain.tables.experience import speak_of_experience
from app.domain.tables.sheets import SheetRow, cell_of, column_of, width_of, with_cells
from app.domain.tables.title_kinds import title_kind
from app.domain.text.asking_words import begins_asking, ends_asking
from app.domain.text.mail_addresses import looks_like_email

MOST_HEADER_ROWS = 3
_ENOUGH_TO_TELL = 400  # rows
_IMPORT_ID = re.compile(r"""\{\s*['"]ImportId['"]\s*:.*\}""", re.DOTALL)  # Qualtrics' third row
_LETTER, _LETTERS, _DIGITS = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_ANONYMOUS = """
anonymous anonym anonyme anónimo anónima anônimo anônima anonimo anonima anoniem anonymt anonimowy анонимно аноним
匿名 مجهول
"""
_NOBODY = frozenset(_ANONYMOUS.split())
_CODE = re.compile(r"\w{1,15}(?:\[\w+\])?", re.ASCII)  # “Q1”, “G01Q01”, “q2[other]”

_ASKS = re.compile(r"(?:q|f|g\d+q|v_?|qid|frage|question|pregunta|item|var|[a-z]{1,3}\d{1,3}_)\d", re.IGNORECASE)
_ENOUGH_TO_COMPARE = 50  # rows
_WRITTEN_BY_PROGRAMS = 3  # columns at least that programs fill for every respondent
_FEW, _MANY = 0.1, 0.3  # of the cells


def header_rows(rows: Sequence[SheetRow], fit: Callable[[str], float]) -> int:
    """`fit`: how surely a title is the survey's question."""
    by_program = _rows_of_qualtrics(rows)
    if by_program:
        return by_program
    rows = _without_titles_again(rows)
    if width_of(rows) == 1 and (of_column := _rows_with_a_code(rows)):
        return of_column
    typed = typed_columns(rows) or _typed_by_the_last(rows)
    found = 0
    asked = [number for number, row in enumerate(_not_again(rows), 1) if any(fit(cell) > 0 for cell in row.cells)]
    while found < min(MOST_HEADER_ROWS, len(rows) - 1) and (
        found + 1 in asked or _names_columns(rows, found, typed, fit)
    ):
        found += 1
    return max([found, *asked, int(len(rows) == 1 and _has_titles(rows, fit))])


def _not_again(rows: Sequence[SheetRow]) -> Sequence[SheetRow]:
    """The first rows up to one that comes again: “Q: Why?” above each answer is a header once."""
    first = rows[:MOST_HEADER_ROWS]
    again = (place for place in range(1, len(first)) if first[place].cells in [row.cells for row in first[:place]])
    return first[: next(again, len(first))]


def _without_titles_again(rows: Sequence[SheetRow]) -> Sequence[SheetRow]:
    """A title that spans several header rows stands in the first of them alone."""
    made = list(rows)
    for number in range(1, min(MOST_HEADER_ROWS, len(rows))):
        again = [
            place for place, cell in enumerate(rows[number].cells) if cell and cell == cell_of(rows[number - 1], place)
        ]
        spanning = [place for place in again if _is_title(rows[number].cells[place])]
        if spanning and len(again) < sum(map(bool, rows[number].cells)):
            made[number] = with_cells(rows[number], dict.fromkeys(spanning, ""))
    return made


def _is_title(cell: str) -> bool:
    return is_private_title(cell) or title_kind(cell)[1] or is_answers_title(cell) or ends_asking(cell)


def _rows_with_a_code(rows: Sequence[SheetRow]) -> int:
    """Of a list of one column: “Visitors 2026”, “Q1”, “What matters to you?”. 0 where no question follows a code."""
    for place in range(min(MOST_HEADER_ROWS, len(rows) - 1)):
        if _ASKS.match(cell_of(rows[place], 0)) and _asks_below_codes(rows, place + 1):
            return place + 2
    return 0


def has_header(rows: Sequence[SheetRow]) -> bool:
    """Whether the first row names columns, whatever the survey's question is."""
    return header_rows(rows, lambda title: 0.0) > 0


def is_question_code(title: str) -> bool:
    """“Q1”, “G01Q01”, “q2[other]”."""
    return _CODE.fullmatch(title) is not None and any(map(str.isdecimal, title)) and not title.isdecimal()


def _rows_of_qualtrics(rows: Sequence[SheetRow]) -> int:
    for number, row in enumerate(rows[:MOST_HEADER_ROWS], start=1):
        filled = [cell for cell in row.cells if cell]
        if filled and sum(_IMPORT_ID.fullmatch(cell) is not None for cell in filled) > 0.5 * len(filled):
            return number
    return 0


def typed_columns(rows: Sequence[SheetRow]) -> tuple[int, ...]:
    """The places of those that hold times, numbers and such like below whatever names them."""
    below = rows[min(MOST_HEADER_ROWS, len(rows) // 2) :]
    below = below[:: max(1, len(below) // _ENOUGH_TO_TELL)]
    return tuple(
        place for place in range(width_of(rows)) if content_kind(some(column_of(below, place)), is_question=True)
    )


def _typed_by_the_last(rows: Sequence[SheetRow]) -> tuple[int, ...]:
    """Where hardly anybody has answered yet. One time or number may be an answer; several are a respondent's row."""
    if not 2 <= len(rows) <= MOST_HEADER_ROWS + 1:
        return ()
    kinds = [kind_of_cell(cell) for cell in rows[-1].cells]
    typed = tuple(place for place, kind in enumerate(kinds) if kind)
    return typed if len(typed) >= 2 and {Kind.TIME, Kind.ID, Kind.PERSON} & {*kinds} else ()


def _names_columns(rows: Sequence[SheetRow], place: int, typed: Collection[int], fit: Callable[[str], float]) -> bool:
    cells = rows[place].cells
    if any(map(looks_like_email, cells)):
        return False
    if place == 0:
        return _has_titles(rows, fit) or _has_codes(rows) or _differs(rows, place, typed)
    return _goes_on_naming(rows, place, typed) or _differs(rows, place, typed)


def _has_titles(rows: Sequence[SheetRow], fit: Callable[[str], float]) -> bool:
    cells = rows[0].cells
    if are_numbered(cells):
        return True
    if any(map(_is_value, cells)):
        return False
    if any(fit(cell) > 0 or is_answers_title(cell) or is_reason_title(cell) or ends_asking(cell) for cell in cells):
        return True
    if len(rows) > 1 and any(is_answers_phrase(cell, _below(rows, place)) for place, cell in enumerate(cells)):
        return True
    told = [place for place, cell in enumerate(cells) if is_private_title(cell) or title_kind(cell)[1]]
    if told and width_of(rows) == 1 and _may_be_answer(rows):
        return False
    return any(not _is_one_of_its_column(rows, place) for place in told)


def _below(rows: Sequence[SheetRow], place: int) -> list[str]:
    return some(column_of(rows[1:_ENOUGH_TO_TELL], place))


def _may_be_answer(rows: Sequence[SheetRow]) -> bool:
    """“Time”, “Team” and “This place” above “Calm” and “Kindness”, or alone, are answers like these."""
    below = some(column_of(rows[1:], 0))
    is_of_persons = title_kind(cell_of(rows[0], 0))[0] is Kind.PERSON
    return not below or speak_of_experience(below, in_part=not is_of_persons)


def _is_one_of_its_column(rows: Sequence[SheetRow], place: int) -> bool:
    """“Room 2.05” above “Room 3.14”: a word for rooms, and no title; “Staff” above “Price”, “Time” and “Place”."""
    first, *others = (cell_of(row, place) for row in rows[:_ENOUGH_TO_COMPARE])
    led = [cell.casefold().split()[:1] for cell in others]
    titles = [cell for cell in others if title_kind(cell)[1] or is_private_title(cell)]
    return first.casefold().split()[:1] in led or len(titles) >= max(2, _MANY * len(others))


def _has_codes(rows: Sequence[SheetRow]) -> bool:
    """“Q1”, “G01Q01”, and no such thing below; in a list of one column, where it may be an answer, only a code that
    begins as those of questions do."""
    cells, below = rows[0].cells, rows[1:_ENOUGH_TO_TELL]
    codes = [place for place, cell in enumerate(cells) if is_question_code(cell) and cell[0].isalpha()]
    if any(map(_is_value, cells)) or not any(_ASKS.match(cells[place]) for place in codes):
        return False
    return all(sum(is_question_code(cell_of(row, place)) for row in below) <= _FEW * len(below) for place in codes)


def _is_value(cell: str) -> bool:
    """What stands in a respondent's row and names no column: “Question 1” and “1. Why?” may."""
    if cell.casefold() in _NOBODY:
        return True
    kind = kind_of_cell(cell)
    if kind is None or _CODE.fullmatch(cell):
        return is_number(cell)
    return kind in (Kind.TIME, Kind.PERSON, Kind.ID) or is_number(cell) or identity_of(cell) is not None


def _differs(rows: Sequence[SheetRow], place: int, typed: Collection[int]) -> bool:
    """Words stand where there are times or numbers below, which no row of a respondent has."""
    next_rows = rows[place + 1 :][:200]
    below = {cell_of(row, column) for row in next_rows for column in typed}
    cells = [(column, cell_of(rows[place], column)) for column in typed]
    others = [cell for column, cell in cells if _is_value(cell) or _is_one_of_those_below(cell, next_rows, column)]
    words = [cell for _, cell in cells if _LETTER.search(cell) and cell not in others]
    enough = 1 if place == 0 else max(2, len(typed) // 2)  # one respondent may have left out one or another
    return len(words) >= enough and not others and below.isdisjoint(words)


def _is_one_of_those_below(cell: str, below: Sequence[SheetRow], column: int) -> bool:
    """“eek01” above “bad02” is somebody's, not a question's; and “§1 Ruhe” stands above “§2 Zeit”."""
    if not any(map(str.isdecimal, cell)):
        return False
    others = [cell_of(row, column) for row in below]
    is_code = is_question_code(cell) and any(map(is_question_code, others))
    return is_code or _shape(cell) in map(_shape, others)


def _shape(cell: str) -> str:
    return _DIGITS.sub("0", _LETTERS.sub("a", cell))


def _names_parts(above: SheetRow, filled: Sequence[str]) -> bool:
    """“Word 1”, “Word 2”, “Word 3”, below a question that stands above the first of them alone."""
    is_below_less = len({cell for cell in above.cells if cell}) < len(filled) == len(set(filled))
    return is_below_less and len(together([(cell,) for cell in filled], 0)) == len(filled)


def _goes_on_naming(rows: Sequence[SheetRow], place: int, typed: Collection[int]) -> bool:
    """“Open-Ended Response”, the question below its code, or what lacks all that a program writes of every respondent:
    an id, times, an address. One cell alone may be empty because somebody has left it so."""
    filled = [cell for cell in rows[place].cells if cell]
    if filled and all(map(is_second_title, filled)):
        return True
    if _names_parts(rows[place - 1], filled) or _asks_below_codes(rows, place):
        return True
    below = rows[place + 1 :]
    always = [column for column in typed if below and all(cell_of(row, column) for row in below)]
    if always and _is_below_merged(rows[place - 1], rows[place]):
        return not any(cell_of(rows[place], column) for column in typed)
    is_of_program = len(always) >= _WRITTEN_BY_PROGRAMS and any(map(_is_of_program, rows[place + 1].cells))
    return is_of_program and not any(cell_of(rows[place], column) for column in typed)


def _is_below_merged(above: SheetRow, row: SheetRow) -> bool:
    """“First”, “Second” and “Third” below a question that stands above all of them."""
    filled = [(cell, cell_of(above, place)) for place, cell in enumerate(row.cells) if cell]
    return len(filled) > 1 and len({over for _, over in filled}) == 1 and len({cell for cell, _ in filled}) > 1


def _is_of_program(cell: str) -> bool:
    return kind_of_cell(cell) in (Kind.TIME, Kind.ID)


def _asks_below_codes(rows: Sequence[SheetRow], place: int) -> bool:
    """“What matters to you?” or “Please describe…” below “Q1”, and hardly anything asks so further down."""
    below = rows[place + 1 :][:_ENOUGH_TO_TELL]
    if not below or any(map(_is_value, rows[place].cells)):
        return False
    return any(
        is_question_code(cell_of(rows[place - 1], column))
        and any(asks(cell) and _are_few(asks, below, column) for asks in (ends_asking, begins_asking, _asks_briefly))
        for column, cell in enumerate(rows[place].cells)
    )


def _asks_briefly(cell: str) -> bool:
    """“Vision: [01]”; a single word may be an answer."""
    return is_answers_phrase(cell, ())


def _are_few(asks: Callable[[str], bool], rows: Sequence[SheetRow], column: int) -> bool:
    return sum(asks(cell_of(row, column)) for row in rows) <= _FEW * len(rows)
