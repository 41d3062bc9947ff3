"""The handout as a value: dated by its content, and never a cloud below the minimum."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cloud.cloud import CloudEntry
from app.domain.export.handout import HandoutCloud, HandoutPerson, people_of
from app.domain.survey.survey import QUESTION
from tests.factories import participant
from tests.people import ANA
from tests.render.sample_handout import CONTENT

WORDS = (CloudEntry("welcome", 3, "welcome"),)
CHANGES = {
    "organisation": "Harbour Ferries Ltd",
    "starts_at": CONTENT.starts_at.replace(minute=30),
    "place": "Upstairs",
    "video_link": "https://video.example/j/another",
    "cloud": replace(CONTENT.cloud, answer_count=CONTENT.cloud.answer_count + 1),
    "artifacts": CONTENT.artifacts[1:],
    "customers": replace(CONTENT.customers, why="They come back."),
    "documents": CONTENT.documents[1:],
    "join_code": "0815 4711",
    "people": (replace(CONTENT.people[0], bio="Another."), *CONTENT.people[1:]),
}


def test_the_digest_changes_with_anything_that_stands_on_the_handout() -> None:
    digests = {name: replace(CONTENT, **{name: value}).digest for name, value in CHANGES.items()}  # type: ignore[arg-type]
    assert CONTENT.digest not in digests.values()
    assert len(set(digests.values())) == len(CHANGES)


def test_the_same_content_has_the_same_digest() -> None:
    assert replace(CONTENT, title="Other").digest != replace(CONTENT, title=str(CONTENT.title)).digest == CONTENT.digest


@given(first=st.text(), second=st.text())
def test_words_cannot_move_from_one_field_to_the_next_unnoticed(first: str, second: str) -> None:
    one, other = replace(CONTENT, place=first, passcode=second), replace(CONTENT, place=second, passcode=first)
    assert (one.digest == other.digest) == (first == second)


@pytest.mark.parametrize("answers", [0, 1, 4])
def test_no_cloud_can_be_made_of_fewer_answers_than_the_minimum(answers: int) -> None:
    with pytest.raises(ValueError, match="fewer than 5 answers"):
        HandoutCloud(QUESTION, answers, WORDS, None)
    assert HandoutCloud(QUESTION, answers, (), None).answer_count == answers
    assert HandoutCloud(QUESTION, 5, WORDS, None).entries == WORDS


def test_of_people_it_says_who_they_are_and_not_how_to_reach_them() -> None:
    ana = participant(ANA, bio="Knows every corner of the museum.")
    assert people_of((ana,)) == (
        HandoutPerson("Ana Souza", "Guide", "Front of house", "Knows every corner of the museum."),
    )
