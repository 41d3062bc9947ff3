"""The video platform, or the room: one row a workshop, from the first time somebody says something about it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.preparation.platform import Platform
from app.storage.database import insert_or_yield
from app.storage.tables import platforms

_VALUES = tuple(Platform.__dataclass_fields__)


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> Platform:
    """A blank one where nothing was said yet."""
    query = select(*(platforms.c[name] for name in _VALUES)).where(platforms.c.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return Platform(**row._mapping) if row else Platform()


async def store(connection: AsyncConnection, workshop_id: str, platform: Platform) -> None:
    values = {name: getattr(platform, name) for name in _VALUES}
    query = insert_or_yield(connection, platforms).values(workshop_id=workshop_id, **values)
    await connection.execute(query.on_conflict_do_update(index_elements=("workshop_id",), set_=values))
