"""Putting workshops away: the archive and the bin."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.workshops import shelves
from app.domain.errors import Invalid
from app.domain.workshops.shelves import IN_BIN_FOR
from app.web.forms import FormText
from app.web.pages import go, page
from app.web.sessions import AccountDep, AdminDep, FacilitatorDep, ServicesDep

router = APIRouter()


@router.post("/workshops/{workshop_id}/archive")
async def archive(services: ServicesDep, person: FacilitatorDep) -> Response:
    await shelves.archive(services, person)
    return go("/")


@router.post("/workshops/{workshop_id}/unarchive")
async def unarchive(services: ServicesDep, person: FacilitatorDep) -> Response:
    await shelves.unarchive(services, person)
    return go(f"/workshops/{person.workshop.id}")


@router.get("/workshops/{workshop_id}/delete")
async def delete_form(request: Request, person: FacilitatorDep) -> Response:
    return _delete_form(request, person)


@router.post("/workshops/{workshop_id}/delete")
async def throw_away(request: Request, services: ServicesDep, person: FacilitatorDep, title: FormText = "") -> Response:
    try:
        await shelves.throw_away(services, person, title)
    except Invalid as error:
        return _delete_form(request, person, error, title)
    return go("/bin")


def _delete_form(request: Request, person: FacilitatorDep, error: Invalid | None = None, title: str = "") -> Response:
    return page(
        request,
        "workshops/delete.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        days=IN_BIN_FOR.days,
        error=error,
        typed=title,
    )


@router.get("/bin")
async def bin_page(request: Request, services: ServicesDep, account: AccountDep) -> Response:
    binned = await shelves.in_bin(services, account)
    return page(request, "home/bin.html", binned=binned, days=IN_BIN_FOR.days)


@router.post("/bin/empty")
async def empty(services: ServicesDep, admin: AdminDep) -> Response:
    await shelves.empty(services, admin)
    return go("/bin")


@router.post("/bin/{binned_id}/bring-back")
async def bring_back(services: ServicesDep, account: AccountDep, binned_id: str) -> Response:
    await shelves.bring_back(services, account, binned_id)
    return go("/")


@router.post("/bin/{binned_id}/delete")
async def delete_now(services: ServicesDep, admin: AdminDep, binned_id: str) -> Response:
    await shelves.delete_now(services, admin, binned_id)
    return go("/bin")
