"""The wordings of live documents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.documents.wordings import NewWording, Offer, Why, Wording
from app.storage.tables import documents, wordings

_WORDING = (wordings.c.number, wordings.c.text, wordings.c.why, wordings.c.kept_at)


@dataclass(frozen=True)
class Shelf:
    """What a document has of wordings. `last`: the newest number ever given. `offer`: the newest, whatever the time."""

    count: int = 0
    last: int = 0
    offer: Offer | None = None


async def keep(connection: AsyncConnection, document_id: str, new: NewWording) -> int | None:
    """Keep a text under the next number, or find the one that it has: no text is kept twice.

    None when the document is gone. Its row stays locked until the commit, so that the text cannot change meanwhile.
    """
    if not await hold(connection, document_id):
        return None
    if new.offered_until:
        await _withdraw_offers(connection, document_id)
    number = await number_of(connection, document_id, new.text)
    if number is None:
        return await _add(connection, document_id, new)
    if new.offered_until:
        query = update(wordings).where(wordings.c.document_id == document_id, wordings.c.number == number)
        await connection.execute(query.values(offered_until=new.offered_until))
    return number


async def hold(connection: AsyncConnection, document_id: str) -> bool:
    """Lock the document until the commit. False when it is gone."""
    query = select(documents.c.id).where(documents.c.id == document_id).with_for_update()
    return (await connection.execute(query)).first() is not None


async def number_of(connection: AsyncConnection, document_id: str, text: str) -> int | None:
    query = select(wordings.c.number).where(wordings.c.document_id == document_id, wordings.c.text == text)
    return (await connection.execute(query)).scalar_one_or_none()


async def _add(connection: AsyncConnection, document_id: str, new: NewWording) -> int:
    counted = update(documents).where(documents.c.id == document_id).values(last_wording=documents.c.last_wording + 1)
    number: int = (await connection.execute(counted.returning(documents.c.last_wording))).scalar_one()
    await connection.execute(
        insert(wordings).values(
            document_id=document_id,
            number=number,
            text=new.text,
            why=new.why,
            kept_at=new.kept_at,
            offered_until=new.offered_until,
        )
    )
    return number


async def _withdraw_offers(connection: AsyncConnection, document_id: str) -> None:
    query = update(wordings).where(wordings.c.document_id == document_id, wordings.c.offered_until.is_not(None))
    await connection.execute(query.values(offered_until=None))


async def of_document(connection: AsyncConnection, document_id: str) -> tuple[Wording, ...]:
    """The newest first."""
    query = select(*_WORDING).where(wordings.c.document_id == document_id).order_by(wordings.c.number.desc())
    return tuple(
        Wording(number, text, Why(why), kept_at) for number, text, why, kept_at in await connection.execute(query)
    )


async def by_number(connection: AsyncConnection, document_id: str, number: int) -> Wording | None:
    query = select(*_WORDING).where(wordings.c.document_id == document_id, wordings.c.number == number)
    row = (await connection.execute(query)).one_or_none()
    return Wording(row.number, row.text, Why(row.why), row.kept_at) if row else None


async def shelves(connection: AsyncConnection, document_ids: Collection[str]) -> dict[str, Shelf]:
    """By document, for those that have any."""
    table = wordings.c
    query = (
        select(table.document_id, func.count(), func.max(table.number))
        .where(table.document_id.in_(document_ids))
        .group_by(table.document_id)
    )
    offers = await _offers(connection, document_ids)
    return {key: Shelf(count, last, offers.get(key)) for key, count, last in await connection.execute(query)}


async def _offers(connection: AsyncConnection, document_ids: Collection[str]) -> dict[str, Offer]:
    table = wordings.c
    query = select(table.document_id, table.number, table.text, table.offered_until).where(
        table.document_id.in_(document_ids), table.offered_until.is_not(None)
    )
    return {key: Offer(number, text, until) for key, number, text, until in await connection.execute(query)}


async def count_by_hand(connection: AsyncConnection, document_id: str) -> int:
    query = select(func.count()).where(wordings.c.document_id == document_id, wordings.c.why == Why.BY_HAND)
    return (await connection.execute(query)).scalar_one()


async def newest_texts(connection: AsyncConnection, document_id: str, most: int) -> Sequence[str]:
    query = select(wordings.c.text).where(wordings.c.document_id == document_id)
    return (await connection.execute(query.order_by(wordings.c.number.desc()).limit(most))).scalars().all()


async def remove(connection: AsyncConnection, document_id: str, number: int) -> bool:
    """For good. False when there is none with this number."""
    query = delete(wordings).where(wordings.c.document_id == document_id, wordings.c.number == number)
    return (await connection.execute(query)).rowcount == 1


async def forget_times(connection: AsyncConnection, workshop_id: str, now: datetime) -> None:
    """The phase is over: when something was kept in it is no longer known, but for what is still offered."""
    own = select(documents.c.id).where(documents.c.workshop_id == workshop_id)
    query = update(wordings).where(wordings.c.document_id.in_(own))
    await connection.execute(query.where(wordings.c.kept_at.is_not(None)).values(kept_at=None))
    await connection.execute(query.where(wordings.c.offered_until <= now).values(offered_until=None))
