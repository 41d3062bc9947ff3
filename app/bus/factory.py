"""Which bus a setting names."""

from urllib.parse import urlsplit

from app.bus.memory import MemoryBus
from app.bus.port import Bus
from app.bus.redis import ANSWER_WITHIN, RedisBus


def open_bus(url: str, answer_within: float = ANSWER_WITHIN) -> Bus:
    """Open `memory://`, or `redis://…` (also `rediss://`, `unix://`). Raises ValueError for anything else.

    Connects when it is started. Redis counts as away when it has been silent for `answer_within` seconds.
    """
    scheme = urlsplit(url).scheme
    if scheme == "memory":
        return MemoryBus()
    if scheme in ("redis", "rediss", "unix"):
        return RedisBus(url, answer_within)
    raise ValueError(f"a bus address starts with memory:// or redis://, not {scheme or url!r}")
