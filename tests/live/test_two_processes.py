"""Two real processes on PostgreSQL and Redis, and one of them dies: its people go on at the other, drafts come once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pycrdt import Doc, Text

from app.actions.meeting import withheld
from app.actions.services import Services
from app.bus.memory import MemoryBus
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.drafts import Draft
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.live.hub import Hub
from app.live.protocol import FLUSH_FRAME
from app.storage import agenda, drafts
from app.storage.database import open_database
from tests.browser.server import Server
from tests.bus.test_bus import redis_address
from tests.factories import Clock, Story, seat, story
from tests.live.application import until
from tests.live.conftest import now
from tests.live.serving import Person, opens
from tests.people import ANA, BEN, PARTICIPANTS, Member

SECRET = "a secret that both processes know, of some length"
PATIENCE = 30.0  # seconds


@dataclass
class Museum:
    """Everybody writes alone, half of them at each process."""

    story: Story
    servers: tuple[Server, Server]
    stack: AsyncExitStack
    cookies: dict[Member, str] = field(default_factory=dict)
    documents: dict[Member, str] = field(default_factory=dict)

    async def joins(self, member: Member, server: Server, document: "Doc[Text] | None" = None) -> Person:
        address = f"ws://127.0.0.1:{server.port}/sync/{self.documents[member]}?as=seat"
        headers = {"Origin": self.servers[0].address, "Cookie": self.cookies[member]}
        return await self.stack.enter_async_context(
            opens(address, member.name, headers=headers, document=document, synced=False)
        )

    async def writes(self, member: Member, server: Server) -> Person:
        person = await self.joins(member, server)
        await person.until(lambda: person.synced and bool(person.writable))
        await person.types(member.draft)
        await person.is_saved()
        return person

    async def time_is_up(self) -> None:
        """But for the last second of the grace."""
        services, workshop = self.story.services, self.story.workshop
        before = await self.story.meeting()
        after = replace(before, deadline=now() - timedelta(seconds=9), version=before.version + 1)
        async with services.database.transaction() as connection:
            assert await agenda.change_meeting(connection, workshop.id, before, after)

    async def collected(self) -> tuple[Draft, ...]:
        async with self.story.services.database.reading() as connection:
            return await drafts.of_workshop(connection, self.story.workshop.id)


@pytest.fixture
async def museum(database_url: str, tmp_path: Path) -> AsyncIterator[Museum]:
    settings = {"DATABASE_URL": database_url.replace("+asyncpg", ""), "BUS_URL": redis_address(), "SECRET_KEY": SECRET}
    one = Server(tmp_path / "data", **settings)
    two = Server(tmp_path / "data", BASE_URL=one.address, **settings)
    async with AsyncExitStack() as stack:
        for server in (one, two):
            await server.start()
            stack.push_async_callback(server.stop)
        database = open_database(database_url)
        stack.push_async_callback(database.close)
        services = Services(database, MemoryBus(), Hub(database, MemoryBus(), now), SECRET.encode(), one.address, now)
        told = Museum(await story(services, Clock(), Mode.SOLO), (one, two), stack)
        await told.story.goes_to(PhaseKind.DRAFT)
        by_writer = {one.participant_id: one.id for one in await told.story.documents(DocumentKind.SOLO)}
        for member, sitting in told.story.seats.items():
            _, token = await seat(services, sitting.participant, told.story.workshop.id)
            told.cookies[member] = f"seat-{told.story.workshop.id}={token}"
            told.documents[member] = by_writer[sitting.participant.id]
        yield told


pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


async def test_people_at_the_process_that_died_go_on_at_the_other(museum: Museum) -> None:
    one, two = museum.servers
    ana = await museum.writes(ANA, one)
    await one.kill()
    ana.text.insert(0, "Not yet sent. ")
    again = await museum.joins(ANA, two, ana.document)
    await until(lambda: again.saved == again.sent > 0)
    other_device = await museum.joins(ANA, two)
    await other_device.sees(f"Not yet sent. {ANA.draft}")


def is_asked_for_the_last_words(person: Person) -> bool:
    return FLUSH_FRAME in person.frames


def is_locked(person: Person) -> bool:
    return bool(person.writable) and not person.writable[-1][0]


@pytest.mark.parametrize("moment", [is_asked_for_the_last_words, is_locked])
async def test_one_dies_while_both_collect(museum: Museum, moment: Callable[[Person], bool]) -> None:
    """Both have noticed that time is up. The other one collects, once, and the dead one not again when it is back."""
    one, two = museum.servers
    people = [
        await museum.writes(member, server) for member, server in zip(PARTICIPANTS, (one, two, one, two), strict=True)
    ]
    await museum.time_is_up()
    await until(lambda: moment(people[0]) or people[0].close_code is not None)
    await one.kill()
    async with asyncio.timeout(PATIENCE):
        while not (found := await museum.collected()):
            await asyncio.sleep(0.05)
    assert sorted(draft.text for draft in found) == sorted(member.draft for member in PARTICIPANTS)
    assert await museum.story.documents(DocumentKind.SOLO) == ()
    await one.start()
    ana = await museum.joins(ANA, one)
    assert await ana.is_closed() == 4404
    assert (await museum.collected(), await museum.story.phase()) == (found, PhaseKind.COMPARE)


def is_writable(person: Person) -> bool:
    return person.synced and bool(person.writable) and person.writable[-1][0]


@pytest.mark.parametrize("dies", [True, False], ids=["one dies", "both live"])
async def test_too_few_drafts_are_withheld_once_and_shown_once(museum: Museum, *, dies: bool) -> None:
    """Ana writes at one process and Ben at the other. Whichever decides, both go on writing, at whichever process."""
    one, two = museum.servers
    ana, ben = await museum.writes(ANA, one), await museum.writes(BEN, two)
    await museum.time_is_up()
    await until(lambda: is_asked_for_the_last_words(ana) or ana.close_code is not None)
    if dies:
        await one.kill()
    await until(lambda: is_asked_for_the_last_words(ben))
    async with asyncio.timeout(PATIENCE):
        while await museum.story.phase() is not PhaseKind.COMPARE:
            await asyncio.sleep(0.05)
    turn = (await museum.story.meeting()).version
    if dies:
        await one.start()
        ana = await museum.joins(ANA, one)
    for person in (ana, ben):
        await person.until(partial(is_writable, person))
        await person.types("Still mine. ", at=0)
        await person.is_saved()
    assert (await museum.collected(), (await museum.story.meeting()).version) == ((), turn)

    for member in (ANA, BEN):
        await withheld.release(museum.story.services, museum.story.seats[member])
    async with asyncio.timeout(PATIENCE):
        while not (found := await museum.collected()):
            await asyncio.sleep(0.05)
    assert sorted(draft.text for draft in found) == sorted(f"Still mine. {member.draft}" for member in (ANA, BEN))
    assert [await person.is_closed() for person in (ana, ben)] == [4010, 4010]
    assert (await museum.story.documents(DocumentKind.SOLO), await museum.story.phase()) == ((), PhaseKind.COMPARE)
