"""How much waits to be stored. While that is too much, sockets are not read from."""

from collections.abc import Callable

MOST_WAITING = 64 * 1024 * 1024  # bytes, in all documents
WEIGHT_OF_ENTRY = 500  # bytes that an entry takes besides its update


class Backlog:
    def __init__(self) -> None:
        self.is_full = False
        self._taken = 0
        self._waiting: set[Callable[[], None]] = set()

    def take(self, size: int) -> None:
        """One more entry waits, with so many bytes."""
        self._taken += size + WEIGHT_OF_ENTRY
        self.is_full = self._taken >= MOST_WAITING

    @property
    def needs_measuring(self) -> bool:
        """Whether it may be getting full. What was stored is not taken off entry by entry, but by measuring anew."""
        return self._taken > MOST_WAITING // 4

    def when_free(self, listener: Callable[[], None]) -> None:
        """Have it called, once, when there is space again."""
        self._waiting.add(listener)

    def measured(self, taken: int) -> None:
        """So much waits in truth."""
        self._taken = taken
        self.is_full = taken >= MOST_WAITING
        if not self.is_full and self._waiting:
            waiting, self._waiting = self._waiting, set()
            for listener in waiting:
                listener()
