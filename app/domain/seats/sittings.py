"""When people met. A meeting may be interrupted and go on another day: each time is a sitting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PAUSE = timedelta(hours=6)
"""After a longer pause a press begins another sitting."""


@dataclass(frozen=True)
class Sitting:
    """`last_at`: the last press on the agenda or the clock."""

    began_at: datetime
    last_at: datetime

    def goes_on_at(self, now: datetime) -> bool:
        return now - self.last_at <= PAUSE


def days(sittings: Sequence[Sitting], time_zone: str) -> tuple[date, ...]:
    """The days on which sittings began, each once, in the workshop's time zone."""
    zone = ZoneInfo(time_zone)
    return tuple(sorted({sitting.began_at.astimezone(zone).date() for sitting in sittings}))
