"""The lowest layer of a document's socket: uvicorn's WebSocket protocol with a short way for binary frames.

Nearly everything here is one small binary frame after the other. These are unmasked and handed over at once, and
frames out are written as they are, encoded once for all who get them. Everything else (handshake, ping, pong, close,
fragments, text, whatever is wrong) goes through uvicorn and `websockets` as ever, one whole frame at a time.

uvicorn takes the class as its setting `ws`; scopes then hold the protocol object in `extensions`, under EXTENSION.
"""

import asyncio
from collections.abc import Callable
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State

try:
    from websockets.speedups import apply_mask
except ImportError:  # built without its C part
    from websockets.utils import apply_mask

EXTENSION = "visionroom.link"
BINARY = 0x82  # a whole message in one frame
MASKED = 0x80
SHORTEST = 6  # bytes of a client's frame: two, and the mask
MOST_ODD_FRAMES = 200  # pings, pieces of messages, whatever nobody asked for: between two pings of our own
TOO_MUCH = 4009  # the close code; see connection.py
LAST_WORDS_SECONDS = 1.0  # for what is still to be sent, and the other side's answer to a close frame
Take = Callable[[bytes], None]


def encoded(message: bytes) -> bytes:
    """One binary message as a server's WebSocket frame."""
    size = len(message)
    if size < 126:
        return bytes((BINARY, size)) + message
    if size < 1 << 16:
        return b"\x82\x7e" + size.to_bytes(2, "big") + message
    return b"\x82\x7f" + size.to_bytes(8, "big") + message


def decoded(frame: bytes) -> bytes:
    """The message in a frame that `encoded` made."""
    return frame[{126: 4, 127: 10}.get(frame[1], 2) :]


class WireProtocol(WebSocketsSansIOProtocol):
    """Once `listen` was called, binary messages go to `take`; a disconnect still comes through ASGI's `receive`."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._take: Take | None = None
        self._resumed: Callable[[], None] | None = None
        self._rest = bytearray()  # of a frame that has not wholly come
        self._wanted = 0  # bytes that `_rest` must have before looking again
        self._largest = self.config.ws_max_size
        self._is_strange = False  # from here on everything goes the long way
        self._odd_frames = 0
        self._ignored = 0  # bytes that came after our close frame
        self._cut_off: asyncio.TimerHandle | None = None
        self._is_free = False
        self._heard_at = self.loop.time()

    # -- what `transport.py` uses

    def listen(self, take: Take, resumed: Callable[[], None]) -> None:
        """Hand every message to `take` from now on, and call `resumed` whenever the socket takes bytes again."""
        self._take, self._resumed = take, resumed
        self._is_free = self.writable.is_set() and not (self.close_sent or self.disconnected)
        resumed()
        ended = []
        while not self.queue.empty():
            event = self.queue.get_nowait()
            if event["type"] == "websocket.receive":
                take(event.get("bytes") or b"")
            elif event["type"] == "websocket.disconnect":
                ended.append(event)
        for event in ended:
            self.queue.put_nowait(event)
        if self.read_paused:
            self.read_paused = False
            self.release()

    def write(self, frame: bytes) -> bool:
        """Send a frame that `encoded` made. False, and nothing is sent, while too much waits already or at the end."""
        if self._is_free:
            self.transport.write(frame)
            return True
        return False

    def hold(self) -> None:
        """Read no more for now."""
        if not self.transport.is_closing():
            self.transport.pause_reading()

    def release(self) -> None:
        if not self.transport.is_closing():
            self.transport.resume_reading()

    def end(self, code: int, reason: str) -> None:
        """Send a close frame behind everything written. A client that does not take it within a second is cut off."""
        if self.close_sent or self.disconnected or self.transport.is_closing() or self.conn.state is not State.OPEN:
            return
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self._is_free = False
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.close_timer = self.loop.call_later(LAST_WORDS_SECONDS, self.transport.abort)
        self.release()  # to hear the answer

    # -- what live pages use

    @property
    def silence(self) -> float:
        """Seconds since the other side last answered a ping."""
        return self.loop.time() - self._heard_at

    def ping_often(self, seconds: float) -> None:
        """Ask at least so often from the next ping on, where pings are sent at all."""
        if self.ping_interval:
            self.ping_interval = min(self.ping_interval, seconds)
            if self.ping_timer is not None:
                self.ping_timer.cancel()
                self.schedule_ping()

    # -- what uvicorn and the event loop call

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            cast(dict[str, Any], self.scope["extensions"])[EXTENSION] = self

    def pause_writing(self) -> None:
        super().pause_writing()
        self._is_free = False

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._resumed is not None and not self.close_sent:
            self._is_free = True
            self._resumed()

    def send_keepalive_ping(self) -> None:
        self._odd_frames = 0
        super().send_keepalive_ping()

    def handle_pong(self, event: Frame) -> None:
        self._heard_at = self.loop.time()
        super().handle_pong(event)

    def keepalive_timeout(self) -> None:
        """The other side is gone. Frames still to be sent would wait for ever, and the connection with them."""
        super().keepalive_timeout()
        self._is_free = False
        self.transport.abort()

    async def run_asgi(self) -> None:
        """A connection that has ended but for what nobody reads does not stay."""
        await super().run_asgi()
        if not self.disconnected:
            self._cut_off = self.loop.call_later(self.close_timeout, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_free = False
        if self._cut_off is not None:
            self._cut_off.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.close_sent:
            self._ignored += len(data)
            if self._ignored > self._largest:  # more than was under way when it was closed: a flood
                self.transport.abort()
                return
        if self._is_strange or not self.handshake_initiated:
            super().data_received(data)
            self._is_strange = self.handshake_initiated and bool(self.conn.reader.buffer)
        elif not self._rest:
            self._read(data)
        else:
            self._rest += data
            if len(self._rest) >= self._wanted:
                data = bytes(self._rest)
                self._rest.clear()
                self._read(data)

    def _read(self, data: bytes) -> None:
        """Take whole frames off the data, and keep the rest."""
        at, end = 0, len(data)
        while end - at >= SHORTEST:
            size = data[at + 1] ^ MASKED
            start = at + SHORTEST
            if size > 125:
                start += 2 if size == 126 else 8
                if size > 127:  # not masked: no client may do that
                    self._long_way(data[at:])
                    return
                if start > end:
                    break
                size = int.from_bytes(data[at + 2 : start - 4], "big")
                if size > self._largest:
                    self._long_way(data[at:])
                    return
            stop = start + size
            if stop > end:
                start = stop
                break
            if data[at] == BINARY and not self.conn.expect_continuation_frame and self.conn.state is State.OPEN:
                self._deliver(apply_mask(data[start:stop], data[start - 4 : start]))
            else:
                super().data_received(data[at:stop])
            at = stop
        else:
            start = at + SHORTEST
        if at < end:
            self._rest += data[at:]
            self._wanted = start - at

    def handle_events(self) -> None:
        """What goes the long way costs more than a keystroke, and nobody else counts it."""
        frames = [event for event in self.conn.events if isinstance(event, Frame)]
        if self._is_flood(sum(frame.opcode is not Opcode.BINARY or not frame.fin for frame in frames)):
            self.conn.events.clear()
        else:
            super().handle_events()

    def _is_flood(self, more: int) -> bool:
        self._odd_frames += more
        if self._odd_frames > MOST_ODD_FRAMES:
            self.end(TOO_MUCH, "too much at once")
        return self._odd_frames > MOST_ODD_FRAMES

    def _long_way(self, data: bytes) -> None:
        self._is_strange = True
        super().data_received(data)

    def _deliver(self, message: bytes) -> None:
        if self._take is not None and not self.close_sent:
            self._take(message)
        elif not self._is_flood(1):
            self.frames, self.curr_msg_data_type = [message], "bytes"
            super().send_receive_event_to_app()

    def send_receive_event_to_app(self) -> None:
        """A message that came the long way. A text message, which no client of ours sends, comes as b""."""
        if self._take is None or self.close_sent:
            super().send_receive_event_to_app()
            return
        message = b"".join(self.frames) if self.curr_msg_data_type == "bytes" else b""
        self.frames = []
        self._take(message)

    def handle_bytes(self, event: Frame) -> None:
        """`websockets` may hand out bytearrays or views."""
        event.data = bytes(event.data)
        super().handle_bytes(event)
