"""What stands above a list's header, is repeated within it, or is the question itself, is no answer."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers.columns import AnswerList, Picker, answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow
from app.domain.tables.title_lines import title_lines

TEXTS = ("Calm and friendly", "They never had to wait", "Like coming home", "A smile at the door")
HEAD = ("Response ID", "Date submitted", "IP address", QUESTION)
DATA = [(str(n + 1), f"2026-11-1{n} 09:00:00", f"203.0.113.{n}", text) for n, text in enumerate(TEXTS)]
Line = tuple[str, ...]


def rows_of(lines: Sequence[Line]) -> list[SheetRow]:
    """Blank rows are counted, and left out, as readers do."""
    return [SheetRow(number, cells) for number, cells in enumerate(lines, start=1) if any(cells)]


def found(lines: Sequence[Line]) -> AnswerList:
    return answer_list(rows_of(lines), (QUESTION,))


def answers(of: AnswerList) -> list[str]:
    return [row.cells[of.column] for row in of.rows[of.header_rows :]]


ABOVE: dict[str, list[Line]] = {
    "a title": [("Customer vision – responses",)],
    "a title and a date": [("Customer vision",), ("Exported on 30 November 2026",)],
    "a blank row": [("Customer vision – responses",), ()],
    "a merged title": [("Customer vision",) * 4, ()],
    "labels": [("Survey:", "Customer vision"), ("Export date", "30/11/2026"), ()],
    "a label in four columns": [("Alias", "vision-2026"), ("Export Date", "30/11/2026")],
    "many lines": [("Customer vision",), ("Museum",), ("Exported by Eva Ek",), ("eva@museum.example",), (), ()],
    "a title in the middle": [("", "", "Antworten"), ()],
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
@pytest.mark.parametrize("title", [QUESTION, "Was sollen Gäste erleben?"])
def test_lines_above_the_header_are_passed_over(above: list[Line], title: str) -> None:
    lines = [*above, (*HEAD[:3], title), *DATA]
    of = found(lines)
    assert title_lines(rows_of(lines)) == len(rows_of(above))
    assert (of.top, of.header_rows, of.titles, answers(of)) == (len(rows_of(above)), 1, (title,), list(TEXTS))
    assert [row.number for row in of.rows] == list(range(len(above) + 1, len(lines) + 1))
    assert "Eva Ek" not in repr(of)


def test_the_form_s_name_and_a_section_stand_above_as_drupal_writes_it() -> None:
    lines = [("Our vision", "", "", ""), ("Submission Details", "", "", ""), HEAD, *DATA]
    of = found(lines)
    assert (of.top, of.header_rows, answers(of)) == (2, 1, list(TEXTS))


@pytest.mark.parametrize(
    "lines",
    [
        [(text,) for text in TEXTS],
        [("Customer vision – responses",), (), *((text,) for text in TEXTS)],
        [("Calm",), ("Warm", "note"), ("Kind", "other note"), ("Slow",)],
        [("Calm", ""), ("Warm", "Bern"), ("Kind", "Basel"), ("Slow", "Chur")],
        [HEAD, *DATA],
        DATA,
        [("Id", QUESTION), ("1", "Calm"), (), ("Id", QUESTION), ("1", "Warm"), ("2", "Kind")],
        [("Timestamp", ""), ("2026-11-10 09:00:00", "Calm"), ("2026-11-11 09:00:00", "Warm")],
        [],
    ],
)
def test_no_answer_and_no_header_is_taken_for_such_a_line(lines: list[Line]) -> None:
    assert title_lines(rows_of(lines)) == 0


def test_the_question_above_a_list_of_one_column_is_no_answer() -> None:
    one_by_one = [(text,) for text in TEXTS]
    for above in ([], [("Q1",)], [("Customer vision",), ("Exported on 30 November",)]):
        of = found([*above, (QUESTION,), *one_by_one])
        assert (of.header_rows, of.titles, answers(of)) == (len(above) + 1, (QUESTION,), list(TEXTS))


def test_a_title_line_with_the_question_is_the_header_s_first_row() -> None:
    lines = [
        ("Customer vision",),
        (),
        (QUESTION, "", ""),
        ("Word 1", "Word 2", "Word 3"),
        ("calm", "warm", "kind"),
        ("ease", "joy", ""),
    ]
    of = found([*lines, ("trust", "", "")])
    assert (of.top, of.header_rows, of.places, of.together) == (1, 2, (0, 1, 2), (0, 1, 2))


@pytest.mark.parametrize("lines", [[("Q1",), (QUESTION,)], [HEAD], [("id", "Q1"), ("Response ID", QUESTION)]])
def test_code_and_question_alone_are_no_answers(lines: list[Line]) -> None:
    of = found([*lines, *(cells[-len(lines[0]) :] for cells in DATA)])
    assert (of.header_rows, answers(of)) == (len(lines), list(TEXTS))
    bare = answer_list(rows_of([("Q1",), (QUESTION,)]), (QUESTION,)) if len(lines[0]) == 1 else None
    assert bare is None or (bare.header_rows, answers(bare)) == (2, [])


def test_lists_put_one_below_the_other_have_one_header() -> None:
    more = [(cells[0], cells[1], cells[2], f"{cells[3]} again") for cells in DATA]
    title = ("Customer vision", "", "", "")
    of = found([title, HEAD, *DATA, (), title, HEAD, *more])
    assert (of.top, of.header_rows) == (1, 1)
    assert answers(of) == [*TEXTS, *(cells[3] for cells in more)]
    two = [("Q1", "id"), (QUESTION, "Response ID")]
    turned = [(cells[3], cells[0]) for cells in DATA]
    assert answers(found([*two, *turned, *two, *turned])) == [*TEXTS, *TEXTS]


def test_further_rows_are_picked_as_the_first_were() -> None:
    picker = Picker(found([HEAD, *DATA]), (QUESTION,))
    row = SheetRow(9, ("7", "2026-11-10 09:00:00", "203.0.113.9", "Warm"))
    assert picker.picked(row, is_above=False) == SheetRow(9, ("Warm",))
    assert picker.picked(SheetRow(9, HEAD), is_above=False) is None
    assert picker.picked(SheetRow(9, HEAD), is_above=True) == SheetRow(9, (QUESTION,))
    assert picker.picked(SheetRow(9, ("7",)), is_above=False) == SheetRow(9, ("",))


def test_the_column_that_tells_respondents_apart_is_named() -> None:
    of = found([("Timestamp", QUESTION, "Response ID"), *((cells[1], cells[3], cells[0]) for cells in DATA)])
    assert (of.places, of.respondents, of.again) == ((1,), 2, {})
    twice = found([HEAD, *DATA, DATA[0]])
    assert (twice.respondents, twice.again) == (0, {6: 2})
    assert found([(QUESTION,), *((text,) for text in TEXTS)]).respondents is None


def test_empty_columns_and_rows_say_nothing() -> None:
    spread = [("", cells[0], "", "", cells[3], "") for cells in (HEAD, *DATA)]
    of = found([(), (), spread[0], (), *spread[1:], ()])
    assert (of.titles, of.places, answers(of)) == ((QUESTION,), (4,), list(TEXTS))


CELLS = st.sampled_from(
    ["", "", "Calm", "Q1", QUESTION, "2026-11-10", "7", "eva@museum.example", "Answer", "Export date:"]
)


@given(st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=12))
def test_some_row_is_always_left_below_the_lines(lines: list[Line]) -> None:
    rows = rows_of(lines)
    assert 0 <= title_lines(rows) < max(1, len(rows))


@given(st.lists(st.text(min_size=1, max_size=30).map(lambda text: (text,)), max_size=12))
def test_of_a_list_of_one_column_no_line_is_passed_over(lines: list[Line]) -> None:
    assert title_lines(rows_of(lines)) == 0


def test_the_same_words_with_numbers_that_grow_name_columns() -> None:
    said = (("Calm", "Warm"), ("Fair", ""), ("Quick", "Kind"))
    for title in ("Word", "Wort", "Mot", "言葉"):
        of = found([(f"{title} 1", f"{title} 2"), *said])
        assert (of.header_rows, of.together, answers(of)) == (1, (0, 1), ["Calm", "Fair", "Quick"])
    for first in (("Calm 1", "Warm 2"), ("Warm 2", "Warm 1")):
        assert found([first, *said]).header_rows == 0
