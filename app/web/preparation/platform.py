"""Step 6: the video platform, or for a meeting in person the room."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BaseModel

from app.actions.access import Facilitating
from app.actions.preparation import platform
from app.actions.services import Services
from app.domain.errors import Invalid
from app.domain.preparation.platform import LINE_LIMIT, LINK_LIMIT, Platform
from app.web.forms import FormText, writable
from app.web.pages import go_saved, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/platform")
Typed = Annotated[str, AfterValidator(writable)]
_YES_OR_NO = {"yes": True, "no": False}


class PlatformForm(BaseModel):
    """What browsers send: nothing for a box that is not ticked."""

    everyone_can_join: Typed = ""
    audio_and_video: Typed = ""
    shares_screens: Typed = ""
    has_breakout_rooms: Typed = ""
    link: Typed = ""
    passcode: Typed = ""
    dial_in: Typed = ""
    team_a_link: Typed = ""
    team_b_link: Typed = ""

    def platform(self) -> Platform:
        return Platform(
            everyone_can_join=self.everyone_can_join == "yes",
            audio_and_video=self.audio_and_video == "yes",
            shares_screens=self.shares_screens == "yes",
            has_breakout_rooms=_YES_OR_NO.get(self.has_breakout_rooms),
            link=self.link,
            passcode=self.passcode,
            dial_in=self.dial_in,
            team_a_link=self.team_a_link,
            team_b_link=self.team_b_link,
        )


@router.get("")
async def platform_page(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _platform_page(request, services, person)


@router.post("")
async def save_platform(
    request: Request, services: ServicesDep, person: FacilitatorDep, form: Annotated[PlatformForm, Form()]
) -> Response:
    typed = form.platform()
    try:
        await platform.save_platform(services, person, typed)
    except Invalid as error:
        return await _platform_page(request, services, person, error=error, typed=typed)
    return go_saved(f"/workshops/{person.workshop.id}/platform")


@router.post("/room")
async def save_room(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    place: FormText = "",
    has_breakout_rooms: FormText = "",
) -> Response:
    teams_can_part = _YES_OR_NO.get(has_breakout_rooms)
    try:
        await platform.save_room(services, person, place, teams_can_part)
    except Invalid as error:
        typed = Platform(has_breakout_rooms=teams_can_part)
        return await _platform_page(request, services, person, error=error, typed=typed, place=place)
    return go_saved(f"/workshops/{person.workshop.id}/platform")


async def _platform_page(
    request: Request,
    services: Services,
    person: Facilitating,
    *,
    error: Invalid | None = None,
    typed: Platform | None = None,
    place: str | None = None,
) -> Response:
    stored, is_late = await platform.platform_of(services, person)
    return page(
        request,
        "preparation/platform/edit.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        stored=stored,
        typed=typed or stored,
        place=person.workshop.place if place is None else place,
        is_late=is_late,
        error=error,
        link_limit=LINK_LIMIT,
        line_limit=LINE_LIMIT,
    )
