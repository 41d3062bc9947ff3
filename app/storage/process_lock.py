"""Who may serve from a database: one process, or on PostgreSQL all that share a bus.

Two that do not hear each other would show their people different rooms. So each holds a lock for as long as it lives,
which the system takes back when it dies, however it dies.
"""

from typing import Protocol

from app.storage.database import Database
from app.storage.migrations import is_outdated
from app.storage.postgresql_lock import PostgresqlLock
from app.storage.sqlite_lock import SqliteLock


class ProcessLock(Protocol):
    @property
    def is_lost(self) -> bool:
        """Whether another process has taken the lock while the database was away from this one."""
        ...

    async def acquire(self) -> None:
        """Take the lock, and bring the database to the newest version. Raises InUse."""
        ...

    async def release(self) -> None: ...


def process_lock(database: Database, *, shares_bus: bool) -> ProcessLock:
    """`shares_bus`: whether other processes hear of what this one changes."""
    if database.is_sqlite:
        return SqliteLock(database)
    return PostgresqlLock(database, shares_bus=shares_bus)


async def bring_up_to_date(database: Database) -> bool:
    """Change the tables to the newest version. False when they are. Raises InUse while a server works on them."""
    if not await is_outdated(database):
        return False
    lock = process_lock(database, shares_bus=False)
    await lock.acquire()
    await lock.release()
    return True
