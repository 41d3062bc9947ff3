"""Collecting the cultural artifacts: add, change, move, remove."""

from collections.abc import Callable, Sequence

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.preparation.artifacts import (
    Artifact,
    added_artifact,
    changed_artifact,
    checked_artifact,
    moved_artifact,
    removed_artifact,
)
from app.storage import artifacts, workshops


async def collected(services: Services, person: Facilitating) -> tuple[Artifact, ...]:
    async with services.database.reading() as connection:
        return await artifacts.of_workshop(connection, person.workshop.id)


async def add_artifact(services: Services, person: Facilitating, kind: str, label: str, text: str) -> None:
    new = checked_artifact(services.new_id(), kind, label, text)
    await _edit(services, person, "added an artifact", lambda entries: added_artifact(entries, new))


async def change_artifact(
    services: Services, person: Facilitating, artifact_id: str, kind: str, label: str, text: str, seen: str
) -> None:
    """`seen`: the revision that the page showed. Raises Conflict if another facilitator has changed it since."""
    new = checked_artifact(artifact_id, kind, label, text)
    await _edit(services, person, "changed an artifact", lambda entries: changed_artifact(entries, new, seen))


async def move_artifact(services: Services, person: Facilitating, artifact_id: str, steps: int) -> None:
    await _edit(services, person, "moved an artifact", lambda entries: moved_artifact(entries, artifact_id, steps))


async def remove_artifact(services: Services, person: Facilitating, artifact_id: str) -> None:
    await _edit(services, person, "removed an artifact", lambda entries: removed_artifact(entries, artifact_id))


async def _edit(
    services: Services, person: Facilitating, what: str, edit: Callable[[Sequence[Artifact]], tuple[Artifact, ...]]
) -> None:
    async with change(services, person, what) as connection:
        await workshops.hold(connection, person.workshop.id)
        edited = edit(await artifacts.of_workshop(connection, person.workshop.id))
        await artifacts.store(connection, person.workshop.id, edited)
