"""Noting who sponsors the vision, and when they agreed."""

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.preparation.buy_in import BuyIn, checked_buy_in
from app.domain.workshops.revisions import require_unchanged
from app.storage import buy_in, workshops


async def noted(services: Services, person: Facilitating) -> BuyIn:
    """A blank one where nothing was noted yet."""
    async with services.database.reading() as connection:
        return await buy_in.of_workshop(connection, person.workshop.id) or BuyIn()


async def note_buy_in(
    services: Services, person: Facilitating, *, sponsor: str, role: str, agreed_on: str, note: str, seen: str
) -> None:
    """`seen`: the revision that the page showed. Raises Conflict if another facilitator has changed it since."""
    new = checked_buy_in(sponsor, role, agreed_on, note)
    async with change(services, person, "noted the sponsor") as connection:
        await workshops.hold(connection, person.workshop.id)
        stored = await buy_in.of_workshop(connection, person.workshop.id) or BuyIn()
        if new != stored:  # two facilitators who note the same do not disagree
            require_unchanged(stored, seen)
            await buy_in.store(connection, person.workshop.id, new)
