"""Joining with the workshop's code: which workshop it is, and choosing one's name."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME
from app.actions.meeting.presence import tells_who_is_here_now
from app.actions.seats.choose_again import leave_for, place_of
from app.actions.seats.entry import UNKNOWN, enter, is_known
from app.actions.seats.join_times import works_now
from app.actions.services import Services
from app.domain.errors import Invalid, NotFound
from app.domain.people.namesakes import name_hints
from app.domain.people.people import Participant
from app.domain.seats.join_codes import refusal
from app.domain.seats.knocks import knocking_person
from app.domain.seats.seats import Browser
from app.domain.workshops.workshops import Workshop, normal_code
from app.storage import people, workshops

MOST_AT_A_GLANCE = 12  # names that one reads through faster than one types


@dataclass(frozen=True)
class Names:
    """The names to choose from. `seated`: whose seats are taken; empty where not told (domain/meeting/presence.py).

    `own`: whose seat the browser that asks has already. `hints`: how namesakes are told apart, by id.
    """

    workshop: Workshop
    everyone: tuple[Participant, ...]
    seated: frozenset[str]
    own: Participant | None = None

    @property
    def is_long(self) -> bool:
        """Whether one may want to search it."""
        return len(self.everyone) > MOST_AT_A_GLANCE

    @property
    def hints(self) -> Mapping[str, str]:
        return name_hints(self.everyone, by_team=self.workshop.mode.has_teams)


async def names(services: Services, typed: str, browser: Browser = UNKNOWN) -> Names:
    """Outside the time of the meeting a browser is told only the names whose seats it has held before.

    Raises NotFound for a code that is none, CodeClosed where it does not work now.
    """
    async with services.database.reading() as connection:
        workshop = await workshop_of_code(connection, typed)
        everyone = await people.of_workshop(connection, workshop.id)
        if not await works_now(services, connection, workshop):
            known = [await is_known(services, connection, entry.id, browser) for entry in everyone]
            everyone = tuple(entry for entry, is_own in zip(everyone, known, strict=True) if is_own)
            if not everyone:
                raise refusal(workshop.starts_at, workshop.time_zone, services.now())
        place = await place_of(services, connection, workshop, browser.seat)
        tells = await tells_who_is_here_now(connection, workshop)
        since = services.now() - SESSION_LIFETIME
        seated = await people.seated(connection, workshop.id, since) if tells else frozenset()
    return Names(workshop, everyone, seated, place.participant if place and place.circle else None)


def wrong_with(name: str, found: Names) -> Invalid | None:
    """Why nobody can knock by this name."""
    try:
        knocking_person(name, found.everyone)
    except Invalid as error:
        return error
    return None


async def is_known_by(services: Services, typed: str, browser: Browser) -> bool:
    """Whether this browser has held a seat at the workshop with this code."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_join_code(connection, normal_code(typed))
        everyone = await people.of_workshop(connection, workshop.id) if workshop else ()
        for entry in everyone:
            if await is_known(services, connection, entry.id, browser):
                return True
    return False


async def take_seat(
    services: Services, typed: str, participant_id: str, browser: Browser = UNKNOWN, *, is_sure: bool = False
) -> tuple[Workshop, str]:
    """Choose one's name: as `people.take_seat_by_link`, but a private draft is not given away (see `seats.enter`).

    Another place that this browser had here is free again. Raises LeavesDraft, unless its person `is_sure`, where
    something is written alone there.
    """
    async with services.database.transaction() as connection:
        workshop = await workshop_of_code(connection, typed)
        if await people.by_id(connection, workshop.id, participant_id) is None:
            raise Invalid("Please choose your name from the list.", field="participant")
        is_known_here = await is_known(services, connection, participant_id, browser)
        if not (is_known_here or await works_now(services, connection, workshop)):
            raise refusal(workshop.starts_at, workshop.time_zone, services.now())
        former = await place_of(services, connection, workshop, browser.seat)
        for one in sorted({participant_id, former.participant.id if former else participant_id}):
            await people.hold(connection, workshop.id, one)  # in one order, since others may change places as well
        session = await enter(services, connection, workshop, participant_id, browser, by_code=True)
        await leave_for(services, connection, workshop, browser.seat, participant_id, is_sure=is_sure)
    await services.ring(workshop.id)
    return workshop, session


async def workshop_id(services: Services, typed: str) -> str:
    """Of the workshop with this code; "" where there is none."""
    async with services.database.reading() as connection:
        found = await workshops.by_join_code(connection, normal_code(typed))
    return found.id if found else ""


async def workshop_of_code(connection: AsyncConnection, typed: str) -> Workshop:
    """Raises NotFound for a code that is none."""
    workshop = await workshops.by_join_code(connection, normal_code(typed))
    if workshop is None:
        raise NotFound("No workshop has this code.", "Check the 8 digits on the facilitator's screen and try again.")
    return workshop
