"""A bad network in front of a server: late, in odd pieces, twice, half dead, cut off. It knows WebSocket frames."""

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from types import TracebackType

from app.live.protocol import SUBPROTOCOL

LONGEST_DELAY = 0.008  # seconds, for one piece
BINARY = 0x82  # a whole message in one frame
EXTENDED_LENGTH = {126: 2, 127: 8}


async def read_frame(reader: asyncio.StreamReader) -> bytes:
    """One WebSocket frame as it is on the wire."""
    head = await reader.readexactly(2)
    is_masked, short = head[1] & 0x80, head[1] & 0x7F
    length = await reader.readexactly(EXTENDED_LENGTH.get(short, 0))
    size = int.from_bytes(length, "big") if length else short
    return head + length + await reader.readexactly((4 if is_masked else 0) + size)


@dataclass(eq=False)
class Link:
    """One connection through the network. `*_dead`: what comes this way is swallowed."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    up_dead: bool = False
    down_dead: bool = False
    lanes: list["asyncio.Task[None]"] = field(default_factory=list)

    def abort(self) -> None:
        """Neither side hears a close frame."""
        for lane in self.lanes:
            lane.cancel()
        self.client.transport.abort()
        self.server.transport.abort()


class Network:
    """Between one person's devices and a server. `target`: the server's port, for connections from now on.

    `is_calm`: nothing is delayed, cut up or repeated any more. `is_down`: connections are refused.
    """

    def __init__(self, target: int, source: Random) -> None:
        self.target = target
        self.source = source
        self.is_calm = False
        self.is_down = False
        self._links: set[Link] = set()
        self._ghosts: list[asyncio.StreamWriter] = []

    async def __aenter__(self) -> "Network":
        self._listening = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port: int = self._listening.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.close()
        self.cut()

    # -- what the weather does

    def cut(self) -> None:
        """Every connection, in the middle of whatever is under way."""
        for link in tuple(self._links):
            link.abort()
        self._bury_ghosts()

    def half_open(self, *, up: bool, down: bool) -> None:
        """Connections stay, and what goes these ways is lost. Only `cut` ends that: a stream with a hole is useless."""
        for link in self._links:
            link.up_dead, link.down_dead = link.up_dead or up, link.down_dead or down

    def leave_ghosts(self) -> None:
        """Devices lose their connections, and the server does not notice."""
        for link in tuple(self._links):
            self._ghosts.append(link.server)
            link.client.transport.abort()

    def heal(self) -> None:
        """Connections that lost nothing stay."""
        self.is_calm, self.is_down = True, False
        for link in tuple(self._links):
            if link.up_dead or link.down_dead:
                link.abort()
        self._bury_ghosts()

    def _bury_ghosts(self) -> None:
        for ghost in self._ghosts:
            ghost.transport.abort()
        self._ghosts.clear()

    # -- connections

    async def _connected(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        if self.is_down:
            client.transport.abort()
            return
        answers, server = await asyncio.open_connection("127.0.0.1", self.target)
        link = Link(client, server)
        link.lanes = [asyncio.create_task(self._up(reader, link)), asyncio.create_task(self._down(answers, link))]
        self._links.add(link)
        await asyncio.wait(link.lanes, return_when=asyncio.FIRST_COMPLETED)
        self._links.discard(link)
        if server in self._ghosts:
            link.server = client  # stays open, and is heard no more
        link.abort()

    async def _up(self, reader: asyncio.StreamReader, link: Link) -> None:
        """Repeating a page's frames would mislead its count of saved frames; y-websocket counts nothing."""
        try:
            handshake = await reader.readuntil(b"\r\n\r\n")
            link.server.write(handshake)
            may_repeat = SUBPROTOCOL.encode() not in handshake
            while True:
                frame = self._repeated(await read_frame(reader), may_repeat)
                for piece in self._pieces(frame):
                    if not link.up_dead:
                        link.server.write(piece)
                    await self._pause()
        except (OSError, EOFError):
            return

    async def _down(self, reader: asyncio.StreamReader, link: Link) -> None:
        try:
            link.client.write(await reader.readuntil(b"\r\n\r\n"))
            while True:
                for piece in self._pieces(self._repeated(await read_frame(reader), True)):
                    if not link.down_dead:
                        link.client.write(piece)
                    await self._pause()
        except (OSError, EOFError):
            return

    def _repeated(self, frame: bytes, may_repeat: bool) -> bytes:
        is_twice = may_repeat and not self.is_calm and frame[0] == BINARY and self.source.random() < 0.15
        return frame * 2 if is_twice else frame

    def _pieces(self, data: bytes) -> list[bytes]:
        if self.is_calm or self.source.random() < 0.5:
            return [data]
        cuts = sorted({0, len(data), *(self.source.randrange(len(data)) for _ in range(self.source.randrange(1, 4)))})
        return [data[start:end] for start, end in pairwise(cuts)]

    async def _pause(self) -> None:
        if not self.is_calm:
            await asyncio.sleep(self.source.random() ** 3 * LONGEST_DELAY)
