"""Cultural artifacts, in the order in which they are shown."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.storage.tables import artifacts


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Artifact, ...]:
    table = artifacts.c
    query = (
        select(table.id, table.kind, table.label, table.text)
        .where(table.workshop_id == workshop_id)
        .order_by(table.position)
    )
    return tuple(
        Artifact(id_, ArtifactKind(kind), label, text) for id_, kind, label, text in await connection.execute(query)
    )


async def store(connection: AsyncConnection, workshop_id: str, listed: Sequence[Artifact]) -> None:
    """Make the stored list this one."""
    stored = {entry.id for entry in await of_workshop(connection, workshop_id)}
    gone = stored - {entry.id for entry in listed}
    await connection.execute(delete(artifacts).where(artifacts.c.workshop_id == workshop_id, artifacts.c.id.in_(gone)))
    for position, entry in enumerate(listed):
        values = {"position": position, "kind": entry.kind, "label": entry.label, "text": entry.text}
        if entry.id in stored:
            await connection.execute(update(artifacts).where(artifacts.c.id == entry.id).values(values))
        else:
            await connection.execute(insert(artifacts).values(values | {"id": entry.id, "workshop_id": workshop_id}))
