"""What one slow or greedy client costs the others: /healthz beside it, and the server's memory."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.bench.fixture import prepare
from tests.bench.latencies import percentiles
from tests.bench.servers import Running, free_port, ours, serving
from tests.bench.tables import print_table

SECONDS = 4.0
PAUSE = 0.01  # seconds between two questions of the others
HALF_SENT = 500  # connections
HEADER_BYTES = 16 * 1_048_576
Client = Callable[[int], Awaitable[None]]


async def nobody(port: int) -> None:
    """For comparison."""


async def half_sent(port: int) -> None:
    """Hundreds of requests that never end."""
    opened = [await asyncio.open_connection("127.0.0.1", port) for _ in range(HALF_SENT)]
    for _, writer in opened:
        writer.write(b"GET /healthz HTTP/1.1\r\nx-slow: ")
    await asyncio.sleep(SECONDS)
    for _, writer in opened:
        writer.close()


async def endless_headers(port: int) -> None:
    """As many bytes of headers as are taken, again and again."""
    while True:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        with contextlib.suppress(ConnectionError):
            writer.write(b"GET /healthz HTTP/1.1\r\nx-long: ")
            for _ in range(HEADER_BYTES // 65_536):
                writer.write(b"a" * 65_536)
                await writer.drain()
        writer.close()


async def costly_forms(port: int) -> None:
    """The largest forms that anybody may send, of the kind that takes the longest to read, one after the other."""
    body = b"&" * 16_000
    head = (
        f"POST /sign-in HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n"
        f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    while True:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        with contextlib.suppress(ConnectionError):
            writer.write(head.encode() + body)
            await reader.read()
        writer.close()


CLIENTS: dict[str, Client] = {
    "nobody else": nobody,
    f"{HALF_SENT} half-sent requests": half_sent,
    f"{HEADER_BYTES // 1_048_576} MB of headers": endless_headers,
    "the costliest forms": costly_forms,
}


async def _beside(port: int, client: Client) -> list[float]:
    """Milliseconds of each answer to the others while the client is at work."""
    working = asyncio.ensure_future(client(port))
    found, ends = [], time.monotonic() + SECONDS
    while time.monotonic() < ends:
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        await reader.read()
        found.append((time.perf_counter() - began) * 1000)
        writer.close()
        await asyncio.sleep(PAUSE)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return found


def _measured(running: Running, client: Client) -> list[object]:
    before = running.memory
    found = percentiles(asyncio.run(_beside(running.port, client)))
    return [*found.values(), f"{(running.memory - before) / 1024:+.0f}"]


def greedy(folder: Path) -> None:
    """One client at a time, on a fresh server each."""
    rows = []
    for number, (name, client) in enumerate(CLIENTS.items()):
        data, port = folder / f"data-{number}", free_port()
        prepare(data, port, 1, 1)
        with serving(ours(data, port)) as running:
            rows.append([name, *_measured(running, client)])
    print_table("/healthz beside one client", ["client", "p50 ms", "p95 ms", "p99 ms", "MB"], rows)
