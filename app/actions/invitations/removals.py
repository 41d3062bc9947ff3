"""Taking people off the list. Those who were invited are told, so that the meeting leaves their calendars too."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.invitations.invitations import DeliveryState, Invitation, InvitationKind, standings
from app.domain.invitations.removals import TAKEN_OFF, Removal, has_to_be_told
from app.domain.people.mailbox import is_mailbox
from app.storage import invitations, people, removals, vision, withheld, workshop_documents


async def take_off(
    services: Services, connection: AsyncConnection, person: Facilitating, participant_ids: Collection[str]
) -> tuple[str, ...]:
    """Take people off the list. Gives their own documents, which are gone with them and have to be closed.

    People who asked that their withheld draft be shown have to ask again: otherwise the drafts of those who stay could
    appear now, and tell that the person who left had written and not asked.
    """
    documents = await workshop_documents.of_workshop(connection, person.workshop.id)
    await withheld.forget_releases(connection, person.workshop.id)
    await _let_go(services, connection, person, participant_ids)
    everyone = await people.of_workshop(connection, person.workshop.id)
    leaving = [entry for entry in everyone if entry.id in participant_ids and entry.joined_at]
    # `_let_go` holds the workshop: no answers are revealed at this moment
    await vision.note_gone(connection, person.workshop.id, len(leaving))
    for participant_id in participant_ids:
        await people.remove(connection, person.workshop.id, participant_id)
    return tuple(document.id for document in documents if document.participant_id in participant_ids)


async def _let_go(
    services: Services, connection: AsyncConnection, person: Facilitating, participant_ids: Collection[str]
) -> None:
    """Remember whom the meeting is to leave the calendar of, and tell them where mail is sent from here."""
    workshop = person.workshop
    await invitations.hold(connection, workshop.id)
    leaving = [entry for entry in await people.of_workshop(connection, workshop.id) if entry.id in participant_ids]
    messages = await invitations.of_workshop(connection, workshop.id)
    for standing in standings(leaving, messages, workshop.calendar_sequence):
        entry = standing.participant
        await invitations.withdraw(connection, entry.id, TAKEN_OFF)
        if has_to_be_told(standing):
            gone = Removal(entry.id, entry.name, entry.email, services.now(), person.name)
            await removals.add(connection, workshop.id, gone)
            if services.mail and is_mailbox(entry.email):
                await queue_release(services, connection, person, entry.id)


async def queue_release(
    services: Services, connection: AsyncConnection, person: Facilitating, participant_id: str
) -> None:
    now = services.now()
    release, waiting = InvitationKind.RELEASE, DeliveryState.WAITING
    message = Invitation(services.new_id(), person.workshop.id, participant_id, release, waiting, 0, now, now)
    await invitations.add(connection, [message])
