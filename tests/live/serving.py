"""The hub behind a real server, and people who type into its documents over real sockets."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Any, Protocol

import uvicorn
from pycrdt import Doc, Text
from uvicorn.config import WSProtocolType
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from app.live.connection import Rights
from app.live.hub import Hub
from app.live.protocol import FLUSH_FRAME, LARGEST_FRAME, SUBPROTOCOL
from app.live.transport import Receive, Scope, Send, open_transport
from app.live.varint import Reader, write_number, write_piece
from app.live.wire import WireProtocol
from tests.factories import local_socket

PATIENCE = 20.0  # seconds after which a test gives up; a busy machine takes its time


class Server:
    """`rights`: person -> what they may do; others may write in team documents under their own name.

    `ws` and `options`: uvicorn's settings; the application itself runs on our `ws`.
    """

    def __init__(self, hub: Hub, ws: type[WireProtocol] | WSProtocolType = WireProtocol, **options: Any) -> None:
        self.hub = hub
        self.ws = ws
        self.options = options
        self.rights: dict[str, Rights] = {}
        self._server: uvicorn.Server | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Server":
        await self.hub.start()
        listening = local_socket()
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(
            self.app,
            interface="asgi3",
            log_level="warning",
            ws=self.ws,
            ws_max_size=LARGEST_FRAME,
            ws_per_message_deflate=False,
            lifespan="off",
            **self.options,
        )
        self._server = uvicorn.Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        while not self._server.started:
            await asyncio.sleep(0.001)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.hub.drain(2)
        assert self._server is not None and self._task is not None
        self._server.should_exit = True
        await self._task

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        _, document_id, person = scope["path"].split("/")
        transport = open_transport(scope, receive, send)
        await transport.accept()
        rights = self.rights.get(
            person, Rights(person_key=f"key of {person}", may_write=True, sees_presence=True, name=person, colour=3)
        )
        await self.hub.serve(document_id, rights, transport)


class WasClosed(AssertionError):
    """The other side closed the socket while something was waited for."""


class Person:
    """Someone's browser: a Yjs document, in step with the server over one socket."""

    def __init__(self, name: str, socket: ClientConnection, document: "Doc[Text]") -> None:
        self.name = name
        self.socket = socket
        self.document = document
        self.text = document.get("text", type=Text)
        self.sent = 0  # document-changing frames
        self.saved = 0
        self.writable: list[tuple[bool, str]] = []
        self.presences: dict[int, dict[str, Any] | None] = {}
        self.frames: list[bytes] = []
        self.synced = False
        self.answers_flush = True
        self.answers_step1 = True
        self.on_update: Callable[[], None] | None = None
        self._own: deque[bytes] = deque()
        self._learning = False
        self._changed = asyncio.Event()
        self._subscription = document.observe(lambda event: self._note(event.update))
        self._reader = asyncio.create_task(self._read())

    def _note(self, update: bytes) -> None:
        if not self._learning:
            self._own.append(update)

    @property
    def close_code(self) -> int | None:
        return self.socket.close_code

    def __str__(self) -> str:
        return str(self.text)

    async def send(self, frame: bytes) -> None:
        if frame[:2] in (b"\0\1", b"\0\2"):
            self.sent += 1
        await self.socket.send(frame)

    async def types(self, written: str, at: int | None = None) -> None:
        """Insert at a place counted in characters (the end when None), and send it."""
        before = str(self.text)
        index = len(before.encode()) if at is None else len(before[:at].encode())
        self.text.insert(index, written)
        await self.send_own()

    async def deletes(self, start: int, end: int) -> None:
        before = str(self.text)
        del self.text[len(before[:start].encode()) : len(before[:end].encode())]
        await self.send_own()

    def forgets_own(self) -> None:
        """What has been typed and not yet sent goes nowhere, as when it had come from elsewhere."""
        self._own.clear()

    async def send_own(self) -> None:
        while self._own:
            await self.send(b"\0\2" + write_piece(self._own.popleft()))

    async def shows_caret(self, state: object, client: int | None = None, clock: int = 1) -> None:
        who = self.document.client_id if client is None else client
        entry = write_number(who) + write_number(clock) + write_piece(json.dumps(state).encode())
        await self.send(b"\1" + write_piece(b"\1" + entry))

    async def _read(self) -> None:
        try:
            async for frame in self.socket:
                assert isinstance(frame, bytes)
                self.frames.append(frame)
                await self._take(frame)
                self._changed.set()
        except ConnectionClosed:
            pass
        finally:
            self._changed.set()

    async def _take(self, frame: bytes) -> None:
        reader = Reader(frame)
        kind = reader.number()
        if kind == 0:
            await self._take_sync(reader.number(), reader.piece())
        elif kind == 1:
            self._take_presence(Reader(reader.piece()))
        elif kind == 100:
            self.saved = reader.number()
        elif kind == 101 and self.answers_flush:
            await self.send(FLUSH_FRAME)
        elif kind == 102:
            self.writable.append((reader.number() == 1, reader.piece().decode()))

    async def _take_sync(self, kind: int, payload: bytes) -> None:
        if kind == 0:
            if not self.answers_step1:
                return
            self._own.clear()
            await self.send(b"\0\1" + write_piece(self.document.get_update(payload)))
            return
        self._learning = True
        try:
            self.document.apply_update(payload)
        finally:
            self._learning = False
        self.synced = self.synced or kind == 1
        if self.on_update is not None and kind == 2:
            self.on_update()

    def _take_presence(self, reader: Reader) -> None:
        for _ in range(reader.number()):
            client, _clock = reader.number(), reader.number()
            self.presences[client] = json.loads(reader.piece())

    async def until(self, condition: Callable[[], bool]) -> None:
        """Waits for a condition that something from the server brings about."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                if self._reader.done():  # nothing more will come
                    raise WasClosed(f"{self.name} was closed: {self.close_code} {self.socket.close_reason}")
                self._changed.clear()
                await self._changed.wait()

    async def sees(self, text: str) -> None:
        await self.until(lambda: str(self) == text)

    async def has(self, length: int) -> None:
        await self.until(lambda: len(str(self)) == length)

    async def is_told(self, reason: str) -> None:
        """That it may not write, and why."""
        await self.until(lambda: self.writable[-1] == (False, reason))

    async def is_saved(self) -> None:
        await self.until(lambda: self.saved == self.sent)

    async def ends(self) -> None:
        """Waits, as long as it takes, until the connection has ended."""
        await asyncio.shield(self._reader)
        await self.socket.wait_closed()

    async def is_closed(self) -> int | None:
        async with asyncio.timeout(PATIENCE):
            await self.ends()
        return self.close_code

    async def leaves(self) -> None:
        await self.socket.close()
        await self._reader


class Reachable(Protocol):
    """A server, or what stands in front of it."""

    port: int


@asynccontextmanager
async def joins(
    server: Reachable,
    name: str,
    document_id: str = "team-a",
    *,
    extended: bool = True,
    document: "Doc[Text] | None" = None,
    synced: bool = True,
) -> AsyncIterator[Person]:
    """Somebody opens a document, with what their browser kept of it."""
    address = f"ws://127.0.0.1:{server.port}/{document_id}/{name}"
    async with opens(address, name, extended=extended, document=document, synced=synced) as person:
        yield person


@asynccontextmanager
async def opens(
    address: str,
    name: str,
    *,
    headers: Mapping[str, str] | None = None,
    extended: bool = True,
    document: "Doc[Text] | None" = None,
    synced: bool = True,
) -> AsyncIterator[Person]:
    """As `joins`, at any address, with what else the handshake says."""
    protocols = [Subprotocol(SUBPROTOCOL)] if extended else None
    async with connect(
        address, additional_headers=headers, subprotocols=protocols, compression=None, max_size=None
    ) as socket:
        person = Person(name, socket, document or Doc())
        with suppress(ConnectionClosed):  # refused at once: a test that waits for something hears of it
            await person.send(b"\0\0" + write_piece(person.document.get_state()))
        if synced:
            await person.until(lambda: person.synced)
            if extended:
                await person.until(lambda: bool(person.writable))
                await person.until(lambda: not person.writable[-1][0] or person.saved == person.sent > 0)
        try:
            yield person
        finally:
            await person.leaves()


def forgets(hub: Hub, document_id: str) -> None:
    """As after a restart: the document is not open any more."""
    document = hub._documents.get(document_id)
    assert document is not None
    hub._documents.forget(document)
