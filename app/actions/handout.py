"""The handout: gathered anew each time from what is prepared, and dated by when that last changed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.cloud import cloud
from app.actions.people.people import document_link, personal_link
from app.actions.services import Services
from app.counting.state import CloudState
from app.domain.documents.documents import Document, DocumentKind, drafting_document, in_mode
from app.domain.errors import NotFound
from app.domain.export.handout import Handout, HandoutCloud, HandoutContent, HandoutLink, OwnCopy, people_of
from app.domain.people.people import Participant
from app.domain.preparation.customers import profile
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Workshop
from app.render.cloud import CloudLayout
from app.storage import artifacts, customers, people, platform, workshop_documents
from app.storage import handout as stored_handout


async def handout(services: Services, workshop: Workshop, participant: Participant | None) -> Handout:
    """The participant's own copy, with their links and nobody else's; for None the sample, which has no personal
    link."""
    shown = await cloud.for_handout(services, workshop)
    async with services.database.reading() as connection:
        documents = await workshop_documents.of_workshop(connection, workshop.id)
        content = await _content(services, connection, workshop, shown, documents)
        stored = await stored_handout.of_workshop(connection, workshop.id)
    if stored is None or stored[0] != content.digest:
        stored = await _date(services, workshop, content)
    own = _own_copy(services, workshop, participant, documents) if participant else None
    return Handout(content, stored[1].astimezone(ZoneInfo(workshop.time_zone)), own)


async def picture(services: Services, workshop: Workshop) -> CloudLayout | None:
    """Where the words of its cloud stand: as on the pages, or as a facilitator froze them."""
    return (await cloud.for_handout(services, workshop)).layout


async def copy_for(services: Services, person: Facilitating, participant_id: str) -> Handout:
    """What a facilitator may download: each person's copy, and for "" the sample."""
    participant = None
    if participant_id:
        async with services.database.reading() as connection:
            participant = await people.by_id(connection, person.workshop.id, participant_id)
        if participant is None:
            raise NotFound("This person is no longer on the list.", "Choose somebody else's copy.")
    return await handout(services, person.workshop, participant)


async def recipients(services: Services, person: Facilitating) -> tuple[Participant, ...]:
    async with services.database.reading() as connection:
        return await people.of_workshop(connection, person.workshop.id)


async def _date(services: Services, workshop: Workshop, content: HandoutContent) -> tuple[str, datetime]:
    """Two who look at once get one date: the first one's stays."""
    async with services.database.transaction() as connection:
        await stored_handout.store(connection, workshop.id, content.digest, services.now())
        stored = await stored_handout.of_workshop(connection, workshop.id)
    assert stored is not None
    return stored


async def _content(
    services: Services,
    connection: AsyncConnection,
    workshop: Workshop,
    shown: CloudState,
    documents: tuple[Document, ...],
) -> HandoutContent:
    venue = await platform.of_workshop(connection, workshop.id)
    is_in_person = workshop.setting.is_in_person
    return HandoutContent(
        organisation=workshop.organisation,
        title=workshop.title,
        starts_at=workshop.starts_locally,
        time_zone=workshop.time_zone,
        mode=workshop.mode,
        is_in_person=is_in_person,
        place=workshop.place,
        video_link="" if is_in_person else venue.link,
        passcode="" if is_in_person else venue.passcode,
        dial_in="" if is_in_person else venue.dial_in,
        cloud=_cloud(workshop, shown),
        artifacts=await artifacts.of_workshop(connection, workshop.id),
        customers=profile(
            await customers.of_workshop(connection, workshop.id), await customers.primary_of(connection, workshop.id)
        ),
        documents=_shared_documents(services, workshop, venue, documents),
        drafts_are_collected=await workshop_documents.collected_at(connection, workshop.id) is not None,
        join_code=workshop.spoken_code,
        join_address=f"{services.base_url}/join",
        people=people_of(await people.of_workshop(connection, workshop.id)),
    )


def _cloud(workshop: Workshop, shown: CloudState) -> HandoutCloud:
    closed_at = shown.closed_at
    return HandoutCloud(
        workshop.question,
        shown.answer_count,
        shown.entries or (),
        closed_at.astimezone(ZoneInfo(workshop.time_zone)) if closed_at else None,
        closed_at is not None and shown.more_may_wait,
    )


def _shared_documents(
    services: Services, workshop: Workshop, venue: Platform, documents: tuple[Document, ...]
) -> tuple[HandoutLink, ...]:
    """Those that everybody's copy names: Team A, Team B and Group; in solo mode only Group."""
    rooms_of_teams = {} if workshop.setting.is_in_person else {"A": venue.team_a_link, "B": venue.team_b_link}
    return tuple(
        HandoutLink(
            entry.label,
            f"{services.base_url}/meet/{workshop.id}/documents/{entry.id}",
            rooms_of_teams.get(entry.team or "", ""),
        )
        for entry in in_mode(documents, workshop.mode)
        if entry.kind is not DocumentKind.SOLO
    )


def _own_copy(
    services: Services, workshop: Workshop, participant: Participant, documents: tuple[Document, ...]
) -> OwnCopy:
    mine = drafting_document(documents, workshop.mode, participant)
    document = None
    if mine:
        label = participant.name if mine.kind is DocumentKind.SOLO else mine.label  # as docs/method.md names them
        document = HandoutLink(label, document_link(services, participant))
    return OwnCopy(participant.name, personal_link(services, participant), document)
