"""One socket: who is at it, what still has to go out, how much comes in. It knows no documents."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum

from app.live.protocol import FLUSH_FRAME, Kind, read_message, saved_frame, writable_frame
from app.live.reading import Forbidden
from app.live.transport import Transport

MOST_WAITING_FRAMES = 256
MOST_WAITING_BYTES = 1024 * 1024
FRAMES_PER_SECOND, FRAMES_AT_ONCE = 200, 400  # fast typing is about 20 a second, with the caret
BYTES_PER_SECOND, BYTES_AT_ONCE = 64 * 1024, 512 * 1024  # a long time offline comes as one step2
LAST_WORDS_SECONDS = 1.0  # for what is still in the outbox, and the close frame


class CloseCode(IntEnum):
    """Why a socket was closed. The page explains each, and tries again only where that can succeed."""

    RESTART = 1012  # the server restarts: come back at once
    LATER = 1013  # storage is away, or too many connections: come back later
    TOO_SLOW = 4008  # it did not read what was sent: come back and catch up
    PROTOCOL = 4009  # a frame that no honest client sends, or far too many
    CLOSED = 4010  # the document was closed (collected)
    TOO_LONG = 4011  # the update would make the text too long: shorten, then it is taken
    NOT_SIGNED_IN = 4401
    NOT_ALLOWED = 4403
    GONE = 4404


@dataclass(frozen=True, slots=True)
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
    """A bucket that fills steadily: what may come in."""

    __slots__ = ("_at", "_capacity", "_left", "_per_second")

    def __init__(self, per_second: float, at_once: float, at: float) -> None:
        self._per_second, self._capacity, self._left, self._at = per_second, at_once, at_once, at

    def take(self, amount: float, at: float) -> bool:
        left = self._left + (at - self._at) * self._per_second
        self._left = (left if left < self._capacity else self._capacity) - amount
        self._at = at
        return self._left >= 0


class Connection:
    """Frames out through one bounded outbox and one task; frames in through `run`, in the caller's task.

    `received`: how many document-changing frames came. `behind`: some of them were refused and not stored, so that
    only a whole step2 can follow. `synced`: it has asked for the document, and gets what changes from then on.
    """

    def __init__(self, transport: Transport, rights: Rights) -> None:
        self.rights = rights
        self.extended = transport.extended
        self.could_write = rights.may_write
        self.synced = False
        self.behind = False
        self.received = 0
        self.presence_client: int | None = None
        self.rights_changed: Callable[[Connection, Rights], None] | None = None
        self._transport = transport
        self._outbox: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._wake = asyncio.Event()
        self._closing: tuple[int, str] | None = None
        self._gone = False
        self._reader: asyncio.Task[object] | None = None
        self._flushes: list[asyncio.Future[None]] = []
        now = asyncio.get_running_loop().time()
        self._frames = Allowance(FRAMES_PER_SECOND, FRAMES_AT_ONCE, now)
        self._bytes = Allowance(BYTES_PER_SECOND, BYTES_AT_ONCE, now)

    @property
    def is_closing(self) -> bool:
        return self._closing is not None or self._gone

    def send(self, frame: bytes) -> None:
        """Put a frame into the outbox. One that reads too slowly is closed; it never grows the server's memory."""
        if self._closing is not None or self._gone:
            return
        outbox = self._outbox
        if outbox and (len(outbox) >= MOST_WAITING_FRAMES or self._waiting_bytes + len(frame) > MOST_WAITING_BYTES):
            self.close(CloseCode.TOO_SLOW, "read too slowly")
            return
        outbox.append(frame)
        self._waiting_bytes += len(frame)
        self._wake.set()

    def acknowledge(self, frames: int) -> None:
        """The first `frames` document-changing frames of this connection are durable."""
        if self.extended:
            self.send(saved_frame(frames))

    def tell_writable(self, allowed: bool, reason: str = "") -> None:
        if self.extended:
            self.send(writable_frame(allowed, reason))

    def ask_flush(self) -> asyncio.Future[None]:
        """Ask for everything that the client has not yet sent; done when it has answered or gone."""
        answered = asyncio.get_running_loop().create_future()
        if self.is_closing:
            answered.set_result(None)
        else:
            self._flushes.append(answered)
            self.send(FLUSH_FRAME)
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
        if code == CloseCode.TOO_SLOW:
            self._outbox.clear()
        self._wake.set()
        if self._reader is not None and self._reader is not asyncio.current_task():
            self._reader.cancel()

    async def run(
        self, handle: Callable[["Connection", Kind, bytes], None], room: Callable[[], Awaitable[None]]
    ) -> None:
        """Serve until the end. `handle` takes each message; `room` waits while the server has too much to store."""
        self._reader = asyncio.current_task()
        sender = asyncio.create_task(self._send_all())
        try:
            if not self.is_closing:
                await self._read_all(handle, room)
        except asyncio.CancelledError:
            if self._closing is None or self._reader is None or self._reader.uncancel() > 0:
                raise
        finally:
            await self._finish(sender)

    async def _read_all(
        self, handle: Callable[["Connection", Kind, bytes], None], room: Callable[[], Awaitable[None]]
    ) -> None:
        loop = asyncio.get_running_loop()
        while self._closing is None:
            frame = await self._transport.receive()
            if frame is None:
                self._gone = True
                return
            now = loop.time()
            if not (self._frames.take(1, now) and self._bytes.take(len(frame), now)):
                self.close(CloseCode.PROTOCOL, "too much at once")
                return
            try:
                kind, payload = read_message(frame, extended=self.extended)
                if kind is Kind.FLUSHED:
                    self._answered_flush()
                else:
                    handle(self, kind, payload)
            except Forbidden as error:
                self.close(CloseCode.PROTOCOL, error.reason)
                return
            await room()

    def _answered_flush(self) -> None:
        if self._flushes:
            _finish_future(self._flushes.pop(0))

    async def _send_all(self) -> None:
        outbox, send = self._outbox, self._transport.send
        while True:
            while outbox:
                frame = outbox.popleft()
                self._waiting_bytes -= len(frame)
                try:
                    await send(frame)
                except OSError:  # the reader hears of it too, and ends the connection
                    self._gone = True
                    outbox.clear()
                    return
            if self._closing is not None:
                return
            self._wake.clear()
            await self._wake.wait()

    async def _finish(self, sender: "asyncio.Task[None]") -> None:
        self._reader = None
        for answered in self._flushes:
            _finish_future(answered)
        try:
            if self._closing is not None and self._closing[0] != CloseCode.TOO_SLOW:
                await asyncio.wait({sender}, timeout=LAST_WORDS_SECONDS)
        finally:
            sender.cancel()
        if self._closing is not None and not self._gone:
            with contextlib.suppress(OSError, TimeoutError):
                async with asyncio.timeout(LAST_WORDS_SECONDS):
                    await self._transport.close(*self._closing)


def _finish_future(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
