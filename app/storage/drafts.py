"""Collected drafts and likes."""

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.drafts import Draft, Like
from app.storage.tables import drafts, likes, workshops


async def hold(connection: AsyncConnection, workshop_id: str) -> None:
    """Until this transaction ends, nobody else can hold this workshop's drafts, to add one at the end."""
    query = select(workshops.c.id).where(workshops.c.id == workshop_id)
    await connection.execute(query.with_for_update(key_share=True))  # on SQLite the write lock is already taken


async def add(connection: AsyncConnection, workshop_id: str, draft: Draft) -> None:
    await connection.execute(
        insert(drafts).values(
            id=draft.id, workshop_id=workshop_id, position=draft.position, label=draft.label, text=draft.text
        )
    )


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Draft, ...]:
    table = drafts.c
    query = (
        select(table.id, table.position, table.label, table.text)
        .where(table.workshop_id == workshop_id)
        .order_by(table.position)
    )
    return tuple(Draft(*row) for row in await connection.execute(query))


async def add_like(connection: AsyncConnection, workshop_id: str, like: Like) -> bool:
    """False if this person likes exactly these words already."""
    try:
        async with connection.begin_nested():
            await connection.execute(
                insert(likes).values(
                    id=like.id,
                    workshop_id=workshop_id,
                    draft_id=like.draft_id,
                    liker_key=like.liker_key,
                    start=like.start,
                    end=like.end,
                    reason=like.reason,
                )
            )
    except IntegrityError:
        return False
    return True


async def remove_like(connection: AsyncConnection, workshop_id: str, like_id: str, liker_key: str) -> bool:
    query = delete(likes).where(
        likes.c.id == like_id, likes.c.workshop_id == workshop_id, likes.c.liker_key == liker_key
    )
    return (await connection.execute(query)).rowcount == 1


async def likes_of(connection: AsyncConnection, workshop_id: str) -> tuple[Like, ...]:
    table = likes.c
    query = select(table.id, table.draft_id, table.liker_key, table.start, table.end, table.reason).where(
        table.workshop_id == workshop_id
    )
    return tuple(Like(*row) for row in await connection.execute(query.order_by(table.id)))
