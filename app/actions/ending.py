"""The end of work that runs in the background."""

import asyncio
from typing import Any

ASKS = 10  # times, a second apart


async def ended(*tasks: "asyncio.Task[Any]") -> None:
    """Cancel them, and again each second until they have ended.

    Once is not always enough: a database connection that is cancelled while it is being closed may never answer, and a
    statement that is cancelled may end as another failure, which the work survives.
    """
    pending = set(tasks)
    for _ in range(ASKS):
        for task in pending:
            task.cancel()
        if pending:
            _, pending = await asyncio.wait(pending, timeout=1)
