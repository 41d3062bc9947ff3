"""How long the database may take, so that nobody waits for ever for one that is away, frozen or locked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """In seconds, and `pool_size` in connections of one process.

    `connect`: until a new connection works. `statement`: one statement, or one commit. `lock`: the part of it that may
    be spent waiting for a lock. `pool`: until a connection comes free.
    """

    connect: float = 3.0
    statement: float = 5.0
    lock: float = 5.0
    pool: float = 2.0
    pool_size: int = 20

    @property
    def kept(self) -> int:
        """Connections that stay open while nobody needs them."""
        return max(1, self.pool_size // 2)
