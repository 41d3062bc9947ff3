"""Ana's seat, and the browsers that open it."""

from collections.abc import Awaitable
from dataclasses import dataclass

import pytest

from app.actions import access
from app.actions.access import Participating
from app.actions.people import people
from app.actions.seats import join_codes, seats
from app.actions.services import Services
from app.domain.errors import DomainError
from app.domain.seats.seats import Browser
from app.domain.workshops.workshops import Mode
from app.storage import seats as stored
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, Member

PHONE, LAPTOP, MARIAS = Browser("Ana's phone"), Browser("Ana's laptop"), Browser("Maria's browser")


@dataclass
class Seat:
    """Ana's, by her personal link, and the workshop's story."""

    story: Story

    @property
    def services(self) -> Services:
        return self.story.services

    async def link(self, member: Member = ANA) -> str:
        cards = await people.roster(self.services, self.story.maria)
        return next(card.link for card in cards if card.participant.name == member.name).rsplit("/", 1)[-1]

    async def opens(self, browser: Browser) -> str:
        return (await people.take_seat_by_link(self.services, await self.link(), browser))[1]

    async def opens_by_code(self, browser: Browser) -> str:
        ana = self.story.seats[ANA].participant.id
        return (await join_codes.take_seat(self.services, self.story.workshop.join_code, ana, browser))[1]

    async def sits(self, token: str) -> Participating:
        return await access.participating(self.services, token, self.story.workshop.id)

    async def sees(self, token: str) -> seats.SeatHold:
        person = await self.sits(token)
        async with self.services.database.reading() as connection:
            return await seats.hold(self.services, connection, person)

    async def waits(self, token: str) -> seats.Waiting | None:
        return await seats.look(self.services, token, self.story.workshop.id)

    async def lives(self, token: str) -> None:
        """Its page has just answered."""
        person = await self.sits(token)
        async with self.services.database.transaction() as connection:
            await stored.here(connection, person.participant.id, person.device, self.services.now())


@pytest.fixture
async def seat(services: Services, clock: Clock) -> Seat:
    return Seat(await factories.story(services, clock, Mode.SOLO, (ANA, BEN)))


async def told(work: Awaitable[object]) -> str:
    try:
        await work
    except DomainError as refusal:
        return type(refusal).__name__
    return "done"


async def question(seat: Seat, token: str) -> str:
    asked = (await seat.sees(token)).question
    assert asked is not None
    return asked.id
