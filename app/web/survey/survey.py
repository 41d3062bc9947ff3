"""The facilitator's page of the survey. The respondents' pages are in respondent.py."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.services import Services
from app.actions.survey import one_time_links as tickets
from app.actions.survey import questions as survey_questions
from app.actions.survey import schedule as survey_schedule
from app.actions.survey import survey
from app.actions.workshops import workshops
from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.errors import Invalid
from app.domain.languages.languages import primary
from app.domain.languages.names import NAMES
from app.domain.survey.languages import METHODS_LANGUAGE
from app.domain.survey.messages import Message, MessageKind, Occasion, message
from app.domain.survey.page import asked_in, ready_translations, standing_in_words
from app.domain.survey.progress import KEPT_BACK, answers_in_words
from app.domain.survey.schedule import Schedule
from app.domain.survey.survey import QUESTION, QUESTION_LIMIT
from app.domain.survey.wording import WORDINGS
from app.web.forms import FormText
from app.web.pages import go, html, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter()


@router.get("/workshops/{workshop_id}/survey")
async def survey_page(
    request: Request, services: ServicesDep, person: FacilitatorDep, message: str = "", language: str = ""
) -> Response:
    return await _survey_page(request, services, person, _Choice(message, language))


@router.post("/workshops/{workshop_id}/survey/open")
async def open_survey(services: ServicesDep, person: FacilitatorDep) -> Response:
    await survey.open_survey(services, person)
    return go(_address(person))


@router.post("/workshops/{workshop_id}/survey/close")
async def close_survey(services: ServicesDep, person: FacilitatorDep) -> Response:
    await survey.close_survey(services, person)
    return go(_address(person))


@router.post("/workshops/{workshop_id}/survey/schedule")
async def set_schedule(
    request: Request, services: ServicesDep, person: FacilitatorDep, opens_at: FormText = "", closes_at: FormText = ""
) -> Response:
    try:
        await survey_schedule.set_schedule(services, person, opens_at, closes_at)
    except Invalid as error:
        return await _again(request, services, person, error, opens_at=opens_at, closes_at=closes_at)
    return go(_address(person))


@router.post("/workshops/{workshop_id}/survey/schedule/remove")
async def remove_schedule(services: ServicesDep, person: FacilitatorDep) -> Response:
    await survey_schedule.remove_schedule(services, person)
    return go(_address(person))


@router.post("/workshops/{workshop_id}/survey/question")
async def set_question(
    request: Request, services: ServicesDep, person: FacilitatorDep, question: FormText = ""
) -> Response:
    try:
        await workshops.set_question(services, person, question)
    except Invalid as error:
        return await _again(request, services, person, error, question=question)
    return go(_address(person))


@router.post("/workshops/{workshop_id}/survey/questions")
async def translate_question(
    request: Request, services: ServicesDep, person: FacilitatorDep, language: FormText = "", translation: FormText = ""
) -> Response:
    try:
        await survey_questions.translate_question(services, person, language, translation)
    except Invalid as error:
        return await _again(request, services, person, error, language=language, translation=translation)
    return go(_address(person))


@router.post("/workshops/{workshop_id}/survey/questions/{language}/remove")
async def remove_translation(services: ServicesDep, person: FacilitatorDep, language: str) -> Response:
    await survey_questions.remove_translation(services, person, language)
    return go(_address(person))


def _address(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/survey"


@dataclass(frozen=True)
class _Choice:
    """Which message the page shows; and what was typed into a form that could not be taken, with the reason."""

    message: str = ""
    language: str = ""
    error: Invalid | None = None
    typed: dict[str, str] = field(default_factory=dict)


async def _again(request: Request, services: Services, person: Facilitating, error: Invalid, **typed: str) -> Response:
    """The page with what could not be taken, and why."""
    return await _survey_page(request, services, person, _Choice(error=error, typed=typed))


async def _survey_page(request: Request, services: Services, person: Facilitating, choice: _Choice) -> Response:
    workshop = person.workshop
    questions = await survey_questions.questions(services, person)
    standing = await _standing(services, person)
    kind = MessageKind(choice.message) if choice.message in tuple(MessageKind) else MessageKind.FIRST
    speaking = [language for language in questions if primary(language) in WORDINGS]
    language = choice.language if choice.language in speaking else METHODS_LANGUAGE
    return page(
        request,
        "survey/manage.html",
        status=choice.error.status if choice.error else 200,
        **standing,
        asked=[asked_in(*question) for question in questions.items()],
        ready_translations=ready_translations(questions),
        further_languages=_further_languages(questions),
        entered=_entered(standing["schedule"], workshop.time_zone) | choice.typed,
        kinds=tuple(MessageKind),
        kind=kind,
        languages=[asked_in(entry, questions[entry]) for entry in speaking],
        language=asked_in(language, questions[language]),
        ready=_message(kind, language, standing, questions),
        default_question=QUESTION,
        question_limit=QUESTION_LIMIT,
        tickets=await tickets.standing(services, person),
        error=choice.error,
        typed=choice.typed,
    )


async def live_partial(services: Services, person: Facilitating) -> str:
    """How the survey stands now: part of the page, and pushed when it changes."""
    return html("survey/_live.html", **await _standing(services, person))


async def _standing(services: Services, person: Facilitating) -> dict[str, Any]:
    workshop = person.workshop
    state = await survey.state(services, workshop)
    schedule = await survey_schedule.schedule_of(services, person)
    return {
        "workshop": workshop,
        "state": state,
        "schedule": schedule,
        "standing": standing_in_words(state.openings[-1] if state.openings else None, schedule, workshop.time_zone),
        "progress": answers_in_words(state.answer_count, more_may_wait=state.more_may_wait),
        "kept_back": KEPT_BACK,
        "minimum": MINIMUM_ANSWERS,
    }


def _message(kind: MessageKind, language: str, standing: Mapping[str, Any], questions: Mapping[str, str]) -> Message:
    """In English with the plain link, which opens in each reader's own language; else with one that opens in this."""
    workshop, schedule, link = standing["workshop"], standing["schedule"], standing["state"].link
    return message(
        kind,
        primary(language),
        Occasion(
            workshop.organisation,
            questions[language],
            link if language == METHODS_LANGUAGE else f"{link}?lang={language}",
            standing["state"].answer_count,
            schedule.closes_at if schedule else None,
            workshop.time_zone,
        ),
    )


def _entered(schedule: Schedule | None, zone: str) -> dict[str, str]:
    """As the fields of the form take it."""
    moments = {"opens_at": schedule and schedule.opens_at, "closes_at": schedule and schedule.closes_at}
    return {
        name: f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}" if moment else ""
        for name, moment in moments.items()
    }


def _further_languages(questions: Collection[str]) -> list[tuple[str, str]]:
    """Tag and names of those in which the question has not been entered, by their English names."""
    left = [(tag, f"{english} ({own})") for tag, (own, english) in NAMES.items() if tag not in questions]
    return sorted(left, key=lambda entry: entry[1])
