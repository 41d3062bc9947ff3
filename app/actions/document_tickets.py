"""A ticket with which a program that has no cookies may come to one document, in the name of whoever asked for it."""

from app.actions.access import Facilitating, Participating
from app.actions.documents import rights
from app.actions.services import Services
from app.domain.document_tickets import DocumentTicket, new_ticket, read_ticket, write_ticket
from app.domain.links import digest
from app.domain.refusals import NotSignedIn


async def give_ticket(services: Services, person: Facilitating | Participating, document_id: str, token: str) -> str:
    """`token`: of the session by which the person is signed in. Raises as `documents.rights` does."""
    await rights(services, person, document_id)
    surface = "seat" if isinstance(person, Participating) else "console"
    return write_ticket(services.secret, new_ticket(document_id, surface, digest(token), services.now()))


def ticket_shown(services: Services, text: str, document_id: str) -> DocumentTicket:
    """Raises NotSignedIn where it is none for this document, or no longer."""
    ticket = read_ticket(services.secret, text, document_id, services.now())
    if ticket is None:
        raise NotSignedIn("This ticket is not valid for this document, or no longer.", "Ask for a new one.")
    return ticket
