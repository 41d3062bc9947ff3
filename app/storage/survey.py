"""The survey's openings and its answers. An answer is kept with its day and nothing else."""

import random
from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.survey import SurveyOpening
from app.storage.tables import answers, survey_openings


async def openings(connection: AsyncConnection, workshop_id: str) -> tuple[SurveyOpening, ...]:
    """All openings, the latest last."""
    table = survey_openings.c
    query = (
        select(table.opened_at, table.opened_by, table.closed_at, table.closed_by)
        .where(table.workshop_id == workshop_id)
        .order_by(table.opened_at)
    )
    return tuple(SurveyOpening(*row) for row in await connection.execute(query))


async def hold_open(connection: AsyncConnection, workshop_id: str) -> bool:
    """Whether the survey is open, and stays so until this transaction ends: closing it waits for answers under way."""
    table = survey_openings.c
    query = select(table.id).where(table.workshop_id == workshop_id, table.closed_at.is_(None))
    held = query.with_for_update(read=True)  # on SQLite the one write lock is already taken
    return (await connection.execute(held)).first() is not None


async def open_survey(connection: AsyncConnection, opening_id: str, workshop_id: str, by: str, now: datetime) -> None:
    await connection.execute(
        insert(survey_openings).values(id=opening_id, workshop_id=workshop_id, opened_at=now, opened_by=by)
    )


async def close_survey(connection: AsyncConnection, workshop_id: str, by: str, now: datetime) -> None:
    query = update(survey_openings).where(
        survey_openings.c.workshop_id == workshop_id, survey_openings.c.closed_at.is_(None)
    )
    await connection.execute(query.values(closed_at=now, closed_by=by))


async def add_answer(connection: AsyncConnection, answer_id: str, workshop_id: str, text: str, day: date) -> None:
    await connection.execute(insert(answers).values(id=answer_id, workshop_id=workshop_id, text=text, given_on=day))


async def answer_count(connection: AsyncConnection, workshop_id: str) -> int:
    query = select(func.count()).select_from(answers).where(answers.c.workshop_id == workshop_id)
    return (await connection.execute(query)).scalar_one()


async def answer_texts(connection: AsyncConnection, workshop_id: str) -> tuple[str, ...]:
    """In alphabetical order, which tells nothing of when each came."""
    query = select(answers.c.text).where(answers.c.workshop_id == workshop_id).order_by(answers.c.text)
    return tuple((await connection.execute(query)).scalars())


async def scatter_answers(
    connection: AsyncConnection, workshop_id: str, new_id: Callable[[], str], source: random.Random
) -> None:
    """Store all answers anew, shuffled and under new ids, so that no place in the files tells an order (live.md)."""
    query = select(answers.c.text, answers.c.given_on).where(answers.c.workshop_id == workshop_id)
    rows = [
        {"workshop_id": workshop_id, "text": text, "given_on": day} for text, day in await connection.execute(query)
    ]
    if not rows:
        return
    source.shuffle(rows)
    await connection.execute(delete(answers).where(answers.c.workshop_id == workshop_id))
    await connection.execute(insert(answers), [row | {"id": new_id()} for row in rows])
