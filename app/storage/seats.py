"""Devices that hold a seat, that ask for one, and that were ended."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.seats.seats import Circle, Device, Ended, Ending, SeatRequest
from app.storage import accounts, seat_circles
from app.storage.database import insert_or_yield
from app.storage.tables import participants, seat_beats, seat_endings, seat_requests, sessions

KEPT_FOR = timedelta(days=30)  # what a device that was ended is told: as long as its session could have lasted
REQUESTS_KEPT_FOR = timedelta(days=1)
_request = seat_requests.c


def _device() -> ColumnElement[str]:
    """A session from before devices were told apart is a device of its own."""
    return func.coalesce(sessions.c.seat_device, sessions.c.token_hash)


async def devices(connection: AsyncConnection, participant_id: str, since: datetime) -> tuple[Device, ...]:
    """Those that hold the seat by a session that began after `since`; the longest there first."""
    query = (
        select(_device().label("key"), func.min(sessions.c.created_at), func.max(seat_beats.c.seen_at))
        .outerjoin(seat_beats, seat_beats.c.device == _device())
        .where(sessions.c.participant_id == participant_id, sessions.c.created_at > since)
        .group_by(_device())
        .order_by(func.min(sessions.c.created_at), _device())
    )
    return tuple(Device(key, first, seen) for key, first, seen in await connection.execute(query))


async def device_of(connection: AsyncConnection, token_hash: str, participant_id: str, since: datetime) -> str | None:
    """The device on which this session of the seat lives."""
    query = select(_device()).where(
        sessions.c.token_hash == token_hash,
        sessions.c.participant_id == participant_id,
        sessions.c.created_at > since,
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def counts(connection: AsyncConnection, workshop_id: str, since: datetime) -> dict[str, int]:
    """How many devices hold each participant's seat; of those that are held."""
    query = (
        select(sessions.c.participant_id, func.count(_device().distinct()).label("held"))
        .join(participants, participants.c.id == sessions.c.participant_id)
        .where(participants.c.workshop_id == workshop_id, sessions.c.created_at > since)
        .group_by(sessions.c.participant_id)
    )
    return {row.participant_id: row.held for row in await connection.execute(query)}


async def admit(
    connection: AsyncConnection,
    token_hash: str,
    participant_id: str,
    device: str,
    circle: Circle,
    now: datetime,
    *,
    by_code: bool = False,
) -> None:
    """The session begins; its device counts as alive until its page has had time to open."""
    await seat_circles.join(connection, participant_id, device, circle, by_code=by_code)
    await accounts.start_session(connection, token_hash, now, participant_id=participant_id, seat_device=device)
    await here(connection, participant_id, device, now)


async def here(connection: AsyncConnection, participant_id: str, device: str, now: datetime) -> None:
    values = {"device": device, "participant_id": participant_id, "seen_at": now}
    query = insert_or_yield(connection, seat_beats).values(values)
    await connection.execute(query.on_conflict_do_update(index_elements=("device",), set_={"seen_at": now}))


async def heard_of(connection: AsyncConnection, seen: Mapping[str, datetime]) -> None:
    """When each device was last heard of. One that no longer holds a seat is passed over."""
    query = update(seat_beats).where(seat_beats.c.device == bindparam("which")).values(seen_at=bindparam("at"))
    rows = [{"which": device, "at": at} for device, at in sorted(seen.items())]  # one order in all processes
    if rows:
        await connection.execute(query, rows)


async def end_devices(
    connection: AsyncConnection,
    participant_id: str,
    why: Ending,
    now: datetime,
    *,
    keep: str = "",
    and_requests: bool = False,
) -> None:
    """Every device but `keep` loses the seat, and what it asks next is answered with why.

    `and_requests`: nothing that asked for the seat so far can still get it either.
    """
    if and_requests:
        await end_requests(connection, participant_id, why, now)
    await _end(connection, participant_id, _device() != keep, seat_beats.c.device != keep, why, now)


async def end_device(connection: AsyncConnection, participant_id: str, device: str, why: Ending, now: datetime) -> None:
    """This device alone loses the seat, and what it has asked for there."""
    asked = (_request.participant_id == participant_id) & (_request.device == device)
    query = delete(seat_requests).where(asked).returning(_request.token_hash)
    await _note_ended(connection, participant_id, (await connection.execute(query)).scalars().all(), why, now)
    await _end(connection, participant_id, _device() == device, seat_beats.c.device == device, why, now)


async def _end(
    connection: AsyncConnection,
    participant_id: str,
    sitting: ColumnElement[bool],
    heard: ColumnElement[bool],
    why: Ending,
    now: datetime,
) -> None:
    """The sessions of the seat on such devices (`sitting`), and when these were last heard of (`heard`)."""
    which = (sessions.c.participant_id == participant_id) & sitting
    ended = (await connection.execute(select(sessions.c.token_hash).where(which))).scalars().all()
    await connection.execute(delete(seat_endings).where(seat_endings.c.at < now - KEPT_FOR))
    await _note_ended(connection, participant_id, ended, why, now)
    await connection.execute(delete(sessions).where(which))
    await connection.execute(delete(seat_beats).where((seat_beats.c.participant_id == participant_id) & heard))


async def end_requests(connection: AsyncConnection, participant_id: str, why: Ending, now: datetime) -> None:
    """Nothing that asked for the seat so far can still get it."""
    query = delete(seat_requests).where(_request.participant_id == participant_id).returning(_request.token_hash)
    await _note_ended(connection, participant_id, (await connection.execute(query)).scalars().all(), why, now)


async def _note_ended(
    connection: AsyncConnection, participant_id: str, hashes: Sequence[str], why: Ending, now: datetime
) -> None:
    rows = [{"token_hash": one, "participant_id": participant_id, "why": why, "at": now} for one in hashes]
    if rows:
        await connection.execute(insert(seat_endings), rows)


async def ended(connection: AsyncConnection, token_hash: str, workshop_id: str) -> Ended | None:
    query = (
        select(seat_endings.c.why, seat_endings.c.at)
        .join(participants, participants.c.id == seat_endings.c.participant_id)
        .where(seat_endings.c.token_hash == token_hash, participants.c.workshop_id == workshop_id)
    )
    row = (await connection.execute(query)).one_or_none()
    return Ended(Ending(row.why), row.at) if row else None


async def all_ended(connection: AsyncConnection, token_hashes: Collection[str]) -> dict[str, Ended]:
    """As `ended`, of the sessions that once held a seat, whichever it was."""
    if not token_hashes:
        return {}
    query = select(seat_endings).where(seat_endings.c.token_hash.in_(token_hashes))
    return {row.token_hash: Ended(Ending(row.why), row.at) for row in await connection.execute(query)}


# -- devices that ask


def _requests() -> Select[tuple[object, ...]]:
    return select(*(column for column in seat_requests.c if column.name != "token_hash"))


async def ask(connection: AsyncConnection, token_hash: str, request: SeatRequest) -> None:
    """Instead of what the same device has asked before. What was asked days ago is forgotten."""
    again = (_request.participant_id == request.participant_id) & (_request.device == request.device)
    old = _request.seen_at < request.asked_at - REQUESTS_KEPT_FOR
    await connection.execute(delete(seat_requests).where(again | old))
    await connection.execute(insert(seat_requests).values(token_hash=token_hash, **vars(request)))


async def requests(connection: AsyncConnection, participant_id: str) -> tuple[SeatRequest, ...]:
    """The one that has waited longest first."""
    query = _requests().where(_request.participant_id == participant_id).order_by(_request.asked_at, _request.id)
    return tuple(SeatRequest(**row._mapping) for row in await connection.execute(query))


async def asked_for(connection: AsyncConnection, workshop_id: str) -> tuple[SeatRequest, ...]:
    """Every request for a seat of the workshop."""
    query = _requests().join(participants, participants.c.id == _request.participant_id)
    found = await connection.execute(query.where(participants.c.workshop_id == workshop_id))
    return tuple(SeatRequest(**row._mapping) for row in found)


async def request_of(connection: AsyncConnection, token_hash: str, workshop_id: str) -> SeatRequest | None:
    query = _requests().join(participants, participants.c.id == _request.participant_id)
    query = query.where(_request.token_hash == token_hash, participants.c.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return SeatRequest(**row._mapping) if row else None


async def change_request(connection: AsyncConnection, request_id: str, **values: object) -> None:
    await connection.execute(update(seat_requests).where(_request.id == request_id).values(**values))


async def let_in(connection: AsyncConnection, request: SeatRequest, circle: Circle, now: datetime) -> None:
    """The session that was asked for begins."""
    query = delete(seat_requests).where(_request.id == request.id).returning(_request.token_hash)
    token_hash = (await connection.execute(query)).scalar_one()
    where = (request.participant_id, request.device)
    await admit(connection, token_hash, *where, circle, now, by_code=request.by_code)
