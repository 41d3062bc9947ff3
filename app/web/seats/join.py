"""Joining: with a personal link, with the code, or as the screen."""

from contextlib import AbstractAsyncContextManager
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import AfterValidator

from app.actions.documents import pages as document_pages
from app.actions.people import people
from app.actions.seats import guessing
from app.actions.seats import join_codes as codes
from app.actions.services import Services
from app.domain.errors import DomainError, NotFound, TooMany
from app.domain.seats.join_codes import CodeClosed
from app.domain.seats.seats import Browser, LeavesDraft
from app.web.accounts.secret_links import Secret, exchanged, used
from app.web.forms import FormText, writable
from app.web.pages import go, page
from app.web.retrying import try_again_later
from app.web.sessions import YEAR, ServicesDep, browser_of, remember, sit_down, token_of

router = APIRouter()
TO_DOCUMENT = "document"
_LONGEST = 200  # characters that an address keeps of what was typed
Typed = Annotated[str, AfterValidator(writable)]


@router.get("/join")
async def join_form(request: Request, services: ServicesDep, code: Typed = "", name: Typed = "") -> Response:
    """`name`: one that somebody has knocked with and that was not taken; the page says why."""
    if not code:
        return page(request, "seats/join/code.html", refusal=None, code="")
    browser = await browser_at(request, services, code)
    try:
        async with trying_code(request, services, code, browser):
            found = await codes.names(services, code, browser)
    except DomainError as refusal:
        return code_refused(request, services, code, browser, refusal)
    error = codes.wrong_with(name, found) if name else None
    return page(request, "seats/join/name.html", names=found, refusal=None, typed=name, knock_error=error)


@router.post("/join")
async def choose_name(code: FormText = "") -> Response:
    """To a page that can be gone back to and loaded again."""
    return go(names_at(code))


def names_at(code: str, name: str = "") -> str:
    """The address of the page of names."""
    typed = {"code": code[:_LONGEST], "name": name[:_LONGEST]}
    return "/join?" + urlencode({key: value for key, value in typed.items() if value})


@router.post("/join/seat")
async def take_seat(
    request: Request, services: ServicesDep, code: FormText = "", participant: FormText = "", leave: FormText = ""
) -> Response:
    browser = await browser_at(request, services, code)
    try:
        async with trying_code(request, services, code, browser):
            workshop, token = await codes.take_seat(services, code, participant, browser, is_sure=leave == "yes")
    except LeavesDraft as question:
        found = await codes.names(services, code, browser)
        return page(request, "seats/join/leave.html", status=question.status, names=found, chosen=participant)
    except (CodeClosed, NotFound, TooMany) as refusal:
        return code_refused(request, services, code, browser, refusal)
    except DomainError as refusal:
        found = await codes.names(services, code, browser)
        return page(request, "seats/join/name.html", status=refusal.status, names=found, refusal=refusal)
    return sit_down(services, go(f"/meet/{workshop.id}"), browser, token, workshop.id)


def code_refused(request: Request, services: Services, code: str, browser: Browser, refusal: DomainError) -> Response:
    """The browser keeps the cookie by which its wrong codes are counted."""
    shown = page(request, "seats/join/code.html", status=refusal.status, refusal=refusal, code=code)
    remember(services, shown, "device", browser.device, seconds=YEAR)
    return try_again_later(shown, refusal)


def trying_code(request: Request, services: Services, code: str, browser: Browser) -> AbstractAsyncContextManager[None]:
    """Around a try of a code. Wrong ones are counted by the device's cookie, if the browser brought one."""
    device = token_of(services, request.cookies, "device") or ""
    return guessing.trying_code(services, device, lambda: codes.is_known_by(services, code, browser))


async def browser_at(request: Request, services: Services, code: str) -> Browser:
    """What this browser shows of itself at the workshop with this code, if there is one."""
    return browser_of(services, request.cookies, await codes.workshop_id(services, code))


@router.get("/join/{token}")
async def personal_link(services: ServicesDep, token: str, to: str = "") -> Response:
    await people.guest_of_link(services, token)
    return exchanged(services, token, "join", to=to)


@router.get("/join/open/{handle}")
async def opened_link(request: Request, services: ServicesDep, token: Secret, to: str = "") -> Response:
    guest = await people.guest_of_link(services, token)
    return page(request, "seats/join/link.html", guest=guest, to_document=to == TO_DOCUMENT)


@router.post("/join/open/{handle}")
async def exchange_link(request: Request, services: ServicesDep, token: Secret, to: str = "") -> Response:
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
async def screen_link(services: ServicesDep, token: str) -> Response:
    await people.workshop_of_screen_link(services, token)
    return exchanged(services, token, "screen")


@router.get("/screen/open/{handle}")
async def opened_screen_link(request: Request, services: ServicesDep, token: Secret) -> Response:
    workshop = await people.workshop_of_screen_link(services, token)
    return page(request, "seats/join/screen.html", workshop=workshop)


@router.post("/screen/open/{handle}")
async def connect_screen(services: ServicesDep, token: Secret) -> Response:
    workshop, session = await people.connect_screen(services, token)
    response = used(services, go(f"/screens/{workshop.id}"), token)
    return remember(services, response, "screen", session, workshop.id)
