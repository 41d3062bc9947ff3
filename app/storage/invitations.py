"""The outbox of messages to participants. A row goes to a mail server once at most: by the first to claim it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.invitations.invitations import DeliveryState, Invitation, InvitationKind
from app.storage.tables import invitations, workshops
from app.storage.workshops import is_open


def _invitation(row: Row[tuple[object, ...]]) -> Invitation:
    values = dict(row._mapping)
    return Invitation(**values | {"kind": InvitationKind(values["kind"]), "state": DeliveryState(values["state"])})


async def hold(connection: AsyncConnection, workshop_id: str) -> None:
    """Until this transaction ends, nobody else puts messages of this workshop into the outbox."""
    query = select(workshops.c.id).where(workshops.c.id == workshop_id)
    await connection.execute(query.with_for_update())  # on SQLite the one write lock is already taken


async def add(connection: AsyncConnection, messages: Sequence[Invitation]) -> None:
    for message in messages:
        values = {name: getattr(message, name) for name in Invitation.__dataclass_fields__}
        await connection.execute(insert(invitations).values(values))


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Invitation, ...]:
    """The oldest first."""
    query = (
        select(invitations)
        .where(invitations.c.workshop_id == workshop_id)
        .order_by(invitations.c.queued_at, invitations.c.id)
    )
    return tuple(_invitation(row) for row in await connection.execute(query))


async def due(connection: AsyncConnection, now: datetime, most: int) -> tuple[Invitation, ...]:
    """What is to be sent now, whatever workshop it is of. For the outbox, not for people."""
    query = (
        select(invitations)
        .where(
            invitations.c.state == DeliveryState.WAITING,
            invitations.c.due_at <= now,
            is_open(invitations.c.workshop_id),
        )
        .order_by(invitations.c.due_at, invitations.c.id)
        .limit(most)
    )
    return tuple(_invitation(row) for row in await connection.execute(query))


async def claim(connection: AsyncConnection, message: Invitation, until: datetime) -> bool:
    """Mark it as being sent, with what it says. False if it no longer waits: then it must not be sent.

    `message.attempts` counts this one already.
    """
    query = update(invitations).where(
        invitations.c.id == message.id,
        invitations.c.state == DeliveryState.WAITING,
        invitations.c.attempts == message.attempts - 1,
    )
    values = {
        "state": DeliveryState.SENDING,
        "attempts": message.attempts,
        "due_at": until,
        "link_version": message.link_version,
        "calendar_sequence": message.calendar_sequence,
    }
    return (await connection.execute(query.values(values))).rowcount == 1


async def settle(connection: AsyncConnection, message: Invitation) -> bool:
    """Store what has become of a message that was claimed. That it was sent holds also if it had been given up."""
    query = update(invitations).where(invitations.c.id == message.id)
    if message.state is not DeliveryState.SENT:
        query = query.where(invitations.c.state == DeliveryState.SENDING)
    names = ("state", "due_at", "sent_at", "reason")
    return (await connection.execute(query.values({name: getattr(message, name) for name in names}))).rowcount == 1


async def overdue(connection: AsyncConnection, now: datetime) -> tuple[Invitation, ...]:
    """What some process began to send and never came back about."""
    query = select(invitations).where(invitations.c.state == DeliveryState.SENDING, invitations.c.due_at <= now)
    return tuple(_invitation(row) for row in await connection.execute(query))


async def withdraw(connection: AsyncConnection, participant_id: str, reason: str) -> None:
    """What waits for this person is not sent any more."""
    query = update(invitations).where(
        invitations.c.participant_id == participant_id, invitations.c.state == DeliveryState.WAITING
    )
    await connection.execute(query.values(state=DeliveryState.FAILED, reason=reason))


async def refuse(connection: AsyncConnection, message: Invitation, reason: str) -> None:
    """It waits, but cannot be sent."""
    query = update(invitations).where(invitations.c.id == message.id, invitations.c.state == DeliveryState.WAITING)
    await connection.execute(query.values(state=DeliveryState.FAILED, reason=reason))
