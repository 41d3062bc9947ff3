"""The sockets of live documents. Plain ASGI: at a thousand frames a second each layer counts.

Who is asking is settled here, before the socket is served; what the person may do is looked at again whenever
something in the workshop changes, so that an open socket loses its right at the moment the person does. Only a
person whose seat stays theirs, and who was moved or whose time to write is over, may first hand over what they typed.
"""

import asyncio
import logging
from urllib.parse import parse_qs

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from app.actions import access
from app.actions.access import Person
from app.actions.documents import documents
from app.actions.documents.documents import SeatAsked
from app.actions.documents.socket_tickets import use_ticket
from app.actions.services import Services
from app.domain.documents.socket_tickets import SocketTicket
from app.domain.errors import DomainError, NotAllowed, NotFound, NotSignedIn
from app.domain.links import digest
from app.domain.seats.seats import HeldElsewhere
from app.live.connection import CloseCode, Connection, Rights
from app.live.protocol import MOVED
from app.live.transport import AsgiTransport, WireTransport, open_transport
from app.web.batched import BatchedQuestions
from app.web.live_surfaces import SURFACES
from app.web.origins import is_own_socket, own_origins
from app.web.sessions import Opener, opening_token, person_of, session_tokens
from app.web.socket_ends import serve_socket

log = logging.getLogger("visionroom")
PREFIX = "/sync/"
WITH_EDITORS = ("seat", "console", "screen")
GATHER_SECONDS = 0.05
LOOK_AGAIN_SECONDS = 15.0  # without any ring: heals a lost one, and notices who was signed out


class DocumentSockets:
    """Takes /sync/DOCUMENT sockets; everything else goes on to the application. Every socket ends with a code."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self.app = app
        self.services = services
        self.origins = own_origins(services.base_url)
        self.workshops = BatchedQuestions[str, str | None](lambda ids: documents.workshops_of(self.services, ids))
        self.seats = BatchedQuestions[SeatAsked, Rights | DomainError](
            lambda asked: documents.rights_of_seats(self.services, asked)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await serve_socket(self._serve_socket, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope["path"].startswith(PREFIX):
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
        self.surfaces = (surface,) if surface in WITH_EDITORS else WITH_EDITORS
        self.ticket_text = asked.get("ticket", [""])[0]
        self.ticket: SocketTicket | None = None  # what a client without cookies was admitted by
        self.rights: Rights | None = None
        self.workshop_id = ""
        self.is_over = False
        self.next_look: asyncio.TimerHandle | None = None
        self.looking: asyncio.Task[None] | None = None
        self.parting: asyncio.Task[None] | None = None  # while the person may hand over what they typed
        self.after_parting: Rights | DomainError | None = None  # what holds then; the newest that was seen

    async def serve(self, transport: AsgiTransport | WireTransport) -> None:
        await transport.accept()
        try:
            if self.ticket_text:
                self.ticket = await use_ticket(self.services, self.ticket_text, self.document_id)
                self.surfaces = (self.ticket.surface,)
            workshop_id = await self.sockets.workshops.ask(self.document_id)
            if workshop_id is None:
                raise await self._unknown()
            self.workshop_id = workshop_id
            await self._serve(transport)
        except DomainError as refusal:
            await transport.refuse(_close_code(refusal), refusal.title)

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
            if self.parting:
                self.parting.cancel()

    async def _rights(self) -> Rights:
        """What the first surface that this browser is signed in to allows. Raises the last refusal if none does."""
        refused: DomainError = NotSignedIn("")
        for surface in self.surfaces:
            try:
                return await self._rights_on(surface)
            except DomainError as refusal:
                refused = refusal
        is_told_why = isinstance(refused, HeldElsewhere) or not isinstance(refused, NotSignedIn)
        raise refused if is_told_why else await self._unknown()

    async def _unknown(self) -> DomainError:
        """The same for a document that is not there and one of somebody else's: no stranger learns which it is."""
        if self.ticket:
            sessions = {self.ticket.session}
        else:
            sessions = {digest(token) for token in session_tokens(self.services, self.cookies)}
        if await access.holds_a_session(self.services, sessions):
            return NotFound("This document is no longer there.")
        return NotSignedIn("This browser is not signed in.")

    async def _rights_on(self, surface: str) -> Rights:
        if surface != "seat":
            return await documents.rights(self.services, await self._person_on(surface), self.document_id)
        if self.ticket:
            session = self.ticket.session
        else:
            session = digest(opening_token(self.services, self.cookies, self.workshop_id, Opener.SEAT) or "")
        answer = await self.sockets.seats.ask(SeatAsked(self.document_id, self.workshop_id, session))
        if isinstance(answer, DomainError):
            raise answer
        return answer

    async def _person_on(self, surface: str) -> Person:
        if self.ticket:
            return await access.facilitating_by(self.services, self.ticket.session, self.workshop_id)
        return await person_of(self.services, self.cookies, self.workshop_id, SURFACES[surface].opener)

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
        except NotAllowed as refusal:  # still in the workshop, but another team's now
            self._part(own, refusal, MOVED)
        except DomainError as refusal:
            self._end(own, refusal)
        else:
            self._follow(own, rights)
        finally:
            self._look_in(LOOK_AGAIN_SECONDS if own else GATHER_SECONDS)  # not there yet: still being opened

    def _follow(self, own: list[Connection], rights: Rights) -> None:
        """The person may still read. Whether they may write may have changed."""
        if self.rights and self.rights.may_write and not rights.may_write:
            self._part(own, rights)
            return
        if self.parting:  # they were moved back before they had left
            self._stop_parting()
            for connection in own:
                connection.tell_writable(rights.may_write)
        self._set(own, rights)

    def _part(self, own: list[Connection], after: Rights | DomainError, why: str = "") -> None:
        self.after_parting = after
        if own and self.parting is None:
            self.parting = asyncio.create_task(self._hand_over(own, why))
            self.parting.add_done_callback(_tell_failure)

    async def _hand_over(self, own: list[Connection], why: str) -> None:
        """Take what the person still has, and then the right."""
        await self.services.hub.hand_over(self.document_id, own, why)
        self.parting, after = None, self.after_parting
        if isinstance(after, Rights):
            self._set(own, after)
        elif after:
            self._end(own, after)

    def _stop_parting(self) -> None:
        if self.parting:
            self.parting.cancel()
            self.parting = None

    def _set(self, own: list[Connection], rights: Rights) -> None:
        if own and rights != self.rights:
            self.rights = rights
            for connection in own:
                connection.set_rights(rights)

    def _end(self, own: list[Connection], refusal: DomainError) -> None:
        self._stop_parting()
        for connection in own:
            connection.close(_close_code(refusal), refusal.title)

    def _own_connections(self) -> list[Connection]:
        """This socket's own: of two browsers of one person, one may be signed out and the other not."""
        return [entry for entry in self.services.hub.connections(self.document_id) if entry.rights is self.rights]


def _cookies(scope: Scope) -> dict[str, str]:
    """As pages read them; Python's own reader gives up at the first cookie of some other site on this machine."""
    return cookie_parser(dict(scope["headers"]).get(b"cookie", b"").decode("latin-1"))


def _close_code(refusal: DomainError) -> CloseCode:
    if isinstance(refusal, HeldElsewhere):
        return CloseCode.ELSEWHERE
    if isinstance(refusal, NotSignedIn):
        return CloseCode.NOT_SIGNED_IN
    return CloseCode.GONE if isinstance(refusal, NotFound) else CloseCode.NOT_ALLOWED


def _tell_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception():
        log.error("a person's rights could not be looked at again", exc_info=task.exception())
