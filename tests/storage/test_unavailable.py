"""An outage is told apart from a mistake, whatever the driver calls it."""

import pytest
from sqlalchemy import exc, insert, select, text

from app.storage.database import Database
from app.storage.tables import heartbeats
from app.storage.unavailable import Trouble, Unavailable, is_unavailable
from tests.factories import MORNING
from tests.live.cable import Cable
from tests.storage.far_away import over


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_full_disk(database: Database) -> None:
    with pytest.raises(Unavailable) as told:
        async with database.transaction() as connection:
            await connection.exec_driver_sql("PRAGMA max_page_count=1")  # it never takes away what is there
            await connection.exec_driver_sql("CREATE TABLE more AS SELECT zeroblob(100000) AS some")
    assert (told.value.trouble, told.value.may_be_saved) == (Trouble.FULL, False)
    assert str(told.value) == "the database has no space left"


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_statement_that_takes_too_long(database: Database) -> None:
    with pytest.raises(Unavailable) as told:
        async with database.reading() as connection:
            await connection.execute(text("SET LOCAL statement_timeout = 20"))
            await connection.execute(text("SELECT pg_sleep(5)"))
    assert told.value.trouble is Trouble.SLOW


async def test_a_server_that_cannot_be_reached(postgresql_url: str) -> None:
    async with Cable(5432) as cable, over(cable, postgresql_url) as database:
        cable.cut()
        with pytest.raises(Unavailable) as told:
            await database.ping()
    assert told.value.trouble is Trouble.AWAY


async def test_a_connection_that_breaks_inside_a_commit(postgresql_url: str) -> None:
    """Nobody can know whether it took place, and the error says so."""
    async with Cable(5432) as cable, over(cable, postgresql_url) as database:
        with pytest.raises(Unavailable) as told:
            async with database.transaction() as connection:
                await connection.execute(select(heartbeats))
                cable.cut()
    assert (told.value.trouble, told.value.may_be_saved) == (Trouble.AWAY, True)


async def test_a_connection_that_breaks_before_the_commit(postgresql_url: str) -> None:
    async with Cable(5432) as cable, over(cable, postgresql_url) as database:
        with pytest.raises(Unavailable) as told:
            async with database.transaction() as connection:
                await connection.execute(select(heartbeats))
                cable.cut()
                await connection.execute(select(heartbeats))
    assert (told.value.trouble, told.value.may_be_saved) == (Trouble.AWAY, False)


@pytest.mark.parametrize("mistake", ["no such table", "twice the same"])
async def test_a_mistake_stays_what_it_is(database: Database, mistake: str) -> None:
    with pytest.raises(exc.DBAPIError) as told:
        async with database.transaction() as connection:
            if mistake == "no such table":
                await connection.execute(text("SELECT 1 FROM nowhere"))
            for _ in range(2):
                await connection.execute(insert(heartbeats).values(id=1, beat_at=MORNING))
    assert not is_unavailable(told.value)
