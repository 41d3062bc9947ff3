"""Knocking: the form on the page of names, the page that waits for an answer, and what is pressed on the console."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.actions import guessing, knocks
from app.actions import join_codes as codes
from app.domain.join_codes import CodeClosed
from app.domain.refusals import Invalid, NotFound, NotSignedIn, TooMany
from app.web.forms import Line
from app.web.join import browser_at, code_refused, device_of
from app.web.meeting import reply_of_console
from app.web.pages import go, html, is_htmx, page
from app.web.retrying import try_again_later
from app.web.sessions import Facilitator, House, sit_down, surface_token

router = APIRouter()


@router.post("/join/knock")
async def knock(request: Request, services: House, code: Line = "", name: Line = "") -> Response:
    browser = await browser_at(request, services, code)
    try:
        async with guessing.trying_code(services, device_of(request, services)):
            found = await codes.names(services, code, browser)
    except (CodeClosed, NotFound, TooMany) as refusal:
        return code_refused(request, services, code, browser, refusal)
    try:
        await guessing.trying_knock(services, browser.device)
        workshop, token = await knocks.knock(services, code, name, browser)
    except (CodeClosed, Invalid, TooMany) as refusal:
        shown = page(request, "join/name.html", status=refusal.status, names=found, refusal=refusal, typed=name)
        return try_again_later(shown, refusal)
    return sit_down(services, go(f"/meet/{workshop.id}/knock"), browser, token, workshop.id)


@router.get("/meet/{workshop_id}/knock")
async def waiting(request: Request, services: House, workshop_id: str) -> Response:
    """The page asks again and again, and goes to the seat once its person was let in."""
    token, seat = surface_token(services, request.cookies, workshop_id, "seat") or "", f"/meet/{workshop_id}"
    try:
        found = await knocks.look(services, token, workshop_id)
    except NotSignedIn:
        if not is_htmx(request):
            raise
        return Response(status_code=204, headers={"HX-Redirect": f"{seat}/knock"})  # which says why
    if found is None:
        return Response(status_code=204, headers={"HX-Redirect": seat}) if is_htmx(request) else go(seat)
    if is_htmx(request):
        return HTMLResponse(html("knocks/_waiting.html", knocking=found))
    return page(request, "knocks/waiting.html", knocking=found)


@router.post("/workshops/{workshop_id}/meeting/knocks/{knock_id}/let-in")
async def let_in(request: Request, services: House, person: Facilitator, knock_id: str) -> Response:
    await knocks.let_in(services, person, knock_id)
    return await reply_of_console(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/knocks/{knock_id}/decline")
async def decline(request: Request, services: House, person: Facilitator, knock_id: str) -> Response:
    await knocks.decline(services, person, knock_id)
    return await reply_of_console(request, services, person)
