"""What each row of a list would bring: a new answer, the same again, one too long, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer_columns import AnswerList
from app.domain.answers_export import neutralised
from app.domain.answers_import import (
    Choice,
    JudgedRow,
    Repeats,
    Verdict,
    coming_in,
    counts,
    folded,
    judged,
    number_coming_in,
    settled,
    tidy,
)
from app.domain.refusals import Invalid
from app.domain.sheets import SheetRow
from app.domain.survey import ANSWER_LIMIT

TEXTS = (
    "Friendly",
    " ",
    "friendly ",
    "=1+1",
    "é" * (ANSWER_LIMIT + 1),
    "é" * ANSWER_LIMIT,
    "Here\r\nalready",
    "Friendly",
)
LIST = AnswerList(("Q", "C"), tuple(SheetRow(n, (text, "x")) for n, text in enumerate(("Q", *TEXTS), 1)), 1, 0)
KNOWN = frozenset({folded("HERE ALREADY")})


def test_every_row_is_judged() -> None:
    rows = judged(LIST, Choice(), KNOWN)
    assert rows == (
        JudgedRow(2, Verdict.NEW, "Friendly"),
        JudgedRow(3, Verdict.EMPTY, ""),
        JudgedRow(4, Verdict.REPEATED, "friendly", 2),
        JudgedRow(5, Verdict.NEW, "=1+1"),
        JudgedRow(6, Verdict.TOO_LONG, "é" * (ANSWER_LIMIT + 1)),
        JudgedRow(7, Verdict.NEW, "é" * ANSWER_LIMIT),
        JudgedRow(8, Verdict.KNOWN, "Here\nalready"),
        JudgedRow(9, Verdict.REPEATED, "Friendly", 2),
    )
    assert counts(rows) == {"new": 3, "repeated": 2, "known": 1, "too_long": 1, "empty": 1}


@pytest.mark.parametrize(
    ("repeats", "number"), [(Repeats.LEAVE_OUT, 3), (Repeats.KEEP_IN_LIST, 5), (Repeats.KEEP_ALL, 6)]
)
def test_what_is_said_twice_comes_in_as_often_as_wanted(repeats: Repeats, number: int) -> None:
    rows = judged(LIST, Choice(), KNOWN)
    assert len(coming_in(rows, repeats)) == number_coming_in(counts(rows), repeats) == number


def test_a_list_that_brings_nothing_is_refused() -> None:
    with pytest.raises(Invalid, match="no new answer in this column"):
        coming_in(judged(LIST, Choice(), frozenset(map(folded, TEXTS))), Repeats.LEAVE_OUT)


def test_the_column_and_the_header_can_be_chosen_and_nonsense_is_passed_over() -> None:
    assert settled(Choice(1, 0), LIST) == Choice(1, 0)
    assert settled(Choice(7, 9), LIST) == settled(Choice(-1, -1), LIST) == Choice(0, 1)
    assert [row.text for row in judged(LIST, Choice(0, 0), frozenset())][:2] == ["Q", "Friendly"]
    assert {row.text for row in judged(LIST, Choice(1), frozenset())} == {"x"}


@given(st.text(max_size=30))
def test_what_an_export_made_harmless_comes_back_as_it_was(text: str) -> None:
    if tidy(text) == text:  # as every answer is
        assert tidy(neutralised(text)) == text
    assert folded(f"  {text.upper()} ") == folded(text.upper())
