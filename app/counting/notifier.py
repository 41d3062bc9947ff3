"""Tells every process which answers are new: at once after a quiet while, then a few times a second at most."""

import asyncio
from collections.abc import Iterator, Sequence

from app.bus.port import LARGEST_PAYLOAD, Bus

PAUSE = 0.3  # seconds between two rings of one workshop


class Notifier:
    """Rings `answers:WORKSHOP` with the new ids, a line for each, and `workshop:WORKSHOP` for everybody else."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._new: dict[str, list[str]] = {}
        self._ringing: dict[str, asyncio.Task[None]] = {}

    def ring(self, workshop_id: str, ids: Sequence[str]) -> None:
        """Answers with these ids have been committed."""
        self._new.setdefault(workshop_id, []).extend(ids)
        if workshop_id not in self._ringing:
            self._ringing[workshop_id] = asyncio.create_task(self._ring_while_new(workshop_id), name="answers notifier")

    async def drain(self) -> None:
        """Ring for whatever nobody has been told of yet."""
        for workshop_id in tuple(self._new):
            await self._publish(workshop_id)

    async def _ring_while_new(self, workshop_id: str) -> None:
        try:
            while workshop_id in self._new:
                await self._publish(workshop_id)
                await asyncio.sleep(PAUSE)
        finally:
            del self._ringing[workshop_id]

    async def _publish(self, workshop_id: str) -> None:
        ids = self._new.pop(workshop_id)
        for payload in payloads(ids):
            await self._bus.publish(f"answers:{workshop_id}", payload)
        await self._bus.publish(f"workshop:{workshop_id}")


def payloads(ids: Sequence[str]) -> Iterator[bytes]:
    """As few messages as hold them; sorted, so that they tell no order in which answers came."""
    length = max(map(len, ids), default=0) + 1
    in_one = LARGEST_PAYLOAD // length
    lines = sorted(ids)
    for start in range(0, len(lines), in_one):
        yield "\n".join(lines[start : start + in_one]).encode()


def ids_in(payload: bytes) -> frozenset[str]:
    """What a ring of `answers:WORKSHOP` tells."""
    return frozenset(payload.decode().split())
