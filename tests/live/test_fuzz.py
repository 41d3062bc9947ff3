"""Model fuzz: people write, undo, go offline and come back over a bad network; in the end everybody holds the same.

A failing round prints its seed, and with FUZZ_SEED every round draws from that one. Only how frames meet may differ.
"""

import asyncio
import os
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random, SystemRandom

import pytest

from app.bus.memory import MemoryBus
from app.bus.port import Bus
from app.live.connection import Rights
from app.live.engine import build
from app.live.hub import Hub
from app.storage.database import Database, open_database
from app.storage.documents import NewUpdates, Outcome, load
from app.storage.log import DocumentLog, open_log
from tests.live import npm
from tests.live.conftest import now
from tests.live.crowd import Held, NodeWriter, PageWriter, Writer, held
from tests.live.network import Network
from tests.live.npm import Node
from tests.live.serving import Server, joins
from tests.live.test_processes import SharedBus

ROUNDS, MANY_ROUNDS = 3, 100
STEPS = 200
PATIENCE = 20.0  # seconds until everybody holds the same
WORDS = ("a", "é", "😀", "👩‍👧", "visitor ", "\n", "世界", "Our guests leave with a story. ", "\n\n", "x" * 40)
HONEST_ENDS = {1005, 1006, 1012}  # the network's, and a document that was read again


ACTIONS = {"insert": 40, "delete": 20, "replace": 10, "undo": 8, "redo": 4, "go": 3, "come": 10}
EVENTS = {
    "cut": 2,
    "half open": 2,
    "ghosts": 2,
    "down": 1,
    "rights": 4,
    "restart": 4,
    "compact": 2,
    "rings": 2,
}


class TiredDisk:
    """Commits take a while, so that much waits for them, and now and then one fails."""

    def __init__(self, stored: DocumentLog, source: Random) -> None:
        self._stored = stored
        self._source = source
        self.load, self.close = stored.load, stored.close

    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        await asyncio.sleep(self._source.random() ** 2 * 0.02)
        if self._source.random() < 0.02:
            raise OSError("I/O error")
        return await self._stored.append(additions)


class Round:
    """One crowd at one document, and what happens to it."""

    def __init__(self, source: Random, servers: Sequence[Server], bus: SharedBus | None, node: Node) -> None:
        self.source = source
        self.servers = servers
        self.bus = bus
        self.node = node
        self.networks: list[Network] = []
        self.writers: list[Writer] = []

    async def gather(self, stack: AsyncExitStack) -> None:
        """3 to 10 devices; some people have two."""
        source = self.source
        while len(self.writers) < 3 or (len(self.writers) < 9 and source.random() < 0.6):
            number = len(self.networks)
            network = await stack.enter_async_context(Network(source.choice(self.servers).port, split(source)))
            self.networks.append(network)
            if number % 2:
                self.writers.append(PageWriter(f"page-{number}", network, extended=source.random() < 0.7))
                continue
            for tab in range(source.choice([1, 1, 2])):
                self.writers.append(NodeWriter(self.node, f"npm-{number}-{tab}", f"npm-{number}", network))
        for writer in self.writers:
            await writer.starts()
            stack.push_async_callback(writer.leaves)

    async def runs(self) -> None:
        for _ in range(STEPS):
            await self.somebody_acts(self.source.choice(self.writers))
            if self.source.random() < 0.2:
                await self.something_happens(self.source.choice(self.networks))
            if self.source.random() < 0.5:
                await asyncio.sleep(self.source.random() * 0.02)

    async def somebody_acts(self, writer: Writer) -> None:
        source = self.source
        match source.choices(list(ACTIONS), list(ACTIONS.values()))[0]:
            case "insert":
                await writer.edits(source.random(), 0, source.choice(WORDS))
            case "delete":
                await writer.edits(source.random(), source.choice([1, 1, 2, 5, 30]), "")
            case "replace":
                await writer.edits(source.random(), source.randrange(1, 6), source.choice(WORDS))
            case "undo":
                await writer.undoes()
            case "redo":
                await writer.redoes()
            case "go":
                await writer.goes_offline()
            case "come":
                await writer.comes_back()

    async def something_happens(self, network: Network) -> None:
        source = self.source
        network.target, network.is_down = source.choice(self.servers).port, False
        match source.choices(list(EVENTS), list(EVENTS.values()))[0]:
            case "cut":
                network.cut()
            case "half open":
                network.half_open(up=source.random() < 0.7, down=source.random() < 0.5)
            case "ghosts":
                network.leave_ghosts()
            case "down":
                network.is_down = True
                network.cut()
            case "rights":
                self.rights_change(source.choice(self.servers).hub)
            case "restart":
                self.read_again(source.choice(self.servers).hub)
            case "compact":
                await self.compact(source.choice(self.servers).hub)
            case "rings" if self.bus:
                self.bus.rings = not self.bus.rings

    def rights_change(self, hub: Hub) -> None:
        """For those connected now, for a while: a phase that ended and is opened again."""
        for connection in hub.connections("team-a"):
            may_write = not connection.rights.may_write
            name = connection.rights.name
            connection.set_rights(
                Rights(person_key=f"key of {name}", may_write=may_write, sees_presence=True, name=name, colour=3)
            )

    def read_again(self, hub: Hub) -> None:
        """As after a failure of the merge engine: what was not yet committed is dropped, and asked for again."""
        if document := hub._documents.get("team-a"):
            document.fail()

    async def compact(self, hub: Hub) -> None:
        if document := hub._documents.get("team-a"):
            await hub._store.compact(document)

    async def heals(self) -> None:
        for network in self.networks:
            network.heal()
        if self.bus:
            self.bus.rings = True
            self.bus._listeners.gap()
        for server in self.servers:
            for connection in server.hub.connections("team-a"):
                connection.set_rights(
                    Rights(
                        person_key=f"key of {connection.rights.name}",
                        may_write=True,
                        sees_presence=True,
                        name=connection.rights.name,
                        colour=3,
                    )
                )
        for writer in self.writers:
            await writer.comes_back()

    async def agrees(self) -> Held:
        """Waits until every device and every server hold the same; what that is."""
        limit = asyncio.get_running_loop().time() + PATIENCE
        while True:
            everyone = {writer.name: await writer.holds() for writer in self.writers}
            everyone |= {f"server {number}": await served(one.hub) for number, one in enumerate(self.servers)}
            first, *others = everyone.values()
            if all(one == first for one in others) and not first.waits:
                return first
            if asyncio.get_running_loop().time() > limit:
                raise AssertionError(await self.differences(everyone))
            await asyncio.sleep(0.02)

    async def differences(self, everyone: dict[str, Held]) -> str:
        closes = {writer.name: await writer.closes() for writer in self.writers}
        return "\n".join([*(f"{name}: {one}" for name, one in everyone.items()), str(closes)])


async def served(hub: Hub) -> Held:
    document = await hub._documents.open("team-a")
    return held(document.engine.text(), document.engine.update_since())


async def stored_updates(database: Database) -> tuple[bytes, ...]:
    async with database.reading() as connection:
        stored = await load(connection, "team-a")
    assert stored is not None
    return stored.updates


async def fuzz(
    source: Random, servers: Sequence[Server], database: Database, npm_clients: Path, bus: SharedBus | None = None
) -> None:
    async with npm.running(npm_clients) as node:
        async with AsyncExitStack() as stack:
            crowd = Round(source, servers, bus, node)
            await crowd.gather(stack)
            await crowd.runs()
            await crowd.heals()
            agreed = await crowd.agrees()
            await late_joiners_agree(crowd, agreed)
            ends = {close for writer in crowd.writers for close in await writer.closes()}
            assert {close for close in ends if close.code not in HONEST_ENDS} == set()
        updates = await stored_updates(database)
        engine, bad = build(updates)
        reloaded = await node.build(updates)
        assert bad == []
        assert held(engine.text(), engine.update_since()) == agreed
        assert held(reloaded.text, reloaded.update, waits=reloaded.waits) == agreed


async def late_joiners_agree(crowd: Round, agreed: Held) -> None:
    late = NodeWriter(crowd.node, "late", "late", crowd.networks[0])
    await late.starts()
    for server in crowd.servers:
        async with joins(server, "later") as later:
            assert held(str(later), later.document.get_update()) == agreed
            assert await server.hub.text("team-a") == agreed.text
    async with asyncio.timeout(PATIENCE):
        while await late.holds() != agreed:
            await asyncio.sleep(0.02)
    await late.leaves()


def seeded() -> Random:
    seed = int(os.environ.get("FUZZ_SEED", "0")) or SystemRandom().randrange(1, 2**32)
    print(f"FUZZ_SEED={seed}")
    return Random(seed)


def split(source: Random) -> Random:
    """For what draws in an order that is never the same, so that what people do is."""
    return Random(source.random())


def tired_hub(database: Database, bus: Bus, source: Random) -> Hub:
    """In some rounds a document that nobody is at is closed at once, and opened from storage for the next."""
    close_idle_after = source.choice([0.01, 30.0])
    return Hub(database, bus, now, close_idle_after, TiredDisk(open_log(database), split(source)))


async def at_one_server(database: Database, npm_clients: Path) -> None:
    source = seeded()
    async with Server(tired_hub(database, MemoryBus(), source)) as server:
        await fuzz(source, [server], database, npm_clients)


async def at_two_servers(database: Database, database_url: str, npm_clients: Path) -> None:
    source, bus = seeded(), SharedBus()
    other = open_database(database_url)
    async with Server(tired_hub(database, bus, source)) as one, Server(tired_hub(other, bus, source)) as two:
        await fuzz(source, [one, two], database, npm_clients, bus)
    await other.close()


@pytest.mark.parametrize("number", range(ROUNDS))
async def test_in_the_end_everybody_holds_the_same(number: int, database: Database, npm_clients: Path) -> None:
    await at_one_server(database, npm_clients)


@pytest.mark.parametrize("number", range(ROUNDS))
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_at_two_processes_too(number: int, database: Database, database_url: str, npm_clients: Path) -> None:
    await at_two_servers(database, database_url, npm_clients)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(MANY_ROUNDS))
async def test_many_rounds(number: int, database: Database, npm_clients: Path) -> None:
    await at_one_server(database, npm_clients)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(MANY_ROUNDS))
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_many_rounds_at_two_processes(
    number: int, database: Database, database_url: str, npm_clients: Path
) -> None:
    await at_two_servers(database, database_url, npm_clients)
