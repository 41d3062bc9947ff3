"""Openings, on both databases."""

from datetime import timedelta

from app.domain.survey.survey import SurveyOpening
from app.storage import survey
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import MARIA, PRIYA


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
