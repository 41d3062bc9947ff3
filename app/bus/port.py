"""The bus: a doorbell between processes, never a source of truth.

A ring says "look again"; who hears it reads from storage. Rings may be lost, doubled or late, and nothing breaks: after
a lost connection every listener is told through `on_gap` to look again.
"""

from collections.abc import Callable
from typing import Protocol

Listener = Callable[[bytes], None]
Unsubscribe = Callable[[], None]

LARGEST_PAYLOAD = 16 * 1024  # bytes


class Bus(Protocol):
    @property
    def is_shared(self) -> bool:
        """Whether other processes may be listening."""
        ...

    async def start(self) -> None:
        """Connect. Returns at once where there is nothing to connect to, also when the other side is away."""
        ...

    async def publish(self, topic: str, payload: bytes = b"") -> None:
        """Ring: every listener of the topic, in this process too, hears it soon. Never waits for the network.

        Raises ValueError for a payload above LARGEST_PAYLOAD.
        """
        ...

    def subscribe(self, topic: str, listener: Listener) -> Unsubscribe:
        """Have `listener(payload)` called on the event loop for each ring. Ending it twice does no harm."""
        ...

    def on_gap(self, listener: Callable[[], None]) -> Unsubscribe:
        """Have `listener()` called whenever rings may have been missed and the connection is back."""
        ...

    async def ping(self) -> bool:
        """Whether the bus works now."""
        ...

    async def close(self) -> None: ...


def check_payload(payload: bytes) -> None:
    if len(payload) > LARGEST_PAYLOAD:
        raise ValueError(f"a ring carries at most {LARGEST_PAYLOAD} bytes, not {len(payload)}")
