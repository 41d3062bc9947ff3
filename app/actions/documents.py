"""Live documents: what a person may do with one, now."""

from collections.abc import Sequence
from typing import NamedTuple

from app.actions.access import Facilitating, Participating, Person, all_participating
from app.actions.services import Services
from app.domain.agenda import PhaseKind, phase_by_id
from app.domain.documents import (
    Document,
    DocumentKind,
    facilitator_may_read,
    is_used,
    is_writable,
    participant_may_read,
)
from app.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal
from app.live.connection import Rights
from app.storage import agenda, rooms

FACILITATOR_COLOUR = 7


async def workshops_of(services: Services, document_ids: Sequence[str]) -> list[str | None]:
    """Which workshop each document belongs to, None where it is not there; says nothing about who may open it."""
    async with services.database.reading() as connection:
        found = await rooms.workshops_of(connection, set(document_ids))
    return [found.get(document_id) for document_id in document_ids]


async def rights(services: Services, person: Person, document_id: str) -> Rights:
    """Raises NotFound if the document is not in the person's workshop, NotAllowed if it is not theirs to read."""
    async with services.database.reading() as connection:
        document = await rooms.by_id(connection, person.workshop.id, document_id)
        if document is None:
            raise NotFound("This document is no longer there.")
        running = await agenda.meeting_of(connection, person.workshop.id)
        phase = phase_by_id(await agenda.phases_of(connection, person.workshop.id), running.phase_id)
    return _rights(services, person, document, phase.kind)


class SeatAsked(NamedTuple):
    """Somebody with a seat's session is at a document of that workshop. `session`: the digest of its token."""

    document_id: str
    workshop_id: str
    session: str


async def rights_of_seats(services: Services, asked: Sequence[SeatAsked]) -> list[Rights | Refusal]:
    """As `rights`, for the seats of many sockets in three queries; the refusal in place of the rights.

    A thousand browsers come back at once after a restart, and every open socket is looked at again and again.
    """
    async with services.database.reading() as connection:
        people = await all_participating(services, connection, [(one.session, one.workshop_id) for one in asked])
        documents = await rooms.with_phases(connection, {one.document_id for one in asked})
    return [
        _rights_or_refusal(services, person, one, documents.get(one.document_id))
        for one, person in zip(asked, people, strict=True)
    ]


def _rights_or_refusal(
    services: Services,
    person: Participating | NotSignedIn,
    asked: SeatAsked,
    found: tuple[str, Document, PhaseKind] | None,
) -> Rights | Refusal:
    if isinstance(person, NotSignedIn):
        return person
    if found is None or found[0] != asked.workshop_id:
        return NotFound("This document is no longer there.")
    try:
        return _rights(services, person, found[1], found[2])
    except Refusal as refusal:
        return refusal


def _rights(services: Services, person: Person, document: Document, phase: PhaseKind) -> Rights:
    if not _may_read(person, document):
        raise NotAllowed("This document is somebody else's.", "Open your own from the meeting page.")
    return Rights(
        person_key=services.key_of("document", document.id, _person_id(person)),
        may_write=_may_write(person, document)
        and is_used(document, person.workshop.mode)
        and is_writable(document, phase),
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
