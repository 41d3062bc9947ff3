"""The respondent's pages, each part of them in a language that the respondent reads."""

from collections.abc import Collection
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.actions import survey
from app.actions.answers import Fate
from app.actions.services import Services
from app.actions.survey import AskedSurvey
from app.domain.languages import best_language, direction, own_name, wished_languages
from app.domain.refusals import NotSaved, TooMany
from app.domain.survey import ANSWER_LIMIT, UnfitAnswer, UnknownSurvey
from app.domain.survey_languages import Spoken, offered, spoken
from app.domain.survey_wording import WORDINGS
from app.domain.survey_wording.sentences import Wording
from app.render.qr import qr_svg
from app.web.answered import has_answered
from app.web.answers import thanked
from app.web.forms import Line
from app.web.limits import answers, network_of
from app.web.pages import page
from app.web.sessions import House

router = APIRouter()
RETRY_SECONDS = "30"
Problem = UnfitAnswer | TooMany | NotSaved


@router.get("/s/{key}")
async def answer_form(request: Request, services: House, key: str, again: str = "") -> Response:
    asked = await survey.asked_survey(services, key)
    if not asked.is_open:
        return closed_page(request, asked)
    if asked.takes_tickets_only:
        return respondent_page(request, "survey/link_off.html", asked, status=410, text="")
    if has_answered(request, key) and not again:
        return respondent_page(request, "survey/answered.html", asked, action=f"/s/{key}")
    return answer_page(request, asked, action=f"/s/{key}")


@router.post("/s/{key}")
async def give_answer(request: Request, services: House, key: str, answer: Line = "") -> Response:
    asked = await survey.asked_survey(services, key)
    try:
        answers.take(key, network_of(request))
        fate = await services.answers.give(key, answer)
    except (UnfitAnswer, TooMany, NotSaved) as error:
        return answer_page(request, asked, action=f"/s/{key}", text=answer, error=error)
    return await after_answer(request, services, key, fate, answer)


@router.get("/s/{key}/thanks")
async def thanks(request: Request, services: House, key: str) -> Response:
    return respondent_page(request, "survey/thanks.html", await survey.asked_survey(services, key))


@router.get("/s/{key}/qr.svg")
async def survey_qr(services: House, key: str) -> Response:
    workshop = (await survey.asked_survey(services, key)).workshop
    picture = qr_svg(survey.open_link(services, workshop), title=f"Survey of {workshop.organisation}")
    return Response(picture, media_type="image/svg+xml")


async def after_answer(request: Request, services: Services, key: str, fate: Fate, text: str) -> Response:
    """What whoever has sent an answer sees next: the thanks, or why it was not kept, with the text."""
    asked = await survey.asked_survey(services, key)  # as it is by now
    if fate is Fate.KEPT:
        return thanked(services, key, chosen_language(request, asked.questions))
    if fate is Fate.TICKET_USED:
        return respondent_page(request, "survey/told.html", asked, status=410, told="ticket_used")
    if fate is Fate.LINK_OFF:
        return respondent_page(request, "survey/link_off.html", asked, status=410, text=text)
    return closed_page(request, asked, text=text)


def chosen_language(request: Request, questions: Collection[str]) -> str:
    """The language that the address asks for, one of those offered; "" if it asks for none."""
    wish = request.query_params.get("lang", "")
    return best_language([wish], offered(questions), "") if wish else ""


def wording_for(request: Request, asked: AskedSurvey) -> Wording:
    return WORDINGS[spoken(_wishes(request, asked.questions), asked.questions).page]


def _wishes(request: Request, questions: Collection[str]) -> list[str]:
    chosen = chosen_language(request, questions)
    return [*([chosen] if chosen else []), *wished_languages(request.headers.get("accept-language", ""))]


def respondent_page(
    request: Request, template: str, asked: AskedSurvey, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page of templates/survey that extends survey/base.html."""
    speaks = spoken(_wishes(request, asked.questions), asked.questions)
    chosen = chosen_language(request, asked.questions)
    return page(
        request,
        template,
        status=status,
        workshop=asked.workshop,
        asked=asked,
        question=asked.questions[speaks.question],
        question_language=speaks.question,
        question_direction=direction(speaks.question),
        kept_language=f"?lang={chosen}" if chosen else "",
        **_spoken_in(speaks, asked.questions),
        **values,
    )


def _spoken_in(speaks: Spoken, questions: Collection[str]) -> dict[str, Any]:
    """The page's sentences, and the languages to choose from."""
    wording = WORDINGS[speaks.page]
    return {
        "words": wording.page,
        "calendar": wording.calendar,
        "language": speaks.page,
        "language_direction": direction(speaks.page),
        "languages": [(tag, own_name(tag), direction(tag), tag == speaks.chosen) for tag in offered(questions)],
    }


async def unknown_survey(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, UnknownSurvey)
    words = _spoken_in(spoken(_wishes(request, ()), ()), ())
    return page(request, "survey/told.html", status=error.status, workshop=None, told="unknown", **words)


def answer_page(
    request: Request,
    asked: AskedSurvey,
    *,
    action: str,
    text: str = "",
    error: Problem | None = None,
    by_ticket: bool = False,
) -> HTMLResponse:
    """The question and its box. `action`: where the form is sent to, without a query. What was typed is kept.

    `by_ticket`: the page tells what becomes of a one-time link.
    """
    shown = respondent_page(
        request,
        "survey/answer.html",
        asked,
        status=error.status if error else 200,
        action=action,
        text=text,
        problem=_problem(wording_for(request, asked), error) if error else "",
        limit=ANSWER_LIMIT,
        by_ticket=by_ticket,
    )
    if isinstance(error, TooMany):
        shown.headers["Retry-After"] = RETRY_SECONDS
    return shown


def _problem(wording: Wording, error: Problem) -> str:
    if isinstance(error, NotSaved):
        return wording.page.not_saved
    if isinstance(error, TooMany):
        return wording.page.too_many
    if not error.over:
        return wording.page.empty
    return wording.page.too_long.format(over=wording.calendar.number(error.over))


def closed_page(request: Request, asked: AskedSurvey, *, text: str = "") -> HTMLResponse:
    """Not open yet, or not any more; a text that came all the same is given back."""
    return respondent_page(request, "survey/closed.html", asked, status=410, text=text)
