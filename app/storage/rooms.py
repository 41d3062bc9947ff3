"""Which documents a workshop has, and collecting them. What is written in them is in storage/documents.py."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.agenda import PhaseKind
from app.domain.documents import Document, DocumentKind
from app.storage.tables import collections, documents, meetings, phases


def _document(row: Row[tuple[object, ...]]) -> Document:
    entry = row._mapping
    return Document(
        entry["id"],
        DocumentKind(entry["kind"]),
        entry["team"],
        entry["participant_id"],
        entry["last_seq"],
        entry["locked_at"],
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


async def with_phases(
    connection: AsyncConnection, document_ids: Collection[str]
) -> dict[str, tuple[str, Document, PhaseKind]]:
    """Each document's workshop, the document, and the phase that the workshop is in."""
    query = (
        select(documents, phases.c.kind.label("phase"))
        .join(meetings, meetings.c.workshop_id == documents.c.workshop_id)
        .join(phases, phases.c.id == meetings.c.phase_id)
        .where(documents.c.id.in_(document_ids))
    )
    return {row.id: (row.workshop_id, _document(row), PhaseKind(row.phase)) for row in await connection.execute(query)}


async def lock(connection: AsyncConnection, workshop_id: str, document_ids: Sequence[str], now: datetime) -> None:
    query = update(documents).where(documents.c.workshop_id == workshop_id, documents.c.id.in_(document_ids))
    await connection.execute(query.values(locked_at=now))


async def forget_solo_documents(connection: AsyncConnection, workshop_id: str) -> None:
    """Delete them with their logs and writers: after collection nothing links a draft to its author (live.md)."""
    await connection.execute(
        delete(documents).where(documents.c.workshop_id == workshop_id, documents.c.kind == DocumentKind.SOLO)
    )


async def collected_at(connection: AsyncConnection, workshop_id: str) -> datetime | None:
    query = select(collections.c.collected_at).where(collections.c.workshop_id == workshop_id)
    return (await connection.execute(query)).scalar_one_or_none()


async def begin_collection(connection: AsyncConnection, workshop_id: str, now: datetime) -> bool:
    """True for exactly one caller, ever; the others wait for its commit and get False."""
    try:
        async with connection.begin_nested():
            await connection.execute(insert(collections).values(workshop_id=workshop_id, collected_at=now))
    except IntegrityError:
        return False
    return True
