"""Step 8, the handout: to read on a page, and to print."""

import asyncio
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import handout
from app.actions.cloud import cloud
from app.actions.meeting.strip import meeting_strip
from app.domain.export.handout import Handout
from app.domain.meeting.languages import meeting_language
from app.render import handout_wording
from app.render.cloud import CloudLayout
from app.render.handout import Ink, handout_pdf
from app.render.typesetting import Paper
from app.web.downloads import download
from app.web.pages import page
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()


@router.get("/workshops/{workshop_id}/handout")
async def handout_step(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return page(
        request,
        "handout/manage.html",
        workshop=person.workshop,
        handout=await handout.handout(services, person.workshop, None),
        cloud=await cloud.for_handout(services, person.workshop),
        people=await handout.recipients(services, person),
        words=handout_wording,
    )


@router.get("/workshops/{workshop_id}/handout.pdf")
async def handout_of_anyone(
    services: ServicesDep, person: FacilitatorDep, paper: Paper = "a4", ink: Ink = "colour", participant: str = ""
) -> Response:
    """The sample, or one participant's copy."""
    made = await handout.copy_for(services, person, participant)
    return await _pdf(made, await handout.picture(services, person.workshop), paper, ink)


@router.get("/meet/{workshop_id}/handout")
async def own_handout(request: Request, services: ServicesDep, person: ParticipantDep) -> Response:
    return page(
        request,
        "handout/seat.html",
        in_language=meeting_language(person.workshop),
        workshop=person.workshop,
        me=person.participant,
        strip=await meeting_strip(services, person),
        sheet=None,
        handout=await handout.handout(services, person.workshop, person.participant),
        cloud=await cloud.for_handout(services, person.workshop),
        words=handout_wording,
    )


@router.get("/meet/{workshop_id}/handout.pdf")
async def own_handout_pdf(
    services: ServicesDep, person: ParticipantDep, paper: Paper = "a4", ink: Ink = "colour"
) -> Response:
    made = await handout.handout(services, person.workshop, person.participant)
    return await _pdf(made, await handout.picture(services, person.workshop), paper, ink)


async def _pdf(made: Handout, picture: CloudLayout | None, paper: Paper, ink: Ink) -> Response:
    content = await asyncio.to_thread(partial(handout_pdf, made, picture, paper=paper, ink=ink))
    whose = made.own.name if made.own else made.content.organisation
    return download(content, "application/pdf", "pdf", "handout", whose)
