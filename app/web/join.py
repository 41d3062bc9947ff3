"""Joining: with a personal link, with the code, or as the screen."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import document_pages, people
from app.actions.services import Services
from app.domain.refusals import Refusal
from app.web.forms import Line
from app.web.limits import join_codes, network_of
from app.web.pages import go, page
from app.web.sessions import House, remember

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
        workshop, everyone, seated = await people.workshop_of_code(services, code)
    except Refusal as refusal:
        return page(request, "join/code.html", status=refusal.status, refusal=refusal, code=code)
    join_codes.give_back(network_of(request))  # only wrong codes count: a whole company may join at once
    return page(request, "join/name.html", workshop=workshop, everyone=everyone, seated=seated, refusal=None)


@router.post("/join/seat")
async def take_seat(request: Request, services: House, code: Line = "", participant: Line = "") -> Response:
    join_codes.take(network_of(request))
    try:
        workshop, session = await people.take_seat_by_code(services, code, participant)
    except Refusal as refusal:
        workshop, everyone, seated = await people.workshop_of_code(services, code)
        shown: dict[str, Any] = {"workshop": workshop, "everyone": everyone, "seated": seated, "refusal": refusal}
        return page(request, "join/name.html", status=refusal.status, **shown)
    join_codes.give_back(network_of(request))
    return remember(services, go(f"/meet/{workshop.id}"), "seat", session, workshop.id)


@router.get("/join/{token}")
async def personal_link(request: Request, services: House, token: str, to: str = "") -> Response:
    """Opening the link changes nothing, so that previews and scanners cannot use it; the page posts it back."""
    guest = await people.guest_of_link(services, token)
    return page(request, "join/link.html", guest=guest, to_document=to == TO_DOCUMENT)


@router.post("/join/{token}")
async def exchange_link(services: House, token: str, to: str = "") -> Response:
    workshop, session = await people.take_seat_by_link(services, token)
    landing = await _landing(services, token, to)
    return remember(services, go(f"/meet/{workshop.id}{landing}"), "seat", session, workshop.id)


async def _landing(services: Services, token: str, to: str) -> str:
    """Where on the workshop's own pages the link leads: `to` names a place and is never an address."""
    guest = await people.guest_of_link(services, token)
    own = await document_pages.own_document_of_link(services, guest) if to == TO_DOCUMENT else None
    return f"/documents/{own.id}" if own else ""


@router.get("/screen/{token}")
async def screen_link(request: Request, services: House, token: str) -> Response:
    workshop = await people.workshop_of_screen_link(services, token)
    return page(request, "join/screen.html", workshop=workshop)


@router.post("/screen/{token}")
async def connect_screen(services: House, token: str) -> Response:
    workshop, session = await people.connect_screen(services, token)
    return remember(services, go(f"/screens/{workshop.id}"), "screen", session, workshop.id)
