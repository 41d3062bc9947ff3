"""One accepted frame on its way to the disk."""

import asyncio
from dataclasses import dataclass

from app.domain.documents.wordings import NewWording
from app.live.connection import Connection
from app.live.updates import CheckedUpdate


@dataclass(slots=True, eq=False, kw_only=True)
class Entry:
    """`update` None: it brought nothing new, and waits for those before it.

    `frame`: its number on its connection. `is_merge`: it was a step2, which also repeats what is known.
    `keeps`: a text that this replaces on purpose.
    """

    connection: Connection | None
    frame: int
    update: bytes | None
    checked: CheckedUpdate
    is_merge: bool = False
    writers: dict[int, str] | None = None  # bound by this entry
    keeps: NewWording | None = None
    done: "asyncio.Future[None] | None" = None

    def end(self, error: Exception | None = None) -> None:
        """It has been committed, or never will be."""
        if self.done is None or self.done.done():
            return
        if error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(error)
