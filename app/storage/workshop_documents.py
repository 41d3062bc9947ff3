"""Which documents a workshop has, and collecting them. What is written in them is in storage/documents.py."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.documents.documents import Document, DocumentKind
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.storage.tables import collections, document_writers, documents, meetings, phases, sittings


def _document(row: Row[tuple[object, ...]]) -> Document:
    entry = row._mapping
    return Document(
        entry["id"],
        DocumentKind(entry["kind"]),
        entry["team"],
        entry["participant_id"],
        entry["last_seq"],
        entry["locked_at"],
        entry["damaged_at"],
    )


async def add(
    connection: AsyncConnection,
    document_id: str,
    workshop_id: str,
    kind: DocumentKind,
    *,
    team: str | None = None,
    participant_id: str | None = None,
) -> None:
    await connection.execute(
        insert(documents).values(
            id=document_id, workshop_id=workshop_id, kind=kind, team=team, participant_id=participant_id, last_seq=0
        )
    )


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Document, ...]:
    query = select(documents).where(documents.c.workshop_id == workshop_id).order_by(documents.c.team, documents.c.id)
    return tuple(_document(row) for row in await connection.execute(query))


async def by_id(connection: AsyncConnection, workshop_id: str, document_id: str) -> Document | None:
    query = select(documents).where(documents.c.id == document_id, documents.c.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return _document(row) if row else None


async def workshops_of(connection: AsyncConnection, document_ids: Collection[str]) -> dict[str, str]:
    """Document -> its workshop, for those that are there."""
    query = select(documents.c.id, documents.c.workshop_id).where(documents.c.id.in_(document_ids))
    return {row.id: row.workshop_id for row in await connection.execute(query)}


class Placed(NamedTuple):
    """A document, its workshop, the phase that the workshop is in, and how its drafting ended.

    `withheld_since`: when it ended, where what was written alone is shown to nobody.
    """

    workshop_id: str
    document: Document
    phase: PhaseKind
    outcome: Outcome
    withheld_since: datetime | None = None


async def placed(connection: AsyncConnection, document_ids: Collection[str]) -> dict[str, Placed]:
    """By id, for those that are there."""
    query = (
        select(documents, phases.c.kind.label("phase"), collections.c.outcome, collections.c.collected_at)
        .join(meetings, meetings.c.workshop_id == documents.c.workshop_id)
        .join(phases, phases.c.id == meetings.c.phase_id)
        .outerjoin(collections, collections.c.workshop_id == documents.c.workshop_id)
        .where(documents.c.id.in_(document_ids))
    )
    return {row.id: _placed(row) for row in await connection.execute(query)}


def _placed(row: Row[tuple[object, ...]]) -> Placed:
    outcome = Outcome(row.outcome or Outcome.OPEN)
    withheld_since = row.collected_at if outcome is Outcome.WITHHELD else None
    return Placed(row.workshop_id, _document(row), PhaseKind(row.phase), outcome, withheld_since)


async def lock(connection: AsyncConnection, workshop_id: str, document_ids: Sequence[str], now: datetime) -> None:
    """Keeps the moment of an earlier lock: another process may have locked them, and knows them by it."""
    which = (documents.c.workshop_id == workshop_id) & documents.c.id.in_(document_ids)
    query = update(documents).where(which, documents.c.locked_at.is_(None))
    await connection.execute(query.values(locked_at=now))


async def unlock(connection: AsyncConnection, workshop_id: str) -> None:
    """Drafting did not end, or ended without a collection: its documents can be written in again."""
    await connection.execute(update(documents).where(documents.c.workshop_id == workshop_id).values(locked_at=None))


async def forget_solo_documents(connection: AsyncConnection, workshop_id: str) -> None:
    """Delete them with their logs and writers: after collection nothing links a draft to its author.

    See docs/live-documents.md.
    """
    await connection.execute(
        delete(documents).where(documents.c.workshop_id == workshop_id, documents.c.kind == DocumentKind.SOLO)
    )


async def forget_writers(connection: AsyncConnection, workshop_id: str) -> bool:
    """Forget whose each Yjs client id is in the documents of teams and the group. False if there was nothing to forget.

    With the key of this installation the rows would tell who typed which words. If writing goes on after all, ids are
    bound anew. Those of solo documents go with the document.
    """
    return await _delete_writers(connection, documents.c.workshop_id == workshop_id)


async def forget_writers_of_teams(connection: AsyncConnection, workshop_id: str) -> None:
    """The same, once the teams' documents are collected: nobody writes in them any more."""
    which = (documents.c.workshop_id == workshop_id) & (documents.c.kind == DocumentKind.TEAM)
    await _delete_writers(connection, which)


async def _delete_writers(connection: AsyncConnection, which: ColumnElement[bool]) -> bool:
    shared = select(documents.c.id).where(which, documents.c.kind != DocumentKind.SOLO)
    query = delete(document_writers).where(document_writers.c.document_id.in_(shared))
    return (await connection.execute(query)).rowcount > 0


async def with_writers(connection: AsyncConnection, since: datetime) -> tuple[str, ...]:
    """The workshops with such rows in whose meeting nobody has pressed anything `since`."""
    pressed = select(sittings.c.workshop_id).where(sittings.c.last_at > since)
    query = (
        select(documents.c.workshop_id)
        .join(document_writers, document_writers.c.document_id == documents.c.id)
        .where(documents.c.kind != DocumentKind.SOLO, documents.c.workshop_id.not_in(pressed))
    )
    return tuple((await connection.execute(query.distinct())).scalars())


async def outcome(connection: AsyncConnection, workshop_id: str) -> Outcome:
    """How drafting ended, or that it has not."""
    query = select(collections.c.outcome).where(collections.c.workshop_id == workshop_id)
    return Outcome((await connection.execute(query)).scalar_one_or_none() or Outcome.OPEN)


async def collected_at(connection: AsyncConnection, workshop_id: str) -> datetime | None:
    """None as long as no drafts were collected, also while they are withheld."""
    query = select(collections.c.collected_at).where(
        collections.c.workshop_id == workshop_id, collections.c.outcome != Outcome.WITHHELD
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def withheld_since(connection: AsyncConnection, workshop_id: str) -> datetime | None:
    """When drafting ended, where what was written alone is shown to nobody; else None."""
    query = select(collections.c.collected_at).where(
        collections.c.workshop_id == workshop_id, collections.c.outcome == Outcome.WITHHELD
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def begin_collection(
    connection: AsyncConnection, workshop_id: str, now: datetime, how: Outcome = Outcome.COLLECTED
) -> bool:
    """True for exactly one caller, ever; the others wait for its commit and get False."""
    values = {"workshop_id": workshop_id, "collected_at": now, "outcome": how}
    try:
        async with connection.begin_nested():
            await connection.execute(insert(collections).values(values))
    except IntegrityError:
        return False
    return True
