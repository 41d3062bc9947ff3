"""Every edit that was acknowledged is there, exactly once, however often and wherever in its work the server is killed.

Each story prints its seed; LEDGER_SEED=… tells the same story again, up to what chance does between processes.
"""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from itertools import groupby
from math import ceil
from pathlib import Path

import pytest
from pycrdt import Text
from sqlalchemy import text

from app.live.engine import build
from app.live.updates import EMPTY_UPDATE
from app.storage.database import Database, open_database
from app.storage.documents import StoredDocument, load
from tests.bench.fixture import Seat, prepare
from tests.browser.server import Server, free_port
from tests.live.killable import Fate, Point, work_under_way
from tests.live.ledger import Account, Reader, Visitor, Writer, account_of

DOCUMENTS = 3
WRITERS = ("ana", "ben", "chen")
PATIENCE = 60.0  # seconds for one life of the server
CHOSEN = (
    Point.BEFORE_COMMIT,
    Point.IN_COMMIT,
    Point.AFTER_COMMIT,
    Point.HALFWAY,
    Point.BEFORE_COMPACTION,
    Point.IN_COMPACTION,
    Point.AFTER_COMPACTION,
)


class KillableServer(Server):
    command = ("-m", "tests.live.killable")


class Table:
    """Those who share a document."""

    def __init__(self, seats: list[Seat], source: random.Random) -> None:
        self.document_id = seats[0].room
        self.writers = [Writer(name, seat, source) for name, seat in zip(WRITERS, seats, strict=False)]
        self.reader = Reader("dilek", seats[-1], source)
        self.last_seq = 0
        self.has_been_compacted = False

    @property
    def visitors(self) -> list[Visitor]:
        return [*self.writers, self.reader]

    def check(self, stored: StoredDocument | None) -> str:
        """That storage keeps what was promised; the text."""
        assert stored is not None
        assert stored.seqs == tuple(sorted(set(stored.seqs)))
        assert (stored.seqs or (0,))[-1] == stored.last_seq >= self.last_seq
        self.last_seq = stored.last_seq
        self.has_been_compacted |= stored.seqs[:1] > (1,)
        engine, bad = build(stored.updates)
        assert (bad, account_of(engine.text(), self.writers)) == ([], Account())
        assert engine.merge([self.reader.document.get_update()]) == EMPTY_UPDATE  # she was shown nothing else
        return engine.text()

    def check_all_is_saved(self, shown: str) -> None:
        ledgers = [writer.ledger for writer in self.writers]
        assert [ledger.waiting for ledger in ledgers] == [{}] * len(ledgers)
        assert sorted(shown.split()) == sorted(word for one in ledgers for word in one.added - one.removed)
        assert self.has_been_compacted


class Museum:
    """The server in all its lives, on one database, and everyone who writes there."""

    def __init__(self, server: KillableServer, database: Database, tables: list[Table], source: random.Random) -> None:
        self.server = server
        self.database = database
        self.tables = tables
        self.source = source
        self.killed_during: Counter[str] = Counter()

    async def lives_and_dies(self, fate: Fate) -> None:
        await self._starts(fate)
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as everyone:
            for table in self.tables:
                for visitor in table.visitors:
                    everyone.create_task(visitor.stays(self.server.port))
            if fate.point is Point.ANYWHERE:
                await asyncio.sleep(fate.share)
                await self.server.kill()
        await self._check()
        if fate.point is Point.ANYWHERE:
            self.killed_during[work_under_way(self.trail.read_bytes())] += 1

    async def lives(self) -> None:
        """For good: everything that still waited is saved, and a blank page shows all of it, and nothing else."""
        await self._starts(Fate(Point.NOWHERE))
        for table in self.tables:
            await asyncio.gather(*(writer.saves(self.server.port) for writer in table.writers))
        shown = [await table.reader.sees(self.server.port) for table in self.tables]
        await self.server.kill()
        assert await self._check() == shown
        for table, seen in zip(self.tables, shown, strict=True):
            table.check_all_is_saved(seen)

    @property
    def trail(self) -> Path:
        return self.server.folder / "trail"

    async def _starts(self, fate: Fate) -> None:
        self.server.port = free_port()
        self.server.settings |= fate.settings | {"TRAIL": str(self.trail)}
        await self.server.start()

    async def _check(self) -> list[str]:
        """After a death: what storage holds keeps every promise; the texts."""
        process = self.server.process
        assert process is not None and await process.wait() == -signal.SIGKILL, self.server.said
        await until_alone(self.database)
        async with self.database.reading() as connection:
            return [table.check(await load(connection, table.document_id)) for table in self.tables]

    @property
    def acknowledged(self) -> int:
        ledgers = [writer.ledger for table in self.tables for writer in table.writers]
        return sum(len(ledger.added) + len(ledger.removed) for ledger in ledgers)


async def until_alone(database: Database) -> None:
    """PostgreSQL may still finish a commit that the killed process had asked for. A transaction sees one moment."""
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    async with asyncio.timeout(PATIENCE):
        while True:
            async with database.reading() as connection:
                if database.is_sqlite or not (await connection.execute(others)).scalar_one():
                    return
            await asyncio.sleep(0.01)


@pytest.fixture
def seed() -> int:
    chosen = int(os.environ.get("LEDGER_SEED") or random.randrange(2**32))
    tell(f"LEDGER_SEED={chosen}")
    return chosen


@pytest.fixture
async def museum(
    database_url: str, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Museum]:
    setting = database_url.replace("+aiosqlite", "")
    monkeypatch.setenv("DATABASE_URL", setting)
    server, source = KillableServer(tmp_path / "data", DATABASE_URL=setting), random.Random(seed)
    seats = await asyncio.to_thread(prepare, server.folder, server.port, DOCUMENTS, len(WRITERS) + 1)
    by_document = groupby(seats, key=lambda seat: seat.room)
    tables = [Table(list(seats), source) for _, seats in by_document]
    database = open_database(database_url)
    try:
        yield Museum(server, database, tables, source)
    finally:
        await server.kill()
        await database.close()


def fates(source: random.Random, deaths: int) -> Iterator[Fate]:
    """In rounds of ten: each chosen point, and three times anywhere; all in one random order."""
    a_round = [*CHOSEN, Point.ANYWHERE, Point.ANYWHERE, Point.ANYWHERE]
    for point in source.sample(a_round * ceil(deaths / len(a_round)), deaths):
        times = source.randint(1, 4) if "compaction" in point else source.randint(1, 60)
        yield Fate(point, times, source.random())


def test_the_account_tells_each_broken_promise() -> None:
    ana, ben = (Writer(name, Seat("", "", ""), random.Random(1)) for name in ("ana", "ben"))
    for frame, word in enumerate(("kept", "lost", "back", "gone", "late"), 1):
        ana.ledger.note(word, frame)
    ana.ledger.note("back", 6, removes=True)
    ana.ledger.note("gone", 7, removes=True)
    ana.ledger.acknowledged(4)
    ana.ledger.is_sent_again()
    assert account_of("kept lost back gone", [ana, ben]) == Account()  # the rest waits, and may be there or not
    assert account_of("late kept lost", [ana, ben]) == Account()
    ana.ledger.acknowledged(1)
    ben.document.get("text", type=Text).insert(0, "shown ")
    assert account_of("kept kept back late strange", [ana, ben]) == Account(
        lost=frozenset({"lost", "shown"}),
        back=frozenset({"back"}),
        twice=frozenset({"kept"}),
        foreign=frozenset({"strange"}),
    )


async def test_all_that_was_acknowledged_outlives_ten_deaths(museum: Museum) -> None:
    for fate in fates(museum.source, 10 if museum.database.is_sqlite else 5):
        await museum.lives_and_dies(fate)
    await museum.lives()


@pytest.mark.soak
async def test_all_that_was_acknowledged_outlives_two_hundred_deaths(museum: Museum) -> None:
    deaths = 200 if museum.database.is_sqlite else 60
    for number, fate in enumerate(fates(museum.source, deaths), 1):
        await museum.lives_and_dies(fate)
        tell(f"death {number} of {deaths}, {fate.point}; {museum.acknowledged} edits acknowledged so far")
    await museum.lives()
    tell(f"killed from outside in the middle of: {dict(museum.killed_during)}")


def tell(line: str) -> None:
    """At once, also from a worker of pytest-xdist, of which only this stream is shown."""
    print(line, file=sys.stderr, flush=True)
