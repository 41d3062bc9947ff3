"""Moments that people type by the clock on their wall."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.errors import Invalid


def local_moment(
    typed: str, zone: str, field: str, *, is_later: bool = False, missing: str = "Please choose a date and a time."
) -> datetime:
    """`2026-11-24T14:00`, as browsers send it, in the named zone; given in UTC.

    When clocks go back an hour comes twice: the earlier one is meant, or with `is_later` the later one. Raises Invalid
    for what is no moment (`missing` says so), and for the hour that is left out when clocks go forward.
    """
    try:
        wall = datetime.fromisoformat(typed)
        if wall.tzinfo is not None:
            raise ValueError("the time zone is the workshop's")
        moment = wall.replace(tzinfo=ZoneInfo(zone), fold=int(is_later)).astimezone(UTC)
    except (ValueError, KeyError, OSError, OverflowError):
        raise Invalid(missing, field=field) from None
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) != wall.replace(fold=0):
        raise Invalid(
            f"There is no {wall:%H:%M} in {zone.replace('_', ' ')} on that day: clocks go forward. "
            "Please choose another time.",
            field=field,
        )
    return moment


def which_of_two(moment: datetime, zone: str) -> str:
    """“, the first time that clocks show it”, where they show it twice since they go back; else nothing."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    return f", the {'second' if local.fold else 'first'} time that clocks show it that night"
