"""One WebSocket as `live` sees it, so that it can be tested without a server too."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from app.live.protocol import SUBPROTOCOL
from app.live.wire import EXTENSION, LAST_WORDS_SECONDS, Take, WireProtocol, decoded

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Transport(Protocol):
    """Nothing here waits but `serve`."""

    @property
    def extended(self) -> bool:
        """Whether the other side speaks our subprotocol."""
        ...

    def write(self, frame: bytes) -> bool:
        """Send one frame, as `wire.encoded` makes it. False, and nothing is sent, while too much waits already."""
        ...

    def hold(self) -> None:
        """Read no more for now; a few messages that were under way may still come."""
        ...

    def release(self) -> None:
        """Read again."""
        ...

    def close(self, code: int, reason: str) -> None:
        """Close behind what was written. Doing it twice does no harm."""
        ...

    async def serve(self, take: Take, writable: Callable[[], None]) -> None:
        """Hand every message to `take` until the other side has gone or `close` was called.

        `writable` is called whenever frames can be written again. A text message comes as b"".
        """
        ...


def open_transport(scope: Scope, receive: Receive, send: Send) -> "AsgiTransport | WireTransport":
    """The short way where the server offers it (wire.py), plain ASGI elsewhere."""
    kind = WireTransport if EXTENSION in scope.get("extensions", ()) else AsgiTransport
    return kind(scope, receive, send)


class Handshake:
    """Call `accept` once Origin has been checked, and `refuse` instead of serving."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.extended = SUBPROTOCOL in scope.get("subprotocols", ())
        self._receive = receive
        self._send = send

    async def accept(self) -> None:
        await self._send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL if self.extended else None})

    async def refuse(self, code: int, reason: str) -> None:
        await self._send({"type": "websocket.close", "code": code, "reason": reason})


class AsgiTransport(Handshake):
    """Over ASGI's receive and send, on any server."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        super().__init__(scope, receive, send)
        self._next: bytes | None = None
        self._closing: tuple[int, str] | None = None
        self._something = asyncio.Event()
        self._reading = asyncio.Event()
        self._reading.set()
        self._cut_off = asyncio.Event()

    def write(self, frame: bytes) -> bool:
        if self._next is not None:
            return False
        self._next = decoded(frame)
        self._something.set()
        return True

    def hold(self) -> None:
        self._reading.clear()

    def release(self) -> None:
        self._reading.set()

    def close(self, code: int, reason: str) -> None:
        if self._closing is None:
            self._closing = (code, reason)
            self._something.set()
            asyncio.get_running_loop().call_later(LAST_WORDS_SECONDS, self._cut_off.set)

    async def serve(self, take: Take, writable: Callable[[], None]) -> None:
        work = (self._read_all(take), self._send_all(writable), self._cut_off.wait())
        tasks = [asyncio.create_task(one) for one in work]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()

    async def _read_all(self, take: Take) -> None:
        while True:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                return
            if message["type"] == "websocket.receive":
                take(message.get("bytes") or b"")
            await self._reading.wait()

    async def _send_all(self, writable: Callable[[], None]) -> None:
        try:
            while True:
                await self._something.wait()
                if self._next is not None:
                    await self._send({"type": "websocket.send", "bytes": self._next})
                    self._next = None
                    writable()
                elif self._closing is not None:
                    code, reason = self._closing
                    await self._send({"type": "websocket.close", "code": code, "reason": reason})
                    return
                else:
                    self._something.clear()
        except OSError:  # it has gone; reading says so too
            return


class WireTransport(Handshake):
    """Frames in and out without a task or a queue of their own."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        super().__init__(scope, receive, send)
        link: WireProtocol = scope["extensions"][EXTENSION]
        self._link = link
        self.write, self.hold, self.release, self.close = link.write, link.hold, link.release, link.end

    async def serve(self, take: Take, writable: Callable[[], None]) -> None:
        self._link.listen(take, writable)
        while (await self._receive())["type"] != "websocket.disconnect":
            pass
