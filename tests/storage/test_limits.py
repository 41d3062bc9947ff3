"""Nobody waits for ever for a database that is frozen, slow, locked or crowded; what takes long by its nature may."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from sqlalchemy import func, select, text

from app.storage.database import Database, open_database
from app.storage.limits import Limits
from app.storage.tables import heartbeats
from app.storage.unavailable import Trouble, Unavailable
from tests.live.cable import Cable
from tests.storage.far_away import over

SHORT = Limits(connect=0.3, statement=0.4, lock=0.2, pool=0.3, pool_size=2)
LONG_QUERY = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20000000) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(1.5)",
}


@pytest.fixture
async def hurried(database: Database) -> AsyncIterator[Database]:
    opened = open_database(database.engine.url.render_as_string(hide_password=False), SHORT)
    yield opened
    await opened.close()


@asynccontextmanager
async def told_within(seconds: float, trouble: Trouble) -> AsyncIterator[None]:
    began = time.monotonic()
    with pytest.raises(Unavailable) as told:
        yield
    assert told.value.trouble is trouble
    assert time.monotonic() - began < seconds


async def still_works(database: Database) -> bool:
    async with database.transaction() as connection:
        return (await connection.execute(select(func.count()).select_from(heartbeats))).scalar_one() == 0


async def test_a_statement_that_takes_too_long_is_ended(hurried: Database) -> None:
    async with told_within(1.4, Trouble.SLOW), hurried.reading() as connection:
        await connection.execute(text(LONG_QUERY[hurried.engine.dialect.name]))
    assert await still_works(hurried)


async def test_a_migration_may_take_its_time(hurried: Database) -> None:
    began = time.monotonic()
    async with hurried.unlimited_transaction() as connection:
        await connection.execute(text(LONG_QUERY[hurried.engine.dialect.name]))
    assert time.monotonic() - began > SHORT.statement


async def test_a_lock_that_somebody_else_holds(hurried: Database, database: Database) -> None:
    async with database.transaction() as others:
        if not database.is_sqlite:
            await others.execute(text("LOCK TABLE heartbeats IN ACCESS EXCLUSIVE MODE"))
        async with told_within(1, Trouble.BUSY):
            await still_works(hurried)
    assert await still_works(hurried)


async def test_more_people_than_connections(hurried: Database) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(SHORT.pool_size):
            await stack.enter_async_context(hurried.reading())
        async with told_within(1, Trouble.SLOW), hurried.reading():
            raise AssertionError("there is no connection left")
    assert await still_works(hurried)


async def test_a_frozen_server(postgresql_url: str) -> None:
    """Pooled connections and new ones, statements and commits: each ends in bounded time, and later all is well."""
    async with Cable(5432) as cable, over(cable, postgresql_url, SHORT) as database:
        assert await database.ping()
        cable.freeze()
        async with told_within(4.5, Trouble.SLOW):  # a pooled connection does not answer
            await database.ping()
        async with told_within(1, Trouble.SLOW):  # a new one cannot be made
            await database.ping()
        cable.heal()
        async with told_within(4.5, Trouble.SLOW), database.transaction() as connection:
            await connection.execute(select(heartbeats))
            cable.freeze()
        cable.heal()
        assert await database.ping()


async def test_a_whole_crowd_at_a_frozen_server(postgresql_url: str) -> None:
    async with Cable(5432) as cable, over(cable, postgresql_url, SHORT) as database:
        await asyncio.gather(*(database.ping() for _ in range(SHORT.pool_size)))
        cable.freeze()
        began = time.monotonic()
        told = await asyncio.gather(*(database.ping() for _ in range(30)), return_exceptions=True)
        assert time.monotonic() - began < 5
        assert {type(error) for error in told} == {Unavailable}
        cable.heal()
        assert await asyncio.gather(*(database.ping() for _ in range(30))) == [True] * 30
