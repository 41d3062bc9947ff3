"""Noticing that the server was away, and giving the time back to every running phase (live.md)."""

import asyncio

from app.actions.services import Services
from app.domain.meeting import LONGEST_OUTAGE_UNNOTICED, given_back
from app.storage import agenda

BEAT_SECONDS = 1.0


async def give_back_outage(services: Services) -> None:
    """To be called before anybody is served. With several processes, only the first after the outage gives back."""
    now = services.now()
    async with services.database.transaction() as connection:
        last = await agenda.last_beat(connection)
        if not await agenda.beat(connection, last, now) or last is None or now - last < LONGEST_OUTAGE_UNNOTICED:
            return
        for workshop_id, running in (await agenda.running(connection)).items():
            await agenda.change_meeting(connection, workshop_id, running, given_back(running, last, now))


async def keep_beating(services: Services) -> None:
    """Note every second that a process is alive, until cancelled."""
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        async with services.database.transaction() as connection:
            await agenda.beat(connection, await agenda.last_beat(connection), services.now())
