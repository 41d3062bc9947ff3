"""Joining: with a personal link, with the code, or as the screen."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import document_pages, people
from app.actions import join_codes as codes
from app.actions.services import Services
from app.domain.join_codes import CodeClosed
from app.domain.refusals import Refusal
from app.domain.seats import Browser
from app.web.forms import Line
from app.web.limits import join_codes, network_of
from app.web.pages import go, page
from app.web.secret_links import Secret, exchanged, used
from app.web.sessions import House, browser_of, remember, sit_down

router = APIRouter()
TO_DOCUMENT = "document"


@router.get("/join")
async def join_form(request: Request, services: House, code: str = "") -> Response:
    if not code:
        return page(request, "join/code.html", refusal=None, code="")
    return await choose_name(request, services, code)


@router.post("/join")
async def choose_name(request: Request, services: House, code: Line = "") -> Response:
    join_codes.take(network_of(request))
    try:
        found = await codes.names(services, code, await _browser(request, services, code))
    except Refusal as refusal:
        if isinstance(refusal, CodeClosed):
            join_codes.give_back(network_of(request))
        return page(request, "join/code.html", status=refusal.status, refusal=refusal, code=code)
    join_codes.give_back(network_of(request))  # only wrong codes count: a whole company may join at once
    return page(request, "join/name.html", names=found, refusal=None)


@router.post("/join/seat")
async def take_seat(request: Request, services: House, code: Line = "", participant: Line = "") -> Response:
    join_codes.take(network_of(request))
    browser = await _browser(request, services, code)
    try:
        workshop, token = await codes.take_seat(services, code, participant, browser)
    except CodeClosed as refusal:
        join_codes.give_back(network_of(request))
        return page(request, "join/code.html", status=refusal.status, refusal=refusal, code=code)
    except Refusal as refusal:
        found = await codes.names(services, code, browser)
        return page(request, "join/name.html", status=refusal.status, names=found, refusal=refusal)
    join_codes.give_back(network_of(request))
    return sit_down(services, go(f"/meet/{workshop.id}"), browser, token, workshop.id)


async def _browser(request: Request, services: Services, code: str) -> Browser:
    """What this browser shows of itself at the workshop with this code, if there is one."""
    return browser_of(services, request.cookies, await codes.workshop_id(services, code))


@router.get("/join/{token}")
async def personal_link(services: House, token: str, to: str = "") -> Response:
    await people.guest_of_link(services, token)
    return exchanged(services, token, "join", to=to)


@router.get("/join/open/{handle}")
async def opened_link(request: Request, services: House, token: Secret, to: str = "") -> Response:
    guest = await people.guest_of_link(services, token)
    return page(request, "join/link.html", guest=guest, to_document=to == TO_DOCUMENT)


@router.post("/join/open/{handle}")
async def exchange_link(request: Request, services: House, token: Secret, to: str = "") -> Response:
    guest = await people.guest_of_link(services, token)
    browser = browser_of(services, request.cookies, guest.workshop.id)
    workshop, seat = await people.take_seat_by_link(services, token, browser)
    landing = await _landing(services, token, to)
    response = used(services, go(f"/meet/{workshop.id}{landing}"), token)
    return sit_down(services, response, browser, seat, workshop.id)


async def _landing(services: Services, token: str, to: str) -> str:
    """Where on the workshop's own pages the link leads: `to` names a place and is never an address."""
    guest = await people.guest_of_link(services, token)
    own = await document_pages.own_document_of_link(services, guest) if to == TO_DOCUMENT else None
    return f"/documents/{own.id}" if own else ""


@router.get("/screen/{token}")
async def screen_link(services: House, token: str) -> Response:
    await people.workshop_of_screen_link(services, token)
    return exchanged(services, token, "screen")


@router.get("/screen/open/{handle}")
async def opened_screen_link(request: Request, services: House, token: Secret) -> Response:
    workshop = await people.workshop_of_screen_link(services, token)
    return page(request, "join/screen.html", workshop=workshop)


@router.post("/screen/open/{handle}")
async def connect_screen(services: House, token: Secret) -> Response:
    workshop, session = await people.connect_screen(services, token)
    response = used(services, go(f"/screens/{workshop.id}"), token)
    return remember(services, response, "screen", session, workshop.id)
