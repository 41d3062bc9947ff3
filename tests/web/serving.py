"""The real application behind a real uvicorn in a thread of its own, so that tests visit it as browsers do.

`House.do` runs an action inside the server's event loop, to set the scene quickly. Every answer that a test gets is
looked at (tests/web/inspection.py): its headers, and, where it is a page, that nothing in it is inline or foreign.
"""

import asyncio
import shutil
import threading
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar, cast
from unittest.mock import patch

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy import select
from starlette.types import ASGIApp
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from app.actions.meeting import heartbeat
from app.actions.services import Services
from app.live.protocol import LARGEST_FRAME
from app.live.wire import WireProtocol
from app.main import create_app
from app.settings import Settings
from app.storage.tables import metadata
from app.web.bounded_http import BoundedHttp
from app.web.limits import answers
from app.web.live_surfaces import SURFACES
from tests.factories import Clock, local_socket
from tests.web.inspection import inspect_answer

Got = TypeVar("Got")
PATIENCE = 10.0  # seconds after which a test gives up
PASSING = ("presences", "seat_beats", "heartbeats", "heartbeat", "solo_progress")  # the server writes them by itself


class House:
    """A running server with nothing in it. `clock` is the server's; it stands still until the test moves it."""

    def __init__(self, folder: Path, template: Path, **settings: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(template, folder / "visionroom.db")
        self.listening = local_socket()
        self.port = int(self.listening.getsockname()[1])
        patient = {"database_statement_timeout": 30}  # the machine may be busy
        chosen: dict[str, Any] = {"data_dir": folder, "port": self.port} | patient | settings
        self.settings = Settings(**chosen)
        self.clock = Clock()
        with patch("app.main._now", self.clock):
            self.sockets = cast(Any, create_app(self.settings))
        self.guard = self.sockets.app
        self.lane = self.guard.app.app  # behind the static files
        self.app: FastAPI = self.lane.app

    @property
    def services(self) -> Services:
        return cast(Services, self.app.state.services)

    @property
    def origin(self) -> str:
        return self.settings.address

    def __enter__(self) -> "House":
        config = uvicorn.Config(
            cast(ASGIApp, self.sockets),
            http=BoundedHttp,
            proxy_headers=False,
            ws=WireProtocol,
            ws_max_size=LARGEST_FRAME,
            ws_per_message_deflate=False,
            access_log=False,
            server_header=False,
            log_level="error",
            timeout_graceful_shutdown=1,
        )
        self.server = uvicorn.Server(config)
        started = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self.thread.start()
        assert started.wait(PATIENCE), "the server did not start"
        return self

    def _run(self, started: threading.Event) -> None:
        async def serve() -> None:
            self.loop = asyncio.get_running_loop()
            serving = asyncio.create_task(self.server.serve(sockets=[self.listening]))
            while not self.server.started and not serving.done():
                await asyncio.sleep(0.005)
            started.set()
            await serving

        with patch.object(heartbeat, "BEAT_SECONDS", 3600.0):  # or it would take the test's clock for one that was set
            asyncio.run(serve())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.should_exit = True
        self.thread.join(PATIENCE)

    def do(self, work: Coroutine[Any, Any, Got]) -> Got:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    def visitor(self, cookies: Mapping[str, str] | None = None, **headers: str) -> httpx.Client:
        """A browser with these cookies; it follows no redirect, so that tests see each answer."""
        host = self.origin.split("//")[1]
        sent = {"host": host, "origin": self.origin} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        hooks = {"response": [inspect_answer]}
        return httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}",
            headers=sent,
            timeout=PATIENCE,
            event_hooks=hooks,
            trust_env=False,
            verify=False,  # nothing here is encrypted, and reading the list of authorities is slow
        )

    def socket(self, path: str, cookies: Mapping[str, str] | None = None, origin: str | None = "") -> ClientConnection:
        """`origin` "" is our own, None sends none."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
        own = self.origin if origin == "" else origin
        return connect(
            f"ws://127.0.0.1:{self.port}{path}",
            additional_headers=headers if cookies else None,
            origin=cast(Any, own),
            compression=None,
            open_timeout=PATIENCE,
            proxy=None,
        )

    def socket_ends_with(
        self, path: str, cookies: Mapping[str, str] | None = None, origin: str | None = ""
    ) -> int | str:
        """The close code, or the status of a refused handshake; "open" where the socket says something instead."""
        try:
            with self.socket(path, cookies, origin) as opened:
                if path.startswith("/sync/"):
                    opened.send(b"\0\0\1\0")  # step 1: what is in the document?
                opened.recv(timeout=PATIENCE)
                return "open"
        except InvalidStatus as refused:
            return refused.response.status_code
        except ConnectionClosed as closed:
            assert closed.rcvd is not None
            return closed.rcvd.code

    def snapshot(self) -> dict[str, list[tuple[object, ...]]]:
        """Everything that is stored, but who is here and the server's own heartbeat."""

        async def read() -> dict[str, list[tuple[object, ...]]]:
            async with self.services.database.reading() as connection:
                return {
                    table.name: sorted((tuple(row) for row in await connection.execute(select(table))), key=repr)
                    for table in metadata.sorted_tables
                    if table.name not in PASSING
                }

        return self.do(read())

    def time_passes(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)


def forget_tries(house: House | None) -> None:
    """The limits are the process's own, or the house's; each test begins with fresh ones."""
    answers.buckets.clear()
    if house:
        house.do(house.services.tries.forget_all())


def refresh_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Live pages are sent what has rung, and nothing else for a minute."""
    for name, surface in SURFACES.items():
        monkeypatch.setitem(SURFACES, name, replace(surface, refresh_seconds=60.0))
