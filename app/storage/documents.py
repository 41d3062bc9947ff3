"""The log of every live document: numbered Yjs updates, and whose each Yjs client id is.

`seq` is taken under the document's row lock, so the order of commits is the order of numbers. A snapshot is an ordinary
row that holds everything up to its number: rows grow in number with the edits since the last one, not with the history.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Row, delete, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.tables import document_updates, document_writers, documents


@dataclass(frozen=True, slots=True)
class NewUpdates:
    """What one commit adds to one document. `writers`: Yjs client ids seen for the first time -> person key."""

    document_id: str
    updates: Sequence[bytes]
    writers: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Everything needed to open a document. `updates`: in order, the first may be a snapshot; `seqs`: their numbers."""

    updates: tuple[bytes, ...]
    seqs: tuple[int, ...]
    last_seq: int
    locked_at: datetime | None
    writers: dict[int, str]


class ForeignWriter(Exception):  # noqa: N818  an answer, not a fault
    """A Yjs client id is already bound to another person (two processes, one forged id)."""


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
    refused = await _foreign(connection, additions)
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
    return StoredDocument(updates, seqs, head[0], head[1], _persons(bound))


async def updates_after(connection: AsyncConnection, document_id: str, seq: int) -> StoredDocument | None:
    """As `load`, with only the updates after `seq` and no writers. A snapshot made meanwhile comes whole."""
    head = await _head(connection, document_id)
    if head is None:
        return None
    seqs, updates = await _rows(connection, document_id, document_updates.c.seq > seq) if head[0] > seq else ((), ())
    return StoredDocument(updates, seqs, head[0], head[1], {})


async def _head(connection: AsyncConnection, document_id: str) -> tuple[int, datetime | None] | None:
    query = select(documents.c.last_seq, documents.c.locked_at).where(documents.c.id == document_id)
    row = (await connection.execute(query)).first()
    return None if row is None else (row.last_seq, row.locked_at)


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


async def lock(connection: AsyncConnection, document_ids: Sequence[str], now: datetime) -> None:
    """From the commit of this on, nothing more is appended to these documents. Keeps the moment of an earlier lock."""
    which = documents.c.id.in_(document_ids) & documents.c.locked_at.is_(None)
    await connection.execute(update(documents).where(which).values(locked_at=now))
