"""Keeps wordings of open documents outside of the writer's commits: texts at rest, and what two processes took away."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime

from app.domain.documents.wordings import NewWording, Why, is_worth_keeping
from app.live.document import OpenDocument
from app.live.wordings import shown_text
from app.storage import wordings
from app.storage.database import Database

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0  # seconds
NEWEST = 5  # wordings in which a text is looked for that another process may have kept


class Keeper:
    """`offered(document_id)`: people are to be asked something."""

    def __init__(self, database: Database, now: Callable[[], datetime], offered: Callable[[str], Awaitable[None]]):
        self._database = database
        self._now = now
        self._offered = offered
        self._is_failing = False

    async def keep_new(self, document: OpenDocument, found: Sequence[NewWording]) -> None:
        """These, unless another process has just kept all that stands in them."""
        async with self._database.transaction() as connection:
            await wordings.hold(connection, document.id)
            known = await wordings.newest_texts(connection, document.id, NEWEST)
            new = [one for one in found if not any(one.text in text for text in known)]
            for one in new:
                await wordings.keep(connection, document.id, one)
        if any(one.offered_until for one in new):
            await self._offered(document.id)

    async def run(self, documents: Iterable[OpenDocument]) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self.keep_rested(documents)

    async def keep_rested(self, documents: Iterable[OpenDocument]) -> None:
        """Every text in which nothing has changed for a while."""
        for document in documents:
            if document.memory.is_at_rest(document.seq, self._now()) and not document.must_restart:
                await self._keep_rested(document)

    async def keep_left(self, document: OpenDocument) -> None:
        """A document that everybody has left is at rest, too."""
        document.memory.is_at_rest(document.seq, self._now())
        if not document.memory.has_rested and not document.must_restart:
            await self._keep_rested(document)

    async def _keep_rested(self, document: OpenDocument) -> None:
        seq = document.seq
        try:
            text = shown_text(document.engine)
            if is_worth_keeping(text):
                async with self._database.transaction() as connection:
                    await wordings.keep(connection, document.id, NewWording(text, Why.REST, self._now()))
        except Exception:
            if not self._is_failing:
                log.exception("Wordings cannot be kept; trying again until they can")
            self._is_failing = True
            return
        self._is_failing = False
        document.memory.rested(seq)
