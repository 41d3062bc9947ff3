"""Withheld drafts: who wants theirs shown, and the two ways on from there. No row tells who somebody is."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.drafts import Outcome
from app.storage import workshop_documents
from app.storage.database import insert_or_yield
from app.storage.tables import collections, documents, draft_releases, meetings


async def release(connection: AsyncConnection, workshop_id: str, author_key: str) -> None:
    """Note that this author wants their draft shown. Again is as good as once."""
    row = insert_or_yield(connection, draft_releases).values(workshop_id=workshop_id, author_key=author_key)
    await connection.execute(row.on_conflict_do_nothing())


async def take_back(connection: AsyncConnection, workshop_id: str, author_key: str) -> None:
    table = draft_releases.c
    query = delete(draft_releases).where(table.workshop_id == workshop_id, table.author_key == author_key)
    await connection.execute(query)


async def released(connection: AsyncConnection, workshop_id: str) -> frozenset[str]:
    """The keys of those who want their drafts shown. For the server's own use, not for people."""
    query = select(draft_releases.c.author_key).where(draft_releases.c.workshop_id == workshop_id)
    return frozenset((await connection.execute(query)).scalars())


async def forget_releases(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(draft_releases).where(draft_releases.c.workshop_id == workshop_id))


async def begin_release(connection: AsyncConnection, workshop_id: str, now: datetime) -> bool:
    """Withheld drafts are shown after all: True for exactly one caller, ever. The releases are gone with it."""
    which = (collections.c.workshop_id == workshop_id) & (collections.c.outcome == Outcome.WITHHELD)
    values = {"collected_at": now, "outcome": Outcome.RELEASED}
    if (await connection.execute(update(collections).where(which).values(values))).rowcount != 1:
        return False
    await forget_releases(connection, workshop_id)
    return True


async def lift(connection: AsyncConnection, workshop_id: str) -> bool:
    """Drafting begins again as if it had not ended. False if no drafts are withheld; then nothing changes."""
    which = (collections.c.workshop_id == workshop_id) & (collections.c.outcome == Outcome.WITHHELD)
    if (await connection.execute(delete(collections).where(which))).rowcount != 1:
        return False
    await forget_releases(connection, workshop_id)
    await workshop_documents.unlock(connection, workshop_id)
    return True


class Look(NamedTuple):
    """Changes with the meeting's turn, with who has released a draft, and with whose documents are there and locked."""

    turn: int
    released: frozenset[str]
    documents: frozenset[tuple[str, datetime | None]]


async def looks(connection: AsyncConnection) -> dict[str, Look]:
    """By workshop, where drafts are withheld and somebody has released theirs, or a crash left a document locked."""
    own = (documents.c.workshop_id == collections.c.workshop_id) & (documents.c.kind == DocumentKind.SOLO)
    somebody = exists().where(draft_releases.c.workshop_id == collections.c.workshop_id)
    locked = exists().where(own, documents.c.locked_at.is_not(None))
    query = select(collections.c.workshop_id).where(collections.c.outcome == Outcome.WITHHELD, or_(somebody, locked))
    return {key: await _look(connection, key) for key in (await connection.execute(query)).scalars().all()}


async def _look(connection: AsyncConnection, workshop_id: str) -> Look:
    turn = select(meetings.c.version).where(meetings.c.workshop_id == workshop_id)
    own = (documents.c.workshop_id == workshop_id) & (documents.c.kind == DocumentKind.SOLO)
    rows = (await connection.execute(select(documents.c.id, documents.c.locked_at).where(own))).all()
    return Look(
        (await connection.execute(turn)).scalar_one(),
        await released(connection, workshop_id),
        frozenset((row.id, row.locked_at) for row in rows),
    )
