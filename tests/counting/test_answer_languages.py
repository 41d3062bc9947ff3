"""Each answer is stored with the language it is written in."""

from sqlalchemy import select, update

from app.actions.services import Services
from app.actions.survey import survey
from app.counting.answer_languages import find_missing
from app.domain.languages.detection import UNKNOWN
from app.storage.tables import answers
from tests import factories
from tests.factories import Clock, Story

GIVEN = {"keine Wartezeit": "de", "no queues": "en", "un accueil chaleureux": "fr", "24/7": UNKNOWN, "待たない": "ja"}


async def stored(story: Story) -> dict[str, str | None]:
    """Text -> language, of all answers of the workshop."""
    query = select(answers.c.text, answers.c.language).where(answers.c.workshop_id == story.workshop.id)
    async with story.services.database.reading() as connection:
        return {row.text: row.language for row in await connection.execute(query)}


async def answered(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    for text in GIVEN:
        await services.answers.give(story.workshop.survey_key, text)
    return story


async def test_an_answer_is_stored_with_its_language(services: Services, clock: Clock) -> None:
    story = await answered(services, clock)
    assert await stored(story) == GIVEN
    await survey.close_survey(services, story.maria)  # stores all of them anew
    assert await stored(story) == GIVEN


async def test_answers_of_an_older_version_get_theirs_in_the_background(services: Services, clock: Clock) -> None:
    story = await answered(services, clock)
    async with services.database.transaction() as connection:
        await connection.execute(update(answers).values(language=None))
    await find_missing(services.database, at_once=2)
    assert await stored(story) == GIVEN


async def test_the_languages_of_the_question_are_thought_of_first(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    await services.answers.give(story.workshop.survey_key, "Team")
    assert await stored(story) == {"Team": "en"}
