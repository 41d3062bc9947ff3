"""The fifth preparation step: the customer list, and the primary customer."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.preparation import customers
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.preparation.customers import (
    MOST_CUSTOMERS,
    MUSEUM_EXAMPLE,
    NAME_LIMIT,
    NOTE_LIMIT,
    WHY_LIMIT,
    path_to,
    possible_parents,
    profile,
    type_of_segment,
)
from app.web.forms import FormText
from app.web.pages import go, go_saved, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/customers")
INTERNAL = "internal"


@router.get("")
async def customers_page(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _customers_page(request, services, person)


@router.post("")
async def add_customer(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    name: FormText = "",
    belongs: FormText = "",
    segment_of: FormText = "",
    note: FormText = "",
) -> Response:
    values = {"name": name, "segment_of": segment_of, "note": note}
    try:
        await customers.add_customer(services, person, **values, is_internal=belongs == INTERNAL)
    except Invalid as error:
        typed = values | {"id": "", "belongs": belongs}
        return await _customers_page(request, services, person, error, typed)
    return go(f"{_home(person)}#name")


@router.post("/primary")
async def mark_primary(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    customer: FormText = "",
    why: FormText = "",
    seen: FormText = "",
) -> Response:
    try:
        await customers.mark_primary(services, person, customer, why, seen)
    except (Invalid, NotFound, Conflict) as error:
        return await _customers_page(request, services, person, error, marked={"customer_id": customer, "why": why})
    return go_saved(_home(person))


@router.post("/primary/remove")
async def unmark_primary(
    request: Request, services: ServicesDep, person: FacilitatorDep, seen: FormText = ""
) -> Response:
    try:
        await customers.unmark_primary(services, person, seen)
    except Conflict as error:
        return await _customers_page(request, services, person, error)
    return go(_home(person))


@router.post("/{customer_id}")
async def change_customer(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    customer_id: str,
    name: FormText = "",
    belongs: FormText = "",
    segment_of: FormText = "",
    note: FormText = "",
    seen: FormText = "",
) -> Response:
    values = {"name": name, "segment_of": segment_of, "note": note}
    try:
        await customers.change_customer(
            services, person, customer_id, **values, is_internal=belongs == INTERNAL, seen=seen
        )
    except (Invalid, NotFound, Conflict) as error:
        typed = values | {"id": customer_id, "belongs": belongs}
        return await _customers_page(request, services, person, error, typed)
    return go(f"{_home(person)}#customer-{customer_id}")


@router.post("/{customer_id}/remove")
async def remove_customer(
    request: Request, services: ServicesDep, person: FacilitatorDep, customer_id: str
) -> Response:
    try:
        await customers.remove_customer(services, person, customer_id)
    except NotFound as error:
        return await _customers_page(request, services, person, error)
    return go(_home(person))


def _home(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/customers"


async def _customers_page(
    request: Request,
    services: Services,
    person: Facilitating,
    error: Invalid | NotFound | Conflict | None = None,
    typed: dict[str, str] | None = None,
    marked: dict[str, str] | None = None,
) -> Response:
    """`typed`, `marked`: what could not be taken; the id "" is the customer to be added."""
    unsorted, primary = await customers.listed(services, person)
    paths = {entry.id: " › ".join(step.name for step in path_to(unsorted, entry)) for entry in unsorted}
    listed = sorted(unsorted, key=lambda entry: paths[entry.id].casefold())
    return page(
        request,
        "preparation/customers/edit.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        customers=listed,
        paths=paths,
        parents={entry.id: possible_parents(listed, entry.id) for entry in listed},
        primary=primary,
        profile=profile(listed, primary),
        customer_type=type_of_segment(listed, primary),
        example=MUSEUM_EXAMPLE,
        limits={"customers": MOST_CUSTOMERS, "name": NAME_LIMIT, "note": NOTE_LIMIT, "why": WHY_LIMIT},
        error=error,
        typed=typed or {"id": None},
        marked=marked,
    )
