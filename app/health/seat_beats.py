"""Hearing which devices live: an open page of a seat answers pings, and the database notes it for all processes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from app.domain.seats.seats import ALIVE_FOR
from app.storage import seats
from app.storage.database import Database

BEAT_SECONDS = 2.0
Silence = Callable[[], float]
"""Seconds since a page was last heard of."""


class SeatBeats:
    """The devices whose pages this process serves."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._pages: list[tuple[str, Silence]] = []
        self._since: datetime | None = None  # listening without a break

    @contextmanager
    def heard(self, device: str, silence: Silence) -> Iterator[None]:
        """While a page of the device is open."""
        page = (device, silence)
        self._pages.append(page)
        try:
            yield
        finally:
            self._pages.remove(page)

    async def run(self) -> None:
        """Until cancelled. It is begun anew after a failure: then this process has been deaf for a while."""
        self._since = self._now()
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self.note()

    async def note(self) -> None:
        now = self._now()
        seen: dict[str, datetime] = {}
        for device, silence in self._pages:
            at = now - timedelta(seconds=silence())
            seen[device] = max(at, seen.get(device, at))
        if seen:
            async with self._database.transaction() as connection:
                await seats.heard_of(connection, seen)

    def can_tell_the_dead(self) -> bool:
        """Whether this process has listened long enough: just after an outage every device looks dead."""
        return self._since is None or abs(self._now() - self._since) > ALIVE_FOR
