"""The load generator: people who type, over real sockets, from one process.

    python -m tests.bench.load --seats FILE --typing 1 --rate 10 --seconds 5

FILE holds the lines that tests.bench.fixture prints. Every edit carries its own time as text, so that a copy is known
wherever it arrives, however a server merges or re-encodes it. Prints one line of JSON (see `Result`).
"""

import argparse
import asyncio
import base64
import json
import os
import random
import re
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import uvloop

from app.live.varint import write_piece
from tests.bench.fixture import Seat
from tests.bench.latencies import percentiles
from tests.bench.writing import Hand

STAMP = re.compile(rb"~(\d+\.\d+)~")
STEP1 = b"\0\0\1\0"
WARM_UP = 1.5  # seconds of typing before it counts
AT_ONCE = 50  # handshakes
PATIENCE = 20.0  # seconds


@dataclass
class Result:
    """Latencies in milliseconds from an edit to a copy at a neighbour; `got` counts copies, `expected` should equal it.

    `cpu_per_edit`: microseconds of CPU of the watched process; `kilobytes`: its memory at the end.
    """

    sockets: int = 0
    sent: int = 0
    expected: int = 0
    got: int = 0
    closed: int = 0
    connect_seconds: float = 0.0
    cpu_per_edit: float = 0.0
    kilobytes: int = 0
    latencies: list[float] = field(default_factory=list)

    def finish(self) -> dict[str, object]:
        return asdict(self) | {"latencies": None} | percentiles(self.latencies)


def now() -> float:
    """In milliseconds."""
    return time.perf_counter() * 1000


class Typist(asyncio.Protocol):
    """One socket. `synced` is done when the document has come."""

    def __init__(self, seat: Seat, result: Result, *, hocuspocus: bool = False) -> None:
        self.seat = seat
        self.result = result
        self.prefix = write_piece(seat.room.encode()) if hocuspocus else b""
        self.hocuspocus = hocuspocus
        self.hand = Hand(random.getrandbits(32))
        self.neighbours = 0
        self.own: set[bytes] = set()  # the times it wrote itself: some servers send these back
        self.counts = 0.0  # stamps count from this moment on
        self.is_open = False
        self.buffer = b""
        loop = asyncio.get_running_loop()
        self.opened: asyncio.Future[None] = loop.create_future()
        self.synced: asyncio.Future[None] = loop.create_future()
        self.on_end: Callable[[], None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        parts = urlsplit(self.seat.address)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {target} HTTP/1.1",
            f"Host: {parts.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            f"Origin: http://{parts.netloc}",
        ]
        if self.seat.cookie:
            lines.append(f"Cookie: {self.seat.cookie}")
        self.transport.write("\r\n".join([*lines, "", ""]).encode())

    def data_received(self, data: bytes) -> None:
        data = self.buffer + data if self.buffer else data
        if not self.is_open:
            head, found, data = data.partition(b"\r\n\r\n")
            if not found:
                self.buffer = head
                return
            if b" 101 " not in head:
                self.opened.set_exception(OSError(head.decode("latin-1")))
                return
            self._begin()
        at = 0
        while (message := self._message(data, at)) is not None:
            opcode, start, stop = message
            at = stop
            if opcode == 2:
                self._take(data[start:stop])
            elif opcode == 9:
                self._send(data[start:stop], opcode=0x8A)
        self.buffer = data[at:]

    def _message(self, data: bytes, at: int) -> tuple[int, int, int] | None:
        """Opcode, start and stop of the payload of the frame at that place; None where it has not all come."""
        if len(data) < at + 2:
            return None
        size, start = data[at + 1], at + 2
        if size > 125:
            width = 2 if size == 126 else 8
            size, start = int.from_bytes(data[start : start + width], "big"), start + width
        return (data[at] & 15, start, start + size) if len(data) >= start + size else None

    def _begin(self) -> None:
        self.is_open = True
        if self.hocuspocus:  # an empty token
            self._send(self.prefix + b"\x02\x00\x00")
        self._send(self.prefix + STEP1)
        self.opened.set_result(None)

    def _take(self, message: bytes) -> None:
        if not self.synced.done() and message[len(self.prefix) : len(self.prefix) + 2] == b"\0\1":
            self.synced.set_result(None)
        if self.counts:
            arrived = now()
            for stamp in STAMP.findall(message):
                if stamp not in self.own and float(stamp) >= self.counts:
                    self.result.got += 1
                    self.result.latencies.append(arrived - float(stamp))

    def _send(self, payload: bytes, opcode: int = 0x82) -> None:
        """Masked with zeroes, which costs the server as much as any other mask and this process nothing."""
        size = len(payload)
        head = bytes((opcode, 128 | size)) if size < 126 else bytes((opcode, 254)) + size.to_bytes(2, "big")
        self.transport.write(head + b"\0\0\0\0" + payload)

    def type(self, *, stamped: bool = True) -> None:
        if self.transport.is_closing():
            return
        text = b"x"
        if stamped:
            stamp = b"%.3f" % now()
            self.own.add(stamp)
            text = b"~%s~" % stamp
        self._send(self.prefix + b"\0\2" + write_piece(self.hand.insertion(text)))
        if self.counts:
            self.result.sent += 1
            self.result.expected += self.neighbours

    def connection_lost(self, error: Exception | None) -> None:
        self.result.closed += 1
        if self.on_end is not None:
            self.on_end()


async def connect(seat: Seat, result: Result, *, hocuspocus: bool = False) -> Typist:
    loop = asyncio.get_running_loop()
    parts = urlsplit(seat.address)
    assert parts.hostname and parts.port
    _, typist = await loop.create_connection(
        lambda: Typist(seat, result, hocuspocus=hocuspocus), parts.hostname, parts.port
    )
    async with asyncio.timeout(PATIENCE):
        await typist.opened
    return typist


async def connect_all(seats: list[Seat], result: Result, *, hocuspocus: bool = False) -> list[Typist]:
    began = time.perf_counter()
    typists: list[Typist] = []
    for start in range(0, len(seats), AT_ONCE):
        some = seats[start : start + AT_ONCE]
        typists += await asyncio.gather(*(connect(seat, result, hocuspocus=hocuspocus) for seat in some))
    result.connect_seconds = round(time.perf_counter() - began, 3)
    result.sockets = len(typists)
    rooms: dict[str, int] = {}
    for typist in typists:
        rooms[typist.seat.room] = rooms.get(typist.seat.room, 0) + 1
    for typist in typists:
        typist.neighbours = rooms[typist.seat.room] - 1
    return typists


async def type_on(typists: list[Typist], per_second: float, seconds: float, *, stamped: bool = True) -> None:
    """So many edits a second, of all together, in a random order that repeats."""
    order = random.sample(typists, len(typists))
    began, issued = time.perf_counter(), 0
    while (passed := time.perf_counter() - began) < seconds:
        due = int(passed * per_second)
        for number in range(issued, due):
            order[number % len(order)].type(stamped=stamped)
        issued = max(issued, due)
        await asyncio.sleep(0.002)


def cpu_of(process: int) -> float:
    """Seconds of CPU that a process has had, in all its threads."""
    total = 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        with suppress(OSError):  # a thread that has just ended
            total += int((thread / "schedstat").read_text().split()[0])
    return total / 1e9


def memory_of(process: int) -> int:
    """Resident kilobytes."""
    return int(Path(f"/proc/{process}/status").read_text().split("VmRSS:")[1].split()[0])


async def last_copies(result: Result) -> None:
    """Wait until all have come: what comes late is late, and not lost."""
    limit = time.perf_counter() + PATIENCE
    while result.got < result.expected and time.perf_counter() < limit:
        await asyncio.sleep(0.05)


async def measure(chosen: argparse.Namespace) -> Result:
    result = Result()
    seats = [Seat(*line.split("\t")) for line in chosen.seats.read_text().splitlines()]
    everyone = await connect_all(seats, result, hocuspocus=chosen.hocuspocus)
    if not chosen.blind:
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(typist.synced for typist in everyone))
    await asyncio.sleep(0.5)
    typing = [typist for number, typist in enumerate(everyone) if number % chosen.every == 0]
    await type_on(typing, chosen.rate * len(typing), WARM_UP, stamped=not chosen.plain)
    began = now()
    for typist in everyone:
        typist.counts = began
    before = cpu_of(chosen.watch) if chosen.watch else 0.0
    await type_on(typing, chosen.rate * len(typing), chosen.seconds, stamped=not chosen.plain)
    await last_copies(result)
    if chosen.watch:
        result.cpu_per_edit = round((cpu_of(chosen.watch) - before) / max(1, result.sent) * 1e6, 1)
        result.kilobytes = memory_of(chosen.watch)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--seats", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="of the seats, only each so many'th types")
    parser.add_argument("--rate", type=float, default=10, help="edits a second of each who types")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--plain", action="store_true", help="edits of one letter, without a time in them")
    parser.add_argument("--hocuspocus", action="store_true")
    parser.add_argument("--blind", action="store_true", help="type without waiting for the documents")
    parser.add_argument("--watch", type=int, default=0, help="the process to be measured")
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    print(json.dumps(uvloop.run(measure(parser.parse_args())).finish()))


if __name__ == "__main__":
    main()
