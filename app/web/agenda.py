"""Editing the agenda."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import agenda
from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.agenda import BACKBONE, total_minutes
from app.domain.refusals import Invalid
from app.web.forms import Line, whole_number
from app.web.pages import go, page
from app.web.sessions import Facilitator, House

router = APIRouter(prefix="/workshops/{workshop_id}/agenda")


@dataclass(frozen=True)
class Typed:
    """What was typed and could not be taken; `phase_id` "" is the phase to be added."""

    phase_id: str
    title: str
    minutes: str


@router.get("")
async def agenda_page(request: Request, services: House, person: Facilitator) -> Response:
    return await _agenda_page(request, services, person)


@router.post("")
async def add_phase(
    request: Request, services: House, person: Facilitator, title: Line = "", minutes: Line = ""
) -> Response:
    try:
        await agenda.add_phase(services, person, title, whole_number(minutes, "minutes"))
    except Invalid as error:
        return await _agenda_page(request, services, person, error, Typed("", title, minutes))
    return go(_home(person))


@router.post("/{phase_id}")
async def change_phase(
    request: Request, services: House, person: Facilitator, phase_id: str, title: Line = "", minutes: Line = ""
) -> Response:
    try:
        await agenda.change_phase(services, person, phase_id, title, whole_number(minutes, "minutes"))
    except Invalid as error:
        return await _agenda_page(request, services, person, error, Typed(phase_id, title, minutes))
    return go(_home(person))


@router.post("/{phase_id}/move")
async def move_phase(
    request: Request, services: House, person: Facilitator, phase_id: str, steps: Line = "1"
) -> Response:
    try:
        await agenda.move_phase(services, person, phase_id, 1 if whole_number(steps, "steps") > 0 else -1)
    except Invalid as error:
        return await _agenda_page(request, services, person, error)
    return go(_home(person))


@router.post("/{phase_id}/remove")
async def remove_phase(request: Request, services: House, person: Facilitator, phase_id: str) -> Response:
    try:
        await agenda.remove_phase(services, person, phase_id)
    except Invalid as error:
        return await _agenda_page(request, services, person, error)
    return go(_home(person))


def _home(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/agenda"


async def _agenda_page(
    request: Request,
    services: Services,
    person: Facilitating,
    error: Invalid | None = None,
    typed: Typed | None = None,
) -> Response:
    phases = await agenda.phases(services, person)
    return page(
        request,
        "agenda/edit.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        phases=phases,
        backbone=BACKBONE,
        total=total_minutes(phases),
        error=error,
        typed=typed,
    )
