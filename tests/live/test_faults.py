"""Storage fails, sockets are slow, updates are poisonous, servers stop: nothing shown as saved is lost."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.bus.memory import MemoryBus
from app.live.backlog import Backlog
from app.live.connection import MOST_WAITING_BYTES, MOST_WAITING_FRAMES, Connection, Rights
from app.live.hub import Hub
from app.live.updates import CheckedUpdate, check_update
from app.live.wire import Take
from app.storage.database import Database, open_database
from app.storage.documents import NewUpdates, Outcome, load, lock
from app.storage.limits import Limits
from app.storage.log import SqliteLog
from tests.live.conftest import now, prepare
from tests.live.serving import Server, joins


class Failing(SqliteLog):
    """A disk on which the next `failures` transactions end in an error instead of a commit."""

    failures = 0

    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        if self.failures:
            self.failures -= 1
            raise OSError("No space left on device")
        return await super().append(additions)


async def test_a_failing_commit_is_not_acknowledged_and_recovers(sqlite: Database) -> None:
    failing = Failing(sqlite)
    async with (
        Server(Hub(sqlite, MemoryBus(), now, stored=failing)) as server,
        joins(server, "ana") as ana,
        joins(server, "ben") as ben,
    ):
        failing.failures = 1000
        await ana.types("Not yet ")
        await ana.types("saved")
        while failing.failures > 998:
            await asyncio.sleep(0.01)
        assert (ana.saved, ana.sent, str(ben), server.hub.is_saving) == (1, 3, "", False)
        async with joins(server, "late", synced=False) as late:
            await late.until(lambda: late.synced)
            assert str(late) == ""  # a joiner gets what is committed
        failing.failures = 0
        await ana.is_saved()
        await ben.sees("Not yet saved")
        assert server.hub.is_saving


async def test_a_locked_database_file(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    database = open_database(f"sqlite+aiosqlite:///{path}", Limits(lock=0.05))
    await prepare(database)
    async with (
        Server(Hub(database, MemoryBus(), now)) as server,
        joins(server, "ana") as ana,
        joins(server, "ben") as ben,
    ):
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        await ana.types("Patience")
        await asyncio.sleep(0.3)
        assert (ana.saved, str(ben), server.hub.is_saving) == (1, "", False)
        other.rollback()
        await ana.is_saved()
        await ben.sees("Patience")
        other.close()
    await database.close()


async def test_flush_then_lock_takes_what_is_still_in_the_browser(server: Server, database: Database) -> None:
    async with joins(server, "ana") as ana, joins(server, "plain", extended=False) as plain:
        await ana.types("Last words")
        assert await server.hub.flush(["team-a", "team-b"])
        assert await server.hub.text("team-a") == "Last words"
        await ana.is_saved()
        async with database.transaction() as connection:
            await lock(connection, ["team-a"], now())
        await server.hub.lock(["team-a"])
        await ana.is_told("locked")
        before = ana.sent
        await ana.types(" too late")
        await plain.types("x")
        await asyncio.sleep(0.1)
        assert (ana.saved, ana.close_code, plain.close_code) == (before, None, None)
        assert await server.hub.text("team-a") == "Last words"


async def test_the_row_decides_when_locked_elsewhere(server: Server, database: Database) -> None:
    """Another process has locked the document, and its ring has not arrived."""
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await ana.types("In time")
        await ana.is_saved()
        async with database.transaction() as connection:
            await lock(connection, ["team-a"], now())
        await ana.types(", too late")
        await ana.is_told("locked")
        await ben.is_told("locked")
        assert (ana.saved, str(ben), await server.hub.text("team-a")) == (ana.sent - 1, "In time", "In time")
        with pytest.raises(Exception, match="team-a"):
            await server.hub.write_text("team-a", "x")


async def test_a_page_that_does_not_answer_a_flush_is_not_waited_for_long(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "ana") as ana:
        ana.answers_flush = False
        assert not await sqlite_server.hub.flush(["team-a"], patience=0.05)


async def test_rights_can_change_while_the_socket_is_open(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "ben") as ben:
        await ana.types("Before. ")
        await ana.is_saved()
        (connection,) = [one for one in sqlite_server.hub.connections("team-a") if one.rights.name == "ana"]
        may_write = connection.rights
        connection.set_rights(
            Rights(person_key="key of ana", may_write=False, sees_presence=True, name="ana", colour=3)
        )
        await ana.is_told("read-only")
        await ana.types("Between. ")
        await asyncio.sleep(0.05)
        assert (str(ben), ana.close_code) == ("Before. ", None)
        connection.set_rights(may_write)  # the server asks, and gets what was typed meanwhile
        await ben.sees("Before. Between. ")
        await ana.types("After.")
        await ben.sees("Before. Between. After.")
        await ana.is_saved()
        connection.close(4403, "revoked")
        assert await ana.is_closed() == 4403


async def test_a_poisonous_update_that_passed_the_check(
    sqlite_server: Server, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the check ever miss one: its sender is closed, the row is put aside, and everyone else goes on."""
    poison = b"\1\1\7\0\x84"

    def careless(data: bytes, *rest: object) -> CheckedUpdate:
        return CheckedUpdate(clocks={7: 1}, inserted_units=1) if data == poison else check_update(data, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("app.live.accepted_state.check_update", careless)
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "ben") as ben:
        await ana.types("Ours")
        await ben.sees("Ours")
        async with joins(sqlite_server, "mallory") as mallory:
            await mallory.send(b"\0\2\5" + poison)
            assert await mallory.is_closed() == 4009
        await ben.types(" still")
        await ana.sees("Ours still")
        await ben.is_saved()
    async with sqlite.reading() as connection:
        stored = await load(connection, "team-a")
    assert stored is not None and poison not in stored.updates


class Stuck:
    """The other side has stopped reading: one frame is under way for ever."""

    extended = True

    def __init__(self) -> None:
        self.closed_with: tuple[int, str] | None = None
        self.sent = 0
        self.ended = asyncio.Event()

    def write(self, frame: bytes) -> bool:
        self.sent += 1
        return self.sent == 1

    def hold(self) -> None:
        raise AssertionError("nothing comes in")

    release = hold

    def close(self, code: int, reason: str) -> None:
        self.closed_with = (code, reason)
        self.ended.set()

    async def serve(self, take: Take, writable: Callable[[], None]) -> None:
        await self.ended.wait()


@pytest.mark.parametrize("size", [10, 20_000])
async def test_a_slow_reader_is_closed_and_never_grows_memory(size: int) -> None:
    transport = Stuck()
    connection = Connection(transport, Rights(person_key="key", may_write=True, sees_presence=True))
    running = asyncio.create_task(connection.run(lambda *_: None, Backlog()))
    connection.send(b"first")
    sent = 0
    while not connection.is_closing:
        connection.send(b"x" * size)
        sent += 1
    assert sent <= MOST_WAITING_FRAMES + 2 and sent * size <= MOST_WAITING_BYTES + 2 * size
    connection.send(b"more")
    async with asyncio.timeout(1):
        await running
    assert (transport.closed_with, connection._outbox) == ((4008, "read too slowly"), None)


async def test_idle_documents_are_compacted_and_closed(database: Database) -> None:
    async with Server(Hub(database, MemoryBus(), now, close_idle_after=0.05)) as server:
        async with joins(server, "ana") as ana:
            for word in ("We ", "send ", "people ", "home ", "happy 😀"):
                await ana.types(word)
            await ana.deletes(0, 3)
            await ana.is_saved()
        async with asyncio.timeout(30):
            while server.hub.counts()["documents"]:
                await asyncio.sleep(0.01)
        async with database.reading() as connection:
            stored = await load(connection, "team-a")
        assert stored is not None
        assert stored.seqs == (stored.last_seq,)  # one snapshot and nothing else
        async with joins(server, "ana", document=ana.document) as again, joins(server, "ben") as ben:
            assert str(ben) == "send people home happy 😀" == await server.hub.text("team-a")
            await again.types("!")
            await ben.sees("send people home happy 😀!")


async def test_a_document_that_is_closed_or_never_was(server: Server) -> None:
    async with joins(server, "ana", "nowhere", synced=False) as lost:
        assert await lost.is_closed() == 4404
    async with joins(server, "ana") as ana:
        await server.hub.close_document("team-a", 4010)
        assert await ana.is_closed() == 4010


async def test_the_server_fills_the_group_document(server: Server, database: Database) -> None:
    seen: list[int] = []
    unwatch = server.hub.watch("group", lambda: seen.append(1))
    async with joins(server, "ana", "group") as ana:
        await server.hub.write_text("group", "Team A\nOur visitors 😀\n")
        await ana.sees("Team A\nOur visitors 😀\n")
        await ana.types("!")
        await ana.is_saved()
    assert len(seen) == 2
    unwatch()
    async with database.reading() as connection:
        stored = await load(connection, "group")
    assert stored is not None and sorted(stored.writers.values()) == ["key of ana", "server"]


async def test_shutdown_is_bounded_and_keeps_what_was_received(sqlite: Database) -> None:
    server = Server(Hub(sqlite, MemoryBus(), now))
    async with server, joins(server, "ana") as ana:
        await ana.types("Just in time")
        await ana.is_saved()
        assert await server.hub.drain(2)
        assert await ana.is_closed() == 1012
        with pytest.raises(AssertionError, match="1012"):
            async with joins(server, "ben"):
                pass
