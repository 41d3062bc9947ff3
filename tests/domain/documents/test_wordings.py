"""Wordings as values: whether people are asked, and what nobody may remove."""

from datetime import timedelta

import pytest

from app.domain.documents.wordings import Offer, Settled, Why, Wording, is_worth_keeping, settled_as, stands
from tests.factories import MORNING
from tests.people import STATEMENT

OFFER = Offer(1, STATEMENT, MORNING + timedelta(minutes=10))


@pytest.mark.parametrize(
    ("text", "seconds", "asked"),
    [
        ("", 0, True),
        (" \n", 599, True),
        ("Every visitor", 0, True),
        ("", 600, False),
        (STATEMENT, 0, False),
        ("Each guest comes back again.", 0, False),  # somebody has written anew
    ],
)
def test_people_are_asked_for_ten_minutes_and_until_something_stands_there(
    text: str, seconds: float, asked: bool
) -> None:
    assert stands(OFFER, text, MORNING + timedelta(seconds=seconds)) is asked


def test_checked_words_are_the_same_with_other_space_around_them() -> None:
    settled = {STATEMENT: Settled.CHECKED}
    assert [settled_as(text, settled) for text in (f"\n{STATEMENT}  \n", STATEMENT[:-1])] == [Settled.CHECKED, None]


def test_only_what_has_letters_is_worth_keeping() -> None:
    assert [is_worth_keeping(text) for text in ("a", " \n\t", "")] == [True, False, False]
    assert Wording(1, STATEMENT, Why.REST, None).words == 8
