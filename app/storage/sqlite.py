"""SQLite: connections that are durable, overwrite what is deleted, and do not run for ever."""

import math
import sqlite3
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import NullPool, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.storage.limits import Limits

# Every commit writes a page of each document that somebody types in, so a page is smaller than usual (for new files;
# existing ones keep theirs), and the log is carried over into the file less often than usual.
PAGE_BYTES = 2048
LOG_BYTES = 16_000_000
ROOM_BYTES = 256 * 1024
_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's virtual machine, between two looks at the time: about a millisecond


def sqlite_engine(url: str, limits: Limits) -> AsyncEngine:
    """Parameters hold what people wrote: they have no place in a log, whatever fails."""
    arguments = {"timeout": limits.lock, "factory": partial(SqliteConnection, statement_seconds=limits.statement)}
    engine = create_async_engine(
        url,
        hide_parameters=True,
        connect_args=arguments,
        pool_size=limits.kept,
        max_overflow=limits.pool_size - limits.kept,
        pool_timeout=limits.pool,
    )
    return _prepared(engine)


def unlimited_sqlite_engine(url: str, limits: Limits) -> AsyncEngine:
    """A new connection each time, on which statements may take as long as they need."""
    arguments = {"timeout": limits.lock, "factory": SqliteConnection}
    return _prepared(create_async_engine(url, hide_parameters=True, connect_args=arguments, poolclass=NullPool))


def _prepared(engine: AsyncEngine) -> AsyncEngine:
    event.listen(engine.sync_engine, "connect", lambda connection, _entry: prepare_sqlite(connection))
    return engine


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


def checkpoint(path: str) -> bool:
    """Whether the write-ahead log is empty now. Most is moved beforehand, which keeps nobody from saving."""
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy


def has_free_space(folder: Path) -> bool:
    """Whether a file in this folder may still grow. A look at the free space would know nothing of quotas."""
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:  # it has no name, so that nothing stays behind
            trial.write(bytes(ROOM_BYTES))
            trial.flush()
    except OSError:
        return False
    return True


class Deadline:
    """When the statement of a connection has had its time. Of each connection's own."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._at = math.inf

    def start(self) -> None:
        self._at = time.monotonic() + self._seconds

    def has_passed(self) -> bool:
        return time.monotonic() > self._at


class _LimitedCursor(sqlite3.Cursor):
    """SQLite works while it is asked for rows, too: each request has the whole time."""

    connection: "SqliteConnection"

    def execute(self, *arguments: Any) -> "_LimitedCursor":
        self.connection.deadline.start()
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> "_LimitedCursor":
        self.connection.deadline.start()
        return super().executemany(*arguments)

    def fetchone(self) -> Any:
        self.connection.deadline.start()
        return super().fetchone()

    def fetchmany(self, *arguments: Any) -> list[Any]:
        self.connection.deadline.start()
        return super().fetchmany(*arguments)

    def fetchall(self) -> list[Any]:
        self.connection.deadline.start()
        return super().fetchall()


class SqliteConnection(sqlite3.Connection):
    """Interrupts a statement that takes too long, and ends what is still being read when it is closed.

    A query whose page went away half-way leaves a cursor behind until the garbage is collected. SQLite keeps a closed
    connection's view of the database as long as such a cursor lives, and then the log can never be emptied.
    """

    def __init__(self, *arguments: Any, statement_seconds: float = math.inf, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()
        self.deadline = Deadline(statement_seconds)
        self.set_progress_handler(self.deadline.has_passed, _STEPS_BETWEEN_LOOKS)

    def cursor(self, factory: Any = _LimitedCursor) -> Any:
        cursor = super().cursor(factory)
        self._cursors.add(cursor)
        return cursor

    def close(self) -> None:
        for cursor in tuple(self._cursors):
            cursor.close()
        super().close()
