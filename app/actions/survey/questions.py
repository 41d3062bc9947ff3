"""The question in the languages of those who are asked."""

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.errors import Invalid, NotFound
from app.domain.languages.languages import known_language
from app.domain.survey.languages import METHODS_LANGUAGE, with_methods
from app.domain.survey.survey import QUESTION_LIMIT
from app.domain.workshops.workshops import required_line
from app.storage import survey_questions


async def questions(services: Services, person: Facilitating) -> dict[str, str]:
    """By language; the workshop's own, which is the English one, comes first."""
    async with services.database.reading() as connection:
        translations = await survey_questions.translations_of(connection, person.workshop.id)
    return with_methods(person.workshop.question, translations)


async def translate_question(services: Services, person: Facilitating, language: str, text: str) -> None:
    """Enter the question in one more language, or change it there. Raises Invalid."""
    tag = known_language(language)
    if tag == METHODS_LANGUAGE:
        raise Invalid("The English question is the first one on this page.", "Change it there.", field="language")
    line = required_line(text, "translation", "the question", limit=QUESTION_LIMIT)
    async with change(services, person, "entered the question in a language") as connection:
        await survey_questions.store_translation(connection, person.workshop.id, tag, line)


async def remove_translation(services: Services, person: Facilitating, language: str) -> None:
    """People who read that language are asked in another one from now on."""
    async with change(services, person, "removed the question in a language") as connection:
        if not await survey_questions.remove_translation(connection, person.workshop.id, language):
            raise NotFound("The question does not stand here in this language.", "Look at the page again.")
