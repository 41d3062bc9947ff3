"""Collecting drafts, exactly once; liking phrases in them."""

import asyncio
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Participating
from app.actions.services import Services
from app.domain.agenda import Phase, PhaseKind, phase_after, phase_by_id
from app.domain.documents import Document, DocumentKind
from app.domain.drafts import Draft, Like, are_shown, checked_like, solo_drafts, team_drafts
from app.domain.meeting import LONGEST_OUTAGE_UNNOTICED, Meeting, entered
from app.domain.refusals import Invalid, NotFound, Overtaken
from app.domain.workshops import Mode, Workshop
from app.live.connection import CloseCode
from app.live.surroundings import DocumentGone
from app.storage import agenda, drafts, rooms, workshops

FLUSH_PATIENCE = 2.0  # seconds that browsers get to hand over what they still hold


async def collect_if_due(services: Services, workshop_id: str) -> bool:
    """Collect the drafts if the drafting phase and its grace are over and nobody has collected them yet.

    Grace, lock, flush, collect (live.md): browsers hand over what they hold, the documents are locked in the database
    so that nothing can be added any more, and one transaction turns them into drafts. Whichever process is first does
    it; a crash in between leaves locked documents, and the next look at the clock goes on from there.
    """
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        if workshop is None or not await _is_due(connection, workshop_id, services.now()):
            return False
        documents = _drafting_documents(workshop, await rooms.of_workshop(connection, workshop_id))
    document_ids = [document.id for document in documents]
    await services.hub.flush(document_ids, patience=FLUSH_PATIENCE)
    if not services.hub.is_saving:
        return False  # what people wrote in time still waits for the disk; the next look at the clock goes on
    if services.bus.is_shared:
        await asyncio.sleep(FLUSH_PATIENCE)  # every process flushes the browsers it serves, at the same moment
    async with services.database.transaction() as connection:
        await rooms.lock(connection, workshop_id, document_ids, services.now())
    await services.hub.lock(document_ids)
    try:
        texts = {document.id: await services.hub.stored_text(document.id) for document in documents}
    except DocumentGone:  # collected meanwhile by whoever was faster; if not, the next look at the clock goes on
        return False
    collected = await _collect(services, workshop, documents, texts)
    for document in documents:
        if document.kind is DocumentKind.SOLO:
            await services.hub.close_document(document.id, CloseCode.CLOSED)
    await services.ring(workshop_id)
    if collected:
        await services.database.forget_deleted()  # may wait for readers, and nobody should wait with it
    return collected


async def _is_due(connection: AsyncConnection, workshop_id: str, now: datetime) -> bool:
    running = await agenda.meeting_of(connection, workshop_id)
    phase = phase_by_id(await agenda.phases_of(connection, workshop_id), running.phase_id)
    ends = running.grace_ends_at()
    if phase.kind is not PhaseKind.DRAFT or ends is None or now < ends:
        return False
    return await rooms.collected_at(connection, workshop_id) is None


def _drafting_documents(workshop: Workshop, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    kind = DocumentKind.TEAM if workshop.mode is Mode.BREAKOUTS else DocumentKind.SOLO
    return tuple(document for document in documents if document.kind is kind)


async def _collect(
    services: Services, workshop: Workshop, documents: tuple[Document, ...], texts: dict[str, str]
) -> bool:
    """One transaction: the drafts appear, the solo documents and their logs vanish, everyone moves on."""
    async with services.database.transaction() as connection:
        if not await rooms.begin_collection(connection, workshop.id, services.now()):
            return False
        if workshop.mode is Mode.BREAKOUTS:
            collected = team_drafts({document.team or "": texts[document.id] for document in documents})
        else:
            collected = solo_drafts([texts[document.id] for document in documents], services.random)
            await rooms.forget_solo_documents(connection, workshop.id)
        for position, (label, text) in enumerate(collected):
            await drafts.add(connection, workshop.id, Draft(services.new_id(), position, label, text))
        await _move_on(services, connection, workshop)
    return True


async def _move_on(services: Services, connection: AsyncConnection, workshop: Workshop) -> None:
    running: Meeting = await agenda.meeting_of(connection, workshop.id)
    target: Phase | None = phase_after(await agenda.phases_of(connection, workshop.id), running.phase_id)
    if target is not None:
        after = entered(running, target, services.now(), "Time’s up:")
        note = "Time was up: the drafts were collected"
        await agenda.change_meeting(connection, workshop.id, running, after.__class__(**vars(after) | {"note": note}))


async def run_clock(services: Services, *, every_seconds: float = 0.5) -> None:
    """Look at the clocks again and again until cancelled; collect where time is up."""
    while True:
        async with services.database.reading() as connection:
            running, last_beat = await agenda.running(connection), await agenda.last_beat(connection)
        now = services.now()
        if _has_just_beaten(last_beat, now):
            due = [key for key, meeting in running.items() if _grace_is_over(meeting, now)]
            await asyncio.gather(*(collect_if_due(services, workshop_id) for workshop_id in due))
        await asyncio.sleep(every_seconds)


def _has_just_beaten(last_beat: datetime | None, now: datetime) -> bool:
    """If not, the server was away or its clock was set: the heartbeat gives people their time back first."""
    return last_beat is None or abs(now - last_beat) < LONGEST_OUTAGE_UNNOTICED


def _grace_is_over(meeting: Meeting, now: datetime) -> bool:
    ends = meeting.grace_ends_at()
    return ends is not None and now >= ends


async def like_phrase(
    services: Services, person: Participating, draft_id: str, start: int, end: int, reason: str
) -> None:
    """Like the characters from `start` to `end` of a draft, and say why."""
    async with services.database.transaction() as connection:
        found = await drafts.of_workshop(connection, person.workshop.id)
        draft = next((entry for entry in found if entry.id == draft_id), None)
        if draft is None or not are_shown(person.workshop.mode, found):
            raise NotFound("This draft is no longer there.")
        first, last, tidy = checked_like(draft.text, start, end, reason)
        like = Like(services.new_id(), draft_id, liker_key(services, person), first, last, tidy)
        if not await drafts.add_like(connection, person.workshop.id, like):
            raise Invalid("You like these words already.", "You can take the like back below the draft.")
    await services.ring(person.workshop.id)


async def take_back_like(services: Services, person: Participating, like_id: str) -> None:
    async with services.database.transaction() as connection:
        key = liker_key(services, person)
        if not await drafts.remove_like(connection, person.workshop.id, like_id, key):
            raise Overtaken("This like is gone already, or not yours.")
    await services.ring(person.workshop.id)


def liker_key(services: Services, person: Participating) -> str:
    return services.key_of("like", person.workshop.id, person.participant.id)
