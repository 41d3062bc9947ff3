"""The connection breaks inside COMMIT: it took place, and nobody hears of it. What is sent again does no harm.

Where text was stored, the next try finds it: the document is read again, and its people send what is missing. Deletions
are then there twice, under two numbers. Yjs takes an update that it has already for what it is, so the text is there
once, for everybody, by every route.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from pycrdt import Doc, Text
from sqlalchemy import event, select

from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.storage.database import Database, open_database
from app.storage.documents import load, lock
from app.storage.limits import Limits
from app.storage.tables import document_writers
from tests.live.application import PATIENCE
from tests.live.cable import Cable
from tests.live.conftest import now, prepare
from tests.live.serving import Person, Server, joins
from tests.storage.far_away import over

HASTY = Limits(connect=0.5, statement=0.3)
WAYS = ("is cut", "stays silent")


@dataclass
class Museum:
    """`far`: the server's database, at the other end of the cable; `near`: the same, for those who look at it."""

    server: Server
    far: Database
    near: Database
    cable: Cable

    def loses_the_next_commit(self) -> None:
        """It arrives, and its answer does not."""
        mute = iter([self.cable.mute])
        event.listen(self.far.engine.sync_engine, "commit", lambda _: next(mute, int)())

    async def passes(self, way: str, rows: int) -> None:
        """Once so many rows are there, the connection breaks, or goes on saying nothing; new ones work."""
        async with asyncio.timeout(PATIENCE):
            while (await self.stored())[0] < rows:
                await asyncio.sleep(0.01)
        if way == "is cut":
            self.cable.cut()
        self.cable.heal()

    async def stored(self) -> tuple[int, int]:
        """Rows of the document, and client ids that are bound to somebody."""
        async with self.near.reading() as connection:
            document = await load(connection, "team-a")
            bound = (await connection.execute(select(document_writers.c.client_id))).all()
        assert document is not None
        return len(document.updates), len(bound)

    async def everybody_has(self, text: str, *people: Person) -> None:
        """Those who are there, a late joiner, and a server that reads it all anew."""
        async with asyncio.timeout(PATIENCE):
            while [(str(person), person.saved) for person in people] != [(text, person.sent) for person in people]:
                await asyncio.sleep(0.01)
        async with joins(self.server, "late") as late:
            assert str(late) == text
        assert await Hub(self.near, MemoryBus(), now).stored_text("team-a") == text


@pytest.fixture
async def museum(database_url: str) -> AsyncIterator[Museum]:
    near = open_database(database_url)
    await prepare(near)
    async with (
        Cable(5432) as cable,
        over(cable, database_url, HASTY) as far,
        Server(Hub(far, MemoryBus(), now)) as server,
    ):
        yield Museum(server, far, near, cable)
    await near.close()


pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.mark.parametrize("way", WAYS)
async def test_what_was_typed_is_there_once(museum: Museum, way: str) -> None:
    """Ana's first words bind her client id in the lost transaction, and she types on before it is tried again."""
    first, second = Doc[Text](client_id=1), Doc[Text](client_id=2)  # of two who begin at once the first comes first
    async with (
        joins(museum.server, "ana", document=second) as ana,
        joins(museum.server, "ben", document=first) as ben,
    ):
        museum.loses_the_next_commit()
        await ana.types("We welcome")
        await museum.passes(way, rows=1)
        await ana.types(" everyone")
        await ben.types("Yes: ", 0)
        await museum.everybody_has("Yes: We welcome everyone", ana, ben)
        rows, bound = await museum.stored()
        assert (rows > 2, bound) == (True, 2)  # more rows than batches: the lost commit took place
        await ben.deletes(0, len("Yes: "))
        await ana.types(".")
        await museum.everybody_has("We welcome everyone.", ana, ben)


@pytest.mark.parametrize("way", WAYS)
async def test_what_was_deleted_stays_deleted(museum: Museum, way: str) -> None:
    async with joins(museum.server, "ana") as ana, joins(museum.server, "ben") as ben:
        await ana.types("We welcome nobody")
        await museum.everybody_has("We welcome nobody", ana, ben)
        museum.loses_the_next_commit()
        await ana.deletes(len("We welcome "), len("We welcome nobody"))
        await museum.passes(way, rows=2)
        await ben.types("all", len("We welcome "))
        await museum.everybody_has("We welcome all", ana, ben)


async def test_a_snapshot_of_such_a_log_holds_the_text_once(museum: Museum) -> None:
    async with joins(museum.server, "ana") as ana, joins(museum.server, "ben") as ben:
        museum.loses_the_next_commit()
        await ana.types("Once")
        await museum.passes("is cut", rows=1)
        await museum.everybody_has("Once", ana, ben)
        document = museum.server.hub._documents.get("team-a")
        assert document is not None
        await museum.server.hub._store.compact(document)
        assert await museum.stored() == (1, 1)
        await museum.everybody_has("Once", ana, ben)


async def test_a_document_that_is_locked_before_the_next_try(museum: Museum) -> None:
    """It is stored, and Ana is told that no more is taken; nothing of hers is offered to anyone as if it were late."""
    async with joins(museum.server, "ana") as ana, joins(museum.server, "ben") as ben:
        museum.loses_the_next_commit()
        await ana.types("In time")
        async with asyncio.timeout(PATIENCE):
            while (await museum.stored())[0] < 1:
                await asyncio.sleep(0.01)
        async with museum.near.transaction() as connection:
            await lock(connection, ["team-a"], now())
        await museum.passes("is cut", rows=1)
        async with asyncio.timeout(PATIENCE):
            while str(ben) != "In time" or not ana.writable or ana.writable[-1] != (False, "locked"):
                await asyncio.sleep(0.01)
        assert await museum.stored() == (1, 1)
