"""The two teams, dealt anew."""

from dataclasses import replace

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.actions.workshops.workshops import drafting_has_begun
from app.domain.errors import Conflict, Invalid
from app.domain.people.people import assign_teams
from app.storage import people, workshops


async def mix(services: Services, person: Facilitating) -> None:
    """Deal everyone into two teams by lot, each department into both. Raises Conflict once drafting has begun."""
    if not person.workshop.mode.has_teams:
        raise Invalid("Everyone writes alone in this workshop.", "There are no teams to mix.")
    workshop_id = person.workshop.id
    async with change(services, person, "mixed the teams") as connection:
        await workshops.hold(connection, workshop_id)
        if await drafting_has_begun(connection, workshop_id):
            raise Conflict("Drafting has begun, so the teams stay as they are.", "You can still move single people.")
        everyone = await people.of_workshop(connection, workshop_id)
        for entry in assign_teams([replace(one, team=None) for one in everyone], services.random):
            await people.change(connection, workshop_id, entry.id, team=entry.team)
