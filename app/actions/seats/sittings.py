"""Noting when people met, so that the record tells the days on which they did and not the day that was planned."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.people.people import HERE_FOR
from app.storage import people, sittings


async def note_sitting(connection: AsyncConnection, workshop_id: str, now: datetime) -> None:
    """Somebody has pressed something in a meeting that has started.

    The start of the meeting begins the first sitting. After a long pause only a meeting to which people have come
    begins another: a facilitator who looks something up later has not held one.
    """
    held = await sittings.of_workshop(connection, workshop_id)
    if held and held[-1].goes_on_at(now):
        await sittings.go_on(connection, workshop_id, held[-1], now)
    elif not held or await people.here(connection, workshop_id, now - HERE_FOR):
        await sittings.begin(connection, workshop_id, now)
