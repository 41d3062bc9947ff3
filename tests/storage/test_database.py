"""What both kinds of database promise alike."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from app.storage.database import Database
from app.storage.tables import heartbeats
from tests.factories import MORNING


async def beaten_at(database: Database) -> datetime | None:
    async with database.reading() as connection:
        return (await connection.execute(select(heartbeats.c.beat_at))).scalar_one_or_none()


@pytest.mark.parametrize(
    "moment",
    [MORNING, MORNING.replace(microsecond=123_456), datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))],
)
async def test_a_moment_is_read_back_as_the_same_moment_in_utc(database: Database, moment: datetime) -> None:
    async with database.transaction() as connection:
        await connection.execute(insert(heartbeats).values(id=1, beat_at=moment))
    found = await beaten_at(database)
    assert found == moment
    assert found is not None
    assert found.tzinfo is UTC


async def test_a_moment_without_a_time_zone_is_not_stored(database: Database) -> None:
    with pytest.raises(Exception, match="without a time zone"):
        async with database.transaction() as connection:
            await connection.execute(insert(heartbeats).values(id=1, beat_at=MORNING.replace(tzinfo=None)))
    assert await beaten_at(database) is None


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    async def stumbles() -> None:
        async with database.transaction() as connection:
            await connection.execute(insert(heartbeats).values(id=1, beat_at=MORNING))
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        await stumbles()
    assert await beaten_at(database) is None


async def test_nothing_is_written_by_reading(database: Database) -> None:
    async with database.reading() as connection:
        await connection.execute(insert(heartbeats).values(id=1, beat_at=MORNING))
    assert await beaten_at(database) is None


async def test_the_database_answers(database: Database) -> None:
    assert await database.ping()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_sqlite_is_durable_and_overwrites_what_is_deleted(database: Database) -> None:
    found = {}
    async with database.reading() as connection:
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "secure_delete"):
            found[pragma] = (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_query_that_was_given_up_half_way_does_not_keep_the_log_from_being_emptied(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(insert(heartbeats).values(id=1, beat_at=MORNING))
    async with database.reading() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        cursor = await driver.cursor()
        await cursor.execute("SELECT * FROM heartbeats, json_each('[1, 2, 3]')")
        await connection.invalidate()  # as when the page that asked went away
    async with database.transaction() as connection:
        await connection.execute(update(heartbeats).values(beat_at=MORNING + timedelta(1)))
    await database.forget_deleted()
    assert Path(f"{database.engine.url.database}-wal").stat().st_size == 0
    del cursor  # alive until here, as in a traceback that nobody has thrown away yet


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_task_told_to_stop_while_the_log_is_emptied_stops(database: Database) -> None:
    """At any moment of it: otherwise a server that ends would wait for ever for a task that goes on instead."""
    ends: set[type[BaseException] | None] = set()
    for moment in range(60):
        forgetting = asyncio.create_task(database.forget_deleted())
        for _ in range(moment):
            await asyncio.sleep(0)
        if moment % 2:
            await asyncio.sleep(moment / 20_000)
        forgetting.cancel()
        (ended,) = await asyncio.gather(forgetting, return_exceptions=True)
        ends.add(type(ended) if isinstance(ended, BaseException) else None)
        async with database.reading() as connection:
            patience = await connection.exec_driver_sql("PRAGMA busy_timeout")
            assert patience.scalar_one() == database.limits.lock * 1000
    assert ends <= {asyncio.CancelledError, None}
    assert asyncio.CancelledError in ends


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_postgresql_is_durable_even_where_it_was_set_to_prefer_speed(database: Database) -> None:
    name = database.engine.url.database
    async with database.transaction() as connection:
        await connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit TO off")
    await database.close()  # the next connection is a new one
    async with database.reading() as connection:
        assert (await connection.exec_driver_sql("SHOW synchronous_commit")).scalar_one() == "on"
    async with database.transaction() as connection:
        await connection.exec_driver_sql(f"ALTER DATABASE {name} RESET synchronous_commit")
