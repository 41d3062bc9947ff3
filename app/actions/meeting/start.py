"""What is asked before a meeting starts."""

from app.actions.access import Facilitating
from app.actions.answers import moderation
from app.actions.services import Services
from app.domain.meeting.agenda import phase_by_id
from app.storage import agenda


async def asks_first(services: Services, person: Facilitating) -> int:
    """How many answers have hints at which nobody has looked, as long as the meeting is in the lobby; else 0."""
    async with services.database.reading() as connection:
        running = await agenda.meeting_of(connection, person.workshop.id)
        entries = await agenda.phases_of(connection, person.workshop.id)
    if not phase_by_id(entries, running.phase_id).spec.is_before_start:
        return 0
    return await moderation.number_with_hints(services, person)
