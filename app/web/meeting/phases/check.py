"""What is pressed at the check: ask, answer, reveal, adopt."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.actions.meeting import vision
from app.web.forms import FormText
from app.web.meeting.surfaces import console_reply, seat_reply
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()
Number = Annotated[int, Form()]


@router.post("/workshops/{workshop_id}/meeting/check")
async def open_check(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    await vision.open_check(services, person)
    return await console_reply(request, services, person)


@router.post("/meet/{workshop_id}/checks/{check_id}")
async def answer_check(
    request: Request,
    services: ServicesDep,
    person: ParticipantDep,
    check_id: str,
    question: Number = 0,
    verdict: FormText = "",
    reason: FormText = "",
) -> Response:
    await vision.answer_check(services, person, check_id, question, verdict, reason)
    return await seat_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/check/{check_id}/reveal")
async def reveal_check(request: Request, services: ServicesDep, person: FacilitatorDep, check_id: str) -> Response:
    await vision.reveal_check(services, person, check_id)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/adopt")
async def adopt(
    request: Request, services: ServicesDep, person: FacilitatorDep, wording: Annotated[str, Form()] = ""
) -> Response:
    """`wording` is compared as it comes, and what is kept is the document's own."""
    await vision.adopt(services, person, wording)
    return await console_reply(request, services, person)
