"""A ticket for a program without cookies: it opens one document, in the name of the person who asked for it."""

from app.actions.access import Facilitating, Participating
from app.actions.documents.documents import rights
from app.actions.services import Services
from app.domain.documents.socket_tickets import SocketTicket, new_ticket, read_ticket, write_ticket
from app.domain.errors import NotSignedIn
from app.domain.links import digest
from app.storage import socket_tickets


async def give_ticket(services: Services, person: Facilitating | Participating, document_id: str, token: str) -> str:
    """`token`: of the session by which the person is signed in. Raises as `documents.rights` does."""
    await rights(services, person, document_id)
    surface = "seat" if isinstance(person, Participating) else "console"
    ticket = new_ticket(document_id, surface, digest(token), services.now(), services.new_id())
    return write_ticket(services.secret, ticket)


async def use_ticket(services: Services, text: str, document_id: str) -> SocketTicket:
    """A ticket opens one socket. Raises NotSignedIn where it is none for this document, too old, or used."""
    now = services.now()
    ticket = read_ticket(services.secret, text, document_id, now)
    if ticket is not None:
        async with services.database.transaction() as connection:
            if await socket_tickets.use(connection, digest(text), ticket.until, now):
                return ticket
    raise NotSignedIn("This ticket is not valid for this document, or no longer.", "Ask for a new one.")
