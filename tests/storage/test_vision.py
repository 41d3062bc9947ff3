"""Checks, their answers and adopted statements, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from app.domain.vision import Check, CheckAnswer, Verdict, Vision
from app.storage import vision
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA, STATEMENT

FIRST = Check("z", STATEMENT, MORNING, MARIA, None)
SECOND = Check("a", "Every visitor leaves changed.", MORNING + timedelta(minutes=5), MARIA, None)
YES = CheckAnswer(1, "key of ana", Verdict.YES, "")


async def furnish(database: Database) -> None:
    async with database.transaction() as connection:
        for check in (FIRST, SECOND):
            await vision.add_check(connection, "museum", check)


async def test_the_latest_check_counts_and_earlier_ones_are_kept(museum: Database) -> None:
    async with museum.reading() as connection:
        assert await vision.latest_check(connection, "museum") is None
    await furnish(museum)
    async with museum.reading() as connection:
        assert await vision.latest_check(connection, "museum") == SECOND
        assert await vision.check_by_id(connection, "museum", "z") == FIRST
        assert await vision.check_by_id(connection, "elsewhere", "z") is None
        assert await vision.latest_check(connection, "elsewhere") is None


async def test_a_check_is_revealed_once_and_only_by_its_own_workshop(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        assert not await vision.reveal(connection, "elsewhere", "a", MORNING)
        assert await vision.reveal(connection, "museum", "a", MORNING)
        assert not await vision.reveal(connection, "museum", "a", MORNING + timedelta(hours=1))
        assert await vision.latest_check(connection, "museum") == replace(SECOND, revealed_at=MORNING)


async def test_a_later_answer_replaces_the_one_before(museum: Database) -> None:
    await furnish(museum)
    others = (replace(YES, question=2), replace(YES, answerer_key="key of ben"))
    changed = replace(YES, verdict=Verdict.NOT_YET, reason="“worth” is vague")
    async with museum.transaction() as connection:
        for answer in (YES, *others, changed):
            await vision.store_answer(connection, "a", answer)
        await vision.store_answer(connection, "z", YES)
        assert set(await vision.answers_of(connection, "a")) == {changed, *others}
        assert await vision.answers_of(connection, "z") == (YES,)


async def test_an_answer_that_is_sent_twice_at_once_is_one_answer(museum: Database) -> None:
    await furnish(museum)

    async def sends() -> None:
        async with museum.transaction() as connection:
            await vision.store_answer(connection, "a", YES)

    await asyncio.gather(*(sends() for _ in range(4)))
    async with museum.reading() as connection:
        assert await vision.answers_of(connection, "a") == (YES,)


async def test_the_statement_adopted_last_counts(museum: Database) -> None:
    await furnish(museum)
    without_check = Vision("A first wording.", None, MORNING, MARIA)
    checked = Vision(STATEMENT, "z", MORNING + timedelta(minutes=1), MARIA)
    async with museum.transaction() as connection:
        assert await vision.latest_vision(connection, "museum") is None
        await vision.adopt(connection, "z", "museum", without_check)
        assert await vision.latest_vision(connection, "museum") == without_check
        await vision.adopt(connection, "a", "museum", checked)
        assert await vision.latest_vision(connection, "museum") == checked
        assert await vision.latest_vision(connection, "elsewhere") is None
