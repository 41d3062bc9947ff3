"""The three surfaces of the meeting: page, reply to a press, and live push, all made of one partial."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.actions.access import Facilitating, Participating, Person
from app.actions.meeting.page import MeetingPage, meeting_page
from app.actions.people import people
from app.actions.services import Services
from app.domain.documents.documents import LIMIT
from app.domain.meeting.languages import meeting_language
from app.web.answers.sheet import AnswersSheet
from app.web.pages import go, html, is_htmx, page
from app.web.partials import Partial
from app.web.sessions import FacilitatorDep, Opener, ParticipantDep, ServicesDep, person_of

router = APIRouter()


async def live_stage(services: Services, person: Person) -> Partial:
    """What a surface shows now: the one partial behind page, reply and live push."""
    shown = await meeting_page(services, person)
    language = meeting_language(person.workshop)
    rendered = html(f"meeting/_{shown.frame.surface}.html", in_language=language, **_values(services, shown))
    return Partial(rendered, shown.texts)


def _values(services: Services, shown: MeetingPage, sheet: AnswersSheet | None = None) -> dict[str, Any]:
    parts = {"frame": shown.frame, "content": shown.content, "said": shown.said, "sheet": sheet}
    return parts | {"limit": LIMIT, "base_url": services.base_url}


async def surface_page(
    request: Request, services: Services, person: Person, sheet: AnswersSheet | None = None
) -> HTMLResponse:
    """`sheet`: open over the page."""
    shown = await meeting_page(services, person)
    language = meeting_language(person.workshop)
    values = _values(services, shown, sheet)
    return page(request, f"meeting/{shown.frame.surface}.html", in_language=language, **values)


async def console_reply(request: Request, services: Services, person: Facilitating) -> Response:
    """To a press on the console: what it shows now."""
    return await _reply(request, services, person, console_address(person))


async def seat_reply(request: Request, services: Services, person: Participating) -> Response:
    return await _reply(request, services, person, f"/meet/{person.workshop.id}")


async def _reply(request: Request, services: Services, person: Person, back: str) -> Response:
    return HTMLResponse((await live_stage(services, person)).html) if is_htmx(request) else go(back)


def console_address(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/meeting"


@router.get("/workshops/{workshop_id}/meeting")
async def console(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await surface_page(request, services, person)


@router.get("/meet/{workshop_id}")
async def seat(request: Request, services: ServicesDep, person: ParticipantDep) -> Response:
    return await surface_page(request, services, person)


@router.get("/screens/{workshop_id}")
async def screen(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    person = await person_of(services, request.cookies, workshop_id, Opener.SCREEN)
    return await surface_page(request, services, person)


@router.get("/workshops/{workshop_id}/screen")
async def open_screen(services: ServicesDep, person: FacilitatorDep) -> Response:
    """To the screen view by its link, which so stands on no page of the meeting."""
    return go(people.screen_link(services, person.workshop).removeprefix(services.base_url))
