"""Drafts without authors, and the likes that add up on them."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.meeting.drafts import (
    REASON_LIMIT,
    Draft,
    HeatSegment,
    Like,
    LikedPhrase,
    Outcome,
    are_shown,
    checked_like,
    heat_segments,
    liked_phrases,
    solo_drafts,
    team_drafts,
)
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, CHEN, DILEK

DRAFT = Draft("one", 0, "Team A", "A story worth telling")


def like(start: int, end: int, who: str = "ana", reason: str = "", draft_id: str = "one", like_id: str = "") -> Like:
    return Like(like_id or f"{who} {start}-{end}", draft_id, who, start, end, reason)


def test_team_drafts_are_labelled_by_their_team_also_when_empty() -> None:
    assert team_drafts({"B": "  ", "A": f"\n{ANA.draft} \n"}) == (("Team A", ANA.draft), ("Team B", ""))


def test_solo_drafts_are_shuffled_numbered_and_empty_ones_left_out() -> None:
    texts = [ANA.draft, "", f" {BEN.draft}\n", " \n\t", CHEN.draft, DILEK.draft]
    expected = [ANA.draft, BEN.draft, CHEN.draft, DILEK.draft]
    random.Random(7).shuffle(expected)
    assert expected != [ANA.draft, BEN.draft, CHEN.draft, DILEK.draft]
    assert solo_drafts(texts, random.Random(7)) == tuple((f"Draft {n}", text) for n, text in enumerate(expected, 1))
    assert solo_drafts(["", " "], random.Random(7)) == ()


def test_every_order_of_solo_drafts_comes_up() -> None:
    orders = {tuple(text for _, text in solo_drafts(["a", "b", "c"], random.Random(seed))) for seed in range(100)}
    assert len(orders) == 6


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        (2, 7, (2, 7)),
        (1, 8, (2, 7)),  # without the white space at its edges
        (0, 21, (0, 21)),
        (0, 1, (0, 1)),
        (20, 21, (14, 21)),  # a finger cuts words; no phrase has one cut
        (5, 10, (2, 13)),
        (7, 9, (8, 13)),
    ],
)
def test_a_like_is_kept_as_whole_words(start: int, end: int, kept: tuple[int, int]) -> None:
    assert checked_like(DRAFT.text, start, end, "  why \n not ") == (*kept, "why not")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 3), (0, 22), (21, 22), (1, 2)])
def test_a_selection_of_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_like(DRAFT.text, start, end, "")
    assert refusal.value.field == "phrase"


def test_places_are_counted_in_characters_also_behind_emoji() -> None:
    text = "👋🏽 Welcome 👨‍👩‍👧"
    start = text.index("Welcome")
    assert checked_like(text, start - 1, start + 8, "") == (start, start + 7, "")
    draft = Draft("one", 0, "Draft 1", text)
    assert heat_segments(draft, [like(start, start + 7)]) == (
        HeatSegment("👋🏽 ", 0),
        HeatSegment("Welcome", 1),
        HeatSegment(" 👨‍👩‍👧", 0),
    )


def test_whole_words_end_where_no_letter_follows() -> None:
    assert checked_like("“Welcome!” they’re told", 3, 5, "") == (1, 8, "")
    assert checked_like("Every Dilek Aydın", 16, 17, "") == (12, 17, "")


def test_solo_drafts_are_shown_only_where_one_can_hide_among_others() -> None:
    collected = Outcome.COLLECTED
    shown = {(mode, count): are_shown(mode, collected, [DRAFT] * count) for mode in Mode for count in (0, 2, 3, 10)}
    assert shown == {
        (Mode.BREAKOUTS, 0): True,
        (Mode.BREAKOUTS, 2): True,
        (Mode.BREAKOUTS, 3): True,
        (Mode.BREAKOUTS, 10): True,
        (Mode.SOLO, 0): False,
        (Mode.SOLO, 2): False,
        (Mode.SOLO, 3): True,
        (Mode.SOLO, 10): True,
    }


def test_few_solo_drafts_are_shown_when_all_who_wrote_released_theirs() -> None:
    assert {how: are_shown(Mode.SOLO, how, [DRAFT]) for how in Outcome} == {
        Outcome.OPEN: False,
        Outcome.COLLECTED: False,
        Outcome.WITHHELD: False,
        Outcome.RELEASED: True,
    }


def test_a_reason_may_be_long_but_not_too_long() -> None:
    assert checked_like(DRAFT.text, 0, 1, "x" * REASON_LIMIT)[2] == "x" * REASON_LIMIT
    with pytest.raises(Invalid) as refusal:
        checked_like(DRAFT.text, 0, 1, "x" * (REASON_LIMIT + 1))
    assert refusal.value.field == "reason"


def test_the_same_words_liked_by_several_count_together_the_most_liked_first() -> None:
    likes = [
        like(0, 7, "ana", "warm"),
        like(8, 21, "ana", "we can tell it", like_id="mine"),
        like(8, 21, "ben"),
        like(8, 21, "chen", "concrete"),
        like(14, 21, "dilek", "active"),
        like(0, 7, "ben", "of another draft", draft_id="two"),
    ]
    assert liked_phrases(DRAFT, likes, "ana") == (
        LikedPhrase("worth telling", 8, 21, 3, ("concrete", "we can tell it"), "mine"),
        LikedPhrase("A story", 0, 7, 1, ("warm",), "ana 0-7"),
        LikedPhrase("telling", 14, 21, 1, ("active",), None),
    )
    assert {phrase.mine for phrase in liked_phrases(DRAFT, likes)} == {None}


def test_overlapping_likes_add_up_where_they_overlap() -> None:
    likes = [like(0, 13, "ana"), like(8, 21, "ben"), like(8, 13, "chen"), like(0, 21, "x", draft_id="two")]
    assert heat_segments(DRAFT, likes) == (
        HeatSegment("A story ", 1),
        HeatSegment("worth", 3),
        HeatSegment(" telling", 1),
    )


def test_one_person_heats_a_word_once_however_often_they_like_it() -> None:
    assert heat_segments(DRAFT, [like(0, 13), like(8, 21)]) == (HeatSegment("A story worth telling", 1),)


def test_a_draft_that_nobody_likes_is_one_cold_piece() -> None:
    assert heat_segments(DRAFT, []) == (HeatSegment(DRAFT.text, 0),)
    assert heat_segments(Draft("one", 0, "Team B", ""), []) == ()


def test_heat_ends_at_five() -> None:
    assert [HeatSegment("x", count).heat for count in (0, 1, 5, 6, 99)] == [0, 1, 5, 5, 5]


@given(
    text=st.text(min_size=1, max_size=40),
    places=st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 39), st.integers(1, 40)), max_size=8),
)
def test_the_segments_are_the_text_and_count_the_people(text: str, places: list[tuple[str, int, int]]) -> None:
    likes = [like(start, end, who) for who, start, end in places if start < end <= len(text)]
    segments = heat_segments(Draft("one", 0, "Draft 1", text), likes)
    assert "".join(segment.text for segment in segments) == text
    by_character = [count for segment in segments for count in [segment.count] * len(segment.text)]
    assert by_character == [
        len({entry.liker_key for entry in likes if entry.start <= place < entry.end}) for place in range(len(text))
    ]
    assert all(one.count != other.count for one, other in pairwise(segments))
