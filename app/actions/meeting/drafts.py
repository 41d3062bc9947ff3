"""Collecting drafts, exactly once; showing them; liking phrases in them."""

import asyncio
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Participating
from app.actions.documents.kept import keep_collected
from app.actions.meeting.collecting import (
    Condition,
    HandedIn,
    are_as_handed_in,
    close_solo,
    give_back,
    hand_in,
    store_drafts,
)
from app.actions.meeting.withheld import show_if_released
from app.actions.services import Services
from app.domain.documents.documents import Document, drafting_kind
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.meeting.agenda import Phase, phase_after, phase_by_id
from app.domain.meeting.clock import LONGEST_OUTAGE_UNNOTICED, Meeting, entered
from app.domain.meeting.drafts import (
    NOTES,
    LateDraft,
    Like,
    Outcome,
    are_shown,
    checked_like,
    solo_drafts,
    team_drafts,
)
from app.domain.meeting.withheld import are_too_few
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, drafts, late_drafts, solo_progress, withheld, wordings, workshop_documents, workshops


async def collect_if_due(services: Services, workshop_id: str) -> bool:
    """End drafting if its time and its grace are over and nobody has ended it yet. True where drafts were collected.

    Grace, flush, lock, collect (docs/live-documents.md): browsers hand over what they hold, the documents are locked in
    the database so that nothing can be added any more, and one transaction turns them into drafts. Whichever process is
    first does it. Where too few wrote alone nothing is collected, and the documents open again for their authors.
    """
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        running = await _due(connection, workshop_id, services.now()) if workshop else None
        if workshop is None or running is None:
            return False
        documents = _drafting_documents(workshop, await workshop_documents.of_workshop(connection, workshop_id))

    async def still_due(connection: AsyncConnection) -> bool:
        return await _due(connection, workshop_id, services.now()) == running

    handed_in = await hand_in(services, workshop_id, documents, still_due)
    if handed_in is None:
        return False
    outcome = _outcome(workshop, handed_in)
    if outcome is Outcome.COLLECTED:
        await services.hub.lock(handed_in.ids)
    ended = await _end(services, workshop, handed_in, outcome, still_due)
    if not ended or outcome is Outcome.WITHHELD:
        await give_back(services, workshop_id, handed_in.ids)
    if ended:
        await _tell(services, workshop_id, handed_in, outcome)
    return ended and outcome is Outcome.COLLECTED


async def _due(connection: AsyncConnection, workshop_id: str, now: datetime) -> Meeting | None:
    """The meeting, if its drafting is to be ended now."""
    running = await agenda.meeting_of(connection, workshop_id)
    phase = phase_by_id(await agenda.phases_of(connection, workshop_id), running.phase_id)
    if not phase.spec.drafts or not _grace_is_over(running, now):
        return None
    return running if await workshop_documents.outcome(connection, workshop_id) is Outcome.OPEN else None


def _drafting_documents(workshop: Workshop, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(document for document in documents if document.kind is drafting_kind(workshop.mode))


def _outcome(workshop: Workshop, handed_in: HandedIn) -> Outcome:
    is_solo = not workshop.mode.has_teams
    return Outcome.WITHHELD if is_solo and are_too_few(handed_in.texts.values()) else Outcome.COLLECTED


async def _end(
    services: Services, workshop: Workshop, handed_in: HandedIn, outcome: Outcome, still_due: Condition
) -> bool:
    """One transaction: the drafts appear, the solo documents and their logs vanish, everyone moves on.

    Or, where they are withheld: the documents open again, and everyone moves on.
    """
    async with services.database.transaction() as connection:
        await agenda.meeting_of(connection, workshop.id, hold=True)
        if not (await still_due(connection) and await are_as_handed_in(connection, workshop.id, handed_in)):
            if await workshop_documents.outcome(connection, workshop.id) is not Outcome.COLLECTED:
                await workshop_documents.unlock(connection, workshop.id)
            return False
        if not await workshop_documents.begin_collection(connection, workshop.id, services.now(), outcome):
            return False
        if outcome is Outcome.WITHHELD:
            await workshop_documents.unlock(connection, workshop.id)
        else:
            await _collect(services, connection, workshop, handed_in)
        await _move_on(services, connection, workshop, outcome)
        if outcome is Outcome.COLLECTED:
            await keep_collected(services, connection, handed_in)
        await wordings.forget_times(connection, workshop.id, services.now())
    return True


async def _collect(services: Services, connection: AsyncConnection, workshop: Workshop, handed_in: HandedIn) -> None:
    texts = handed_in.texts
    if workshop.mode.has_teams:
        collected = team_drafts({document.team or "": texts[document.id] for document in handed_in.documents})
        await _offer_cleared(services, connection, workshop, handed_in)
        await workshop_documents.forget_writers_of_teams(connection, workshop.id)
    else:
        collected = solo_drafts(list(texts.values()), services.random)
        await workshop_documents.forget_solo_documents(connection, workshop.id)
        await solo_progress.forget(connection, workshop.id)
    await store_drafts(services, connection, workshop.id, collected)


async def _offer_cleared(
    services: Services, connection: AsyncConnection, workshop: Workshop, handed_in: HandedIn
) -> None:
    """A team's text that was cleared, and that nobody had time to put back, is offered as a late draft."""
    shelves = await wordings.shelves(connection, handed_in.ids)
    for document in handed_in.documents:
        shelf = shelves.get(document.id)
        if shelf and shelf.offer and shelf.offer.until > services.now() and not handed_in.texts[document.id].strip():
            late = LateDraft(services.new_id(), document.team, shelf.offer.text)
            await late_drafts.add(connection, workshop.id, late)


async def _move_on(services: Services, connection: AsyncConnection, workshop: Workshop, outcome: Outcome) -> None:
    running: Meeting = await agenda.meeting_of(connection, workshop.id)
    target: Phase | None = phase_after(await agenda.phases_of(connection, workshop.id), running.phase_id)
    await agenda.keep_time_left(connection, running.phase_id, None)  # writing anew would have all its minutes
    if target is not None:
        left = await agenda.time_left(connection, target.id)
        after = entered(running, target, services.now(), "Time’s up:", left)
        await agenda.change_meeting(connection, workshop.id, running, replace(after, note=NOTES[outcome]))


async def _tell(services: Services, workshop_id: str, handed_in: HandedIn, outcome: Outcome) -> None:
    if outcome is Outcome.COLLECTED:
        await close_solo(services, handed_in)
    await services.ring(workshop_id)
    if outcome is Outcome.COLLECTED:
        await services.database.forget_deleted()  # may wait for readers, and nobody should wait with it


async def run_clock(services: Services, *, every_seconds: float = 0.5) -> None:
    """Look at the clocks again and again until cancelled; collect where time is up.

    Nothing happens at 0:00 that would ring, but pages offer other presses from then on.
    Withheld drafts are looked at when something about them has changed, so that a text which is empty for a moment,
    because its author is writing it anew, is not taken for one that was never written.
    """
    told: dict[str, Meeting] = {}
    seen: dict[str, withheld.Look] = {}
    while True:
        async with services.database.reading() as connection:
            running, last_beat = await agenda.running(connection), await agenda.last_beat(connection)
            looks = await withheld.looks(connection)
        now = services.now()
        for key in [key for key, meeting in running.items() if meeting.is_over(now) and told.get(key) != meeting]:
            await services.ring(key)
        told = {key: meeting for key, meeting in running.items() if meeting.is_over(now)}
        if _has_just_beaten(last_beat, now):
            due = [key for key, meeting in running.items() if _grace_is_over(meeting, now)]
            changed = [key for key, look in looks.items() if seen.get(key) != look]
            await asyncio.gather(
                *(collect_if_due(services, workshop_id) for workshop_id in due),
                *(show_if_released(services, workshop_id) for workshop_id in changed),
            )
            seen = looks
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
        await drafts.hold(connection, person.workshop.id)  # or a like could come in while they are settled
        found = await drafts.of_workshop(connection, person.workshop.id)
        draft = next((entry for entry in found if entry.id == draft_id), None)
        outcome = await workshop_documents.outcome(connection, person.workshop.id)
        if draft is None or not are_shown(person.workshop.mode, outcome, found):
            raise NotFound("This draft is no longer there.")
        if draft.is_settled:
            raise _settled()
        first, last, tidy = checked_like(draft.text, start, end, reason)
        like = Like(services.new_id(), draft_id, liker_key(services, person), first, last, tidy)
        if not await drafts.add_like(connection, person.workshop.id, like):
            raise Invalid("You like these words already.", "You can take the like back below the draft.")
    await services.ring(person.workshop.id)


async def take_back_like(services: Services, person: Participating, like_id: str) -> None:
    async with services.database.transaction() as connection:
        await drafts.hold(connection, person.workshop.id)
        if not await drafts.remove_like(connection, person.workshop.id, like_id, liker_key(services, person)):
            if any(draft.is_settled for draft in await drafts.of_workshop(connection, person.workshop.id)):
                raise _settled()
            raise NotFound("This like is gone already, or not yours.")
    await services.ring(person.workshop.id)


def _settled() -> Conflict:
    return Conflict("The likes stand as they are now.", "Tell the group what you think.")


def liker_key(services: Services, person: Participating) -> str:
    """Devices of one seat that did not let each other in like each by itself: no number tells them of each other."""
    circle = (person.circle.id,) if person.circle.id else ()  # "" for likes of old
    return services.key_of("like", person.workshop.id, person.participant.id, *circle)
