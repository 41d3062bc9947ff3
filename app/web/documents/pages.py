"""Step 7: the list of documents; and one document as a page of its own, which opens outside the meeting too."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.documents import pages as document_pages
from app.actions.documents import wordings
from app.actions.documents.pages import DocumentCollected
from app.actions.meeting.strip import meeting_strip
from app.actions.services import Services
from app.domain.documents.documents import LIMIT, DocumentState
from app.domain.meeting.languages import meeting_language
from app.web.pages import go, html, page
from app.web.partials import Partial
from app.web.sessions import FacilitatorDep, ParticipantDep, ServicesDep

router = APIRouter()


@router.get("/workshops/{workshop_id}/documents")
async def documents_page(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    listed = await document_pages.prepared_documents(services, person)
    return page(request, "documents/list.html", workshop=person.workshop, listed=listed)


async def documents_partial(services: Services, person: Facilitating) -> Partial:
    """The list as it is now. Of the texts it shows only whether they were begun."""
    listed = await document_pages.prepared_documents(services, person)
    blank = [card.document.id for card in listed.cards if card.state is DocumentState.BLANK]
    return Partial(html("documents/_table.html", workshop=person.workshop, listed=listed), blank)


@router.get("/workshops/{workshop_id}/documents/{document_id}")
async def facilitators_document(
    request: Request, services: ServicesDep, person: FacilitatorDep, document_id: str
) -> Response:
    shown = await document_pages.document_page(services, person, document_id)
    panel = await wordings.panel(services, person, shown.document)
    return page(request, "documents/look.html", workshop=person.workshop, shown=shown, panel=panel, limit=LIMIT)


@router.get("/meet/{workshop_id}/documents/{document_id}")
async def own_document(request: Request, services: ServicesDep, person: ParticipantDep, document_id: str) -> Response:
    """Outside the meeting. While it is under way the link leads to the seat, which shows each document in its phase."""
    try:
        shown = await document_pages.document_page(services, person, document_id)
    except DocumentCollected:
        if await document_pages.is_meeting_under_way(services, person):
            return go(f"/meet/{person.workshop.id}")
        raise
    if shown.is_meeting_under_way:
        return go(f"/meet/{person.workshop.id}")
    return page(
        request,
        "documents/own.html",
        in_language=meeting_language(person.workshop),
        workshop=person.workshop,
        me=person.participant,
        strip=await meeting_strip(services, person),
        shown=shown,
        panel=await wordings.panel(services, person, shown.document),
        limit=LIMIT,
    )
