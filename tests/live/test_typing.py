"""Two people type into one document."""

import asyncio

import pytest
from pycrdt import Doc, Text
from websockets.asyncio.client import connect

from app.bus.memory import MemoryBus
from app.live.connection import Rights
from app.live.engine import build
from app.live.hub import Hub
from app.live.protocol import update_frame
from app.storage.database import Database
from app.storage.documents import load
from tests.live.conftest import now
from tests.live.serving import Person, Server, forgets, joins


async def stored_text(database: Database, document_id: str = "team-a") -> str:
    async with database.reading() as connection:
        stored = await load(connection, document_id)
    assert stored is not None
    engine, bad = build(stored.updates)
    assert bad == []
    return engine.text()


async def test_what_ana_types_ben_sees(server: Server) -> None:
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await ana.types("Our visitors ")
        await ben.sees("Our visitors ")
        await ben.types("leave with a story.")
        await ana.sees("Our visitors leave with a story.")
        await ana.is_saved()
        await ben.is_saved()
    assert await server.hub.text("team-a") == "Our visitors leave with a story."


async def test_neighbours_never_see_what_is_not_stored(server: Server, database: Database) -> None:
    seen: list[tuple[str, str]] = []
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        for letter in "A story to take home.":
            await ana.types(letter)
            await ben.until(lambda: len(str(ben)) == len(str(ana)))
            seen.append((str(ben), await stored_text(database)))
    assert [shown for shown, _ in seen] == [stored for _, stored in seen]


async def test_saved_counts_each_frame(server: Server) -> None:
    async with joins(server, "ana") as ana:
        assert (ana.sent, ana.saved) == (1, 1)  # the answer to the server's own question
        for count, letter in enumerate("vision", 2):
            await ana.types(letter)
            await ana.is_saved()
            assert ana.saved == count
        await ana.send(b"\0\2\2\0\0")  # an update that changes nothing counts too
        await ana.is_saved()


async def test_a_plain_y_websocket_client_is_served_without_our_messages(server: Server) -> None:
    async with joins(server, "ana") as ana, joins(server, "plain", extended=False) as plain:
        await plain.types("From npm")
        await ana.sees("From npm")
        await ana.types("!")
        await plain.sees("From npm!")
        assert {frame[0] for frame in plain.frames} == {0}


async def test_ten_first_joins_in_one_tick_all_sync(server: Server) -> None:
    async with joins(server, "ana", "group") as ana:
        await ana.types("Before everybody came")
        await ana.is_saved()
    hub = server.hub
    forgets(hub, "group")  # as after a restart: nobody has it open

    async def one(number: int) -> str:
        async with joins(server, f"guest-{number}", "group") as guest:
            return str(guest)

    assert await asyncio.gather(*(one(number) for number in range(10))) == ["Before everybody came"] * 10


async def test_a_restart_keeps_all(server: Server, database: Database) -> None:
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await ana.types("Kept 😀 ")
        await ben.sees("Kept 😀 ")
        await ben.types("for good")
        await ben.is_saved()
    await server.hub.drain()
    async with Server(Hub(database, MemoryBus(), now)) as again, joins(again, "carla") as carla:
        assert str(carla) == "Kept 😀 for good"
        await carla.types("!")
        await carla.is_saved()
        assert await stored_text(database) == "Kept 😀 for good!"


async def test_typing_while_offline_merges_on_return(server: Server) -> None:
    async with joins(server, "ana") as ana:
        await ana.types("Middle")
        await ana.is_saved()
        document = ana.document
    ana.text.insert(0, "Before ")
    async with joins(server, "ben") as ben:
        await ben.sees("Middle")
        await ben.types(" after")
        async with joins(server, "ana", document=document) as returned:
            await ben.sees("Before Middle after")
            await returned.sees("Before Middle after")


async def test_what_is_typed_before_the_server_has_asked(server: Server) -> None:
    """y-websocket sends it at once. What it builds on was typed offline, and follows as an answer to our step1."""
    document = Doc[Text]()
    text = document.get("text", type=Text)
    text.insert(0, "Offline, ")
    async with joins(server, "ben") as ben, connect(f"ws://127.0.0.1:{server.port}/team-a/ana") as socket:
        before = document.get_state()
        text.insert(9, "early")
        await socket.send(update_frame(document.get_update(before)))
        ana = Person("ana", socket, document)  # from here on she answers
        await ben.sees("Offline, early")
        await ana.types(" and on time")
        await ben.sees("Offline, early and on time")
        await ana.leaves()


@pytest.mark.parametrize("first", ["types", "deletes"])
async def test_what_builds_on_another_tabs_text_is_asked_for_with_it(server: Server, first: str) -> None:
    """Tabs of one browser also talk directly, and may be faster than the way through the server."""
    hidden = Doc[Text]()
    hidden.get("text", type=Text).insert(0, "From the hidden tab, ")
    async with joins(server, "ben") as ben, joins(server, "ana", extended=False) as ana:
        ana.document.apply_update(hidden.get_update())
        ana.forgets_own()
        if first == "types":
            await ana.types("and from this")
            await ben.sees("From the hidden tab, and from this")
        else:
            await ana.deletes(0, 5)
            await ben.sees("the hidden tab, ")
        await ana.types("!")
        await ben.sees(str(ana))


async def test_two_type_at_once_and_agree(server: Server) -> None:
    async with joins(server, "ana") as ana, joins(server, "ben") as ben, joins(server, "plain", extended=False) as eve:
        await asyncio.gather(*(who.types(letter, 0) for letter in "customers" for who in (ana, ben, eve)))
        for who in (ana, ben, eve):
            await who.has(27)
        assert str(ana) == str(ben) == str(eve) == await server.hub.text("team-a")


@pytest.mark.parametrize("extended", [True, False])
async def test_read_only_people_change_nothing(server: Server, extended: bool) -> None:
    server.rights["screen"] = Rights(person_key="the screen", may_write=False, sees_presence=False)
    async with joins(server, "ana") as ana, joins(server, "screen", extended=extended) as screen:
        await ana.types("Ours")
        await screen.sees("Ours")
        await screen.types(" and mine")
        assert await screen.is_closed() == 4403
        await ana.types("!")
        await ana.is_saved()
        assert str(ana) == await server.hub.text("team-a") == "Ours!"
