"""How far people who write alone were at the last look. The rows are what is shown; nothing in them is exact."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.meeting.phases import DRAFTING_KINDS
from app.domain.meeting.solo_progress import Progress
from app.domain.workshops.workshops import ALONE
from app.storage.database import insert_or_yield
from app.storage.tables import collections, meetings, phases, presences, solo_progress, workshops


async def last_look(connection: AsyncConnection, workshop_id: str) -> Progress | None:
    """None before the first look."""
    table = solo_progress.c
    query = select(table.here, table.begun, table.done, table.all_done).where(table.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return Progress(*row) if row else None


async def note(connection: AsyncConnection, workshop_id: str, looked_at: datetime, found: Progress) -> bool:
    """True for exactly one caller for each moment: what the first process found is what all pages show."""
    values = {"looked_at": looked_at} | asdict(found)
    row = insert_or_yield(connection, solo_progress).values(workshop_id=workshop_id, **values)
    row = row.on_conflict_do_update(
        index_elements=["workshop_id"], set_=values, where=solo_progress.c.looked_at < looked_at
    )
    return (await connection.execute(row)).rowcount == 1


async def forget(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(solo_progress).where(solo_progress.c.workshop_id == workshop_id))


async def writing_alone(connection: AsyncConnection, since: datetime) -> dict[str, str]:
    """Workshop -> its drafting phase, of those in which people write alone.

    Only where somebody was here after `since`, or the last look says that somebody is.
    """
    of_workshop = presences.c.workshop_id == meetings.c.workshop_id
    query = (
        select(meetings.c.workshop_id, meetings.c.phase_id)
        .join(phases, phases.c.id == meetings.c.phase_id)
        .join(workshops, workshops.c.id == meetings.c.workshop_id)
        .outerjoin(collections, collections.c.workshop_id == meetings.c.workshop_id)
        .outerjoin(solo_progress, solo_progress.c.workshop_id == meetings.c.workshop_id)
        .where(
            phases.c.kind.in_(DRAFTING_KINDS),
            workshops.c.mode.in_(ALONE),
            collections.c.workshop_id.is_(None),
            or_(exists().where(of_workshop, presences.c.seen_at > since), solo_progress.c.here > 0),
        )
    )
    return {row.workshop_id: row.phase_id for row in await connection.execute(query)}
