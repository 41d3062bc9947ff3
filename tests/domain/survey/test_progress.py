"""Numbers that cannot tell who has just answered."""

from app.domain.survey.progress import answers_in_words, closing_keeps_back, comes_out


def test_answers_come_out_five_or_more_at_a_time() -> None:
    assert [comes_out(waiting, new) for waiting, new in ((0, 1), (3, 1), (4, 1), (0, 5), (2, 400))] == [
        *(False, False, True, True, True)
    ]


def test_words_say_at_least_while_more_may_wait_and_the_number_afterwards() -> None:
    assert [answers_in_words(count, more_may_wait=True) for count in (0, 4, 5, 43, 1999)] == [
        *["fewer than 5 answers"] * 2,
        *("at least 5 answers", "at least 43 answers", "at least 1,999 answers"),
    ]
    assert [answers_in_words(count, more_may_wait=False) for count in (0, 1, 43, 1999)] == [
        *("0 answers", "1 answer", "43 answers", "1,999 answers")
    ]


def test_one_closing_shows_the_rest_if_it_comes_with_a_step() -> None:
    asked = [(given, shown) for shown in (False, True) for given in (0, 1, 4, 5, 9)]
    assert [closing_keeps_back(given, has_shown_rest=shown) for given, shown in asked] == [
        *(True, True, True, False, False),
        *[True] * 5,
    ]
