"""Somebody who is not on the list knocks, and a facilitator lets them in or not. Nobody gets in without that press."""

import asyncio
from dataclasses import dataclass

from app.actions.access import Facilitating, participating
from app.actions.accounts import new_session_token
from app.actions.choose_again import place_of
from app.actions.join_codes import workshop_of_code
from app.actions.join_times import works_now
from app.actions.people import furnish_rooms, held_workshop, require_new
from app.actions.seat_entry import unasked
from app.actions.services import Services
from app.domain.join_codes import refusal
from app.domain.knocks import MOST_WAITING, Knock, knocking_person
from app.domain.links import digest
from app.domain.people import new_person
from app.domain.refusals import Invalid, NotFound, NotSignedIn, TooMany
from app.domain.seats import Browser
from app.domain.workshops import Workshop
from app.storage import knocks, people, seats, workshops

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
    """None: this browser has a seat now. Raises NotSignedIn for one that was not let in, or that has not knocked."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        found = await knocks.of_token(connection, workshop_id, digest(token), services.now()) if workshop else None
    if workshop and found:
        return Knocking(workshop, found.name)
    try:
        await participating(services, token, workshop_id)
    except NotSignedIn:
        raise NotSignedIn(
            "You were not let in: your facilitator said no, or did not answer within 15 minutes.",
            "Speak to them. Then type the join code and knock again.",
        ) from None
    return None


async def let_in(services: Services, person: Facilitating, knock_id: str) -> None:
    """They are on the list from now on, and their browser has their seat."""
    async with services.database.transaction() as connection:
        workshop = await held_workshop(connection, person)
        now = services.now()
        answered = await knocks.answer(connection, workshop.id, knock_id, now)
        if answered is None:
            raise _gone()
        found, token_hash = answered
        entered = new_person(found.name)
        require_new(entered, await people.of_workshop(connection, workshop.id))
        await people.add(connection, workshop.id, [(found.id, entered)])
        await furnish_rooms(services, connection, workshop)
        circle = await unasked(services, connection, found.id, found.device)
        await seats.admit(connection, token_hash, found.id, found.device, circle, now, by_code=True)
    await services.ring(workshop.id)


async def decline(services: Services, person: Facilitating, knock_id: str) -> None:
    async with services.database.transaction() as connection:
        if await knocks.answer(connection, person.workshop.id, knock_id, services.now()) is None:
            raise _gone()
    await services.ring(person.workshop.id)


async def keep_forgetting(services: Services) -> None:
    """What nobody has answered, until cancelled."""
    while True:
        async with services.database.transaction() as connection:
            await knocks.forget_old(connection, services.now())
        await asyncio.sleep(LOOK_SECONDS)


def _gone() -> NotFound:
    return NotFound("This person no longer knocks.", "They were answered already, or waited for 15 minutes.")
