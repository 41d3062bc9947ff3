"""The sockets of live documents. Plain ASGI: at a thousand frames a second each layer counts.

Who is asking is settled here, before the socket is served; what the person may do is looked at again whenever
something in the workshop changes, so that an open socket loses its right at the moment the person does.
"""

import asyncio
import logging
from urllib.parse import parse_qs

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from app.actions import access, documents
from app.actions.access import Person
from app.actions.document_tickets import ticket_shown
from app.actions.documents import SeatAsked
from app.actions.services import Services
from app.domain.document_tickets import DocumentTicket
from app.domain.links import digest
from app.domain.refusals import NotFound, NotSignedIn, Refusal
from app.live.connection import CloseCode, Connection, Rights
from app.live.transport import AsgiTransport, WireTransport, open_transport
from app.web.gathered import Gathered
from app.web.origins import is_own_socket, own_origins
from app.web.sessions import person_of, surface_token

log = logging.getLogger("visionroom")
PREFIX = "/sync/"
SURFACES = ("seat", "console", "screen")
GATHER_SECONDS = 0.05
LOOK_AGAIN_SECONDS = 15.0  # without any ring: heals a lost one, and notices who was signed out


class DocumentSockets:
    """Takes /sync/DOCUMENT sockets; everything else goes on to the application."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self.app = app
        self.services = services
        self.origins = own_origins(services.base_url)
        self.workshops = Gathered[str, str | None](lambda ids: documents.workshops_of(self.services, ids))
        self.seats = Gathered[SeatAsked, Rights | Refusal](
            lambda asked: documents.rights_of_seats(self.services, asked)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        if not is_own_socket(self.origins, dict(scope["headers"])):
            await send({"type": "websocket.close", "code": CloseCode.NOT_ALLOWED})
            return
        await DocumentSocket(self, scope).serve(open_transport(scope, receive, send))


class DocumentSocket:
    """One person at one document."""

    def __init__(self, sockets: DocumentSockets, scope: Scope) -> None:
        self.sockets = sockets
        self.services = sockets.services
        self.document_id = scope["path"].removeprefix(PREFIX)
        self.cookies = _cookies(scope)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        surface = asked.get("as", [""])[0]
        self.surfaces = (surface,) if surface in SURFACES else SURFACES
        self.ticket_text = asked.get("ticket", [""])[0]
        self.ticket: DocumentTicket | None = None  # what a client without cookies was admitted by
        self.rights: Rights | None = None
        self.workshop_id = ""
        self.is_over = False
        self.next_look: asyncio.TimerHandle | None = None
        self.looking: asyncio.Task[None] | None = None

    async def serve(self, transport: AsgiTransport | WireTransport) -> None:
        await transport.accept()
        try:
            if self.ticket_text:
                self.ticket = ticket_shown(self.services, self.ticket_text, self.document_id)
                self.surfaces = (self.ticket.surface,)
            workshop_id = await self.sockets.workshops.ask(self.document_id)
            if workshop_id is None:
                raise NotFound("This document is no longer there.")
            self.workshop_id = workshop_id
            await self._serve(transport)
        except Refusal as refusal:
            await transport.refuse(_close_code(refusal), refusal.title)
        except Exception:
            if self.rights is not None:
                raise
            log.exception("a person's rights cannot be looked up")
            await transport.refuse(CloseCode.LATER, "the database does not answer at the moment")

    async def _serve(self, transport: AsgiTransport | WireTransport) -> None:
        """Listens before it asks for the rights, so that no change falls in between."""
        end = self.services.bus.subscribe(f"workshop:{self.workshop_id}", lambda _: self._look_in(GATHER_SECONDS))
        try:
            self.rights = await self._rights()
            self._look_in(LOOK_AGAIN_SECONDS)
            await self.services.hub.serve(self.document_id, self.rights, transport)
        finally:
            end()
            self.is_over = True
            if self.next_look:
                self.next_look.cancel()

    async def _rights(self) -> Rights:
        """What the first surface that this browser is signed in to allows. Raises the last refusal if none does."""
        refused: Refusal = NotSignedIn("")
        for surface in self.surfaces:
            try:
                return await self._rights_on(surface)
            except Refusal as refusal:
                refused = refusal
        raise refused

    async def _rights_on(self, surface: str) -> Rights:
        if surface != "seat":
            return await documents.rights(self.services, await self._person_on(surface), self.document_id)
        if self.ticket:
            session = self.ticket.session
        else:
            session = digest(surface_token(self.services, self.cookies, self.workshop_id, surface) or "")
        answer = await self.sockets.seats.ask(SeatAsked(self.document_id, self.workshop_id, session))
        if isinstance(answer, Refusal):
            raise answer
        return answer

    async def _person_on(self, surface: str) -> Person:
        if self.ticket:
            return await access.facilitating_by(self.services, self.ticket.session, self.workshop_id)
        return await person_of(self.services, self.cookies, self.workshop_id, surface)

    def _look_in(self, seconds: float) -> None:
        """Look at the rights again after so many seconds; an earlier look that is planned already stays."""
        loop = asyncio.get_running_loop()
        at = loop.time() + seconds
        if self.is_over or (self.next_look and self.next_look.when() <= at):
            return
        if self.next_look:
            self.next_look.cancel()
        self.next_look = loop.call_at(at, self._start_looking)

    def _start_looking(self) -> None:
        self.next_look = None
        self.looking = asyncio.create_task(self._look_again())
        self.looking.add_done_callback(_tell_failure)

    async def _look_again(self) -> None:
        own = self._own_connections()
        try:
            rights = await self._rights()
        except Refusal as refusal:
            for connection in own:
                connection.close(_close_code(refusal), refusal.title)
        else:
            if own and rights != self.rights:
                self.rights = rights
                for connection in own:
                    connection.set_rights(rights)
        finally:
            self._look_in(LOOK_AGAIN_SECONDS if own else GATHER_SECONDS)  # not there yet: still being opened

    def _own_connections(self) -> list[Connection]:
        """This socket's own: of two browsers of one person, one may be signed out and the other not."""
        return [entry for entry in self.services.hub.connections(self.document_id) if entry.rights is self.rights]


def _cookies(scope: Scope) -> dict[str, str]:
    """As pages read them; Python's own reader gives up at the first cookie of some other site on this machine."""
    return cookie_parser(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))


def _close_code(refusal: Refusal) -> CloseCode:
    if isinstance(refusal, NotSignedIn):
        return CloseCode.NOT_SIGNED_IN
    return CloseCode.GONE if isinstance(refusal, NotFound) else CloseCode.NOT_ALLOWED


def _tell_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception():
        log.error("a person's rights could not be looked at again", exc_info=task.exception())
