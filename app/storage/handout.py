"""When the content of a workshop's handout last changed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.database import insert_or_yield
from app.storage.tables import handouts


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[str, datetime] | None:
    """The digest of the content, and since when it has been this; None if no handout was made yet."""
    query = select(handouts.c.digest, handouts.c.made_at).where(handouts.c.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return (row.digest, row.made_at) if row else None


async def store(connection: AsyncConnection, workshop_id: str, digest: str, now: datetime) -> None:
    """From now on the content is this. Where it is already, its moment stays."""
    query = insert_or_yield(connection, handouts).values(workshop_id=workshop_id, digest=digest, made_at=now)
    is_other = handouts.c.digest != digest
    new = {"digest": digest, "made_at": now}
    await connection.execute(query.on_conflict_do_update(index_elements=("workshop_id",), set_=new, where=is_other))
