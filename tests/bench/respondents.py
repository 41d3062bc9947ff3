"""The load generator of survey answers: respondents who send one form each, over raw sockets, from one process.

    python -m tests.bench.respondents --port 8000 --key KEY --rate 2000 --seconds 5 --addresses 50

They come when they come, whether or not others have been thanked yet. Each waits for the thanks; the next one uses the
same connection, as behind a proxy, unless --fresh. Prints one line of JSON (see `Result`).
"""

import argparse
import asyncio
import json
import random
import time
from dataclasses import asdict, dataclass, field
from typing import cast
from urllib.parse import quote_plus

import uvloop

from tests.bench.latencies import percentiles

WARM_UP = 1.0  # seconds that do not count
PATIENCE = 20.0
WORDS = """friendly welcome quick honest warm helpful patient punctual always visitor curious story proud calm simple
clear fair trust smile people listen care easy guide view train mountain safe clean ticket family again home"""


@dataclass
class Result:
    """Latencies in milliseconds from the first byte sent to the thanks; `refused`: answered with anything
    else; `unsent`: no connection."""

    sent: int = 0
    thanked: int = 0
    refused: int = 0
    unsent: int = 0
    seconds: float = 0.0
    connections: int = 0
    slowest: float = 0.0
    latencies: list[float] = field(default_factory=list)

    def finish(self) -> dict[str, object]:
        self.slowest = round(max(self.latencies, default=0.0), 2)
        told = {name: value for name, value in asdict(self).items() if name != "latencies"}
        return told | percentiles(self.latencies)


class Respondent(asyncio.Protocol):
    """One connection: one form at a time."""

    def __init__(self, crowd: "Crowd") -> None:
        self.crowd = crowd
        self.transport: asyncio.Transport | None = None
        self.came = b""
        self.sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def send(self, request: bytes, at: float) -> None:
        assert self.transport is not None
        self.sent_at = at
        self.transport.write(request)

    def connection_lost(self, error: Exception | None) -> None:
        """The server closes what has been idle for some seconds."""
        if self in self.crowd.idle:
            self.crowd.idle.remove(self)

    def data_received(self, data: bytes) -> None:
        self.came += data
        head, end, body = self.came.partition(b"\r\n\r\n")
        if end and len(body) >= _length(head):
            self.came = b""
            self.crowd.heard(self, head.startswith(b"HTTP/1.1 303"))


class Crowd:
    """Everybody who answers. `addresses`: from how many networks they come."""

    def __init__(self, port: int, key: str, addresses: int, *, fresh: bool) -> None:
        self.port, self.key, self.addresses, self.fresh = port, key, addresses, fresh
        self.result = Result()
        self.idle: list[Respondent] = []
        self.under_way: set[asyncio.Task[None]] = set()
        self.open = 0
        self.counts_from = 0.0

    def heard(self, respondent: Respondent, is_thanked: bool) -> None:
        self.open -= 1
        if respondent.sent_at >= self.counts_from:
            self.result.thanked += is_thanked
            self.result.refused += not is_thanked
            self.result.latencies.append((time.perf_counter() - respondent.sent_at) * 1000)
        if self.fresh:
            assert respondent.transport is not None
            respondent.transport.close()
        else:
            self.idle.append(respondent)

    async def answer(self, at: float) -> None:
        """One more comes. Time counts from when they were due, so that a slow server cannot hide it."""
        respondent = self.idle.pop() if self.idle else await self._connect()
        self.open += 1
        respondent.send(form(self.port, self.key), at)
        self.result.sent += at >= self.counts_from

    async def _connect(self) -> Respondent:
        self.result.connections += 1
        source = f"127.0.0.{2 + self.result.connections % self.addresses}"
        loop = asyncio.get_running_loop()
        made = await loop.create_connection(lambda: Respondent(self), "127.0.0.1", self.port, local_addr=(source, 0))
        return made[1]

    async def come(self, rate: float, seconds: float) -> None:
        began, issued = time.perf_counter(), 0
        while (passed := time.perf_counter() - began) < seconds:
            for number in range(issued, int(passed * rate)):
                task = asyncio.create_task(self.answer(began + (number + 1) / rate))
                self.under_way.add(task)
                task.add_done_callback(self._is_under_way)
            issued = int(passed * rate)
            await asyncio.sleep(0.001)

    def _is_under_way(self, task: asyncio.Task[None]) -> None:
        self.under_way.discard(task)
        if task.exception():
            self.result.unsent += 1

    async def all_heard(self) -> None:
        limit = time.perf_counter() + PATIENCE
        while (self.open or self.under_way) and time.perf_counter() < limit:
            await asyncio.sleep(0.01)


def form(port: int, key: str) -> bytes:
    """Twelve words and a key, as a browser sends them."""
    once = "".join(random.choices("abcdefghijklmnopqrstuvwxyz234567", k=26))
    body = f"answer={quote_plus(' '.join(random.choices(WORDS.split(), k=12)))}&answer_key={once}".encode()
    head = (
        f"POST /s/{key} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: null\r\nSec-Fetch-Site: same-origin\r\n"
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: de,en;q=0.5\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _length(head: bytes) -> int:
    lower = head.lower()
    at = lower.find(b"content-length:")
    return int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


async def measure(chosen: argparse.Namespace) -> Result:
    crowd = Crowd(chosen.port, chosen.key, chosen.addresses, fresh=chosen.fresh)
    if chosen.warm_up:
        crowd.counts_from = float("inf")
        await crowd.come(chosen.rate, chosen.warm_up)
    crowd.counts_from = time.perf_counter()
    await crowd.come(chosen.rate, chosen.seconds)
    await crowd.all_heard()
    crowd.result.seconds = round(time.perf_counter() - crowd.counts_from, 2)
    return crowd.result


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.respondents", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--key", required=True, help="of the survey")
    parser.add_argument("--rate", type=float, default=2000, help="answers a second")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--warm-up", type=float, default=WARM_UP)
    parser.add_argument("--addresses", type=int, default=50, help="networks from which they come")
    parser.add_argument("--fresh", action="store_true", help="a connection for each answer")
    print(json.dumps(uvloop.run(measure(parser.parse_args())).finish()))


if __name__ == "__main__":
    main()
