"""What each row of a list would bring: a new answer, the same again, one too long, or none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers.columns import AnswerList
from app.domain.answers.export import neutralised
from app.domain.answers.imports import (
    Choice,
    Judge,
    JudgedRow,
    Repeats,
    Verdict,
    check_some,
    comes_in,
    likeness,
    number_coming_in,
    seems_known,
    settled,
    tidy,
)
from app.domain.errors import Invalid
from app.domain.survey.survey import ANSWER_LIMIT
from app.domain.tables.sheets import SheetRow

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
KNOWN = {likeness("HERE ALREADY"): 1}


def judged(found: AnswerList, choice: Choice, known: Mapping[int, int]) -> tuple[JudgedRow, ...]:
    return tuple(Judge(found, choice, known).judged(found.rows))


def counts(rows: Sequence[JudgedRow]) -> Mapping[Verdict, int]:
    return dict.fromkeys(Verdict, 0) | Counter(row.verdict for row in rows)


def coming_in(rows: Sequence[JudgedRow], repeats: Repeats) -> int:
    return sum(comes_in(row, repeats) for row in rows)


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
    assert counts(rows) == {"new": 3, "repeated": 2, "known": 1, "again": 0, "too_long": 1, "empty": 1}


@pytest.mark.parametrize(
    ("repeats", "number"), [(Repeats.LEAVE_OUT, 3), (Repeats.KEEP_IN_LIST, 5), (Repeats.KEEP_ALL, 6)]
)
def test_what_is_said_twice_comes_in_as_often_as_wanted(repeats: Repeats, number: int) -> None:
    rows = judged(LIST, Choice(), KNOWN)
    assert coming_in(rows, repeats) == number_coming_in(counts(rows), repeats) == number


def test_a_list_that_brings_nothing_is_refused() -> None:
    known = judged(LIST, Choice(), dict.fromkeys(map(likeness, TEXTS), 9))
    with pytest.raises(Invalid, match="no new answer in this column"):
        check_some(coming_in(known, Repeats.LEAVE_OUT))


def test_the_column_and_the_header_can_be_chosen_and_nonsense_is_passed_over() -> None:
    assert settled(Choice((1,), 0), LIST) == Choice((1,), 0)
    assert settled(Choice((7,), 99), LIST) == settled(Choice((-1,), -1), LIST) == Choice((0,), 1)
    assert [row.text for row in judged(LIST, Choice((0,), 0), {})][:2] == ["Q", "Friendly"]
    assert {row.text for row in judged(LIST, Choice((1,)), {})} == {"x"}


def test_what_one_person_wrote_in_several_columns_is_one_answer() -> None:
    said = AnswerList(("Word 1", "Word 2"), (SheetRow(1, ("Calm", "Warm")), SheetRow(2, ("", "Fair"))), 0, 0)
    assert [row.text for row in judged(said, Choice((1, 0)), {})] == ["Calm\nWarm", "Fair"]
    assert [row.text for row in judged(replace(said, together=(0, 1)), Choice(), {})] == ["Calm\nWarm", "Fair"]


def test_of_answers_in_the_same_words_as_many_are_known_as_are_here() -> None:
    rows = AnswerList(("",), tuple(SheetRow(n, (text,)) for n, text in enumerate(("Trust",) * 3 + ("Speed",), 1)), 0, 0)
    found = judged(rows, Choice(), {likeness("trust"): 2, likeness("kind"): 1})
    assert [row.verdict for row in found] == ["known", "known", "repeated", "new"]
    assert [number_coming_in(counts(found), repeats) for repeats in Repeats] == [4, 2, 1]
    assert not seems_known(counts(found))


def test_fifty_people_who_said_the_same_are_fifty_unless_somebody_says_otherwise() -> None:
    fifty = AnswerList(("",), tuple(SheetRow(number, ("Trust",)) for number in range(1, 51)), 0, 0)
    assert coming_in(judged(fifty, Choice(), {}), Choice().repeats) == 50
    here = counts(judged(fifty, Choice(), {likeness("trust"): 46}))
    assert (number_coming_in(here, Choice().repeats), seems_known(here)) == (50, True)


def test_rows_of_the_same_respondent_are_left_out_where_one_wishes() -> None:
    said = ("Trust", "Speed", "Trust", "")
    twice = AnswerList(
        ("",), tuple(SheetRow(number, (text,)) for number, text in enumerate(said, 2)), 0, 0, again={4: 2, 5: 2}
    )
    assert [row.verdict for row in judged(twice, Choice(), {})] == ["new", "new", "repeated", "empty"]
    assert judged(twice, Choice(once_each=True), {})[2] == JudgedRow(4, Verdict.AGAIN, "Trust", 2)
    assert not settled(Choice(once_each=True), LIST).once_each


@given(st.text(max_size=30))
def test_what_an_export_made_harmless_comes_back_as_it_was(text: str) -> None:
    if tidy(text) == text:  # as every answer is
        assert tidy(neutralised(text)) == text
    assert likeness(f"  {text.upper()} ") == likeness(text.upper())
