"""A seat and its devices: the page of one that waits to be let in, and what is pressed on one that holds the seat."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.actions.access import Participating
from app.actions.seats import choose_again as choosing
from app.actions.seats import seats
from app.actions.services import Services
from app.domain.errors import NotSignedIn
from app.domain.seats.seats import StillAsking
from app.web.errors import on_refusal, only_for_pages
from app.web.forms import FormText
from app.web.meeting.strip import live_strip
from app.web.meeting.surfaces import live_stage
from app.web.pages import go, html, is_htmx, page
from app.web.sessions import Opener, ParticipantDep, ServicesDep, opening_token

router = APIRouter(prefix="/meet/{workshop_id}")


@router.get("/waiting")
async def waiting(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    token = opening_token(services, request.cookies, workshop_id, Opener.SEAT) or ""
    try:
        found = await seats.look(services, token, workshop_id)
    except NotSignedIn:
        if not is_htmx(request):
            raise
        found = None  # the seat's own page says why
    return _shown(request, workshop_id, found)


@router.post("/waiting")
async def ask_again(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    token = opening_token(services, request.cookies, workshop_id, Opener.SEAT) or ""
    await seats.ask_again(services, token, workshop_id)
    return go(f"/meet/{workshop_id}/waiting")


async def still_asking(request: Request, error: Exception) -> Response:
    """To the page that waits, for a browser that opened a page of a seat before it was let in."""
    only_for_pages(request, error)
    assert isinstance(error, StillAsking)
    if request.method == "GET" and not is_htmx(request):
        return go(f"/meet/{error.workshop_id}/waiting")
    return await on_refusal(request, error)


@router.post("/choose-again")
async def choose_again(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    token = opening_token(services, request.cookies, workshop_id, Opener.SEAT) or ""
    workshop = await choosing.choose_again(services, token, workshop_id)
    return go(f"/join?code={workshop.join_code}")


def _shown(request: Request, workshop_id: str, found: seats.Waiting | None) -> Response:
    """The page asks again and again how it stands, and goes to the seat once it was let in."""
    if found is not None and is_htmx(request):
        return HTMLResponse(html("seats/_waiting.html", waiting=found))
    if found is not None:
        return page(request, "seats/waiting.html", waiting=found)
    if is_htmx(request):
        return Response(status_code=204, headers={"HX-Redirect": f"/meet/{workshop_id}"})
    return go(f"/meet/{workshop_id}")


@router.post("/devices/{request_id}/let-in")
async def let_in(
    request: Request, services: ServicesDep, person: ParticipantDep, request_id: str, page_kind: FormText = ""
) -> Response:
    await seats.let_in(services, person, request_id)
    return await _reply(request, services, person, page_kind)


@router.post("/devices/{request_id}/refuse")
async def refuse(
    request: Request, services: ServicesDep, person: ParticipantDep, request_id: str, page_kind: FormText = ""
) -> Response:
    await seats.refuse(services, person, request_id)
    return await _reply(request, services, person, page_kind)


@router.post("/devices/only-here")
async def only_here(
    request: Request, services: ServicesDep, person: ParticipantDep, page_kind: FormText = ""
) -> Response:
    await seats.only_here(services, person)
    return await _reply(request, services, person, page_kind)


@router.post("/devices/read")
async def note_read(
    request: Request, services: ServicesDep, person: ParticipantDep, until: FormText = "", page_kind: FormText = ""
) -> Response:
    await seats.note_read(services, person, until)
    return await _reply(request, services, person, page_kind)


async def _reply(request: Request, services: Services, person: Participating, page_kind: str) -> Response:
    """The part of the page that was pressed: the seat itself, or the strip of a page beside it."""
    if not is_htmx(request):
        return go(f"/meet/{person.workshop.id}")
    if page_kind == "strip":
        return HTMLResponse(await live_strip(services, person))
    return HTMLResponse((await live_stage(services, person)).html)
