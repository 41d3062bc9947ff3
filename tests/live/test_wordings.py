"""No text is lost: what goes is kept in the transaction that takes it, and what stands long is kept by itself."""

import asyncio
from datetime import timedelta

import pytest

from app.domain.documents.wordings import OFFERED_FOR, Why, Wording
from app.live.hub import Hub
from app.storage import wordings
from app.storage.database import Database
from tests.factories import Clock
from tests.live.serving import Server, joins
from tests.live.test_processes import SharedBus
from tests.live.texts import OTHER, bus, clears, clock, kept, offered, server, servers, writes
from tests.people import STATEMENT

__all__ = ["bus", "clock", "server", "servers"]  # fixtures


async def test_a_text_that_is_cleared_with_one_key_is_kept_and_offered(
    server: Server, database: Database, clock: Clock
) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        assert await kept(database) == []
        await clears(ana)
    async with database.reading() as connection:
        found = await wordings.of_document(connection, "team-a")
        shelf = (await wordings.shelves(connection, ["team-a"]))["team-a"]
    assert found == (Wording(1, STATEMENT, Why.SHRINKING, clock()),)
    assert shelf.offer is not None
    assert (shelf.offer.text, shelf.offer.until) == (STATEMENT, clock() + OFFERED_FOR)


async def test_the_wording_is_there_in_the_moment_in_which_the_text_is_gone(server: Server, database: Database) -> None:
    """One look into storage, as after a power cut, whenever a neighbour is shown something."""
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        ben.on_update = lambda: looks.append(asyncio.create_task(kept(database)))
        looks: list[asyncio.Task[list[str]]] = []
        await clears(ana)
        await ben.sees("")
        assert await looks[0] == [STATEMENT]


async def test_a_commit_that_fails_keeps_nothing_and_its_repetition_once(
    server: Server, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        append, tries = server.hub._stored.append, []

        async def fails_twice(additions: object) -> object:
            tries.append([list(one.wordings) for one in additions])  # type: ignore[attr-defined]
            if len(tries) < 3:
                raise OSError("No space left on device")
            return await append(additions)  # type: ignore[arg-type]

        monkeypatch.setattr(server.hub._stored, "append", fails_twice)
        await clears(ana)
    assert tries[0] == tries[1] == tries[2] != []
    assert await kept(database) == [STATEMENT]


async def test_a_text_that_goes_letter_by_letter_is_kept_when_half_of_it_is_gone(
    server: Server, database: Database, clock: Clock
) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        for end in range(len(STATEMENT), 0, -1):
            clock.passes(seconds=0.05)
            await ana.deletes(end - 1, end)
        await ana.is_saved()
    assert await kept(database) == [STATEMENT]
    assert await offered(database) == STATEMENT


async def test_a_text_that_is_replaced_by_another_is_kept_and_not_offered(server: Server, database: Database) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        ana.text.clear()
        ana.text.insert(0, OTHER)
        await ana.send_own()
        await ana.is_saved()
    assert await kept(database) == [STATEMENT]
    assert await offered(database) is None


async def test_a_tidied_text_is_kept_beside_the_long_one_it_was_made_of(
    server: Server, database: Database, clock: Clock
) -> None:
    """Somebody cuts a long text down, looks at it, and somebody else clears it at once."""
    async with joins(server, "ana") as ana:
        await writes(ana, OTHER + " And this and that, which nobody needs in the end.")
        await ana.deletes(len(OTHER), len(str(ana)))
        await ana.is_saved()
        clock.passes(seconds=5)
        await clears(ana)
    assert await kept(database) == [OTHER + " And this and that, which nobody needs in the end.", OTHER]
    assert await offered(database) == OTHER


async def test_typing_and_correcting_keeps_nothing(server: Server, database: Database, clock: Clock) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        for _ in range(60):
            clock.passes(seconds=1)
            await ana.types("xyz")
            await ana.deletes(len(STATEMENT), len(STATEMENT) + 3)
        await ana.is_saved()
        await ana.deletes(0, 20)  # less than half
        await ana.is_saved()
    assert await kept(database) == []


async def test_what_is_short_is_not_kept(server: Server, database: Database) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, "We do")
        await clears(ana)
    assert await kept(database) == []


async def test_clearing_and_putting_back_makes_no_heap_and_loses_nothing(
    server: Server, database: Database, clock: Clock
) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        for more in ("", "!", "?"):
            await writes(ana, more)
            await clears(ana)
            clock.passes(seconds=5)
            await server.hub.write_text("team-a", STATEMENT, Why.REPLACED)
            await ana.sees(STATEMENT)
        await clears(ana)
        found = [STATEMENT, STATEMENT + "!", STATEMENT + "?"]
        assert await kept(database) == found
        assert await offered(database) == STATEMENT
        await writes(ana, OTHER)
        await clears(ana)
    assert await kept(database) == [*found, OTHER]


async def test_a_device_that_comes_back_with_a_text_cleared_offline(server: Server, database: Database) -> None:
    """Its step2 repeats every deletion there ever was: only the new ones count."""
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await writes(ana, "x" * 500)
        await clears(ana)
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
    before = await kept(database)
    ben.text.insert(0, "One more word. ")
    async with joins(server, "ben", document=ben.document) as again:
        await again.is_saved()
        assert await kept(database) == before
    ben.text.clear()
    async with joins(server, "ben", document=ben.document) as again:
        await again.is_saved()
    assert (await kept(database))[len(before) :] == ["One more word. " + STATEMENT]


async def test_a_read_only_page_can_clear_nothing_and_so_keeps_nothing(server: Server, database: Database) -> None:
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        await server.hub.lock(["team-a"])
        await ben.deletes(0, len(STATEMENT))
        await ben.is_told("locked")
    assert await kept(database) == []


# -- what stands


async def test_a_text_is_kept_after_a_minute_without_a_change(server: Server, database: Database, clock: Clock) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        await server.hub.keep_rested()  # sees the change
        clock.passes(seconds=40)
        await writes(ana, " Always.")
        await server.hub.keep_rested()
        clock.passes(seconds=59)
        await server.hub.keep_rested()
        assert await kept(database) == []
        clock.passes(seconds=1)
        for _ in range(2):
            await server.hub.keep_rested()
        assert await kept(database) == [STATEMENT + " Always."]
        await clears(ana)
        assert await kept(database) == [STATEMENT + " Always."]
        assert await offered(database) == STATEMENT + " Always."
        for _ in range(2):
            clock.passes(seconds=61)
            await server.hub.keep_rested()
    assert await kept(database) == [STATEMENT + " Always."]


async def test_a_text_that_everybody_has_left_is_kept(database: Database, clock: Clock) -> None:
    async with Server(Hub(database, SharedBus(), clock, close_idle_after=0.01)) as server:
        async with joins(server, "ana") as ana:
            await writes(ana, "Short, and left.")
        async with asyncio.timeout(30):
            while server.hub.counts()["documents"]:
                await asyncio.sleep(0.01)
        assert await kept(database) == ["Short, and left."]


async def test_a_text_at_rest_waits_for_a_database_that_is_away(
    server: Server, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        await server.hub.keep_rested()
        clock.passes(seconds=60)
        with monkeypatch.context() as away:
            away.setattr(database, "transaction", lambda: 1 / 0)
            await server.hub.keep_rested()
        assert await kept(database) == []
        await server.hub.keep_rested()
    assert await kept(database) == [STATEMENT]


# -- two processes


async def test_two_processes_keep_one_wording(servers: tuple[Server, Server], database: Database, clock: Clock) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        for server in servers:
            await server.hub.keep_rested()
        clock.passes(seconds=61)
        await asyncio.gather(*(server.hub.keep_rested() for server in servers))
        assert await kept(database) == [STATEMENT]
        await writes(ana, " And more.")
        await ben.sees(STATEMENT + " And more.")
        await clears(ben)
        await ana.sees("")
    assert await kept(database) == [STATEMENT, STATEMENT + " And more."]


async def test_what_two_take_away_through_two_processes_is_kept(
    servers: tuple[Server, Server], database: Database, bus: SharedBus
) -> None:
    """Each has deleted less than half when neither process has heard of the other yet."""
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        bus.rings = False
        await ana.deletes(0, 20)
        await ben.deletes(len(STATEMENT) - 20, len(STATEMENT))
        for who in (ana, ben):
            await who.is_saved()
        assert await kept(database) in ([], [STATEMENT])  # a process may have met the other's rows already
        bus.rings = True
        bus._listeners.gap()
        for who in (ana, ben):
            await who.has(len(STATEMENT) - 40)
        async with asyncio.timeout(30):
            while await kept(database) != [STATEMENT]:
                await asyncio.sleep(0.01)


async def test_deleting_in_turns_through_two_processes_keeps_the_text(
    servers: tuple[Server, Server], database: Database
) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        while len(str(ana)) > 4:
            for who, other in ((ana, ben), (ben, ana)):
                await who.deletes(0, 4)
                await other.has(len(str(who)))
        for who in (ana, ben):
            await who.is_saved()
        async with asyncio.timeout(30):
            while STATEMENT not in await kept(database):
                await asyncio.sleep(0.01)
    assert (await kept(database))[0] == STATEMENT


async def test_minutes_go_by_between_the_wordings_of_a_text_that_shrinks_slowly(
    server: Server, database: Database, clock: Clock
) -> None:
    long = f"{STATEMENT} {OTHER} {STATEMENT.upper()} {OTHER.upper()}"
    async with joins(server, "ana") as ana:
        await writes(ana, long)
        while len(str(ana)) > 10:
            clock.moment += timedelta(seconds=10)
            await ana.deletes(len(str(ana)) - 10, len(str(ana)))
        await ana.is_saved()
        found = await kept(database)
    assert found[0] == long
    assert len(found) <= 4
