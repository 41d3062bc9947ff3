"""Looking, at fixed times, how far people are who write alone. Pages show what was found then, and nothing newer."""

import asyncio

from app.actions.people.people import HERE_FOR
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.solo_progress import Progress, look_at, progress
from app.domain.meeting.withheld import is_written
from app.live.errors import DocumentGone
from app.storage import people, solo_progress, workshop_documents


async def keep_looking(services: Services, *, every_seconds: float = 0.5) -> None:
    """Look at each of the fixed times, until cancelled."""
    looked_at = look_at(services.now())
    while True:
        await asyncio.sleep(every_seconds)
        if (due := look_at(services.now())) != looked_at:
            looked_at = due
            await look(services)


async def look(services: Services) -> None:
    """Note how far people are, wherever they write alone now. Pages are told where what they show has changed."""
    since = services.now() - HERE_FOR
    async with services.database.reading() as connection:
        writing = await solo_progress.writing_alone(connection, since)
    for workshop_id, phase_id in writing.items():
        try:
            found = await _found(services, workshop_id, phase_id)
        except DocumentGone:
            continue  # the drafts were just collected, or somebody was just taken off the list
        async with services.database.transaction() as connection:
            before = await solo_progress.last_look(connection, workshop_id)
            is_first = await solo_progress.note(connection, workshop_id, look_at(services.now()), found)
        if is_first and found != before:
            await services.ring(workshop_id)


async def _found(services: Services, workshop_id: str, phase_id: str) -> Progress:
    async with services.database.reading() as connection:
        here = await people.here(connection, workshop_id, services.now() - HERE_FOR)
        done = await people.done(connection, phase_id)
        documents = await workshop_documents.of_workshop(connection, workshop_id)
    own = [document for document in documents if document.kind is DocumentKind.SOLO]
    begun = [document.id for document in own if is_written(await services.hub.text(document.id))]
    return progress(here, begun, done)
