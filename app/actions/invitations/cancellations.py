"""Telling people who were invited and then taken off the list: again by mail, or by hand."""

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.invitations.messages import Message, calendar_of, compose, occasion_of, reachable
from app.actions.invitations.removals import queue_release
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.invitations.invitations import DeliveryState, Invitation, InvitationKind
from app.domain.invitations.letter import Occasion
from app.domain.invitations.removals import TOLD_BY_HAND, Cancellation, Removal, farewells
from app.storage import invitations, removals


async def untold(services: Services, person: Facilitating) -> tuple[Cancellation, ...]:
    """Whose calendars still have the meeting, with nothing on its way to change that."""
    async with services.database.reading() as connection:
        gone = await removals.of_workshop(connection, person.workshop.id)
        messages = await invitations.of_workshop(connection, person.workshop.id) if gone else ()
    return tuple(entry for entry in farewells(gone, messages) if not (entry.is_told or entry.is_under_way))


async def send_release(services: Services, person: Facilitating, participant_id: str) -> None:
    """After it could not be sent, or may have been: the facilitator has decided."""
    async with change(services, person, "sent a cancellation to somebody who left the list") as connection:
        await invitations.hold(connection, person.workshop.id)
        gone = await _departure(connection, person, participant_id)
        if services.mail is None:
            raise Invalid("No mail server is set up here.", "Send the message from your own mail program.")
        (farewell,) = farewells((gone,), await invitations.of_workshop(connection, person.workshop.id))
        if not farewell.can_be_sent:
            raise Conflict("They are being told, or were told already.", "Your press has sent nothing more.")
        await queue_release(services, connection, person, participant_id)


async def note_told(services: Services, person: Facilitating, participant_id: str) -> None:
    """The facilitator has told them some other way; what still waits for them is not sent."""
    async with change(services, person, "noted that somebody who left the list was told") as connection:
        await invitations.hold(connection, person.workshop.id)
        gone = await _departure(connection, person, participant_id)
        await removals.note_told(connection, person.workshop.id, participant_id, person.name, services.now())
        await invitations.withdraw(connection, participant_id, TOLD_BY_HAND)
        if gone.told_at is None:
            await invitations.add(connection, [_given(services, person, participant_id)])


def _given(services: Services, person: Facilitating, participant_id: str) -> Invitation:
    """What their calendar has been told by hand: should they come back, their next invitation has to outnumber it."""
    now, number = services.now(), person.workshop.calendar_sequence + 1
    return Invitation(
        services.new_id(),
        person.workshop.id,
        participant_id,
        InvitationKind.RELEASE,
        DeliveryState.SENT,
        0,
        now,
        now,
        sent_at=now,
        calendar_sequence=number,
    )


async def release_message(services: Services, person: Facilitating, participant_id: str) -> Message:
    """For the facilitator's own mail program."""
    gone, occasion = await _gone(services, person, participant_id)
    return await compose(services, occasion, reachable(gone.participant), InvitationKind.RELEASE)


async def release_calendar(services: Services, person: Facilitating, participant_id: str) -> bytes:
    """The calendar file alone: opening it takes the meeting out of the calendar."""
    gone, occasion = await _gone(services, person, participant_id)
    return calendar_of(services, occasion, reachable(gone.participant), InvitationKind.RELEASE)


async def _gone(services: Services, person: Facilitating, participant_id: str) -> tuple[Removal, Occasion]:
    async with services.database.reading() as connection:
        gone = await _departure(connection, person, participant_id)
        return gone, await occasion_of(connection, person.workshop)


async def _departure(connection: AsyncConnection, person: Facilitating, participant_id: str) -> Removal:
    found = await removals.by_id(connection, person.workshop.id, participant_id)
    if found is None:
        raise NotFound("No one with this address has left the list.")
    return found
