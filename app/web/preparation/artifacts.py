"""The second preparation step: cultural artifacts."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.preparation import artifacts
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.preparation.artifacts import KIND_LABELS, LABEL_LIMIT, MOST_ARTIFACTS, TEXT_LIMIT, missing_kinds
from app.web.forms import FormText, whole_number
from app.web.pages import go, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/artifacts")


@router.get("")
async def artifacts_page(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _artifacts_page(request, services, person)


@router.post("")
async def add_artifact(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    kind: FormText = "",
    label: FormText = "",
    text: FormText = "",
) -> Response:
    try:
        await artifacts.add_artifact(services, person, kind, label, text)
    except Invalid as error:
        typed = {"id": "", "kind": kind, "label": label, "text": text}
        return await _artifacts_page(request, services, person, error, typed)
    return go(_home(person))


@router.post("/{artifact_id}")
async def change_artifact(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    artifact_id: str,
    kind: FormText = "",
    label: FormText = "",
    text: FormText = "",
    seen: FormText = "",
) -> Response:
    try:
        await artifacts.change_artifact(services, person, artifact_id, kind, label, text, seen)
    except (Invalid, NotFound, Conflict) as error:
        typed = {"id": artifact_id, "kind": kind, "label": label, "text": text}
        return await _artifacts_page(request, services, person, error, typed)
    return go(f"{_home(person)}#artifact-{artifact_id}")


@router.post("/{artifact_id}/move")
async def move_artifact(
    request: Request, services: ServicesDep, person: FacilitatorDep, artifact_id: str, steps: FormText = "1"
) -> Response:
    """The fragment takes people who use the keyboard back to the button, to press it again."""
    try:
        direction = 1 if whole_number(steps, "steps") > 0 else -1
        await artifacts.move_artifact(services, person, artifact_id, direction)
    except (Invalid, NotFound, Conflict) as error:
        return await _artifacts_page(request, services, person, error)
    return go(f"{_home(person)}#{'down' if direction > 0 else 'up'}-{artifact_id}")


@router.post("/{artifact_id}/remove")
async def remove_artifact(
    request: Request, services: ServicesDep, person: FacilitatorDep, artifact_id: str
) -> Response:
    try:
        await artifacts.remove_artifact(services, person, artifact_id)
    except NotFound as error:
        return await _artifacts_page(request, services, person, error)
    return go(_home(person))


def _home(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/artifacts"


async def _artifacts_page(
    request: Request,
    services: Services,
    person: Facilitating,
    error: Invalid | NotFound | Conflict | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """`typed`: what could not be taken; the id "" is the artifact to be added."""
    collected = await artifacts.collected(services, person)
    return page(
        request,
        "preparation/artifacts/edit.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        artifacts=collected,
        missing=missing_kinds(collected),
        kinds=KIND_LABELS,
        most=MOST_ARTIFACTS,
        label_limit=LABEL_LIMIT,
        text_limit=TEXT_LIMIT,
        error=error,
        typed=typed or {"id": None},
    )
