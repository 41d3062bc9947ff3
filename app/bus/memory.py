"""The bus of a single process: rings go to this process's own listeners, on the next turn of its event loop."""

import asyncio
from collections.abc import Callable

from app.bus.listeners import Listeners
from app.bus.port import Listener, Unsubscribe, check_payload


class MemoryBus:
    is_shared = False

    def __init__(self) -> None:
        self._listeners = Listeners()

    async def start(self) -> None:
        return None

    async def publish(self, topic: str, payload: bytes = b"") -> None:
        check_payload(payload)
        if self._listeners.wants(topic):
            asyncio.get_running_loop().call_soon(self._listeners.ring, topic, payload)

    def subscribe(self, topic: str, listener: Listener) -> Unsubscribe:
        return self._listeners.subscribe(topic, listener)

    def on_gap(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._listeners.on_gap(listener)

    async def ping(self) -> bool:
        return True

    async def close(self) -> None:
        return None
