"""The roster: adding participants, their links, their teams."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import people
from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.people import advice_on_number
from app.domain.refusals import Invalid
from app.web.forms import Line
from app.web.pages import go, page
from app.web.sessions import Facilitator, House

router = APIRouter(prefix="/workshops/{workshop_id}/people")


@router.get("")
async def roster(request: Request, services: House, person: Facilitator) -> Response:
    return await _roster(request, services, person)


@router.post("")
async def add_person(
    request: Request,
    services: House,
    person: Facilitator,
    name: Line = "",
    email: Line = "",
    role: Line = "",
    department: Line = "",
) -> Response:
    try:
        await people.add_person(services, person, name, email, role, department)
    except Invalid as error:
        typed = {"name": name, "email": email, "role": role, "department": department}
        return await _roster(request, services, person, error=error, typed=typed)
    return go(_home(person))


@router.post("/lines")
async def add_lines(request: Request, services: House, person: Facilitator, lines: Line = "") -> Response:
    try:
        await people.add_lines(services, person, lines)
    except Invalid as error:
        return await _roster(request, services, person, error=error, lines=lines)
    return go(_home(person))


@router.post("/{participant_id}/remove")
async def remove_person(services: House, person: Facilitator, participant_id: str) -> Response:
    await people.remove_person(services, person, participant_id)
    return go(_home(person))


@router.post("/{participant_id}/team")
async def move_to_team(services: House, person: Facilitator, participant_id: str, team: Line = "") -> Response:
    await people.move_to_team(services, person, participant_id, team)
    return go(_home(person))


@router.post("/{participant_id}/renew")
async def renew_link(services: House, person: Facilitator, participant_id: str) -> Response:
    await people.renew_link(services, person, participant_id)
    return go(_home(person))


@router.post("/{participant_id}/free")
async def free_seat(services: House, person: Facilitator, participant_id: str) -> Response:
    await people.free_seat(services, person, participant_id)
    return go(_home(person))


def _home(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/people"


async def _roster(
    request: Request,
    services: Services,
    person: Facilitating,
    *,
    error: Invalid | None = None,
    typed: dict[str, str] | None = None,
    lines: str = "",
) -> Response:
    cards = await people.roster(services, person)
    return page(
        request,
        "people/roster.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        cards=cards,
        advice=advice_on_number(len(cards)),
        error=error,
        typed=typed or dict.fromkeys(("name", "email", "role", "department"), ""),
        lines=lines,
    )
