"""What is pressed at the drafts: likes, late drafts, and showing what was withheld."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.actions.meeting import drafts, late_drafts, withheld
from app.web.forms import FormText
from app.web.meeting.surfaces import console_reply, seat_reply
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()
Number = Annotated[int, Form()]


@router.post("/meet/{workshop_id}/likes")
async def like_phrase(
    request: Request,
    services: ServicesDep,
    person: ParticipantDep,
    draft: FormText = "",
    start: Number = -1,
    end: Number = -1,
    reason: FormText = "",
) -> Response:
    await drafts.like_phrase(services, person, draft, start, end, reason)
    return await seat_reply(request, services, person)


@router.post("/meet/{workshop_id}/likes/{like_id}/remove")
async def take_back_like(request: Request, services: ServicesDep, person: ParticipantDep, like_id: str) -> Response:
    await drafts.take_back_like(services, person, like_id)
    return await seat_reply(request, services, person)


@router.post("/meet/{workshop_id}/late")
async def offer_late_draft(
    request: Request, services: ServicesDep, person: ParticipantDep, text: FormText = ""
) -> Response:
    await late_drafts.offer_late_draft(services, person, text)
    return await seat_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/late/{late_id}/accept")
async def accept_late_draft(request: Request, services: ServicesDep, person: FacilitatorDep, late_id: str) -> Response:
    await late_drafts.accept_late_draft(services, person, late_id)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/late/{late_id}/decline")
async def decline_late_draft(request: Request, services: ServicesDep, person: FacilitatorDep, late_id: str) -> Response:
    await late_drafts.decline_late_draft(services, person, late_id)
    return await console_reply(request, services, person)


@router.post("/meet/{workshop_id}/release")
async def release_draft(
    request: Request, services: ServicesDep, person: ParticipantDep, show: FormText = ""
) -> Response:
    await (withheld.release if show == "yes" else withheld.take_back)(services, person)
    return await seat_reply(request, services, person)
