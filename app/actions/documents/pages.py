"""Documents as pages of their own: the facilitator's list of them, and one of them outside the meeting too."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating
from app.actions.documents.documents import rights
from app.actions.people.people import document_link
from app.actions.services import Services
from app.domain.documents.documents import (
    Document,
    DocumentKind,
    DocumentState,
    drafting_document,
    facilitator_may_read,
    in_mode,
    is_used,
    is_writable,
)
from app.domain.errors import NotFound
from app.domain.meeting.agenda import Phase, phase_by_id
from app.domain.meeting.drafts import Outcome
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, people, workshop_documents


@dataclass(frozen=True)
class DocumentCard:
    """A document on the facilitator's list. `writers`: who drafts in it; nobody in particular in the Group document.

    `link`: of a solo document the personal one, which lets its writer in; of others one for devices that have joined.
    """

    document: Document
    label: str
    writers: tuple[Participant, ...]
    writing_phase: Phase
    may_open: bool
    link: str

    @property
    def state(self) -> DocumentState | None:
        """None for what one person writes alone, until all are locked together: whether they write is theirs."""
        is_own = self.document.kind is DocumentKind.SOLO and self.document.state is not DocumentState.LOCKED
        return None if is_own else self.document.state


@dataclass(frozen=True)
class PersonalLink:
    """`team`: whose document it leads to; None while the person has no team."""

    participant: Participant
    team: str | None
    link: str


@dataclass(frozen=True)
class DocumentList:
    """`links`: of everybody who drafts in a team."""

    cards: tuple[DocumentCard, ...]
    links: tuple[PersonalLink, ...]
    is_collected: bool
    is_withheld: bool


class DocumentCollected(NotFound):
    """It went when the drafts of people who wrote alone were collected."""


@dataclass(frozen=True)
class DocumentPage:
    """One document, for one person. `is_open`: whether those who may write in it may do so now.

    `is_withheld`: drafting is over, and nobody is shown what stands in this document of one person.
    """

    document: Document
    may_write: bool
    is_open: bool
    writing_phase: Phase
    is_meeting_under_way: bool
    is_withheld: bool


async def prepared_documents(services: Services, person: Facilitating) -> DocumentList:
    """All documents of the workshop, as the method labels them."""
    workshop = person.workshop
    async with services.database.reading() as connection:
        documents = in_mode(await workshop_documents.of_workshop(connection, workshop.id), workshop.mode)
        everyone = await people.of_workshop(connection, workshop.id)
        phases = await agenda.phases_of(connection, workshop.id)
        outcome = await workshop_documents.outcome(connection, workshop.id)
    drafting = {entry: drafting_document(documents, workshop.mode, entry) for entry in everyone}
    writers = {
        document: tuple(entry for entry, own in drafting.items() if own == document)
        for document in documents
        if document.kind is not DocumentKind.SOLO or document in drafting.values()
    }
    cards = [_card(services, workshop, document, names, phases) for document, names in writers.items()]
    group_last = sorted(cards, key=lambda card: (card.document.kind is DocumentKind.GROUP, card.label.casefold()))
    links = [PersonalLink(entry, entry.team, document_link(services, entry)) for entry in everyone]
    return DocumentList(
        tuple(group_last),
        tuple(links) if workshop.mode.has_teams else (),
        is_collected=outcome in (Outcome.COLLECTED, Outcome.RELEASED),
        is_withheld=outcome is Outcome.WITHHELD,
    )


def _card(
    services: Services,
    workshop: Workshop,
    document: Document,
    writers: tuple[Participant, ...],
    phases: tuple[Phase, ...],
) -> DocumentCard:
    phase = next(phase for phase in phases if phase.kind is document.writing_phase)
    may_open = facilitator_may_read(document)
    if document.kind is DocumentKind.SOLO:
        (writer,) = writers
        return DocumentCard(document, writer.name, writers, phase, may_open, document_link(services, writer))
    link = f"{services.base_url}/meet/{workshop.id}/documents/{document.id}"
    return DocumentCard(document, document.label, writers, phase, may_open, link)


async def document_page(services: Services, person: Facilitating | Participating, document_id: str) -> DocumentPage:
    """Raises NotFound if the document is not, or no longer, in this workshop; NotAllowed if it is somebody else's."""
    async with services.database.reading() as connection:
        document = await workshop_documents.by_id(connection, person.workshop.id, document_id)
        if document is None or not is_used(document, person.workshop.mode):
            raise await _why_not_there(connection, person.workshop, document)
        phases = await agenda.phases_of(connection, person.workshop.id)
        running = phase_by_id(phases, (await agenda.meeting_of(connection, person.workshop.id)).phase_id)
        withheld = await workshop_documents.outcome(connection, person.workshop.id) is Outcome.WITHHELD
    may_write = (await rights(services, person, document_id)).may_write
    opens_with = next(phase for phase in phases if phase.kind is document.writing_phase)
    is_open = is_writable(document, running.kind, withheld=withheld)
    return DocumentPage(
        document,
        may_write,
        is_open,
        opens_with,
        is_meeting_under_way=running.spec.is_work,
        is_withheld=withheld and document.kind is DocumentKind.SOLO,
    )


async def _why_not_there(connection: AsyncConnection, workshop: Workshop, document: Document | None) -> NotFound:
    if document is not None:
        return NotFound("People no longer draft in this document.", "Open yours from the meeting page.")
    if not workshop.mode.has_teams and await workshop_documents.collected_at(connection, workshop.id):
        return DocumentCollected(
            "The drafts were collected, and this document went with them.",
            "Open the meeting: the drafts are shown there, without names.",
        )
    return NotFound("There is no such document.", "Open yours from the meeting page.")


async def is_meeting_under_way(services: Services, person: Participating) -> bool:
    async with services.database.reading() as connection:
        phases = await agenda.phases_of(connection, person.workshop.id)
        running = phase_by_id(phases, (await agenda.meeting_of(connection, person.workshop.id)).phase_id)
    return running.spec.is_work


async def own_document_of_link(services: Services, guest: Participating) -> Document | None:
    """What this person drafts in; none before they are in a team, and none after collection of solo drafts."""
    async with services.database.reading() as connection:
        documents = await workshop_documents.of_workshop(connection, guest.workshop.id)
    return drafting_document(documents, guest.workshop.mode, guest.participant)
