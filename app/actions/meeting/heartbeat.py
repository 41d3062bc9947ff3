"""Noticing that the server was away, or its clock set, and leaving every running phase the time it had.

The promise is in docs/live-documents.md.
"""

import asyncio
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.domain.meeting.clock import LONGEST_OUTAGE_UNNOTICED, LONGEST_STALL_UNNOTICED, with_clock_moved
from app.storage import agenda

BEAT_SECONDS = 1.0


async def credit_outage(services: Services) -> datetime:
    """To be called before anybody is served. With several processes, only the first after the outage gives back.

    Returns the moment of this beat.
    """
    async with services.database.transaction() as connection:
        last, now = await agenda.last_beat(connection), services.now()
        if await agenda.beat(connection, last, now) and last is not None and now - last >= LONGEST_OUTAGE_UNNOTICED:
            await _move_clocks(connection, last, now)
    return now


async def keep_beating(services: Services) -> None:
    """Note every second that a process is alive, until cancelled.

    It may have been asleep between two beats, or the database away, or the machine's clock set: then too.
    """
    seen = await credit_outage(services)
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        seen = await _beat(services, seen)


async def _beat(services: Services, seen: datetime) -> datetime:
    """`seen`: the moment of this process's own last beat. Of several processes that slept, one moves the clocks.

    A process that has beaten in time moves nothing, however far the clock of another machine is from its own.
    """
    moved: list[str] = []
    async with services.database.transaction() as connection:
        last, now = await agenda.last_beat(connection), services.now()
        is_first = await agenda.beat(connection, last, now)
        if is_first and last is not None and min(abs(now - seen), abs(now - last)) >= LONGEST_STALL_UNNOTICED:
            moved = await _move_clocks(connection, last, now)
    for workshop_id in moved:
        await services.ring(workshop_id)
    return now


async def _move_clocks(connection: AsyncConnection, before: datetime, after: datetime) -> list[str]:
    """The workshops whose clock runs, and now runs on from where it was `before`."""
    running = await agenda.running(connection)
    for workshop_id, meeting in running.items():
        await agenda.change_meeting(connection, workshop_id, meeting, with_clock_moved(meeting, before, after))
    return list(running)
