"""All answers of a survey, those that are hidden too, as its facilitators look through them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.moderation import AnswerCounts, Listing, StoredAnswer
from app.storage.chunks import all_rows, chunks
from app.storage.database import insert_or_yield
from app.storage.tables import answer_hidings, answers

_LISTED = (answers.c.id, answers.c.text, answer_hidings.c.hidden_by, answer_hidings.c.hidden_at)
_WITH_HIDINGS = answers.outerjoin(answer_hidings, answer_hidings.c.answer_id == answers.c.id)


async def counts(connection: AsyncConnection, workshop_id: str) -> AnswerCounts:
    total = select(func.count()).select_from(answers).where(answers.c.workshop_id == workshop_id)
    hidden = select(func.count()).select_from(answer_hidings).where(answer_hidings.c.workshop_id == workshop_id)
    found = (await connection.execute(select(total.scalar_subquery(), hidden.scalar_subquery()))).one()
    return AnswerCounts(found[0] - found[1], found[1])


async def listed(
    connection: AsyncConnection, workshop_id: str, listing: Listing, search: str, *, offset: int, limit: int
) -> tuple[StoredAnswer, ...]:
    """In the order of their random ids, which is the same from page to page and tells nothing."""
    query = (
        select(*_LISTED)
        .select_from(_WITH_HIDINGS)
        .where(*_matching(workshop_id, listing, search))
        .order_by(answers.c.id)
        .offset(offset)
        .limit(limit)
    )
    return tuple(StoredAnswer(*row) for row in await connection.execute(query))


async def number_listed(connection: AsyncConnection, workshop_id: str, listing: Listing, search: str) -> int:
    query = select(func.count()).select_from(_WITH_HIDINGS).where(*_matching(workshop_id, listing, search))
    return int((await connection.execute(query)).scalar_one())


async def those(
    connection: AsyncConnection, workshop_id: str, ids: Collection[str], search: str = ""
) -> tuple[StoredAnswer, ...]:
    """Those among `ids` that are there and hold what is searched for, in the order of their ids."""
    found: list[StoredAnswer] = []
    for some in chunks(sorted(ids)):
        query = select(*_LISTED).select_from(_WITH_HIDINGS).where(answers.c.id.in_(some), *_of(workshop_id, search))
        found.extend(StoredAnswer(*row) for row in await connection.execute(query.order_by(answers.c.id)))
    return tuple(found)


async def hidden_ids(connection: AsyncConnection, workshop_id: str) -> frozenset[str]:
    query = select(answer_hidings.c.answer_id).where(answer_hidings.c.workshop_id == workshop_id)
    return frozenset((await connection.execute(query)).scalars())


async def mark(connection: AsyncConnection, workshop_id: str) -> tuple[object, ...]:
    """Changes whenever answers come, go, or are scattered under new ids; told without reading them."""
    query = select(func.count(), func.min(answers.c.id), func.max(answers.c.id))
    return tuple((await connection.execute(query.where(answers.c.workshop_id == workshop_id))).one())


async def ids(connection: AsyncConnection, workshop_id: str) -> set[str]:
    query = select(answers.c.id).where(answers.c.workshop_id == workshop_id)
    return {row[0] for row in await all_rows(connection, query)}


async def texts(connection: AsyncConnection, workshop_id: str) -> list[tuple[str, bool]]:
    """Every answer, and whether it is hidden; in no particular order."""
    query = select(answers.c.text, answer_hidings.c.answer_id.is_not(None)).select_from(_WITH_HIDINGS)
    return [
        (row[0], bool(row[1])) for row in await all_rows(connection, query.where(answers.c.workshop_id == workshop_id))
    ]


async def hide(connection: AsyncConnection, workshop_id: str, answer_id: str, by: str, now: datetime) -> None:
    """Whoever was first has hidden it."""
    values = {"answer_id": answer_id, "workshop_id": workshop_id, "hidden_by": by, "hidden_at": now}
    await connection.execute(insert_or_yield(connection, answer_hidings).values(**values).on_conflict_do_nothing())


async def show(connection: AsyncConnection, workshop_id: str, answer_id: str) -> None:
    await connection.execute(
        delete(answer_hidings).where(
            answer_hidings.c.answer_id == answer_id, answer_hidings.c.workshop_id == workshop_id
        )
    )


def _matching(workshop_id: str, listing: Listing, search: str) -> Sequence[ColumnElement[bool]]:
    is_hidden = answer_hidings.c.answer_id.is_not(None)
    return (*_of(workshop_id, search), is_hidden if listing is Listing.HIDDEN else ~is_hidden)


def _of(workshop_id: str, search: str) -> Sequence[ColumnElement[bool]]:
    """SQLite knows capitals of plain letters only: so "é" is also looked for as "É", and the other way round."""
    mine = answers.c.workshop_id == workshop_id
    if not search:
        return (mine,)
    forms = sorted({search, search.lower(), search.upper(), search.capitalize()})
    return mine, or_(*(answers.c.text.icontains(form, autoescape=True) for form in forms))
