"""One WebSocket as `live` sees it, so that it can be tested without a server too."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from app.live.protocol import SUBPROTOCOL

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Transport(Protocol):
    @property
    def extended(self) -> bool:
        """Whether the other side speaks our subprotocol."""
        ...

    async def receive(self) -> bytes | None:
        """The next frame; None when the other side has gone. A text frame, which no client sends, comes as b""."""
        ...

    async def send(self, frame: bytes) -> None:
        """Waits while the other side reads too slowly. Raises OSError when it has gone."""
        ...

    async def close(self, code: int, reason: str) -> None: ...


class AsgiTransport:
    """Over ASGI's receive and send. Call `accept` once Origin and person have been checked."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.extended = SUBPROTOCOL in scope.get("subprotocols", ())
        self._receive = receive
        self._send = send

    async def accept(self) -> None:
        """Take the connection up. A `websocket.connect` that nobody has read yet is read here."""
        await self._send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL if self.extended else None})

    async def receive(self) -> bytes | None:
        message = await self._receive()
        if message["type"] == "websocket.connect":
            message = await self._receive()
        if message["type"] == "websocket.disconnect":
            return None
        return message.get("bytes") or b""

    async def send(self, frame: bytes) -> None:
        await self._send({"type": "websocket.send", "bytes": frame})

    async def close(self, code: int, reason: str) -> None:
        await self._send({"type": "websocket.close", "code": code, "reason": reason})
