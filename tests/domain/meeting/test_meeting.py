"""The clock of a meeting. The server's time comes in as a value, and may be stepped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import (
    GRACE,
    Meeting,
    credit_outage,
    ended_early,
    entered,
    paused,
    resumed,
    with_clock_moved,
    with_more_time,
    with_time_set,
    without_clock,
)
from app.domain.meeting.phase_spec import PhaseKind
from tests.messages.english import english

TWO = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
"""Two o'clock: the meeting begins."""

MARIA = "Maria Lind"
DRAFT = Phase("draft", PhaseKind.DRAFT, "Draft", 15)
LOBBY = Phase("lobby", PhaseKind.LOBBY, "Lobby", 0)


def at(minutes: float = 0, seconds: float = 0) -> datetime:
    return TWO + timedelta(minutes=minutes, seconds=seconds)


DRAFTING = Meeting("draft", 900, 1, TWO, at(15), None, "Maria Lind moved everyone to “Draft”")
PAUSED = Meeting("draft", 900, 2, TWO, None, 600.0, "Maria Lind paused the clock")
IN_LOBBY = Meeting("lobby", 0)


def test_entering_a_phase_starts_its_clock_and_the_meeting() -> None:
    assert english(entered(IN_LOBBY, DRAFT, TWO, MARIA)) == DRAFTING
    assert english(entered(PAUSED, DRAFT, at(7), "Priya")) == Meeting(
        "draft", 900, 3, TWO, at(22), None, "Priya moved everyone to “Draft”"
    )


def test_the_lobby_has_no_clock_and_begins_nothing() -> None:
    assert english(entered(IN_LOBBY, LOBBY, TWO, "")) == Meeting("lobby", 0, 1)
    assert english(entered(DRAFTING, LOBBY, at(3), MARIA)) == Meeting(
        "lobby", 0, 2, TWO, None, None, "Maria Lind moved everyone to “Lobby”"
    )
    assert (IN_LOBBY.remaining(TWO), IN_LOBBY.is_over(TWO), IN_LOBBY.has_clock, IN_LOBBY.grace_ends_at()) == (
        None,
        False,
        False,
        None,
    )


@pytest.mark.parametrize(
    ("now", "left", "over"),
    [
        (at(), 900.0, False),
        (at(14, 59.5), 0.5, False),
        (at(15), 0.0, True),
        (at(16), 0.0, True),  # stays at 0:00
        (at(-60), 4500.0, False),  # a clock stepped back an hour
    ],
)
def test_what_is_left_never_falls_below_zero(now: datetime, left: float, over: bool) -> None:
    assert (DRAFTING.remaining(now), DRAFTING.is_over(now)) == (left, over)


def test_the_grace_is_ten_seconds_long() -> None:
    assert (timedelta(seconds=10), at(15, 10)) == (GRACE, DRAFTING.grace_ends_at())


def test_a_paused_clock_stands_still_and_goes_on_where_it_stood() -> None:
    assert english(paused(DRAFTING, at(5), MARIA)) == PAUSED
    assert (PAUSED.is_paused, PAUSED.has_clock, PAUSED.remaining(at(500)), PAUSED.is_over(at(500))) == (
        True,
        True,
        600.0,
        False,
    )
    assert PAUSED.grace_ends_at() is None
    assert english(resumed(PAUSED, at(20), MARIA)) == Meeting(
        "draft", 900, 3, TWO, at(30), None, "Maria Lind resumed the clock"
    )


def test_only_a_running_clock_is_paused_and_only_a_paused_one_resumed() -> None:
    for meeting in (PAUSED, IN_LOBBY):
        with pytest.raises(Invalid):
            paused(meeting, at(5), MARIA)
    for meeting in (DRAFTING, IN_LOBBY):
        with pytest.raises(Invalid):
            resumed(meeting, at(5), MARIA)


@pytest.mark.parametrize(
    ("seconds", "now", "deadline", "total", "words", "ended_with"),
    [
        (300, at(5), at(20), 1200, "added 5 minutes", None),
        (60, at(5), at(16), 960, "added 1 minute", None),
        (-60, at(5), at(14), 840, "took 1 minute", None),
        (-60, at(14, 30), at(14, 30), 840, "took 1 minute", 30.0),  # no more than is left
        (60, at(15), at(16), 960, "added 1 minute", None),
        (300, at(15, 7), at(20, 7), 1200, "added 5 minutes", None),  # at 0:00 it counts from now
    ],
)
def test_time_is_added_and_taken(
    seconds: int, now: datetime, deadline: datetime, total: int, words: str, ended_with: float | None
) -> None:
    assert english(with_more_time(DRAFTING, seconds, now, MARIA)) == Meeting(
        "draft", total, 2, TWO, deadline, None, f"Maria Lind {words}", ended_with
    )


def test_taking_time_at_zero_does_not_lengthen_the_grace() -> None:
    for meeting, now in ((DRAFTING, at(15, 7)), (IN_LOBBY, TWO), (replace(PAUSED, paused_seconds=0.0), TWO)):
        with pytest.raises(Invalid, match="no time left"):
            with_more_time(meeting, -60, now, MARIA)


def test_a_paused_clock_stays_paused_when_time_is_added_or_taken() -> None:
    assert english(with_more_time(PAUSED, 300, at(9), MARIA)) == Meeting(
        "draft", 1200, 3, TWO, None, 900.0, "Maria Lind added 5 minutes"
    )
    assert with_more_time(replace(PAUSED, paused_seconds=20.0), -60, at(9), MARIA).remaining(at(9)) == 0.0


def test_the_clock_is_set() -> None:
    assert english(with_time_set(DRAFTING, 90, at(5), MARIA)) == Meeting(
        "draft", 90, 2, TWO, at(6, 30), None, "Maria Lind set the clock to 1:30"
    )
    assert english(with_time_set(PAUSED, 3600, at(5), MARIA)) == Meeting(
        "draft", 3600, 3, TWO, None, 3600.0, "Maria Lind set the clock to 60:00"
    )
    assert with_time_set(DRAFTING, 0, at(5), MARIA).is_over(at(5))
    for seconds in (-1, 14_401):
        with pytest.raises(Invalid) as refusal:
            with_time_set(DRAFTING, seconds, at(5), MARIA)
        assert refusal.value.field == "minutes"


def test_ending_early_puts_the_clock_at_zero_and_the_grace_begins() -> None:
    early = ended_early(DRAFTING, at(5), MARIA)
    assert english(early) == Meeting("draft", 900, 2, TWO, at(5), None, "Maria Lind ended the phase early", 600.0)
    assert (early.is_over(at(5)), early.grace_ends_at()) == (True, at(5, 10))
    assert ended_early(PAUSED, at(5), MARIA).deadline == at(5)


def test_a_phase_that_is_only_looked_at_again_has_no_clock() -> None:
    for meeting in (DRAFTING, PAUSED):
        looked_at = without_clock(meeting)
        assert (looked_at.has_clock, looked_at.total_seconds, looked_at.version) == (False, 0, meeting.version)


def test_an_outage_is_given_back_and_the_timer_says_so() -> None:
    assert english(credit_outage(DRAFTING, at(5), at(7, 30))) == Meeting(
        "draft", 900, 2, TWO, at(17, 30), None, "The server was away for 150 seconds; that time has been added back"
    )


def test_a_clock_that_ran_out_during_the_outage_has_what_was_left_when_it_began() -> None:
    again = credit_outage(DRAFTING, at(14), at(74))
    assert (again.remaining(at(74)), again.is_over(at(74))) == (60.0, False)


def test_an_outage_in_the_grace_begins_the_grace_anew() -> None:
    """People who were finishing a sentence get to finish it."""
    again = credit_outage(DRAFTING, at(15, 4), at(15, 50))
    assert (again.deadline, again.grace_ends_at(), again.is_over(at(15, 50))) == (at(15, 50), at(16), True)


@pytest.mark.parametrize(
    ("meeting", "began", "ended"),
    [
        (DRAFTING, at(15, 10), at(20)),  # time was up when it began, and the grace too
        (DRAFTING, at(16), at(20)),
        (PAUSED, at(5), at(20)),  # a paused clock loses nothing
        (IN_LOBBY, at(5), at(20)),
        (DRAFTING, at(5), at(5)),
        (DRAFTING, at(5), at(-55)),  # the machine's clock was stepped back meanwhile
    ],
)
def test_nothing_is_given_back_where_nothing_was_lost(meeting: Meeting, began: datetime, ended: datetime) -> None:
    assert credit_outage(meeting, began, ended) == meeting


@pytest.mark.parametrize("after", [at(5), at(65), at(-55)])
def test_wherever_the_servers_clock_is_set_what_was_left_is_left(after: datetime) -> None:
    moved = with_clock_moved(DRAFTING, at(5), after)
    assert moved.remaining(after) == DRAFTING.remaining(at(5)) == 600
    assert (with_clock_moved(PAUSED, at(5), after), with_clock_moved(IN_LOBBY, at(5), after)) == (PAUSED, IN_LOBBY)


def test_time_that_is_up_stays_up_wherever_the_clock_is_set() -> None:
    assert with_clock_moved(DRAFTING, at(15, 10), at(-55)) == DRAFTING
    in_the_grace = with_clock_moved(DRAFTING, at(15, 4), at(-45))
    assert in_the_grace.grace_ends_at() == at(-45, 6)


@given(
    began=st.floats(-3600, 3600),
    away=st.floats(0.001, 7200),
)
def test_what_was_left_when_an_outage_began_is_left_when_it_ends(began: float, away: float) -> None:
    start, end = at(seconds=began), at(seconds=began + away)
    left = DRAFTING.remaining(start)
    if left:
        assert credit_outage(DRAFTING, start, end).remaining(end) == pytest.approx(left, abs=1e-5)


@given(st.lists(st.tuples(st.sampled_from(["pause", "resume", "+1", "+5", "-1"]), st.floats(0, 400)), max_size=12))
def test_however_the_clock_is_pressed_it_keeps_its_books(presses: list[tuple[str, float]]) -> None:
    """Only running time is used up; nothing else changes what is left but what was added and taken."""
    meeting, now, left = DRAFTING, TWO, 900.0
    for press, wait in presses:
        now += timedelta(seconds=wait)
        left = left if meeting.is_paused else max(0.0, left - wait)
        before = meeting
        try:
            if press == "pause":
                meeting = paused(meeting, now, MARIA)
            elif press == "resume":
                meeting = resumed(meeting, now, MARIA)
            else:
                meeting = with_more_time(meeting, int(press) * 60, now, MARIA)
                left = max(0.0, left + int(press) * 60)
        except Invalid:
            assert meeting == before
            continue
        assert meeting.version == before.version + 1
        assert meeting.remaining(now) == pytest.approx(left, abs=1e-3)
