"""The way into live documents: serves sockets, and does what actions ask of documents."""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.bus.port import Bus, Unsubscribe
from app.live.background import Background
from app.live.connection import CloseCode, Connection, Rights
from app.live.document import OpenDocument
from app.live.engine import Engine, text_update
from app.live.keeping import Keeping
from app.live.opening import CLOSED, OpenDocuments
from app.live.surroundings import DocumentGone, DocumentLocked, Surroundings, Watcher
from app.live.transport import Transport
from app.live.writer import Writer
from app.storage.database import Database
from app.storage.log import DocumentLog, open_log

log = logging.getLogger(__name__)

CLOSE_IDLE_AFTER = 30.0  # seconds without connections
MOST_PER_PERSON, MOST_PER_DOCUMENT, MOST_IN_PROCESS = 10, 200, 20_000  # connections
SHUTDOWN_PATIENCE = 10.0  # seconds


@dataclass(frozen=True, slots=True)
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
        self._now = now
        self._background = Background()
        self._stored = stored or open_log(database)
        self._keeping = Keeping(database, self._stored)
        self._documents = OpenDocuments(bus, self._keeping, self._background, close_idle_after)
        self._writer = Writer(self._stored, self._written, self._keeping.recover)
        self._connections: set[Connection] = set()
        self._empty = asyncio.Event()
        self._empty.set()
        self._draining = False

    async def start(self) -> None:
        documents = self._documents
        documents.start(Surroundings(self._now, self._writer.submit, documents.reread_soon, documents.relay))
        self._writer.start()

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
        await connection.run(_ignore, self._writer.room)

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
            await connection.run(document.receive, self._writer.room)
        finally:
            document.detach(connection)
            self._connections.discard(connection)
            if not self._connections:
                self._empty.set()
            self._documents.idle_when_empty(document)

    async def _written(self, last_seqs: dict[OpenDocument, int]) -> None:
        for document, last_seq in last_seqs.items():
            await self._documents.ring_others(document, last_seq)
            if self._keeping.should_compact(document):
                self._background.start(self._keeping.compact(document))

    # -- what actions ask for

    async def flush(self, document_ids: Collection[str], patience: float = 2.0) -> bool:
        """Have every writing page of our own send what it still has, and wait until all of it is committed.

        False when that took longer than `patience` seconds. Sockets without our subprotocol are not waited for.
        """
        documents = [document for one in document_ids if (document := self._documents.get(one))]
        answers = [
            connection.ask_flush()
            for document in documents
            for connection in tuple(document.connections)
            if connection.extended and connection.rights.may_write
        ]
        try:
            async with asyncio.timeout(patience):
                await asyncio.gather(*answers)
                await asyncio.gather(*(document.settled() for document in documents))
        except TimeoutError:
            return False
        return True

    async def lock(self, document_ids: Collection[str]) -> None:
        """The rows have been locked in the database: tell every page, here and through other processes."""
        for document_id in document_ids:
            if document := self._documents.get(document_id):
                document.set_locked(True)
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
        return _shown(document.engine)

    async def stored_text(self, document_id: str) -> str:
        """The text as the database has it, whatever this process has heard so far. Raises DocumentGone."""
        engine, _ = await self._keeping.load(document_id)
        return _shown(engine)

    async def write_text(self, document_id: str, text: str) -> None:
        """Fill an empty document, under one new Yjs client id of the server's; returns when committed.

        Raises DocumentGone, DocumentLocked, or ValueError when something was ever written in it.
        """
        document = await self._documents.open(document_id)
        if document.locked:
            raise DocumentLocked(document_id)
        if document.accepted.known:
            raise ValueError("the document is not empty")
        if text:
            await document.write(text_update(text, secrets.randbelow(2**32)))

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
            return Activity(frozenset(), {})
        people = frozenset(connection.rights.person_key for connection in document.connections)
        return Activity(people, dict(document.last_edits))

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


def _shown(engine: Engine) -> str:
    return engine.text().replace("\0", "\ufffd")


def _ignore(*_: object) -> None:
    """A socket that is only to be closed is not listened to."""
