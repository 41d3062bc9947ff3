"""What the server itself writes into a document: little, behind what is typed, and beside what is typed meanwhile."""

import asyncio

import pytest

from app.domain.documents.wordings import Why
from app.storage import wordings
from app.storage.database import Database
from app.storage.documents import append_updates, load
from tests.live.serving import Server, forgets, joins
from tests.live.test_processes import SharedBus
from tests.live.texts import OTHER, bus, clears, clock, kept, offered, server, servers, writes
from tests.people import STATEMENT

__all__ = ["bus", "clock", "server", "servers"]  # fixtures


async def test_only_what_differs_is_written_and_what_is_typed_meanwhile_stays(
    server: Server, database: Database
) -> None:
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await writes(ana, "Every visitor leaves with a story worth telling.")
        await ben.sees(str(ana))
        ana.text.insert(len("Every visitor leaves"), " happily")  # typed, and not yet sent
        ana.text.insert(len("Every vis"), "XX")  # in the middle of what goes
        await server.hub.write_text("team-a", "Every guest leaves with two stories worth telling.", Why.REPLACED)
        await ben.sees("Every guest leaves with two stories worth telling.")
        await ana.send_own()
        await ben.until(lambda: "happily" in str(ben))
        await ana.sees(str(ben))
        assert str(ben).replace("XX", "") == "Every guest leaves happily with two stories worth telling."
        assert await server.hub.text("team-a") == str(ben)
        await ana.is_saved()
    forgets(server.hub, "team-a")
    async with joins(server, "late") as late:
        assert str(late) == str(ben)


async def test_what_is_typed_and_waits_for_the_disk_counts_as_there(server: Server, database: Database) -> None:
    """The write is reckoned against all that was accepted, and is committed behind it."""
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        document = server.hub._documents.get("team-a")
        assert document is not None
        await ana.types(" Typed just now.")
        async with asyncio.timeout(30):
            while not document.accepted.pending and str(ben) == STATEMENT:
                await asyncio.sleep(0)
        await server.hub.write_text("team-a", OTHER, Why.REPLACED)
        for who in (ana, ben):
            await who.sees(OTHER)
    assert (await kept(database))[-1] == STATEMENT + " Typed just now."


async def test_a_wording_that_is_put_back_keeps_the_text_before_and_asks_nobody(
    server: Server, database: Database
) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        await server.hub.write_text("team-a", "Short.", Why.REPLACED)
        await ana.sees("Short.")
        async with database.reading() as connection:
            (found,) = await wordings.of_document(connection, "team-a")
        assert (found.text, await offered(database)) == (STATEMENT, None)
        await server.hub.write_text("team-a", STATEMENT, Why.REPLACED)
        await server.hub.write_text("team-a", STATEMENT, Why.REPLACED)  # changes nothing
        await server.hub.write_text("team-a", "", Why.REPLACED)
        await ana.sees("")
    assert await kept(database) == [STATEMENT, "Short."]


async def test_the_server_writes_under_one_new_client_id_as_long_as_the_document_is_open(
    server: Server, database: Database
) -> None:
    async with joins(server, "ana") as ana:
        for text in ("One 😀", "Two 😀😀", "", "Three 👩‍👧"):
            await server.hub.write_text("team-a", text)
            await ana.sees(text)
        document = server.hub._documents.get("team-a")
        assert document is not None
        assert [key for key in document.accepted.writers.values() if key == "server"] == ["server"]
    forgets(server.hub, "team-a")
    await server.hub.write_text("team-a", "Again")
    document = server.hub._documents.get("team-a")
    assert document is not None
    assert sorted(document.accepted.writers.values()) == ["server", "server"]


async def test_a_client_id_that_another_process_has_given_away_is_chosen_anew(
    servers: tuple[Server, Server], database: Database, bus: SharedBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = servers
    async with joins(one, "ana") as ana:
        await writes(ana, STATEMENT)
        async with database.transaction() as connection:
            await append_updates(connection, "team-a", [b"\0\0"], {77: "key of somebody at the other process"})
        chosen = iter([77, 78])
        monkeypatch.setattr("app.live.rewriting.secrets.randbelow", lambda _: next(chosen))
        await one.hub.write_text("team-a", OTHER)
        await ana.sees(OTHER)


async def test_both_processes_write_at_once_and_all_agree(servers: tuple[Server, Server], database: Database) -> None:
    one, two = servers
    async with joins(one, "ana") as ana, joins(two, "ben") as ben:
        await writes(ana, STATEMENT)
        await ben.sees(STATEMENT)
        await asyncio.gather(
            one.hub.write_text("team-a", STATEMENT + " One.", Why.REPLACED),
            two.hub.write_text("team-a", "Two. " + STATEMENT, Why.REPLACED),
        )
        for who in (ana, ben):
            await who.sees("Two. " + STATEMENT + " One.")


async def test_who_is_in_the_text_is_known_in_every_process_also_where_nobody_has_opened_it(
    servers: tuple[Server, Server],
) -> None:
    """A press may come to any process. One's own caret, on whatever device, is not somebody else's."""
    one, two = servers
    caret = {"cursor": {"anchor": {"tname": "text", "assoc": 0}, "head": {"tname": "text", "assoc": 0}}}
    async with joins(one, "ana") as ana, joins(one, "ben") as ben:
        await ana.shows_caret(caret)
        await ben.until(lambda: bool(ben.presences))
        assert await two.hub.carets("team-a", but="key of ben") == ("ana",)
        assert await two.hub.carets("team-a", but="key of ana") == ()
        assert await one.hub.carets("team-a", but="key of ben") == ("ana",)
        await ana.shows_caret({"cursor": None}, clock=2)
        await ben.until(lambda: [one for one in ben.presences.values() if one] == [{"cursor": None} | USER])
        assert await one.hub.carets("team-a", but="key of ben") == ()


USER = {"user": {"name": "ana", "color": 3}}


async def test_what_was_deleted_is_forgotten_in_every_process_that_has_the_document_open(
    servers: tuple[Server, Server], database: Database
) -> None:
    one, two = servers
    async with joins(two, "ben") as ben:
        await writes(ben, STATEMENT)
        await clears(ben)
        await one.hub.forget_deleted("team-a")  # which has never opened it
        async with asyncio.timeout(30):
            while b"visitor" in await rows(database):
                await asyncio.sleep(0.01)
        await writes(ben, OTHER)
    assert await two.hub.stored_text("team-a") == OTHER


async def rows(database: Database) -> bytes:
    async with database.reading() as connection:
        stored = await load(connection, "team-a")
    assert stored is not None
    return b"".join(stored.updates)
