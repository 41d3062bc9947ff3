"""When surveys open and close by themselves. A moment that has come is taken out."""

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.survey.schedule import Schedule
from app.storage.database import insert_or_yield
from app.storage.tables import survey_schedules

_COLUMNS = ("opens_at", "closes_at", "set_by", "set_at")


async def schedule_of(connection: AsyncConnection, workshop_id: str) -> Schedule | None:
    table = survey_schedules.c
    query = select(*(table[name] for name in _COLUMNS)).where(table.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return Schedule(*row) if row else None


async def store_schedule(connection: AsyncConnection, workshop_id: str, schedule: Schedule | None) -> None:
    """Instead of the one that is there; None: without any."""
    if schedule is None:
        await connection.execute(delete(survey_schedules).where(survey_schedules.c.workshop_id == workshop_id))
        return
    values = {name: getattr(schedule, name) for name in _COLUMNS}
    query = insert_or_yield(connection, survey_schedules).values(values | {"workshop_id": workshop_id})
    await connection.execute(query.on_conflict_do_update(index_elements=["workshop_id"], set_=values))


async def workshops_due(connection: AsyncConnection, now: datetime) -> tuple[str, ...]:
    """Whose survey should have opened or closed by now. For the server's own clock, not for people."""
    table = survey_schedules.c
    query = select(table.workshop_id).where(or_(table.opens_at <= now, table.closes_at <= now))
    return tuple((await connection.execute(query)).scalars())
