"""Checks, their answers, and adopted statements."""

import random
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.documents.wordings import Settled
from app.domain.meeting.vision import Check, CheckAnswer, CheckOutcome, Verdict, Vision, outcome
from app.storage.database import insert_or_yield
from app.storage.tables import check_answers, checks, sittings, visions

_CHECK = (
    *(checks.c.id, checks.c.wording, checks.c.opened_at, checks.c.opened_by, checks.c.revealed_at),
    *(checks.c.people, checks.c.answered, checks.c.of_few, checks.c.gone),
)


async def add_check(connection: AsyncConnection, workshop_id: str, check: Check) -> None:
    await connection.execute(
        insert(checks).values(
            id=check.id,
            workshop_id=workshop_id,
            wording=check.wording,
            opened_at=check.opened_at,
            opened_by=check.opened_by,
            of_few=check.of_few,
        )
    )


async def latest_check(connection: AsyncConnection, workshop_id: str) -> Check | None:
    query = select(*_CHECK).where(checks.c.workshop_id == workshop_id).order_by(checks.c.opened_at.desc()).limit(1)
    row = (await connection.execute(query)).one_or_none()
    return Check(*row) if row else None


async def is_asked(connection: AsyncConnection, workshop_id: str, check_id: str) -> bool:
    """Whether this check is one of the workshop's."""
    query = select(checks.c.id).where(checks.c.workshop_id == workshop_id, checks.c.id == check_id)
    return (await connection.execute(query)).one_or_none() is not None


async def outcomes(connection: AsyncConnection, workshop_id: str) -> tuple[CheckOutcome, ...]:
    """Every check that was revealed and answered, in the order in which they were revealed."""
    query = (
        select(*_CHECK)
        .where(checks.c.workshop_id == workshop_id, checks.c.revealed_at.is_not(None))
        .order_by(checks.c.revealed_at, checks.c.opened_at)
    )
    revealed = [Check(*row) for row in await connection.execute(query)]
    found = [outcome(check, await answers_of(connection, check.id)) for check in revealed]
    return tuple(entry for entry in found if entry)


async def reveal(
    connection: AsyncConnection, workshop_id: str, check_id: str, now: datetime, people: int, answered: int
) -> bool:
    """`people`: how many have come; `answered`: how many of them have answered. False if it was revealed before."""
    query = update(checks).where(
        checks.c.workshop_id == workshop_id, checks.c.id == check_id, checks.c.revealed_at.is_(None)
    )
    values = {"revealed_at": now, "people": people, "answered": answered}
    return (await connection.execute(query.values(values))).rowcount == 1


async def scatter_answers(
    connection: AsyncConnection, check_id: str, new_key: Callable[[], str], source: random.Random
) -> None:
    """Store the answers anew, shuffled and each under a key of its own: nothing links them to people any more, nor
    two of one person to each other."""
    rows = [{"check_id": check_id, **asdict(answer)} for answer in await answers_of(connection, check_id)]
    source.shuffle(rows)
    await connection.execute(delete(check_answers).where(check_answers.c.check_id == check_id))
    await connection.execute(insert(check_answers), [row | {"answerer_key": new_key(), "maker": ""} for row in rows])


async def note_gone(connection: AsyncConnection, workshop_id: str, people: int) -> None:
    """So many who had come were taken off the list: every check that was asked counts them."""
    query = update(checks).where(checks.c.workshop_id == workshop_id)
    await connection.execute(query.values(gone=checks.c.gone + people))


async def drop_unrevealed(connection: AsyncConnection, workshop_id: str) -> None:
    """Forget the answers to checks that were never revealed."""
    never = select(checks.c.id).where(checks.c.workshop_id == workshop_id, checks.c.revealed_at.is_(None))
    await connection.execute(delete(check_answers).where(check_answers.c.check_id.in_(never)))


async def unrevealed(connection: AsyncConnection, since: datetime) -> tuple[str, ...]:
    """The workshops with answers that were not revealed, in whose meeting nobody has pressed anything `since`."""
    pressed = select(sittings.c.workshop_id).where(sittings.c.last_at > since)
    query = select(checks.c.workshop_id).join(check_answers, check_answers.c.check_id == checks.c.id)
    query = query.where(checks.c.revealed_at.is_(None), checks.c.workshop_id.not_in(pressed))
    return tuple((await connection.execute(query.distinct())).scalars())


async def store_answer(connection: AsyncConnection, check_id: str, answer: CheckAnswer) -> None:
    """One answer a person and question: a later one replaces it, on whatever device it was given."""
    query = insert_or_yield(connection, check_answers).values(
        check_id=check_id,
        question=answer.question,
        answerer_key=answer.answerer_key,
        verdict=answer.verdict,
        reason=answer.reason,
        maker=answer.maker,
    )
    key = ("check_id", "question", "answerer_key")
    new = {"verdict": answer.verdict, "reason": answer.reason, "maker": answer.maker}
    await connection.execute(query.on_conflict_do_update(index_elements=key, set_=new))


async def answers_of(connection: AsyncConnection, check_id: str) -> tuple[CheckAnswer, ...]:
    table = check_answers.c
    columns = (table.question, table.answerer_key, table.verdict, table.reason, table.maker)
    query = select(*columns).where(table.check_id == check_id)
    return tuple(
        CheckAnswer(question, key, Verdict(verdict), reason, maker)
        for question, key, verdict, reason, maker in await connection.execute(query)
    )


async def adopt(connection: AsyncConnection, vision_id: str, workshop_id: str, vision: Vision) -> None:
    await connection.execute(
        insert(visions).values(
            id=vision_id,
            workshop_id=workshop_id,
            statement=vision.statement,
            adopted_at=vision.adopted_at,
            adopted_by=vision.adopted_by,
        )
    )


async def latest_vision(connection: AsyncConnection, workshop_id: str) -> Vision | None:
    table = visions.c
    query = (
        select(table.statement, table.adopted_at, table.adopted_by)
        .where(table.workshop_id == workshop_id)
        .order_by(table.adopted_at.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).one_or_none()
    return Vision(*row) if row else None


async def settled_statements(connection: AsyncConnection, workshop_id: str) -> dict[str, Settled]:
    """Everything that was ever checked or adopted, word for word. What was both counts as adopted."""
    checked = select(checks.c.wording).where(checks.c.workshop_id == workshop_id)
    adopted = select(visions.c.statement).where(visions.c.workshop_id == workshop_id)
    return dict.fromkeys((await connection.execute(checked)).scalars(), Settled.CHECKED) | dict.fromkeys(
        (await connection.execute(adopted)).scalars(), Settled.ADOPTED
    )
