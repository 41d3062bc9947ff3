"""Buy-in: one row a workshop, from the first time somebody notes something."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.preparation.buy_in import BuyIn
from app.storage.database import insert_or_yield
from app.storage.tables import buy_ins

_VALUES = tuple(BuyIn.__dataclass_fields__)


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> BuyIn | None:
    query = select(*(buy_ins.c[name] for name in _VALUES)).where(buy_ins.c.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return BuyIn(**row._mapping) if row else None


async def store(connection: AsyncConnection, workshop_id: str, buy_in: BuyIn) -> None:
    values = {name: getattr(buy_in, name) for name in _VALUES}
    query = insert_or_yield(connection, buy_ins).values(workshop_id=workshop_id, **values)
    await connection.execute(query.on_conflict_do_update(index_elements=("workshop_id",), set_=values))
