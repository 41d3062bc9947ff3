"""The way to a server, as bytes, whatever they mean: it can be cut, or hold everything back like a lost network."""

import asyncio
import contextlib
import socket
import ssl
from types import TracebackType

WIDE, NARROW = 64 * 1024, 4096  # bytes on the way
SMALL_PACKETS = 536  # bytes: the larger they may be, the more the system keeps for sending


class Cable:
    """Connections to `port` here go to the `target` port there. `narrow`: holds little of what the target sends.
    `tls`: what comes here is encrypted, and goes on in plain, as at a proxy."""

    def __init__(
        self, target: int, host: str = "127.0.0.1", *, narrow: bool = False, tls: ssl.SSLContext | None = None
    ) -> None:
        self.target = (host, target)
        self._tls = tls
        self._room = NARROW if narrow else WIDE
        self.is_cut = False
        self.is_mute = False
        self._passes = asyncio.Event()
        self._passes.set()
        self._ends: set[asyncio.StreamWriter] = set()
        self._connections: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Cable":
        self._listening = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=self._tls)
        self.port: int = self._listening.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def cut(self) -> None:
        """Every connection is reset, and new ones are too."""
        self.is_cut = True
        self._passes.set()
        _abort(self._ends)

    def freeze(self) -> None:
        """Connections stay, new ones open, and nothing arrives anywhere until it heals."""
        self._passes.clear()

    def mute(self) -> None:
        """What is asked still arrives at the target, and nothing that it answers ever comes back."""
        self.is_mute = True

    def heal(self) -> None:
        self.is_cut = self.is_mute = False
        self._passes.set()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._carry(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = {writer}
        try:
            if self.is_cut:
                return
            answers, onward = await asyncio.open_connection(sock=await self._plug_in(), limit=self._room)
            ends.add(onward)
            self._ends |= ends
            async with asyncio.TaskGroup() as lanes:
                lanes.create_task(self._pass_on(reader, onward, ends))
                lanes.create_task(self._pass_on(answers, writer, ends, is_answer=True))
        except OSError:
            return
        finally:
            self._ends -= ends
            _abort(ends)

    async def _plug_in(self) -> socket.socket:
        plug = socket.socket()
        plug.setblocking(False)
        if self._room == NARROW:
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._room)
            plug.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SMALL_PACKETS)
        await asyncio.get_running_loop().sock_connect(plug, self.target)
        return plug

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        ends: set[asyncio.StreamWriter],
        *,
        is_answer: bool = False,
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(self._room):
                await self._passes.wait()
                if is_answer and self.is_mute:
                    continue
                writer.write(data)
                await writer.drain()
        _abort(ends)


def _abort(ends: set[asyncio.StreamWriter]) -> None:
    for end in ends:
        end.transport.abort()
