"""The lowest layer of pages: uvicorn's HTTP protocol with bounds on what somebody can hold before they are known.

A request's headers have so many bytes and so many seconds, its body keeps coming, its answer is taken, and a network
address has so many connections: room for an office. Those on which no request is under way make place for new ones.
"""

import asyncio
import ipaddress
from collections import Counter, OrderedDict
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.web.limits import network_of_host

MOST_HEADER_BYTES = 64 * 1024
HEADER_SECONDS = 10.0
BODY_SECONDS = 30.0  # and one more for each SLOWEST bytes that have come
SLOWEST = 50_000  # bytes a second
TAKING_SECONDS = 60.0  # in which somebody takes more of an answer
MOST_CONNECTIONS = 1000  # from one network address, sockets of documents and live pages not counted
KEEP_ALIVE_SECONDS = 75  # longer than proxies keep theirs, so that it is they who close


class HeadersTooLarge(Exception):
    pass


class BoundedHttp(HttpToolsProtocol):
    """One connection."""

    connections_of: ClassVar[Counter[str]] = Counter()
    free_of: ClassVar[dict[str, "OrderedDict[BoundedHttp, None]"]] = {}

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._network: str | None = None  # None: not counted
        self._waits: asyncio.TimerHandle | None = None  # for headers or for a body
        self._taking: asyncio.TimerHandle | None = None
        self._in_headers = True
        self._pending = 0  # bytes of headers that have not wholly come
        self._header_bytes = 0
        self._is_too_large = False
        self._body_bytes = 0
        self._body_began = 0.0

    # -- connections

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        host = self.client[0] if self.client else ""
        if not self._is_proxy(host):
            self._network = network_of_host(host)
            self.connections_of[self._network] += 1
            if self.connections_of[self._network] > MOST_CONNECTIONS and not self._make_space():
                self._end(503, "Too many connections from your network. Try again in a moment.")
                return
            self._is_free()
        self._wait(HEADER_SECONDS, self._headers_are_late)

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self) -> None:
        self._leave()
        super().handle_websocket_upgrade()

    def _is_proxy(self, host: str) -> bool:
        trusted = str(self.config.forwarded_allow_ips or "") if self.config.proxy_headers else ""
        try:
            address = ipaddress.ip_address(host)
            return any(address in ipaddress.ip_network(one.strip()) for one in trusted.split(",") if one.strip())
        except ValueError:
            return False

    def _make_space(self) -> bool:
        """Ends the connection of the same network that has had no request for the longest time, if there is one."""
        free = self.free_of.get(self._network or "")
        if not free:
            return False
        longest = next(iter(free))
        longest._leave()
        longest.transport.close()
        return True

    def _leave(self) -> None:
        self._wait_no_more()
        self._takes()
        self._is_busy()
        if self._network is not None:
            self.connections_of[self._network] -= 1
            if not self.connections_of[self._network]:
                del self.connections_of[self._network]
            self._network = None

    def _is_free(self) -> None:
        """No request is under way: it is idle, or has not wholly said what it wants."""
        if self._network is not None:
            self.free_of.setdefault(self._network, OrderedDict())[self] = None

    def _is_busy(self) -> None:
        free = self.free_of.get(self._network or "")
        if free is not None:
            free.pop(self, None)
            if not free:
                del self.free_of[self._network or ""]

    # -- what comes

    def data_received(self, data: bytes) -> None:
        if self.timeout_keep_alive_task is not None:  # it was idle
            self._wait(HEADER_SECONDS, self._headers_are_late)
        if self._in_headers:
            self._pending += len(data)
        super().data_received(data)
        if self._in_headers and self._pending > MOST_HEADER_BYTES:
            self._end_of_headers()

    def on_message_begin(self) -> None:
        self._header_bytes = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._count_headers(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count_headers(len(name) + len(value))
        super().on_header(name, value)

    def _count_headers(self, size: int) -> None:
        self._header_bytes += size
        if self._header_bytes > MOST_HEADER_BYTES:
            self._is_too_large = True
            raise HeadersTooLarge

    def send_400_response(self, msg: str) -> None:
        if self._is_too_large:
            self._end_of_headers()
        else:
            super().send_400_response(msg)

    def on_headers_complete(self) -> None:
        self._is_busy()
        self._in_headers, self._pending = False, 0
        self._body_bytes, self._body_began = 0, self.loop.time()
        self._wait(BODY_SECONDS, self._look_at_body)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_headers, self._pending = True, 0
        self._wait_no_more()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.timeout_keep_alive_task is not None:
            self._is_free()

    def _look_at_body(self) -> None:
        left = self._body_began + BODY_SECONDS + self._body_bytes / SLOWEST - self.loop.time()
        if self.flow.read_paused:  # it is we who are slow
            left = max(left, 1.0)
        if left > 0:
            self._wait(left, self._look_at_body)
        else:
            self._end(408, "The request did not come as a whole in time. Nothing was changed.")

    def _headers_are_late(self) -> None:
        self._end(408, "The request did not begin in time.")

    def _end_of_headers(self) -> None:
        self._end(431, "The request's headers are too large.")

    # -- what goes

    def pause_writing(self) -> None:
        super().pause_writing()
        self._taking = self.loop.call_later(TAKING_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        self._takes()
        super().resume_writing()

    def _takes(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    # -- its end

    def _wait(self, seconds: float, late: Any) -> None:
        self._wait_no_more()
        self._waits = self.loop.call_later(seconds, late)

    def _wait_no_more(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None

    def _end(self, status: int, words: str) -> None:
        """Says why, where no answer has begun, and closes."""
        self._wait_no_more()
        if self.transport.is_closing():
            return
        cycle = self.cycle
        is_free = cycle is None or cycle.response_complete
        if is_free if self._in_headers else not (is_free or cycle.response_started):
            body = words.encode()
            head = (
                f"content-type: text/plain; charset=utf-8\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
            )
            self.transport.write(STATUS_LINE[status] + head.encode() + body)
        self.transport.close()
