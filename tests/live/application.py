"""The whole application as a process of its own, with a workshop in which everybody writes the group statement."""

import asyncio
import os
import resource
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import httpx

from tests.bench.fixture import Seat, prepare
from tests.browser.server import Server
from tests.live.serving import Person, opens

PATIENCE = 30.0  # seconds after which a test gives up, on a busy machine


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


@dataclass
class Application:
    server: Server
    seats: list[Seat]
    stack: AsyncExitStack

    async def joins(self, number: int, *, port: int = 0, synced: bool = True) -> Person:
        """Somebody at that seat, speaking as our own page does. `port`: of what stands in front of the server."""
        seat = self.seats[number]
        address = seat.address.replace(f":{self.server.port}/", f":{port or self.server.port}/")
        name = f"Writer {number + 1}"
        return await self.stack.enter_async_context(
            opens(address, name, headers=self.headers(number), synced=synced),
        )

    def headers(self, number: int) -> dict[str, str]:
        return {"Origin": self.server.address, "Cookie": self.seats[number].cookie}

    @property
    def workshop_id(self) -> str:
        return self.seats[0].cookie.removeprefix("seat-").split("=")[0]

    @property
    def live_page(self) -> str:
        """Where the page of the meeting has its socket."""
        return f"/live/{self.workshop_id}/seat"

    async def shows(self, number: int) -> str:
        """The page of the meeting, as somebody's browser would load it."""
        async with httpx.AsyncClient(base_url=self.server.address, headers=self.headers(number)) as browser:
            answer = await browser.get(f"/meet/{self.workshop_id}")
        assert answer.status_code == 200, answer.text
        return answer.text

    async def is_ready(self) -> tuple[int, str]:
        """What the server says to those who watch over it."""
        async with httpx.AsyncClient(base_url=self.server.address, trust_env=False) as monitor:
            answer = await monitor.get("/readyz")
        return answer.status_code, answer.text

    def disk_fails(self, fails: bool) -> None:
        """Whatever the server writes to a file is refused by the system."""
        most = resource.prlimit(self.process_id, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.process_id, resource.RLIMIT_FSIZE, (0 if fails else most, most))

    @property
    def process_id(self) -> int:
        assert self.server.process is not None
        return self.server.process.pid

    @property
    def most_memory(self) -> int:
        """Resident bytes, at the worst moment so far."""
        status = Path(f"/proc/{self.process_id}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024


@asynccontextmanager
async def application(folder: Path, people: int, **settings: str) -> AsyncIterator[Application]:
    """`settings`: of the server, by the names of its environment variables."""
    server = Server(folder / "data", **settings)
    with patch.dict(os.environ, settings):
        seats = await asyncio.to_thread(prepare, server.folder, server.port, 1, people)
    await server.start()
    try:
        async with AsyncExitStack() as stack:
            yield Application(server, seats, stack)
    finally:
        await server.stop()
