"""Open documents and storage: loading, reading what others wrote, starting again after a fault, compaction.

Before rows are replaced, and when a document is opened, two routes to its text are compared: the rows one after the
other, which neighbours had, and a snapshot, which newcomers get. Where they differ, all rows are kept for good, the
text of the rows is written anew so that everybody reads that, and the facilitator is told (`damaged_at`).
"""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from app.bus.port import Bus
from app.domain.documents.wordings import NewWording, Why
from app.live.accepted_state import SERVER
from app.live.connection import CloseCode
from app.live.document import OpenDocument
from app.live.engine import Engine, build, text_for_all
from app.live.errors import DocumentGone, DocumentLocked, EngineFailure
from app.live.updates import read_trusted
from app.live.wordings import shown_text
from app.storage import wordings
from app.storage.database import Database
from app.storage.documents import (
    NewUpdates,
    StoredDocument,
    append_many,
    mark_damaged,
    replace_by_snapshot,
    take_out,
    updates_after,
    writers_of,
)
from app.storage.log import DocumentLog

log = logging.getLogger(__name__)

COMPACT_AFTER = 2000  # rows since the last snapshot, while a document is open


class DocumentStore:
    def __init__(self, database: Database, stored: DocumentLog, bus: Bus, now: Callable[[], datetime]) -> None:
        self._database = database
        self._stored = stored
        self._bus = bus
        self._now = now
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
        if not stored.is_damaged and (put_aside or not _agree(engine, _newcomer(engine))):
            await self._tell_damage(document_id, engine)
            engine, stored, _ = await self._load(document_id)
        return engine, stored, put_aside

    async def _tell_damage(self, document_id: str, engine: Engine) -> None:
        """Once, for good, and for every process. The meeting's pages are made anew, and the facilitator's says it."""
        now = self._now()
        async with self._database.transaction() as connection:
            workshop_id = await mark_damaged(connection, document_id, now)
            if workshop_id is not None and not _agree(engine, newcomer := _newcomer(engine)):
                client = secrets.randbelow(2**32)
                other = NewWording(shown_text(newcomer), Why.DAMAGE, now)
                new = NewUpdates(document_id, [text_for_all(engine, client)], {client: SERVER}, [other])
                await append_many(connection, [new])
        if workshop_id is not None:
            log.error("Document %s is damaged: what is stored gave no one text. All of it is kept", document_id)
            await self._bus.publish(f"workshop:{workshop_id}")
            await self._bus.publish(f"document:{document_id}")

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
        return document.rows >= COMPACT_AFTER and self._may_compact(document)

    def _may_compact(self, document: OpenDocument) -> bool:
        unfit = document.must_restart or document.gone or document.accepted.is_damaged
        return document.rows >= 2 and not unfit and document.id not in self._compacting

    async def compact(self, document: OpenDocument) -> None:
        """Put one snapshot in the place of all rows that the engine holds, once a reload of it has been verified."""
        if not self._may_compact(document):
            return
        self._compacting.add(document.id)
        try:
            seq, rows, snapshot = document.seq, document.rows, document.engine.update_since()
            if not _reloads(snapshot, document.engine):
                log.error("A snapshot of document %s does not reload to the same; its rows are kept", document.id)
                engine, _ = await self.load(document.id)
                await self._tell_damage(document.id, engine)
                document.fail()  # its engine cannot be trusted: the rows can
                return
            going = document.memory.before_compaction(document.engine, seq, self._now())
            async with self._database.transaction() as connection:
                await replace_by_snapshot(connection, document.id, seq, snapshot)
                for one in going:
                    await wordings.keep(connection, document.id, one)
            document.memory.compacted(going)
            document.rows += 1 - rows
        finally:
            self._compacting.discard(document.id)


def _newcomer(engine: Engine) -> Engine:
    """As those have it who open the document."""
    newcomer = Engine()
    newcomer.apply([engine.update_since()])
    return newcomer


def _agree(one: Engine, other: Engine) -> bool:
    return (one.text(), one.clocks()) == (other.text(), other.clocks())


def _reloads(snapshot: bytes, engine: Engine) -> bool:
    """Whether the snapshot, read anew, gives the same text, clocks and deletions, and passes for a checked update."""
    read_trusted(snapshot)
    again = Engine()
    again.apply([snapshot])
    return (again.text(), again.clocks(), again.deletions()) == (engine.text(), engine.clocks(), engine.deletions())
