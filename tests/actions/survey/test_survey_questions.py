"""The question in the languages of those who are asked."""

import pytest

from app.actions.access import Facilitating
from app.actions.services import Services
from app.actions.survey import survey
from app.actions.survey.questions import questions, remove_translation, translate_question
from app.actions.workshops import workshops
from app.domain.errors import Invalid, NotFound
from app.domain.survey.survey import QUESTION, QUESTION_LIMIT
from tests import factories
from tests.factories import Clock


async def test_maria_asks_in_french_and_polish(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await translate_question(services, story.maria, "pl", " O czym\n mają myśleć? ")
    await translate_question(services, story.maria, "FR", "À quoi ?")
    await translate_question(services, story.maria, "fr", "À quoi donc ?")
    expected = {"en": QUESTION, "fr": "À quoi donc ?", "pl": "O czym mają myśleć?"}
    assert await questions(services, story.maria) == expected
    assert (await survey.asked_survey(services, story.workshop.survey_key)).questions == expected
    await remove_translation(services, story.maria, "fr")
    with pytest.raises(NotFound):
        await remove_translation(services, story.maria, "fr")
    assert await questions(services, story.maria) == {"en": QUESTION, "pl": "O czym mają myśleć?"}


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("", "Quoi ?", "language"),
        ("xx", "Quoi ?", "language"),
        ("en", "What?", "language"),
        ("fr", " \n", "translation"),
        ("fr", "x" * (QUESTION_LIMIT + 1), "translation"),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    services: Services, clock: Clock, language: str, text: str, field: str
) -> None:
    story = await factories.story(services, clock, members=())
    with pytest.raises(Invalid) as refusal:
        await translate_question(services, story.maria, language, text)
    assert refusal.value.field == field
    assert await questions(services, story.maria) == {"en": QUESTION}


async def test_a_copied_workshop_asks_in_the_same_languages(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await translate_question(services, story.maria, "fr", "À quoi ?")
    details = {"organisation": "The museum’s shop", "title": "The same", "starts_at": "2027-02-01T09:00"}
    copied = await workshops.create_workshop(
        services,
        story.maria.account,
        source=f"workshop:{story.workshop.id}",
        **details,
        time_zone="Europe/Stockholm",
        mode="solo",
    )
    assert await questions(services, Facilitating(story.maria.account, copied)) == {"en": QUESTION, "fr": "À quoi ?"}
