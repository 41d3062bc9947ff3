"""What staff of Harbour Ferries write, and what the cloud makes of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.cloud.cloud import CloudEntry, answers_with, count_words, visible_cloud
from tests.render.sample_answers import ANSWERS, QUESTION


def counted(*answers: str, question: str = "") -> dict[str, int]:
    return {entry.word: entry.count for entry in count_words(answers, question)}


def test_the_most_frequent_word_comes_first_and_equal_ones_in_alphabetical_order() -> None:
    assert count_words(["Calm crew", "crew, dolphins", "a calm CREW"], QUESTION) == (
        CloudEntry("crew", 3, "crew"),
        CloudEntry("calm", 2, "calm"),
        CloudEntry("dolphins", 1, "dolphins"),
    )


def test_only_as_many_words_as_asked_for() -> None:
    assert [entry.word for entry in count_words(["calm sea", "calm crew"], "", limit=2)] == ["calm", "crew"]


def test_a_person_who_repeats_a_word_counts_once() -> None:
    assert counted("safe, safe, safe!", "safe") == {"safe": 2}


def test_the_most_usual_form_is_shown_and_a_capital_at_the_start_of_a_sentence_says_nothing() -> None:
    assert counted("Friendly", "Friendly. Friendly!", "so friendly", "from NASA", "nasa, like NASA") == {
        "friendly": 3,
        "NASA": 2,
    }


@pytest.mark.parametrize("word", ["was", "virus", "business", "less", "always", "bus", "news", "James", "process"])
def test_folding_never_mangles_a_word(word: str) -> None:
    words = counted(f"crew {word} safe", f"crew {word} calm", f"crew new {word}", f"crew busy {word}")
    assert set(words) <= {"crew", "safe", "calm", "new", "busy", word}


def test_singular_and_plural_are_joined_only_where_both_occur() -> None:
    assert counted("a smile", "the smiles", "our ferries", "our ferry", "boxes") == {
        "ferry": 2,
        "smile": 2,
        "boxes": 1,
    }
    assert counted("news", "a new boat", "kindness", "glasses") == {
        "boat": 1,
        "glasses": 1,
        "kindness": 1,
        "new": 1,
        "news": 1,
    }


def test_irregular_plurals_and_possessives_are_joined_too() -> None:
    assert counted("a child", "children", "children", "the captain", "the captain’s table") == {
        "children": 3,
        "captain": 2,
        "table": 1,
    }


def test_plurals_stay_apart_where_the_answers_are_not_english() -> None:
    assert counted("le cours de la mer", "dans la cour avec les enfants", "une mer pour les enfants") == {
        "enfants": 2,
        "mer": 2,
        "cour": 1,
        "cours": 1,
    }


def test_stop_words_of_the_commonest_languages_are_left_out() -> None:
    assert counted("we are the best", "para los niños", "avec le sourire", "mit der Fähre", "é uma viagem") == {
        "best": 1,
        "Fähre": 1,
        "niños": 1,
        "sourire": 1,
        "viagem": 1,
    }


def test_ordinary_english_words_are_no_stop_words_because_another_language_has_them() -> None:
    words = "sea car hat war man plus sin par tan son era hay"
    assert sorted(counted(words)) == sorted(words.split())


def test_the_words_of_the_question_are_left_out_in_singular_and_plural() -> None:
    answers = ["Customers think their experience is calm", "One customer, many experiences", "the customer's smile"]
    assert counted(*answers, question=QUESTION) == {"calm": 1, "smile": 1}


def test_two_words_that_people_really_repeat_stay_together_and_keep_their_own_votes() -> None:
    answers = ["Always on time", "on time and safe", "be on-time please", "time flies", "time to relax", "our time"]
    assert counted(*answers) == {
        "time": 5,
        "on time": 3,
        "flies": 1,
        "please": 1,
        "relax": 1,
        "safe": 1,
    }


def test_words_that_only_happen_to_meet_are_no_phrase() -> None:
    twice = counted("top deck", "top deck", "top", "deck")
    over_a_full_stop = counted("Top. Deck", "top, deck", "top! deck")
    a_small_share = counted("calm crew", "calm crew", "calm crew", *["crew"] * 9, *["calm"] * 9)
    with_an_article = counted("the crew", "the crew", "the crew")
    assert (twice, over_a_full_stop, a_small_share, with_an_article) == (
        {"deck": 3, "top": 3},
        {"deck": 3, "top": 3},
        {"calm": 12, "crew": 12},
        {"crew": 3},
    )


def test_accents_apostrophes_hyphens_emoji_and_marks_are_parts_of_words() -> None:
    assert counted(
        "naïve café", "rock’n’roll", "door-to-door", "👍🏽 great 👍", "👍", "हिन्दी", "24/7", "cafe\u0301"
    ) == {
        "café": 2,
        "👍": 2,
        "24/7": 1,
        "door-to-door": 1,
        "great": 1,
        "naïve": 1,
        "rock’n’roll": 1,
        "हिन्दी": 1,
    }


def test_nothing_is_shown_below_the_minimum() -> None:
    assert visible_cloud(["calm"] * 4, QUESTION) is None
    assert visible_cloud(["calm"] * 5, QUESTION) == (CloudEntry("calm", 5, "calm"),)
    assert visible_cloud(["calm"] * 2, QUESTION, minimum=2) == (CloudEntry("calm", 2, "calm"),)


def test_no_answers_and_answers_without_words_give_no_cloud() -> None:
    assert (count_words([], QUESTION), count_words(["", "  ", "?!", "the of a"], QUESTION)) == ((), ())


def test_a_word_opens_the_answers_behind_it_with_its_places_marked() -> None:
    answers = ["Smile. A warm smile!", "No smiles here", "calm"]
    assert answers_with(answers, QUESTION, "smile") == [
        (("Smile", True), (". A warm ", False), ("smile", True), ("!", False)),
        (("No ", False), ("smiles", True), (" here", False)),
    ]


def test_a_phrase_opens_its_answers_and_an_unknown_word_none() -> None:
    answers = ["on time", "always on time.", "On-time", "time"]
    assert answers_with(answers, QUESTION, "on time") == [
        (("on time", True),),
        (("always ", False), ("on time", True), (".", False)),
        (("On-time", True),),
    ]
    assert answers_with(answers, QUESTION, "dolphin") == []


def test_the_sample_survey_reads_well() -> None:
    leading = {entry.word: entry.count for entry in count_words(ANSWERS, QUESTION, limit=9)}
    assert leading == {
        "crew": 7,
        "islands": 7,
        "on time": 7,
        "people": 6,
        "sea": 6,
        "welcome": 6,
        "friendly": 5,
        "good": 5,
        "home": 5,
    }


_TEXT = st.lists(
    st.sampled_from(
        ["crew", "Crews", "crew's", "on", "time", "on-time", "👍", "👍🏽", " ", ". ", "\n", "the", "É", "e\u0301"]
    )
    | st.text(max_size=4)
).map("".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TEXT, max_size=8))
def test_every_word_opens_exactly_as_many_answers_as_its_count_says(answers: list[str]) -> None:
    for entry in count_words(answers, QUESTION):
        opened = answers_with(answers, QUESTION, entry.key)
        texts = ["".join(segment.text for segment in segments) for segments in opened]
        assert len(opened) == entry.count
        assert all(any(segment.is_match for segment in segments) for segments in opened)
        assert [text for text in answers if text in texts] == [text for text in answers if text in set(texts)]
        assert texts == [text for text in answers if text in set(texts)]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (["sin sorpresas", "sin sorpresas feas", "calm"], "sin sorpresas"),
        (["mai sola", "mai solo", "mai soli"], "mai solo"),
        (["ei jonoja", "ei jonoja", "calm"], "ei jonoja"),
    ],
)
def test_a_negation_that_is_a_word_elsewhere_opens_the_answers_that_it_counts(said: list[str], key: str) -> None:
    (entry,) = (entry for entry in count_words(said, "What matters?") if entry.key == key)
    assert len(answers_with(said, "What matters?", key)) == entry.count
