"""How often something was tried within a time: over all processes that share a Redis, or in this one.

While Redis is away each process counts by itself: guessing stays slow, and nobody is kept out.
"""

import hashlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from limits.aio.storage import MemoryStorage, RedisStorage
from limits.errors import StorageError
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

log = logging.getLogger(__name__)

ANSWER_WITHIN = 1.0  # seconds: somebody waits for it
AWAY_FOR = 5.0  # seconds until a Redis that was away is asked again
_PREFIX = "visionroom-tries"
_Storage = MemoryStorage | RedisStorage
_Answer = TypeVar("_Answer")


class Tries:
    """Counts by key; a key is several words. A count begins with its first try and is gone after its time."""

    def __init__(self, bus_url: str = "memory://") -> None:
        self._own = MemoryStorage()
        self._shared = _redis(bus_url) if urlsplit(bus_url).scheme != "memory" else None
        self._away_until = 0.0

    async def add(self, *key: str, seconds: int, number: int = 1) -> int:
        """Counts one more, and gives how many there are now. `number`: -1 takes one back."""
        return await self._ask(lambda storage: storage.incr(_digest(key), seconds, number))

    async def count(self, *key: str) -> int:
        return await self._ask(lambda storage: storage.get(_digest(key)))

    async def seconds_left(self, *key: str) -> float:
        """Until the count is gone; 0 where there is none."""
        ends = await self._ask(lambda storage: storage.get_expiry(_digest(key)))
        return max(0.0, ends - time.time())

    async def forget(self, *key: str) -> None:
        await self._ask(lambda storage: storage.clear(_digest(key)))

    async def forget_all(self) -> None:
        await self._ask(lambda storage: storage.reset())

    async def _ask(self, question: Callable[[_Storage], Awaitable[_Answer]]) -> _Answer:
        if self._shared and time.monotonic() >= self._away_until:
            try:
                return await question(self._shared)
            except StorageError as error:
                self._away_until = time.monotonic() + AWAY_FOR
                log.warning("Tries are counted by this process alone: %s", type(error.__cause__).__name__)
        return await question(self._own)


def _redis(url: str) -> RedisStorage:
    options: dict[str, Any] = {
        "socket_connect_timeout": ANSWER_WITHIN,
        "socket_timeout": ANSWER_WITHIN,
        "retry": Retry(NoBackoff(), 0),
    }
    return RedisStorage(f"async+{url}", wrap_exceptions=True, implementation="redispy", key_prefix=_PREFIX, **options)


def _digest(key: tuple[str, ...]) -> str:
    """Of one size, however much somebody types as a name; and no list of names stays anywhere."""
    return hashlib.sha256("\x1f".join(key).encode(errors="replace")).hexdigest()
