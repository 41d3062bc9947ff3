"""Everybody's personal links, once a facilitator who has them leaves the workshop."""

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.errors import AlreadyDone
from app.domain.invitations.invitations import LINK_REPLACED
from app.domain.seats.news import What
from app.domain.seats.seats import Ending
from app.storage import former_facilitators, invitations, people, seat_circles, seats, workshops


async def known_to(services: Services, person: Facilitating) -> tuple[str, ...]:
    """Who was removed and may still have the links of people on the list, by name."""
    async with services.database.reading() as connection:
        if not await people.of_workshop(connection, person.workshop.id):
            return ()
        return await former_facilitators.names(connection, person.workshop.id)


async def renew_all(services: Services, person: Facilitating) -> None:
    """Every old link stops working. Seats that are open stay open, and tell their people; what asks for one is let go.

    Raises AlreadyDone where no former facilitator has a link.
    """
    async with change(services, person, "renewed all personal links") as connection:
        await workshops.hold(connection, person.workshop.id)
        if not await former_facilitators.names(connection, person.workshop.id):
            raise AlreadyDone("Done already: all links are new.")
        now = services.now()
        for entry in await people.of_workshop(connection, person.workshop.id):
            renewed = {"link_version": entry.link_version + 1, "opened_at": None}
            await people.change(connection, person.workshop.id, entry.id, **renewed)
            await seats.end_requests(connection, entry.id, Ending.NEW_LINK, now)
            await seat_circles.note(connection, services.new_id(), entry.id, What.NEW_LINKS, now)
            await invitations.withdraw(connection, entry.id, LINK_REPLACED)
        await former_facilitators.forget(connection, person.workshop.id)
