"""People who write and clear texts, on servers whose clock the test moves; and what is kept of these texts."""

from collections.abc import AsyncIterator

import pytest

from app.live.hub import Hub
from app.storage import wordings
from app.storage.database import Database, open_database
from app.storage.wordings import Shelf
from tests.factories import Clock
from tests.live.serving import Person, Server
from tests.live.test_processes import SharedBus

OTHER = "Nobody queues here, and everybody finds the thing they came for."


@pytest.fixture
def bus() -> SharedBus:
    return SharedBus()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def server(database: Database, bus: SharedBus, clock: Clock) -> AsyncIterator[Server]:
    async with Server(Hub(database, bus, clock)) as running:
        yield running


async def kept(database: Database, document_id: str = "team-a") -> list[str]:
    """The oldest first."""
    async with database.reading() as connection:
        return [one.text for one in reversed(await wordings.of_document(connection, document_id))]


async def offered(database: Database, document_id: str = "team-a") -> str | None:
    async with database.reading() as connection:
        shelf = (await wordings.shelves(connection, [document_id])).get(document_id, Shelf())
    return shelf.offer.text if shelf.offer else None


async def clears(person: Person) -> None:
    await person.deletes(0, len(str(person)))
    await person.is_saved()


async def writes(person: Person, text: str) -> None:
    await person.types(text)
    await person.is_saved()


@pytest.fixture
async def servers(
    database: Database, database_url: str, bus: SharedBus, clock: Clock
) -> AsyncIterator[tuple[Server, Server]]:
    other = open_database(database_url)
    async with Server(Hub(database, bus, clock)) as one, Server(Hub(other, bus, clock)) as two:
        yield one, two
    await other.close()
