"""A real server on a loopback port, real sockets, a real database; the people write with pycrdt.

PostgreSQL joins in where TEST_DATABASE_URL names a server (required in CI); each run gets databases of its own.
"""

import os
import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.storage.database import Database, open_database
from app.storage.tables import documents, metadata, workshops
from tests.live import npm
from tests.live.serving import Server

DOCUMENTS = ("team-a", "team-b", "group")


def now() -> datetime:
    return datetime.now(UTC)


async def prepare(database: Database) -> None:
    """The tables, and a workshop with three blank documents."""
    async with database.transaction() as connection:
        await connection.run_sync(metadata.create_all)
        await connection.execute(
            insert(workshops).values(
                id="harbour-museum",
                organisation="Harbour Museum",
                title="What visitors remember",
                starts_at=now(),
                time_zone="Europe/Lisbon",
                mode="breakouts",
                join_code="12345678",
                survey_key="survey",
                question="What would you like customers to think of?",
                screen_version=1,
                created_at=now(),
            )
        )
        rows = [{"id": one, "workshop_id": "harbour-museum", "kind": "team", "last_seq": 0} for one in DOCUMENTS]
        await connection.execute(insert(documents), rows)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'visionroom.db'}"
        return
    address = os.environ.get("TEST_DATABASE_URL")
    if not address:
        reason = "TEST_DATABASE_URL is not set: not tried on PostgreSQL"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    name = f"live_{secrets.token_hex(6)}"
    server = create_async_engine(address, isolation_level="AUTOCOMMIT")
    async with server.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(address).set(database=name).render_as_string(hide_password=False)
    finally:
        async with server.connect() as connection:
            await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        await server.dispose()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = open_database(database_url)
    await prepare(opened)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    """For what has nothing to do with the kind of database."""
    opened = open_database(f"sqlite+aiosqlite:///{tmp_path / 'only.db'}")
    await prepare(opened)
    yield opened
    await opened.close()


@pytest.fixture
async def server(database: Database) -> AsyncIterator[Server]:
    async with Server(Hub(database, MemoryBus(), now)) as running:
        yield running


@pytest.fixture
async def sqlite_server(sqlite: Database) -> AsyncIterator[Server]:
    async with Server(Hub(sqlite, MemoryBus(), now)) as running:
        yield running


@pytest.fixture(scope="session")
def npm_clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of tests/live/node with its packages."""
    return npm.install(tmp_path_factory.mktemp("node"))
