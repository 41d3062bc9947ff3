"""Every socket that is let in is accepted, and ends with a code, whatever fails behind it.

A proxy that gets no answer to a handshake takes the server for broken and keeps everyone from it for a while; and a
page that is told no code does not know whether to come back.
"""

import contextlib
import logging
from enum import Enum, auto

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.live.connection import CloseCode
from app.storage.unavailable import Unavailable

log = logging.getLogger("visionroom")


class _Stage(Enum):
    NEW = auto()
    ACCEPTED = auto()
    ENDED = auto()


async def serve_socket(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Have the application serve a socket, and end it where the application does not."""
    stage = _Stage.NEW

    async def sending(message: Message) -> None:
        nonlocal stage
        if message["type"] == "websocket.accept":
            stage = _Stage.ACCEPTED
        elif message["type"] == "websocket.close":
            stage = _Stage.ENDED
        try:
            await send(message)
        except (OSError, RuntimeError) as error:  # it has gone, or the server has closed it; Starlette knows the first
            stage = _Stage.ENDED
            raise OSError("the socket has ended") from error

    async def receiving() -> Message:
        nonlocal stage
        message = await receive()
        if message["type"] == "websocket.disconnect":
            stage = _Stage.ENDED
        return message

    code, reason = CloseCode.FAILED, ""
    try:
        await app(scope, receiving, sending)
    except Unavailable as error:
        code, reason = CloseCode.LATER, str(error)
    except Exception:
        if stage is not _Stage.ENDED:
            log.exception("A socket failed")
    if stage is _Stage.NEW:
        await sending({"type": "websocket.accept"})
    if stage is not _Stage.ENDED:
        with contextlib.suppress(OSError):  # the other side has gone meanwhile
            await sending({"type": "websocket.close", "code": code, "reason": reason})
