"""Live documents: what a person may do with one, now."""

from app.actions.access import Facilitating, Participating, Person
from app.actions.services import Services
from app.domain.agenda import phase_by_id
from app.domain.documents import (
    Document,
    DocumentKind,
    facilitator_may_read,
    is_writable,
    participant_may_read,
)
from app.domain.refusals import NotAllowed, NotFound
from app.live.connection import Rights
from app.storage import agenda, rooms

FACILITATOR_COLOUR = 7


async def workshop_of(services: Services, document_id: str) -> str:
    """Which workshop a document belongs to; says nothing about who may open it."""
    async with services.database.reading() as connection:
        workshop_id = await rooms.workshop_of(connection, document_id)
    if workshop_id is None:
        raise NotFound("This document is no longer there.")
    return workshop_id


async def rights(services: Services, person: Person, document_id: str) -> Rights:
    """Raises NotFound if the document is not in the person's workshop, NotAllowed if it is not theirs to read."""
    async with services.database.reading() as connection:
        document = await rooms.by_id(connection, person.workshop.id, document_id)
        if document is None:
            raise NotFound("This document is no longer there.")
        running = await agenda.meeting_of(connection, person.workshop.id)
        phase = phase_by_id(await agenda.phases_of(connection, person.workshop.id), running.phase_id)
    if not _may_read(person, document):
        raise NotAllowed("This document is somebody else's.", "Open your own from the meeting page.")
    return Rights(
        person_key=services.key_of("document", document_id, _person_id(person)),
        may_write=_may_write(person, document) and is_writable(document, phase.kind),
        sees_presence=document.kind is not DocumentKind.SOLO and isinstance(person, Facilitating | Participating),
        name=person.name if isinstance(person, Facilitating | Participating) else None,
        colour=person.participant.colour if isinstance(person, Participating) else FACILITATOR_COLOUR,
    )


def _may_read(person: Person, document: Document) -> bool:
    if isinstance(person, Participating):
        return participant_may_read(document, person.participant.id, person.participant.team)
    if isinstance(person, Facilitating):
        return facilitator_may_read(document)
    return document.kind is DocumentKind.GROUP


def _may_write(person: Person, document: Document) -> bool:
    """Facilitators look into a team's room without touching what it writes; the Group document is everyone's."""
    if isinstance(person, Participating):
        return True
    return isinstance(person, Facilitating) and document.kind is DocumentKind.GROUP


def _person_id(person: Person) -> str:
    if isinstance(person, Participating):
        return person.participant.id
    return person.account.id if isinstance(person, Facilitating) else "screen"
