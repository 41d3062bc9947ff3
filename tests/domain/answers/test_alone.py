"""Answers that begin with numbers and signs, and lists that have nothing but answers."""

from collections.abc import Sequence

import pytest

from app.domain.answers.columns import AnswerList, answer_list
from app.domain.errors import Invalid
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

WORDS = ("Calm", "Friendly", "Welcoming", "Warm light", "Curious", "Open")


def found(lines: Sequence[Sequence[str]]) -> AnswerList:
    return answer_list([SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, start=1)], (QUESTION,))


def answers(lines: Sequence[Sequence[str]]) -> list[str]:
    of = found(lines)
    return [row.cells[of.column] for row in of.rows[of.header_rows :]]


MARKS = ("{}. {}", "{}) {}", "({}) {}", "[{}] {}", "#{} {}", "{}: {}", "{} - {}", "{} {}", "- {1}", "• {1}", "* {1}")


@pytest.mark.parametrize("mark", MARKS)
def test_lines_of_a_list_are_kept_with_their_marks(mark: str) -> None:
    lines = [mark.format(number, word) for number, word in enumerate(WORDS, start=1)]
    assert answers([(line,) for line in lines]) == lines
    assert answers([("Answer",), *((line,) for line in lines)]) == lines
    times = [("Timestamp", "Answer"), *((f"2026-11-20 09:{n}", line) for n, line in enumerate(lines, start=10))]
    assert answers(times) == lines


def test_behind_marks_are_names_and_days_what_they_are_elsewhere() -> None:
    for cells in (("Daniel Ek", "Anna Lind", "Ahmed Said"), ("Januar", "Februar", "März"), ("9:30", "10:11", "12:00")):
        with pytest.raises(Invalid):
            found([(f"{number}. {cell}",) for number, cell in enumerate(cells, start=1)])


BEGIN_WITH_NUMBERS = (
    *("24/7 erreichbar", "5 Sterne", "Platz 1", "Top 10", "100 % ehrlich", "Nr. 1 in Service", "2 friendly people"),
    *("3 x schneller", "1 gutes Team"),
)


@pytest.mark.parametrize("answer", BEGIN_WITH_NUMBERS)
def test_words_with_a_number_are_answers_where_nothing_else_is(answer: str) -> None:
    for count in (1, 4):
        assert answers([(answer,)] * count) == [answer] * count
        assert answers([("Timestamp", "Answer"), *[("2026-11-20 09:14", answer)] * count]) == [answer] * count


def test_all_of_them_are_one_list() -> None:
    assert answers([(answer,) for answer in BEGIN_WITH_NUMBERS]) == [*BEGIN_WITH_NUMBERS]


@pytest.mark.parametrize("first", [1, 17, 2017, 10_000])
def test_sentences_that_are_alike_but_for_a_number_are_answers_where_nothing_else_is(first: int) -> None:
    lines = [f"Calm and friendly people number {number} who listen" for number in range(first, first + 20)]
    assert answers([(line,) for line in lines]) == lines


def test_a_refusal_says_what_the_columns_were_taken_for_and_no_cell() -> None:
    rows = [(f"2026-11-20 09:{n}", f"p{n}@museum.example", f"{n}") for n in range(10, 14)]
    with pytest.raises(Invalid) as refused:
        found([("Datum", "E-Mail", ""), *rows])
    assert refused.value.what_happened == (
        "No column of this list looks like answers: column 1 “Datum” holds times; column 2 “E-Mail” holds names, "
        "addresses or what tells who answered; column 3 holds numbers or codes."
    )
    assert (
        refused.value.next_step
        == "If these numbers are what people answered, take them as answers. Nothing counts before you have seen it."
    )
    with pytest.raises(Invalid) as untitled:
        found([(mail,) for _, mail, _ in rows])
    assert [mail for _, mail, _ in rows if mail in str(untitled.value)] == []


@pytest.mark.parametrize(
    "lines",
    [
        [("Answer",), ("5",), ("4",), ("more time",)],
        [("Antwort",), ("10 Minuten",), ("5 Tage",), ("24/7",)],
        [("Id", "Answer"), ("1", "=SUM(A1)"), ("2", "+1 for calm"), ("3", "-warm"), ("4", "@home")],
    ],
)
def test_what_is_called_answers_and_has_words_is_never_refused(lines: Sequence[Sequence[str]]) -> None:
    assert answers(lines) == [line[-1] for line in lines[1:]]


@pytest.mark.parametrize("cells", [("lea@m.example", "ben@m.example"), ("https://a.example/1", "https://a.example/2")])
def test_addresses_are_no_answers_whatever_they_are_called(cells: Sequence[str]) -> None:
    with pytest.raises(Invalid):
        found([("Answer",), *((cell,) for cell in cells)])
