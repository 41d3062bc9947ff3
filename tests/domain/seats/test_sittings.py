"""The days on which people met."""

from datetime import UTC, date, datetime, timedelta

from app.domain.seats.sittings import Sitting, days

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def test_a_sitting_goes_on_until_a_long_pause() -> None:
    sitting = Sitting(NOON, NOON + timedelta(hours=2))
    goes_on = [sitting.goes_on_at(NOON + timedelta(hours=hours)) for hours in (3, 8, 8.1, 24)]
    assert goes_on == [True, True, False, False]


def test_a_meeting_is_held_on_the_days_on_which_sittings_began() -> None:
    late = NOON.replace(hour=23)
    sittings = [Sitting(NOON, NOON), Sitting(late, late), Sitting(late + timedelta(days=3), late + timedelta(days=3))]
    assert days(sittings, "UTC") == (date(2026, 12, 1), date(2026, 12, 4))
    assert days(sittings, "Asia/Tokyo") == (date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 5))
    assert days([], "UTC") == ()
