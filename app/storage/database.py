"""One database, two kinds: SQLite for one machine, PostgreSQL for many. Nothing above this floor knows which."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from typing import Any
from weakref import WeakSet

from sqlalchemy import DateTime, Dialect, Table, TypeDecorator, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

log = logging.getLogger(__name__)

LOCK_WAIT_SECONDS = 10
CHECKPOINT_TRIES = 30
CLOSE_SECONDS = 5.0
# SQLite: every commit writes a page of each document that somebody types in, so a page is smaller than usual (for new
# files; existing ones keep theirs), and the log is carried over into the file less often than usual.
PAGE_BYTES = 2048
_WRITTEN_BY_PEOPLE = (
    *("answers", "answer_imports", "cloud_layouts"),  # a layout has words of answers that were hidden since
    *("documents", "document_updates", "document_writers"),
)
LOG_BYTES = 16_000_000


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. Refuses naive values, and gives back aware ones on SQLite too, which knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """Gives transactions. A transaction that ends without an exception has been committed to disk."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Read and write. On SQLite the write lock is taken at once, so that no two writers deadlock half-way."""
        async with self.engine.connect() as connection, connection.begin():
            if self.is_sqlite:
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One consistent view for several queries; anything written in it is rolled back."""
        async with self.engine.connect() as connection:
            if self.is_sqlite:
                await connection.exec_driver_sql("BEGIN")
            yield connection

    async def forget_deleted(self, *tables: str) -> None:
        """Take what was deleted out of the files too, so that no page or log keeps it (anonymity, live.md).

        `tables`: where it was deleted; none named: wherever people write.
        """
        if self.is_sqlite:
            await _empty_write_ahead_log(str(self.engine.url.database))
            return
        async with self.engine.connect() as connection:
            outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in tables or _WRITTEN_BY_PEOPLE:
                await outside.exec_driver_sql(f"VACUUM {table}")

    async def answers(self) -> bool:
        """Whether the database answers a simple question now."""
        async with self.engine.connect() as connection:
            return bool((await connection.execute(text("SELECT 1"))).scalar_one() == 1)

    async def close(self) -> None:
        """In bounded time: a connection whose query was cancelled while it was being closed may never answer."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.engine.dispose()
        except TimeoutError:
            log.warning("A database connection did not close; it ends with the process.")


async def _empty_write_ahead_log(path: str) -> None:
    """Move everything into the database file; waits for whoever is just reading from the log.

    Waits here and not in SQLite, which would hold the one write lock meanwhile: nobody could save anything. And through
    a connection of its own: one that does not wait must never come back to those who rely on waiting.
    """
    for _ in range(CHECKPOINT_TRIES):
        if await asyncio.to_thread(_checkpoint, path):
            return
        await asyncio.sleep(0.1)
    log.warning("The write-ahead log was in use for long; what was deleted leaves it at the next checkpoint.")


def _checkpoint(path: str) -> bool:
    """Whether the log is empty now. Most is moved beforehand, which keeps nobody from saving."""
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy


class SqliteConnection(sqlite3.Connection):
    """Ends what is still being read when it is closed.

    A query whose page went away half-way leaves a cursor behind until the garbage is collected. SQLite keeps a closed
    connection's view of the database as long as such a cursor lives, and then the log can never be emptied.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def cursor(self, factory: Any = sqlite3.Cursor) -> Any:
        cursor = super().cursor(factory)
        self._cursors.add(cursor)
        return cursor

    def close(self) -> None:
        for cursor in tuple(self._cursors):
            cursor.close()
        super().close()


def open_database(url: str) -> Database:
    """Open `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`; connects on first use."""
    if make_url(url).get_backend_name() == "sqlite":
        # Parameters hold what people wrote: they have no place in a log, whatever fails.
        patience: dict[str, Any] = {"timeout": LOCK_WAIT_SECONDS, "factory": SqliteConnection}
        engine = create_async_engine(url, hide_parameters=True, connect_args=patience)
        event.listen(engine.sync_engine, "connect", lambda connection, _entry: prepare_sqlite(connection))
    else:
        engine = create_async_engine(url, hide_parameters=True, pool_size=10, max_overflow=10, pool_pre_ping=True)
        event.listen(engine.sync_engine, "connect", lambda connection, _entry: prepare_postgresql(connection))
    return Database(engine)


def insert_or_yield(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what happens `on_conflict`: two presses at once end in one row, and in no error."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def prepare_postgresql(connection: Any) -> None:
    """Durable on commit, also where a server or a role has been set to be quicker than that."""
    cursor = connection.cursor()
    cursor.execute("SET synchronous_commit TO on")
    cursor.close()
    connection.commit()


def prepare_sqlite(connection: Any) -> None:
    """Durable on commit (WAL, synchronous=FULL), and deleted content is overwritten (anonymity)."""
    connection.isolation_level = None  # transactions are begun by us, so that BEGIN IMMEDIATE is possible
    cursor = connection.cursor()
    for pragma in (
        f"page_size={PAGE_BYTES}",
        "journal_mode=WAL",
        "synchronous=FULL",
        f"wal_autocheckpoint={LOG_BYTES // PAGE_BYTES}",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
