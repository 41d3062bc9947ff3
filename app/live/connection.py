"""One socket: who is at it, what still has to go out, how much comes in. It knows no documents."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from app.live.backlog import Backlog
from app.live.errors import Forbidden
from app.live.protocol import Kind, flush_frame, read_message, saved_frame, writable_frame
from app.live.transport import Transport
from app.live.wire import LAST_WORDS_SECONDS, encoded

log = logging.getLogger(__name__)

MOST_WAITING_FRAMES = 256
MOST_WAITING_BYTES = 1024 * 1024
FRAMES_PER_SECOND, FRAMES_AT_ONCE = 200, 400  # fast typing is about 20 a second, with the caret
BYTES_PER_SECOND, BYTES_AT_ONCE = 64 * 1024, 512 * 1024  # a long time offline comes as one step2


class CloseCode(IntEnum):
    """Why a socket was closed. The page explains each, and tries again only where that can succeed."""

    FAILED = 1011  # a mistake on the server: come back
    RESTART = 1012  # the server restarts: come back at once
    LATER = 1013  # storage is away, or too many connections: come back later
    TOO_SLOW = 4008  # it did not read what was sent: come back and catch up
    PROTOCOL = 4009  # a frame that no honest client sends, or far too many
    CLOSED = 4010  # the document was closed (collected)
    TOO_LONG = 4011  # the update would make the text too long: shorten, then it is taken
    NOT_SIGNED_IN = 4401
    NOT_ALLOWED = 4403
    GONE = 4404
    REMOVED = 4405  # a facilitator took the person off the list
    ELSEWHERE = 4406  # another device keeps the seat to itself
    FREED = 4407  # a facilitator freed the place; this and the next two end pages of a seat alone, not its documents
    LEFT = 4408  # this browser chose another name
    NEW_LINK = 4409  # a facilitator made a new link


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the person at a socket may do here. `person_key` names nobody; `name` None: shows no presence of its own.

    `reason`: why not, when they may not write; "locked" or "read-only".
    """

    person_key: str
    may_write: bool
    sees_presence: bool
    name: str | None = None
    colour: int = 0
    reason: str = "read-only"


class Allowance:
    """Two buckets that fill steadily, of frames and of bytes: what may come in."""

    __slots__ = ("_at", "_bytes", "_frames")

    def __init__(self, at: float) -> None:
        self._frames: float = FRAMES_AT_ONCE
        self._bytes: float = BYTES_AT_ONCE
        self._at = at

    def take(self, size: int, at: float) -> bool:
        """Whether a frame of this size may still come. `at`: seconds."""
        passed = at - self._at
        if passed > 0:
            self._at = at
            self._frames = min(FRAMES_AT_ONCE, self._frames + passed * FRAMES_PER_SECOND)
            self._bytes = min(BYTES_AT_ONCE, self._bytes + passed * BYTES_PER_SECOND)
        self._frames -= 1
        self._bytes -= size
        return self._frames >= 0 and self._bytes >= 0


Handle = Callable[["Connection", Kind, bytes], None]


class Connection:
    """Frames out at once, or through a bounded outbox while the socket takes none; frames in through `run`.

    `received`: how many document-changing frames came. `behind`: some of them were refused and not stored, so that
    only a whole step2 can follow. `asked_again`: it was asked for that after storage was read again. `synced`: it has
    asked for the document, and gets what changes from then on.
    """

    __slots__ = (
        "_allowance",
        "_backlog",
        "_closing",
        "_flushes",
        "_gone",
        "_handle",
        "_loop",
        "_outbox",
        "_transport",
        "_waiting_bytes",
        "_write",
        "asked_again",
        "behind",
        "could_write",
        "extended",
        "presence_client",
        "received",
        "rights",
        "rights_changed",
        "synced",
    )

    def __init__(self, transport: Transport, rights: Rights) -> None:
        self.rights = rights
        self.extended = transport.extended
        self.could_write = rights.may_write
        self.synced = False
        self.behind = False
        self.asked_again = False
        self.received = 0
        self.presence_client: int | None = None
        self.rights_changed: Callable[[Connection, Rights], None] | None = None
        self._transport = transport
        self._write = transport.write
        self._outbox: deque[bytes] | None = None  # while there is something in it
        self._waiting_bytes = 0
        self._closing: tuple[int, str] | None = None
        self._gone = False
        self._flushes: list[asyncio.Future[None]] = []
        self._handle: Handle | None = None
        self._backlog: Backlog | None = None
        self._loop = asyncio.get_running_loop()
        self._allowance = Allowance(self._loop.time())

    @property
    def is_closing(self) -> bool:
        return self._closing is not None or self._gone

    def send(self, message: bytes) -> None:
        self.send_frame(encoded(message))

    def send_frame(self, frame: bytes) -> None:
        """Send what `wire.encoded` made: once, for all who get it."""
        if self._outbox is not None or self._closing is not None or not self._write(frame):
            self._put_aside(frame)

    def _put_aside(self, frame: bytes) -> None:
        """One that reads too slowly is closed; it never grows the server's memory."""
        if self._closing is not None or self._gone:
            return
        if self._outbox is None:
            self._outbox = deque()
        if len(self._outbox) >= MOST_WAITING_FRAMES or self._waiting_bytes + len(frame) > MOST_WAITING_BYTES:
            self.close(CloseCode.TOO_SLOW, "read too slowly")
            return
        self._outbox.append(frame)
        self._waiting_bytes += len(frame)

    def _send_on(self) -> None:
        """The socket takes frames again."""
        while self._outbox and self._write(self._outbox[0]):
            self._waiting_bytes -= len(self._outbox.popleft())
        if not self._outbox:
            self._outbox = None
            if self._closing is not None:
                self._transport.close(*self._closing)

    def acknowledge(self, frames: int) -> None:
        """The first `frames` document-changing frames of this connection are durable."""
        if self.extended:
            self.send(saved_frame(frames))

    def tell_writable(self, allowed: bool, reason: str = "") -> None:
        if self.extended:
            self.send(writable_frame(allowed, reason))

    def ask_flush(self, why: str = "") -> asyncio.Future[None]:
        """Ask for everything that the client has not yet sent, saying `why`; done when it has answered or gone."""
        answered = asyncio.get_running_loop().create_future()
        if self.is_closing:
            answered.set_result(None)
        else:
            self._flushes.append(answered)
            self.send(flush_frame(why))
        return answered

    def set_rights(self, rights: Rights) -> None:
        """From now on. What was received before this was judged by the rights of that moment."""
        before, self.rights = self.rights, rights
        self.could_write = self.could_write or rights.may_write
        if self.rights_changed is not None and before != rights:
            self.rights_changed(self, before)

    def close(self, code: int, reason: str = "") -> None:
        """Say what is still in the outbox, then close. For one that is too slow: close at once."""
        if self._closing is not None or self._gone:
            return
        self._closing = (code, reason)
        if self._outbox is None or code == CloseCode.TOO_SLOW:
            self._outbox = None
            self._transport.close(code, reason)
        else:
            self._loop.call_later(LAST_WORDS_SECONDS, self._transport.close, code, reason)

    async def run(self, handle: Handle, backlog: Backlog) -> None:
        """Serve until the end. `handle` takes each message; while there is no `room` to store more, none is read."""
        self._handle, self._backlog = handle, backlog
        try:
            await self._transport.serve(self._take, self._send_on)
        finally:
            self._gone = True
            self._outbox = None
            for answered in self._flushes:
                _finish_future(answered)

    def _take(self, frame: bytes) -> None:
        """Called by the transport for each message; nothing that is wrong with one may reach the event loop."""
        if self._closing is not None or self._handle is None or self._backlog is None:
            return
        if not self._allowance.take(len(frame), self._loop.time()):
            self.close(CloseCode.PROTOCOL, "too much at once")
            return
        try:
            kind, payload = read_message(frame, extended=self.extended)
            if kind is Kind.FLUSHED:
                self._answered_flush()
            else:
                self._handle(self, kind, payload)
        except Forbidden as error:
            self.close(CloseCode.PROTOCOL, error.reason)
        except Exception:
            log.exception("A message could not be taken")
            self.close(CloseCode.RESTART, "something went wrong here")
        if self._backlog.is_full:
            self._transport.hold()
            self._backlog.when_free(self._transport.release)

    def _answered_flush(self) -> None:
        if self._flushes:
            _finish_future(self._flushes.pop(0))


def _finish_future(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
