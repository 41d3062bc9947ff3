"""The agenda, and running the meeting: start, go on, go back, pause, add and take time."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating
from app.actions.people import furnish_rooms
from app.actions.services import Services
from app.domain import meeting as clock
from app.domain.agenda import (
    Phase,
    PhaseKind,
    added_phase,
    changed_phase,
    moved_phase,
    phase_after,
    phase_by_id,
    removed_phase,
    total_minutes,
)
from app.domain.meeting import Meeting
from app.domain.refusals import Invalid, Overtaken
from app.storage import agenda, people, rooms, workshops

ClockChange = Callable[[Meeting, datetime, str], Meeting]

CLOCK_CHANGES: dict[str, ClockChange] = {
    "pause": clock.paused,
    "resume": clock.resumed,
    "add-5": lambda meeting, now, by: clock.with_more_time(meeting, 300, now, by),
    "add-1": lambda meeting, now, by: clock.with_more_time(meeting, 60, now, by),
    "take-1": lambda meeting, now, by: clock.with_more_time(meeting, -60, now, by),
}


async def phases(services: Services, person: Facilitating) -> tuple[Phase, ...]:
    async with services.database.reading() as connection:
        return await agenda.phases_of(connection, person.workshop.id)


async def change_phase(services: Services, person: Facilitating, phase_id: str, title: str, minutes: int) -> None:
    await _edit(services, person, lambda entries: changed_phase(entries, phase_id, title, minutes))


async def add_phase(services: Services, person: Facilitating, title: str, minutes: int) -> None:
    await _edit(services, person, lambda entries: added_phase(entries, services.new_id(), title, minutes))


async def move_phase(services: Services, person: Facilitating, phase_id: str, steps: int) -> None:
    await _edit(services, person, lambda entries: moved_phase(entries, phase_id, steps))


async def remove_phase(services: Services, person: Facilitating, phase_id: str) -> None:
    await _edit(services, person, lambda entries: removed_phase(entries, phase_id))


async def _edit(services: Services, person: Facilitating, edit: Callable[[Sequence[Phase]], tuple[Phase, ...]]) -> None:
    async with services.database.transaction() as connection:
        before = await agenda.phases_of(connection, person.workshop.id)
        edited = edit(before)
        running = await agenda.meeting_of(connection, person.workshop.id)
        if running.phase_id not in {phase.id for phase in edited}:
            raise Invalid("The meeting is in this phase now.", "Go on to another phase first.")
        await agenda.store_phases(connection, person.workshop.id, edited)
        if total_minutes(before) != total_minutes(edited):  # the meeting ends at another time
            await workshops.grow_calendar_sequence(connection, person.workshop.id)
    await services.ring(person.workshop.id)


async def go_on(services: Services, person: Facilitating, seen_turn: int) -> None:
    """To the next phase; from a running drafting phase to its end, at which the drafts are collected."""
    async with services.database.transaction() as connection:
        entries, running = await _seen(connection, person, seen_turn)
        phase = phase_by_id(entries, running.phase_id)
        if phase.kind is PhaseKind.DRAFT and not await rooms.collected_at(connection, person.workshop.id):
            if running.is_over(services.now()):
                raise Overtaken("Time is up already.", "The drafts are being collected.")
            await _store(connection, person, running, clock.ended_early(running, services.now(), person.name))
        else:
            target = phase_after(entries, phase.id)
            if target is None:
                raise Invalid("This is the last phase.", "Adopt the statement, or go back.")
            await _enter(services, connection, person, running, target)
    await services.ring(person.workshop.id)


async def go_back(services: Services, person: Facilitating, seen_turn: int) -> None:
    async with services.database.transaction() as connection:
        entries, running = await _seen(connection, person, seen_turn)
        target = phase_after(entries, running.phase_id, -1)
        if target is None:
            raise Invalid("This is the first phase.")
        await _leave_draft(services, connection, person, entries, running)
        await _enter(services, connection, person, running, target)
    await services.ring(person.workshop.id)


async def go_to(services: Services, person: Facilitating, phase_id: str, seen_turn: int) -> None:
    """Bring everyone to that phase."""
    async with services.database.transaction() as connection:
        entries, running = await _seen(connection, person, seen_turn)
        target = phase_by_id(entries, phase_id)
        await _leave_draft(services, connection, person, entries, running)
        await _enter(services, connection, person, running, target)
    await services.ring(person.workshop.id)


async def change_clock(services: Services, person: Facilitating, change: ClockChange, seen_turn: int) -> None:
    async with services.database.transaction() as connection:
        entries, running = await _seen(connection, person, seen_turn)
        now = services.now()
        grace_ends = running.grace_ends_at()
        drafting = phase_by_id(entries, running.phase_id).kind is PhaseKind.DRAFT
        if drafting and grace_ends and now >= grace_ends:
            raise Overtaken("Time is up.", "The drafts are being collected; nothing is lost.")
        await _store(connection, person, running, change(running, now, person.name))
    await services.ring(person.workshop.id)


async def set_done(services: Services, person: Participating, is_done: bool) -> None:
    """Tick, or untick, that one is done with the running phase."""
    async with services.database.transaction() as connection:
        running = await agenda.meeting_of(connection, person.workshop.id)
        await people.set_done(connection, running.phase_id, person.participant.id, is_done)
    await services.ring(person.workshop.id)


async def _seen(connection: AsyncConnection, person: Facilitating, seen_turn: int) -> tuple[tuple[Phase, ...], Meeting]:
    """The agenda and the meeting, if the meeting is still as this facilitator's page showed it."""
    running = await agenda.meeting_of(connection, person.workshop.id)
    if running.turn != seen_turn:
        raise Overtaken(
            f"The meeting had just moved on: {running.note}." if running.note else "The meeting had just moved on.",
            "Your press changed nothing. Look again, and press once more if you still want to.",
        )
    return await agenda.phases_of(connection, person.workshop.id), running


async def _leave_draft(
    services: Services, connection: AsyncConnection, person: Facilitating, entries: Sequence[Phase], running: Meeting
) -> None:
    """Leaving a drafting phase sideways is fine until its time is up; then the drafts are being collected."""
    drafting = phase_by_id(entries, running.phase_id).kind is PhaseKind.DRAFT
    collected = await rooms.collected_at(connection, person.workshop.id)
    if drafting and not collected and running.is_over(services.now()):
        raise Overtaken("Time is up.", "The drafts are being collected; this takes a few seconds.")


async def _enter(
    services: Services, connection: AsyncConnection, person: Facilitating, running: Meeting, target: Phase
) -> None:
    after = clock.entered(running, target, services.now(), person.name)
    if target.kind is PhaseKind.DRAFT:
        await furnish_rooms(services, connection, person.workshop)
        if await rooms.collected_at(connection, person.workshop.id):
            after = clock.without_clock(after)
    await _store(connection, person, running, after)


async def _store(connection: AsyncConnection, person: Facilitating, before: Meeting, after: Meeting) -> None:
    if not await agenda.change_meeting(connection, person.workshop.id, before, after):
        raise Overtaken("Another facilitator was faster.", "Look again; nothing of theirs was undone.")
