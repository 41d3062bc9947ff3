"""Numbers that cannot tell who has just answered."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.survey_progress import answers_in_words, in_steps

MANY = st.integers(min_value=0, max_value=2_000_000)


def test_the_steps_are_these() -> None:
    assert sorted({in_steps(count) for count in range(1200)}) == [
        *(0, 1, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000)
    ]
    assert [in_steps(count) for count in (99_999, 100_000, 1_499_999)] == [75_000, 100_000, 1_000_000]


@given(MANY, MANY)
def test_a_step_is_never_more_than_there_are_and_never_goes_back(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert in_steps(fewer) <= in_steps(more) <= more


@given(MANY)
def test_a_step_is_a_step_of_its_own_and_at_least_half_of_the_number(count: int) -> None:
    assert in_steps(in_steps(count)) == in_steps(count)
    assert count < 5 or in_steps(count) > count / 2


def test_words_say_at_least_while_the_survey_is_open_and_the_number_afterwards() -> None:
    assert [answers_in_words(count, is_open=True) for count in (0, 1, 4, 5, 43, 1999)] == [
        "no answers",
        *["fewer than 5 answers"] * 2,
        *("at least 5 answers", "at least 40 answers", "at least 1,500 answers"),
    ]
    assert [answers_in_words(count, is_open=False) for count in (0, 1, 43, 1999)] == [
        *("0 answers", "1 answer", "43 answers", "1,999 answers")
    ]
