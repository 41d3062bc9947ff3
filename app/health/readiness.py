"""Whether this process can do its work now: save what people write, and be heard by the others.

Asking is cheap and never hangs, whatever does. Each thing is looked at once at a time, however many ask, and what
that found holds for a second.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.bus.port import Bus
from app.live.hub import Hub
from app.storage.agenda import try_to_write
from app.storage.database import Database
from app.storage.process_lock import ProcessLock
from app.storage.sqlite import has_free_space
from app.storage.unavailable import Trouble, Unavailable

log = logging.getLogger("visionroom")

HOLDS_SECONDS = 1.0
PATIENCE_SECONDS = 1.5
Look = Callable[[], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """`troubles`: what keeps the process from its work, `limits`: what only narrows it; each completes a sentence."""

    troubles: tuple[str, ...]
    limits: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        return not self.troubles

    def __str__(self) -> str:
        if self.troubles:
            return f"not ready: {', '.join((*self.troubles, *self.limits))}"
        return f"degraded: {', '.join(self.limits)}" if self.limits else "ready"


@dataclass
class Probe:
    """One thing that is looked at. `look()` says what is wrong, or "". Raises nothing that is no mistake."""

    name: str
    look: Look
    _found: str = ""
    _found_at: float = -HOLDS_SECONDS
    _looking: "asyncio.Task[str] | None" = field(default=None)

    async def ask(self) -> str:
        """What is wrong, as far as can be said in PATIENCE_SECONDS."""
        loop = asyncio.get_running_loop()
        if self._looking is None:
            if loop.time() - self._found_at < HOLDS_SECONDS:
                return self._found
            self._looking = asyncio.create_task(self._look(), name=f"look at the {self.name}")
        done, _ = await asyncio.wait([self._looking], timeout=PATIENCE_SECONDS)
        return self._found if done else f"the {self.name} {Trouble.SLOW}"

    async def _look(self) -> str:
        try:
            found = await self.look()
        except Exception as error:
            log.exception("The %s could not be looked at", self.name)
            found = f"fails ({type(error).__name__})"
        self._found = f"the {self.name} {found}" if found else ""
        self._found_at = asyncio.get_running_loop().time()
        self._looking = None
        return self._found


class Readiness:
    def __init__(
        self, database: Database, bus: Bus, hub: Hub, now: Callable[[], datetime], lock: ProcessLock | None
    ) -> None:
        self._database = database
        self._bus = bus
        self._hub = hub
        self._now = now
        self._lock = lock
        self._needed = [Probe("database", self._database_trouble)]
        if database.is_sqlite:
            self._needed.append(Probe("disk", self._disk_trouble))
        self._wanted = [Probe("bus", self._bus_trouble)]

    async def standing(self) -> Standing:
        """In two seconds at most."""
        found = await asyncio.gather(*(probe.ask() for probe in (*self._needed, *self._wanted)))
        troubles, limits = found[: len(self._needed)], found[len(self._needed) :]
        if self._lock is not None and self._lock.is_lost:
            troubles.append("another server has taken the database")
        if not self._hub.is_saving:
            troubles.append("documents cannot be saved")
        return Standing(tuple(filter(None, troubles)), tuple(filter(None, limits)))

    async def _database_trouble(self) -> str:
        try:
            async with self._database.transaction() as connection:
                await try_to_write(connection, self._now())
        except Unavailable as error:
            return str(error.trouble)
        return ""

    async def _disk_trouble(self) -> str:
        """The database may still have room inside its files when the disk has none."""
        folder = Path(str(self._database.engine.url.database)).parent
        return "" if await asyncio.to_thread(has_free_space, folder) else str(Trouble.FULL)

    async def _bus_trouble(self) -> str:
        return "" if await self._bus.ping() else str(Trouble.AWAY)
