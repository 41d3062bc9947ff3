"""What missed the lock: offered by its author, accepted or declined by a facilitator (docs/live-documents.md)."""

from dataclasses import replace

from app.actions.access import Facilitating, Participating
from app.actions.change import change
from app.actions.services import Services
from app.domain.documents.documents import LIMIT
from app.domain.errors import NotAllowed, NotFound, TooMany
from app.domain.meeting.drafts import LATE_NOTE, LateDraft, Outcome, checked_late_text, with_late
from app.storage import agenda, drafts, late_drafts, workshop_documents

MOST_WAITING = 20


async def offer_late_draft(services: Services, person: Participating, text: str) -> None:
    """Offer what the lock kept out. Kept without its author's name; in breakouts with the team's."""
    tidy = checked_late_text(text, LIMIT)
    team = person.participant.team if person.workshop.mode.has_teams else None
    async with services.database.transaction() as connection:
        outcome = await workshop_documents.outcome(connection, person.workshop.id)
        if outcome is Outcome.WITHHELD:
            raise NotAllowed("Your own document is open again.", "Put it in there: nobody else is shown any draft.")
        if outcome is Outcome.OPEN:
            raise NotAllowed("Drafting is not over yet.", "Write in your document; it is collected by itself.")
        if len(await late_drafts.of_workshop(connection, person.workshop.id)) >= MOST_WAITING:
            raise TooMany("Several late drafts are waiting already.", "Ask your facilitator to look at them first.")
        await late_drafts.add(connection, person.workshop.id, LateDraft(services.new_id(), team, tidy))
    await services.ring(person.workshop.id)


async def accept_late_draft(services: Services, person: Facilitating, late_id: str) -> None:
    """It becomes one of the drafts. All are stored anew: no number, row or file tells afterwards which one was late."""
    workshop_id = person.workshop.id
    async with change(services, person, "accepted a late draft") as connection:
        running = await agenda.meeting_of(connection, workshop_id, hold=True)
        await drafts.hold(connection, workshop_id)
        late = await late_drafts.take(connection, workshop_id, late_id)
        if late is None:
            raise _decided()
        found = await drafts.of_workshop(connection, workshop_id)
        await drafts.store_anew(connection, workshop_id, with_late(found, late, services.new_id(), services.random))
        if late.team is None:  # those who speak of “Draft 3” have to know
            await agenda.change_meeting(connection, workshop_id, running, replace(running, note=LATE_NOTE))
    await services.database.forget_deleted("drafts", "late_drafts", "likes")


async def decline_late_draft(services: Services, person: Facilitating, late_id: str) -> None:
    async with change(services, person, "declined a late draft") as connection:
        if await late_drafts.take(connection, person.workshop.id, late_id) is None:
            raise _decided()
    await services.database.forget_deleted("late_drafts")


def _decided() -> NotFound:
    return NotFound("This late draft was decided on already.", "Look at the drafts again.")
