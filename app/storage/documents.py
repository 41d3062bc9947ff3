"""The log of every live document: numbered Yjs updates, and whose each Yjs client id is.

`seq` is taken under the document's row lock, so the order of commits is the order of numbers. A snapshot is an ordinary
row that holds everything up to its number: rows grow in number with the edits since the last one, not with the history.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Row, delete, insert, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.documents.wordings import NewWording
from app.storage import wordings
from app.storage.tables import document_updates, document_writers, documents

NumberedRows = Sequence[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class NewUpdates:
    """What one commit adds to one document. `writers`: Yjs client ids seen for the first time -> person key.

    `wordings`: texts that the updates would take away, kept in the same transaction.
    `known_seq`: up to which number the writing process has read. `clashes(rows)`: whether it cannot be added behind
    these, which stand after that number.
    """

    document_id: str
    updates: Sequence[bytes]
    writers: Mapping[int, str] = field(default_factory=dict)
    wordings: Sequence[NewWording] = ()
    known_seq: int = 0
    clashes: Callable[[NumberedRows], bool] | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Everything needed to open a document. `updates`: in order, the first may be a snapshot; `seqs`: their numbers.

    `is_damaged`: it was found that these give no one text.
    """

    updates: tuple[bytes, ...]
    seqs: tuple[int, ...]
    last_seq: int
    locked_at: datetime | None
    writers: dict[int, str]
    is_damaged: bool = False


class ForeignWriter(Exception):
    """A Yjs client id is bound to another person, or another process has just written under it (one forged id)."""


Outcome = int | ForeignWriter | None


async def append_updates(
    connection: AsyncConnection, document_id: str, updates: Sequence[bytes], writers: Mapping[int, str]
) -> int | None:
    """Add updates to one document; the number of the last, or None when the document is locked or gone.

    Raises ForeignWriter, having written nothing.
    """
    outcome = (await append_many(connection, [NewUpdates(document_id, updates, writers)]))[document_id]
    if isinstance(outcome, ForeignWriter):
        raise outcome
    return outcome


async def append_many(connection: AsyncConnection, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
    """As `append_updates`, for many documents in a handful of statements. A document appears at most once."""
    last_seqs = await _open_rows(connection, [addition.document_id for addition in additions])
    refused = await _foreign(connection, additions) | await _clashing(connection, additions, last_seqs)
    outcomes: dict[str, Outcome] = {}
    numbered: list[tuple[NewUpdates, int]] = []
    for addition in additions:
        last_seq = last_seqs.get(addition.document_id)
        outcomes[addition.document_id] = last_seq
        if addition.document_id in refused:
            outcomes[addition.document_id] = ForeignWriter(addition.document_id)
        elif last_seq is not None and addition.updates:
            outcomes[addition.document_id] = last_seq + len(addition.updates)
            numbered.append((addition, last_seq))
    await _write(connection, numbered)
    for addition, _ in numbered:
        for wording in addition.wordings:
            await wordings.keep(connection, addition.document_id, wording)
    return outcomes


async def _open_rows(connection: AsyncConnection, document_ids: Sequence[str]) -> dict[str, int]:
    """The last number of each document that is there and not locked; the rows stay locked until the commit.

    In the order of ids, so that two processes never wait for each other in a circle.
    """
    query = (
        select(documents.c.id, documents.c.last_seq)
        .where(documents.c.id.in_(document_ids), documents.c.locked_at.is_(None))
        .order_by(documents.c.id)
        .with_for_update()  # SQLite has no such clause and needs none: its one write lock is already taken
    )
    return {row.id: row.last_seq for row in await connection.execute(query)}


async def _foreign(connection: AsyncConnection, additions: Iterable[NewUpdates]) -> set[str]:
    """The documents in which an id that is to be bound is somebody else's already."""
    wanted = {(new.document_id, client): person for new in additions for client, person in new.writers.items()}
    if not wanted:
        return set()
    table = document_writers.c
    query = select(table.document_id, table.client_id, table.person_key).where(
        tuple_(table.document_id, table.client_id).in_(list(wanted))
    )
    rows = await connection.execute(query)
    return {row.document_id for row in rows if wanted[row.document_id, row.client_id] != row.person_key}


async def _clashing(
    connection: AsyncConnection, additions: Iterable[NewUpdates], last_seqs: Mapping[str, int]
) -> set[str]:
    """The documents in which other processes have just written what these additions cannot follow."""
    table = document_updates.c
    behind = [new for new in additions if new.clashes and last_seqs.get(new.document_id, 0) > new.known_seq]
    if not behind:
        return set()
    unread = or_(*((table.document_id == new.document_id) & (table.seq > new.known_seq) for new in behind))
    rows: dict[str, list[tuple[int, bytes]]] = {new.document_id: [] for new in behind}
    for row in await connection.execute(select(table.document_id, table.seq, table.data).where(unread)):
        rows[row.document_id].append((row.seq, row.data))
    return {new.document_id for new in behind if new.clashes and new.clashes(rows[new.document_id])}


async def _write(connection: AsyncConnection, numbered: Sequence[tuple[NewUpdates, int]]) -> None:
    rows, writers = [], []
    for new, last_seq in numbered:
        for offset, data in enumerate(new.updates, 1):
            rows.append({"document_id": new.document_id, "seq": last_seq + offset, "data": data})
        for client_id, person_key in new.writers.items():
            writers.append({"document_id": new.document_id, "client_id": client_id, "person_key": person_key})
    if not rows:
        return
    for new, last_seq in numbered:
        await connection.execute(
            update(documents).where(documents.c.id == new.document_id).values(last_seq=last_seq + len(new.updates))
        )
    await connection.execute(insert(document_updates), rows)
    if writers:
        dialect_insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
        await connection.execute(dialect_insert(document_writers).on_conflict_do_nothing(), writers)


async def load(connection: AsyncConnection, document_id: str) -> StoredDocument | None:
    """Everything about a document, or None when there is none."""
    head = await _head(connection, document_id)
    if head is None:
        return None
    writers = document_writers.c
    bound = await connection.execute(
        select(writers.client_id, writers.person_key).where(writers.document_id == document_id)
    )
    seqs, updates = await _rows(connection, document_id, document_updates.c.seq > 0)
    return StoredDocument(updates, seqs, head.last_seq, head.locked_at, _persons(bound), head.damaged_at is not None)


async def updates_after(connection: AsyncConnection, document_id: str, seq: int) -> StoredDocument | None:
    """As `load`, with only the updates after `seq` and no writers. A snapshot made meanwhile comes whole."""
    head = await _head(connection, document_id)
    if head is None:
        return None
    is_behind = head.last_seq > seq
    seqs, updates = await _rows(connection, document_id, document_updates.c.seq > seq) if is_behind else ((), ())
    return StoredDocument(updates, seqs, head.last_seq, head.locked_at, {}, head.damaged_at is not None)


async def _head(connection: AsyncConnection, document_id: str) -> Row[int, datetime | None, datetime | None] | None:
    query = select(documents.c.last_seq, documents.c.locked_at, documents.c.damaged_at)
    return (await connection.execute(query.where(documents.c.id == document_id))).first()


async def last_seq_of(connection: AsyncConnection, document_id: str) -> int | None:
    head = await _head(connection, document_id)
    return head and head[0]


async def _rows(
    connection: AsyncConnection, document_id: str, which: ColumnElement[bool]
) -> tuple[tuple[int, ...], tuple[bytes, ...]]:
    table = document_updates.c
    query = select(table.seq, table.data).where(table.document_id == document_id, which).order_by(table.seq)
    rows = (await connection.execute(query)).all()
    return tuple(row.seq for row in rows), tuple(row.data for row in rows)


async def writers_of(connection: AsyncConnection, document_id: str) -> dict[int, str]:
    """Yjs client id -> person key."""
    table = document_writers.c
    query = select(table.client_id, table.person_key).where(table.document_id == document_id)
    return _persons(await connection.execute(query))


def _persons(rows: Iterable[Row[int, str]]) -> dict[int, str]:
    return {client_id: person_key for client_id, person_key in rows}  # noqa: C416  names what dict() would hide


async def replace_by_snapshot(connection: AsyncConnection, document_id: str, upto_seq: int, snapshot: bytes) -> bool:
    """Put one snapshot in the place of all rows up to and including `upto_seq`. False when the document is gone."""
    row = await connection.execute(select(documents.c.id).where(documents.c.id == document_id).with_for_update())
    if row.first() is None:
        return False
    table = document_updates.c
    replaced = table.seq.between(1, upto_seq)
    await connection.execute(delete(document_updates).where(table.document_id == document_id, replaced))
    await connection.execute(insert(document_updates).values(document_id=document_id, seq=upto_seq, data=snapshot))
    return True


async def take_out(connection: AsyncConnection, document_id: str, seq: int) -> None:
    """Put one update that the merge engine cannot take aside, under its number with a minus sign.

    It must not keep a whole document from opening; and a later engine, or a person, may still read it.
    """
    table = document_updates.c
    query = update(document_updates).where(table.document_id == document_id, table.seq == seq)
    await connection.execute(query.values(seq=-seq))


async def mark_damaged(connection: AsyncConnection, document_id: str, now: datetime) -> str | None:
    """It was found that its updates give no one text; the workshop that it belongs to. None if that was known."""
    which = (documents.c.id == document_id) & documents.c.damaged_at.is_(None)
    marked = update(documents).where(which).values(damaged_at=now).returning(documents.c.workshop_id)
    row = (await connection.execute(marked)).first()
    return None if row is None else row.workshop_id


async def lock(connection: AsyncConnection, document_ids: Sequence[str], now: datetime) -> None:
    """From the commit of this on, nothing more is appended to these documents. Keeps the moment of an earlier lock."""
    which = documents.c.id.in_(document_ids) & documents.c.locked_at.is_(None)
    await connection.execute(update(documents).where(which).values(locked_at=now))
