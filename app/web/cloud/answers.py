"""The answers behind a word, in the meeting: for the sheet of an open page, or as that page with its sheet open.

People can read them without leaving the meeting.
"""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Person
from app.actions.services import Services
from app.web.answers.sheet import answers_sheet, sheet_partial
from app.web.meeting.surfaces import surface_page
from app.web.pages import is_htmx
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()


@router.get("/workshops/{workshop_id}/answers")
async def answers_on_console(
    request: Request, services: ServicesDep, person: FacilitatorDep, word: str = "", number: int = 1
) -> Response:
    return await _answers(request, services, person, word, number)


@router.get("/meet/{workshop_id}/answers")
async def answers_on_seat(
    request: Request, services: ServicesDep, person: ParticipantDep, word: str = "", number: int = 1
) -> Response:
    return await _answers(request, services, person, word, number)


async def _answers(request: Request, services: Services, person: Person, word: str, number: int) -> Response:
    if not word and not is_htmx(request):
        return await surface_page(request, services, person)
    sheet = await answers_sheet(services, person, word, number, request.url.path)
    return sheet_partial(sheet) if is_htmx(request) else await surface_page(request, services, person, sheet)
