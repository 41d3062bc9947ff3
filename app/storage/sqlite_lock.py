"""One process for one SQLite database: the system's lock on a file beside it."""

import logging
import os
from pathlib import Path

from app.domain.errors import InUse
from app.storage.database import Database
from app.storage.migrations import migrate

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)


class SqliteLock:
    """Held while the file is open. It names the process that holds it."""

    is_lost = False

    def __init__(self, database: Database) -> None:
        self._database = database
        path = os.path.realpath(str(database.engine.url.database))  # the same, by whichever link it is reached
        self.path = Path(f"{path}.lock")
        self._file: int | None = None

    async def acquire(self) -> None:
        """Take the lock, and bring the database to the newest version. Raises InUse."""
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if fcntl is None:
            log.warning("This system has no locks on files: see to it that one server at a time uses the database.")
        else:
            await self._take(self._file)
        await migrate(self._database)

    async def _take(self, file: int) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 20).decode(errors="replace").strip()
            await self.release()
            raise InUse(
                f"The database {self._database.engine.url.database} is in use by process {holder}.",
                "Stop it first. Several servers at once need PostgreSQL and Redis (DATABASE_URL, BUS_URL).",
            ) from None
        os.truncate(file, 0)
        os.write(file, b"%d\n" % os.getpid())

    async def release(self) -> None:
        """The file stays: somebody else may have opened it already."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
