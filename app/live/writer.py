"""The one ordered writer of this process: commits what has come in, across all documents, as one transaction.

When it is quiet a frame is committed at once. Under load each document's frames gather for a while from the first on
(window.py), and every few milliseconds one commit takes the documents whose time has come: so nobody waits longer than
the window, and a document goes out less often than once in each. A failed commit is tried again, with the documents
open and nobody acknowledged, until it succeeds.
"""

import asyncio
import itertools
import logging
import random
import time
from collections.abc import Awaitable, Callable

from app.live.backlog import WEIGHT_OF_ENTRY, Backlog
from app.live.batch import Batch
from app.live.document import OpenDocument
from app.live.window import Window
from app.storage.documents import ForeignWriter, Outcome
from app.storage.log import DocumentLog
from app.storage.unavailable import Unavailable

log = logging.getLogger(__name__)

COMMITS_IN_WINDOW = 3
FIRST_WAIT, LONGEST_WAIT = 0.05, 2.0  # seconds after a failed commit
Batches = list[tuple[OpenDocument, Batch]]


class Writer:
    """`written(numbers)`: commits have been shown; document -> its last number. `recover(document)`: start it again."""

    def __init__(
        self,
        stored: DocumentLog,
        written: Callable[[dict[OpenDocument, int]], Awaitable[None]],
        recover: Callable[[OpenDocument], Awaitable[None]],
    ) -> None:
        self._stored = stored
        self._written = written
        self._recover = recover
        self._dirty: dict[OpenDocument, float] = {}  # since when the first frame of each waits; the oldest first
        self._window = Window()
        self._work = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self.backlog = Backlog()
        self._failures = 0
        self._is_told = False
        self._task: asyncio.Task[None] | None = None
        self._time: Callable[[], float] = time.monotonic  # of the event loop, once that runs

    @property
    def is_failing(self) -> bool:
        """Whether the last attempt to commit failed."""
        return self._failures > 0

    def start(self) -> None:
        self._time = asyncio.get_running_loop().time
        self._task = asyncio.create_task(self._run(), name="document writer")

    def submit(self, document: OpenDocument, size: int = 0) -> None:
        """One more entry of the document waits, of so many bytes; or the document is to start again."""
        if document not in self._dirty:
            self._dirty[document] = self._time()
            self._idle.clear()
            self._work.set()
        self.backlog.take(size)

    async def drain(self) -> None:
        """Returns when everything submitted has been committed."""
        await self._idle.wait()

    async def stop(self) -> None:
        """At once; what has not been committed was not acknowledged either."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            if not self._dirty:
                self._work.clear()
                self._idle.set()
                await self._work.wait()
            began = self._time()
            self._window.count(0, began)
            window = self._window.length
            size = await self._write_once(self._take_due(began - window + window / COMMITS_IN_WINDOW))
            self._window.count(size, self._time())
            pause = window / COMMITS_IN_WINDOW - (self._time() - began)
            if pause > 0:
                await asyncio.sleep(pause)

    def _take_due(self, latest: float) -> list[OpenDocument]:
        """The documents in which something waits since that moment or longer."""
        due = list(itertools.takewhile(lambda document: self._dirty[document] <= latest, self._dirty))
        for document in due:
            del self._dirty[document]
        return [document for document in due if not document.gone]

    async def _write_once(self, documents: list[OpenDocument]) -> int:
        """One transaction with all that waits in these; how many frames that was."""
        try:
            await self._recover_all(documents)
            batches = [(document, batch) for document in documents if (batch := document.next_batch())]
            outcomes = await self._commit(batches)
            for document, batch in batches:
                _show(document, batch, outcomes[document.id])
            await self._written(
                {document: seq for document, _ in batches if isinstance(seq := outcomes[document.id], int)}
            )
            await self._recover_all(documents)
        except Exception as error:
            await self._failed(documents, error)
            return 0
        self._succeeded()
        return sum(len(batch.entries) for _, batch in batches)

    async def _commit(self, batches: Batches) -> dict[str, Outcome]:
        if not batches:
            return {}
        return await self._stored.append(
            [document.accepted.new_updates(document.id, batch, document.seq) for document, batch in batches]
        )

    async def _recover_all(self, documents: list[OpenDocument]) -> None:
        for document in documents:
            if document.must_restart and not document.gone:
                await self._recover(document)

    async def _failed(self, documents: list[OpenDocument], error: Exception) -> None:
        """Everything that was not shown yet stays where it is, and is tried again."""
        self._failures += 1
        if not (self._is_told or isinstance(error, Unavailable)):  # of outages the database itself tells
            self._is_told = True
            log.error("Live documents cannot be saved; trying again until they can", exc_info=error)
        waiting = dict.fromkeys([one for one in documents if one.accepted.pending or one.must_restart], 0.0)
        for document, since in self._dirty.items():
            waiting.setdefault(document, since)
        self._dirty = waiting
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(self._failures - 1, 10))
        await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 - jitter, not a secret

    def _succeeded(self) -> None:
        if self._is_told:
            log.warning("Live documents are saved again, after %d failed attempts", self._failures)
        self._failures, self._is_told = 0, False
        if self.backlog.needs_measuring:
            self.backlog.measured(
                sum(
                    WEIGHT_OF_ENTRY + len(entry.update or b"")
                    for document in self._dirty
                    for entry in document.accepted.pending
                )
            )


def _show(document: OpenDocument, batch: Batch, outcome: Outcome) -> None:
    """Have the document show what was committed, or start again where nothing was."""
    if document.gone:
        return
    if outcome is None or isinstance(outcome, ForeignWriter):
        document.must_restart = True
        return
    try:
        document.committed(batch, outcome)
    except Exception:  # what is committed stays; the document itself starts again from storage
        log.exception("Document %s could not show what was committed", document.id)
        document.must_restart = True
