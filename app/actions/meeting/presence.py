"""Whether pages tell now who is here."""

from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.meeting.agenda import phase_by_id
from app.domain.meeting.presence import tells_who_is_here
from app.domain.workshops.workshops import Workshop
from app.storage import agenda


async def tells_who_is_here_now(connection: AsyncConnection, workshop: Workshop) -> bool:
    """See domain/meeting/presence.py. For pages beside the meeting, which know nothing of its phase."""
    phases = await agenda.phases_of(connection, workshop.id)
    running = phase_by_id(phases, (await agenda.meeting_of(connection, workshop.id)).phase_id)
    return tells_who_is_here(running.kind, workshop.mode)
