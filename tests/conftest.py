"""Both databases, and the services on top of them with a clock that the test moves.

PostgreSQL joins in where TEST_DATABASE_URL names a server that lets us create databases; where it is not set, its tests
are skipped and say so, except in CI, where they fail. Every test process has a database of its own.
"""

import asyncio
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from app.actions.services import Services
from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.storage.database import Database, open_database
from app.storage.migrations import migrate
from app.storage.tables import metadata
from tests.factories import Clock

settings.register_profile("house", deadline=None, max_examples=60)  # a busy machine is no failure
settings.load_profile("house")

SECRET = b"a secret for tests, long enough to be one"
BASE_URL = "https://vision.museum.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated database with nothing in it, of either kind."""
    if request.param == "sqlite":
        path = tmp_path / "visionroom.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        opened = open_database(sqlite_url(path))
    else:
        opened = open_database(request.getfixturevalue("postgresql_url"))
        await empty(opened)
    yield opened
    await opened.close()


@pytest.fixture
async def services(database: Database, clock: Clock) -> AsyncIterator[Services]:
    bus = MemoryBus()
    hub = Hub(database, bus, clock)
    await bus.start()
    await hub.start()
    yield Services(database, bus, hub, SECRET, BASE_URL, clock)
    await hub.drain(2)
    await bus.close()


def sqlite_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file to copy: migrating once is enough."""
    path = tmp_path_factory.mktemp("migrated") / "template.db"
    _run(_migrate(sqlite_url(path)))
    return path


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A migrated PostgreSQL database of this test process's own."""
    address, name = server_address(), f"visionroom_{secrets.token_hex(6)}"
    _run(_on_server(address, f"CREATE DATABASE {name}"))
    try:
        url = make_url(address).set(database=name).render_as_string(hide_password=False)
        _run(_migrate(url))
        yield url
    finally:
        _run(_on_server(address, f"DROP DATABASE {name} WITH (FORCE)"))


def server_address() -> str:
    """Where PostgreSQL is. Skips the test, or fails it in CI, where that is not said."""
    address = os.environ.get("TEST_DATABASE_URL", "")
    if not address:
        reason = "TEST_DATABASE_URL is not set: not tried on PostgreSQL"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return address


@asynccontextmanager
async def blank_postgresql() -> AsyncIterator[Database]:
    """A database in which not even a table is, for the migrations' tests."""
    address, name = server_address(), f"visionroom_{secrets.token_hex(6)}"
    await _on_server(address, f"CREATE DATABASE {name}")
    opened = open_database(make_url(address).set(database=name).render_as_string(hide_password=False))
    try:
        yield opened
    finally:
        await opened.close()
        await _on_server(address, f"DROP DATABASE {name} WITH (FORCE)")


async def _migrate(url: str) -> None:
    opened = open_database(url)
    await migrate(opened)
    await opened.close()


async def _on_server(address: str, statement: str) -> None:
    engine = create_async_engine(address, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def empty(database: Database) -> None:
    """Deleting is several times faster than truncating where tables hold a few rows; one statement is faster still."""
    deleting = "; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))
    async with database.transaction() as connection:
        await connection.execute(text(f"DO $$ BEGIN {deleting}; END $$"))


def _run(work: Coroutine[object, object, None]) -> None:
    """Outside any event loop that pytest keeps in this thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
