"""Which columns hold one answer together, so that a preview can offer to join them."""

from collections.abc import Sequence

import pytest

from app.domain.answers.columns import AnswerList, answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

Line = tuple[str, ...]
WORDS: list[Line] = [("calm", "warm", "kind"), ("ease", "", "joy"), ("trust", "speed", ""), ("light", "hope", "care")]


def found(lines: Sequence[Line]) -> AnswerList:
    return answer_list([SheetRow(number, cells) for number, cells in enumerate(lines, start=1)], (QUESTION,))


def with_ids(heads: Sequence[Line], words: Sequence[Line] = WORDS) -> list[Line]:
    above = [("Response ID" if number == 0 else "", *head) for number, head in enumerate(heads)]
    return [*above, *((str(4711 + number), *cells) for number, cells in enumerate(words))]


@pytest.mark.parametrize("third", ["bright", "Sunny", "no", "warm and bright"])
def test_a_box_in_which_few_wrote_belongs_to_the_others(third: str) -> None:
    words = [("calm", "warm", ""), ("ease", "fair", third), ("trust", "speed", ""), ("light", "hope", "")]
    for of in (found([("Q1_1", "Q1_2", "Q1_3"), *words]), found(with_ids([("Q1_1", "Q1_2", "Q1_3")], words))):
        assert (of.titles, of.together) == (("Q1_1", "Q1_2", "Q1_3"), (0, 1, 2))


ONE_ANSWER: dict[str, list[Line]] = {
    "SurveyMonkey's text boxes": [(QUESTION, "", ""), ("Word 1", "Word 2", "Word 3")],
    "a merged title": [(QUESTION,) * 3, ("First", "Second", "Third")],
    "Qualtrics' fields": [("Q1_1", "Q1_2", "Q1_3"), tuple(f"{QUESTION} - Word {n}" for n in (1, 2, 3))],
    "LimeSurvey's codes": [("G01Q01[SQ001]", "G01Q01[SQ002]", "G01Q01[SQ003]")],
    "LimeSurvey's titles": [tuple(f"{QUESTION} [{word} word]" for word in ("First", "Second", "Third"))],
    "SoSci's items": [("A101_01", "A101_02", "A101_03")],
    "numbers": [("Word 1", "Word 2", "Word 3")],
    "Wörter": [("Wort Nr. 1", "Wort Nr. 2", "Wort Nr. 3")],
    "numbers behind a hash": [("Mot #1", "Mot #2", "Mot #3")],
    "answers": [("Antwort 1", "Antwort 2", "Antwort 3")],
    "the same title": [("Your word", "Your word", "Your word")],
    "Alchemer's": [(f"First:{QUESTION}", f"Second:{QUESTION}", f"Third:{QUESTION}")],
}


@pytest.mark.parametrize("heads", ONE_ANSWER.values(), ids=ONE_ANSWER)
def test_columns_of_one_question_belong_together(heads: list[Line]) -> None:
    of = found(with_ids(heads))
    assert (of.header_rows, of.places, of.together) == (len(heads), (1, 2, 3), (0, 1, 2))
    assert [row.cells for row in of.rows[of.header_rows :]] == WORDS


APART: dict[str, list[Line]] = {
    "questions by number": [("Q1", "Q2", "Q3")],
    "questions in words": [("Question 1", "Question 2", "Question 3")],
    "Fragen": [("Frage 1", "Frage 2", "Frage 3")],
    "variables": [("v_1", "v_2", "v_3")],
    "three questions": [("What was calm?", "What was warm?", "What was kind?")],
}


@pytest.mark.parametrize("heads", APART.values(), ids=APART)
def test_columns_of_several_questions_do_not(heads: list[Line]) -> None:
    of = found(with_ids(heads))
    assert (of.places, of.together) == ((1, 2, 3), ())


def test_one_column_alone_belongs_to_none() -> None:
    assert found([(QUESTION,), ("calm",), ("warm",)]).together == ()


def test_other_please_specify_belongs_to_the_question_it_stands_under() -> None:
    heads: list[Line] = [
        ("How was it?", "", "Anything else?"),
        ("Response", "Other (please specify)", "Open-Ended Response"),
    ]
    words = [("Good", f"Rather calm and quite warm, {n}", f"Nobody had to wait for long, {n}") for n in range(25)]
    of = found(with_ids(heads, words))
    assert (of.header_rows, of.places, of.together) == (2, (2, 3), ())
    assert of.titles == ("Other (please specify)", "Anything else?")


def test_names_beside_words_are_none_of_them() -> None:
    heads: list[Line] = [(QUESTION, "", "", ""), ("Word 1", "Word 2", "Word 3", "")]
    words = [(*cells, name) for cells, name in zip(WORDS, ("eva", "ben", "anna", "jonas"), strict=True)]
    of = found(with_ids(heads, words))
    assert (of.places, of.together) == ((1, 2, 3), (0, 1, 2))
    assert "jonas" not in repr(of)
