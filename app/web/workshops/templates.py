"""One's own templates: saving an agenda and artifacts, and removing what was saved."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.workshops import templates
from app.domain.errors import Invalid
from app.web.forms import FormText
from app.web.pages import go, page
from app.web.sessions import AccountDep, FacilitatorDep, ServicesDep

router = APIRouter()


@router.get("/templates")
async def own_templates(request: Request, services: ServicesDep, account: AccountDep) -> Response:
    found = await templates.templates_of(services, account)
    return page(request, "templates/list.html", templates=found)


@router.post("/templates/{template_id}/remove")
async def remove_template(services: ServicesDep, account: AccountDep, template_id: str) -> Response:
    await templates.remove_template(services, account, template_id)
    return go("/templates")


@router.get("/workshops/{workshop_id}/template")
async def template_form(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return _form(request, person)


@router.post("/workshops/{workshop_id}/template")
async def save_template(
    request: Request, services: ServicesDep, person: FacilitatorDep, name: FormText = ""
) -> Response:
    try:
        await templates.save_template(services, person, name)
    except Invalid as error:
        return _form(request, person, error=error, typed=name)
    return go("/templates")


def _form(request: Request, person: Facilitating, error: Invalid | None = None, typed: str = "") -> Response:
    status = error.status if error else 200
    return page(request, "templates/save.html", status=status, workshop=person.workshop, error=error, typed=typed)
