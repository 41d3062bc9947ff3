"""Putting workshops away: the archive, the bin, and the end."""

import asyncio
from collections.abc import Collection

from app.actions.access import Facilitating
from app.actions.change import change, note
from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.errors import NotFound
from app.domain.workshops.shelves import InBin, Shelf, check_title
from app.storage import shelves, workshops
from app.storage.tables import metadata

LOOK_SECONDS = 600.0


async def archive(services: Services, person: Facilitating) -> None:
    """It leaves the list of workshops at hand, and stays open to all who take part."""
    async with change(services, person, "archived the workshop") as connection:
        await shelves.put(connection, person.workshop.id, Shelf.ARCHIVE, person.name, services.now())


async def unarchive(services: Services, person: Facilitating) -> None:
    async with change(services, person, "took the workshop out of the archive") as connection:
        if not await shelves.take(connection, person.workshop.id, Shelf.ARCHIVE):
            raise NotFound("This workshop is not in the archive.", "Look at your workshops again.")


async def is_archived(services: Services, person: Facilitating) -> bool:
    async with services.database.reading() as connection:
        return person.workshop.id in await shelves.archived(connection)


async def throw_away(services: Services, person: Facilitating, title: str) -> None:
    """Into the bin: from now on no page, link or survey of it opens. Raises Invalid unless its title was typed."""
    check_title(title, person.workshop)
    async with change(services, person, "threw the workshop away") as connection:
        await shelves.put(connection, person.workshop.id, Shelf.BIN, person.name, services.now())


async def in_bin(services: Services, account: Account) -> tuple[InBin, ...]:
    """One's own; for an admin all."""
    async with services.database.reading() as connection:
        return await shelves.in_bin(connection, None if account.is_admin else account.id)


async def bring_back(services: Services, account: Account, workshop_id: str) -> None:
    """Out of the bin, as it was. Raises NotFound for a workshop that this account could not see there."""
    what = "took a workshop out of the bin"
    async with change(services, account, what, workshop_id=workshop_id) as connection:
        may = account.is_admin or await workshops.is_facilitator(connection, workshop_id, account.id)
        if not (may and await shelves.bring_back(connection, workshop_id)):
            raise _not_there()


async def delete_now(services: Services, admin: Account, workshop_id: str) -> None:
    """For good, before its time. Raises NotFound unless it is in the bin."""
    if not await _delete(services, [workshop_id]):
        raise _not_there()
    note(services, admin, "deleted a workshop for good", workshop_id)


async def empty(services: Services, admin: Account) -> None:
    """Everything in the bin, for good."""
    await _delete(services, [entry.workshop.id for entry in await in_bin(services, admin)])
    note(services, admin, "emptied the bin", None)


async def delete_due(services: Services) -> int:
    """What has been in the bin for its time. Gives how many workshops that were."""
    async with services.database.reading() as connection:
        found = await shelves.in_bin(connection)
    return await _delete(services, [entry.workshop.id for entry in found if entry.gone_at <= services.now()])


async def keep_deleting(services: Services, *, every_seconds: float = LOOK_SECONDS) -> None:
    """Until cancelled."""
    while True:
        await delete_due(services)
        await asyncio.sleep(every_seconds)


async def _delete(services: Services, workshop_ids: Collection[str]) -> int:
    """Also from the files: nothing that was deleted stays in a page or a log of the database."""
    if not workshop_ids:
        return 0
    async with services.database.unlimited_transaction() as connection:
        deleted = await shelves.delete_for_good(connection, workshop_ids)
    if deleted:
        await services.database.forget_deleted(*metadata.tables)
    return deleted


def _not_there() -> NotFound:
    return NotFound("There is no such workshop in the bin.", "It may have been brought back, or deleted for good.")
