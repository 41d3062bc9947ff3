"""One-time links of the survey: of each only a digest, until it is spent; then nothing."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.survey.one_time_links import TicketList
from app.storage.database import insert_or_yield
from app.storage.tables import open_link_closings, survey_ticket_lists, survey_tickets

_list, _ticket = survey_ticket_lists.c, survey_tickets.c


async def add_list(
    connection: AsyncConnection, list_id: str, workshop_id: str, size: int, by: str, now: datetime
) -> None:
    values = {"id": list_id, "workshop_id": workshop_id, "size": size, "made_by": by, "made_at": now}
    await connection.execute(insert(survey_ticket_lists).values(values))


async def add_tickets(connection: AsyncConnection, list_id: str, digests: Collection[str]) -> None:
    await connection.execute(insert(survey_tickets), [{"token_hash": one, "list_id": list_id} for one in digests])


async def lists_of(connection: AsyncConnection, workshop_id: str) -> tuple[TicketList, ...]:
    """The latest first."""
    unused = select(func.count()).select_from(survey_tickets).where(_ticket.list_id == _list.id)
    query = (
        select(
            _list.id,
            _list.size,
            unused.correlate(survey_ticket_lists).scalar_subquery(),
            _list.made_by,
            _list.made_at,
            _list.withdrawn_by,
            _list.withdrawn_at,
        )
        .where(_list.workshop_id == workshop_id)
        .order_by(_list.made_at.desc(), _list.id)
    )
    return tuple(TicketList(*row) for row in await connection.execute(query))


async def withdraw(connection: AsyncConnection, workshop_id: str, list_id: str, by: str, now: datetime) -> bool:
    """The links of the list take no answers any more. False if it is none of the workshop's, or is withdrawn."""
    mine = (_list.id == list_id, _list.workshop_id == workshop_id, _list.withdrawn_at.is_(None))
    query = update(survey_ticket_lists).where(*mine).values(withdrawn_by=by, withdrawn_at=now)
    return (await connection.execute(query.returning(_list.id))).first() is not None


async def restore(connection: AsyncConnection, workshop_id: str, list_id: str) -> bool:
    """Those of its links that were not used take answers again. False if it is not withdrawn."""
    mine = (_list.id == list_id, _list.workshop_id == workshop_id, _list.withdrawn_at.is_not(None))
    query = update(survey_ticket_lists).where(*mine).values(withdrawn_by=None, withdrawn_at=None)
    return (await connection.execute(query.returning(_list.id))).first() is not None


async def has_list(connection: AsyncConnection, workshop_id: str, list_id: str) -> bool:
    query = select(_list.id).where(_list.id == list_id, _list.workshop_id == workshop_id)
    return (await connection.execute(query)).one_or_none() is not None


async def spend(connection: AsyncConnection, wanted: Mapping[str, str]) -> dict[str, bool]:
    """Delete those tickets (digest -> workshop) that take an answer.

    Gives those that have not been used: digest -> whether it takes an answer, or its list is withdrawn.
    Locked in one order, so that no two processes wait for each other.
    """
    if not wanted:
        return {}
    query = _tickets().where(_ticket.token_hash.in_(wanted)).order_by(_ticket.token_hash)
    rows = (await connection.execute(query.with_for_update(of=survey_tickets))).all()
    found = {row.token_hash: row.works for row in rows if wanted[row.token_hash] == row.workshop_id}
    spent = [token for token, works in found.items() if works]
    if spent:
        await connection.execute(delete(survey_tickets).where(_ticket.token_hash.in_(spent)))
    return found


async def takes_tickets_only(connection: AsyncConnection, workshop_id: str) -> bool:
    query = select(open_link_closings.c.workshop_id).where(open_link_closings.c.workshop_id == workshop_id)
    return (await connection.execute(query)).first() is not None


async def close_open_link(connection: AsyncConnection, workshop_id: str, by: str, now: datetime) -> None:
    values = {"workshop_id": workshop_id, "closed_by": by, "closed_at": now}
    query = insert_or_yield(connection, open_link_closings).values(values)
    await connection.execute(query.on_conflict_do_nothing())


async def open_open_link(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(open_link_closings).where(open_link_closings.c.workshop_id == workshop_id))


def _tickets() -> Select[str, str, bool]:
    works = _list.withdrawn_at.is_(None).label("works")
    return select(_ticket.token_hash, _list.workshop_id, works).join(survey_ticket_lists, _list.id == _ticket.list_id)
