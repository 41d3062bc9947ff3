"""What becomes of an answer as the respondent's browser sends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.survey.survey import ANSWER_LIMIT, QUESTION, checked_answer


def test_the_question_is_the_methods_and_the_limit_2000() -> None:
    assert QUESTION == "What would you like customers to think of when they think about their experience?"
    assert ANSWER_LIMIT == 2000


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 2000,
        "👋" * 2000,  # the page's counter counts code points too
        "é" * 2000,
        "\n".join(["x"] * 1000) + "x",  # 1000 letters, 999 line ends, one more letter
    ],
)
def test_exactly_2000_characters_are_kept_and_one_more_is_not(typed: str) -> None:
    sent = typed.replace("\n", "\r\n")  # as forms send it
    assert checked_answer(sent) == typed
    with pytest.raises(Invalid) as refusal:
        checked_answer(f"{sent}!")
    assert (refusal.value.what_happened, refusal.value.field) == (
        "Your answer is 1 character too long. Please shorten it a little.",
        "answer",
    )


def test_a_family_of_emoji_counts_as_many_characters_as_it_has() -> None:
    assert checked_answer("👨‍👩‍👧" * 400) == "👨‍👩‍👧" * 400
    with pytest.raises(Invalid):
        checked_answer("👨‍👩‍👧" * 401)


@pytest.mark.parametrize("empty", ["", " ", "\r\n\r\n", "\t\n", "\x00", " \x00 "])
def test_an_empty_answer_is_refused(empty: str) -> None:
    with pytest.raises(Invalid, match="write a few words") as refusal:
        checked_answer(empty)
    assert refusal.value.field == "answer"


def test_outer_white_space_and_what_no_database_keeps_are_left_out() -> None:
    assert checked_answer(" \r\nCurious\x00 and\r\nwelcome\t") == "Curious and\nwelcome"


@given(st.text(max_size=2100))
def test_whatever_is_kept_is_kept_the_same_a_second_time(text: str) -> None:
    try:
        kept = checked_answer(text)
    except Invalid:
        return
    assert checked_answer(kept) == kept
    assert 1 <= len(kept) <= 2000
