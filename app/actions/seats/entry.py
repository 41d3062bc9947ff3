"""A device opens a seat: it gets in, or asks the devices that hold it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME
from app.actions.accounts.accounts import new_session_token
from app.actions.services import Services
from app.domain.documents.documents import Document
from app.domain.errors import NotAllowed, TooMany
from app.domain.links import digest
from app.domain.meeting.agenda import phase_by_id
from app.domain.seats.news import What
from app.domain.seats.seats import MOST_ASKING, Browser, Circle, Device, SeatRequest, is_asking, may_enter
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, people, seat_circles, seats, workshop_documents

UNKNOWN = Browser()  # one that has never been here


async def enter(
    services: Services,
    connection: AsyncConnection,
    workshop: Workshop,
    participant_id: str,
    browser: Browser,
    *,
    by_code: bool = False,
) -> str:
    """A token for this browser: of a session if it gets in at once, else of a request that its page waits with.

    Raises NotAllowed where a code would give away what somebody wrote alone.
    """
    await people.hold(connection, workshop.id, participant_id)
    now, token = services.now(), new_session_token()
    held = await seats.devices(connection, participant_id, now - SESSION_LIFETIME)
    device = await _device(services, connection, participant_id, browser)
    if device not in {one.key for one in held} and held and not may_enter_now(services, held, now):
        await _ask(services, connection, token, SeatRequest("", participant_id, device, now, now, by_code))
        return token
    if by_code and not await code_may_open(connection, workshop, participant_id, device):
        raise NotAllowed(
            "Somebody has joined under this name already.",
            "If that was you, use that device or your personal link; your facilitator can give you the link again.",
        )
    circle = await unasked(services, connection, participant_id, device)
    await seats.admit(connection, digest(token), participant_id, device, circle, now, by_code=by_code)
    return token


async def unasked(services: Services, connection: AsyncConnection, participant_id: str, device: str) -> Circle:
    """The circle of a device that gets in without being let in: its own of before, or a new one, and that is told."""
    circle = await seat_circles.circle_of(connection, device)
    if circle is None:
        circle = Circle(services.new_id(), services.now())
        await seat_circles.note(connection, services.new_id(), participant_id, What.CAME, circle.since, device)
    return circle


def may_enter_now(services: Services, others: Sequence[Device], now: datetime) -> bool:
    return not others or (services.seat_beats.can_tell_the_dead() and may_enter(others, now))


async def _ask(services: Services, connection: AsyncConnection, token: str, request: SeatRequest) -> None:
    asked = await seats.requests(connection, request.participant_id)
    others = [one for one in asked if one.device != request.device and is_asking(one, request.asked_at)]
    if len(others) >= MOST_ASKING:
        raise TooMany("Several devices are asking for this seat already.", "Wait half a minute and try again.")
    await seats.ask(connection, digest(token), replace(request, id=services.new_id()))


async def _device(services: Services, connection: AsyncConnection, participant_id: str, browser: Browser) -> str:
    """A key that recognises this browser at this seat, and tells nothing about other seats."""
    if browser.seat:
        since = services.now() - SESSION_LIFETIME
        own = await seats.device_of(connection, digest(browser.seat), participant_id, since)
        if own:
            return own
    return services.key_of("device", participant_id, browser.device or new_session_token())


async def is_known(services: Services, connection: AsyncConnection, participant_id: str, browser: Browser) -> bool:
    """Whether this browser has been at the seat."""
    device = await _device(services, connection, participant_id, browser)
    return await seat_circles.circle_of(connection, device) is not None


async def code_may_open(connection: AsyncConnection, workshop: Workshop, participant_id: str, device: str) -> bool:
    """Everybody in the room may know the code: it opens no seat to a strange device in which somebody wrote alone.

    Nor one that is known to a device and in which somebody may be writing now: to be refused would tell who has begun.
    """
    known = await seat_circles.devices(connection, participant_id)
    if device in known or workshop.mode.has_teams:
        return True
    if await is_written_alone(connection, workshop, participant_id):
        return False
    phases = await agenda.phases_of(connection, workshop.id)
    running = phase_by_id(phases, (await agenda.meeting_of(connection, workshop.id)).phase_id)
    has_own = bool(await _own_documents(connection, workshop, participant_id))
    return not (known and has_own and running.spec.drafts)


async def is_written_alone(connection: AsyncConnection, workshop: Workshop, participant_id: str) -> bool:
    """Whether something was typed in the document of this person alone, which nobody has been shown yet."""
    own = await _own_documents(connection, workshop, participant_id)
    return not workshop.mode.has_teams and any(one.last_seq for one in own)


async def _own_documents(connection: AsyncConnection, workshop: Workshop, participant_id: str) -> tuple[Document, ...]:
    documents = await workshop_documents.of_workshop(connection, workshop.id)
    return tuple(one for one in documents if one.participant_id == participant_id)
