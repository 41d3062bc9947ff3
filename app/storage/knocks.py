"""Those who knock at a workshop."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.seats.knocks import KEPT_FOR, Knock
from app.storage.tables import knocks

_knock = knocks.c
_COLUMNS = (_knock.id, _knock.name, _knock.device, _knock.at)


async def add(connection: AsyncConnection, workshop_id: str, token_hash: str, knock: Knock) -> None:
    await connection.execute(insert(knocks).values(workshop_id=workshop_id, token_hash=token_hash, **vars(knock)))


async def waiting(connection: AsyncConnection, workshop_id: str, now: datetime) -> tuple[Knock, ...]:
    """The one that has waited longest first."""
    query = select(*_COLUMNS).where(_knock.workshop_id == workshop_id, _knock.at > now - KEPT_FOR)
    return tuple(Knock(*row) for row in await connection.execute(query.order_by(_knock.at, _knock.id)))


async def of_token(connection: AsyncConnection, workshop_id: str, token_hash: str, now: datetime) -> Knock | None:
    query = select(*_COLUMNS).where(_knock.workshop_id == workshop_id, _knock.token_hash == token_hash)
    row = (await connection.execute(query.where(_knock.at > now - KEPT_FOR))).one_or_none()
    return Knock(*row) if row else None


async def answer(
    connection: AsyncConnection, workshop_id: str, knock_id: str, now: datetime
) -> tuple[Knock, str] | None:
    """The knock and the digest of its token, to exactly one caller, ever: it is gone then."""
    query = delete(knocks).where(_knock.workshop_id == workshop_id, _knock.id == knock_id, _knock.at > now - KEPT_FOR)
    row = (await connection.execute(query.returning(*_COLUMNS, _knock.token_hash))).one_or_none()
    return (Knock(*row[:4]), row.token_hash) if row else None


async def forget(connection: AsyncConnection, token_hash: str) -> None:
    await connection.execute(delete(knocks).where(_knock.token_hash == token_hash))


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    """Of every workshop."""
    await connection.execute(delete(knocks).where(_knock.at <= now - KEPT_FOR))
