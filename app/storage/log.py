"""The logs of live documents, as the live floor uses them: one append for every keystroke, one load for every opening.

On PostgreSQL both go through SQLAlchemy like everything else. On SQLite the same statements go to connections of their
own: `aiosqlite` changes threads for each statement, which cost ten times what the commit itself costs.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Protocol

from app.domain.documents.wordings import NewWording
from app.storage.database import Database
from app.storage.documents import ForeignWriter, NewUpdates, NumberedRows, Outcome, StoredDocument, append_many, load
from app.storage.sqlite import prepare_sqlite
from app.storage.unavailable import telling_trouble

LOCK_RETRY_SECONDS = 0.002


class DocumentLog(Protocol):
    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        """All in one transaction, committed on return. Says for each document what `documents.append_many` says.

        Calls must not overlap. After an error nothing was written, and the next call may succeed.
        """
        ...

    async def load(self, document_id: str) -> StoredDocument | None:
        """Everything about a document, or None when there is none."""
        ...

    def close(self) -> None:
        """Let go of connections, once nothing is under way. A load that comes afterwards gets a new one."""
        ...


def open_log(database: Database) -> DocumentLog:
    return SqliteLog(database) if database.is_sqlite else SqlLog(database)


class SqlLog:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        async with self._database.transaction() as connection:
            return await append_many(connection, additions)

    async def load(self, document_id: str) -> StoredDocument | None:
        async with self._database.reading() as connection:
            return await load(connection, document_id)

    def close(self) -> None:
        return None


class SqliteLog:
    """An append runs where it is called, since its statements only touch memory; its commit, which waits for the disk,
    runs in a thread. So it changes threads once. A load runs in a thread of its own.
    """

    def __init__(self, database: Database) -> None:
        self._path = str(database.engine.url.database)
        self._limits = database.limits
        self._outage = database.outage
        self._writing: sqlite3.Connection | None = None
        self._reading: sqlite3.Connection | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="document log")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="document loads")

    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        with telling_trouble(self._outage) as progress:
            if self._writing is None:
                self._writing = _connect(self._path, 0)
            connection = self._writing
            await _begin(connection, self._limits.lock)
            try:
                outcomes = _append(connection, additions)
                progress.is_committing = True
                commit = asyncio.get_running_loop().run_in_executor(self._writer, connection.commit)
                await asyncio.shield(commit)
            except BaseException:
                self._give_up()
                raise
        self._outage.worked()
        return outcomes

    def _give_up(self) -> None:
        """Behind whatever is under way. Closing rolls back."""
        connection, self._writing = self._writing, None
        if connection is not None:
            self._writer.submit(connection.close)

    async def load(self, document_id: str) -> StoredDocument | None:
        with telling_trouble(self._outage):
            return await asyncio.get_running_loop().run_in_executor(self._reader, self._load, document_id)

    def _load(self, document_id: str) -> StoredDocument | None:
        if self._reading is None:
            self._reading = _connect(self._path, self._limits.lock)
        connection = self._reading
        connection.execute("BEGIN")
        try:
            return _load(connection, document_id)
        finally:
            connection.execute("ROLLBACK")

    def close(self) -> None:
        self._give_up()
        self._reader.submit(self._stop_reading)

    def _stop_reading(self) -> None:
        connection, self._reading = self._reading, None
        if connection is not None:
            connection.close()


def _connect(path: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=patience, check_same_thread=False)
    prepare_sqlite(connection)
    connection.execute("PRAGMA foreign_keys=OFF")  # an append reads the document's row in the same transaction
    return connection


async def _begin(connection: sqlite3.Connection, patience: float) -> None:
    """Take the write lock. Waits on the event loop, and not in SQLite, while somebody else has it."""
    loop = asyncio.get_running_loop()
    limit = loop.time() + patience
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or loop.time() > limit:
                raise
            await asyncio.sleep(LOCK_RETRY_SECONDS)
        else:
            return


def _append(connection: sqlite3.Connection, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    rows: list[tuple[str, int, bytes]] = []
    for new in additions:
        if new.writers and _is_foreign(connection, new):
            outcomes[new.document_id] = ForeignWriter(new.document_id)
            continue
        last_seq = _count_up(connection, new.document_id, len(new.updates))
        outcomes[new.document_id] = last_seq
        if last_seq is None:
            continue
        first = last_seq - len(new.updates) + 1
        if new.clashes and first > new.known_seq + 1 and new.clashes(_rows_between(connection, new, first)):
            _count_up(connection, new.document_id, -len(new.updates))
            outcomes[new.document_id] = ForeignWriter(new.document_id)
            continue
        rows += [(new.document_id, first + offset, data) for offset, data in enumerate(new.updates)]
        if new.writers:
            _bind(connection, new)
        for wording in new.wordings:
            _keep(connection, new.document_id, wording)
    connection.executemany("INSERT INTO document_updates (document_id, seq, data) VALUES (?, ?, ?)", rows)
    return outcomes


def _rows_between(connection: sqlite3.Connection, new: NewUpdates, first: int) -> NumberedRows:
    """What other processes have added since this one has read."""
    return connection.execute(
        "SELECT seq, data FROM document_updates WHERE document_id = ? AND seq > ? AND seq < ?",
        (new.document_id, new.known_seq, first),
    ).fetchall()


def _count_up(connection: sqlite3.Connection, document_id: str, by: int) -> int | None:
    """The new last number; None when the document is locked or gone."""
    found: tuple[int] | None = connection.execute(
        "UPDATE documents SET last_seq = last_seq + ? WHERE id = ? AND locked_at IS NULL RETURNING last_seq"
        if by
        else "SELECT last_seq + ? FROM documents WHERE id = ? AND locked_at IS NULL",
        (by, document_id),
    ).fetchone()
    return found[0] if found else None


def _is_foreign(connection: sqlite3.Connection, new: NewUpdates) -> bool:
    for client_id, person_key in new.writers.items():
        found = connection.execute(
            "SELECT person_key FROM document_writers WHERE document_id = ? AND client_id = ?",
            (new.document_id, client_id),
        ).fetchone()
        if found is not None and found[0] != person_key:
            return True
    return False


def _bind(connection: sqlite3.Connection, new: NewUpdates) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO document_writers (document_id, client_id, person_key) VALUES (?, ?, ?)",
        [(new.document_id, client_id, person_key) for client_id, person_key in new.writers.items()],
    )


def _keep(connection: sqlite3.Connection, document_id: str, new: NewWording) -> None:
    """As `wordings.keep`."""
    offered_until = _stored(new.offered_until)
    if offered_until:
        withdraw = "UPDATE wordings SET offered_until = NULL WHERE document_id = ? AND offered_until IS NOT NULL"
        connection.execute(withdraw, (document_id,))
    found = connection.execute(
        "UPDATE wordings SET offered_until = coalesce(?, offered_until) WHERE document_id = ? AND text = ?",
        (offered_until, document_id, new.text),
    )
    if found.rowcount:
        return
    (number,) = connection.execute(
        "UPDATE documents SET last_wording = last_wording + 1 WHERE id = ? RETURNING last_wording", (document_id,)
    ).fetchone()
    connection.execute(
        "INSERT INTO wordings (document_id, number, text, why, kept_at, offered_until) VALUES (?, ?, ?, ?, ?, ?)",
        (document_id, number, new.text, new.why, _stored(new.kept_at), offered_until),
    )


def _stored(moment: datetime | None) -> str | None:
    """As SQLAlchemy stores it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") if moment else None


def _load(connection: sqlite3.Connection, document_id: str) -> StoredDocument | None:
    head = connection.execute(
        "SELECT last_seq, locked_at, damaged_at FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if head is None:
        return None
    writers = connection.execute(
        "SELECT client_id, person_key FROM document_writers WHERE document_id = ?", (document_id,)
    )
    rows = connection.execute(
        "SELECT seq, data FROM document_updates WHERE document_id = ? AND seq > 0 ORDER BY seq", (document_id,)
    ).fetchall()
    return StoredDocument(
        updates=tuple(data for _, data in rows),
        seqs=tuple(seq for seq, _ in rows),
        last_seq=head[0],
        locked_at=datetime.fromisoformat(head[1]).replace(tzinfo=UTC) if head[1] else None,
        writers=dict(writers.fetchall()),
        is_damaged=head[2] is not None,
    )
