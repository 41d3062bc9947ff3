"""Starts the servers that are measured, on core 0, and the load on core 1."""

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.fixture import Seat
from tests.bench.load import cpu_of, memory_of

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"
START_PATIENCE, LOAD_PATIENCE, INSTALL_PATIENCE = 30.0, 90.0, 180.0  # seconds


def allow_many_files() -> None:
    """For this process and those it starts: each socket is one."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def pinned(core: int, command: list[str]) -> list[str]:
    """On that core, where the system can do it."""
    return ["taskset", "-c", str(core), *command] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else command


@dataclass
class Running:
    process: "subprocess.Popen[bytes]"
    port: int

    @property
    def cpu(self) -> float:
        """Seconds so far."""
        return cpu_of(self.process.pid)

    @property
    def memory(self) -> int:
        """Resident kilobytes."""
        return memory_of(self.process.pid)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def ours(data: Path, port: int) -> Running:
    """Our server on a prepared folder; returns when it answers."""
    environment = os.environ | {"DATA_DIR": str(data), "PORT": str(port), "HOST": "127.0.0.1"}
    return _start([sys.executable, "-m", "app", "serve"], port, environment, ROOT)


def _start(command: list[str], port: int, environment: dict[str, str], folder: Path) -> Running:
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(pinned(0, command), cwd=folder, env=environment, stdout=nothing, stderr=nothing)
    limit = time.monotonic() + START_PATIENCE
    while not _answers(port):
        if process.poll() is not None or time.monotonic() > limit:
            process.kill()
            raise OSError(f"{' '.join(command)} does not start")
        time.sleep(0.02)
    return Running(process, port)


def _answers(port: int) -> bool:
    """An HTTP answer, whatever it says: a listening socket alone is not yet a server."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=START_PATIENCE) as asking:
            asking.sendall(b"GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            return bool(asking.recv(1))
    except OSError:
        return False


@contextmanager
def serving(running: Running) -> Iterator[Running]:
    try:
        yield running
    finally:
        running.kill()


def install_peers(folder: Path) -> str:
    """Install the peers' packages there. Gives why that is not possible, or nothing."""
    if not shutil.which("npm") or not shutil.which("node"):
        return "Node and npm are not installed"
    shutil.copytree(PEERS, folder, dirs_exist_ok=True)
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=INSTALL_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return "npm took too long"
    return "" if done.returncode == 0 else f"npm could not install them ({done.returncode})"


def peer(name: str, folder: Path) -> Running:
    """`name`: y-websocket, hocuspocus or relay, from the folder where they were installed."""
    port = free_port()
    script = {
        "y-websocket": "node_modules/y-websocket-server/bin/server.cjs",
        "hocuspocus": "hocuspocus.mjs",
        "relay": "relay.mjs",
    }[name]
    return _start(["node", script], port, os.environ | {"PORT": str(port), "HOST": "127.0.0.1"}, folder)


def peer_seats(port: int, rooms: int, members: int) -> list[Seat]:
    return [
        Seat(f"room-{room}", f"ws://127.0.0.1:{port}/room-{room}", "") for room in range(rooms) for _ in range(members)
    ]


def load(folder: Path, seats: list[Seat], *options: str) -> dict[str, Any]:
    """Run the load generator; what it found."""
    path = folder / "seats.tsv"
    path.write_text("\n".join(seat.line for seat in seats))
    command = [sys.executable, "-m", "tests.bench.load", "--seats", str(path), *options]
    done = subprocess.run(pinned(1, command), cwd=ROOT, capture_output=True, timeout=LOAD_PATIENCE, check=False)
    if done.returncode:
        raise OSError(done.stderr.decode()[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found
