"""Openings and answers, on both databases."""

import random
from datetime import date, timedelta
from itertools import count

from sqlalchemy import select

from app.domain.survey import SurveyOpening
from app.storage import survey
from app.storage.database import Database
from app.storage.tables import answers
from tests.factories import MORNING
from tests.people import ANSWERS, MARIA, PRIYA

DAY = date(2026, 12, 1)


async def test_openings_are_read_back_the_latest_last(museum: Database) -> None:
    hour = timedelta(hours=1)
    async with museum.transaction() as connection:
        assert await survey.openings(connection, "museum") == ()
        await survey.open_survey(connection, "z", "museum", MARIA, MORNING)
        await survey.open_survey(connection, "e", "elsewhere", "Olga", MORNING)
        await survey.close_survey(connection, "museum", PRIYA, MORNING + hour)
        await survey.open_survey(connection, "a", "museum", PRIYA, MORNING + 2 * hour)
    async with museum.reading() as connection:
        assert await survey.openings(connection, "museum") == (
            SurveyOpening(MORNING, MARIA, MORNING + hour, PRIYA),
            SurveyOpening(MORNING + 2 * hour, PRIYA),
        )
        assert await survey.openings(connection, "elsewhere") == (SurveyOpening(MORNING, "Olga"),)


async def give(database: Database, workshop_id: str = "museum") -> None:
    async with database.transaction() as connection:
        for number, text in enumerate(ANSWERS):
            await survey.add_answer(
                connection, f"{workshop_id}-{number}", workshop_id, text, DAY + timedelta(days=number % 2)
            )


async def test_answers_are_read_back_in_alphabetical_order(museum: Database) -> None:
    await give(museum)
    async with museum.reading() as connection:
        assert await survey.answer_texts(connection, "museum") == tuple(sorted(ANSWERS))
        assert await survey.answer_count(connection, "museum") == len(ANSWERS)
        assert await survey.answer_count(connection, "elsewhere") == 0


async def rows(database: Database, workshop_id: str) -> list[tuple[str, str, date]]:
    """As they lie in the database."""
    async with database.reading() as connection:
        query = select(answers.c.id, answers.c.text, answers.c.given_on).where(answers.c.workshop_id == workshop_id)
        return [tuple(row) for row in await connection.execute(query)]


async def test_scattering_keeps_the_texts_and_changes_ids_and_order(museum: Database) -> None:
    for workshop_id in ("museum", "elsewhere"):
        await give(museum, workshop_id)
    before, elsewhere = await rows(museum, "museum"), await rows(museum, "elsewhere")
    source, numbers = random.Random(3), count(100)
    async with museum.transaction() as connection:
        await survey.scatter_answers(connection, "museum", lambda: f"new-{next(numbers)}", source)
    after = await rows(museum, "museum")
    assert sorted(row[1:] for row in after) == sorted(row[1:] for row in before)
    assert {row[0] for row in after}.isdisjoint(row[0] for row in before)
    assert [row[1] for row in after] != [row[1] for row in before]
    assert sorted(await rows(museum, "elsewhere")) == sorted(elsewhere)


async def test_scattering_nothing_does_nothing(museum: Database) -> None:
    async with museum.transaction() as connection:
        await survey.scatter_answers(connection, "museum", str, random.Random(1))
        assert await survey.answer_count(connection, "museum") == 0
