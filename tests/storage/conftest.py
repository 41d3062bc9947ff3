"""A database in which two workshops are: the museum's, and one of somebody else."""

import pytest

from app.storage.database import Database
from tests.factories import add_workshop, museum_workshop


@pytest.fixture
async def museum(database: Database) -> Database:
    for made in (museum_workshop(), museum_workshop("elsewhere", organisation="Another House")):
        await add_workshop(database, made)
    return database
