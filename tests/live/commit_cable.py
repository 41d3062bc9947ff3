"""A way to PostgreSQL that breaks exactly inside COMMIT: before it arrives, or after it has taken place, unanswered."""

import asyncio
import contextlib

from tests.live.cable import WIDE, Cable


class CommitCable(Cable):
    """Breaks the connections of the next `breaks` commits. `arrives`: the server commits, and nobody hears of it."""

    breaks = 0
    arrives = True

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        ends: set[asyncio.StreamWriter],
        *,
        is_answer: bool = False,
    ) -> None:
        with contextlib.suppress(OSError):
            while (data := await reader.read(WIDE)) and not (is_answer and self._is_broken(ends)):
                if not is_answer and b"COMMIT;" in data and self.breaks > 0:
                    self.breaks -= 1
                    self._broken.append(ends)
                    if not self.arrives:
                        break
                writer.write(data)
                await writer.drain()
        for end in ends:
            end.transport.abort()

    async def __aenter__(self) -> "CommitCable":
        self._broken: list[set[asyncio.StreamWriter]] = []
        await super().__aenter__()
        return self

    def _is_broken(self, ends: set[asyncio.StreamWriter]) -> bool:
        return any(one is ends for one in self._broken)
