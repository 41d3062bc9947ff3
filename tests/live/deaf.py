"""A socket that says what it likes and stops reading when it likes: no browser, and no library that would be polite."""

import asyncio
import contextlib
import re
import socket
from typing import Self

from websockets.frames import Frame, Opcode

from app.live.protocol import SUBPROTOCOL
from tests.live.application import Application

LITTLE = 4096  # bytes that the system takes in for one who does not read
SMALL_PACKETS = 536  # bytes: the larger they may be, the more the system keeps on the other side
HANDSHAKE = """GET {path} HTTP/1.1\r
Host: {host}\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Key: {key}\r
Sec-WebSocket-Version: 13\r
Sec-WebSocket-Protocol: {protocol}\r
Origin: {origin}\r
Cookie: {cookie}\r
\r
"""


class Deaf:
    """`hears` nothing unless asked to. Everything it sends waits, as long as it takes, for the server to read it."""

    def __init__(self, plug: socket.socket) -> None:
        self._plug = plug
        self._loop = asyncio.get_running_loop()

    @classmethod
    async def joins(cls, museum: Application, number: int, path: str = "") -> Self:
        plug = socket.socket()
        plug.setblocking(False)
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
        plug.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SMALL_PACKETS)
        deaf = cls(plug)
        await deaf._loop.sock_connect(plug, ("127.0.0.1", museum.server.port))
        host = museum.server.address.removeprefix("http://")
        said = HANDSHAKE.format(
            path=path or museum.seats[number].address.split(host)[1],
            host=host,
            key="dGhlIHNhbXBsZSBub25jZQ==",
            protocol=SUBPROTOCOL,
            origin=museum.server.address,
            cookie=museum.seats[number].cookie,
        )
        await deaf._loop.sock_sendall(plug, said.encode())
        assert b" 101 " in await deaf._loop.sock_recv(plug, 64)
        return deaf

    async def says(self, message: bytes, opcode: Opcode = Opcode.BINARY, *, whole: bool = True) -> None:
        await self.sends(Frame(opcode, message, fin=whole).serialize(mask=True))

    async def sends(self, data: bytes) -> None:
        await self._loop.sock_sendall(self._plug, data)

    async def is_cut_off(self) -> None:
        """Waits, without reading anything, until the server has ended the connection for good.

        Only who says something learns of it: the system goes on offering what the server had left to send.
        """
        with contextlib.suppress(OSError):
            while True:
                await self.says(b"", Opcode.PONG)
                await asyncio.sleep(0.2)

    async def hears_the_end(self) -> bytes:
        """Reads until the connection has ended; everything from the handshake's answer on."""
        heard = bytearray()
        with contextlib.suppress(OSError):
            while data := await self._loop.sock_recv(self._plug, 1 << 16):
                heard += data
        self.leaves()
        return bytes(heard)

    async def close_code(self) -> int | None:
        """What the server says at the end; None where it was cut off."""
        found = re.search(rb"\x88[\x02-\x7d](..)[^\x88]*$", await self.hears_the_end(), re.DOTALL)
        return int.from_bytes(found[1], "big") if found else None

    def leaves(self) -> None:
        self._plug.close()
