"""A database in which two workshops are, the museum's and one of somebody else; and installations to back up."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.actions.services import Services
from app.bus.memory import MemoryBus
from app.live.hub import Hub
from app.settings import Settings
from app.storage.database import Database, open_database
from tests.conftest import BASE_URL, SECRET
from tests.factories import Clock, add_workshop, museum_workshop


@pytest.fixture
async def museum(database: Database) -> Database:
    for made in (museum_workshop(), museum_workshop("elsewhere", organisation="Another House")):
        await add_workshop(database, made)
    return database


@pytest.fixture
def here(tmp_path: Path, migrated_file: Path) -> Settings:
    """An installation with its own secret."""
    folder = tmp_path / "here"
    folder.mkdir()
    shutil.copy(migrated_file, folder / "visionroom.db")
    (folder / "secret.key").write_bytes(SECRET)
    return Settings(data_dir=folder)


@pytest.fixture
def there(tmp_path: Path) -> Settings:
    """Another machine with nothing on it."""
    (tmp_path / "there").mkdir()
    return Settings(data_dir=tmp_path / "there")


@pytest.fixture
async def running(here: Settings, clock: Clock) -> AsyncIterator[Services]:
    """The server goes on while the backup is made."""
    database = open_database(here.database)
    bus = MemoryBus()
    hub = Hub(database, bus, clock)
    await bus.start()
    await hub.start()
    yield Services(database, bus, hub, SECRET, BASE_URL, clock)
    await hub.drain(2)
    await bus.close()
    await database.close()
