"""Step 7: the list of documents; and one document as a page of its own, which opens outside the meeting too."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions import document_pages
from app.domain.documents import LIMIT
from app.web.pages import page
from app.web.sessions import Facilitator, House, Participant

router = APIRouter()


@router.get("/workshops/{workshop_id}/documents")
async def documents_page(request: Request, services: House, person: Facilitator) -> Response:
    listed = await document_pages.prepared_documents(services, person)
    return page(request, "documents/list.html", workshop=person.workshop, listed=listed)


@router.get("/workshops/{workshop_id}/documents/{document_id}")
async def facilitators_document(request: Request, services: House, person: Facilitator, document_id: str) -> Response:
    shown = await document_pages.document_page(services, person, document_id)
    return page(request, "documents/look.html", workshop=person.workshop, shown=shown, limit=LIMIT)


@router.get("/meet/{workshop_id}/documents/{document_id}")
async def own_document(request: Request, services: House, person: Participant, document_id: str) -> Response:
    shown = await document_pages.document_page(services, person, document_id)
    return page(
        request, "documents/own.html", workshop=person.workshop, me=person.participant, shown=shown, limit=LIMIT
    )
