"""Which processes may serve from one PostgreSQL database: an advisory lock, on a connection held for life.

Processes that share a bus share the lock; one without takes it alone. The server ends it with its connection. So when
that breaks, this process takes the lock again as soon as it can; if another process was faster, it says so in the log,
is no longer ready (health.py), and goes on trying.
"""

import asyncio
import contextlib
import logging

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.errors import InUse
from app.storage.database import Database
from app.storage.migrations import is_outdated, migrate
from app.storage.unavailable import Unavailable, telling_trouble

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0  # between two looks at whether the lock is still held
PATIENCE_SECONDS = 2.0  # for a process that is just ending
_TRY_SECONDS = 0.1
_STARTING, _SERVING = 7_215_046_212, 7_215_046_213  # any numbers, the same in every process

_BEGIN_START = text(f"SELECT pg_try_advisory_lock({_STARTING})")
_END_START = text(f"SELECT pg_advisory_unlock({_STARTING})")
_ALONE = text(f"SELECT pg_try_advisory_lock({_SERVING})")
_WITH_OTHERS = text(f"SELECT pg_try_advisory_lock_shared({_SERVING})")
_NOT_ALONE = text(f"SELECT pg_advisory_unlock({_SERVING})")
_OWN_SESSION = text(
    "SELECT pid || ' ' || extract(epoch FROM backend_start) FROM pg_stat_activity WHERE pid = pg_backend_pid()"
)
_END_SESSION = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid || ' ' || extract(epoch FROM backend_start) = :session"
)
_STILL_THERE = text("SELECT 1")


class PostgresqlLock:
    """`is_lost`: another process has the lock that this one held before an outage."""

    def __init__(self, database: Database, *, shares_bus: bool) -> None:
        self._database = database
        self._shares_bus = shares_bus
        self._take = _WITH_OTHERS if shares_bus else _ALONE
        self._connection: AsyncConnection | None = None
        self._session: object = ""
        self._watching: asyncio.Task[None] | None = None
        self.is_lost = False

    async def acquire(self) -> None:
        """Take the lock, and bring the database to the newest version. Raises InUse or Unavailable.

        Processes that start together do so one after the other. Tables change only while no server works on them.
        """
        try:
            await self._connect()
            while not await self._get(_BEGIN_START):
                log.warning("Waiting for another process that is starting")
            if await is_outdated(self._database):
                await self._update()
            if not await self._get(self._take):
                raise InUse(
                    "Another server works on this database, and without a shared bus they would not hear each other.",
                    "Stop it first, or give each the same BUS_URL=redis://… and SECRET_KEY.",
                )
            await self._ask(_END_START)
        except BaseException:
            await self._disconnect()
            raise
        self._watching = asyncio.create_task(self._watch(), name="process lock")

    async def _update(self) -> None:
        if not await self._get(_ALONE):
            raise InUse("The database must be updated, and servers still work on it.", "Stop them all first.")
        await migrate(self._database)
        await self._ask(_NOT_ALONE)

    async def release(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        await self._disconnect()

    async def _watch(self) -> None:
        """Look whether the lock is still held, and take it again where it is not. Until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            with contextlib.suppress(Unavailable):  # the database itself tells the log
                await (self._look() if self._connection else self._take_again())

    async def _look(self) -> None:
        try:
            await self._ask(_STILL_THERE)
        except Unavailable:
            await self._disconnect()
            raise

    async def _take_again(self) -> None:
        """The session that held it may still be there, for a server that has not noticed that we have gone."""
        before = self._session
        try:
            await self._connect()
            await self._ask(_END_SESSION, session=before)
            is_held = await self._get(self._take)
        except Unavailable:
            await self._disconnect()
            raise
        if not is_held:
            await self._disconnect()
            self._session = before
        if self.is_lost == is_held:
            self.is_lost = not is_held
            _tell(is_lost=self.is_lost)

    async def _get(self, take: TextClause) -> bool:
        limit = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while not await self._ask(take):
            if asyncio.get_running_loop().time() > limit:
                return False
            await asyncio.sleep(_TRY_SECONDS)
        return True

    async def _connect(self) -> None:
        self._connection = await self._database.lasting_connection()
        self._session = await self._ask(_OWN_SESSION)

    async def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with telling_trouble(self._database.outage), contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._database.limits.statement):
                    await connection.invalidate()
                    await connection.close()

    async def _ask(self, question: TextClause, **values: object) -> object:
        assert self._connection is not None
        with telling_trouble(self._database.outage):
            async with asyncio.timeout(self._database.limits.statement):
                return (await self._connection.execute(question, values)).scalar()


def _tell(*, is_lost: bool) -> None:
    if is_lost:
        log.error(
            "Another server has taken the database while it was away from this one. They do not hear each other, so "
            "pages may be out of date: stop one of them. This one is not ready (/readyz) until the other has ended."
        )
    else:
        log.warning("This server works alone on the database again.")
