"""PostgreSQL or Redis is away for a while: cut off, or silent like a lost network. It passes without a restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import URL, make_url

from app.domain.meeting.clock import Meeting
from app.live.connection import CloseCode
from app.storage import agenda
from app.storage.database import Database, open_database
from tests.browser.server import Server
from tests.bus.test_bus import redis_address
from tests.live.application import Application, application, until
from tests.live.cable import Cable
from tests.live.conftest import now
from tests.messages.english import english

OUTAGE = 7.0  # seconds: longer than a stall that nobody is told of
WAYS = ["cut", "freeze"]


@dataclass
class Away:
    """Two processes of one museum; `database` and `bus` are what can be taken away from both."""

    museum: Application
    second: Server
    database: Cable
    bus: Cable
    stored: Database

    async def meeting(self) -> Meeting:
        async with self.stored.reading() as connection:
            return await agenda.meeting_of(connection, self.museum.workshop_id)

    async def starts_the_clock(self) -> Meeting:
        before = await self.meeting()
        running = replace(before, deadline=now() + timedelta(minutes=10), total_seconds=600, version=before.version + 1)
        async with self.stored.transaction() as connection:
            assert await agenda.change_meeting(connection, self.museum.workshop_id, before, running)
        return running

    async def is_ready(self) -> bool:
        return await self.readiness() == [(200, "ready")] * 2

    async def readiness(self) -> list[tuple[int, str]]:
        """What both say to those who watch over them."""
        async with httpx.AsyncClient(trust_env=False) as operator:
            answers = [await operator.get(f"{one.address}/readyz") for one in (self.museum.server, self.second)]
        return [(answer.status_code, answer.text) for answer in answers]


def through(cable: Cable, address: URL) -> str:
    return address.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False)


@pytest.fixture
async def away(database_url: str, tmp_path: Path) -> AsyncIterator[Away]:
    database, bus = make_url(database_url), make_url(redis_address())
    async with AsyncExitStack() as stack:
        to_database, to_bus = [
            await stack.enter_async_context(Cable(address.port or port, address.host or "127.0.0.1"))
            for address, port in ((database, 5432), (bus, 6379))
        ]
        settings = {
            "DATABASE_URL": through(to_database, database),
            "BUS_URL": through(to_bus, bus),
            "BUS_TIMEOUT": "1",
            "SECRET_KEY": "a secret that both processes know, of some length",
        }
        museum = await stack.enter_async_context(application(tmp_path, 3, **settings))
        second = Server(museum.server.folder, BASE_URL=museum.server.address, **settings)
        await second.start()
        stack.push_async_callback(second.stop)
        stored = open_database(database_url)
        stack.push_async_callback(stored.close)
        yield Away(museum, second, to_database, to_bus, stored)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("way", WAYS)
async def test_postgresql_is_away(away: Away, way: str) -> None:
    """Nothing is saved and nobody is told that it were; people write on, and get the time back."""
    museum = away.museum
    running = await away.starts_the_clock()
    ana, ben = await museum.joins(0), await museum.joins(1, port=away.second.port)
    await ana.types("Before. ")
    await ben.sees("Before. ")
    getattr(away.database, way)()
    await ana.types("Meanwhile. ")
    await ben.types("Ben. ", 0)
    if way == "cut":
        newcomer = await museum.joins(2, synced=False)
        assert await newcomer.is_closed() == CloseCode.LATER
    await asyncio.sleep(OUTAGE)
    assert (ana.saved, ben.saved) == (ana.sent - 1, ben.sent - 1)
    assert (str(ana), str(ben)) == ("Before. Meanwhile. ", "Ben. Before. ")
    away.database.heal()
    everything = "Ben. Before. Meanwhile. "
    await until(lambda: str(ana) == str(ben) == everything and (ana.saved, ben.saved) == (ana.sent, ben.sent))
    chen = await museum.joins(2)
    assert str(chen) == everything
    async with asyncio.timeout(30):
        while (given_back := await away.meeting()) == running or not await away.is_ready():
            await asyncio.sleep(0.05)
    assert running.deadline and given_back.deadline
    assert given_back.deadline - running.deadline > timedelta(seconds=OUTAGE - 2)
    assert "that time has been added back" in english(given_back.note)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("way", WAYS)
async def test_redis_is_away(away: Away, way: str) -> None:
    """Everyone's text is saved, neighbours at one process see it at once, and the others when Redis is back."""
    museum = away.museum
    ana, ben = await museum.joins(0), await museum.joins(1, port=away.second.port)
    await ana.types("Before. ")
    await ben.sees("Before. ")
    getattr(away.bus, way)()
    chen = await museum.joins(2)
    await ana.types("Meanwhile. ")
    await chen.sees("Before. Meanwhile. ")
    await ana.is_saved()
    async with asyncio.timeout(30):
        while await away.readiness() != [(200, "degraded: the bus cannot be reached")] * 2:
            await asyncio.sleep(0.05)
    away.bus.heal()
    await until(lambda: str(ben) == "Before. Meanwhile. ")
    async with asyncio.timeout(30):
        while not await away.is_ready():
            await asyncio.sleep(0.05)
    await ben.types("After.")
    await ana.sees("Before. Meanwhile. After.")
