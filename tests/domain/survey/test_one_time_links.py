"""One-time links: how many, how unguessable, and what is told of them."""

import random

import pytest

from app.domain.errors import Invalid
from app.domain.survey.one_time_links import checked_size, new_tickets, used_in_words
from app.render.one_time_links import tickets_csv, tickets_text

LINKS = ("https://vision.museum.example/s/key/t/one", "https://vision.museum.example/s/key/t/two")


def test_a_list_has_a_sensible_size() -> None:
    assert [checked_size(size) for size in (1, 120, 100_000)] == [1, 120, 100_000]
    for size in (0, -1, 100_001):
        with pytest.raises(Invalid) as refusal:
            checked_size(size)
        assert refusal.value.field == "size"


def test_tickets_are_all_different_and_hold_128_bits() -> None:
    made = new_tickets(1000, random.Random(1))
    assert len(set(made)) == 1000
    assert {len(ticket) for ticket in made} == {26}  # of 5 bits each
    assert set("".join(made)) == set("abcdefghijklmnopqrstuvwxyz234567")


def test_how_many_links_were_used_is_told_once_the_survey_is_closed() -> None:
    told = {used_in_words(120, used, is_open=True) for used in (0, 1, 83, 120)}
    assert told == {"120 links; how many were used is told when the survey is closed"}
    assert used_in_words(1200, 83, is_open=False) == "at least 80 of 1,200 links used"
    assert used_in_words(1200, 84, is_open=False) == "at least 80 of 1,200 links used"  # closed again, one answer later
    assert used_in_words(10, 1, is_open=False) == "fewer than 5 of 10 links used"


def test_of_a_very_short_list_it_is_never_told_who_has_answered() -> None:
    assert used_in_words(1, 1, is_open=False) == "1 link; of so few it is not told how many were used"
    assert used_in_words(4, 0, is_open=False) == "4 links; of so few it is not told how many were used"


def test_files_hold_a_link_a_line() -> None:
    assert tickets_csv(LINKS) == f"Link\r\n{LINKS[0]}\r\n{LINKS[1]}\r\n".encode()
    assert tickets_text(LINKS) == f"{LINKS[0]}\n{LINKS[1]}\n".encode()
