"""Rows that count the answers are none."""

import pytest

from app.domain.errors import Invalid
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED, SheetRow
from app.domain.tables.tallies import is_tally
from app.reading.answers import read_answers

WORDS = ("Calm", "Friendly", "Warm light", "Open")


def picked(*lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Below the titles."""
    pasted = "\n".join("\t".join(cells) for cells in lines)
    read = read_answers(pasted, AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    return [row.cells for row in read.rows][read.found.header_rows + read.found.top :]


@pytest.mark.parametrize(
    "last", ["4", "Total: 4", "Summe 4", "Antworten (4):", "Total responses: 4", "n = 4", "合計 4"]
)
def test_a_count_below_the_answers_is_none(last: str) -> None:
    words = [(word,) for word in WORDS]
    assert picked(*words, (last,)) == words
    assert picked((QUESTION,), *words, (last,)) == words


def test_a_count_above_the_answers_or_in_two_cells_is_none() -> None:
    assert picked(("Antworten (4):",), *((word,) for word in WORDS)) == [(word,) for word in WORDS]
    rows = [(f"2026-11-20 09:1{n}", word) for n, word in enumerate(WORDS)]
    for above in ([], [("Antworten (4):",)], [("Total", "4")]):
        lines = [*above, ("Timestamp", "Answer"), *rows, ("Total", "4")]
        assert picked(*lines) == [(word,) for word in WORDS]


@pytest.mark.parametrize("text", ["Total", "Total calm", "5", "Number 1", "Answers", "Total 100 % ehrlich", "Nr. 1"])
def test_an_answer_is_no_count(text: str) -> None:
    assert not is_tally(SheetRow(1, (text,)))
    assert picked(*((word,) for word in WORDS), (text,), ("Kind",))[-2:] == [(text,), ("Kind",)]


def test_a_list_of_counts_alone_is_refused() -> None:
    with pytest.raises(Invalid):
        picked(("Total: 4",), ("n = 4",))
