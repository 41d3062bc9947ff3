"""Creating a workshop; its overview."""

from typing import Any
from zoneinfo import available_timezones

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import agenda, people, survey, workshops
from app.actions.access import Facilitating
from app.actions.services import Services
from app.domain.agenda import total_minutes
from app.domain.people import advice_on_number
from app.domain.refusals import Invalid
from app.web.forms import Line
from app.web.pages import go, page
from app.web.sessions import Facilitator, House, SignedIn

router = APIRouter()
_ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))

_NOTHING_TYPED = dict.fromkeys(("organisation", "title", "starts_at", "time_zone", "mode"), "")


@router.get("/workshops/new")
async def new_workshop(request: Request, account: SignedIn) -> Response:
    return page(request, "workshops/new.html", typed=_NOTHING_TYPED, error=None, zones=["UTC", *_ZONES])


@router.post("/workshops")
async def create_workshop(
    request: Request,
    services: House,
    account: SignedIn,
    organisation: Line = "",
    title: Line = "",
    starts_at: Line = "",
    time_zone: Line = "UTC",
    mode: Line = "",
) -> Response:
    typed = {
        "organisation": organisation,
        "title": title,
        "starts_at": starts_at,
        "time_zone": time_zone,
        "mode": mode,
    }
    try:
        workshop = await workshops.create_workshop(services, account, **typed)
    except Invalid as error:
        shown: dict[str, Any] = {"typed": typed, "error": error, "zones": ["UTC", *_ZONES]}
        return page(request, "workshops/new.html", status=error.status, **shown)
    return go(f"/workshops/{workshop.id}")


@router.get("/workshops/{workshop_id}")
async def overview(request: Request, services: House, person: Facilitator) -> Response:
    return await _overview(request, services, person)


@router.post("/workshops/{workshop_id}")
async def change_workshop(
    request: Request,
    services: House,
    person: Facilitator,
    organisation: Line = "",
    title: Line = "",
    starts_at: Line = "",
    time_zone: Line = "UTC",
    mode: Line = "",
) -> Response:
    typed = {
        "organisation": organisation,
        "title": title,
        "starts_at": starts_at,
        "time_zone": time_zone,
        "mode": mode,
    }
    try:
        await workshops.change_workshop(services, person, **typed)
    except Invalid as error:
        return await _overview(request, services, person, error=error, typed=typed)
    return go(f"/workshops/{person.workshop.id}")


async def _overview(
    request: Request,
    services: Services,
    person: Facilitating,
    error: Invalid | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    workshop = person.workshop
    roster = await people.roster(services, person)
    phases = await agenda.phases(services, person)
    sharing, others = await workshops.facilitators_to_choose(services, person)
    stored = {
        "organisation": workshop.organisation,
        "title": workshop.title,
        "starts_at": workshop.starts_locally.strftime("%Y-%m-%dT%H:%M"),
        "time_zone": workshop.time_zone,
        "mode": workshop.mode,
    }
    return page(
        request,
        "workshops/overview.html",
        status=error.status if error else 200,
        workshop=workshop,
        roster=roster,
        advice=advice_on_number(len(roster)),
        survey=await survey.state(services, workshop),
        minutes=total_minutes(phases),
        screen_link=people.screen_link(services, workshop),
        sharing=sharing,
        others=others,
        me=person.account,
        typed=typed or stored,
        error=error,
        zones=["UTC", *_ZONES],
    )


@router.post("/workshops/{workshop_id}/facilitators")
async def share(services: House, person: Facilitator, account_id: Line = "") -> Response:
    await workshops.share_with(services, person, account_id)
    return go(f"/workshops/{person.workshop.id}")


@router.post("/workshops/{workshop_id}/facilitators/{account_id}/remove")
async def stop_sharing(services: House, person: Facilitator, account_id: str) -> Response:
    await workshops.stop_sharing_with(services, person, account_id)
    return go(f"/workshops/{person.workshop.id}")
