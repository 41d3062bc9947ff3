"""Which workshops are put away, and deleting them for good."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.workshops.shelves import InBin, Shelf
from app.storage.database import insert_or_yield
from app.storage.tables import facilitators, shelved, workshops
from app.storage.workshops import to_workshop


async def put(connection: AsyncConnection, workshop_id: str, shelf: Shelf, by: str, now: datetime) -> None:
    """From the other shelf, too; the bin remembers what came from the archive."""
    values = {"shelf": shelf, "since": now, "by": by}
    query = insert_or_yield(connection, shelved).values(workshop_id=workshop_id, **values)
    was_archived = or_(shelved.c.was_archived, shelved.c.shelf == Shelf.ARCHIVE) if shelf is Shelf.BIN else false()
    changes = values | {"was_archived": was_archived}
    await connection.execute(query.on_conflict_do_update(index_elements=["workshop_id"], set_=changes))


async def bring_back(connection: AsyncConnection, workshop_id: str) -> bool:
    """Out of the bin, into the archive if it came from there. False if it is not in the bin."""
    in_bin = shelved.c.workshop_id == workshop_id, shelved.c.shelf == Shelf.BIN
    archive = update(shelved).where(*in_bin, shelved.c.was_archived)
    moved = await connection.execute(archive.values(shelf=Shelf.ARCHIVE, was_archived=False))
    return moved.rowcount == 1 or await take(connection, workshop_id, Shelf.BIN)


async def take(connection: AsyncConnection, workshop_id: str, shelf: Shelf) -> bool:
    """False if it is not there."""
    query = delete(shelved).where(shelved.c.workshop_id == workshop_id, shelved.c.shelf == shelf)
    return (await connection.execute(query)).rowcount == 1


async def archived(connection: AsyncConnection) -> frozenset[str]:
    """The ids of all workshops in the archive."""
    found = await connection.execute(select(shelved.c.workshop_id).where(shelved.c.shelf == Shelf.ARCHIVE))
    return frozenset(found.scalars())


async def in_bin(connection: AsyncConnection, account_id: str | None = None) -> tuple[InBin, ...]:
    """The latest first. `account_id`: those only that this account facilitates."""
    query = select(workshops, shelved.c.since, shelved.c.by).join(shelved, shelved.c.workshop_id == workshops.c.id)
    query = query.where(shelved.c.shelf == Shelf.BIN).order_by(shelved.c.since.desc(), workshops.c.id)
    if account_id is not None:
        mine = select(facilitators.c.workshop_id).where(facilitators.c.account_id == account_id)
        query = query.where(workshops.c.id.in_(mine))
    return tuple(InBin(to_workshop(row), row.since, row.by) for row in await connection.execute(query))


async def delete_for_good(connection: AsyncConnection, workshop_ids: Collection[str]) -> int:
    """Those among them that are in the bin, with everything that belongs to them. Gives how many."""
    binned = select(shelved.c.workshop_id).where(shelved.c.shelf == Shelf.BIN)
    query = delete(workshops).where(workshops.c.id.in_(workshop_ids), workshops.c.id.in_(binned))
    return (await connection.execute(query)).rowcount
