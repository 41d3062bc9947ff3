"""The running counts that this process keeps: of the workshops whose clouds were looked at last."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from app.bus.port import Bus
from app.counting.counter import Counter
from app.storage.database import Database

MOST_WORKSHOPS = 50
MOST_ANSWERS = 250_000  # of all workshops together, unless the last one alone has more


class Counters:
    def __init__(self, database: Database, bus: Bus, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bus = bus
        self._now = now
        self._kept: OrderedDict[str, Counter] = OrderedDict()  # the one looked at last is the last

    async def of(self, workshop_id: str) -> Counter:
        if workshop_id not in self._kept:
            self._kept[workshop_id] = Counter(self._database, self._bus, self._now, workshop_id)
        self._kept.move_to_end(workshop_id)
        counter = self._kept[workshop_id]
        await self._make_space()
        return counter

    async def close(self) -> None:
        while self._kept:
            await self._kept.popitem()[1].end()

    async def _make_space(self) -> None:
        """Forget those looked at longest ago, but none that is being counted and not the last one."""
        for workshop_id, counter in list(self._kept.items())[:-1]:
            if len(self._kept) <= MOST_WORKSHOPS and sum(map(len, self._kept.values())) <= MOST_ANSWERS:
                return
            if not counter.is_busy and workshop_id in self._kept:
                del self._kept[workshop_id]
                await counter.end()
