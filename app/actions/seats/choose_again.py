"""Choosing another name in the same browser: the place that it had before is free again.

What somebody wrote alone is never lost by it, and never opened: a seat at which something stands is left only after its
person has been told, and the device stays known there. Any other seat forgets the device that leaves it.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME, Participating, participating
from app.actions.seats.entry import is_written_alone
from app.actions.seats.join_times import works_now
from app.actions.services import Services
from app.domain.errors import Conflict
from app.domain.links import digest
from app.domain.meeting.agenda import is_before_drafting
from app.domain.meeting.drafts import Outcome
from app.domain.people.people import Participant
from app.domain.seats.news import What
from app.domain.seats.seats import Circle, Ending, LeavesDraft, may_open_withheld
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, people, seat_circles, seats, workshop_documents, workshops


@dataclass(frozen=True)
class Place:
    """What a browser has at a workshop: a seat, or (`circle` None) a request for one."""

    participant: Participant
    device: str
    circle: Circle | None
    by_code: bool


async def place_of(services: Services, connection: AsyncConnection, workshop: Workshop, token: str) -> Place | None:
    """`token`: the one with which the browser opens its seat; "" if it has none."""
    session, since = digest(token), services.now() - SESSION_LIFETIME
    seat = await people.seat_of_session(connection, session, workshop.id, since)
    if seat:
        return Place(seat.participant, seat.device, seat.circle, seat.by_code)
    request = await seats.request_of(connection, session, workshop.id)
    entry = await people.by_id(connection, workshop.id, request.participant_id) if request else None
    return Place(entry, request.device, None, request.by_code) if request and entry else None


async def may_choose_again(services: Services, connection: AsyncConnection, workshop: Workshop, place: Place) -> bool:
    """Whether its page offers to go back to the names: only to somebody who came by the code and would get in again.

    From a seat only until drafting begins, and while nothing is written alone there.
    """
    if not (place.by_code and await works_now(services, connection, workshop)):
        return False
    if place.circle is None:
        return True
    phases = await agenda.phases_of(connection, workshop.id)
    running = (await agenda.meeting_of(connection, workshop.id)).phase_id
    if not is_before_drafting(phases, running):
        return False
    if workshop.mode.has_teams:
        return True
    is_open = await workshop_documents.outcome(connection, workshop.id) is Outcome.OPEN
    return is_open and not await is_written_alone(connection, workshop, place.participant.id)


async def may_leave(services: Services, connection: AsyncConnection, person: Participating) -> bool:
    place = Place(person.participant, person.device, person.circle, person.by_code)
    return await may_choose_again(services, connection, person.workshop, place)


async def choose_again(services: Services, token: str, workshop_id: str) -> Workshop:
    """The browser leaves its seat, or no longer asks for one. Gives the workshop, whose names it may choose from.

    Raises Conflict where this is not offered, NotSignedIn for a browser that holds no seat.
    """
    async with services.database.transaction() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        has_left = workshop is not None and await _leave_if_offered(services, connection, workshop, token)
    if workshop is None or not has_left:
        await participating(services, token, workshop_id)
        raise Conflict(
            "You cannot choose another name on this page now.",
            "If this is not your place, tell your facilitator, or open your personal link.",
        )
    await services.ring(workshop_id)
    return workshop


async def _leave_if_offered(services: Services, connection: AsyncConnection, workshop: Workshop, token: str) -> bool:
    place = await place_of(services, connection, workshop, token)
    if place is None:
        return False
    await people.hold(connection, workshop.id, place.participant.id)
    place = await place_of(services, connection, workshop, token)  # it may just have been let in, or ended
    if place is None or not await may_choose_again(services, connection, workshop, place):
        return False
    await _leave(services, connection, workshop, place)
    return True


async def leave_for(
    services: Services,
    connection: AsyncConnection,
    workshop: Workshop,
    token: str,
    participant_id: str,
    *,
    is_sure: bool,
) -> None:
    """The browser's place is another one now, so it leaves the one it had.

    Raises LeavesDraft, unless its person `is_sure`, where something is written alone that this device can open.
    """
    place = await place_of(services, connection, workshop, token)
    if place is None or place.participant.id == participant_id:
        return
    if not is_sure and await _opens_draft(connection, workshop, place):
        raise LeavesDraft(place.participant.name)
    await _leave(services, connection, workshop, place)


async def _opens_draft(connection: AsyncConnection, workshop: Workshop, place: Place) -> bool:
    if place.circle is None or not await is_written_alone(connection, workshop, place.participant.id):
        return False
    return may_open_withheld(place.circle, await workshop_documents.withheld_since(connection, workshop.id))


async def _leave(services: Services, connection: AsyncConnection, workshop: Workshop, place: Place) -> None:
    """A wrong press is undone as if it had not been. Where its owner may have been at work the device stays known."""
    who, now = place.participant.id, services.now()
    await seats.end_device(connection, who, place.device, Ending.LEFT, now)
    if place.circle is None or await _opens_draft(connection, workshop, place):
        return
    await seat_circles.forget(connection, place.device)
    await seat_circles.forget_coming(connection, who, place.device)
    await seat_circles.note(connection, services.new_id(), who, What.LEFT, now, place.device)
    phases = await agenda.phases_of(connection, workshop.id)
    running = (await agenda.meeting_of(connection, workshop.id)).phase_id
    if is_before_drafting(phases, running) and not await seat_circles.devices(connection, who):
        await people.change(connection, workshop.id, who, joined_at=None)
