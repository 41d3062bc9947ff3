"""Collected drafts and likes."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.meeting.drafts import Draft, Like
from app.storage.tables import drafts, likes, sittings, workshops


async def hold(connection: AsyncConnection, workshop_id: str) -> None:
    """Until this transaction ends, nobody else can hold this workshop's drafts, to add one or to like one."""
    query = select(workshops.c.id).where(workshops.c.id == workshop_id)
    await connection.execute(query.with_for_update(key_share=True))  # on SQLite the write lock is already taken


async def add(connection: AsyncConnection, workshop_id: str, draft: Draft) -> None:
    await connection.execute(
        insert(drafts).values(
            id=draft.id,
            workshop_id=workshop_id,
            position=draft.position,
            label=draft.label,
            text=draft.text,
            heat=None if draft.heat is None else json.dumps(draft.heat),
        )
    )


async def store_anew(connection: AsyncConnection, workshop_id: str, every: Sequence[Draft]) -> None:
    """All drafts of the workshop, written in this order, with the likes that they have: no row is older than others."""
    kept = await likes_of(connection, workshop_id)
    await connection.execute(delete(likes).where(likes.c.workshop_id == workshop_id))
    await connection.execute(delete(drafts).where(drafts.c.workshop_id == workshop_id))
    for draft in every:
        await add(connection, workshop_id, draft)
    if kept:
        await connection.execute(insert(likes), [{"workshop_id": workshop_id, **asdict(like)} for like in kept])


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Draft, ...]:
    table = drafts.c
    query = (
        select(table.id, table.position, table.label, table.text, table.heat)
        .where(table.workshop_id == workshop_id)
        .order_by(table.position)
    )
    return tuple(Draft(*row[:4], _heat(row[4])) for row in await connection.execute(query))


def _heat(stored: str | None) -> tuple[tuple[int, int, int], ...] | None:
    return None if stored is None else tuple((start, end, people) for start, end, people in json.loads(stored))


async def settle(connection: AsyncConnection, draft: Draft, likes_of_draft: Sequence[Like]) -> None:
    """The draft's likes stand as they are. `likes_of_draft`: what takes the place of those that are stored, in this
    order."""
    which = drafts.c.id == draft.id
    await connection.execute(update(drafts).where(which).values(heat=json.dumps(draft.heat)))
    await connection.execute(delete(likes).where(likes.c.draft_id == draft.id))
    if likes_of_draft:
        workshop_id = (await connection.execute(select(drafts.c.workshop_id).where(which))).scalar_one()
        rows = [{"workshop_id": workshop_id, **asdict(like)} for like in likes_of_draft]
        await connection.execute(insert(likes), rows)


async def unsettled(connection: AsyncConnection, since: datetime) -> tuple[str, ...]:
    """The workshops with drafts whose likes are not settled, in whose meeting nobody has pressed anything `since`."""
    pressed = select(sittings.c.workshop_id).where(sittings.c.last_at > since)
    query = select(drafts.c.workshop_id).where(drafts.c.heat.is_(None), drafts.c.workshop_id.not_in(pressed))
    return tuple((await connection.execute(query.distinct())).scalars())


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
    """False if it is not there, or somebody else's."""
    query = delete(likes).where(
        likes.c.id == like_id, likes.c.workshop_id == workshop_id, likes.c.liker_key == liker_key
    )
    return (await connection.execute(query)).rowcount == 1


async def likes_of(connection: AsyncConnection, workshop_id: str) -> tuple[Like, ...]:
    table = likes.c
    columns = (table.id, table.draft_id, table.liker_key, table.start, table.end, table.reason)
    query = select(*columns).where(table.workshop_id == workshop_id)
    return tuple(Like(*row) for row in await connection.execute(query.order_by(table.id)))
