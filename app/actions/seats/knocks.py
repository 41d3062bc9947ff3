"""Somebody who is not on the list knocks, and a facilitator lets them in or not. Nobody gets in without that press."""

import asyncio
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME, Facilitating, participating
from app.actions.accounts.accounts import new_session_token
from app.actions.change import change
from app.actions.people.people import ensure_documents, held_workshop, require_new
from app.actions.seats.choose_again import place_of
from app.actions.seats.entry import unasked
from app.actions.seats.join_codes import workshop_of_code
from app.actions.seats.join_times import works_now
from app.actions.services import Services
from app.domain.errors import Invalid, NotFound, NotSignedIn, TooMany
from app.domain.links import digest
from app.domain.people.people import new_person, require_space
from app.domain.seats.join_codes import refusal
from app.domain.seats.knocks import MOST_WAITING, Knock, NotLetIn, knocking_person, with_this_name
from app.domain.seats.seats import Browser
from app.domain.workshops.workshops import Workshop
from app.storage import knocks, people, seat_circles, seats, workshops

LOOK_SECONDS = 300.0


@dataclass(frozen=True)
class Knocking:
    """What is told to somebody who waits: nothing of anybody else."""

    workshop: Workshop
    name: str


async def knock(services: Services, typed: str, name: str, browser: Browser) -> tuple[Workshop, str]:
    """Gives the workshop and a token that this browser waits with; it holds no right before a facilitator says so.

    A browser that knocks again takes its earlier knock back. Raises NotFound for a wrong code, CodeClosed, Invalid for
    a name, TooMany where many wait.
    """
    now, token, knock_id = services.now(), new_session_token(), services.new_id()
    async with services.database.transaction() as connection:
        workshop = await workshop_of_code(connection, typed)
        if not await works_now(services, connection, workshop):
            raise refusal(workshop.starts_at, workshop.time_zone, now)
        await workshops.hold(connection, workshop.id)
        place = await place_of(services, connection, workshop, browser.seat)
        if place:
            raise Invalid(
                f"In this browser you are {place.participant.name}.", "Choose your name, or go on with that one."
            )
        person = knocking_person(name, await people.of_workshop(connection, workshop.id))
        await knocks.forget_old(connection, now)
        await knocks.forget(connection, digest(browser.seat))
        if len(await knocks.waiting(connection, workshop.id, now)) >= MOST_WAITING:
            raise TooMany("Many people are knocking just now.", "Tell your facilitator, and try again in a minute.")
        device = services.key_of("device", knock_id, browser.device)
        await knocks.add(connection, workshop.id, digest(token), Knock(knock_id, person.name, device, now))
    await services.ring(workshop.id)
    return workshop, token


async def look(services: Services, token: str, workshop_id: str) -> Knocking | None:
    """None: this browser has a seat now. Raises NotLetIn for one that was not let in, or that has not knocked."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        found = await knocks.of_token(connection, workshop_id, digest(token), services.now()) if workshop else None
    if workshop and found:
        return Knocking(workshop, found.name)
    try:
        await participating(services, token, workshop_id)
    except NotSignedIn:
        raise NotLetIn from None
    return None


async def take_back(services: Services, token: str, workshop_id: str) -> Workshop | None:
    """The knock is as if it had not been. Gives the workshop, to whose names the browser goes back.

    None: this browser was let in just now. Raises NotLetIn for one that does not knock, or no longer.
    """
    async with services.database.transaction() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        found = await knocks.of_token(connection, workshop_id, digest(token), services.now()) if workshop else None
        if found:
            await knocks.forget(connection, digest(token))
    if found is None:
        await look(services, token, workshop_id)
        return None
    await services.ring(workshop_id)
    return workshop


def proof_of_code(services: Services, workshop: Workshop) -> str:
    """What a browser keeps that has knocked: by it alone nobody can tell the code."""
    return services.key_of("knocked", workshop.id, workshop.join_code)


async def may_knock_again(services: Services, workshop_id: str, proof: str) -> Workshop | None:
    """The workshop, for a browser that knew its code, while that works; so it need not be typed again."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        if workshop is None or not await works_now(services, connection, workshop):
            return None
    return workshop if hmac.compare_digest(proof.encode(), proof_of_code(services, workshop).encode()) else None


async def let_in(services: Services, person: Facilitating, knock_id: str) -> None:
    """They are on the list from now on, and their browser has their seat.

    If their name came onto the list while they waited, the seat there is theirs, unless a device has been at it.
    """
    async with change(services, person, "let somebody in who knocked") as connection:
        workshop = await held_workshop(connection, person)
        now = services.now()
        answered = await knocks.answer(connection, workshop.id, knock_id, now)
        if answered is None:
            raise _gone()
        found, token_hash = answered
        who = await _free_seat_of(services, connection, workshop, found)
        circle = await unasked(services, connection, who, found.device)
        await seats.admit(connection, token_hash, who, found.device, circle, now, by_code=True)


async def _free_seat_of(services: Services, connection: AsyncConnection, workshop: Workshop, found: Knock) -> str:
    """The participant's id. Raises Invalid where it is not clear whose seat that would be."""
    everyone = await people.of_workshop(connection, workshop.id)
    entry = with_this_name(found.name, everyone)
    if entry and not await seat_circles.devices(connection, entry.id):
        await people.hold(connection, workshop.id, entry.id)
        if not await seats.devices(connection, entry.id, services.now() - SESSION_LIFETIME):
            return entry.id
    entered = new_person(found.name)
    require_new(entered, everyone)
    require_space(len(everyone), 1)
    await people.add(connection, workshop.id, [(found.id, entered)])
    await ensure_documents(services, connection, workshop)
    return found.id


async def decline_all(services: Services, person: Facilitating, knock_ids: Sequence[str]) -> None:
    """Those whom the page showed; not who has come since. Who was answered meanwhile is passed over."""
    async with change(services, person, "declined those who knocked") as connection:
        for knock_id in knock_ids[:MOST_WAITING]:
            await knocks.answer(connection, person.workshop.id, knock_id, services.now())


async def decline(services: Services, person: Facilitating, knock_id: str) -> None:
    async with change(services, person, "declined somebody who knocked") as connection:
        if await knocks.answer(connection, person.workshop.id, knock_id, services.now()) is None:
            raise _gone()


async def keep_forgetting(services: Services) -> None:
    """What nobody has answered, until cancelled."""
    while True:
        async with services.database.transaction() as connection:
            await knocks.forget_old(connection, services.now())
        await asyncio.sleep(LOOK_SECONDS)


def _gone() -> NotFound:
    return NotFound("This person no longer knocks.", "They were answered already, or waited for 15 minutes.")
