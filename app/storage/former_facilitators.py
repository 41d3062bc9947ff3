"""Who was removed from a workshop's facilitators and may still have its people's links, until these are new."""

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.database import insert_or_yield
from app.storage.tables import accounts, facilitators, former_facilitators

_former = former_facilitators.c


async def note(connection: AsyncConnection, workshop_id: str, account_id: str) -> None:
    values = {"workshop_id": workshop_id, "account_id": account_id}
    query = insert_or_yield(connection, former_facilitators).values(values)
    await connection.execute(query.on_conflict_do_nothing())


async def note_everywhere(connection: AsyncConnection, account_id: str) -> None:
    """In every workshop that the account facilitates and is not noted in."""
    noted = exists().where(_former.workshop_id == facilitators.c.workshop_id, _former.account_id == account_id)
    own = select(facilitators.c.workshop_id, facilitators.c.account_id)
    own = own.where(facilitators.c.account_id == account_id, ~noted)
    await connection.execute(insert(former_facilitators).from_select(["workshop_id", "account_id"], own))


async def names(connection: AsyncConnection, workshop_id: str) -> tuple[str, ...]:
    """In alphabetical order; not of those who facilitate the workshop again."""
    again = exists().where(
        facilitators.c.workshop_id == workshop_id,
        facilitators.c.account_id == accounts.c.id,
        accounts.c.ended_at.is_(None),
    )
    query = select(accounts.c.name).join(former_facilitators, _former.account_id == accounts.c.id)
    query = query.where(_former.workshop_id == workshop_id, ~again)
    return tuple(sorted((await connection.execute(query)).scalars()))


async def forget(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(former_facilitators).where(_former.workshop_id == workshop_id))
