"""The sockets of live documents. Plain ASGI: at a thousand frames a second each layer counts.

Who is asking is settled here, before the socket is served; what the person may do is looked at again whenever
something in the workshop changes, so that an open socket loses its right at the moment the person does.
"""

import asyncio
import logging
from functools import partial
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

from app.actions import documents
from app.actions.services import Services
from app.domain.refusals import NotFound, NotSignedIn, Refusal
from app.live.connection import CloseCode, Connection, Rights
from app.live.transport import AsgiTransport
from app.web.origins import is_own, own_origins
from app.web.sessions import person_of

log = logging.getLogger("visionroom")
PREFIX = "/sync/"
SURFACES = ("seat", "console", "screen")
GATHER_SECONDS = 0.05


class DocumentSockets:
    """Takes /sync/DOCUMENT sockets; everything else goes on to the application."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self.app = app
        self.services = services
        self.origins = own_origins(services.base_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        if not is_own(self.origins, dict(scope["headers"])):
            await send({"type": "websocket.close", "code": CloseCode.NOT_ALLOWED})
            return
        await DocumentSocket(self.services, scope).serve(AsgiTransport(scope, receive, send))


class DocumentSocket:
    """One person at one document."""

    def __init__(self, services: Services, scope: Scope) -> None:
        self.services = services
        self.document_id = scope["path"].removeprefix(PREFIX)
        self.cookies = _cookies(scope)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("as", [""])[0]
        self.surfaces = (asked,) if asked in SURFACES else SURFACES
        self.rights: Rights | None = None
        self.recheck: asyncio.TimerHandle | None = None
        self.rechecking: asyncio.Task[None] | None = None

    async def serve(self, transport: AsgiTransport) -> None:
        await transport.accept()
        try:
            workshop_id = await documents.workshop_of(self.services, self.document_id)
            self.rights = await self._rights(workshop_id)
        except Refusal as refusal:
            await transport.close(_close_code(refusal), refusal.title)
            return
        end = self.services.bus.subscribe(f"workshop:{workshop_id}", lambda _: self._changed(workshop_id))
        try:
            await self.services.hub.serve(self.document_id, self.rights, transport)
        finally:
            end()
            if self.recheck:
                self.recheck.cancel()

    async def _rights(self, workshop_id: str) -> Rights:
        """What the first surface that this browser is signed in to allows. Raises the last refusal if none does."""
        refused: Refusal = NotSignedIn("")
        for surface in self.surfaces:
            try:
                person = await person_of(self.services, self.cookies, workshop_id, surface)
                return await documents.rights(self.services, person, self.document_id)
            except Refusal as refusal:
                refused = refusal
        raise refused

    def _changed(self, workshop_id: str) -> None:
        if self.recheck is None:
            start = partial(self._start_recheck, workshop_id)
            self.recheck = asyncio.get_running_loop().call_later(GATHER_SECONDS, start)

    def _start_recheck(self, workshop_id: str) -> None:
        self.recheck = None
        self.rechecking = asyncio.create_task(self._look_again(workshop_id))
        self.rechecking.add_done_callback(_tell_failure)

    async def _look_again(self, workshop_id: str) -> None:
        before = self.rights
        assert before is not None
        try:
            self.rights = await self._rights(workshop_id)
        except Refusal as refusal:
            for connection in self._own_connections(before):
                connection.close(_close_code(refusal), refusal.title)
            return
        if self.rights != before:
            for connection in self._own_connections(before):
                connection.set_rights(self.rights)

    def _own_connections(self, rights: Rights) -> list[Connection]:
        """This person's sockets at this document; several tabs of one person are one person."""
        everyone = self.services.hub.connections(self.document_id)
        return [connection for connection in everyone if connection.rights.person_key == rights.person_key]


def _cookies(scope: Scope) -> dict[str, str]:
    header = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    return {name: morsel.value for name, morsel in SimpleCookie(header).items()}


def _close_code(refusal: Refusal) -> CloseCode:
    if isinstance(refusal, NotSignedIn):
        return CloseCode.NOT_SIGNED_IN
    return CloseCode.GONE if isinstance(refusal, NotFound) else CloseCode.NOT_ALLOWED


def _tell_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception():
        log.error("a person's rights could not be looked at again", exc_info=task.exception())
