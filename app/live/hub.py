"""The way into live documents: serves sockets, and does what actions ask of documents."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.bus.port import Bus, Unsubscribe
from app.domain.documents.wordings import Why
from app.live.background import Background
from app.live.connection import CloseCode, Connection, Rights
from app.live.document import OpenDocument
from app.live.document_store import DocumentStore
from app.live.engine import build
from app.live.errors import DocumentGone, DocumentLocked
from app.live.flushing import HAND_OVER_SECONDS, flush
from app.live.hub_port import HubPort
from app.live.port import Watcher
from app.live.receiver import Receiver
from app.live.registry import CLOSED, FORGET, Registry
from app.live.transport import Transport
from app.live.wording_keeper import Keeper
from app.live.wordings import shown_text
from app.live.writer import Writer
from app.storage.database import Database
from app.storage.documents import last_seq_of, load
from app.storage.log import DocumentLog, open_log
from app.storage.workshop_documents import workshops_of

log = logging.getLogger(__name__)

CLOSE_IDLE_AFTER = 30.0  # seconds without connections
MOST_PER_PERSON, MOST_PER_DOCUMENT, MOST_IN_PROCESS = 10, 200, 20_000  # connections
SHUTDOWN_PATIENCE = 10.0  # seconds
WRITE_TRIES = 3
OTHERS_ANSWER_WITHIN = 0.25  # seconds: other processes tell whose carets they know


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Who is at a document in this process. `people`: keys of those connected; `last_edits`: key -> last commit."""

    people: frozenset[str]
    last_edits: dict[str, datetime]


class Hub:
    """Call `start` once, inside the event loop, and `drain` at the end."""

    def __init__(
        self,
        database: Database,
        bus: Bus,
        now: Callable[[], datetime],
        close_idle_after: float = CLOSE_IDLE_AFTER,
        stored: DocumentLog | None = None,
    ) -> None:
        self._database = database
        self._bus = bus
        self._now = now
        self._background = Background()
        self._stored = stored or open_log(database)
        self._store = DocumentStore(database, self._stored, bus, now)
        self._keeper = Keeper(database, now, self._offered)
        self._documents = Registry(bus, self._store, self._background, self._keeper, close_idle_after)
        self._writer = Writer(self._stored, self._written, self._store.recover)
        self._connections: set[Connection] = set()
        self._empty = asyncio.Event()
        self._empty.set()
        self._draining = False

    async def start(self) -> None:
        self._documents.start(HubPort(self._now, self._writer, self._documents, self._keeper, self._background))
        self._writer.start()
        self._background.start(self._keeper.run(self._documents))

    @property
    def is_saving(self) -> bool:
        """Whether commits succeed at present."""
        return not self._writer.is_failing

    # -- serving

    async def serve(self, document_id: str, rights: Rights, transport: Transport) -> None:
        """Serve one accepted socket until its end. Closes it with a documented code when it cannot be served."""
        connection = Connection(transport, rights)
        try:
            document = await self._documents.open(document_id)
        except DocumentGone:
            connection.close(CloseCode.GONE, "there is no such document")
        except Exception:
            log.exception("Document %s cannot be opened", document_id)
            connection.close(CloseCode.LATER, "the document cannot be read at the moment")
        else:
            if refusal := self._refusal(document, rights):
                connection.close(*refusal)
            else:
                await self._serve(document, connection)
                return
        await connection.run(_ignore, self._writer.backlog)

    def _refusal(self, document: OpenDocument, rights: Rights) -> tuple[CloseCode, str] | None:
        if document.gone:
            return CloseCode.GONE, "gone"
        if self._draining:
            return CloseCode.RESTART, "the server restarts"
        own = sum(one.rights.person_key == rights.person_key for one in document.connections)
        full = len(document.connections) >= MOST_PER_DOCUMENT or len(self._connections) >= MOST_IN_PROCESS
        if full or own >= MOST_PER_PERSON:
            return CloseCode.LATER, "too many connections"
        return None

    async def _serve(self, document: OpenDocument, connection: Connection) -> None:
        self._connections.add(connection)
        self._empty.clear()
        self._documents.in_use(document)
        document.attach(connection)
        try:
            await connection.run(Receiver(document).receive, self._writer.backlog)
        finally:
            document.detach(connection)
            self._connections.discard(connection)
            if not self._connections:
                self._empty.set()
            self._documents.idle_when_empty(document)

    async def _written(self, last_seqs: dict[OpenDocument, int]) -> None:
        for document, last_seq in last_seqs.items():
            await self._documents.ring_others(document, last_seq)
            if document.memory.takes_offer():
                self._background.start(self._offered(document.id))
            if self._store.should_compact(document):
                self._background.start(self._store.compact(document))

    async def _offered(self, document_id: str) -> None:
        """A text was cleared: pages of its workshop ask whether to put it back."""
        async with self._database.reading() as connection:
            found = await workshops_of(connection, [document_id])
        for workshop_id in found.values():
            await self._bus.publish(f"workshop:{workshop_id}")

    # -- what actions ask for

    async def flush(self, document_ids: Collection[str], patience: float = 2.0) -> bool:
        """Have every writing page of our own send what it still has, and wait until all of it is committed.

        False when that took longer than `patience` seconds. Sockets without our subprotocol are not waited for.
        """
        documents = [document for one in document_ids if (document := self._documents.get(one))]
        connections = [connection for document in documents for connection in document.connections]
        return await flush(documents, connections, patience)

    async def hand_over(self, document_id: str, connections: Collection[Connection], why: str) -> None:
        """Let these, who lose the right to write, send what they still have. Locked documents take nothing more."""
        document = self._documents.get(document_id)
        if document is not None and not document.locked:
            await flush([document], connections, HAND_OVER_SECONDS, why)

    async def lock(self, document_ids: Collection[str]) -> None:
        """The rows have been locked in the database: tell every page, here and through other processes."""
        for document_id in document_ids:
            if document := self._documents.get(document_id):
                document.set_locked(True)
            await self._documents.ring(document_id)

    async def reopen(self, document_ids: Collection[str]) -> None:
        """Tell every page that was asked for what it has whether it may go on writing: as the database says."""
        for document_id in document_ids:
            if document := self._documents.get(document_id):
                document.set_locked(True)  # until it has been read again
                self._documents.reread_soon(document)
            await self._documents.ring(document_id)

    async def close_document(self, document_id: str, code: int = CloseCode.CLOSED) -> None:
        """Close every socket of a document that has gone or was collected, here and in other processes."""
        if document := self._documents.get(document_id):
            self._documents.end(document, code)
        await self._documents.ring(document_id, CLOSED + b"%d" % code)

    async def text(self, document_id: str) -> str:
        """The committed text as far as this process has heard. Raises DocumentGone.

        NUL, which databases refuse in text, is shown as U+FFFD.
        """
        document = self._documents.get(document_id)
        if document is None or document.must_restart:
            return await self.stored_text(document_id)
        return shown_text(document.engine)

    async def stored_text(self, document_id: str) -> str:
        """The text as the database has it, whatever this process has heard so far. Raises DocumentGone."""
        engine, _ = await self._store.load(document_id)
        return shown_text(engine)

    async def text_in(self, connection: AsyncConnection, document_id: str) -> str:
        """The text as this transaction sees it, which should hold the document. Raises DocumentGone."""
        head = await last_seq_of(connection, document_id)
        document = self._documents.get(document_id)
        if document is not None and document.seq == head and not document.must_restart:
            return shown_text(document.engine)
        stored = await load(connection, document_id)
        if stored is None:
            raise DocumentGone(document_id)
        engine, _ = build(stored.updates)
        return shown_text(engine)

    async def write_text(self, document_id: str, text: str, keeps: Why | None = None) -> str:
        """Make the text this one, with as few changes as possible; returns, when committed, the text before.

        What people type at the same moment stays. `keeps`: why the text as it was is kept as a wording first, in the
        same transaction; None: it is not. Raises DocumentGone or DocumentLocked.
        """
        for _ in range(WRITE_TRIES):
            document = await self._documents.open(document_id)
            await document.settled_anew()
            if document.locked:
                break
            with suppress(DocumentLocked):  # it was locked meanwhile, or started again for another reason
                before, written = document.becomes(text, keeps)
                await written
                return before
        raise DocumentLocked(document_id)

    async def keep_rested(self) -> None:
        """Keep the texts that have come to rest now; otherwise that happens every few seconds."""
        await self._keeper.keep_rested(self._documents)

    async def forget_deleted(self, document_id: str) -> None:
        """Take what was deleted out of the document's log, in each process that has it open; its end does that, too."""
        if document := self._documents.get(document_id):
            await self._documents.forget_deleted(document)
        await self._documents.ring(document_id, FORGET)

    async def carets(self, document_id: str, but: str) -> tuple[str, ...]:
        """The names of those whose caret is in the document, in whichever process. `but`: not of this person key."""
        is_new = self._documents.get(document_id) is None
        document = await self._documents.open(document_id)
        if is_new and self._bus.is_shared:
            await asyncio.sleep(OTHERS_ANSWER_WITHIN)
        return document.presence.names(but)

    def watch(self, document_id: str, listener: Watcher) -> Unsubscribe:
        """Have `listener()` called after each commit that changes the text, in whichever process. Debounce it."""
        return self._documents.watch(document_id, listener)

    def connections(self, document_id: str) -> Sequence[Connection]:
        """The open sockets of a document in this process, to change their rights or to close them."""
        document = self._documents.get(document_id)
        return tuple(document.connections) if document else ()

    def activity(self, document_id: str) -> Activity:
        """Who is here and who wrote when. For team and group documents only: of solo ones nobody is told."""
        document = self._documents.get(document_id)
        if document is None:
            return Activity(people=frozenset(), last_edits={})
        people = frozenset(connection.rights.person_key for connection in document.connections)
        return Activity(people=people, last_edits=dict(document.last_edits))

    def counts(self) -> Counter[str]:
        """For operators: open documents and connections."""
        return Counter(documents=len(tuple(self._documents)), connections=len(self._connections))

    async def drain(self, patience: float = SHUTDOWN_PATIENCE) -> bool:
        """Shut down: close every socket, commit everything received. False when that took longer than `patience`."""
        self._draining = True
        for connection in tuple(self._connections):
            connection.close(CloseCode.RESTART, "the server restarts")
        try:
            async with asyncio.timeout(patience):
                await self._empty.wait()
                await self._writer.drain()
        except TimeoutError:
            return False
        finally:
            await self._writer.stop()
            self._documents.stop()
            await self._background.stop()
            self._stored.close()
        return True


def _ignore(*_: object) -> None:
    """A socket that is only to be closed is not listened to."""
