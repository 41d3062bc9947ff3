"""Where the meeting is and how much time is left, for pages beside it: a document's own, the handout."""

from dataclasses import dataclass
from datetime import datetime

from app.actions.access import Participating, Person
from app.actions.seats.seats import QUIET, SeatHold, hold
from app.actions.services import Services
from app.domain.meeting.agenda import Phase, phase_by_id
from app.domain.meeting.clock import GRACE, Meeting
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, workshop_documents


@dataclass(frozen=True)
class MeetingStrip:
    """`grace_seconds`: after zero, while a draft is written; 0 at other times."""

    workshop: Workshop
    phase: Phase
    running: Meeting
    now: datetime
    grace_seconds: int
    hold: SeatHold = QUIET


async def meeting_strip(services: Services, person: Person) -> MeetingStrip:
    workshop, now = person.workshop, services.now()
    async with services.database.reading() as connection:
        running = await agenda.meeting_of(connection, workshop.id)
        phase = phase_by_id(await agenda.phases_of(connection, workshop.id), running.phase_id)
        is_collected = await workshop_documents.collected_at(connection, workshop.id) is not None
        held = await hold(services, connection, person) if isinstance(person, Participating) else QUIET
    has_grace = phase.spec.drafts and not is_collected
    return MeetingStrip(workshop, phase, running, now, int(GRACE.total_seconds()) if has_grace else 0, held)
