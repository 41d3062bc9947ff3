"""What facilitators mark while answers come in: its order is not left behind, since it is about that of the answers."""

import secrets

from sqlalchemy import select

from app.actions.services import Services
from app.actions.survey import survey
from app.storage import moderation
from app.storage.tables import answer_hidings, answers, harmless_answers
from tests import factories
from tests.actions.test_anonymity import rank_correlation
from tests.factories import Clock
from tests.people import MARIA


async def test_no_order_of_marks_on_answers_tells_the_order_in_which_the_answers_came(
    services: Services, clock: Clock
) -> None:
    """A facilitator who looks at each step as it comes out, and marks what is in it, leaves no such order either."""
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    texts = [f"{secrets.token_hex(4)} CANARY" for _ in range(40)]
    for one in texts:
        assert await survey.give_answer(services, story.workshop.survey_key, one)
    marks = (harmless_answers, answer_hidings)
    async with services.database.transaction() as connection:
        ids = {row.text: row.id for row in await connection.execute(select(answers.c.text, answers.c.id))}
        for one in texts:
            await moderation.call_harmless(connection, story.workshop.id, ids[one], [], MARIA, clock())
            await moderation.hide(connection, story.workshop.id, ids[one], MARIA, clock())
    await survey.close_survey(services, story.maria)
    async with services.database.reading() as connection:
        words = {row.id: row.text for row in await connection.execute(select(answers.c.id, answers.c.text))}
        for table in marks:
            lying = [words[row[0]] for row in await connection.execute(select(table.c.answer_id))]
            assert abs(rank_correlation(texts, lying)) < 0.65, table.name  # four standard deviations
