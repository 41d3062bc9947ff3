"""The respondent's routes: the question, the answer, the thanks."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.actions.services import Services
from app.actions.survey import survey
from app.actions.survey.asked import AskedSurvey
from app.counting.answer_writer import Outcome
from app.domain.answers.keys import is_key
from app.domain.errors import NotSaved, TooMany
from app.domain.survey.survey import UnfitAnswer
from app.render.qr import qr_svg
from app.storage.unavailable import Unavailable
from app.web.downloads import SVG
from app.web.forms import FormText
from app.web.limits import answers, network_of
from app.web.sessions import ServicesDep
from app.web.survey.answered import has_answered, thanked
from app.web.survey.respondent_pages import Typed, answer_page, chosen_language, closed_page, respondent_page

router = APIRouter()
AnswerKey = Annotated[str, Form()]


@router.get("/s/{key}")
async def answer_form(request: Request, services: ServicesDep, key: str, again: str = "") -> Response:
    asked = await survey.asked_survey(services, key)
    if not asked.is_open:
        return closed_page(request, asked)
    if asked.takes_tickets_only:
        return respondent_page(request, "survey/told.html", asked, status=410, told="link_off")
    return form_or_answered(request, services, asked, f"/s/{key}", again=again)


@router.post("/s/{key}")
async def give_answer(
    request: Request, services: ServicesDep, key: str, answer: FormText = "", answer_key: AnswerKey = ""
) -> Response:
    return await take_answer(request, services, key, answer, answer_key)


@router.get("/s/{key}/thanks")
async def thanks(request: Request, services: ServicesDep, key: str, sent: str = "") -> Response:
    """Shown while the database is away too: the answer is in."""
    asked = await survey.asked_or_latest(services, key)
    return respondent_page(request, "survey/thanks.html", asked, action=f"/s/{key}", was_sent_twice=sent == "twice")


@router.get("/s/{key}/qr.svg")
async def survey_qr(services: ServicesDep, key: str) -> Response:
    workshop = (await survey.asked_survey(services, key)).workshop
    picture = qr_svg(survey.open_link(services, workshop), title=f"Survey of {workshop.organisation}")
    return Response(picture, media_type=SVG)


def form_or_answered(request: Request, services: Services, asked: AskedSurvey, action: str, *, again: str) -> Response:
    """The empty form; or, on a device from which an answer was sent, that first."""
    if has_answered(request, asked.workshop.survey_key) and not again:
        return respondent_page(request, "survey/answered.html", asked, action=action)
    return answer_page(request, asked, Typed("", services.new_answer_key()), action=action)


async def take_answer(
    request: Request, services: Services, key: str, answer: str, answer_key: str, ticket: str = ""
) -> Response:
    """Whatever goes wrong, the reply holds what was typed, and the key with which it counts once when sent again."""
    typed = Typed(answer, answer_key if is_key(answer_key) else services.new_answer_key())
    action = f"/s/{key}/t/{ticket}" if ticket else f"/s/{key}"
    try:
        answers.take(key, network_of(request))
        outcome = await services.answers.give(key, answer, ticket, answer_key)
        return await after_answer(request, services, key, outcome, answer)
    except (UnfitAnswer, TooMany) as error:
        asked = await survey.asked_or_latest(services, key)
        return answer_page(request, asked, typed, action=action, error=error)
    except (NotSaved, Unavailable):
        asked = services.latest_asked.of(key)
        return answer_page(request, asked, typed, action=action, error=NotSaved(""))


async def after_answer(request: Request, services: Services, key: str, outcome: Outcome, text: str) -> Response:
    """What people see once they have sent an answer: the thanks, or why it was not kept, with the text."""
    if outcome in (Outcome.KEPT, Outcome.KEPT_BEFORE):
        latest = await survey.asked_or_latest(services, key)
        language = chosen_language(request, latest.questions if latest else {})
        return thanked(services, key, language, twice=outcome is Outcome.KEPT_BEFORE)
    asked = await survey.asked_survey(services, key)  # as it is by now
    told = {Outcome.TICKET_USED: "ticket_used", Outcome.LINK_OFF: "link_off"}.get(outcome)
    if told:
        return respondent_page(request, "survey/told.html", asked, status=410, told=told, text=text)
    return closed_page(request, asked, text=text)
