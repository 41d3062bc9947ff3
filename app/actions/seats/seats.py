"""Who sits down at a seat, and on which devices: asking to be let in, answering, keeping the seat to oneself."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME, Participating, participating
from app.actions.seats.entry import code_may_open, may_enter_now, unasked
from app.actions.seats.join_times import works_now
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NoPlace, NotFound
from app.domain.links import digest
from app.domain.seats.news import NO_NEWS, News, news
from app.domain.seats.seats import Ending, SeatRequest, Standing, is_asking, may_ask_again, since_words, standing
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, people, seat_circles, seats, workshops


@dataclass(frozen=True)
class SeatHold:
    """What a seat's page says of the other devices that hold it. `others`: since when, in words.

    `question`: another device asks to be let in. `news`: what others did to the seat, until it was read here.
    """

    others: tuple[str, ...] = ()
    question: SeatRequest | None = None
    news: News = NO_NEWS

    @property
    def is_quiet(self) -> bool:
        return not (self.others or self.question or self.news.lines)


QUIET = SeatHold()


@dataclass(frozen=True)
class Waiting:
    """What a device is told that was not let in yet. `name`: whose seat; `open_since`: on the other device.

    `may_choose_again`: another name, since it came by the code.
    """

    workshop: Workshop
    name: str
    standing: Standing
    open_since: str
    may_ask_again: bool
    may_choose_again: bool = False


async def hold(services: Services, connection: AsyncConnection, person: Participating) -> SeatHold:
    """For every page of the seat."""
    now, who, zone = services.now(), person.participant, person.workshop.time_zone
    held = await seats.devices(connection, who.id, now - SESSION_LIFETIME)
    others = [one for one in held if one.key != person.device]
    started = (await agenda.meeting_of(connection, person.workshop.id)).started_at if others else None
    asked = [one for one in await seats.requests(connection, who.id) if is_asking(one, now)]

    told_until = await seat_circles.told_until(connection, person.device)
    holding = [one.key for one in others]
    events = await seat_circles.events(connection, who.id)
    return SeatHold(
        tuple(since_words(one.since, started, now, zone) for one in others),
        asked[0] if asked else None,
        news(events, person.device, holding, told_until, now, zone),
    )


async def note_read(services: Services, person: Participating, until: str) -> None:
    """This device has read what was done to the seat, up to the moment that its page showed. Others still tell it."""
    try:
        read = datetime.fromisoformat(until)
    except ValueError:
        raise Invalid("This page has changed.", "Load it again.") from None
    if read.tzinfo is None:
        raise Invalid("This page has changed.", "Load it again.")
    async with services.database.transaction() as connection:
        await seat_circles.note_told(connection, person.device, min(read, services.now()))
    await services.ring(person.workshop.id)


# -- on the device that asks


async def look(services: Services, token: str, workshop_id: str) -> Waiting | None:
    """How it stands. None: this browser has the seat now, which it also gets when the others have died meanwhile.

    Raises NotSignedIn for a browser that does not ask.
    """
    return await _look(services, token, workshop_id, again=False)


async def ask_again(services: Services, token: str, workshop_id: str) -> Waiting | None:
    """As `look`; the others are asked once more, if they did not say no just now."""
    found = await _look(services, token, workshop_id, again=True)
    await services.ring(workshop_id)
    return found


async def _look(services: Services, token: str, workshop_id: str, *, again: bool) -> Waiting | None:
    async with services.database.transaction() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        request = await seats.request_of(connection, digest(token), workshop_id)
        if workshop and request:
            await people.hold(connection, workshop_id, request.participant_id)
            request = await seats.request_of(connection, digest(token), workshop_id)  # it may just have been answered
        found = await _answered(services, connection, workshop, request, again=again) if workshop and request else None
    if request is None:
        await participating(services, token, workshop_id)
    elif found is None:
        await services.ring(workshop_id)
    return found


async def _answered(
    services: Services, connection: AsyncConnection, workshop: Workshop, request: SeatRequest, *, again: bool
) -> Waiting | None:
    now = services.now()
    held = await seats.devices(connection, request.participant_id, now - SESSION_LIFETIME)
    others = [one for one in held if one.key != request.device]
    may_get_in = may_enter_now(services, others, now) and await _code_may_open(connection, workshop, request)
    if may_get_in and (again or request.refused_at is None):
        circle = await unasked(services, connection, request.participant_id, request.device)
        await seats.let_in(connection, request, circle, now)
        return None
    if again and may_ask_again(request, now):
        request = replace(request, asked_at=now, refused_at=None)
    await seats.change_request(
        connection, request.id, asked_at=request.asked_at, refused_at=request.refused_at, seen_at=now
    )
    entry = await people.by_id(connection, workshop.id, request.participant_id)
    started = (await agenda.meeting_of(connection, workshop.id)).started_at
    since = since_words(others[0].since, started, now, workshop.time_zone) if others else ""
    choices = (may_ask_again(request, now), request.by_code and await works_now(services, connection, workshop))
    return Waiting(workshop, entry.name if entry else "", standing(request, now), since, *choices)


async def _code_may_open(connection: AsyncConnection, workshop: Workshop, request: SeatRequest) -> bool:
    """Where nobody answers; a device of the seat may let in whatever asks."""
    return not request.by_code or await code_may_open(connection, workshop, request.participant_id, request.device)


# -- on a device that holds the seat


async def let_in(services: Services, person: Participating, request_id: str) -> None:
    async with services.database.transaction() as connection:
        request = await _open_request(services, connection, person, request_id)
        await seats.let_in(connection, request, person.circle, services.now())
    await services.ring(person.workshop.id)


async def refuse(services: Services, person: Participating, request_id: str) -> None:
    async with services.database.transaction() as connection:
        request = await _open_request(services, connection, person, request_id)
        await seats.change_request(connection, request.id, refused_at=services.now())
    await services.ring(person.workshop.id)


async def only_here(services: Services, person: Participating) -> None:
    """Every other device loses the seat at once, with its pages and sockets; what asks for it is told no.

    None of them is let into the circle again unasked, and what was done to the seat until now counts as read here.
    """
    async with services.database.transaction() as connection:
        await _hold_with_right(services, connection, person)
        now = services.now()
        await seats.end_devices(connection, person.participant.id, Ending.ONLY_HERE, now, keep=person.device)
        await seat_circles.leave_alone(connection, person.participant.id, person.device, person.circle)
        await seat_circles.note_told(connection, person.device, now)
        for request in await seats.requests(connection, person.participant.id):
            if request.refused_at is None:
                await seats.change_request(connection, request.id, refused_at=now)
    await services.ring(person.workshop.id)


async def _open_request(
    services: Services, connection: AsyncConnection, person: Participating, request_id: str
) -> SeatRequest:
    await _hold_with_right(services, connection, person)
    found = {one.id: one for one in await seats.requests(connection, person.participant.id)}
    request = found.get(request_id)
    if request is None:
        raise NotFound("No device asks for this seat any more.")
    if request.refused_at is not None or not is_asking(request, services.now()):
        raise Conflict("That device no longer asks, or was answered already.")
    return request


async def _hold_with_right(services: Services, connection: AsyncConnection, person: Participating) -> None:
    """Of two devices that press *Only here* at the same moment, the second has lost its right meanwhile."""
    await people.hold(connection, person.workshop.id, person.participant.id)
    held = await seats.devices(connection, person.participant.id, services.now() - SESSION_LIFETIME)
    if person.device not in {one.key for one in held}:
        raise NoPlace("This device no longer has this seat.", "Open your personal link again.")
