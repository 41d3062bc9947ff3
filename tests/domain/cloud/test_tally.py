"""The running count: answers come and go, choices are applied, and each word opens the answers behind it."""

import pytest

from app.domain.cloud import vocabulary as cloud_vocabulary
from app.domain.cloud.choices import Choices
from app.domain.cloud.cloud import CloudEntry
from app.domain.cloud.tally import Tally
from tests.domain.cloud.test_choices import made

QUESTION = "What would you like customers to think of?"


def tally(*answers: str) -> Tally:
    counted = Tally([QUESTION])
    counted.add({f"answer-{number}": text for number, text in enumerate(answers)})
    return counted


def test_answers_come_and_go() -> None:
    counted = tally("calm crew", "crew")
    assert counted.entries(Choices()) == (CloudEntry("crew", 2, "crew"), CloudEntry("calm", 1, "calm"))
    counted.remove(["answer-0", "never-seen"])
    counted.add({"answer-9": "sea"})
    assert counted.entries(Choices()) == (CloudEntry("crew", 1, "crew"), CloudEntry("sea", 1, "sea"))
    assert (counted.ids, len(counted)) == ({"answer-1", "answer-9"}, 2)


def test_merged_words_count_once_for_each_answer_under_the_name_of_the_last() -> None:
    counted = tally("fast and quick", "quick", "Fast", "swift")
    choices = made(("merge", "quick", "fast"), ("merge", "swift", "quick"))
    assert counted.entries(choices) == (CloudEntry("fast", 4, "fast"),)


def test_renamed_and_hidden_words() -> None:
    counted = tally("fast", "fast crew", "awful crew")
    choices = made(("rename", "fast", "Speed"), ("hide", "awful"))
    assert counted.entries(choices) == (CloudEntry("crew", 2, "crew"), CloudEntry("Speed", 2, "fast"))


def test_only_as_many_as_asked_for() -> None:
    assert [entry.word for entry in tally("calm sea", "calm crew").entries(Choices(), limit=2)] == ["calm", "crew"]


def test_a_word_opens_its_answers_in_alphabetical_order_of_their_texts() -> None:
    assert tally("sea!", "calm", "a sea").answers_with("sea", Choices()) == [
        ("answer-2", (("a ", False), ("sea", True))),
        ("answer-0", (("sea", True), ("!", False))),
    ]


def test_words_are_written_as_people_wrote_them_whatever_was_chosen() -> None:
    counted = tally("WiFi for guests", "guests", "On Time", "on time", "on time, always")
    assert counted.written(["wifi", "guest", "guests", "on time", "nothing"]) == {
        "wifi": "WiFi",
        "guest": "guests",
        "guests": "guests",
        "on time": "on time",
    }


def test_text_that_is_made_to_be_slow_is_read_all_the_same() -> None:
    hostile = ["\n" * 100_000 + "@", "a@" * 30_000, "x" * 100_000, "-'" * 50_000, "分り" * 20_000, "1." * 50_000]
    assert tally("calm", *hostile).entries(Choices(), limit=1) == (CloudEntry("calm", 1, "calm"),)


def test_more_words_than_numbers_are_kept_for_do_not_count_but_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud_vocabulary, "MOST", 30)
    entries = tally("calm", "well-known crew", *(f"word-{number}" for number in range(50)), "calm").entries(Choices())
    assert entries[0] == CloudEntry("calm", 2, "calm")
    assert len(entries) < 20
