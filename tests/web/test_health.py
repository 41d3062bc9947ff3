"""What machines that watch over the server are told: the truth, within two seconds, whatever hangs."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pytest

from app.actions.services import Services
from app.bus.memory import MemoryBus
from app.health import readiness
from app.health.readiness import Probe
from app.storage.database import Database, open_database
from app.storage.limits import Limits
from app.storage.sqlite import has_free_space
from tests.web.serving import House

Told = tuple[int, str]


@dataclass
class Monitor:
    house: House

    def asks(self) -> Told:
        """The readiness as it is told at once, or two seconds later at the latest; the process itself serves."""
        with self.house.visitor() as monitor:
            began = time.monotonic()
            ready = monitor.get("/readyz")
            assert time.monotonic() - began < 2
            assert (monitor.get("/healthz").status_code, monitor.head("/healthz").status_code) == (200, 200)
        return ready.status_code, ready.text

    @contextmanager
    def instead(self, **parts: object) -> Iterator[Services]:
        """With another database, bus or lock."""
        whole = self.house.services
        self.house.app.state.services = replace(whole, **parts)  # type: ignore[arg-type]
        yield self.house.app.state.services
        self.house.app.state.services = whole


@pytest.fixture
def monitor(house: House) -> Monitor:
    return Monitor(house)


class SilentBus(MemoryBus):
    async def ping(self) -> bool:
        return False


class LostLock:
    is_lost = True

    async def acquire(self) -> None: ...

    async def release(self) -> None: ...


READY = (200, "ready")


def test_all_is_well(monitor: Monitor) -> None:
    assert monitor.asks() == READY


def test_a_database_that_is_away(monitor: Monitor) -> None:
    """Nobody listens at port 1."""
    away = open_database("postgresql+asyncpg://vision:hidden@127.0.0.1:1/vision")
    with monitor.instead(database=away):
        assert monitor.asks() == (503, "not ready: the database cannot be reached")
    monitor.house.do(away.close())


def test_a_bus_that_is_away_narrows_the_process_and_does_not_stop_it(monitor: Monitor) -> None:
    with monitor.instead(bus=SilentBus()):
        assert monitor.asks() == (200, "degraded: the bus cannot be reached")


def test_another_server_on_the_database(monitor: Monitor) -> None:
    with monitor.instead(lock=LostLock()):
        assert monitor.asks() == (503, "not ready: another server has taken the database")


def test_a_database_that_somebody_has_locked(monitor: Monitor) -> None:
    path = monitor.house.services.database.engine.url.database
    hasty = open_database(f"sqlite+aiosqlite:///{path}", Limits(lock=0.1))
    patient = open_database(f"sqlite+aiosqlite:///{path}")

    async def locked(database: Database) -> Told:
        async with monitor.house.services.database.transaction():
            with monitor.instead(database=database) as services:
                return 0, str(await services.readiness.standing())

    assert monitor.house.do(locked(hasty)) == (0, "not ready: the database is in use by others for too long")
    assert monitor.house.do(locked(patient)) == (0, "not ready: the database does not answer in time")
    assert monitor.asks() == READY
    for database in (hasty, patient):
        monitor.house.do(database.close())


@contextmanager
def file_on_full_disk(**_: object) -> Iterator[BinaryIO]:
    with Path("/dev/full").open("wb") as takes_no_byte:
        yield takes_no_byte


def test_a_full_disk(monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.sqlite.tempfile.TemporaryFile", file_on_full_disk)
    with monitor.instead():
        assert monitor.asks() == (503, "not ready: the disk has no space left")


def test_a_folder_with_room(tmp_path: Path) -> None:
    assert has_free_space(tmp_path)
    assert not has_free_space(tmp_path / "not there")
    assert list(tmp_path.iterdir()) == []


async def test_what_hangs_is_looked_at_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "PATIENCE_SECONDS", 0.05)
    looks, goes_on = [], asyncio.Event()

    async def look() -> str:
        looks.append("look")
        await goes_on.wait()
        return ""

    probe = Probe("database", look)
    told = await asyncio.gather(*(probe.ask() for _ in range(100)))
    assert (set(told), len(looks)) == ({"the database does not answer in time"}, 1)
    goes_on.set()
    assert (await probe.ask(), len(looks)) == ("", 1)


async def test_asking_every_moment_costs_one_look_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    async def look() -> str:
        looks.append("look")
        return "cannot be reached"

    probe = Probe("bus", look)
    assert {await probe.ask() for _ in range(100)} == {"the bus cannot be reached"}
    assert len(looks) == 1
    monkeypatch.setattr(readiness, "HOLDS_SECONDS", 0)
    await probe.ask()
    assert len(looks) == 2


async def test_a_look_that_fails_is_no_good_sign(caplog: pytest.LogCaptureFixture) -> None:
    async def look() -> str:
        raise RuntimeError("a mistake")

    assert await Probe("database", look).ask() == "the database fails (RuntimeError)"
    assert caplog.messages == ["The database could not be looked at"]
