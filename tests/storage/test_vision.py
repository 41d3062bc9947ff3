"""Checks, their answers and adopted statements, on both databases."""

import asyncio
import random
from dataclasses import replace
from datetime import timedelta

from app.domain.meeting.vision import Check, CheckAnswer, CheckOutcome, Verdict, Vision, results
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
        assert await vision.latest_check(connection, "elsewhere") is None


async def test_a_check_is_revealed_once_and_only_by_its_own_workshop(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        assert not await vision.reveal(connection, "elsewhere", "a", MORNING, 9, 5)
        assert await vision.reveal(connection, "museum", "a", MORNING, 9, 5)
        assert not await vision.reveal(connection, "museum", "a", MORNING + timedelta(hours=1), 10, 6)
        revealed = replace(SECOND, revealed_at=MORNING, people=9, answered=5)
        assert await vision.latest_check(connection, "museum") == revealed


async def test_what_was_revealed_and_answered_comes_in_that_order(museum: Database) -> None:
    await furnish(museum)
    third = replace(SECOND, id="unanswered", opened_at=MORNING + timedelta(minutes=9))
    async with museum.transaction() as connection:
        await vision.add_check(connection, "museum", third)
        await vision.store_answer(connection, "a", YES)
        await vision.store_answer(connection, "z", YES)
        assert await vision.outcomes(connection, "museum") == ()
        for minutes, check_id in enumerate(("a", "z", "unanswered"), start=10):
            answered = len(await vision.answers_of(connection, check_id))
            await vision.reveal(connection, "museum", check_id, MORNING + timedelta(minutes=minutes), 3, answered)
        revealed = [
            replace(check, revealed_at=MORNING + timedelta(minutes=minutes), people=3, answered=1)
            for minutes, check in ((10, SECOND), (11, FIRST))
        ]
        found = await vision.outcomes(connection, "museum")
        assert found == tuple(CheckOutcome(check, 1, results([YES])) for check in revealed)
        assert await vision.outcomes(connection, "elsewhere") == ()


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


async def test_the_last_answer_counts_on_whatever_device_it_was_given(museum: Database) -> None:
    await furnish(museum)
    phones = replace(YES, maker="phone")
    laptops = replace(phones, verdict=Verdict.NOT_YET, maker="laptop")
    async with museum.transaction() as connection:
        for answer in (phones, laptops, replace(YES, question=2, maker="laptop")):
            await vision.store_answer(connection, "a", answer)
        assert set(await vision.answers_of(connection, "a")) == {laptops, replace(YES, question=2, maker="laptop")}


async def test_answers_that_were_shown_keep_neither_their_person_nor_their_devices(museum: Database) -> None:
    await furnish(museum)
    given = [replace(YES, maker="phone"), replace(YES, question=2, maker="phone")]
    async with museum.transaction() as connection:
        for answer in given:
            await vision.store_answer(connection, "a", answer)
        keys = iter("xy")
        await vision.scatter_answers(connection, "a", lambda: next(keys), random.Random(1))
        kept = await vision.answers_of(connection, "a")
    assert {(one.answerer_key, one.maker) for one in kept} == {("x", ""), ("y", "")}


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
    first = Vision("A first wording.", MORNING, MARIA)
    second = Vision(STATEMENT, MORNING + timedelta(minutes=1), MARIA)
    async with museum.transaction() as connection:
        assert await vision.latest_vision(connection, "museum") is None
        await vision.adopt(connection, "z", "museum", first)
        assert await vision.latest_vision(connection, "museum") == first
        await vision.adopt(connection, "a", "museum", second)
        assert await vision.latest_vision(connection, "museum") == second
        assert await vision.latest_vision(connection, "elsewhere") is None
