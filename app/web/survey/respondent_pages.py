"""The respondent's pages, rendered: each part of them in a language that the respondent reads.

What is asked may be unknown (`asked` is None) while the database is away: then a page does without the question.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.domain.errors import NotSaved, TooMany
from app.domain.languages.languages import best_language, direction, own_name, wished_languages
from app.domain.survey.asked import AskedSurvey
from app.domain.survey.languages import Spoken, offered, spoken
from app.domain.survey.survey import ANSWER_LIMIT, UnfitAnswer, UnknownSurvey
from app.domain.survey.wording import WORDINGS
from app.domain.survey.wording.sentences import Wording
from app.web.pages import page
from app.web.retrying import AWAY_SECONDS, try_again_later

Problem = UnfitAnswer | TooMany | NotSaved


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form holds: `text` as it was typed, and the key with which it counts once."""

    text: str
    answer_key: str


def chosen_language(request: Request, questions: Collection[str]) -> str:
    """The language that the address asks for, one of those offered; "" if it asks for none."""
    wish = request.query_params.get("lang", "")
    return best_language([wish], offered(questions), "") if wish else ""


def respondent_page(
    request: Request, template: str, asked: AskedSurvey | None, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page of templates/survey that extends survey/base.html."""
    questions = asked.questions if asked else {}
    speaks = spoken(_wishes(request, questions), questions)
    chosen = chosen_language(request, questions)
    return page(
        request,
        template,
        status=status,
        workshop=asked.workshop if asked else None,
        asked=asked,
        question=questions.get(speaks.question, ""),
        question_language=speaks.question,
        question_direction=direction(speaks.question),
        kept_language=f"?lang={chosen}" if chosen else "",
        **_spoken_in(speaks, questions),
        **values,
    )


def _wishes(request: Request, questions: Collection[str]) -> list[str]:
    chosen = chosen_language(request, questions)
    return [*([chosen] if chosen else []), *wished_languages(request.headers.get("accept-language", ""))]


def _spoken_in(speaks: Spoken, questions: Collection[str]) -> dict[str, Any]:
    """The page's sentences, and the languages to choose from."""
    wording = WORDINGS[speaks.page]
    return {
        "words": wording.page,
        "calendar": wording.calendar,
        "in_language": speaks.page,
        "languages": [(tag, own_name(tag), direction(tag), tag == speaks.chosen) for tag in offered(questions)],
    }


async def unknown_survey(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, UnknownSurvey)
    return respondent_page(request, "survey/told.html", None, status=error.status, told="unknown")


def away_page(request: Request) -> HTMLResponse:
    """The page cannot be made while the database is away; it asks again by itself."""
    shown = respondent_page(request, "survey/away.html", None, status=NotSaved.status, seconds=AWAY_SECONDS)
    return try_again_later(shown, NotSaved(""))


def answer_page(
    request: Request, asked: AskedSurvey | None, typed: Typed, *, action: str, error: Problem | None = None
) -> HTMLResponse:
    """The question and its box. `action`: where the form is sent to, without a query. What was typed is kept."""
    questions = asked.questions if asked else {}
    wording = WORDINGS[spoken(_wishes(request, questions), questions).page]
    shown = respondent_page(
        request,
        "survey/answer.html",
        asked,
        status=error.status if error else 200,
        action=action,
        typed=typed,
        problem=_problem(wording, error) if error else "",
        limit=ANSWER_LIMIT,
        by_ticket="/t/" in action,
    )
    return try_again_later(shown, error) if error else shown


def _problem(wording: Wording, error: Problem) -> str:
    if isinstance(error, NotSaved):
        return wording.page.not_saved
    if isinstance(error, TooMany):
        return wording.page.too_many
    if not error.over:
        return wording.page.empty
    return wording.page.too_long % {"over": wording.calendar.number(error.over)}


def closed_page(request: Request, asked: AskedSurvey, *, text: str = "") -> HTMLResponse:
    """Not open yet, or not any more; a text that came all the same is given back."""
    return respondent_page(request, "survey/closed.html", asked, status=410, text=text)
