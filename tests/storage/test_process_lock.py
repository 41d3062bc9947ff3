"""Which processes may serve from one database, and what becomes of that in an outage."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.errors import DomainError, InUse
from app.storage import postgresql_lock
from app.storage.database import Database, open_database
from app.storage.limits import Limits
from app.storage.migrations import is_outdated
from app.storage.postgresql_lock import PostgresqlLock
from app.storage.process_lock import bring_up_to_date, process_lock
from tests.conftest import blank_postgresql, sqlite_url
from tests.live.application import until
from tests.live.cable import Cable
from tests.storage.far_away import over

HASTY = Limits(connect=0.5, statement=0.5)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql_lock, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(postgresql_lock, "PATIENCE_SECONDS", 0.3)


@asynccontextmanager
async def held(database: Database, *, shares_bus: bool) -> AsyncIterator[PostgresqlLock]:
    lock = process_lock(database, shares_bus=shares_bus)
    assert isinstance(lock, PostgresqlLock)
    await lock.acquire()
    try:
        yield lock
    finally:
        await lock.release()


async def starts(database: Database, *, shares_bus: bool) -> bool:
    try:
        async with held(database, shares_bus=shares_bus):
            return True
    except InUse:
        return False


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_only_processes_that_hear_each_other_work_together(database: Database) -> None:
    async with held(database, shares_bus=False):
        alone = [await starts(database, shares_bus=shares) for shares in (False, True)]
    async with held(database, shares_bus=True):
        together = [await starts(database, shares_bus=shares) for shares in (False, True)]
    free = [await starts(database, shares_bus=shares) for shares in (False, True)]
    assert (alone, together, free) == ([False, False], [False, True], [True, True])


@pytest.mark.parametrize("shares_bus", [False, True])
async def test_the_lock_is_taken_again_after_an_outage(postgresql_url: str, *, shares_bus: bool) -> None:
    async with Cable(5432) as cable, over(cable, postgresql_url, HASTY) as database:
        async with held(database, shares_bus=shares_bus) as lock:
            cable.cut()
            await until(lambda: lock._connection is None)
            cable.heal()
            await until(lambda: lock._connection is not None and not lock.is_lost)
            assert not await starts(database, shares_bus=not shares_bus)
        assert await starts(database, shares_bus=not shares_bus)


async def test_a_frozen_database_does_not_hold_up_the_end(postgresql_url: str) -> None:
    async with Cable(5432) as cable, over(cable, postgresql_url, HASTY) as database, held(database, shares_bus=False):
        cable.freeze()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_ones_own_session_that_the_server_still_believes_in_is_no_other_server(database: Database) -> None:
    async with held(database, shares_bus=False) as lock:
        lingering, lock._connection = lock._connection, None
        await until(lambda: lock._connection is not None)
        assert not lock.is_lost
        assert lingering is not None
        await lingering.invalidate()
        await lingering.close()


async def test_a_server_that_finds_another_after_an_outage_says_so_until_that_has_ended(
    postgresql_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with Cable(5432) as cable, over(cable, postgresql_url, HASTY) as database:
        nearby = open_database(postgresql_url)
        async with held(database, shares_bus=False) as lock:
            cable.cut()
            await until(lambda: lock._connection is None)
            async with held(nearby, shares_bus=False):
                cable.heal()
                await until(lambda: lock.is_lost)
            await until(lambda: not lock.is_lost)
        await nearby.close()
    told = [message for message in caplog.messages if "server" in message]
    assert [message.split(" ")[0:2] for message in told] == [["Another", "server"], ["This", "server"]]


async def test_tables_change_only_while_no_server_works_on_them() -> None:
    async with blank_postgresql() as database:
        running = await database.lasting_connection()
        await running.execute(text(f"SELECT pg_advisory_lock_shared({postgresql_lock._SERVING})"))
        with pytest.raises(InUse, match="must be updated"):
            await bring_up_to_date(database)
        assert await is_outdated(database)
        await running.close()
        assert await bring_up_to_date(database)
        assert not await is_outdated(database)
        assert not await bring_up_to_date(database)


async def test_sqlite_tables_change_only_while_no_server_works_on_them(tmp_path: Path) -> None:
    """The lock belongs to the opener of the file, so two within one process are as two processes."""
    database = open_database(sqlite_url(tmp_path / "vision.db"))
    lock = process_lock(database, shares_bus=False)
    await lock.acquire()
    assert not await bring_up_to_date(database)  # nothing to do is no reason to refuse
    async with database.transaction() as connection:
        await connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(InUse, match=r"vision\.db is in use by process \d+\.$"):
        await bring_up_to_date(database)
    await lock.release()
    await database.close()


async def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    async with database.transaction() as connection:
        (version,) = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars()
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DomainError, match="newer version"):
        await process_lock(database, shares_bus=False).acquire()
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = :was"), {"was": version})
