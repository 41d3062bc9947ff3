"""The console's bar: start, go on, go back, go to a phase, the clock."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.actions.meeting import agenda, start
from app.domain.errors import NotFound
from app.domain.meeting.clock import with_time_set
from app.domain.meeting.languages import meeting_language
from app.web.forms import FormText, writable
from app.web.meeting.surfaces import console_address, console_reply
from app.web.pages import go, is_htmx, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter()
Number = Annotated[int, Form()]


@router.post("/workshops/{workshop_id}/meeting/on")
async def go_on(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    turn: Number = -1,
    to: FormText = "",
    anyway: FormText = "",
) -> Response:
    if not anyway and await start.asks_first(services, person):
        return _ask_before_start(request, person, to, turn)
    await agenda.go_on(services, person, turn, to)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/back")
async def go_back(
    request: Request, services: ServicesDep, person: FacilitatorDep, turn: Number = -1, to: FormText = ""
) -> Response:
    await agenda.go_back(services, person, turn, to)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/to/{phase_id}")
async def go_to(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    phase_id: str,
    turn: Number = -1,
    anyway: FormText = "",
) -> Response:
    if not anyway and await start.asks_first(services, person):
        return _ask_before_start(request, person, phase_id, turn)
    await agenda.go_to(services, person, phase_id, turn)
    return await console_reply(request, services, person)


def _ask_before_start(request: Request, person: FacilitatorDep, to: str, turn: int) -> Response:
    address = f"{console_address(person)}/start?{urlencode({'to': to, 'turn': turn})}"
    return Response(headers={"HX-Redirect": address}) if is_htmx(request) else go(address)


@router.get("/workshops/{workshop_id}/meeting/start")
async def start_anyway(
    request: Request, services: ServicesDep, person: FacilitatorDep, to: str = "", turn: int = -1
) -> Response:
    """The question that is asked before the meeting starts. `turn`: as the page showed it that the press came from."""
    number = await start.asks_first(services, person)
    if not number:
        return go(console_address(person))
    values: dict[str, Any] = {"workshop": person.workshop, "number": number, "to": writable(to), "turn": turn}
    return page(request, "meeting/start_anyway.html", in_language=meeting_language(person.workshop), **values)


@router.post("/workshops/{workshop_id}/meeting/clock/{change}")
async def change_clock(
    request: Request, services: ServicesDep, person: FacilitatorDep, change: str, turn: Number = -1, minutes: Number = 0
) -> Response:
    if change == "set":
        await agenda.change_clock(services, person, lambda m, now, by: with_time_set(m, minutes * 60, now, by), turn)
    elif change in agenda.CLOCK_CHANGES:
        wish = agenda.CLOCK_WISHES.get(change, agenda.no_wish)
        await agenda.change_clock(services, person, agenda.CLOCK_CHANGES[change], turn, wish)
    else:
        raise NotFound("There is no such change of the clock.")
    return await console_reply(request, services, person)
