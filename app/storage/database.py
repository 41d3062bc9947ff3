"""One database, two kinds: SQLite for one machine, PostgreSQL for many. Nothing above this floor knows which."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Table, TypeDecorator, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.logs.outage import Outage
from app.storage.limits import Limits
from app.storage.postgresql import postgresql_engine, unlimited_postgresql_engine
from app.storage.sqlite import checkpoint, sqlite_engine, unlimited_sqlite_engine
from app.storage.unavailable import telling_trouble

log = logging.getLogger(__name__)

CHECKPOINT_TRIES = 30
CLOSE_SECONDS = 5.0
VACUUM_SECONDS = 60.0  # of a large table on a busy server; then the connection counts as broken
_WRITTEN_BY_PEOPLE = (
    *(
        "answers",
        "answer_imports",
        "answer_import_chunks",
        "cloud_layouts",
    ),  # a layout has words of answers that were hidden since
    *("documents", "document_updates", "document_writers", "draft_releases", "wordings"),
)


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
    """Gives transactions. A transaction that ends without an exception has been committed to disk.

    Everything here raises Unavailable, in bounded time, while the database is away, frozen, locked or full.
    """

    def __init__(self, engine: AsyncEngine, unlimited: AsyncEngine, limits: Limits) -> None:
        """`unlimited`: the same database without time-outs, for what takes long by its nature."""
        self.engine = engine
        self.limits = limits
        self.outage = Outage("The database", log)
        self._unlimited = unlimited

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Read and write. On SQLite the write lock is taken at once, so that no two writers deadlock half-way."""
        async with self._transaction(self.engine) as connection:
            yield connection

    @asynccontextmanager
    async def unlimited_transaction(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that no time-out cuts, on a connection of its own. For changing tables."""
        async with self._transaction(self._unlimited) as connection:
            yield connection

    async def lasting_connection(self) -> AsyncConnection:
        """A connection of its own without time-outs, on which each statement is committed at once. Close it."""
        with telling_trouble(self.outage):
            return await (await self._unlimited.connect()).execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        with telling_trouble(self.outage) as progress:
            async with engine.connect() as connection, connection.begin():
                if self.is_sqlite:
                    await connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                progress.is_committing = True
        self.outage.worked()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One consistent view for several queries; anything written in it is rolled back."""
        with telling_trouble(self.outage):
            async with self.engine.connect() as connection:
                if self.is_sqlite:
                    await connection.exec_driver_sql("BEGIN")
                yield connection

    async def forget_deleted(self, *tables: str) -> None:
        """Take what was deleted out of the files too, so that no page or log keeps it (anonymity, docs/security.md).

        `tables`: where it was deleted; none named: wherever people write.
        """
        if self.is_sqlite:
            await _empty_write_ahead_log(str(self.engine.url.database))
            return
        with telling_trouble(self.outage):
            async with asyncio.timeout(VACUUM_SECONDS), self._unlimited.connect() as connection:
                outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
                for table in tables or _WRITTEN_BY_PEOPLE:
                    await outside.exec_driver_sql(f"VACUUM {table}")

    async def ping(self) -> bool:
        """Whether the database answers a simple question now."""
        with telling_trouble(self.outage):
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
    """Move everything into the database file; waits for readers of the log.

    Waits here and not in SQLite, which would hold the one write lock meanwhile: nobody could save anything. And through
    a connection of its own: one that does not wait must never come back to those who rely on waiting.
    """
    for _ in range(CHECKPOINT_TRIES):
        if await asyncio.to_thread(checkpoint, path):
            return
        await asyncio.sleep(0.1)
    log.warning("The write-ahead log was in use for long; what was deleted leaves it at the next checkpoint.")


def open_database(url: str, limits: Limits | None = None) -> Database:
    """Open `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`; connects on first use."""
    within = limits or Limits()
    if make_url(url).get_backend_name() == "sqlite":
        return Database(sqlite_engine(url, within), unlimited_sqlite_engine(url, within), within)
    return Database(postgresql_engine(url, within), unlimited_postgresql_engine(url, within), within)


def insert_or_yield(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what happens `on_conflict`: two presses at once end in one row, and in no error."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
