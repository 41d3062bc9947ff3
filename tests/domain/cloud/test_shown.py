"""Which words everybody may see."""

import pytest

from app.domain.cloud.cloud import CloudEntry, visible_cloud
from app.domain.cloud.shown import Withheld, check_shown, fewest_answers, withheld


def word(written: str, count: int) -> CloudEntry:
    return CloudEntry(written, count, written.casefold())


@pytest.mark.parametrize(
    ("entry", "answer_count", "why"),
    [
        (word("harbour", 2), 6, None),
        (word("harbour", 1), 6, Withheld.FEW),
        (word("harbour", 2), 99, None),
        (word("harbour", 2), 100, Withheld.FEW),
        (word("harbour", 3), 100, None),
        (word("0161", 40), 50, Withheld.DIGITS),
        (word("24/7", 40), 50, Withheld.DIGITS),
        (word("٤٧١١", 40), 50, Withheld.DIGITS),
        (word("H₂O", 40), 50, Withheld.DIGITS),
        (CloudEntry("round the clock", 40, "24/7"), 50, Withheld.DIGITS),  # its address would tell
        (CloudEntry("Room 12", 40, "room"), 50, Withheld.DIGITS),
        (word("Anna", 40), 50, Withheld.HINTED),
        (word("Anna Lind", 40), 50, Withheld.HINTED),
        (word("Annabel", 40), 50, None),
    ],
)
def test_a_word_is_shown_that_several_people_said(entry: CloudEntry, answer_count: int, why: Withheld | None) -> None:
    assert withheld(entry, answer_count, {"anna"}) == why


def test_the_limit_grows_at_100_answers() -> None:
    assert [fewest_answers(number) for number in (0, 5, 99, 100, 100_000)] == [2, 2, 2, 3, 3]


def test_a_small_cloud_may_have_no_word_and_says_so_by_being_empty() -> None:
    assert visible_cloud(["Amber", "Birch", "Cedar", "Dune"], "") is None
    assert visible_cloud(["Amber", "Birch", "Cedar", "Dune", "Elm"], "") == ()
    assert visible_cloud(["Amber", "Birch", "Cedar", "Dune", "amber"], "") == (CloudEntry("amber", 2, "amber"),)


@pytest.mark.parametrize("entry", [word("harbour", 1), word("4711", 9)])
def test_paper_and_files_take_no_other_word(entry: CloudEntry) -> None:
    with pytest.raises(ValueError, match="may not be shown"):
        check_shown([entry], 6)
    with pytest.raises(ValueError, match="fewer than 5"):
        check_shown([word("harbour", 2)], 4)
    check_shown([word("harbour", 2)], 5)
    check_shown([], 0)
