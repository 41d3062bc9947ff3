"""Time comes back: when the end of drafting is taken back, and when one returns to a phase."""

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.errors import Conflict, Invalid
from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import (
    Meeting,
    TimeLeft,
    credit_outage,
    ended_early,
    entered,
    is_on_its_way,
    kept_writing,
    resumed,
    time_left,
    with_more_time,
    with_time_set,
)
from app.domain.meeting.phase_spec import PhaseKind
from tests.domain.meeting.test_meeting import DRAFT, DRAFTING, IN_LOBBY, LOBBY, MARIA, PAUSED, TWO, at
from tests.messages.english import english


def test_the_grace_lasts_from_zero_until_its_end() -> None:
    moments = (at(14, 59.9), at(15), at(15, 9.9), at(15, 10))
    assert [DRAFTING.is_in_grace(now) for now in moments] == [False, True, True, False]
    assert (PAUSED.is_in_grace(at(15)), IN_LOBBY.is_in_grace(at(15))) == (False, False)


@pytest.mark.parametrize(
    ("ending", "now", "left"),
    [
        (ended_early(DRAFTING, at(5), MARIA), at(5, 4), 600.0),  # what the early end cut off
        (ended_early(PAUSED, at(5), MARIA), at(5, 4), 600.0),
        (with_time_set(DRAFTING, 0, at(5), MARIA), at(5, 9.9), 600.0),
        (ended_early(DRAFTING, at(14, 50), MARIA), at(14, 54), 60.0),  # ten seconds would end again at once
        (DRAFTING, at(15, 2), 60.0),  # time ran out by itself
        (credit_outage(ended_early(DRAFTING, at(5), MARIA), at(5, 1), at(9)), at(9, 2), 600.0),
    ],
)
def test_keep_writing_takes_the_ending_back(ending: Meeting, now: datetime, left: float) -> None:
    again = kept_writing(ending, now, MARIA)
    assert (again.remaining(now), again.is_over(now), again.ended_with) == (left, False, None)
    assert (again.version, english(again.note)) == (ending.version + 1, "Maria Lind lets everyone keep writing")


def test_the_second_half_of_a_double_click_takes_no_ending_back() -> None:
    early = ended_early(DRAFTING, at(5), MARIA)
    for seconds in (0, 0.3, 1.9):
        with pytest.raises(Conflict, match="Time is up"):
            kept_writing(early, at(5, seconds), MARIA)
    assert kept_writing(early, at(5, 2), MARIA).remaining(at(5, 2)) == 600


def test_only_an_ending_that_is_under_way_is_taken_back() -> None:
    for meeting, now in ((DRAFTING, at(5)), (DRAFTING, at(15, 10)), (PAUSED, at(5)), (IN_LOBBY, at(5))):
        with pytest.raises(Invalid, match="Nothing is ending"):
            kept_writing(meeting, now, MARIA)


WRITE = Phase("write", PhaseKind.WRITE, "Write", 35)


@pytest.mark.parametrize(
    ("before", "left", "total"),
    [
        (None, 2100.0, 2100),
        (TimeLeft(754.5, 2100, 35), 754.5, 2100),
        (TimeLeft(754.5, 2400, 35), 754.5, 2400),  # five minutes had been added
        (TimeLeft(754.5, 1500, 25), 1354.5, 2100),  # the agenda gave it ten more meanwhile
        (TimeLeft(754.5, 3000, 50), 0.0, 2100),  # and fifteen fewer: more than was left
        (TimeLeft(0.0, 2100, 35), 0.0, 2100),
    ],
)
def test_a_phase_goes_on_with_the_time_that_it_had_left(before: TimeLeft | None, left: float, total: int) -> None:
    back = entered(IN_LOBBY, WRITE, TWO, MARIA, before)
    assert (back.remaining(TWO), back.total_seconds, back.is_paused) == (left, total, False)
    assert with_more_time(back, 60, TWO, MARIA).remaining(TWO) == left + 60


def test_what_is_left_is_read_from_the_clock() -> None:
    assert time_left(DRAFTING, DRAFT, at(5)) == TimeLeft(600.0, 900, 15)
    assert time_left(PAUSED, DRAFT, at(50)) == TimeLeft(600.0, 900, 15)
    assert time_left(DRAFTING, DRAFT, at(16)) == TimeLeft(0.0, 900, 15)
    assert time_left(IN_LOBBY, LOBBY, at(5)) is None


def test_a_phase_that_the_agenda_gives_no_minutes_has_no_clock() -> None:
    assert not entered(IN_LOBBY, replace(WRITE, minutes=0), TWO, MARIA, TimeLeft(754.5, 2100, 35)).has_clock


def test_coming_back_to_drafting_with_nothing_left_does_not_end_it() -> None:
    back = entered(IN_LOBBY, DRAFT, TWO, MARIA, TimeLeft(0.0, 900, 15))
    assert (back.remaining(at(60)), back.is_paused, back.grace_ends_at()) == (0.0, True, None)
    with pytest.raises(Invalid, match="no time left that could run"):
        resumed(back, at(1), MARIA)
    assert resumed(with_more_time(back, 300, at(1), MARIA), at(2), MARIA).remaining(at(3)) == 240


def test_the_meeting_is_on_its_way_to_the_phase_after_a_drafting_that_ends() -> None:
    agenda = (LOBBY, DRAFT, WRITE)
    early = ended_early(DRAFTING, at(5), MARIA)
    asked = [(DRAFTING, "draft"), (DRAFTING, "write"), (early, "write"), (early, "lobby"), (IN_LOBBY, "draft")]
    found = [is_on_its_way(meeting, agenda, target, at(5)) for meeting, target in asked]
    assert found == [True, False, True, False, False]
