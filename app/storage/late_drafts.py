"""Late drafts, between their offer and a facilitator's decision. None tells who offered it."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.meeting.drafts import LateDraft
from app.storage.tables import late_drafts


async def add(connection: AsyncConnection, workshop_id: str, late: LateDraft) -> None:
    values = {"id": late.id, "workshop_id": workshop_id, "team": late.team, "text": late.text}
    await connection.execute(insert(late_drafts).values(values))


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[LateDraft, ...]:
    table = late_drafts.c
    query = select(table.id, table.team, table.text).where(table.workshop_id == workshop_id).order_by(table.id)
    return tuple(LateDraft(*row) for row in await connection.execute(query))


async def take(connection: AsyncConnection, workshop_id: str, late_id: str) -> LateDraft | None:
    """Remove it and give it; None if another facilitator has decided already."""
    table = late_drafts.c
    query = delete(late_drafts).where(table.id == late_id, table.workshop_id == workshop_id)
    row = (await connection.execute(query.returning(table.id, table.team, table.text))).one_or_none()
    return LateDraft(*row) if row else None
