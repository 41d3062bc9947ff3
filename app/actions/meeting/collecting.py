"""Taking in what stands in people's documents: the part that every collection of drafts has in common."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind
from app.domain.meeting.drafts import Draft, Outcome
from app.live.connection import CloseCode
from app.live.errors import DocumentGone
from app.storage import agenda, drafts, workshop_documents

FLUSH_PATIENCE = 2.0  # seconds that browsers get to hand over what they still hold

Condition = Callable[[AsyncConnection], Awaitable[bool]]
"""Whether the documents are still to be taken in. Asked while nobody else can change the workshop."""


@dataclass(frozen=True)
class HandedIn:
    """The documents as they were locked, and what stands in each of them, by id."""

    documents: tuple[Document, ...]
    texts: Mapping[str, str]

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]


async def hand_in(
    services: Services, workshop_id: str, documents: Sequence[Document], still: Condition
) -> HandedIn | None:
    """Have browsers hand over what they hold, lock the documents in the database, and read them.

    None when they are not to be taken in after all, or cannot be at the moment. After a crash in between they are
    locked, and the next look at the clock goes on from there.
    """
    ids = [document.id for document in documents]
    await services.hub.flush(ids, patience=FLUSH_PATIENCE)
    if not services.hub.is_saving:
        return None  # what people wrote in time still waits for the disk
    if services.bus.is_shared:
        await asyncio.sleep(FLUSH_PATIENCE)  # every process flushes the browsers it serves, at the same moment
    async with services.database.transaction() as connection:
        await agenda.meeting_of(connection, workshop_id, hold=True)
        is_still = await still(connection)
        if is_still:
            await workshop_documents.lock(connection, workshop_id, ids, services.now())
        locked = [entry for entry in await workshop_documents.of_workshop(connection, workshop_id) if entry.id in ids]
    if not is_still:
        await give_back(services, workshop_id, ids)
        return None
    try:
        return HandedIn(tuple(locked), {entry.id: await services.hub.stored_text(entry.id) for entry in locked})
    except DocumentGone:  # another process was faster, or somebody was just taken off the list
        return None


async def are_as_handed_in(connection: AsyncConnection, workshop_id: str, handed_in: HandedIn) -> bool:
    """Whether the documents are the same and still locked, with nothing written since they were read."""
    return set(handed_in.documents) <= set(await workshop_documents.of_workshop(connection, workshop_id))


async def give_back(services: Services, workshop_id: str, document_ids: Sequence[str]) -> None:
    """Have this process' pages, which were asked to hand over what they held, go on writing if they may.

    Where another process has collected, it closes the documents, and nothing is to be done here.
    """
    async with services.database.reading() as connection:
        outcome = await workshop_documents.outcome(connection, workshop_id)
    if outcome in (Outcome.OPEN, Outcome.WITHHELD):
        await services.hub.reopen(document_ids)


async def store_drafts(
    services: Services, connection: AsyncConnection, workshop_id: str, collected: Sequence[tuple[str, str]]
) -> None:
    """(label, text) each becomes a draft, in this order."""
    for position, (label, text) in enumerate(collected):
        await drafts.add(connection, workshop_id, Draft(services.new_id(), position, label, text))


async def close_solo(services: Services, handed_in: HandedIn) -> None:
    """The documents of those who wrote alone were deleted: no page keeps them open."""
    for document in handed_in.documents:
        if document.kind is DocumentKind.SOLO:
            await services.hub.close_document(document.id, CloseCode.CLOSED)
