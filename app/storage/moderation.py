"""All answers of a survey that have come out, those that are hidden too, as its facilitators look through them."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.answers.moderation import AnswerCounts, Listing, StoredAnswer
from app.storage.answers import out_of
from app.storage.chunks import all_rows, chunks
from app.storage.database import insert_or_yield
from app.storage.tables import answer_hidings, answers, harmless_answers

_LISTED = (
    *(answers.c.id, answers.c.text, answer_hidings.c.hidden_by, answer_hidings.c.hidden_at),
    *(harmless_answers.c.stretches, harmless_answers.c.said_by, harmless_answers.c.said_at),
)
_WITH_HIDINGS = answers.outerjoin(answer_hidings, answer_hidings.c.answer_id == answers.c.id).outerjoin(
    harmless_answers, harmless_answers.c.answer_id == answers.c.id
)


async def counts(connection: AsyncConnection, workshop_id: str) -> AnswerCounts:
    total = select(func.count()).select_from(answers).where(out_of(workshop_id))
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
    return tuple(_stored(row) for row in await connection.execute(query))


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
        found.extend(_stored(row) for row in await connection.execute(query.order_by(answers.c.id)))
    return tuple(found)


def _stored(row: Sequence[Any]) -> StoredAnswer:
    answer_id, text, hidden_by, hidden_at, harmless, harmless_by, harmless_at = row
    stretches = frozenset(json.loads(harmless or "[]"))
    return StoredAnswer(answer_id, text, hidden_by, hidden_at, stretches, harmless_by, harmless_at)


async def hidden_ids(connection: AsyncConnection, workshop_id: str) -> frozenset[str]:
    query = select(answer_hidings.c.answer_id).where(answer_hidings.c.workshop_id == workshop_id)
    return frozenset((await connection.execute(query)).scalars())


async def mark(connection: AsyncConnection, workshop_id: str) -> tuple[object, ...]:
    """Changes whenever answers come, go, or are scattered under new ids; told without reading them."""
    query = select(func.count(), func.min(answers.c.id), func.max(answers.c.id))
    return tuple((await connection.execute(query.where(out_of(workshop_id)))).one())


async def ids(connection: AsyncConnection, workshop_id: str) -> set[str]:
    query = select(answers.c.id).where(out_of(workshop_id))
    return {row[0] for row in await all_rows(connection, query)}


async def texts(connection: AsyncConnection, workshop_id: str) -> list[tuple[str, bool]]:
    """Every answer, and whether it is hidden; in no particular order."""
    query = select(answers.c.text, answer_hidings.c.answer_id.is_not(None)).select_from(_WITH_HIDINGS)
    return [(row[0], bool(row[1])) for row in await all_rows(connection, query.where(out_of(workshop_id)))]


async def hide(connection: AsyncConnection, workshop_id: str, answer_id: str, by: str, now: datetime) -> None:
    """The first to press has hidden it."""
    values = {"answer_id": answer_id, "workshop_id": workshop_id, "hidden_by": by, "hidden_at": now}
    await connection.execute(insert_or_yield(connection, answer_hidings).values(**values).on_conflict_do_nothing())


async def show(connection: AsyncConnection, workshop_id: str, answer_id: str) -> None:
    await connection.execute(
        delete(answer_hidings).where(
            answer_hidings.c.answer_id == answer_id, answer_hidings.c.workshop_id == workshop_id
        )
    )


async def harmless(connection: AsyncConnection, workshop_id: str) -> dict[str, frozenset[str]]:
    """By the answer's id: the stretches of it that a facilitator has called harmless."""
    query = select(harmless_answers.c.answer_id, harmless_answers.c.stretches)
    found = await connection.execute(query.where(harmless_answers.c.workshop_id == workshop_id))
    return {row.answer_id: frozenset(json.loads(row.stretches)) for row in found}


async def call_harmless(
    connection: AsyncConnection, workshop_id: str, answer_id: str, stretches: Collection[str], by: str, now: datetime
) -> None:
    """Instead of what was called so before."""
    new = {"stretches": json.dumps(sorted(stretches), ensure_ascii=False), "said_by": by, "said_at": now}
    query = insert_or_yield(connection, harmless_answers).values(answer_id=answer_id, workshop_id=workshop_id, **new)
    await connection.execute(query.on_conflict_do_update(index_elements=("answer_id",), set_=new))


async def called_harmless_at(
    connection: AsyncConnection, workshop_id: str, by: str, moment: datetime
) -> tuple[StoredAnswer, ...]:
    """Those that one person called harmless at one moment, and about which nothing was said since."""
    query = select(*_LISTED).select_from(_WITH_HIDINGS).where(out_of(workshop_id))
    query = query.where(harmless_answers.c.said_by == by, harmless_answers.c.said_at == moment)
    return tuple(_stored(row) for row in await connection.execute(query))


async def call_doubtful(connection: AsyncConnection, workshop_id: str, answer_id: str) -> None:
    """Not harmless after all."""
    mine = (harmless_answers.c.answer_id == answer_id) & (harmless_answers.c.workshop_id == workshop_id)
    await connection.execute(delete(harmless_answers).where(mine))


def _matching(workshop_id: str, listing: Listing, search: str) -> Sequence[ColumnElement[bool]]:
    is_hidden = answer_hidings.c.answer_id.is_not(None)
    return (*_of(workshop_id, search), is_hidden if listing is Listing.HIDDEN else ~is_hidden)


def _of(workshop_id: str, search: str) -> Sequence[ColumnElement[bool]]:
    """SQLite knows capitals of plain letters only: so "é" is also looked for as "É", and the other way round."""
    mine = out_of(workshop_id)
    if not search:
        return (mine,)
    forms = sorted({search, search.lower(), search.upper(), search.capitalize()})
    return mine, or_(*(answers.c.text.icontains(form, autoescape=True) for form in forms))
