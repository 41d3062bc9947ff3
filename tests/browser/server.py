"""The real server as a process of its own, on a port and in a folder of the test's own."""

import asyncio
import os
import re
import signal
import socket
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import StorageState

from tests.forking import ForkedProcess, fork, start

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds for a start on a busy machine


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Start, stop, kill and start again: the data folder stays."""

    command: Sequence[str] = ("-m", "app", "serve")
    is_forked = True  # not where something must be in place before the product's modules are loaded

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.settings = settings
        self.said: list[str] = []
        self.signed_in: StorageState | None = None
        """Maria's cookies, once a story has set the server up: signing in anew is slow on purpose."""
        self.process: ForkedProcess | asyncio.subprocess.Process | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def setup_link(self) -> str:
        found = re.search(r"http\S+/setup/\S+", "\n".join(self.said))
        assert found, f"the server printed no set-up link but: {self.said}"
        return found.group()

    async def start(self) -> None:
        is_new = not self.folder.exists() or not any(self.folder.iterdir())
        own = {"DATA_DIR": str(self.folder), "PORT": str(self.port), "HOST": "127.0.0.1", "PYTHONPATH": str(ROOT)}
        foreign = ("DATABASE_URL", "BUS_URL", "BASE_URL")
        kept = {name: value for name, value in os.environ.items() if name not in foreign}
        begin = fork if self.is_forked else start
        self.process = await begin(self.command, ROOT, kept | own | self.settings)
        self.reading = asyncio.create_task(self._read(self.process))
        try:
            async with asyncio.timeout(PATIENCE):
                while not await self._answers():
                    assert self.process.returncode is None, f"the server ended: {self.said}"
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"the server has not started; it said: {self.said}") from None
        async with asyncio.timeout(PATIENCE):
            while is_new and not any("/setup/" in line for line in self.said):
                await asyncio.sleep(0.05)  # it serves a moment before its second line has been read

    async def _read(self, process: ForkedProcess | asyncio.subprocess.Process) -> None:
        assert process.stdout
        async for line in process.stdout:
            self.said.append(line.decode().rstrip())

    async def _answers(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        reply = await reader.read()
        writer.close()
        return reply.startswith(b"HTTP/1.1 200")

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is None or self.process.returncode is not None:
            return
        self.process.send_signal(how)
        async with asyncio.timeout(PATIENCE):
            await self.process.wait()
        await self.reading

    async def kill(self) -> None:
        """As a power cut would: nothing is tidied up."""
        await self.stop(signal.SIGKILL)
