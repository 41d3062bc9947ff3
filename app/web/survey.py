"""The survey: the respondent's page, and the facilitator's."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import cloud, survey, workshops
from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.refusals import Invalid
from app.domain.survey import ANSWER_LIMIT, QUESTION
from app.domain.survey_messages import MessageKind, Occasion, message
from app.render.qr import qr_svg
from app.web.forms import Line
from app.web.limits import answers, network_of
from app.web.pages import go, page
from app.web.sessions import Facilitator, House

router = APIRouter()


@router.get("/s/{key}")
async def answer_form(request: Request, services: House, key: str) -> Response:
    workshop, state = await survey.survey_of_key(services, key)
    if not state.is_open:
        return page(request, "survey/closed.html", status=410, workshop=workshop, state=state, text="")
    return page(request, "survey/answer.html", workshop=workshop, text="", error=None, limit=ANSWER_LIMIT)


@router.post("/s/{key}")
async def give_answer(request: Request, services: House, key: str, answer: Line = "") -> Response:
    answers.take(key, network_of(request))
    workshop, state = await survey.survey_of_key(services, key)
    try:
        kept = await survey.give_answer(services, key, answer)
    except Invalid as error:
        shown: dict[str, Any] = {"workshop": workshop, "text": answer, "error": error, "limit": ANSWER_LIMIT}
        return page(request, "survey/answer.html", status=error.status, **shown)
    if not kept:
        return page(request, "survey/closed.html", status=410, workshop=workshop, state=state, text=answer)
    return go(f"/s/{key}/thanks")


@router.get("/s/{key}/thanks")
async def thanks(request: Request, services: House, key: str) -> Response:
    workshop, _ = await survey.survey_of_key(services, key)
    return page(request, "survey/thanks.html", workshop=workshop)


@router.get("/s/{key}/qr.svg")
async def survey_qr(services: House, key: str) -> Response:
    workshop, state = await survey.survey_of_key(services, key)
    picture = qr_svg(state.link, title=f"Survey of {workshop.organisation}")
    return Response(picture, media_type="image/svg+xml")


@router.get("/workshops/{workshop_id}/survey")
async def survey_page(request: Request, services: House, person: Facilitator) -> Response:
    return await _survey_page(request, services, person)


@router.post("/workshops/{workshop_id}/survey/open")
async def open_survey(services: House, person: Facilitator) -> Response:
    await survey.open_survey(services, person)
    return go(f"/workshops/{person.workshop.id}/survey")


@router.post("/workshops/{workshop_id}/survey/close")
async def close_survey(services: House, person: Facilitator) -> Response:
    await survey.close_survey(services, person)
    return go(f"/workshops/{person.workshop.id}/survey")


@router.post("/workshops/{workshop_id}/survey/question")
async def set_question(request: Request, services: House, person: Facilitator, question: Line = "") -> Response:
    try:
        await workshops.set_question(services, person, question)
    except Invalid as error:
        return await _survey_page(request, services, person, error, question)
    return go(f"/workshops/{person.workshop.id}/survey")


async def _survey_page(
    request: Request, services: Services, person: Facilitating, error: Invalid | None = None, typed: str = ""
) -> Response:
    workshop = person.workshop
    state = await survey.state(services, workshop)
    occasion = Occasion(
        workshop.organisation, workshop.question, state.link, state.answer_count, None, workshop.time_zone
    )
    return page(
        request,
        "survey/manage.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        state=state,
        ready=message(MessageKind.FIRST, "en", occasion),
        cloud=await cloud.current(services, person.workshop),
        now=services.now(),
        default_question=QUESTION,
        error=error,
        typed=typed,
    )
