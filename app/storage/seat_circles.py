"""Which devices of a seat let each other in, and what was done to the seat."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.seats.news import SeatEvent, What
from app.domain.seats.seats import Circle
from app.storage.database import insert_or_yield
from app.storage.tables import seat_devices, seat_events

_device = seat_devices.c


async def circle_of(connection: AsyncConnection, device: str) -> Circle | None:
    """None for a device that has not been at this seat, or that was sent away by *Only here*."""
    query = select(_device.circle, _device.since).where(_device.device == device)
    row = (await connection.execute(query)).one_or_none()
    return Circle(row.circle, row.since) if row else None


async def devices(connection: AsyncConnection, participant_id: str) -> frozenset[str]:
    """Those that are known at the seat, whether they hold it now or not."""
    query = select(_device.device).where(_device.participant_id == participant_id)
    return frozenset((await connection.execute(query)).scalars())


async def join(
    connection: AsyncConnection, participant_id: str, device: str, circle: Circle, *, by_code: bool = False
) -> None:
    values = {"circle": circle.id, "since": circle.since, "by_code": by_code}
    query = insert_or_yield(connection, seat_devices).values(device=device, participant_id=participant_id, **values)
    await connection.execute(query.on_conflict_do_update(index_elements=("device",), set_=values))


async def leave_alone(connection: AsyncConnection, participant_id: str, device: str, circle: Circle) -> None:
    """Every other device leaves the circle; should it come back unasked, it begins one of its own."""
    others = (_device.participant_id == participant_id) & (_device.circle == circle.id) & (_device.device != device)
    await connection.execute(delete(seat_devices).where(others))


async def forget(connection: AsyncConnection, device: str) -> None:
    """Should it come back, it is as one that has never been at the seat."""
    await connection.execute(delete(seat_devices).where(_device.device == device))


async def note(
    connection: AsyncConnection,
    event_id: str,
    participant_id: str,
    what: What,
    now: datetime,
    device: str | None = None,
) -> None:
    values = {"id": event_id, "participant_id": participant_id, "what": what, "at": now, "device": device}
    await connection.execute(insert(seat_events).values(values))


async def forget_coming(connection: AsyncConnection, participant_id: str, device: str) -> None:
    """What was noted of this device."""
    own = (seat_events.c.participant_id == participant_id) & (seat_events.c.device == device)
    await connection.execute(delete(seat_events).where(own))


async def events(connection: AsyncConnection, participant_id: str) -> tuple[SeatEvent, ...]:
    """The oldest first."""
    table = seat_events.c
    query = select(table.what, table.at, table.device).where(table.participant_id == participant_id)
    rows = await connection.execute(query.order_by(table.at, table.id))
    return tuple(SeatEvent(What(row.what), row.at, row.device) for row in rows)


async def told_until(connection: AsyncConnection, device: str) -> datetime | None:
    """Until when this device has read what was done to the seat."""
    query = select(_device.told_until).where(_device.device == device)
    return (await connection.execute(query)).scalar_one_or_none()


async def note_told(connection: AsyncConnection, device: str, until: datetime) -> None:
    await connection.execute(update(seat_devices).where(_device.device == device).values(told_until=until))
