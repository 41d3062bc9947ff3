"""Moments as browsers send them, by the clock on the wall of the one who typed them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.errors import Invalid
from app.domain.moments import local_moment, which_of_two


@pytest.mark.parametrize(
    ("typed", "zone", "moment"),
    [
        ("2026-12-01T14:00", "Europe/Stockholm", datetime(2026, 12, 1, 13, 0, tzinfo=UTC)),
        ("2026-07-01T14:00", "Europe/Stockholm", datetime(2026, 7, 1, 12, 0, tzinfo=UTC)),
        ("2026-03-29T01:59", "Europe/Stockholm", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29T03:00", "Europe/Stockholm", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-10-25T02:30", "Europe/Stockholm", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of the two
        ("2026-10-25T03:00", "Europe/Stockholm", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        ("2026-12-01T14:00", "Asia/Kathmandu", datetime(2026, 12, 1, 8, 15, tzinfo=UTC)),
        ("2026-12-01T14:00:30", "UTC", datetime(2026, 12, 1, 14, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_the_moment_it_means(typed: str, zone: str, moment: datetime) -> None:
    assert local_moment(typed, zone, "starts_at") == moment


@pytest.mark.parametrize("typed", ["2026-12-01T14:00", "2026-03-28T23:30", "2026-10-25T00:30", "2026-10-25T03:30"])
def test_a_page_shows_the_time_that_was_typed(typed: str) -> None:
    starts_at = local_moment(typed, "Europe/Stockholm", "starts_at")
    assert f"{starts_at.astimezone(ZoneInfo('Europe/Stockholm')):%Y-%m-%dT%H:%M}" == typed


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("", "UTC"),
        ("soon", "UTC"),
        ("2026-13-01T14:00", "UTC"),
        ("2026-12-01T25:00", "UTC"),
        ("2026-12-01T14:00", ""),
        ("2026-12-01T14:00", "Europe/Atlantis"),
        ("2026-12-01T14:00", "../../etc/passwd"),
        ("2026-12-01T14:00", "\x00"),
        ("2026-12-01T14:00Z", "Europe/Stockholm"),  # an offset of its own would be passed over in silence
        ("0001-01-01T00:00", "Europe/Stockholm"),  # in UTC there is no such moment
        ("9999-12-31T23:59", "America/New_York"),
        ("2027-03-28T02:30", "Europe/Stockholm"),  # no clock shows this
        ("2011-12-30T12:00", "Pacific/Apia"),  # nor any that whole day
    ],
)
def test_what_is_no_moment_is_refused(typed: str, zone: str) -> None:
    with pytest.raises(Invalid) as refusal:
        local_moment(typed, zone, "starts_at")
    assert refusal.value.field == "starts_at"


def test_a_time_that_no_clock_shows_is_named() -> None:
    with pytest.raises(Invalid) as refusal:
        local_moment("2027-03-28T02:30", "Europe/Stockholm", "starts_at")
    said = "There is no 02:30 in Europe/Stockholm on that day: clocks go forward. Please choose another time."
    assert refusal.value.what_happened == said


def test_of_an_hour_that_comes_twice_it_is_said_which_is_meant() -> None:
    first = local_moment("2027-10-31T02:30", "Europe/Stockholm", "starts_at")
    assert which_of_two(first, "Europe/Stockholm") == ", the first time that clocks show it that night"
    assert which_of_two(local_moment("2027-10-31T03:30", "Europe/Stockholm", "x"), "Europe/Stockholm") == ""
