"""The wordings of a document, for those who write in it and for facilitators; what is pressed on them."""

import re
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.actions.access import Facilitating, Participating
from app.actions.documents import wordings
from app.actions.documents.wordings import Comparison, Member, PutBack
from app.actions.meeting.strip import meeting_strip
from app.actions.services import Services
from app.domain.errors import NotFound
from app.domain.meeting.languages import meeting_language
from app.web.forms import FormText
from app.web.pages import html, is_htmx, page
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()
FACILITATOR = "/workshops/{workshop_id}/documents/{document_id}/wordings"
PARTICIPANT = "/meet/{workshop_id}/documents/{document_id}/wordings"


@dataclass(frozen=True)
class Done:
    """What a press came to: the number of a wording that was kept or removed, or what putting back came to."""

    kept: int = 0
    removed: int = 0
    back: PutBack | None = None


@router.get(FACILITATOR)
async def facilitators_list(
    request: Request, services: ServicesDep, person: FacilitatorDep, document_id: str
) -> Response:
    return await _list(request, services, person, document_id)


@router.get(PARTICIPANT)
async def own_list(request: Request, services: ServicesDep, person: ParticipantDep, document_id: str) -> Response:
    return await _list(request, services, person, document_id)


@router.get(FACILITATOR + "/compare")
async def facilitators_comparison(
    request: Request, services: ServicesDep, person: FacilitatorDep, document_id: str, before: str = "", after: str = ""
) -> Response:
    return await _compare(request, services, person, document_id, before, after)


@router.get(PARTICIPANT + "/compare")
async def own_comparison(
    request: Request, services: ServicesDep, person: ParticipantDep, document_id: str, before: str = "", after: str = ""
) -> Response:
    return await _compare(request, services, person, document_id, before, after)


@router.post(FACILITATOR)
async def facilitator_keeps(
    request: Request, services: ServicesDep, person: FacilitatorDep, document_id: str
) -> Response:
    done = Done(kept=await wordings.keep(services, person, document_id))
    return await _said(request, services, person, document_id, done)


@router.post(PARTICIPANT)
async def participant_keeps(
    request: Request, services: ServicesDep, person: ParticipantDep, document_id: str
) -> Response:
    done = Done(kept=await wordings.keep(services, person, document_id))
    return await _said(request, services, person, document_id, done)


@router.post(FACILITATOR + "/{number}/back")
async def facilitator_puts_back(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    document_id: str,
    number: str,
    sure: FormText = "",
    undoes: FormText = "",
) -> Response:
    return await _put_back(request, services, person, document_id, number, sure, undoes)


@router.post(PARTICIPANT + "/{number}/back")
async def participant_puts_back(
    request: Request,
    services: ServicesDep,
    person: ParticipantDep,
    document_id: str,
    number: str,
    sure: FormText = "",
    undoes: FormText = "",
) -> Response:
    return await _put_back(request, services, person, document_id, number, sure, undoes)


@router.post(FACILITATOR + "/{number}/remove")
async def remove(
    request: Request, services: ServicesDep, person: FacilitatorDep, document_id: str, number: str
) -> Response:
    await wordings.remove(services, person, document_id, _number(number))
    return await _said(request, services, person, document_id, Done(removed=_number(number)))


async def _put_back(
    request: Request, services: Services, person: Member, document_id: str, number: str, sure: str, undoes: str
) -> Response:
    undone = _number(undoes) if undoes else None
    back = await wordings.put_back(services, person, document_id, _number(number), is_sure=sure == "yes", undoes=undone)
    return await _said(request, services, person, document_id, Done(back=back))


async def _compare(
    request: Request, services: Services, person: Member, document_id: str, before: str, after: str
) -> Response:
    numbers = (_number(one) if one else None for one in (before, after))
    found = await wordings.compare(services, person, document_id, *numbers)
    if is_htmx(request):
        return HTMLResponse(html("documents/wordings/_compared.html", found=found))
    return await _list(request, services, person, document_id, found=found)


async def _said(request: Request, services: Services, person: Member, document_id: str, done: Done) -> Response:
    if not is_htmx(request):
        return await _list(request, services, person, document_id, done=done)
    values: dict[str, Any] = {"done": done, "document_id": document_id, "address": _address(person, document_id)}
    return HTMLResponse(html("documents/wordings/_said.html", **values))


async def _list(
    request: Request,
    services: Services,
    person: Member,
    document_id: str,
    done: Done | None = None,
    found: Comparison | None = None,
) -> Response:
    """For the panel under an editor; without scripts a page of its own."""
    listing = await wordings.listing(services, person, document_id)
    address = _address(person, document_id)
    shown: dict[str, Any] = {"listing": listing, "address": address, "zone": person.workshop.time_zone}
    if is_htmx(request):
        return HTMLResponse(html("documents/wordings/_list.html", **shown))
    shown |= {"document_id": document_id, "back": address.removesuffix("/wordings"), "done": done, "found": found}
    if isinstance(person, Participating):
        shown |= {"me": person.participant, "strip": await meeting_strip(services, person)}
    language = meeting_language(person.workshop)
    shown = {"strip": None, "workshop": person.workshop} | shown
    return page(request, "documents/wordings/page.html", in_language=language, **shown)


def _address(person: Member, document_id: str) -> str:
    pattern = FACILITATOR if isinstance(person, Facilitating) else PARTICIPANT
    return pattern.format(workshop_id=person.workshop.id, document_id=document_id)


def _number(typed: str) -> int:
    """Of a wording; 0 is the blank page. Raises NotFound for anything else."""
    if not re.fullmatch("[0-9]{1,6}", typed):
        raise NotFound("There is no such wording.")
    return int(typed)
