"""The survey: the respondent's page, and the facilitator's."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import cloud, survey, workshops
from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.refusals import Invalid, TooMany
from app.domain.survey import QUESTION, UnfitAnswer
from app.domain.survey_messages import MessageKind, Occasion, message
from app.render.qr import qr_svg
from app.web.answered import has_answered, mark_answered
from app.web.forms import Line
from app.web.limits import answers, network_of
from app.web.pages import go, page
from app.web.respondent import answer_page, chosen_language, closed_page, respondent_page
from app.web.sessions import Facilitator, House

router = APIRouter()


@router.get("/s/{key}")
async def answer_form(request: Request, services: House, key: str, again: str = "") -> Response:
    asked = await survey.asked_survey(services, key)
    if not asked.is_open:
        return closed_page(request, asked)
    if has_answered(request, key) and not again:
        return respondent_page(request, "survey/answered.html", asked, action=f"/s/{key}")
    return answer_page(request, asked, action=f"/s/{key}")


@router.post("/s/{key}")
async def give_answer(request: Request, services: House, key: str, answer: Line = "") -> Response:
    asked = await survey.asked_survey(services, key)
    try:
        answers.take(key, network_of(request))
        kept = await survey.give_answer(services, key, answer)
    except (UnfitAnswer, TooMany) as error:
        return answer_page(request, asked, action=f"/s/{key}", text=answer, error=error)
    if not kept:
        return closed_page(request, await survey.asked_survey(services, key), text=answer)
    chosen = chosen_language(request, asked)
    return mark_answered(services, go(f"/s/{key}/thanks" + (f"?lang={chosen}" if chosen else "")), key)


@router.get("/s/{key}/thanks")
async def thanks(request: Request, services: House, key: str) -> Response:
    return respondent_page(request, "survey/thanks.html", await survey.asked_survey(services, key))


@router.get("/s/{key}/qr.svg")
async def survey_qr(services: House, key: str) -> Response:
    workshop = (await survey.asked_survey(services, key)).workshop
    picture = qr_svg(survey.open_link(services, workshop), title=f"Survey of {workshop.organisation}")
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
