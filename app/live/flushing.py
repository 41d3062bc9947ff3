"""Before people lose the right to write: have their pages send what they still hold, and have it committed."""

import asyncio
from collections.abc import Iterable, Sequence

from app.live.connection import Connection
from app.live.document import OpenDocument

HAND_OVER_SECONDS = 2.0  # how long somebody who was moved may still hand over what they typed


async def flush(
    documents: Sequence[OpenDocument], connections: Iterable[Connection], patience: float, why: str = ""
) -> bool:
    """False when it took longer than `patience` seconds. Sockets without our subprotocol are not waited for."""
    writing = [one for one in connections if one.extended and one.rights.may_write]
    try:
        async with asyncio.timeout(patience):
            await asyncio.gather(*(connection.ask_flush(why) for connection in writing))
            await asyncio.gather(*(document.settled() for document in documents))
    except TimeoutError:
        return False
    return True
