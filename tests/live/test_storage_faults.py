"""The disk is full, or fails, and SQLite says so: nothing is shown as saved, everyone can go on reading, it passes."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.storage import log
from app.storage.database import Database
from app.storage.documents import NewUpdates, Outcome
from app.storage.log import SqliteLog
from tests.live.application import PATIENCE, Application, application, until
from tests.live.conftest import now
from tests.live.serving import Server, joins

PASTED = "A story to take home. " * 400  # more than the pages have room for that the database has already


FAILING = (
    "not ready: the database cannot read or write its files, the disk has no space left, documents cannot be saved"
)


async def until_told(museum: Application, expected: tuple[int, str]) -> None:
    async with asyncio.timeout(PATIENCE):
        while await museum.is_ready() != expected:
            await asyncio.sleep(0.1)


class FillingDisk(SqliteLog):
    """`is_full`: SQLite gets no page more than the database has."""

    is_full = False

    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        self._writing = self._writing or log._connect(self._path, 0)
        most = 1 if self.is_full else 2**30  # it never takes away what is there
        self._writing.execute(f"PRAGMA max_page_count={most}")
        return await super().append(additions)


async def test_a_full_disk(sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    disk = FillingDisk(sqlite)
    async with (
        Server(Hub(sqlite, MemoryBus(), now, stored=disk)) as server,
        joins(server, "ana") as ana,
        joins(server, "ben") as ben,
    ):
        await ana.types("Before. ")
        await ben.sees("Before. ")
        disk.is_full = True
        await ana.types(PASTED)
        await ben.types("Ben. ", 0)
        await until(lambda: "database or disk is full" in caplog.text)
        async with joins(server, "late", synced=False) as late:
            await late.sees("Before. ")
        assert (ana.saved, ben.saved, server.hub.is_saving) == (ana.sent - 1, ben.sent - 1, False)
        assert str(ben) == "Ben. Before. "
        disk.is_full = False
        for who in (ana, ben):
            await who.is_saved()
            await who.sees(f"Ben. Before. {PASTED}")
        assert await server.hub.stored_text("team-a") == f"Ben. Before. {PASTED}"
        assert server.hub.is_saving


async def test_a_disk_that_fails_under_the_real_server(tmp_path: Path) -> None:
    """Every write to a file ends in an error, as long as it lasts."""
    async with application(tmp_path, 3) as museum:
        ana, ben = [await museum.joins(number) for number in (0, 1)]
        await ana.types("Before. ")
        await ben.sees("Before. ")
        museum.disk_fails(True)
        await ana.types("While it failed. ")
        await until(lambda: "disk I/O error" in "\n".join(museum.server.said))
        late = await museum.joins(2, synced=False)
        await late.sees("Before. ")
        assert "Write one statement together" in await museum.shows(2)
        await until_told(museum, (503, FAILING))
        assert (ana.saved, str(ben)) == (ana.sent - 1, "Before. ")
        museum.disk_fails(False)
        await ben.sees("Before. While it failed. ")
        for who in (ben, late):
            await who.types("After. ")
            await who.is_saved()
        await until_told(museum, (200, "ready"))
        await museum.server.kill()
        await museum.server.start()
        again = await museum.joins(0)
        await again.has(len("Before. While it failed. After. After. "))
