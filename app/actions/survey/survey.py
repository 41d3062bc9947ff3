"""The survey: opening, closing, answering."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.actions.survey.asked import AskedSurvey
from app.counting.answer_writer import Outcome
from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.errors import Conflict
from app.domain.survey.languages import with_methods
from app.domain.survey.progress import closing_keeps_back
from app.domain.survey.schedule import remaining
from app.domain.survey.survey import SurveyOpening, UnknownSurvey
from app.domain.workshops.workshops import Workshop
from app.storage import answers, survey, survey_questions, survey_schedule, workshops
from app.storage.unavailable import Unavailable


@dataclass(frozen=True)
class SurveyState:
    openings: tuple[SurveyOpening, ...]
    answer_count: int
    link: str
    minimum: int = MINIMUM_ANSWERS

    @property
    def shows_answers(self) -> bool:
        return self.answer_count >= self.minimum

    @property
    def is_open(self) -> bool:
        return bool(self.openings) and self.openings[-1].is_open

    @property
    def more_may_wait(self) -> bool:
        """Whether there may be answers that nobody sees yet."""
        return bool(self.openings) and self.openings[-1].more_may_wait


async def state(services: Services, workshop: Workshop) -> SurveyState:
    async with services.database.reading() as connection:
        openings = await survey.openings(connection, workshop.id)
        count = await answers.answer_count(connection, workshop.id)
    return SurveyState(openings, count, open_link(services, workshop))


def open_link(services: Services, workshop: Workshop) -> str:
    """The one address at which everybody answers."""
    return f"{services.base_url}/s/{workshop.survey_key}"


async def open_survey(services: Services, person: Facilitating) -> None:
    """Open for the first time, or again. A scheduled opening has then happened; a scheduled end stays."""
    workshop_id, now = person.workshop.id, services.now()
    async with change(services, person, "opened the survey") as connection:
        await workshops.hold(connection, workshop_id)
        openings = await survey.openings(connection, workshop_id)
        if openings and openings[-1].is_open:
            raise Conflict("The survey is open already.")
        await survey.open_survey(connection, services.new_id(), workshop_id, person.name, now)
        schedule = await survey_schedule.schedule_of(connection, workshop_id)
        left = remaining(replace(schedule, opens_at=None), now) if schedule else None
        await survey_schedule.store_schedule(connection, workshop_id, left)


async def close_survey(services: Services, person: Facilitating) -> None:
    """From now on nobody can answer. A scheduled end has then happened."""
    workshop_id = person.workshop.id
    forget = services.database.forget_deleted
    async with change(services, person, "closed the survey", before_ring=forget) as connection:
        await workshops.hold(connection, workshop_id)
        openings = await survey.openings(connection, workshop_id)
        if not openings or not openings[-1].is_open:
            raise Conflict("The survey is closed already.")
        await end_survey(services, connection, workshop_id, person.name, services.now())
        await survey_schedule.store_schedule(connection, workshop_id, None)


async def end_survey(
    services: Services, connection: AsyncConnection, workshop_id: str, by: str, moment: datetime
) -> None:
    """What is stored afterwards tells nothing of the order in which answers came. Then `forget_deleted` is due."""
    has_shown_rest = any(opening.has_shown_rest for opening in await survey.openings(connection, workshop_id))
    opening_id = await survey.close_survey(connection, workshop_id, by, moment)
    given = await answers.given_count(connection, workshop_id)
    keeps_back = closing_keeps_back(given, has_shown_rest=has_shown_rest)
    if keeps_back:
        await survey.keep_back(connection, opening_id)
    await answers.scatter_answers(connection, workshop_id, services.new_id, services.random, keeps_back=keeps_back)


async def asked_survey(services: Services, key: str) -> AskedSurvey:
    """For the respondent's page, which a whole company opens: it looks at no answers. Raises UnknownSurvey."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_survey_key(connection, key)
        if workshop is None:
            services.latest_asked.note(key, None)
            raise UnknownSurvey
        standing = await survey.standing(connection, workshop.id)
        translations = await survey_questions.translations_of(connection, workshop.id)
    is_over = standing.closes_at is not None and standing.closes_at <= services.now()
    asked = AskedSurvey(
        workshop,
        standing.was_opened,
        standing.is_open and not is_over,
        standing.opens_at,
        standing.closes_at,
        standing.takes_tickets_only,
        with_methods(workshop.question, translations),
    )
    services.latest_asked.note(key, asked)
    return asked


async def asked_or_latest(services: Services, key: str) -> AskedSurvey | None:
    """While the database is away: as this process last read it, or None. Raises UnknownSurvey."""
    try:
        return await asked_survey(services, key)
    except Unavailable:
        return services.latest_asked.of(key)


async def give_answer(services: Services, key: str, text: str) -> bool:
    """Keep one answer, with its day and nothing else. False if the survey is not open; then nothing is kept."""
    outcome = await services.answers.give(key, text)
    if outcome is not Outcome.KEPT:
        await asked_survey(services, key)  # raises UnknownSurvey where there is none
    return outcome is Outcome.KEPT
