"""The agenda's phases and the meeting's clock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import Meeting, TimeLeft
from app.domain.meeting.phase_spec import PhaseKind
from app.i18n.stored import from_stored, to_stored
from app.storage.database import insert_or_yield
from app.storage.tables import heartbeats, meetings, phases

_BEAT, _TRIAL = 1, 0  # ids of heartbeats
_CLOCK = ("phase_id", "total_seconds", "version", "started_at", "deadline", "paused_seconds", "note", "ended_with")


async def phases_of(connection: AsyncConnection, workshop_id: str) -> tuple[Phase, ...]:
    table = phases.c
    query = (
        select(table.id, table.kind, table.title, table.minutes)
        .where(table.workshop_id == workshop_id)
        .order_by(table.position)
    )
    return tuple(
        Phase(id_, PhaseKind(kind), title, minutes) for id_, kind, title, minutes in await connection.execute(query)
    )


async def store_phases(connection: AsyncConnection, workshop_id: str, agenda: Sequence[Phase]) -> None:
    """Make the stored agenda this one. Phases that stay keep their rows, and so their marks."""
    stored = {phase.id for phase in await phases_of(connection, workshop_id)}
    gone = stored - {phase.id for phase in agenda}
    await connection.execute(delete(phases).where(phases.c.workshop_id == workshop_id, phases.c.id.in_(gone)))
    for position, phase in enumerate(agenda):
        values = {"position": position, "kind": phase.kind, "title": phase.title, "minutes": phase.minutes}
        if phase.id in stored:
            await connection.execute(update(phases).where(phases.c.id == phase.id).values(values))
        else:
            await connection.execute(insert(phases).values(values | {"id": phase.id, "workshop_id": workshop_id}))


async def time_left(connection: AsyncConnection, phase_id: str) -> TimeLeft | None:
    """What the phase had left when the meeting went elsewhere; None if it was never left, or had no clock."""
    table = phases.c
    query = select(table.left_seconds, table.left_of_seconds, table.left_of_minutes).where(table.id == phase_id)
    seconds, total, minutes = (await connection.execute(query)).one()
    return None if seconds is None else TimeLeft(seconds, total, minutes)


async def keep_time_left(connection: AsyncConnection, phase_id: str, left: TimeLeft | None) -> None:
    values = (left.seconds, left.total_seconds, left.minutes) if left else (None, None, None)
    names = ("left_seconds", "left_of_seconds", "left_of_minutes")
    query = update(phases).where(phases.c.id == phase_id)
    await connection.execute(query.values(dict(zip(names, values, strict=True))))


async def meeting_of(connection: AsyncConnection, workshop_id: str, *, hold: bool = False) -> Meeting:
    """`hold`: until this transaction ends, nobody else changes it. (SQLite's write lock is taken already.)"""
    query = select(*(meetings.c[name].label(name) for name in _CLOCK)).where(meetings.c.workshop_id == workshop_id)
    if hold:
        query = query.with_for_update()
    return _meeting((await connection.execute(query)).one())


async def add_meeting(connection: AsyncConnection, workshop_id: str, meeting: Meeting) -> None:
    await connection.execute(insert(meetings).values(_values(meeting) | {"workshop_id": workshop_id}))


async def change_meeting(connection: AsyncConnection, workshop_id: str, before: Meeting, after: Meeting) -> bool:
    """Store the change, unless somebody else has made one since `before` was read; then False, and nothing changes."""
    query = update(meetings).where(meetings.c.workshop_id == workshop_id, meetings.c.version == before.version)
    return (await connection.execute(query.values(_values(after)))).rowcount == 1


async def running(connection: AsyncConnection) -> dict[str, Meeting]:
    """Every meeting whose clock runs, by workshop. For the server's own clock, not for people."""
    query = select(meetings.c.workshop_id, *(meetings.c[name].label(name) for name in _CLOCK)).where(
        meetings.c.deadline.is_not(None)
    )
    return {row.workshop_id: _meeting(row) for row in await connection.execute(query)}


async def last_beat(connection: AsyncConnection) -> datetime | None:
    return (await connection.execute(select(heartbeats.c.beat_at))).scalar_one_or_none()


async def beat(connection: AsyncConnection, before: datetime | None, now: datetime) -> bool:
    """Note that a process is alive. False if another process did so since `before` was read."""
    if before is None:
        first = insert_or_yield(connection, heartbeats).values(id=_BEAT, beat_at=now).on_conflict_do_nothing()
        return (await connection.execute(first)).rowcount == 1
    changed = await connection.execute(update(heartbeats).where(heartbeats.c.beat_at == before).values(beat_at=now))
    return changed.rowcount == 1


async def try_to_write(connection: AsyncConnection, now: datetime) -> None:
    """Have the commit write something that leaves nothing behind.

    A row that is written and deleted again: where a row is only written as it was, SQLite writes nothing.
    """
    await connection.execute(insert(heartbeats).values(id=_TRIAL, beat_at=now))
    await connection.execute(delete(heartbeats).where(heartbeats.c.id == _TRIAL))


def _values(meeting: Meeting) -> dict[str, object]:
    return {name: getattr(meeting, name) for name in _CLOCK} | {"note": to_stored(meeting.note)}


def _meeting(row: Row[Any]) -> Meeting:
    values = {name: row._mapping[name] for name in _CLOCK}
    return Meeting(**values | {"note": from_stored(row.note)})
