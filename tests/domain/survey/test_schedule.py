"""Opening and closing by date, in the workshop's time zone, through the nights in which clocks are set."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import Invalid
from app.domain.moments import local_moment
from app.domain.survey.schedule import Due, Schedule, due, moment_in_words, remaining, scheduled
from tests.factories import MORNING
from tests.people import MARIA

STOCKHOLM = "Europe/Stockholm"
HOUR = timedelta(hours=1)


def test_moments_are_entered_in_the_workshops_time_zone() -> None:
    assert scheduled("2026-12-02T09:00", "2026-12-09T18:00", STOCKHOLM, MARIA, MORNING, is_open=False) == Schedule(
        datetime(2026, 12, 2, 8, 0, tzinfo=UTC), datetime(2026, 12, 9, 17, 0, tzinfo=UTC), MARIA, MORNING
    )
    only_end = scheduled("2026-12-02T09:00", "2026-12-09T18:00", STOCKHOLM, MARIA, MORNING, is_open=True)
    assert (only_end.opens_at, only_end.closes_at) == (None, datetime(2026, 12, 9, 17, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "field", "words"),
    [
        ("2026-12-01T08:59", "", "opens_at", "has passed already"),  # 9 o'clock in Stockholm when the story begins
        ("", "2026-12-01T09:00", "closes_at", "has passed already"),
        ("2026-12-02T09:00", "2026-12-02T09:00", "closes_at", "before it opens"),
        ("soon", "", "opens_at", "choose a date"),
        ("2026-12-02T09:00+00:00", "", "opens_at", "choose a date"),
        ("9999-12-31T23:59", "0001-01-01T00:00", "closes_at", "choose a date"),
        ("2027-03-28T02:30", "", "opens_at", "There is no 02:30 in Europe/Stockholm on that day"),
    ],
)
def test_moments_that_cannot_be_are_refused(opens_at: str, closes_at: str, field: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refusal:
        scheduled(opens_at, closes_at, STOCKHOLM, MARIA, MORNING, is_open=False)
    assert refusal.value.field == field


def test_an_hour_that_comes_twice_gives_people_the_longer_time_and_is_said() -> None:
    typed = "2027-10-31T02:30"
    first, second = (local_moment(typed, STOCKHOLM, "x", is_later=later) for later in (False, True))
    assert second - first == HOUR
    assert first == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert [moment_in_words(moment, STOCKHOLM) for moment in (first, second, second + HOUR)] == [
        "Sunday, 31 October 2027, 02:30 (Europe/Stockholm), the first time that clocks show it that night",
        "Sunday, 31 October 2027, 02:30 (Europe/Stockholm), the second time that clocks show it that night",
        "Sunday, 31 October 2027, 03:30 (Europe/Stockholm)",
    ]
    both = scheduled(typed, typed, STOCKHOLM, MARIA, MORNING, is_open=False)
    assert (both.opens_at, both.closes_at) == (first, second)


def test_a_moment_that_has_come_is_noted_once_and_taken_out() -> None:
    schedule = Schedule(MORNING, MORNING + 2 * HOUR, MARIA, MORNING)
    before, open_, after = MORNING - HOUR, MORNING + HOUR, MORNING + 3 * HOUR
    assert [due(schedule, now) for now in (before, open_, after)] == [
        Due(None, None),
        Due(open_, None),
        Due(MORNING + 2 * HOUR, MORNING + 2 * HOUR),  # the server was away: it was open for no time at all
    ]
    assert [remaining(schedule, now) for now in (before, open_, after)] == [
        schedule,
        Schedule(None, MORNING + 2 * HOUR, MARIA, MORNING),
        None,
    ]


def test_a_closing_is_noted_at_its_own_moment() -> None:
    late = Schedule(None, MORNING, MARIA, MORNING)
    assert due(late, MORNING + 5 * HOUR) == Due(None, MORNING)
