"""The running counts that this process keeps: of the workshops whose clouds were looked at last."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from app.actions.cloud_counting import Counting
from app.bus.port import Bus
from app.storage.database import Database

MOST_WORKSHOPS = 50
MOST_ANSWERS = 250_000  # of all workshops together, unless the last one alone has more


class Tallies:
    def __init__(self, database: Database, bus: Bus, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bus = bus
        self._now = now
        self._kept: OrderedDict[str, Counting] = OrderedDict()  # the one looked at last is the last

    async def of(self, workshop_id: str) -> Counting:
        if workshop_id not in self._kept:
            self._kept[workshop_id] = Counting(self._database, self._bus, self._now, workshop_id)
        self._kept.move_to_end(workshop_id)
        counting = self._kept[workshop_id]
        await self._make_room()
        return counting

    async def close(self) -> None:
        while self._kept:
            await self._kept.popitem()[1].end()

    async def _make_room(self) -> None:
        """Forget those looked at longest ago, but none that is being counted and not the last one."""
        for workshop_id, counting in list(self._kept.items())[:-1]:
            if len(self._kept) <= MOST_WORKSHOPS and sum(map(len, self._kept.values())) <= MOST_ANSWERS:
                return
            if not counting.is_busy and workshop_id in self._kept:
                del self._kept[workshop_id]
                await counting.end()
