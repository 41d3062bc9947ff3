"""Wordings that are kept by themselves, in the transaction of what they are kept for."""

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.meeting.collecting import HandedIn
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind, is_used, is_writable
from app.domain.documents.wordings import NewWording, Why, is_worth_keeping
from app.domain.meeting.agenda import phase_by_id
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, wordings, workshop_documents


async def keep_now(services: Services, connection: AsyncConnection, document_id: str, why: Why) -> str:
    """Keep the text as this transaction sees it; nobody can change it before the commit. Gives the text."""
    await wordings.hold(connection, document_id)
    text = await services.hub.text_in(connection, document_id)
    if is_worth_keeping(text):
        await wordings.keep(connection, document_id, NewWording(text, why, services.now()))
    return text


async def end_phase(services: Services, connection: AsyncConnection, workshop: Workshop, phase_id: str) -> None:
    """Keep what was written in the phase that ends, and forget when in it anything was kept."""
    phase = phase_by_id(await agenda.phases_of(connection, workshop.id), phase_id)
    documents = await workshop_documents.of_workshop(connection, workshop.id)
    for document in sorted(documents, key=lambda one: one.id):  # always in this order: nobody waits in a circle
        if is_used(document, workshop.mode) and is_writable(document, phase.kind) and document.last_seq:
            await keep_now(services, connection, document.id, Why.PHASE)
    await wordings.forget_times(connection, workshop.id, services.now())


async def keep_collected(services: Services, connection: AsyncConnection, handed_in: HandedIn) -> None:
    """What the teams wrote, as it was collected. Of solo documents nothing is left."""
    for document in sorted(handed_in.documents, key=lambda one: one.id):
        text = handed_in.texts[document.id]
        if document.kind is DocumentKind.TEAM and is_worth_keeping(text):
            await wordings.keep(connection, document.id, NewWording(text, Why.PHASE, services.now()))
