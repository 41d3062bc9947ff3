"""Two routes to one document's text differ all the same: nothing is replaced, nobody is shut out, and it is told."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bus.memory import MemoryBus
from app.domain.documents.wordings import Why
from app.live.engine import EVERYTHING, Engine
from app.live.hub import Hub
from app.live.updates import EMPTY_UPDATE
from app.storage import wordings
from app.storage.database import Database, open_database
from app.storage.documents import append_updates, load
from app.storage.tables import documents
from tests.live import npm
from tests.live.conftest import now
from tests.live.serving import Server, joins
from tests.live.structure import Block, Section, Structure, write
from tests.live.test_order import PROMISE
from tests.live.test_processes import SharedBus

WORDS = ("We ", "send ", "people ", "home ", "happy.")
MALLORY = 4242
REST = Block((MALLORY, 2), None, PROMISE.removeprefix("We "))
TO_NEIGHBOURS, TO_NEWCOMERS = "We NOT promise to help every guest. ", PROMISE + "NOT "


PROMISED, TWISTED = Block(None, None, PROMISE), Block((MALLORY, 31), (MALLORY, 3), "NOT ")
ROWS = [write(Structure([Section(MALLORY, clock, [block])])) for clock, block in ((0, PROMISED), (32, TWISTED))]
"""What the first version took."""
ONE_WAY = Structure([Section(MALLORY, 0, [Block(None, None, "We "), REST, TWISTED])])
"""The same, as a newcomer got it."""


@pytest.fixture
async def damaged(database: Database) -> Database:
    async with database.transaction() as connection:
        await append_updates(connection, "team-a", ROWS, {MALLORY: "key of mallory"})
    return database


async def stored(database: Database) -> tuple[bytes, ...]:
    async with database.reading() as connection:
        found = await load(connection, "team-a")
    assert found is not None
    return found.updates


async def is_marked(database: Database) -> bool:
    async with database.reading() as connection:
        query = select(documents.c.damaged_at).where(documents.c.id == "team-a")
        return (await connection.execute(query)).scalar_one() is not None


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.005)


def told(bus: MemoryBus) -> list[str]:
    """Which topics ring from now on."""
    rung: list[str] = []
    for topic in ("workshop:harbour-museum", "document:team-a"):
        bus.subscribe(topic, lambda _, topic=topic: rung.append(topic))  # type: ignore[misc]
    return rung


async def test_a_wrong_snapshot_replaces_nothing_and_is_told(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    bus = MemoryBus()
    async with Server(Hub(database, bus, now)) as server, joins(server, "ana") as ana:
        for word in WORDS[:-1]:
            await ana.types(word)
            await ana.is_saved()
        document = await server.hub._documents.open("team-a")
        earlier = document.engine.update_since()
        await ana.types(WORDS[-1])
        await ana.is_saved()
        before, rung = await stored(database), told(bus)
        with pytest.MonkeyPatch.context() as broken:  # an engine that forgets the last word when asked for everything
            broken.setattr(document.engine, "update_since", lambda since=EVERYTHING: earlier)
            await server.hub._store.compact(document)
        assert (await stored(database), earlier in before, await is_marked(database)) == (before, False, True)
        assert rung == ["workshop:harbour-museum", "document:team-a"]
        assert "does not reload to the same" in caplog.text
        await until(lambda: not document.must_restart)  # it goes on from its rows
        await ana.types(" And they come back.")
        await ana.is_saved()
        async with joins(server, "late") as late:
            assert {str(ana), str(late), await server.hub.text("team-a")} == {"".join(WORDS) + " And they come back."}
        document.rows = 10_000
        await server.hub._store.compact(document)
        assert (await stored(database))[:-1] == before
        assert not server.hub._store.should_compact(document)


async def test_rows_with_two_texts_are_noticed_when_they_are_opened(damaged: Database) -> None:
    """What neighbours read is written anew for all, once. People who come read that, and may write; no row is lost."""
    before, bus = await stored(damaged), MemoryBus()
    rung = told(bus)
    async with Server(Hub(damaged, bus, now, close_idle_after=0.05)) as server:
        async with joins(server, "ana") as ana, joins(server, "ben") as ben:
            assert (str(ana), str(ben), await server.hub.text("team-a")) == (TO_NEIGHBOURS,) * 3
            await ana.types("We do.")
            await ben.sees(TO_NEIGHBOURS + "We do.")
            await ben.types("Always: ", 0)
            await ana.sees(f"Always: {TO_NEIGHBOURS}We do.")
        await until(lambda: not server.hub.counts()["documents"])  # closed, and not compacted
        assert (await stored(damaged))[:2] == before
        assert await server.hub.stored_text("team-a") == f"Always: {TO_NEIGHBOURS}We do."
    assert rung == ["workshop:harbour-museum", "document:team-a"]
    assert await is_marked(damaged)
    async with damaged.reading() as connection:
        kept = [(one.text, one.why) for one in await wordings.of_document(connection, "team-a")]
    assert (TO_NEWCOMERS, Why.DAMAGE) in kept


async def test_all_routes_lead_to_one_text_again(damaged: Database, npm_clients: Path) -> None:
    """Also for somebody who had the other text, and for pages with Yjs."""
    async with Server(Hub(damaged, MemoryBus(), now)) as server, joins(server, "ana") as ana:
        await ana.types("We do.")
        await ana.is_saved()
        snapshot = ana.document.get_update()
    newcomer = Engine()
    newcomer.apply([write(ONE_WAY)])
    rows = await stored(damaged)
    texts = [newcomer.text()]
    newcomer.apply(rows)
    async with npm.running(npm_clients) as node:
        texts += [(await node.build(updates)).text for updates in (rows, [snapshot], [newcomer.update_since()])]
    assert texts == [TO_NEWCOMERS] + [TO_NEIGHBOURS + "We do."] * 3
    assert newcomer.text() == TO_NEIGHBOURS + "We do."


async def test_the_next_server_knows_and_writes_nothing_anew(damaged: Database) -> None:
    bus = MemoryBus()
    async with Server(Hub(damaged, bus, now)) as one, joins(one, "ana"):
        pass
    before, rung = await stored(damaged), told(bus)
    async with Server(Hub(damaged, bus, now)) as two, joins(two, "ben") as ben:
        assert (await two.hub._documents.open("team-a")).accepted.is_damaged
        assert str(ben) == TO_NEIGHBOURS
    assert (await stored(damaged), rung) == (before, [])


async def test_two_processes_that_notice_at_once_write_it_anew_once(damaged: Database, database_url: str) -> None:
    other, bus = open_database(database_url), SharedBus()
    async with Server(Hub(damaged, bus, now)) as one, Server(Hub(other, bus, now)) as two:
        texts = await asyncio.gather(*(server.hub.text("team-a") for server in (one, two)))
        async with joins(one, "ana") as ana, joins(two, "ben") as ben:
            await ana.types("We do.")
            await ben.sees(TO_NEIGHBOURS + "We do.")
            assert [(await one.hub._documents.open("team-a")).accepted.is_damaged for one in (one, two)] == [True] * 2
    assert texts == [TO_NEIGHBOURS] * 2
    await other.close()


async def test_a_process_that_has_it_open_hears_of_it(database: Database, database_url: str) -> None:
    other, bus = open_database(database_url), SharedBus()
    async with (
        Server(Hub(database, bus, now)) as one,
        Server(Hub(other, bus, now)) as two,
        joins(one, "ana") as ana,
        joins(two, "ben") as ben,
    ):
        await ana.types("Ours")
        await ben.sees("Ours")
        here, there = [await server.hub._documents.open("team-a") for server in (one, two)]
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(here.engine, "update_since", lambda since=EVERYTHING: EMPTY_UPDATE)
            here.rows = 2
            await one.hub._store.compact(here)
        await until(lambda: here.accepted.is_damaged and there.accepted.is_damaged)
        await ben.types(" still")
        await ana.sees("Ours still")
    await other.close()
