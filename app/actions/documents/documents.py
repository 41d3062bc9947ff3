"""Live documents: what a person may do with one, now."""

from collections.abc import Sequence
from typing import NamedTuple

from app.actions.access import Facilitating, Participating, Person, all_participating
from app.actions.services import Services
from app.domain.documents.documents import (
    Document,
    DocumentKind,
    facilitator_may_read,
    is_used,
    is_writable,
    participant_may_read,
)
from app.domain.errors import DomainError, NotAllowed, NotFound, NotSignedIn
from app.domain.meeting.agenda import phase_by_id
from app.domain.meeting.drafts import Outcome
from app.domain.seats.seats import may_open_withheld
from app.live.connection import Rights
from app.storage import agenda, workshop_documents
from app.storage.workshop_documents import Placed

FACILITATOR_COLOUR = 7


async def workshops_of(services: Services, document_ids: Sequence[str]) -> list[str | None]:
    """Which workshop each document belongs to, None where it is not there; says nothing about who may open it."""
    async with services.database.reading() as connection:
        found = await workshop_documents.workshops_of(connection, set(document_ids))
    return [found.get(document_id) for document_id in document_ids]


async def rights(services: Services, person: Person, document_id: str) -> Rights:
    """Raises NotFound if the document is not in the person's workshop, NotAllowed if it is not theirs to read."""
    async with services.database.reading() as connection:
        document = await workshop_documents.by_id(connection, person.workshop.id, document_id)
        if document is None:
            raise NotFound("This document is no longer there.")
        running = await agenda.meeting_of(connection, person.workshop.id)
        phase = phase_by_id(await agenda.phases_of(connection, person.workshop.id), running.phase_id)
        outcome = await workshop_documents.outcome(connection, person.workshop.id)
        withheld_since = await workshop_documents.withheld_since(connection, person.workshop.id)
    return rights_at(services, person, Placed(person.workshop.id, document, phase.kind, outcome, withheld_since))


class SeatAsked(NamedTuple):
    """Somebody with a seat's session is at a document of that workshop. `session`: the digest of its token."""

    document_id: str
    workshop_id: str
    session: str


async def rights_of_seats(services: Services, asked: Sequence[SeatAsked]) -> list[Rights | DomainError]:
    """As `rights`, for the seats of many sockets in three queries; the refusal in place of the rights.

    A thousand browsers come back at once after a restart, and every open socket is looked at again and again.
    """
    async with services.database.reading() as connection:
        people = await all_participating(services, connection, [(one.session, one.workshop_id) for one in asked])
        documents = await workshop_documents.placed(connection, {one.document_id for one in asked})
    return [
        _rights_or_refusal(services, person, one, documents.get(one.document_id))
        for one, person in zip(asked, people, strict=True)
    ]


def _rights_or_refusal(
    services: Services,
    person: Participating | NotSignedIn,
    asked: SeatAsked,
    found: Placed | None,
) -> Rights | DomainError:
    if isinstance(person, NotSignedIn):
        return person
    if found is None or found.workshop_id != asked.workshop_id:
        return NotFound("This document is no longer there.")
    try:
        return rights_at(services, person, found)
    except DomainError as refusal:
        return refusal


def rights_at(services: Services, person: Person, found: Placed) -> Rights:
    """Raises NotAllowed if the document is not theirs to read."""
    document = found.document
    if not _may_read(person, document):
        raise NotAllowed("This document is somebody else's.", "Open your own from the meeting page.")
    if not opens_here(person, found):
        raise WrittenElsewhere()
    return Rights(
        person_key=services.key_of("document", document.id, _person_id(person)),
        may_write=_may_write(person, document)
        and is_used(document, person.workshop.mode)
        and is_writable(document, found.phase, withheld=found.outcome is Outcome.WITHHELD),
        sees_presence=document.kind is not DocumentKind.SOLO and isinstance(person, Facilitating | Participating),
        name=person.name if isinstance(person, Facilitating | Participating) else None,
        colour=person.participant.colour if isinstance(person, Participating) else FACILITATOR_COLOUR,
    )


class WrittenElsewhere(NotAllowed):
    """A draft that was not shown stays with the devices that were there before drafting ended, or were let in."""

    title = "Your draft is on another device"

    def __init__(self) -> None:
        super().__init__(
            "Your draft was not shown. Only devices of your seat that were open before drafting ended show it, and "
            "devices they let in.",
            "Open it there.",
        )


def opens_here(person: Person, found: Placed) -> bool:
    """Whether a document that the person may read opens on their device."""
    if not isinstance(person, Participating) or found.document.kind is not DocumentKind.SOLO:
        return True
    return may_open_withheld(person.circle, found.withheld_since)


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
