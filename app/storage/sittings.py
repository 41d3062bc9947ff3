"""When people met."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.seats.sittings import Sitting
from app.storage.tables import sittings


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Sitting, ...]:
    """The earliest first."""
    table = sittings.c
    query = select(table.began_at, table.last_at).where(table.workshop_id == workshop_id).order_by(table.began_at)
    return tuple(Sitting(*row) for row in await connection.execute(query))


async def begin(connection: AsyncConnection, workshop_id: str, now: datetime) -> None:
    await connection.execute(insert(sittings).values(workshop_id=workshop_id, began_at=now, last_at=now))


async def go_on(connection: AsyncConnection, workshop_id: str, sitting: Sitting, now: datetime) -> None:
    which = (sittings.c.workshop_id == workshop_id) & (sittings.c.began_at == sitting.began_at)
    await connection.execute(update(sittings).where(which).values(last_at=now))
