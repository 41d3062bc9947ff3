"""The agenda, and running the meeting: start, go on, go back, pause, add and take time."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating
from app.actions.change import change
from app.actions.documents.kept import end_phase
from app.actions.meeting.settling import forget_settled, settle_meeting
from app.actions.people.people import ensure_documents
from app.actions.seats.sittings import note_sitting
from app.actions.services import Services
from app.domain.documents.documents import drafting_kind
from app.domain.errors import AlreadyDone, Conflict, Invalid
from app.domain.meeting import clock
from app.domain.meeting.agenda import AgendaEdit, Phase, edited, phase_after, phase_by_id, total_minutes
from app.domain.meeting.clock import Meeting
from app.domain.workshops.revisions import require_unchanged
from app.i18n.messages import msg
from app.storage import agenda, people, solo_progress, withheld, workshop_documents, workshops

ClockChange = Callable[[Meeting, datetime, str], Meeting]
Wish = Callable[[Meeting], bool]
"""Whether the meeting is as a press wanted it: then a person who pressed a moment too late is told that it is done."""

CLOCK_CHANGES: dict[str, ClockChange] = {
    "pause": clock.paused,
    "resume": clock.resumed,
    "add-5": lambda meeting, now, by: clock.with_more_time(meeting, 300, now, by),
    "add-1": lambda meeting, now, by: clock.with_more_time(meeting, 60, now, by),
    "take-1": lambda meeting, now, by: clock.with_more_time(meeting, -60, now, by),
}
CLOCK_WISHES: dict[str, Wish] = {
    "pause": lambda meeting: meeting.is_paused,
    "resume": lambda meeting: meeting.deadline is not None,
}


def no_wish(meeting: Meeting) -> bool:
    """Time is added to what there is: a colleague's minute is not one's own."""
    return False


async def phases(services: Services, person: Facilitating) -> tuple[Phase, ...]:
    async with services.database.reading() as connection:
        return await agenda.phases_of(connection, person.workshop.id)


async def edit_agenda(services: Services, person: Facilitating, edit: AgendaEdit, seen: str) -> None:
    """`seen`: the revision of the agenda that the page showed. What a colleague has saved since is not overwritten."""
    async with change(services, person, "edited the agenda") as connection:
        running = await agenda.meeting_of(connection, person.workshop.id, hold=True)
        before = await agenda.phases_of(connection, person.workshop.id)
        require_unchanged(before, seen)
        after = edited(before, edit, services.new_id())
        if running.phase_id not in {phase.id for phase in after}:
            raise Invalid("The meeting is in this phase now.", "Go on to another phase first.")
        await agenda.store_phases(connection, person.workshop.id, after)
        if total_minutes(before) != total_minutes(after):  # the meeting ends at another time
            await workshops.grow_calendar_sequence(connection, person.workshop.id)


async def go_on(services: Services, person: Facilitating, seen_version: int, target_id: str = "") -> None:
    """To the next phase; from a running drafting phase to its end, at which the drafts are collected.

    `target_id`: the phase that the pressed button led to.
    """
    has_settled = False
    async with change(services, person, "went on") as connection:
        entries, running = await _seen(services, connection, person, seen_version, target_id)
        phase = phase_by_id(entries, running.phase_id)
        if phase.spec.drafts and not await workshop_documents.collected_at(connection, person.workshop.id):
            if running.is_over(services.now()):
                raise AlreadyDone("Time is up already.", "The drafts are collected in a moment.")
            await _store(services, connection, person, running, clock.ended_early(running, services.now(), person.name))
        else:
            target = phase_after(entries, phase.id)
            if target is None:
                raise Invalid("This is the last phase.", "Adopt the statement, or go back.")
            has_settled = await _enter(services, connection, person, entries, running, target)
    if has_settled:
        await forget_settled(services)


async def go_back(services: Services, person: Facilitating, seen_version: int, target_id: str = "") -> None:
    async with change(services, person, "went back") as connection:
        entries, running = await _seen(services, connection, person, seen_version, target_id)
        target = phase_after(entries, running.phase_id, -1)
        if target is None:
            raise Invalid("This is the first phase.")
        await _leave_draft(services, connection, person, entries, running)
        has_settled = await _enter(services, connection, person, entries, running, target)
    if has_settled:
        await forget_settled(services)


async def go_to(services: Services, person: Facilitating, phase_id: str, seen_version: int) -> None:
    """Bring everyone to that phase."""
    async with change(services, person, "went to a phase") as connection:
        entries, running = await _seen(services, connection, person, seen_version, phase_id)
        target = phase_by_id(entries, phase_id)
        await _leave_draft(services, connection, person, entries, running)
        has_settled = await _enter(services, connection, person, entries, running, target)
    if has_settled:
        await forget_settled(services)


async def keep_writing(services: Services, person: Facilitating, seen_version: int) -> None:
    """Take the end of a drafting phase back, while its grace lasts."""
    async with change(services, person, "gave everyone more time to write") as connection:
        entries = await agenda.phases_of(connection, person.workshop.id)
        running = await agenda.meeting_of(connection, person.workshop.id, hold=True)
        now = services.now()
        if not phase_by_id(entries, running.phase_id).spec.drafts or await _are_locked(connection, person):
            raise AlreadyDone("Time was up.", "The drafts are being collected; nothing of them is lost.")
        _require_grace(running, now)
        if running.version != seen_version:
            raise _overtaken(running, seen_version, is_done=not running.is_over(now))
        await _store(services, connection, person, running, clock.kept_writing(running, now, person.name))


async def change_clock(
    services: Services, person: Facilitating, clock_change: ClockChange, seen_version: int, wish: Wish = no_wish
) -> None:
    async with change(services, person, "changed the clock") as connection:
        entries, running = await _seen(services, connection, person, seen_version, wish=wish)
        now = services.now()
        drafting = phase_by_id(entries, running.phase_id).spec.drafts
        if drafting and running.is_over(now):
            _require_grace(running, now)
            raise Conflict("Time is up.", "“Keep writing” gives everyone more time.")
        await _store(services, connection, person, running, clock_change(running, now, person.name))


async def set_done(services: Services, person: Participating, is_done: bool) -> None:
    """Tick, or untick, that one is done with the running phase."""
    async with services.database.transaction() as connection:
        running = await agenda.meeting_of(connection, person.workshop.id)
        await people.set_done(connection, running.phase_id, person.participant.id, is_done)
    await services.ring(person.workshop.id)


async def _seen(
    services: Services,
    connection: AsyncConnection,
    person: Facilitating,
    seen_version: int,
    target_id: str = "",
    wish: Wish = no_wish,
) -> tuple[tuple[Phase, ...], Meeting]:
    """The agenda and the meeting, if the meeting is still as this facilitator's page showed it."""
    running = await agenda.meeting_of(connection, person.workshop.id, hold=True)
    entries = await agenda.phases_of(connection, person.workshop.id)
    if running.version != seen_version:
        is_there = bool(target_id) and clock.is_on_its_way(running, entries, target_id, services.now())
        raise _overtaken(running, seen_version, is_done=is_there or wish(running))
    return entries, running


def _overtaken(running: Meeting, seen_version: int, *, is_done: bool) -> Conflict:
    is_latest = running.note and running.version == seen_version + 1
    if is_done:
        done = msg("Done already: %(note)s.", note=running.note)
        return AlreadyDone(done if is_latest else msg("This is done already: somebody else was faster."))
    return Conflict(
        msg("The meeting had just moved on: %(note)s.", note=running.note)
        if running.note
        else msg("The meeting had just moved on."),
        "Your press changed nothing. Look again, and press once more if you still want to.",
    )


def _require_grace(running: Meeting, now: datetime) -> None:
    if running.is_over(now) and not running.is_in_grace(now):
        raise AlreadyDone("Time is up.", "The drafts are being collected; nothing is lost.")


async def _are_locked(connection: AsyncConnection, person: Facilitating) -> bool:
    """Another process may have begun to collect, whose clock is a moment ahead of this one's."""
    kind = drafting_kind(person.workshop.mode)
    documents = await workshop_documents.of_workshop(connection, person.workshop.id)
    collected = await workshop_documents.collected_at(connection, person.workshop.id)
    return bool(collected) or any(entry.locked_at for entry in documents if entry.kind is kind)


async def _leave_draft(
    services: Services, connection: AsyncConnection, person: Facilitating, entries: Sequence[Phase], running: Meeting
) -> None:
    """Leaving a drafting phase sideways is fine until its time is up; then the drafts are being collected."""
    drafting = phase_by_id(entries, running.phase_id).spec.drafts
    collected = await workshop_documents.collected_at(connection, person.workshop.id)
    if drafting and not collected and running.is_over(services.now()):
        raise Conflict("Time is up.", "The drafts are being collected; this takes a few seconds.")


async def _enter(
    services: Services,
    connection: AsyncConnection,
    person: Facilitating,
    entries: Sequence[Phase],
    running: Meeting,
    target: Phase,
) -> bool:
    """Every phase goes on with the time that it had left. True where something was settled."""
    now = services.now()
    left = clock.time_left(running, phase_by_id(entries, running.phase_id), now)
    if target.id != running.phase_id:
        await end_phase(services, connection, person.workshop, running.phase_id)
        await agenda.keep_time_left(connection, running.phase_id, left)
        left = await agenda.time_left(connection, target.id)
    after = clock.entered(running, target, now, person.name, left)
    if target.spec.drafts:
        await solo_progress.forget(connection, person.workshop.id)
        await _write_again(connection, person, target)
        await ensure_documents(services, connection, person.workshop)
        if await workshop_documents.collected_at(connection, person.workshop.id):
            after = clock.without_clock(after)
    await _store(services, connection, person, running, after)
    return target.spec.is_after_work and await settle_meeting(services, connection, person.workshop.id)


async def _write_again(connection: AsyncConnection, person: Facilitating, target: Phase) -> None:
    """Where drafts are withheld, drafting begins again with what stands in the documents, and nobody is done yet."""
    if await withheld.lift(connection, person.workshop.id):
        await people.forget_done(connection, target.id)


async def _store(
    services: Services, connection: AsyncConnection, person: Facilitating, before: Meeting, after: Meeting
) -> None:
    if not await agenda.change_meeting(connection, person.workshop.id, before, after):
        raise Conflict("Another facilitator was faster.", "Look again; nothing of theirs was undone.")
    if after.started_at is not None:
        await note_sitting(connection, person.workshop.id, services.now())
