"""Open documents and storage: loading, reading what others wrote, starting again after a fault, compaction."""

import logging

from app.live.connection import CloseCode
from app.live.document import OpenDocument
from app.live.engine import Engine, EngineFailure, build
from app.live.surroundings import DocumentGone, DocumentLocked
from app.live.updates import read_trusted
from app.storage.database import Database
from app.storage.documents import (
    StoredDocument,
    replace_by_snapshot,
    take_out,
    updates_after,
    writers_of,
)
from app.storage.log import DocumentLog

log = logging.getLogger(__name__)

COMPACT_AFTER = 2000  # rows since the last snapshot, while a document is open


class Keeping:
    def __init__(self, database: Database, stored: DocumentLog) -> None:
        self._database = database
        self._stored = stored
        self._compacting: set[str] = set()

    async def load(self, document_id: str) -> tuple[Engine, StoredDocument]:
        """A document from storage. Raises DocumentGone."""
        engine, stored, _ = await self._load(document_id)
        return engine, stored

    async def _load(self, document_id: str) -> tuple[Engine, StoredDocument, set[int]]:
        """Also the numbers of updates that the engine could not take; they have been put aside."""
        stored = await self._stored.load(document_id)
        if stored is None:
            raise DocumentGone(document_id)
        engine, bad = build(stored.updates)
        put_aside = {stored.seqs[index] for index in bad}
        for seq in put_aside:
            log.error("Update %d of document %s cannot be read and is put aside", seq, document_id)
            async with self._database.transaction() as connection:
                await take_out(connection, document_id, seq)
        return engine, stored, put_aside

    async def reread(self, document: OpenDocument) -> None:
        """Take in what other processes have written. Raises DocumentGone."""
        async with self._database.reading() as connection:
            stored = await updates_after(connection, document.id, document.seq)
            if stored is not None and stored.updates:
                stored.writers.update(await writers_of(connection, document.id))
        if stored is None:
            raise DocumentGone(document.id)
        if document.must_restart:
            return
        try:
            document.read_elsewhere(stored)
        except EngineFailure:
            log.exception("The merge engine failed on stored updates of document %s", document.id)
            document.fail()

    async def recover(self, document: OpenDocument) -> None:
        """Start a document again from storage: it was locked, its engine failed, or a client id was forged.

        Called between commits, so that nothing of it is under way.
        """
        try:
            engine, stored, put_aside = await self._load(document.id)
        except DocumentGone:
            document.close(CloseCode.GONE, "gone")
            return
        for seq in put_aside:
            if connection := document.suspects.get(seq):
                connection.close(CloseCode.PROTOCOL, "an update that cannot be merged")
        document.restart(engine, stored, DocumentLocked(document.id))

    def should_compact(self, document: OpenDocument) -> bool:
        return document.rows >= COMPACT_AFTER and document.id not in self._compacting

    async def compact(self, document: OpenDocument) -> None:
        """Put one snapshot in the place of all rows that the engine holds, once a reload of it has been verified."""
        if document.rows < 2 or document.must_restart or document.gone or document.id in self._compacting:
            return
        self._compacting.add(document.id)
        try:
            seq, rows, snapshot = document.seq, document.rows, document.engine.update_since()
            if not _reloads(snapshot, document.engine):
                log.error("A snapshot of document %s does not reload to the same; its rows are kept", document.id)
                document.rows = 0
                return
            async with self._database.transaction() as connection:
                await replace_by_snapshot(connection, document.id, seq, snapshot)
            document.rows += 1 - rows
        finally:
            self._compacting.discard(document.id)


def _reloads(snapshot: bytes, engine: Engine) -> bool:
    """Whether the snapshot, read anew, gives the same text, clocks and deletions, and passes for a checked update."""
    read_trusted(snapshot)
    again = Engine()
    again.apply([snapshot])
    return (again.text(), again.clocks(), again.deletions()) == (engine.text(), engine.clocks(), engine.deletions())
