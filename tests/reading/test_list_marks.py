"""Bullets and numbers in front of pasted answers do not come in."""

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.answers import read_answers

SAID = ["Trust", "Calm and clear", "Kindness", "Time for me"]


def read(text: str) -> list[str]:
    found = read_answers(text, AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    return [row.cells[found.found.column] for row in found.rows][found.found.header_rows :]


@pytest.mark.parametrize("mark", ["• {1}", "{0}. {1}", "{0}) {1}", "({0}) {1}", "- {1}", "– {1}", "* {1}", "#{0} {1}"])
@pytest.mark.parametrize("title", ["", f"{QUESTION}\n"])
def test_marks_before_answers_are_dropped(mark: str, title: str) -> None:
    assert read(title + "\n".join(mark.format(*pair) for pair in enumerate(SAID, start=1))) == SAID


def test_numbers_that_belong_to_an_answer_stay() -> None:
    said = ["Trust", "24/7 service", "1. Calm", "Three lamps"]
    assert read("\n".join(said)) == said
