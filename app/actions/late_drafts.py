"""What missed the lock: offered by its author, accepted or declined by a facilitator (live.md)."""

from app.actions.access import Facilitating, Participating
from app.actions.services import Services
from app.domain.documents import LIMIT
from app.domain.drafts import Draft, LateDraft, Outcome, checked_late_text, late_label
from app.domain.refusals import NotAllowed, NotFound, TooMany
from app.domain.workshops import Mode
from app.storage import drafts, late_drafts, rooms

MOST_WAITING = 20


async def offer_late_draft(services: Services, person: Participating, text: str) -> None:
    """Offer what the lock kept out. Kept without its author's name; in breakouts with the team's."""
    tidy = checked_late_text(text, LIMIT)
    team = person.participant.team if person.workshop.mode is Mode.BREAKOUTS else None
    async with services.database.transaction() as connection:
        outcome = await rooms.outcome(connection, person.workshop.id)
        if outcome is Outcome.WITHHELD:
            raise NotAllowed("Your own document is open again.", "Put it in there: nobody else is shown any draft.")
        if outcome is Outcome.OPEN:
            raise NotAllowed("Drafting is not over yet.", "Write in your document; it is collected by itself.")
        if len(await late_drafts.of_workshop(connection, person.workshop.id)) >= MOST_WAITING:
            raise TooMany("Several late drafts are waiting already.", "Ask your facilitator to look at them first.")
        await late_drafts.add(connection, person.workshop.id, LateDraft(services.new_id(), team, tidy))
    await services.ring(person.workshop.id)


async def accept_late_draft(services: Services, person: Facilitating, late_id: str) -> None:
    """It becomes the last of the drafts."""
    async with services.database.transaction() as connection:
        late = await late_drafts.take(connection, person.workshop.id, late_id)
        if late is None:
            raise _decided()
        await drafts.hold(connection, person.workshop.id)
        found = await drafts.of_workshop(connection, person.workshop.id)
        position = found[-1].position + 1 if found else 0
        new = Draft(services.new_id(), position, late_label(late, found), late.text)
        await drafts.add(connection, person.workshop.id, new)
    await services.ring(person.workshop.id)


async def decline_late_draft(services: Services, person: Facilitating, late_id: str) -> None:
    async with services.database.transaction() as connection:
        if await late_drafts.take(connection, person.workshop.id, late_id) is None:
            raise _decided()
    await services.ring(person.workshop.id)


def _decided() -> NotFound:
    return NotFound("This late draft was decided on already.", "Look at the drafts again.")
