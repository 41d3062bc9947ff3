"""Knocking: the form on the page of names, the page that waits for an answer, and what is pressed on the console."""

from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.actions.seats import guessing, knocks
from app.actions.seats import join_codes as codes
from app.actions.services import Services
from app.domain.errors import Invalid, NotFound, TooMany
from app.domain.seats.join_codes import CodeClosed
from app.domain.seats.knocks import NotLetIn
from app.web.forms import FormText, writable
from app.web.meeting.surfaces import console_reply
from app.web.pages import go, html, is_htmx, page
from app.web.retrying import try_again_later
from app.web.seats.join import browser_at, code_refused, names_at, trying_code
from app.web.sessions import FacilitatorDep, Opener, ServicesDep, opening_token, remember, sit_down, token_of

router = APIRouter()
KNOWN_FOR = 3600  # seconds: the name and the proof that its browser knew the code


@router.post("/join/knock")
async def knock(request: Request, services: ServicesDep, code: FormText = "", name: FormText = "") -> Response:
    browser = await browser_at(request, services, code)
    try:
        async with trying_code(request, services, code, browser):
            found = await codes.names(services, code, browser)
    except (CodeClosed, NotFound, TooMany) as refusal:
        return code_refused(request, services, code, browser, refusal)
    try:
        await guessing.trying_knock(services, browser.device)
        workshop, token = await knocks.knock(services, code, name, browser)
    except Invalid:  # said on that page, which can be gone back to
        return go(names_at(code, name or " "))
    except (CodeClosed, TooMany) as refusal:
        values: dict[str, Any] = {"names": found, "refusal": None, "typed": name, "knock_error": refusal}
        return try_again_later(page(request, "seats/join/name.html", status=refusal.status, **values), refusal)
    response = sit_down(services, go(f"/meet/{workshop.id}/knock"), browser, token, workshop.id)
    known = f"{knocks.proof_of_code(services, workshop)}.{quote(name, safe='')}"
    return remember(services, response, "knocked", known, workshop.id, seconds=KNOWN_FOR)


@router.get("/meet/{workshop_id}/knock")
async def waiting(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    """The page asks again and again, and goes to the seat once its person was let in."""
    token, seat = opening_token(services, request.cookies, workshop_id, Opener.SEAT) or "", f"/meet/{workshop_id}"
    try:
        found = await knocks.look(services, token, workshop_id)
    except NotLetIn as refusal:
        if is_htmx(request):
            return Response(status_code=204, headers={"HX-Redirect": f"{seat}/knock"})  # which says why
        return await _declined(request, services, workshop_id, refusal)
    if found is None:
        return Response(status_code=204, headers={"HX-Redirect": seat}) if is_htmx(request) else go(seat)
    if is_htmx(request):
        return HTMLResponse(html("seats/knocks/_waiting.html", knocking=found))
    return page(request, "seats/knocks/waiting.html", knocking=found)


async def _declined(request: Request, services: Services, workshop_id: str, refusal: NotLetIn) -> Response:
    """With the form and what its browser has typed there, while the code works. Raises the refusal without."""
    kept = token_of(services, request.cookies, "knocked", workshop_id) or ""
    proof, _, name = kept.partition(".")
    workshop = await knocks.may_knock_again(services, workshop_id, proof)
    if workshop is None:
        raise refusal
    values: dict[str, Any] = {"workshop": workshop, "refusal": refusal, "typed": writable(unquote(name))}
    return page(request, "seats/knocks/declined.html", status=refusal.status, **values)


@router.post("/meet/{workshop_id}/knock/take-back")
async def take_back(request: Request, services: ServicesDep, workshop_id: str) -> Response:
    token = opening_token(services, request.cookies, workshop_id, Opener.SEAT) or ""
    workshop = await knocks.take_back(services, token, workshop_id)
    return go(names_at(workshop.join_code) if workshop else f"/meet/{workshop_id}")


@router.post("/workshops/{workshop_id}/meeting/knocks/decline")
async def decline_all(
    request: Request, services: ServicesDep, person: FacilitatorDep, knock: Annotated[list[str], Form()]
) -> Response:
    await knocks.decline_all(services, person, knock)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/knocks/{knock_id}/let-in")
async def let_in(request: Request, services: ServicesDep, person: FacilitatorDep, knock_id: str) -> Response:
    await knocks.let_in(services, person, knock_id)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/knocks/{knock_id}/decline")
async def decline(request: Request, services: ServicesDep, person: FacilitatorDep, knock_id: str) -> Response:
    await knocks.decline(services, person, knock_id)
    return await console_reply(request, services, person)
