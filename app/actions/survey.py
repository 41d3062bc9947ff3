"""The survey: opening, closing, answering."""

from dataclasses import dataclass

from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.refusals import NotFound, Overtaken
from app.domain.survey import SurveyOpening, checked_answer
from app.domain.workshops import Workshop
from app.storage import answers, survey, workshops


@dataclass(frozen=True)
class SurveyState:
    openings: tuple[SurveyOpening, ...]
    answer_count: int
    link: str

    @property
    def is_open(self) -> bool:
        return bool(self.openings) and self.openings[-1].is_open


async def state(services: Services, workshop: Workshop) -> SurveyState:
    async with services.database.reading() as connection:
        openings = await survey.openings(connection, workshop.id)
        count = await answers.answer_count(connection, workshop.id)
    return SurveyState(openings, count, f"{services.base_url}/s/{workshop.survey_key}")


async def open_survey(services: Services, person: Facilitating) -> None:
    """Open for the first time, or again."""
    async with services.database.transaction() as connection:
        openings = await survey.openings(connection, person.workshop.id)
        if openings and openings[-1].is_open:
            raise Overtaken("The survey is open already.")
        await survey.open_survey(connection, services.new_id(), person.workshop.id, person.name, services.now())
    await services.ring(person.workshop.id)


async def close_survey(services: Services, person: Facilitating) -> None:
    """From now on nobody can answer; and what is stored tells nothing of the order in which answers came."""
    async with services.database.transaction() as connection:
        openings = await survey.openings(connection, person.workshop.id)
        if not openings or not openings[-1].is_open:
            raise Overtaken("The survey is closed already.")
        await survey.close_survey(connection, person.workshop.id, person.name, services.now())
        await answers.scatter_answers(connection, person.workshop.id, services.new_id, services.random)
    await services.database.forget_deleted()
    await services.ring(person.workshop.id)


async def survey_of_key(services: Services, key: str) -> tuple[Workshop, SurveyState]:
    """For the respondent's page."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_survey_key(connection, key)
    if workshop is None:
        raise NotFound("There is no survey under this address.", "Copy the whole link from your invitation again.")
    return workshop, await state(services, workshop)


async def give_answer(services: Services, key: str, text: str) -> bool:
    """Keep one answer, with its day and nothing else. False if the survey is not open; then nothing is kept."""
    answer = checked_answer(text)
    workshop, _ = await survey_of_key(services, key)
    async with services.database.transaction() as connection:
        if not await survey.hold_open(connection, workshop.id):
            return False
        row = answers.NewAnswer(services.new_id(), workshop.id, answer, services.now().date())
        await answers.add_answers(connection, [row])
    await services.ring(workshop.id)
    return True
