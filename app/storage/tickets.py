"""One-time links of the survey: of each only a digest, until it is spent; then nothing."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.tickets import TicketList
from app.storage.database import insert_or_yield
from app.storage.tables import open_link_closings, survey_ticket_lists, survey_tickets


async def add_list(
    connection: AsyncConnection, list_id: str, workshop_id: str, size: int, by: str, now: datetime
) -> None:
    values = {"id": list_id, "workshop_id": workshop_id, "size": size, "made_by": by, "made_at": now}
    await connection.execute(insert(survey_ticket_lists).values(values))


async def add_tickets(connection: AsyncConnection, list_id: str, digests: Collection[str]) -> None:
    await connection.execute(insert(survey_tickets), [{"token_hash": one, "list_id": list_id} for one in digests])


async def lists_of(connection: AsyncConnection, workshop_id: str) -> tuple[TicketList, ...]:
    """The latest first."""
    table = survey_ticket_lists.c
    unused = (
        select(func.count())
        .select_from(survey_tickets)
        .where(survey_tickets.c.list_id == table.id)
        .correlate(survey_ticket_lists)
        .scalar_subquery()
    )
    query = (
        select(table.id, table.size, unused, table.made_by, table.made_at, table.withdrawn_by, table.withdrawn_at)
        .where(table.workshop_id == workshop_id)
        .order_by(table.made_at.desc())
    )
    return tuple(TicketList(*row) for row in await connection.execute(query))


async def withdraw(connection: AsyncConnection, workshop_id: str, list_id: str, by: str, now: datetime) -> bool:
    """The links of the list that were not used no longer work. False if it is none of the workshop's, or is gone."""
    table = survey_ticket_lists.c
    mine = (table.id == list_id, table.workshop_id == workshop_id, table.withdrawn_at.is_(None))
    query = update(survey_ticket_lists).where(*mine).values(withdrawn_by=by, withdrawn_at=now)
    if (await connection.execute(query.returning(table.id))).first() is None:
        return False
    await connection.execute(delete(survey_tickets).where(survey_tickets.c.list_id == list_id))
    return True


async def is_unused(connection: AsyncConnection, workshop_id: str, digest: str) -> bool:
    query = _of_workshops().where(survey_tickets.c.token_hash == digest)
    return [row.workshop_id for row in await connection.execute(query)] == [workshop_id]


async def spend(connection: AsyncConnection, wanted: Mapping[str, str]) -> set[str]:
    """Delete those of the tickets (digest -> workshop) that are there; which these were.

    Locked in one order, so that no two processes wait for each other.
    """
    if not wanted:
        return set()
    query = _of_workshops().where(survey_tickets.c.token_hash.in_(wanted)).order_by(survey_tickets.c.token_hash)
    found = await connection.execute(query.with_for_update(of=survey_tickets))
    there = {row.token_hash for row in found if wanted[row.token_hash] == row.workshop_id}
    await connection.execute(delete(survey_tickets).where(survey_tickets.c.token_hash.in_(there)))
    return there


async def takes_tickets_only(connection: AsyncConnection, workshop_id: str) -> bool:
    query = select(open_link_closings.c.workshop_id).where(open_link_closings.c.workshop_id == workshop_id)
    return (await connection.execute(query)).first() is not None


async def close_open_link(connection: AsyncConnection, workshop_id: str, by: str, now: datetime) -> None:
    values = {"workshop_id": workshop_id, "closed_by": by, "closed_at": now}
    query = insert_or_yield(connection, open_link_closings).values(values)
    await connection.execute(query.on_conflict_do_nothing())


async def open_open_link(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(open_link_closings).where(open_link_closings.c.workshop_id == workshop_id))


def _of_workshops() -> Select[str, str]:
    return select(survey_tickets.c.token_hash, survey_ticket_lists.c.workshop_id).join(survey_ticket_lists)
