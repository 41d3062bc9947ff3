"""Columns of what was chosen from a scale stand back behind what people wrote themselves."""

from collections.abc import Sequence

import pytest

from app.domain.answers.columns import answer_list
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import SheetRow

SAID = ("More tea please", "", "Calm", "", "Short queues", "")
SCALES = {
    "satisfied": ("Very satisfied", "Satisfied", "Neutral", "Satisfied", "Dissatisfied", ""),
    "agree": ("Strongly agree", "Agree", "Neither agree nor disagree", "Agree", "", "Disagree"),
    "German": ("Stimme voll zu", "Stimme eher zu", "Weiß nicht", "Stimme eher nicht zu", "", "Stimme zu"),
    "French": ("Tout à fait d’accord", "Plutôt d'accord", "Pas d'accord", "Sans avis", "Oui", "Non"),
    "Spanish": ("Muy satisfecho", "Satisfecho", "Muy de acuerdo", "Nunca", "A veces", "No sé"),
    "often": ("Always", "often", "sometimes", "Never", "never", "Often"),
}


def titles(asked: str, rated: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    rows = [("Id", asked, "What else?"), *((str(n), *cells) for n, cells in enumerate(zip(rated, said, strict=True)))]
    return answer_list([SheetRow(number, row) for number, row in enumerate(rows, start=1)], (QUESTION,)).titles


@pytest.mark.parametrize("rated", SCALES.values(), ids=SCALES)
@pytest.mark.parametrize("asked", ["How was the food?", "The staff is friendly", "Rooms [Light]"])
def test_a_scale_is_left_behind_beside_answers(asked: str, rated: Sequence[str]) -> None:
    assert titles(asked, rated, SAID) == ("What else?",)


@pytest.mark.parametrize("rated", SCALES.values(), ids=SCALES)
def test_the_survey_s_own_question_may_have_been_asked_with_a_scale(rated: Sequence[str]) -> None:
    assert titles(QUESTION, rated, [""] * len(rated)) == (QUESTION,)


def test_words_that_people_write_themselves_are_no_scale() -> None:
    assert titles("In one word?", ("Good", "Fair", "Excellent", "Calm", "Agree", "Poor"), SAID)[0] == "In one word?"
