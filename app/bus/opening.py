"""Which bus a setting names."""

from urllib.parse import urlsplit

from app.bus.memory import MemoryBus
from app.bus.port import Bus
from app.bus.redis import RedisBus


def open_bus(url: str) -> Bus:
    """Open `memory://`, or `redis://…` (also `rediss://`, `unix://`). Raises ValueError for anything else.

    Connects when it is started.
    """
    scheme = urlsplit(url).scheme
    if scheme == "memory":
        return MemoryBus()
    if scheme in ("redis", "rediss", "unix"):
        return RedisBus(url)
    raise ValueError(f"a bus address starts with memory:// or redis://, not {scheme or url!r}")
