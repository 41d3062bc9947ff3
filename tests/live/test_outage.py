"""PostgreSQL goes away under a meeting of thirty: what browsers, a monitor, and the log are told."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import make_url
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from app.live.connection import CloseCode
from tests.live.application import PATIENCE, Application, application
from tests.live.cable import Cable

PEOPLE = 30
LONGEST_ANSWER = 10.0  # seconds
READY_WITHIN = 2.0
LINE = re.compile(r"^\S+Z (ERROR|WARNING) The database (cannot be reached|does not answer in time|works again after) ")


@dataclass
class Seen:
    """By all of them together, and the longest that anybody waited, in seconds."""

    codes: Counter[int | None] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    readiness: Counter[int] = field(default_factory=Counter)
    slowest_page: float = 0.0
    slowest_monitor: float = 0.0


async def keeps_page_open(museum: Application, number: int, seen: Seen) -> None:
    """As hx-ws does, but without patience."""
    address = f"ws://127.0.0.1:{museum.server.port}{museum.live_page}"
    while True:
        async with connect(address, additional_headers=museum.headers(number), proxy=None) as page:
            try:
                while True:
                    await page.recv()
            except ConnectionClosed as closed:
                seen.codes[closed.rcvd.code if closed.rcvd else None] += 1
        await asyncio.sleep(0.5)


async def reloads(museum: Application, number: int, seen: Seen) -> None:
    async with httpx.AsyncClient(base_url=museum.server.address, timeout=60, trust_env=False) as browser:
        while True:
            began = time.monotonic()
            page = await browser.get(f"/meet/{museum.workshop_id}", headers=museum.headers(number))
            seen.slowest_page = max(seen.slowest_page, time.monotonic() - began)
            seen.statuses[page.status_code] += 1
            await asyncio.sleep(0.3)


async def watches_over(museum: Application, seen: Seen) -> None:
    while True:
        began = time.monotonic()
        status, _ = await museum.is_ready()
        seen.slowest_monitor = max(seen.slowest_monitor, time.monotonic() - began)
        seen.readiness[status] += 1
        await asyncio.sleep(0.5)


@asynccontextmanager
async def everybody(museum: Application) -> AsyncIterator[Seen]:
    seen = Seen()
    work = [keeps_page_open(museum, number, seen) for number in range(PEOPLE)]
    work += [*(reloads(museum, number, seen) for number in range(5)), watches_over(museum, seen)]
    tasks = [asyncio.create_task(one) for one in work]
    yield seen
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("way", "seconds"),
    [
        ("cut", 4),
        pytest.param("cut", 20, marks=pytest.mark.soak),
        pytest.param("freeze", 20, marks=pytest.mark.soak),
    ],
)
async def test_thirty_pages_in_an_outage(tmp_path: Path, database_url: str, way: str, seconds: float) -> None:
    address = make_url(database_url)
    async with Cable(address.port or 5432, address.host or "127.0.0.1") as cable:
        through = address.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False)
        async with application(tmp_path, PEOPLE, DATABASE_URL=through) as museum, everybody(museum) as seen:
            ana = await museum.joins(0)
            async with asyncio.timeout(PATIENCE):
                while 200 not in seen.statuses:
                    await asyncio.sleep(0.05)
            started = len(museum.server.said)
            getattr(cable, way)()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                await ana.types("Patience. ")
                await asyncio.sleep(0.5)
            cable.heal()
            async with asyncio.timeout(PATIENCE):
                while ana.saved != ana.sent or not any("works again" in line for line in museum.server.said):
                    await asyncio.sleep(0.05)
            assert await museum.is_ready() == (200, "ready")
        told = museum.server.said[started:]
    assert (len(told), [line for line in told if not LINE.match(line)]) == (2, [])
    assert (set(seen.codes), seen.codes[CloseCode.LATER] >= PEOPLE) == ({CloseCode.LATER}, True)
    assert (set(seen.statuses), set(seen.readiness)) == ({200, 503}, {200, 503})
    assert (seen.slowest_page < LONGEST_ANSWER, seen.slowest_monitor < READY_WITHIN) == (True, True), seen


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("way", "code"), [("heal", CloseCode.RESTART), ("cut", CloseCode.LATER)])
async def test_a_server_that_is_stopped(tmp_path: Path, database_url: str, way: str, code: CloseCode) -> None:
    """Sockets are told so, also in an outage, and it ends in bounded time."""
    address = make_url(database_url)
    async with Cable(address.port or 5432, address.host or "127.0.0.1") as cable:
        through = address.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False)
        async with application(tmp_path, 1, DATABASE_URL=through) as museum:
            page = f"ws://127.0.0.1:{museum.server.port}{museum.live_page}"
            ana = await museum.joins(0)
            async with connect(page, additional_headers=museum.headers(0), proxy=None) as seat:
                await seat.recv()
                getattr(cable, way)()
                await ana.types("Not saved. ")
                if way == "cut":
                    await seat.wait_closed()
                began = time.monotonic()
                await museum.server.stop()
                assert time.monotonic() - began < LONGEST_ANSWER
            assert (await ana.is_closed(), seat.close_code) == (CloseCode.RESTART, code)
