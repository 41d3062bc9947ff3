"""Which documents this process has open: each loaded once, kept in step with other processes, closed when idle."""

import asyncio
import logging
import secrets
from collections.abc import Iterator
from functools import partial

from app.bus.port import Bus, Unsubscribe
from app.live.background import Background
from app.live.connection import CloseCode
from app.live.document import OpenDocument
from app.live.document_store import DocumentStore
from app.live.errors import DocumentGone
from app.live.port import Port, Watcher
from app.live.wording_keeper import Keeper

log = logging.getLogger(__name__)

REREAD_AFTER_FAILURE = 1.0  # seconds
REREAD_EVERY = 15.0  # seconds, where other processes write too: a lost ring costs at most this
CLOSED = b"closed "  # in a ring: followed by the close code
FORGET = b"forget"  # in a ring


class Registry:
    """Rings on `document:ID`: a number (rows up to it are there), nothing (look again), closed and a code, or forget.

    Rings on `presence:ID`: a process's eight random bytes, then its carets, or nothing where it asks for everyone's.
    """

    def __init__(
        self, bus: Bus, store: DocumentStore, background: Background, keeper: Keeper, close_idle_after: float
    ) -> None:
        self._bus = bus
        self._store = store
        self._background = background
        self._keeper = keeper
        self._close_idle_after = close_idle_after
        self._process = secrets.token_bytes(8)
        self._port: Port[OpenDocument] | None = None
        self._open: dict[str, OpenDocument] = {}
        self._loading: dict[str, asyncio.Task[OpenDocument]] = {}
        self._subscriptions: dict[str, list[Unsubscribe]] = {}
        self._watchers: dict[str, set[Watcher]] = {}
        self._idle: dict[str, asyncio.TimerHandle] = {}
        self._stale: set[str] = set()
        self._rereading: set[str] = set()
        self._end_gaps: Unsubscribe | None = None

    def start(self, port: Port[OpenDocument]) -> None:
        self._port = port
        self._end_gaps = self._bus.on_gap(self._reread_all)
        if self._bus.is_shared:
            self._background.start(self._keep_in_step())

    def stop(self) -> None:
        if self._end_gaps is not None:
            self._end_gaps()
        for document in tuple(self._open.values()):
            self.forget(document)

    def __iter__(self) -> Iterator[OpenDocument]:
        return iter(tuple(self._open.values()))

    def get(self, document_id: str) -> OpenDocument | None:
        return self._open.get(document_id)

    # -- opening and closing

    async def open(self, document_id: str) -> OpenDocument:
        """The open document; loaded once, however many wait for it. Raises DocumentGone."""
        if document := self._open.get(document_id):
            return document
        task = self._loading.get(document_id)
        if task is None:
            task = asyncio.create_task(self._load(document_id))
            self._loading[document_id] = task
            task.add_done_callback(lambda _: self._loading.pop(document_id, None))
        return await asyncio.shield(task)

    async def _load(self, document_id: str) -> OpenDocument:
        """Subscribe, load, catch up: what rings during the load is read afterwards."""
        self._subscribe(document_id)
        try:
            engine, stored = await self._store.load(document_id)
        except BaseException:
            self._unsubscribe(document_id)
            raise
        assert self._port is not None, "start() comes first"
        document = OpenDocument(document_id, engine, stored, self._port)
        document.watchers |= self._watchers.get(document_id, set())
        self._open[document_id] = document
        if document_id in self._stale:
            self.reread_soon(document)
        self.idle_when_empty(document)
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
        self._stale.discard(document_id)

    def in_use(self, document: OpenDocument) -> None:
        if timer := self._idle.pop(document.id, None):
            timer.cancel()

    def idle_when_empty(self, document: OpenDocument) -> None:
        """Close a document without connections after a while, unless somebody comes."""
        if document.connections or self._open.get(document.id) is not document:
            return
        self.in_use(document)
        loop = asyncio.get_running_loop()
        close = partial(self._start_closing, document)
        self._idle[document.id] = loop.call_later(self._close_idle_after, close)

    def _start_closing(self, document: OpenDocument) -> None:
        self._background.start(self._close_idle(document))

    async def _close_idle(self, document: OpenDocument) -> None:
        await document.settled()
        try:
            await self._keeper.keep_left(document)
            await self._store.compact(document)
        finally:
            if document.connections or document.accepted.pending:
                self.idle_when_empty(document)
            else:
                self.forget(document)

    def forget(self, document: OpenDocument) -> None:
        if self._open.get(document.id) is document:
            del self._open[document.id]
            self._unsubscribe(document.id)
            self.in_use(document)

    def end(self, document: OpenDocument, code: int) -> None:
        self.forget(document)
        document.close(code, "gone" if code == CloseCode.GONE else "closed")

    # -- other processes

    async def ring(self, document_id: str, payload: bytes = b"") -> None:
        await self._bus.publish(f"document:{document_id}", payload)

    async def ring_others(self, document: OpenDocument, last_seq: int) -> None:
        """It has new rows. In this process everybody knows already."""
        if self._bus.is_shared:
            await self.ring(document.id, b"%d" % last_seq)

    async def forget_deleted(self, document: OpenDocument) -> None:
        """Take what was deleted from the document out of its log, and out of what is remembered of it."""
        document.memory.forget()
        await self._store.compact(document)

    def _rung(self, document_id: str, payload: bytes) -> None:
        document = self._open.get(document_id)
        if document is None:
            self._stale.add(document_id)
        elif payload.startswith(CLOSED):
            self.end(document, int(payload.removeprefix(CLOSED)))
        elif payload == FORGET:
            self._background.start(self.forget_deleted(document))
        elif not payload or int(payload) > document.seq:
            self.reread_soon(document)

    def reread_soon(self, document: OpenDocument) -> None:
        if document.gone or self._open.get(document.id) is not document:
            return
        self._stale.add(document.id)
        if document.id not in self._rereading:
            self._rereading.add(document.id)
            self._background.start(self._reread(document))

    async def _reread(self, document: OpenDocument) -> None:
        try:
            while document.id in self._stale and not document.gone:
                self._stale.discard(document.id)
                await self._store.reread(document)
        except DocumentGone:
            self.end(document, CloseCode.GONE)
        except Exception:
            log.exception("Document %s cannot be read; trying again", document.id)
            asyncio.get_running_loop().call_later(REREAD_AFTER_FAILURE, self.reread_soon, document)
        finally:
            self._rereading.discard(document.id)

    def _reread_all(self) -> None:
        for document in self:
            self.reread_soon(document)

    async def _keep_in_step(self) -> None:
        while True:
            await asyncio.sleep(REREAD_EVERY)
            self._reread_all()
            for document in self:
                document.presence.forget_silent()

    def relay(self, document_id: str, rings: list[bytes]) -> None:
        """Carets of this process, for the others."""
        if self._bus.is_shared:
            self._background.start(self._send_presence(document_id, rings))

    async def _send_presence(self, document_id: str, rings: list[bytes]) -> None:
        for ring in rings:
            await self._bus.publish(f"presence:{document_id}", self._process + ring)

    def _heard_presence(self, document_id: str, payload: bytes) -> None:
        process, ring = payload[:8], payload[8:]
        document = self._open.get(document_id)
        if process == self._process or document is None:
            return
        if ring:
            document.presence.heard_elsewhere(ring)
        else:
            self.relay(document_id, document.presence.own())

    # -- watching

    def watch(self, document_id: str, listener: Watcher) -> Unsubscribe:
        self._watchers.setdefault(document_id, set()).add(listener)
        if document := self._open.get(document_id):
            document.watchers.add(listener)

        def rung(_: bytes) -> None:
            if document_id not in self._open:  # an open one calls its watchers itself, once it has read
                listener()

        unsubscribe = self._bus.subscribe(f"document:{document_id}", rung)
        return partial(self._unwatch, document_id, listener, unsubscribe)

    def _unwatch(self, document_id: str, listener: Watcher, unsubscribe: Unsubscribe) -> None:
        unsubscribe()
        watchers = self._watchers.get(document_id, set())
        watchers.discard(listener)
        if not watchers:
            self._watchers.pop(document_id, None)
        if document := self._open.get(document_id):
            document.watchers.discard(listener)
