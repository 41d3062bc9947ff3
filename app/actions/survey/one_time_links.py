"""One-time links of the survey: making lists of them, and withdrawing these."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.links import digest
from app.domain.survey.one_time_links import MOST_LISTS, TicketList, checked_size, new_tickets
from app.storage import one_time_links

AT_ONCE = 2000  # tickets in one transaction, so that nobody waits long for their turn to save


@dataclass(frozen=True)
class Tickets:
    """`takes_tickets_only`: the link that is the same for everybody takes no answers."""

    lists: tuple[TicketList, ...]
    takes_tickets_only: bool

    @property
    def can_only(self) -> bool:
        """Whether anybody could answer at all if the open link took no answers."""
        return any(not made.is_withdrawn for made in self.lists)


async def standing(services: Services, person: Facilitating) -> Tickets:
    async with services.database.reading() as connection:
        return Tickets(
            await one_time_links.lists_of(connection, person.workshop.id),
            await one_time_links.takes_tickets_only(connection, person.workshop.id),
        )


async def make_list(services: Services, person: Facilitating, size: int) -> tuple[str, ...]:
    """The links of a new list. They are stored nowhere, so this is the only time that they are told.

    Until all are stored the list counts as withdrawn: nothing works of what was told to nobody.
    """
    made = await asyncio.to_thread(new_tickets, checked_size(size), services.random)
    digests = sorted(await asyncio.to_thread(lambda: [digest(ticket) for ticket in made]))
    list_id = services.new_id()
    await _store_withdrawn(services, person.workshop.id, list_id, digests, person.name)
    async with change(services, person, "made a list of one-time links") as connection:
        await one_time_links.restore(connection, person.workshop.id, list_id)
    return tuple(f"{services.base_url}/s/{person.workshop.survey_key}/t/{ticket}" for ticket in made)


async def _store_withdrawn(services: Services, workshop_id: str, list_id: str, digests: Sequence[str], by: str) -> None:
    """In many transactions. Raises Invalid, having stored nothing, where there are as many lists as there may be."""
    now = services.now()
    async with services.database.transaction() as connection:
        if len(await one_time_links.lists_of(connection, workshop_id)) >= MOST_LISTS:
            raise Invalid(f"There are {MOST_LISTS} lists already, which is the most.")
        await one_time_links.add_list(connection, list_id, workshop_id, len(digests), by, now)
        await one_time_links.withdraw(connection, workshop_id, list_id, by, now)
    for start in range(0, len(digests), AT_ONCE):
        async with services.database.transaction() as connection:
            await one_time_links.add_tickets(connection, list_id, digests[start : start + AT_ONCE])


async def withdraw_list(services: Services, person: Facilitating, list_id: str) -> None:
    """Its links take no answers any more."""
    async with change(services, person, "withdrew a list of one-time links") as connection:
        await _require_list(connection, person, list_id)
        if not await one_time_links.withdraw(connection, person.workshop.id, list_id, person.name, services.now()):
            raise _changed()


async def restore_list(services: Services, person: Facilitating, list_id: str) -> None:
    """Those of its links that were not used take answers again."""
    async with change(services, person, "restored a list of one-time links") as connection:
        await _require_list(connection, person, list_id)
        if not await one_time_links.restore(connection, person.workshop.id, list_id):
            raise _changed()


async def close_open_link(services: Services, person: Facilitating) -> None:
    """From now on answers come by one-time links only."""
    async with change(services, person, "closed the open link of the survey") as connection:
        await one_time_links.close_open_link(connection, person.workshop.id, person.name, services.now())


async def open_open_link(services: Services, person: Facilitating) -> None:
    """The link that is the same for everybody takes answers too."""
    async with change(services, person, "opened the open link of the survey") as connection:
        await one_time_links.open_open_link(connection, person.workshop.id)


async def _require_list(connection: AsyncConnection, person: Facilitating, list_id: str) -> None:
    if not await one_time_links.has_list(connection, person.workshop.id, list_id):
        raise NotFound("There is no such list of links.", "Look at the page again.")


def _changed() -> Conflict:
    return Conflict("This list has changed meanwhile.", "Look at the page again.")
