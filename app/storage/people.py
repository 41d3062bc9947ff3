"""Participants, their seats (sessions) and who is here."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, delete, false, func, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.people.people import COLOURS, NewPerson, Participant
from app.domain.seats.seats import Circle
from app.storage.database import insert_or_yield
from app.storage.tables import done_marks, participants, presences, seat_devices, sessions


def _participant(row: Row[tuple[object, ...]]) -> Participant:
    return Participant(**{name: value for name, value in row._mapping.items() if name != "workshop_id"})


async def add(connection: AsyncConnection, workshop_id: str, people: Sequence[tuple[str, NewPerson]]) -> None:
    """Add people under the given ids; carets get colours in turn."""
    taken = len(await of_workshop(connection, workshop_id))
    for number, (participant_id, person) in enumerate(people, start=taken):
        await connection.execute(
            insert(participants).values(
                id=participant_id,
                workshop_id=workshop_id,
                name=person.name,
                email=person.email,
                role=person.role,
                department=person.department,
                bio=person.bio,
                colour=number % COLOURS,
                link_version=1,
            )
        )


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Participant, ...]:
    query = select(participants).where(participants.c.workshop_id == workshop_id).order_by(participants.c.name)
    return tuple(_participant(row) for row in await connection.execute(query))


async def names_of(connection: AsyncConnection, workshop_id: str) -> tuple[str, ...]:
    """In alphabetical order."""
    query = select(participants.c.name).where(participants.c.workshop_id == workshop_id)
    return tuple(sorted((await connection.execute(query)).scalars()))


async def by_id(connection: AsyncConnection, workshop_id: str, participant_id: str) -> Participant | None:
    query = select(participants).where(participants.c.id == participant_id, participants.c.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return _participant(row) if row else None


async def workshop_of(connection: AsyncConnection, participant_id: str) -> str | None:
    query = select(participants.c.workshop_id).where(participants.c.id == participant_id)
    return (await connection.execute(query)).scalar_one_or_none()


async def change(connection: AsyncConnection, workshop_id: str, participant_id: str, **values: object) -> None:
    query = update(participants).where(participants.c.id == participant_id, participants.c.workshop_id == workshop_id)
    await connection.execute(query.values(**values))


async def remove(connection: AsyncConnection, workshop_id: str, participant_id: str) -> None:
    query = delete(participants).where(participants.c.id == participant_id, participants.c.workshop_id == workshop_id)
    await connection.execute(query)


class Seated(NamedTuple):
    """Whose seat a session opens, and the device and the circle of devices that it is on.

    `by_code`: the device got in by the join code.
    """

    workshop_id: str
    participant: Participant
    device: str
    circle: Circle
    by_code: bool = False


def _seated() -> Select[tuple[object, ...]]:
    """A session from before devices were told apart is a device of its own."""
    device = func.coalesce(sessions.c.seat_device, sessions.c.token_hash)
    return (
        select(
            participants,
            sessions.c.token_hash,
            device.label("at_device"),
            func.coalesce(seat_devices.c.circle, device).label("circle"),
            func.coalesce(seat_devices.c.since, sessions.c.created_at).label("since"),
            func.coalesce(seat_devices.c.by_code, false()).label("by_code"),
        )
        .join(sessions, sessions.c.participant_id == participants.c.id)
        .outerjoin(seat_devices, seat_devices.c.device == device)
    )


def _seat(row: Row[tuple[object, ...]]) -> Seated:
    values = {column.name: row._mapping[column.name] for column in participants.c if column.name != "workshop_id"}
    circle = Circle(row.circle, row.since)
    return Seated(row.workshop_id, Participant(**values), row.at_device, circle, row.by_code)


async def seat_of_session(
    connection: AsyncConnection, token_hash: str, workshop_id: str, since: datetime
) -> Seated | None:
    query = _seated().where(
        sessions.c.token_hash == token_hash, sessions.c.created_at > since, participants.c.workshop_id == workshop_id
    )
    row = (await connection.execute(query)).one_or_none()
    return _seat(row) if row else None


async def seats_of_sessions(
    connection: AsyncConnection, token_hashes: Collection[str], since: datetime
) -> dict[str, Seated]:
    """By session."""
    query = _seated().where(sessions.c.token_hash.in_(token_hashes), sessions.c.created_at > since)
    return {row.token_hash: _seat(row) for row in await connection.execute(query)}


async def is_screen_session(connection: AsyncConnection, token_hash: str, workshop_id: str, since: datetime) -> bool:
    query = select(sessions.c.token_hash).where(
        sessions.c.token_hash == token_hash,
        sessions.c.created_at > since,
        sessions.c.screen_workshop_id == workshop_id,
    )
    return (await connection.execute(query)).one_or_none() is not None


async def hold(connection: AsyncConnection, workshop_id: str, participant_id: str) -> None:
    """Until this transaction ends, nobody else can hold this person's seat."""
    query = select(participants.c.id).where(
        participants.c.id == participant_id, participants.c.workshop_id == workshop_id
    )
    await connection.execute(query.with_for_update())  # on SQLite the one write lock is already taken


async def seated(connection: AsyncConnection, workshop_id: str, since: datetime) -> frozenset[str]:
    """Who has opened their place on some device after `since`."""
    query = (
        select(sessions.c.participant_id)
        .join(participants, participants.c.id == sessions.c.participant_id)
        .where(participants.c.workshop_id == workshop_id, sessions.c.created_at > since)
    )
    return frozenset((await connection.execute(query)).scalars())


async def end_screens(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(sessions).where(sessions.c.screen_workshop_id == workshop_id))


async def arrive(
    connection: AsyncConnection, presence_id: str, workshop_id: str, participant_id: str, now: datetime
) -> None:
    await connection.execute(
        insert(presences).values(id=presence_id, workshop_id=workshop_id, participant_id=participant_id, seen_at=now)
    )


async def still_here(connection: AsyncConnection, presence_ids: Sequence[str], now: datetime) -> None:
    await connection.execute(update(presences).where(presences.c.id.in_(presence_ids)).values(seen_at=now))


async def leave(connection: AsyncConnection, presence_id: str) -> None:
    await connection.execute(delete(presences).where(presences.c.id == presence_id))


async def end_presences(connection: AsyncConnection, participant_id: str) -> None:
    """Their pages were ended: none of them is open, whatever becomes of its socket."""
    await connection.execute(delete(presences).where(presences.c.participant_id == participant_id))


async def here(connection: AsyncConnection, workshop_id: str, since: datetime) -> frozenset[str]:
    """Whose page was open at some time after `since`."""
    query = select(presences.c.participant_id).where(
        presences.c.workshop_id == workshop_id, presences.c.seen_at > since
    )
    return frozenset((await connection.execute(query)).scalars())


async def done(connection: AsyncConnection, phase_id: str) -> frozenset[str]:
    query = select(done_marks.c.participant_id).where(done_marks.c.phase_id == phase_id)
    return frozenset((await connection.execute(query)).scalars())


async def forget_done(connection: AsyncConnection, phase_id: str) -> None:
    await connection.execute(delete(done_marks).where(done_marks.c.phase_id == phase_id))


async def set_done(connection: AsyncConnection, phase_id: str, participant_id: str, is_done: bool) -> None:
    if is_done:
        mark = insert_or_yield(connection, done_marks).values(phase_id=phase_id, participant_id=participant_id)
        await connection.execute(mark.on_conflict_do_nothing())
        return
    await connection.execute(
        delete(done_marks).where(done_marks.c.phase_id == phase_id, done_marks.c.participant_id == participant_id)
    )
