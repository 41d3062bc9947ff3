"""A header row must earn its place: what may be an answer is one."""

from collections.abc import Sequence

import pytest

from app.domain.answers.columns import answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

ASKS = "What matters to you?"
SAID = (("1", "Calm"), ("2", "Warm help"), ("3", "Quick story"))


def found(lines: Sequence[Sequence[str]]) -> tuple[int, int, list[str]]:
    """Lines above the header, rows of the header, and the answers below."""
    of = answer_list([SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, start=1)], (QUESTION,))
    return of.top, of.header_rows, [row.cells[of.column] for row in of.rows[of.header_rows :]]


FIRST_IS_AN_ANSWER = {
    "no address": [("Email", "Answer"), ("", "Calm"), ("lea@m.example", "Nice and warm"), ("ben@m.example", "Quick")],
    "no score": [("Score", "Answer"), ("", "Calm"), ("5", "Nice and warm"), ("4", "Quick")],
    "no id": [("ID", "Answer"), ("", "Calm"), ("2", "Nice and warm"), ("3", "Quick")],
    "no time": [
        ("Timestamp", "Answer"),
        ("", "Calm"),
        ("2026-11-20 09:14", "Nice and warm"),
        ("2026-11-20 09:15", "Quick"),
    ],
    "only an id": [
        ("ID", "Email", "Answer"),
        ("1", "", "Calm"),
        ("2", "lea@m.example", "Nice and warm"),
        ("3", "b@m.example", "Quick"),
    ],
    "a poll": [
        ("Poll name", "Poll type", "User name", "User email", "Answer"),
        ("Vision", "Open text", "Anonymous", "", "Calm"),
        ("Vision", "Open text", "Lea Moreau", "lea@m.example", "Nice and warm"),
        ("Vision", "Open text", "Ben Adeyemi", "ben@m.example", "Quick"),
    ],
    "a board": [
        ("Author", "Body", "Created at"),
        ("", "Calm", ""),
        ("Lea Moreau", "Nice and warm", "2026-11-20"),
        ("Ben Adeyemi", "Quick", "2026-11-21"),
    ],
}


@pytest.mark.parametrize("lines", FIRST_IS_AN_ANSWER.values(), ids=FIRST_IS_AN_ANSWER)
def test_the_first_respondent_may_leave_cells_empty(lines: Sequence[Sequence[str]]) -> None:
    assert found(lines) == (0, 1, ["Calm", "Nice and warm", "Quick"])


@pytest.mark.parametrize("nobody", ["Anonymous", "anonym", "anonyme", "匿名", "Аноним"])
def test_somebody_without_a_name_is_no_header(nobody: str) -> None:
    lines = [(nobody, "Calm"), ("lea@m.example", "Nice and warm"), ("ben@m.example", "Quick")]
    assert found(lines) == (0, 0, ["Calm", "Nice and warm", "Quick"])


@pytest.mark.parametrize(
    "lines",
    [
        [("§1 Ruhe",), ("§2 Zeit",), ("§3 Ehrlichkeit",)],
        [("5, because calm",), ("4, because slow",), ("3, because nice",)],
        [("Top 1 Ruhe",), ("Top 2 Zeit",), ("Top 3 Ehrlichkeit",)],
        [("Staff is calm",), ("Price is fair",), ("Time is short",)],
    ],
)
def test_a_line_like_those_below_is_no_header(lines: Sequence[Sequence[str]]) -> None:
    assert found(lines) == (0, 0, [line[0] for line in lines])


ASKED = {
    "codes": (0, 2, [("ID", "Q1"), ("Respondent", ASKS), *SAID]),
    "codes of LimeSurvey": (0, 2, [("id", "G01Q01"), ("Response ID", ASKS), *SAID]),
    "a line above": (1, 2, [("Visitors 2026", ""), ("ID", "Q1"), ("Respondent", ASKS), *SAID]),
    "one column": (0, 2, [("Q1",), (ASKS,), *((text,) for _, text in SAID)]),
    "one column with a line above": (0, 3, [("Visitors 2026",), ("Q1",), (ASKS,), *((text,) for _, text in SAID)]),
    "full-width": (0, 2, [("Q1",), ("何が大切ですか？",), *((text,) for _, text in SAID)]),
    "Arabic": (0, 2, [("Q1",), ("ما المهم؟",), *((text,) for _, text in SAID)]),
}


@pytest.mark.parametrize(("top", "header", "lines"), ASKED.values(), ids=ASKED)
def test_the_question_below_its_code_is_no_answer(top: int, header: int, lines: Sequence[Sequence[str]]) -> None:
    assert found(lines) == (top, header, [text for _, text in SAID])


def test_people_who_answer_with_questions_are_not_headers() -> None:
    assert found([("Q1",), ("Why wait?",), ("Is it fair?",), ("Where is the calm?",), ("Warm help",)]) == (
        *(0, 1),
        ["Why wait?", "Is it fair?", "Where is the calm?", "Warm help"],
    )


def test_answers_that_are_counted_in_words_are_answers_where_the_list_says_so() -> None:
    said = [f"calm friendly and warm number {number}" for number in range(9)]
    assert found([("Answer",), *((text,) for text in said)]) == (0, 1, said)


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("Q1", "Please describe our service in your own words"),
        ("VAR1", "What do you like?"),
        ("F1", "Bitte beschreiben Sie unseren Service"),
        ("Q1", "Décrivez votre visite en quelques mots"),
        ("Q1", "Опишите нашу работу"),
    ],
)
def test_what_asks_below_a_code_without_a_question_mark_is_no_answer_either(code: str, question: str) -> None:
    said = ["The calm?", "Warm help", "All of it"]
    assert found([(code,), (question,), *((text,) for text in said)]) == (0, 2, said)


def test_an_answer_that_begins_like_a_question_stays_among_others_like_it() -> None:
    said = ["How calm it is", "What a warm place", "Kind people"]
    assert found([("Q1",), *((text,) for text in said)]) == (0, 1, said)


@pytest.mark.parametrize("titles", [("Title", "Body", "Author"), ("Titel", "Beitrag", "Autor")])
def test_a_board_s_titles_are_known_where_no_times_stand_below(titles: tuple[str, ...]) -> None:
    said = ["Calm and near", "Be warm to all", "Kind people"]
    assert found([titles, ("", said[0], ""), ("Warm", said[1], "Lea"), ("", said[2], "Ben")]) == (0, 1, said)


@pytest.mark.parametrize("asked", ["What matters?", QUESTION])
@pytest.mark.parametrize(
    "above", [(), (("Poll type", "Word cloud"),), (("Poll type", "Word cloud"), ("Status", "Open"))]
)
def test_what_stands_beside_labels_above_a_poll_s_answers_is_none(
    asked: str, above: tuple[tuple[str, str], ...]
) -> None:
    lines = [("Poll question", asked), *above, ("Answer", "Votes"), ("Calm", "3"), ("Trust", "2"), ("Home", "1")]
    assert found(lines) == (1 + len(above), 1, ["Calm", "Trust", "Home"])
