"""Two processes serve one document: as here, two hubs with a bus between them and one database below."""

from collections.abc import AsyncIterator

import pytest

from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.live.varint import write_piece
from app.storage.database import Database, open_database
from app.storage.documents import lock
from tests.live.conftest import now
from tests.live.serving import Server, joins
from tests.live.test_updates import insert


class SharedBus(MemoryBus):
    """What Redis is between real processes; `rings` False: it loses everything."""

    is_shared = True
    rings = True

    async def publish(self, topic: str, payload: bytes = b"") -> None:
        if self.rings:
            await super().publish(topic, payload)


@pytest.fixture
def bus() -> SharedBus:
    return SharedBus()


@pytest.fixture
async def servers(database: Database, database_url: str, bus: SharedBus) -> AsyncIterator[tuple[Server, Server]]:
    other = open_database(database_url)
    async with Server(Hub(database, bus, now)) as one, Server(Hub(other, bus, now)) as two:
        yield one, two
    await other.close()


async def test_people_at_two_processes_see_each_other(servers: tuple[Server, Server]) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        await ana.types("From one ")
        await ben.sees("From one ")
        await ben.types("and from two 😀")
        await ana.sees("From one and from two 😀")
        await ana.shows_caret({"cursor": None})
        await ben.until(lambda: bool(ben.presences))
        assert ben.presences == {ana.document.client_id: {"cursor": None, "user": {"name": "ana", "color": 3}}}
        async with joins(two, "carla") as carla:
            await carla.until(lambda: bool(carla.presences))
    assert await one.hub.text("team-a") == await two.hub.text("team-a") == "From one and from two 😀"


async def test_both_write_at_once_and_all_agree(servers: tuple[Server, Server]) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        for letter in "what visitors remember":
            await ana.types(letter, 0)
            await ben.types(letter.upper(), 0)
        for who in (ana, ben):
            await who.has(44)
            await who.is_saved()
        assert str(ana) == str(ben)
        async with joins(one, "carla") as carla, joins(two, "dan") as dan:
            assert str(carla) == str(dan) == str(ana)


async def test_lost_rings_are_made_good_by_the_next_commit_or_a_gap(
    servers: tuple[Server, Server], bus: SharedBus
) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        bus.rings = False
        await ana.types("Unheard. ")
        await ana.is_saved()
        assert str(ben) == ""
        await ben.types(" Heard. ")  # its commit finds a number that is not the next, and reads in order
        await ben.until(lambda: sorted(str(ben).split()) == ["Heard.", "Unheard."])
        bus._listeners.gap()
        await ana.until(lambda: str(ana) == str(ben))


async def test_who_comes_over_from_a_process_that_knows_more(servers: tuple[Server, Server], bus: SharedBus) -> None:
    """Ana brings Ben's words along, under Ben's client id, to a process that has not heard of them: no forgery."""
    one, two = servers
    async with joins(one, "ben") as ben, joins(two, "carla") as carla:
        await ben.types("Heard. ")
        await carla.sees("Heard. ")
        bus.rings = False
        async with joins(one, "ana") as ana:
            await ben.types("Unheard. ")
            await ana.sees("Heard. Unheard. ")
        async with joins(two, "ana", document=ana.document) as returned:
            await returned.types("Ana's.")
            await carla.sees("Heard. Unheard. Ana's.")
            await returned.is_saved()


async def test_a_lock_reaches_the_other_process(servers: tuple[Server, Server], database: Database) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        async with database.transaction() as connection:
            await lock(connection, ["team-a"], now())
        await one.hub.lock(["team-a"])
        for who in (ana, ben):
            await who.is_told("locked")
        await one.hub.close_document("team-a", 4010)
        assert (await ana.is_closed(), await ben.is_closed()) == (4010, 4010)


async def test_nobody_says_two_things_at_two_processes(servers: tuple[Server, Server], bus: SharedBus) -> None:
    """Each process alone would be right to take what Mallory says there; the later one hears of the other's in time."""
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        await ana.types("Ours. ")
        await ben.sees("Ours. ")
        async with joins(one, "mallory") as here, joins(two, "mallory") as there:
            bus.rings = False
            last = (ana.document.client_id, 5)
            await here.send(b"\0\2" + write_piece(insert(7, 0, "Yes", after=last)))
            await here.is_saved()
            there.answers_step1 = False
            await there.send(b"\0\2" + write_piece(insert(7, 0, "😀 No way", after=(last[0], 2))))
            await ben.types("Always. ", 0)
            await ben.is_saved()
            assert there.saved < there.sent
        bus.rings = True
        await ana.types("?", 4)
        text = "Always. Ours?. Yes"
        await ana.sees(text)
        await ben.sees(text)
        async with joins(two, "late") as late:
            assert [str(late), *[await server.hub.stored_text("team-a") for server in servers]] == [text] * 3


async def test_who_comes_over_before_the_row_is_read_sends_it_again(
    servers: tuple[Server, Server], bus: SharedBus
) -> None:
    """Ana's words are stored by one process; her page does not hear it, and goes on at another that has not either."""
    one, two = servers
    async with joins(two, "ben") as ben:
        bus.rings = False
        async with joins(one, "ana") as ana:
            await ana.types("We promise ")
            await ana.is_saved()
        async with joins(two, "ana", document=ana.document, synced=False) as again:
            await again.types("more.")
            await again.is_saved()
            await ben.sees("We promise more.")
        assert [await server.hub.stored_text("team-a") for server in servers] == ["We promise more."] * 2


async def test_a_client_id_taken_at_the_other_process(servers: tuple[Server, Server], bus: SharedBus) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "mallory") as mallory:
        bus.rings = False
        await ana.types("Mine")
        await ana.is_saved()
        await mallory.send(b"\0\2" + write_piece(insert(ana.document.client_id, 0, "Forged")))
        await mallory.sees("Mine")  # refused by storage, and brought back in step
        assert await two.hub.text("team-a") == await one.hub.text("team-a") == "Mine"
