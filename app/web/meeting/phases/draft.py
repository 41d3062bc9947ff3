"""What is pressed while drafts are written."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.actions.meeting import agenda
from app.actions.people import people
from app.web.forms import FormText
from app.web.meeting.surfaces import console_reply, seat_reply
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()
Number = Annotated[int, Form()]


@router.post("/workshops/{workshop_id}/meeting/keep-writing")
async def keep_writing(request: Request, services: ServicesDep, person: FacilitatorDep, turn: Number = -1) -> Response:
    await agenda.keep_writing(services, person, turn)
    return await console_reply(request, services, person)


@router.post("/workshops/{workshop_id}/meeting/team/{participant_id}")
async def move_to_team(
    request: Request, services: ServicesDep, person: FacilitatorDep, participant_id: str, team: FormText = ""
) -> Response:
    await people.move_to_team(services, person, participant_id, team)
    return await console_reply(request, services, person)


@router.post("/meet/{workshop_id}/done")
async def set_done(request: Request, services: ServicesDep, person: ParticipantDep, done: FormText = "") -> Response:
    await agenda.set_done(services, person, done == "yes")
    return await seat_reply(request, services, person)
