"""Step 9, the invitations: who has theirs, sending and reminding, and doing it by hand."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.invitations import cancellations as farewells
from app.actions.invitations import invitations
from app.actions.invitations.messages import Message
from app.actions.services import Services
from app.domain.errors import Conflict, DomainError, Invalid
from app.domain.invitations.invitations import InvitationKind
from app.render.archive import MessagesZip
from app.render.message import letter_text, mailto_link
from app.web.downloads import download, file_name, growing_download
from app.web.forms import FormText
from app.web.pages import go, html, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/invitations")
INVITATION = InvitationKind.INVITATION.value


@router.get("")
async def invitations_step(
    request: Request, services: ServicesDep, person: FacilitatorDep, kind: str = INVITATION
) -> Response:
    return await _step(request, services, person, kind)


@router.post("")
async def send(
    request: Request, services: ServicesDep, person: FacilitatorDep, audience: FormText = "", seen: FormText = ""
) -> Response:
    try:
        await invitations.send_to(services, person, audience, seen)
    except DomainError as error:
        return await _step(request, services, person, error=error)
    return go(_home(person))


@router.post("/given")
async def note_all_given(
    request: Request, services: ServicesDep, person: FacilitatorDep, kind: FormText = INVITATION
) -> Response:
    try:
        await invitations.note_given(services, person, kind)
    except DomainError as error:
        return await _step(request, services, person, error=error)
    return go(_home(person))


@router.get("/messages.zip")
async def message_files(services: ServicesDep, person: FacilitatorDep, kind: str = INVITATION) -> Response:
    made = await invitations.drafts(services, person, kind)
    return growing_download(_packed(made), "application/zip", "zip", kind, person.workshop.title)


async def _packed(made: AsyncIterable[Message]) -> AsyncIterator[bytes]:
    archive = MessagesZip()
    async for message in made:
        yield await asyncio.to_thread(archive.add, file_name(message.participant.name), message.content)
    yield archive.end()


@router.post("/{participant_id}")
async def send_one(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    participant_id: str,
    kind: FormText = INVITATION,
    seen: FormText = "",
) -> Response:
    try:
        await invitations.send_one(services, person, participant_id, kind, seen)
    except DomainError as error:
        return await _step(request, services, person, error=error)
    return go(_home(person))


@router.post("/{participant_id}/given")
async def note_given(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    participant_id: str,
    kind: FormText = INVITATION,
) -> Response:
    try:
        await invitations.note_given(services, person, kind, participant_id)
    except DomainError as error:
        return await _step(request, services, person, error=error)
    return go(_home(person))


@router.post("/left/{left_id}")
async def send_release(request: Request, services: ServicesDep, person: FacilitatorDep, left_id: str) -> Response:
    try:
        await farewells.send_release(services, person, left_id)
    except (Invalid, Conflict) as error:
        return await _step(request, services, person, error=error)
    return go(_home(person))


@router.post("/left/{left_id}/told")
async def note_told(services: ServicesDep, person: FacilitatorDep, left_id: str) -> Response:
    await farewells.note_told(services, person, left_id)
    return go(_home(person))


@router.get("/left/{left_id}/message.eml")
async def release_message(services: ServicesDep, person: FacilitatorDep, left_id: str) -> Response:
    made = await farewells.release_message(services, person, left_id)
    return download(made.content.as_bytes(), "message/rfc822", "eml", "cancellation", made.participant.name)


@router.get("/left/{left_id}/calendar.ics")
async def release_calendar(services: ServicesDep, person: FacilitatorDep, left_id: str) -> Response:
    made = await farewells.release_calendar(services, person, left_id)
    return download(made, "text/calendar; charset=utf-8", "ics", "cancellation", person.workshop.title)


def _home(person: Facilitating) -> str:
    return f"/workshops/{person.workshop.id}/invitations"


async def standings_partial(services: Services, person: Facilitating) -> str:
    """Who has what now: part of the page, and pushed when it changes."""
    shown = await invitations.overview(services, person)
    return html("invitations/_standings.html", workshop=person.workshop, shown=shown, now=services.now())


async def _step(
    request: Request,
    services: Services,
    person: Facilitating,
    kind: str = INVITATION,
    error: DomainError | None = None,
) -> Response:
    shown = await invitations.overview(services, person, kind)
    return page(
        request,
        "invitations/manage.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        shown=shown,
        kinds=invitations.KINDS,
        texts={who: letter_text(letter) for who, letter in shown.letters.items()},
        mailto={
            entry.participant.id: mailto_link(shown.letters[entry.participant.id], entry.participant.email)
            for entry in shown.everyone
        },
        error=error,
        now=services.now(),
    )
