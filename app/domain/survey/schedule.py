"""When the survey opens and closes by itself."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import Invalid
from app.domain.moments import local_moment, which_of_two
from app.domain.survey.wording import ENGLISH

BY_SCHEDULE = "the schedule"
"""Who has opened or closed the survey where no person did."""


@dataclass(frozen=True)
class Schedule:
    """Moments in UTC that are still to come, and who has set them."""

    opens_at: datetime | None
    closes_at: datetime | None
    set_by: str
    set_at: datetime


def scheduled(opens_at: str, closes_at: str, zone: str, by: str, now: datetime, *, is_open: bool) -> Schedule:
    """As entered in the workshop's time zone (`2026-12-01T09:00`; "": not set). Raises Invalid, naming the field.

    A survey that is open already has only an end.
    """
    opens = None if is_open or not opens_at else local_moment(opens_at, zone, "opens_at")
    closes = local_moment(closes_at, zone, "closes_at", is_later=True) if closes_at else None
    for moment, field, word in ((opens, "opens_at", "open"), (closes, "closes_at", "close")):
        if moment and moment <= now:
            raise Invalid(f"The moment to {word} has passed already. Please choose a later one.", field=field)
    if opens and closes and closes <= opens:
        raise Invalid("The survey would close before it opens. Please choose a later end.", field="closes_at")
    return Schedule(opens, closes, by, now)


def moment_in_words(moment: datetime, zone: str) -> str:
    """“Tuesday, 1 December 2026, 09:00 (Europe/Stockholm)”, and which of the two where clocks show it twice."""
    return ENGLISH.calendar.moment(moment, zone) + which_of_two(moment, zone)


@dataclass(frozen=True)
class Due:
    """What a schedule's moments that have come ask for: `opened_at` and `closed_at` are what is to be noted."""

    opened_at: datetime | None
    closed_at: datetime | None


def due(schedule: Schedule, now: datetime) -> Due:
    """An opening is noted when it happens; a closing at its own moment, since nobody could answer after that."""
    closed_at = schedule.closes_at if schedule.closes_at and schedule.closes_at <= now else None
    opened_at = now if schedule.opens_at and schedule.opens_at <= now else None
    if opened_at and closed_at:
        opened_at = min(opened_at, closed_at)
    return Due(opened_at, closed_at)


def remaining(schedule: Schedule, now: datetime) -> Schedule | None:
    """The schedule without the moments that have come. None: nothing is left."""
    opens_at, closes_at = (
        moment if moment and moment > now else None for moment in (schedule.opens_at, schedule.closes_at)
    )
    return Schedule(opens_at, closes_at, schedule.set_by, schedule.set_at) if opens_at or closes_at else None
