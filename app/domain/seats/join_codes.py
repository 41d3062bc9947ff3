"""When a join code works. It stands on a screen and on paper, so it opens seats only around the meeting."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.errors import NotAllowed
from app.domain.seats.sittings import PAUSE, Sitting

OPENS_BEFORE = timedelta(hours=1)  # the planned start


class CodeClosed(NotAllowed):
    """The code is right, and does not work now."""

    title = "The join code does not work now"


def opens_at(starts_at: datetime) -> datetime:
    """Unless a facilitator starts the meeting before."""
    return starts_at - OPENS_BEFORE


def works(starts_at: datetime, last: Sitting | None, now: datetime) -> bool:
    """From an hour before the planned start, or from when a facilitator starts the meeting, until it is finished.

    `last`: the latest sitting. A meeting is finished when its facilitators have pressed nothing for so long that
    another press would begin another sitting; one that has not started waits as long after its planned start.
    """
    if last is not None and last.began_at <= now and last.goes_on_at(now):
        return True
    return opens_at(starts_at) <= now <= starts_at + PAUSE


def refusal(starts_at: datetime, zone: str, now: datetime) -> CodeClosed:
    """What somebody is told who comes too early or too late."""
    if now < opens_at(starts_at):
        local = opens_at(starts_at).astimezone(ZoneInfo(zone))
        when = f"{local:%H:%M} on {local:%-d %B} ({zone})"
        return CodeClosed(
            f"This code works from {when}, or from when your facilitator starts the meeting.",
            "Your personal link works at any time.",
        )
    return CodeClosed("The meeting is over, so this code no longer works.", "Your personal link works at any time.")
