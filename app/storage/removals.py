"""Who was invited and then taken off the list."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.invitations.removals import Removal
from app.storage.tables import departures

_COLUMNS = [departures.c[name] for name in Removal.__dataclass_fields__]


async def add(connection: AsyncConnection, workshop_id: str, departure: Removal) -> None:
    values = {name: getattr(departure, name) for name in Removal.__dataclass_fields__}
    await connection.execute(insert(departures).values(values | {"workshop_id": workshop_id}))


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Removal, ...]:
    query = select(*_COLUMNS).where(departures.c.workshop_id == workshop_id)
    found = await connection.execute(query.order_by(departures.c.removed_at, departures.c.name))
    return tuple(Removal(*row) for row in found)


async def by_id(connection: AsyncConnection, workshop_id: str, participant_id: str) -> Removal | None:
    query = select(*_COLUMNS).where(
        departures.c.workshop_id == workshop_id, departures.c.participant_id == participant_id
    )
    row = (await connection.execute(query)).one_or_none()
    return Removal(*row) if row else None


async def note_told(connection: AsyncConnection, workshop_id: str, participant_id: str, by: str, now: datetime) -> None:
    """Once: the first to say so stays noted."""
    query = update(departures).where(
        departures.c.workshop_id == workshop_id,
        departures.c.participant_id == participant_id,
        departures.c.told_at.is_(None),
    )
    await connection.execute(query.values(told_at=now, told_by=by))
