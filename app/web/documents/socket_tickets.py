"""Tickets for programs that have no cookies: POST while signed in, then open the socket of the document with it.

The answer is {"address": of the socket, with the ticket in it, "ticket": for providers that put addresses together
themselves, "seconds": how long it is valid}. An open socket stays open; the next one needs a new ticket.
"""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app.actions.access import Facilitating, Participating
from app.actions.documents.socket_tickets import give_ticket
from app.actions.services import Services
from app.domain.documents.socket_tickets import LIFETIME
from app.web.sessions import FacilitatorDep, Opener, ParticipantDep, ServicesDep, opening_token

router = APIRouter()


@router.post("/meet/{workshop_id}/documents/{document_id}/ticket")
async def participants_ticket(
    request: Request, services: ServicesDep, person: ParticipantDep, document_id: str
) -> Response:
    token = opening_token(services, request.cookies, person.workshop.id, Opener.SEAT)
    return await _ticket(services, person, document_id, token)


@router.post("/workshops/{workshop_id}/documents/{document_id}/ticket")
async def facilitators_ticket(
    request: Request, services: ServicesDep, person: FacilitatorDep, document_id: str
) -> Response:
    token = opening_token(services, request.cookies, person.workshop.id, Opener.ACCOUNT)
    return await _ticket(services, person, document_id, token)


async def _ticket(
    services: Services, person: Facilitating | Participating, document_id: str, token: str | None
) -> Response:
    ticket = await give_ticket(services, person, document_id, token or "")
    address = f"{services.base_url.replace('http', 'ws', 1)}/sync/{document_id}?{urlencode({'ticket': ticket})}"
    return JSONResponse({"address": address, "ticket": ticket, "seconds": int(LIFETIME.total_seconds())})
