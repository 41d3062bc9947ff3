"""Creating a workshop; its overview."""

from typing import Any
from zoneinfo import available_timezones

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.meeting import agenda
from app.actions.people import people, personal_links
from app.actions.preparation import preparation
from app.actions.seats import guessing
from app.actions.services import Services
from app.actions.workshops import shelves, templates, workshops
from app.actions.workshops.templates import Beginning
from app.domain.errors import Invalid, TooMany
from app.domain.meeting.agenda import total_minutes
from app.domain.preparation.preparation import gaps
from app.domain.workshops.workshops import Mode
from app.web.forms import FormText
from app.web.pages import go, go_saved, page
from app.web.retrying import try_again_later
from app.web.sessions import AccountDep, FacilitatorDep, ServicesDep

router = APIRouter()
_ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))

_NOTHING_TYPED = dict.fromkeys(("organisation", "title", "starts_at", "time_zone", "mode", "setting", "place"), "")


@router.get("/workshops/new")
async def new_workshop(request: Request, services: ServicesDep, account: AccountDep, source: str = "") -> Response:
    beginning = await templates.beginning(services, account, source)
    return _new_workshop(request, beginning, typed=_suggested(beginning))


@router.post("/workshops")
async def create_workshop(
    request: Request,
    services: ServicesDep,
    account: AccountDep,
    organisation: FormText = "",
    title: FormText = "",
    starts_at: FormText = "",
    time_zone: FormText = "UTC",
    mode: FormText = "",
    setting: FormText = "virtual",
    place: FormText = "",
    source: FormText = "",
) -> Response:
    typed = {
        "organisation": organisation,
        "title": title,
        "starts_at": starts_at,
        "time_zone": time_zone,
        "mode": mode,
        "setting": setting,
        "place": place,
    }
    try:
        workshop = await workshops.create_workshop(services, account, source=source, **typed)
    except Invalid as error:
        beginning = await templates.beginning(services, account, source)
        return _new_workshop(request, beginning, typed=typed, error=error)
    return go(f"/workshops/{workshop.id}")


def _new_workshop(
    request: Request, beginning: Beginning, *, typed: dict[str, str], error: Invalid | None = None
) -> Response:
    shown: dict[str, Any] = {"beginning": beginning, "typed": typed, "error": error, "zones": ["UTC", *_ZONES]}
    return page(request, "workshops/new.html", status=error.status if error else 200, **shown)


def _suggested(beginning: Beginning) -> dict[str, str]:
    """The date is for people to say."""
    typed = dict(_NOTHING_TYPED) | {"mode": Mode.BREAKOUTS}
    if beginning.template:
        typed |= {"mode": beginning.template.begins_with.mode, "setting": beginning.template.begins_with.setting}
    if copied := beginning.copied:
        names = ("organisation", "title", "time_zone", "mode", "setting")
        typed |= {name: str(getattr(copied, name)) for name in names}
    return typed


@router.get("/workshops/{workshop_id}")
async def overview(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _overview(request, services, person)


@router.post("/workshops/{workshop_id}")
async def change_workshop(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    organisation: FormText = "",
    title: FormText = "",
    starts_at: FormText = "",
    time_zone: FormText = "UTC",
    mode: FormText = "",
    setting: FormText = "virtual",
    place: FormText = "",
) -> Response:
    typed = {
        "organisation": organisation,
        "title": title,
        "starts_at": starts_at,
        "time_zone": time_zone,
        "mode": mode,
        "setting": setting,
        "place": place,
    }
    try:
        await workshops.change_workshop(services, person, **typed)
    except Invalid as error:
        return await _overview(request, services, person, error=error, typed=typed)
    return go_saved(f"/workshops/{person.workshop.id}")


async def _overview(
    request: Request,
    services: Services,
    person: Facilitating,
    error: Invalid | TooMany | None = None,
    typed: dict[str, str] | None = None,
    facilitator: str = "",
) -> Response:
    """`facilitator`: a name that was typed to share with and is not known."""
    workshop = person.workshop
    statuses = await preparation.board(services, person)
    phases = await agenda.phases(services, person)
    sharing = await workshops.facilitators(services, person)
    stored = {
        "organisation": workshop.organisation,
        "title": workshop.title,
        "starts_at": workshop.starts_locally.strftime("%Y-%m-%dT%H:%M"),
        "time_zone": workshop.time_zone,
        "mode": workshop.mode,
        "setting": workshop.setting,
        "place": workshop.place,
    }
    return page(
        request,
        "workshops/overview.html",
        status=error.status if error else 200,
        workshop=workshop,
        board=statuses,
        gaps=gaps(statuses),
        minutes=total_minutes(phases),
        screen_link=people.screen_link(services, workshop),
        sharing=sharing,
        former=await personal_links.known_to(services, person),
        facilitator=facilitator,
        me=person.account,
        is_archived=await shelves.is_archived(services, person),
        typed=typed or stored,
        error=error,
        zones=["UTC", *_ZONES],
    )


@router.post("/workshops/{workshop_id}/facilitators")
async def share(
    request: Request, services: ServicesDep, person: FacilitatorDep, facilitator: FormText = ""
) -> Response:
    try:
        async with guessing.trying_name(services, person.account.id, "facilitator"):
            await workshops.share_with(services, person, facilitator)
    except (Invalid, TooMany) as error:
        shown = await _overview(request, services, person, error=error, facilitator=facilitator)
        return try_again_later(shown, error)
    return go(f"/workshops/{person.workshop.id}")


@router.post("/workshops/{workshop_id}/facilitators/{account_id}/remove")
async def stop_sharing(services: ServicesDep, person: FacilitatorDep, account_id: str) -> Response:
    await workshops.stop_sharing_with(services, person, account_id)
    return go(f"/workshops/{person.workshop.id}")
