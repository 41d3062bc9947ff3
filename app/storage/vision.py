"""Checks, their answers, and adopted statements."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.vision import Check, CheckAnswer, Verdict, Vision
from app.storage.database import insert_or_yield
from app.storage.tables import check_answers, checks, visions

_CHECK = (checks.c.id, checks.c.wording, checks.c.opened_at, checks.c.opened_by, checks.c.revealed_at)


async def add_check(connection: AsyncConnection, workshop_id: str, check: Check) -> None:
    await connection.execute(
        insert(checks).values(
            id=check.id,
            workshop_id=workshop_id,
            wording=check.wording,
            opened_at=check.opened_at,
            opened_by=check.opened_by,
        )
    )


async def latest_check(connection: AsyncConnection, workshop_id: str) -> Check | None:
    query = select(*_CHECK).where(checks.c.workshop_id == workshop_id).order_by(checks.c.opened_at.desc()).limit(1)
    row = (await connection.execute(query)).one_or_none()
    return Check(*row) if row else None


async def check_by_id(connection: AsyncConnection, workshop_id: str, check_id: str) -> Check | None:
    query = select(*_CHECK).where(checks.c.workshop_id == workshop_id, checks.c.id == check_id)
    row = (await connection.execute(query)).one_or_none()
    return Check(*row) if row else None


async def reveal(connection: AsyncConnection, workshop_id: str, check_id: str, now: datetime) -> bool:
    query = update(checks).where(
        checks.c.workshop_id == workshop_id, checks.c.id == check_id, checks.c.revealed_at.is_(None)
    )
    return (await connection.execute(query.values(revealed_at=now))).rowcount == 1


async def store_answer(connection: AsyncConnection, check_id: str, answer: CheckAnswer) -> None:
    """One answer a person and question; a later one replaces it."""
    query = insert_or_yield(connection, check_answers).values(
        check_id=check_id,
        question=answer.question,
        answerer_key=answer.answerer_key,
        verdict=answer.verdict,
        reason=answer.reason,
    )
    key = ("check_id", "question", "answerer_key")
    new = {"verdict": answer.verdict, "reason": answer.reason}
    await connection.execute(query.on_conflict_do_update(index_elements=key, set_=new))


async def answers_of(connection: AsyncConnection, check_id: str) -> tuple[CheckAnswer, ...]:
    table = check_answers.c
    query = select(table.question, table.answerer_key, table.verdict, table.reason).where(table.check_id == check_id)
    return tuple(
        CheckAnswer(question, key, Verdict(verdict), reason)
        for question, key, verdict, reason in await connection.execute(query)
    )


async def adopt(connection: AsyncConnection, vision_id: str, workshop_id: str, vision: Vision) -> None:
    await connection.execute(
        insert(visions).values(
            id=vision_id,
            workshop_id=workshop_id,
            statement=vision.statement,
            check_id=vision.check_id,
            adopted_at=vision.adopted_at,
            adopted_by=vision.adopted_by,
        )
    )


async def latest_vision(connection: AsyncConnection, workshop_id: str) -> Vision | None:
    table = visions.c
    query = (
        select(table.statement, table.check_id, table.adopted_at, table.adopted_by)
        .where(table.workshop_id == workshop_id)
        .order_by(table.adopted_at.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).one_or_none()
    return Vision(*row) if row else None
