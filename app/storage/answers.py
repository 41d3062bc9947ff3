"""The survey's answers: kept with their day and nothing else. What is read here leaves out those that are hidden."""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.chunks import all_rows, chunks, row_chunks
from app.storage.database import UtcDateTime
from app.storage.tables import (
    answer_hidings,
    answers,
    open_link_closings,
    survey_openings,
    survey_schedules,
    workshops,
)


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """`import_id`: the list that it came with; None if somebody typed it on the survey's page."""

    id: str
    workshop_id: str
    text: str
    given_on: date
    import_id: str | None = None


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """A survey that takes answers; where it `takes_tickets_only`, none by the link that is the same for everybody."""

    workshop_id: str
    takes_tickets_only: bool


def _open_surveys() -> Select[str, str, bool]:
    schedule, only = survey_schedules.c, open_link_closings.c
    query = (
        select(workshops.c.survey_key, workshops.c.id, only.workshop_id.is_not(None))
        .join(survey_openings, survey_openings.c.workshop_id == workshops.c.id)
        .outerjoin(survey_schedules, schedule.workshop_id == workshops.c.id)
        .outerjoin(open_link_closings, only.workshop_id == workshops.c.id)
        .where(workshops.c.survey_key.in_(bindparam("keys", expanding=True)), survey_openings.c.closed_at.is_(None))
        .where(or_(schedule.closes_at.is_(None), schedule.closes_at > bindparam("now", type_=UtcDateTime)))
    )
    return query.with_for_update(read=True, of=survey_openings)  # on SQLite the one write lock is already taken


_OPEN_SURVEYS = _open_surveys()  # put together once: it is asked many times a second


async def open_surveys(connection: AsyncConnection, keys: Collection[str], now: datetime) -> dict[str, OpenSurvey]:
    """Those among the surveys with these keys that are open, by key, and stay so until this transaction ends.

    Closing one waits for answers under way. A scheduled end counts at its moment, even if no clock has run yet.
    """
    found = await connection.execute(_OPEN_SURVEYS, {"keys": list(keys), "now": now})
    return {key: OpenSurvey(workshop_id, only) for key, workshop_id, only in found}


async def add_answers(connection: AsyncConnection, rows: Sequence[NewAnswer]) -> None:
    for some in chunks(rows):
        await connection.execute(insert(answers), [_values(row) for row in some])


async def answer_count(connection: AsyncConnection, workshop_id: str) -> int:
    everything = select(func.count()).select_from(answers).where(answers.c.workshop_id == workshop_id)
    hidden = select(func.count()).select_from(answer_hidings).where(answer_hidings.c.workshop_id == workshop_id)
    query = select(everything.scalar_subquery() - hidden.scalar_subquery())
    return int((await connection.execute(query)).scalar_one())


async def answer_texts(connection: AsyncConnection, workshop_id: str) -> tuple[str, ...]:
    """In alphabetical order, which tells nothing of when each came."""
    query = select(answers.c.text).where(*_visible(workshop_id)).order_by(answers.c.text)
    return tuple([row[0] for row in await all_rows(connection, query)])


async def visible_answers(connection: AsyncConnection, workshop_id: str) -> dict[str, str]:
    """Id -> text, in no particular order."""
    query = select(answers.c.id, answers.c.text).where(*_visible(workshop_id))
    found: dict[str, str] = {}
    async for some in row_chunks(connection, query):  # not all rows at once beside it: there may be 100,000
        found.update((row[0], row[1]) for row in some)
    return found


async def visible_ids(connection: AsyncConnection, workshop_id: str) -> set[str]:
    query = select(answers.c.id).where(*_visible(workshop_id))
    return {row[0] for row in await all_rows(connection, query)}


async def texts_of(connection: AsyncConnection, workshop_id: str, ids: Collection[str]) -> dict[str, str]:
    """Id -> text of those among `ids` that are there and visible."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = select(answers.c.id, answers.c.text).where(answers.c.id.in_(some), *_visible(workshop_id))
        found.update({row[0]: row[1] for row in await connection.execute(query)})
    return found


async def scatter_answers(
    connection: AsyncConnection, workshop_id: str, new_id: Callable[[], str], source: random.Random
) -> None:
    """Store all answers anew, shuffled and under new ids, so that no place in the files tells an order (live.md).

    What is known of an answer goes with it: with which list it came, and who has hidden it.
    """
    mine = answers.c.workshop_id == workshop_id
    query = select(answers.c.id, answers.c.text, answers.c.given_on, answers.c.import_id).where(mine)
    rows = [tuple(row) for row in await all_rows(connection, query)]
    source.shuffle(rows)
    id_of = {row[0]: new_id() for row in rows}
    hidings = await _hidings(connection, workshop_id)
    await connection.execute(delete(answers).where(mine))
    fresh = [NewAnswer(id_of[row[0]], workshop_id, *row[1:]) for row in rows]
    await add_answers(connection, sorted(fresh, key=lambda row: row.id))  # in which order SQLite writes them fastest
    if hidings:
        await connection.execute(
            insert(answer_hidings), [row | {"answer_id": id_of[row["answer_id"]]} for row in hidings]
        )


async def _hidings(connection: AsyncConnection, workshop_id: str) -> list[dict[str, Any]]:
    query = select(answer_hidings).where(answer_hidings.c.workshop_id == workshop_id)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


def _visible(workshop_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    hidden = select(answer_hidings.c.answer_id).where(answer_hidings.c.workshop_id == workshop_id)
    return answers.c.workshop_id == workshop_id, answers.c.id.not_in(hidden)


def _values(row: NewAnswer) -> dict[str, object]:
    return {
        "id": row.id,
        "workshop_id": row.workshop_id,
        "text": row.text,
        "given_on": row.given_on,
        "import_id": row.import_id,
    }
