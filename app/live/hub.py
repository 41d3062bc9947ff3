"""All open documents of this process: opens each once, closes it when idle, and keeps it in step with other processes."""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.bus.port import Bus, Unsubscribe
from app.live.connection import CloseCode, Connection, Rights
from app.live.document import DocumentGone, DocumentLocked, OpenDocument, Surroundings, Watcher
from app.live.engine import text_update
from app.live.keeping import Keeping
from app.live.transport import Transport
from app.live.writer import Writer
from app.storage.database import Database

log = logging.getLogger(__name__)

CLOSE_IDLE_AFTER = 30.0  # seconds without connections
REREAD_AFTER_FAILURE = 1.0  # seconds
REREAD_EVERY = 15.0  # seconds, where other processes write too: a lost ring costs at most this
MOST_PER_PERSON, MOST_PER_DOCUMENT, MOST_IN_PROCESS = 10, 200, 20_000  # connections


@dataclass(frozen=True, slots=True)
class Activity:
    """Who is at a document in this process. `people`: keys of those connected; `last_edits`: key -> last commit."""

    people: frozenset[str]
    last_edits: dict[str, datetime]


class Hub:
    """Call `start` once, inside the event loop, and `drain` at the end."""

    def __init__(
        self, database: Database, bus: Bus, now: Callable[[], datetime], close_idle_after: float = CLOSE_IDLE_AFTER
    ) -> None:
        self._bus = bus
        self._close_idle_after = close_idle_after
        self._keeping = Keeping(database)
        self._writer = Writer(database, self._written, self._keeping.recover)
        self._around = Surroundings(now, self._writer.submit, self._reread_soon, self._relay)
        self._process = secrets.token_bytes(8)
        self._documents: dict[str, OpenDocument] = {}
        self._opening: dict[str, asyncio.Task[OpenDocument]] = {}
        self._subscriptions: dict[str, list[Unsubscribe]] = {}
        self._watchers: dict[str, set[Watcher]] = {}
        self._idle: dict[str, asyncio.TimerHandle] = {}
        self._stale: set[str] = set()
        self._rereading: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._connections = 0
        self._draining = False
        self._end_gaps: Unsubscribe | None = None

    async def start(self) -> None:
        self._writer.start()
        self._end_gaps = self._bus.on_gap(self._reread_all)
        if self._bus.is_shared:
            self._spawn(self._keep_in_step())

    @property
    def is_saving(self) -> bool:
        """Whether commits succeed at present."""
        return not self._writer.is_failing

    # -- serving

    async def serve(self, document_id: str, rights: Rights, transport: Transport) -> None:
        """Serve one accepted socket until its end. Closes it with a documented code when it cannot be served."""
        connection = Connection(transport, rights)
        try:
            document = await self._open(document_id)
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
        full = len(document.connections) >= MOST_PER_DOCUMENT or self._connections >= MOST_IN_PROCESS
        if full or own >= MOST_PER_PERSON:
            return CloseCode.LATER, "too many connections"
        return None

    async def _serve(self, document: OpenDocument, connection: Connection) -> None:
        self._connections += 1
        self._stop_idling(document.id)
        document.attach(connection)
        try:
            await connection.run(document.receive, self._writer.room)
        finally:
            self._connections -= 1
            document.detach(connection)
            self._idle_when_empty(document)

    # -- opening and closing

    async def _open(self, document_id: str) -> OpenDocument:
        """The open document; loaded once, whoever waits for it. Raises DocumentGone."""
        if document := self._documents.get(document_id):
            return document
        task = self._opening.get(document_id)
        if task is None:
            task = asyncio.create_task(self._load(document_id))
            self._opening[document_id] = task
            task.add_done_callback(lambda _: self._opening.pop(document_id, None))
        return await asyncio.shield(task)

    async def _load(self, document_id: str) -> OpenDocument:
        """Subscribe, load, catch up: what rings during the load is read afterwards."""
        self._subscribe(document_id)
        try:
            engine, stored = await self._keeping.load(document_id)
        except BaseException:
            self._unsubscribe(document_id)
            raise
        document = OpenDocument(document_id, engine, stored, self._around)
        document.watchers |= self._watchers.get(document_id, set())
        self._documents[document_id] = document
        if document_id in self._stale:
            self._reread_soon(document)
        self._idle_when_empty(document)
        if self._bus.is_shared:
            await self._bus.publish(f"presence:{document_id}", self._process)
        return document

    def _subscribe(self, document_id: str) -> None:
        subscriptions = [self._bus.subscribe(f"document:{document_id}", partial(self._rung, document_id))]
        if self._bus.is_shared:
            heard = partial(self._heard_presence, document_id)
            subscriptions.append(self._bus.subscribe(f"presence:{document_id}", heard))
        self._subscriptions[document_id] = subscriptions

    def _unsubscribe(self, document_id: str) -> None:
        for unsubscribe in self._subscriptions.pop(document_id, ()):
            unsubscribe()

    def _idle_when_empty(self, document: OpenDocument) -> None:
        if document.connections or self._documents.get(document.id) is not document:
            return
        self._stop_idling(document.id)
        close = partial(self._spawn_close_idle, document)
        self._idle[document.id] = asyncio.get_running_loop().call_later(self._close_idle_after, close)

    def _stop_idling(self, document_id: str) -> None:
        if timer := self._idle.pop(document_id, None):
            timer.cancel()

    def _spawn_close_idle(self, document: OpenDocument) -> None:
        self._spawn(self._close_idle(document))

    async def _close_idle(self, document: OpenDocument) -> None:
        await document.settled()
        try:
            await self._keeping.compact(document)
        finally:
            if not document.connections and not document.accepted.pending:
                self._forget(document)
            else:
                self._idle_when_empty(document)

    def _forget(self, document: OpenDocument) -> None:
        if self._documents.get(document.id) is document:
            del self._documents[document.id]
            self._unsubscribe(document.id)
            self._stop_idling(document.id)
            self._stale.discard(document.id)

    async def close_document(self, document_id: str, code: int = CloseCode.CLOSED) -> None:
        """Close every socket of a document that has gone or was collected, here and in other processes."""
        if document := self._documents.get(document_id):
            self._forget(document)
            document.close(code, "closed")
        await self._bus.publish(f"document:{document_id}", b"closed %d" % code)

    # -- other processes

    def _rung(self, document_id: str, payload: bytes) -> None:
        document = self._documents.get(document_id)
        if document is None:
            self._stale.add(document_id)
        elif payload.startswith(b"closed "):
            self._forget(document)
            document.close(int(payload[7:]), "closed")
        elif not payload or int(payload) > document.seq:
            self._reread_soon(document)

    def _reread_soon(self, document: OpenDocument) -> None:
        if document.gone or self._draining:
            return
        self._stale.add(document.id)
        if document.id not in self._rereading:
            self._rereading.add(document.id)
            self._spawn(self._reread(document))

    async def _reread(self, document: OpenDocument) -> None:
        try:
            while document.id in self._stale and not document.gone:
                self._stale.discard(document.id)
                await self._keeping.reread(document)
                if document.must_restart:
                    self._writer.submit(document)
        except DocumentGone:
            self._forget(document)
            document.close(CloseCode.GONE, "gone")
        except Exception:
            log.exception("Document %s cannot be read; trying again", document.id)
            asyncio.get_running_loop().call_later(REREAD_AFTER_FAILURE, self._reread_soon, document)
        finally:
            self._rereading.discard(document.id)

    def _reread_all(self) -> None:
        for document in tuple(self._documents.values()):
            self._reread_soon(document)

    async def _keep_in_step(self) -> None:
        while True:
            await asyncio.sleep(REREAD_EVERY)
            self._reread_all()
            for document in self._documents.values():
                document.presence.forget_silent()

    async def _written(self, document: OpenDocument, last_seq: int) -> None:
        await self._bus.publish(f"document:{document.id}", b"%d" % last_seq)
        if self._keeping.should_compact(document):
            self._spawn(self._keeping.compact(document))

    def _relay(self, document_id: str, rings: list[bytes]) -> None:
        if self._bus.is_shared:
            self._spawn(self._send_presence(document_id, rings))

    async def _send_presence(self, document_id: str, rings: list[bytes]) -> None:
        for ring in rings:
            await self._bus.publish(f"presence:{document_id}", self._process + ring)

    def _heard_presence(self, document_id: str, payload: bytes) -> None:
        """Another process's carets; without any it has just opened the document and asks for ours."""
        process, ring = payload[:8], payload[8:]
        document = self._documents.get(document_id)
        if process == self._process or document is None:
            return
        if ring:
            document.presence.heard_elsewhere(ring)
        else:
            self._relay(document_id, document.presence.own())

    # -- what actions ask for

    async def flush(self, document_ids: Collection[str], patience: float = 2.0) -> bool:
        """Have every writing page of our own send what it still has, and wait until all of it is committed.

        False when that took longer than `patience` seconds. Sockets without our subprotocol are not waited for.
        """
        documents = [self._documents[one] for one in document_ids if one in self._documents]
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
            await self._bus.publish(f"document:{document_id}")

    async def text(self, document_id: str) -> str:
        """The committed text now. NUL, which databases refuse, is shown as U+FFFD. Raises DocumentGone."""
        document = self._documents.get(document_id)
        if document is None or document.must_restart:
            engine, _ = await self._keeping.load(document_id)
        else:
            engine = document.engine
        return engine.text().replace("\0", "\ufffd")

    async def stored_text(self, document_id: str) -> str:
        """The text as the database has it, whatever this process has heard so far. Raises DocumentGone."""
        engine, _ = await self._keeping.load(document_id)
        return engine.text().replace("\0", "\ufffd")

    async def write_text(self, document_id: str, text: str) -> None:
        """Fill an empty document, under one new Yjs client id of the server's; returns when committed.

        Raises DocumentGone, DocumentLocked, or ValueError when something was ever written in it.
        """
        document = await self._open(document_id)
        if document.locked:
            raise DocumentLocked(document_id)
        if document.accepted.known:
            raise ValueError("the document is not empty")
        if text:
            await document.write(text_update(text, secrets.randbelow(2**32)))

    def watch(self, document_id: str, listener: Watcher) -> Unsubscribe:
        """Have `listener()` called after each commit that changes the text, in whichever process. Debounce it."""
        self._watchers.setdefault(document_id, set()).add(listener)
        if document := self._documents.get(document_id):
            document.watchers.add(listener)

        def rung(_: bytes) -> None:
            if document_id not in self._documents:  # an open one calls its watchers itself, once it has read
                listener()

        unsubscribe = self._bus.subscribe(f"document:{document_id}", rung)
        return partial(self._unwatch, document_id, listener, unsubscribe)

    def _unwatch(self, document_id: str, listener: Watcher, unsubscribe: Unsubscribe) -> None:
        unsubscribe()
        watchers = self._watchers.get(document_id, set())
        watchers.discard(listener)
        if not watchers:
            self._watchers.pop(document_id, None)
        if document := self._documents.get(document_id):
            document.watchers.discard(listener)

    def connections(self, document_id: str) -> Sequence[Connection]:
        """The open sockets of a document in this process, to change their rights or to close them."""
        document = self._documents.get(document_id)
        return tuple(document.connections) if document else ()

    def all_connections(self) -> Sequence[tuple[str, Connection]]:
        """Every open socket of this process, with its document's id."""
        return tuple((one.id, socket) for one in self._documents.values() for socket in one.connections)

    def activity(self, document_id: str) -> Activity:
        document = self._documents.get(document_id)
        if document is None:
            return Activity(frozenset(), {})
        people = frozenset(connection.rights.person_key for connection in document.connections)
        return Activity(people, dict(document.last_edits))

    def counts(self) -> Counter[str]:
        """For operators: open documents and connections."""
        return Counter(documents=len(self._documents), connections=self._connections)

    async def drain(self, timeout: float = 10.0) -> bool:
        """Shut down: close every socket, commit everything received. False when that took longer than `timeout`."""
        self._draining = True
        for _, connection in self.all_connections():
            connection.close(CloseCode.RESTART, "the server restarts")
        try:
            async with asyncio.timeout(timeout):
                await self._writer.drain()
                while self._connections:
                    await asyncio.sleep(0.01)
        except TimeoutError:
            return False
        finally:
            await self._stop()
        return True

    async def _stop(self) -> None:
        await self._writer.stop()
        if self._end_gaps is not None:
            self._end_gaps()
        for document in tuple(self._documents.values()):
            self._forget(document)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("Background work on live documents failed", exc_info=error)


def _ignore(*_: object) -> None:
    """A socket that is only to be closed is not listened to."""
