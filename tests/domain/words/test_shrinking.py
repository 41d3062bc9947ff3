"""Which texts are about to be lost: in one go, by and by, cut down and cleared, again and again."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.words.shrinking import (
    MOST_KEPT,
    MOST_STANDING,
    RECENT,
    SHORTEST,
    Watch,
    going,
    is_suspect,
    judged,
    with_deletion,
    with_kept,
)
from tests.domain.worth import differ
from tests.factories import MORNING
from tests.people import STATEMENT

OTHER = "Nobody queues here, and everybody finds the thing they came for."
LONG = f"{STATEMENT} {OTHER} And this, and that, and what somebody said in between."


@dataclass
class Text:
    """A text and what is kept of it. `exact`: how often it had to be looked at closely."""

    text: str = ""
    now: float = 0.0
    watch: Watch = field(default_factory=Watch)
    kept: list[str] = field(default_factory=list)
    cleared: list[str | None] = field(default_factory=list)
    exact: int = 0
    has_grown: bool = True

    def becomes(self, after: str, *, deleted: int | None = None) -> None:
        """At most so many characters are deleted for that; as many as are missing if nothing else is said."""
        at = MORNING + timedelta(seconds=self.now)
        gone = len(self.text) if deleted is None else deleted
        self.watch = with_deletion(self.watch, self.text, at, gone, has_grown=self.has_grown)
        if is_suspect(self.watch, self.text, gone):
            self.exact += 1
            loss = judged(self.watch, self.text, after, at)
            self.watch = loss.watch
            self.kept += loss.texts
            self.cleared.append(loss.cleared)
        self.text, self.has_grown = after, False

    def grows(self, after: str) -> None:
        self.text, self.has_grown = after, True

    def loses(self, count: int) -> None:
        """From its end."""
        self.becomes(self.text[: len(self.text) - count], deleted=count)


def test_a_text_of_some_length_is_kept_when_it_is_cleared() -> None:
    text = Text(STATEMENT)
    text.becomes("")
    assert (text.kept, text.cleared) == ([STATEMENT], [STATEMENT])


@pytest.mark.parametrize(("after", "kept"), [(STATEMENT[:24], [STATEMENT]), (STATEMENT[:26], []), (OTHER, [STATEMENT])])
def test_half_of_it_makes_the_difference_and_not_the_length(after: str, kept: list[str]) -> None:
    text = Text(STATEMENT)
    text.becomes(after)
    assert text.kept == kept


@pytest.mark.parametrize(
    ("cleared", "is_kept"),
    [
        ("すべてのお客様が、また来たいと思う物語を持って帰れるように。", True),
        ("每位客人都带着故事离开", True),
        ("모든 손님에게", True),
        ("お客様の物語", True),
        ("お客様", False),
        ("We promise help.", True),
        ("x" * (SHORTEST - 1), False),
        ("  x  x  ", False),
    ],
)
@pytest.mark.parametrize("at_once", [1, 100])
def test_few_words_are_kept_in_every_script_at_once_and_letter_by_letter(
    cleared: str, is_kept: bool, at_once: int
) -> None:
    text = Text(cleared)
    while text.text:
        text.now += 0.03
        text.loses(min(at_once, len(text.text)))
    assert (text.kept, [one for one in text.cleared if one]) == (([cleared], [cleared]) if is_kept else ([], []))


def test_of_a_short_text_nearly_all_must_be_gone() -> None:
    text = Text("We promise help to guests.")
    text.becomes("We promise")
    assert text.kept == []
    text.becomes("We p")
    assert text.kept == ["We promise help to guests."]


@pytest.mark.parametrize("at_once", [1, 1000])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "We promise to help every guest of ours, whatever.",
            "We do not promise to help every guest of ours, whatever.",
        ),
        ("We do not promise to help every guest of ours.", "We promise to help every guest of ours."),
        ("x" * 199, "x" * 199 + " And nobody is ever sent away."),
        (f"{STATEMENT} One.", f"Three. {STATEMENT}"),
    ],
)
def test_what_is_cleared_is_offered_to_the_letter(first: str, second: str, at_once: int) -> None:
    """However little it differs from what was cleared, and put back, a moment ago."""
    text = Text(first)
    for one in (first, second, first):
        text.grows(one)
        while text.text:
            text.now += 0.03
            text.loses(min(at_once, len(text.text)))
        assert [offer for offer in text.cleared if offer][-1] == one
        text.now += 5
    assert list(dict.fromkeys(text.kept)) == [first, second]


def test_what_was_tidied_a_moment_ago_is_offered_as_it_was_when_it_was_cleared() -> None:
    text = Text(LONG)
    text.loses(50)
    text.now += 1
    tidy = text.text
    text.becomes("")
    assert (text.kept[-1], text.cleared[-1]) == (tidy, tidy)


def test_letter_by_letter_it_is_kept_once_and_looked_at_seldom() -> None:
    text = Text(LONG)
    while text.text:
        text.now += 0.03
        text.loses(1)
    assert (text.kept, text.cleared[0]) == ([LONG], LONG)
    assert text.exact < 10


def test_with_pauses_in_between_the_longest_is_kept_and_then_what_was_left_of_it() -> None:
    text = Text(LONG)
    while text.text:
        text.now += 20
        text.loses(10)
    assert text.kept[0] == LONG
    assert len(text.kept) <= 5
    assert all(differ(one, other) for one, other in pairwise(text.kept))


@pytest.mark.parametrize("at_once", [1, 7, len(LONG)])
def test_a_tidied_text_is_kept_although_it_was_part_of_a_longer_one(at_once: int) -> None:
    text = Text(LONG)
    text.loses(len(LONG) - len(STATEMENT) - len(OTHER) - 1)
    tidy = text.text
    text.now += 5
    while text.text:
        text.loses(min(at_once, len(text.text)))
        text.now += 0.03
    assert sorted(text.kept) == sorted([LONG, tidy])


def test_a_text_is_kept_that_somebody_wrote_on_while_another_took_a_longer_one_away() -> None:
    """All within seconds: neither the longest nor the one that has shrunk first, and it goes letter by letter, too."""
    text = Text(LONG)
    text.loses(80)
    text.grows(f"{text.text} {OTHER.upper()}")
    second = text.text
    assert len(second) < len(LONG)
    while text.text:
        text.now += 0.03
        text.loses(1)
    assert text.kept == [LONG, second]


def test_what_is_nearly_the_same_is_not_passed_on_from_text_to_text() -> None:
    """A wording stands for a text, and that one for an earlier one, which has too much that the wording lacks."""
    first, second, third = LONG, LONG[:-20], LONG[:-40]
    assert [differ(first, second), differ(second, third), differ(first, third)] == [False, False, True]
    text = Text(third)
    text.becomes("")
    text.grows(first)
    text.loses(len(first) - len(second))
    text.becomes("")
    assert any(not differ(first, kept) for kept in text.kept)


def test_however_fast_texts_follow_each_other_few_are_watched() -> None:
    text = Text(LONG)
    for number in range(200):
        text.loses(60)
        text.grows(f"{text.text} {number:060}")
    assert len(text.watch.standing) <= MOST_STANDING + 2


def test_what_is_going_is_what_the_present_text_lacks_and_no_wording_has() -> None:
    text = Text(LONG)

    def found(seconds: float = 0, *, is_kept: bool = True) -> tuple[str, ...]:
        return going(text.watch, text.text, MORNING + timedelta(seconds=seconds), is_kept=is_kept)

    text.loses(9)
    assert [found(), found(is_kept=False)] == [(), ()]
    text.loses(1)
    assert [found(), found(is_kept=False)] == [(), (LONG,)]
    text.loses(60)
    assert [found(), found(RECENT.total_seconds())] == [(LONG,), ()]
    text.watch = with_kept(text.watch, [LONG], MORNING)
    assert found() == ()


def test_typing_and_taking_back_is_looked_at_now_and_then_and_keeps_nothing() -> None:
    text = Text(STATEMENT)
    for _ in range(200):
        text.now += 0.2
        text.grows(STATEMENT + " xyz")
        text.loses(4)
    assert text.kept == []
    assert text.exact < 40


def test_the_same_wording_is_not_kept_twice_within_a_minute_and_is_offered_each_time() -> None:
    text = Text(STATEMENT)
    for more in ("", "!", " Yes.", "!"):
        text.grows(STATEMENT + more)
        text.becomes("")
        text.now += 5
    assert text.kept == text.cleared == [STATEMENT, STATEMENT + "!", STATEMENT + " Yes.", STATEMENT + "!"]
    assert [kept for _, kept in text.watch.kept] == [STATEMENT, STATEMENT + "!", STATEMENT + " Yes."]


def test_of_very_many_within_a_minute_only_those_are_kept_that_are_long_and_new() -> None:
    text = Text()
    for number in range(MOST_KEPT + 10):
        text.now += 1
        text.grows(f"{STATEMENT} {number}")
        text.becomes("")
    assert len(set(text.kept)) == MOST_KEPT
    assert len(text.kept) == MOST_KEPT + 10  # the nearest one is offered
    text.grows("Something short.")
    text.becomes("")
    text.grows(OTHER)
    text.becomes("")
    assert text.kept[MOST_KEPT + 10 :] == [OTHER]
    text.now += RECENT.total_seconds()
    text.grows("Something short.")
    text.becomes("")
    assert text.kept[-1] == "Something short."


def test_a_replaced_text_is_kept_without_asking_anybody() -> None:
    text = Text(STATEMENT)
    text.becomes(OTHER)
    assert (text.kept, text.cleared) == ([STATEMENT], [None])


def test_of_what_shrank_long_ago_nobody_is_asked() -> None:
    text = Text(LONG)
    text.loses(60)
    text.now += RECENT.total_seconds() + 1
    text.loses(30)
    assert (text.kept, text.cleared) == ([LONG], [None])


def test_a_clock_that_was_set_back_keeps_rather_too_much() -> None:
    text = Text(STATEMENT, now=3600)
    text.becomes("")
    text.now = 0
    text.grows(STATEMENT + "!")
    text.becomes("")
    assert text.kept == [STATEMENT, STATEMENT + "!"]


words = st.lists(st.sampled_from(LONG.split() + OTHER.upper().split() + ["物語を", "قصة"]), max_size=40).map(" ".join)


@given(steps=st.lists(st.tuples(words, st.floats(0, 30)), max_size=12))
def test_whatever_stood_and_is_gone_with_one_step_is_held_by_a_wording(steps: list[tuple[str, float]]) -> None:
    """To the letter, unless it was a rest of a longer one that went right before."""
    text = Text()
    for after, seconds in steps:
        before = text.text
        text.now += seconds
        text.becomes(after)
        text.has_grown = True
        if before.strip() and not after and len(before.strip()) >= SHORTEST:
            assert before in text.kept
