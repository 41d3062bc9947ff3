"""Codes that survey programs write for no answer are no answers."""

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.answers import read_answers


@pytest.mark.parametrize("codes", [("-99", "-77"), ("-66", "-9"), ("-999", "-88.0")])
@pytest.mark.parametrize("title", [QUESTION, "Your vision word"])
def test_codes_for_no_answer_are_none(title: str, codes: tuple[str, str]) -> None:
    said = (codes[0], "Trust", codes[1], codes[0], "-10 degrees outside", "Calm")
    text = f"lfdn;{title}\n" + "".join(f"{number};{one}\n" for number, one in enumerate(said * 3, start=1))
    read = read_answers(text.encode(), AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    rows = list(read.rows)[read.found.header_rows :]
    assert [row.cells[read.found.column] for row in rows] == ["", "Trust", "", "", "-10 degrees outside", "Calm"] * 3
