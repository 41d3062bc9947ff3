"""The first preparation step: buy-in from senior leaders."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.preparation import buy_in
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid
from app.domain.preparation.buy_in import NAME_LIMIT, NOTE_LIMIT
from app.web.forms import FormText
from app.web.pages import go_saved, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/buy-in")


@router.get("")
async def buy_in_page(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _buy_in_page(request, services, person)


@router.post("")
async def note_buy_in(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    sponsor: FormText = "",
    role: FormText = "",
    agreed_on: FormText = "",
    note: FormText = "",
    seen: FormText = "",
) -> Response:
    typed = {"sponsor": sponsor, "role": role, "agreed_on": agreed_on, "note": note}
    try:
        await buy_in.note_buy_in(services, person, **typed, seen=seen)
    except (Invalid, Conflict) as error:
        return await _buy_in_page(request, services, person, error, typed)
    return go_saved(f"/workshops/{person.workshop.id}/buy-in")


async def _buy_in_page(
    request: Request,
    services: Services,
    person: Facilitating,
    error: Invalid | Conflict | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    noted = await buy_in.noted(services, person)
    return page(
        request,
        "preparation/buy_in/edit.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        buy_in=noted,
        typed=typed or vars(noted) | {"agreed_on": noted.agreed_on or ""},
        is_overtaken=isinstance(error, Conflict),
        error=error,
        name_limit=NAME_LIMIT,
        note_limit=NOTE_LIMIT,
    )
