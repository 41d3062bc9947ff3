"""Moments at which surveys open and close, and how a survey stands, on both databases."""

from datetime import timedelta

from app.domain.survey.schedule import Schedule
from app.storage import survey
from app.storage.database import Database
from app.storage.survey import Standing
from app.storage.survey_schedule import schedule_of, store_schedule, workshops_due
from tests.factories import MORNING
from tests.people import MARIA, PRIYA

HOUR = timedelta(hours=1)


async def test_a_schedule_is_stored_replaced_and_removed(museum: Database) -> None:
    first = Schedule(MORNING + HOUR, MORNING + 2 * HOUR, MARIA, MORNING)
    second = Schedule(None, MORNING + 3 * HOUR, PRIYA, MORNING + HOUR)
    for wanted in (None, first, second, None):
        async with museum.transaction() as connection:
            await store_schedule(connection, "museum", wanted)
        async with museum.reading() as connection:
            assert await schedule_of(connection, "museum") == wanted
            assert await schedule_of(connection, "elsewhere") is None


async def test_only_workshops_whose_moment_has_come_are_due(museum: Database) -> None:
    async with museum.transaction() as connection:
        await store_schedule(connection, "museum", Schedule(MORNING + HOUR, MORNING + 3 * HOUR, MARIA, MORNING))
        await store_schedule(connection, "elsewhere", Schedule(None, MORNING + 2 * HOUR, "Olga", MORNING))
        due = [set(await workshops_due(connection, MORNING + hours * HOUR)) for hours in range(3)]
    assert due == [set(), {"museum"}, {"museum", "elsewhere"}]


async def test_how_a_survey_stands(museum: Database) -> None:
    stands = []
    async with museum.transaction() as connection:
        stands.append(await survey.standing(connection, "museum"))
        await store_schedule(connection, "museum", Schedule(MORNING, MORNING + HOUR, MARIA, MORNING))
        await survey.open_survey(connection, "a", "museum", MARIA, MORNING)
        stands.append(await survey.standing(connection, "museum"))
        await survey.close_survey(connection, "museum", MARIA, MORNING + HOUR)
        stands.append(await survey.standing(connection, "museum"))
        stands.append(await survey.standing(connection, "elsewhere"))
    assert stands == [
        Standing(False, False, None, None),
        Standing(True, True, MORNING, MORNING + HOUR),
        Standing(True, False, MORNING, MORNING + HOUR),
        Standing(False, False, None, None),
    ]
