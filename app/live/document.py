"""One open document: takes checked updates, hands them to the writer, and shows everyone what has been committed.

Two states are kept apart. What is *accepted* (checked, waiting for its commit) counts for the next check. What is
*committed* is in the engine, and only that is ever sent to anyone.
"""

import asyncio
import logging
from datetime import datetime
from functools import partial

from app.domain.documents.wordings import NewWording, Why, is_worth_keeping
from app.live.accepted_state import SERVER, AcceptedState
from app.live.batch import Batch
from app.live.connection import Connection, Rights
from app.live.engine import Engine
from app.live.entry import Entry
from app.live.errors import DocumentGone, EngineFailure
from app.live.port import Port, Watcher
from app.live.presence import Presence
from app.live.protocol import step1_frame, update_frame
from app.live.rewriting import Rewriter
from app.live.updates import EMPTY_UPDATE
from app.live.wire import encoded
from app.live.wordings import Keepsake, Memory, steps_of
from app.storage.documents import StoredDocument

log = logging.getLogger(__name__)


class OpenDocument:
    """`must_restart`: it was locked or its engine failed; the writer has it start again from storage.

    `rows`: in storage, with the last snapshot. `suspects`: seq -> whose update may have made the engine fail.
    """

    def __init__(self, document_id: str, engine: Engine, stored: StoredDocument, port: "Port[OpenDocument]") -> None:
        self.id = document_id
        self.connections: set[Connection] = set()
        self.last_edits: dict[str, datetime] = {}
        self.watchers: set[Watcher] = set()
        self.gone = False
        self.memory = Memory(stored.last_seq, port.now(), stored.updates)
        self._port = port
        self._settled: list[asyncio.Future[None]] = []
        relay = partial(port.relay, document_id)
        self.presence = Presence(self.connections, port.now, self._owner_of, relay)
        self._start(engine, stored)

    def _start(self, engine: Engine, stored: StoredDocument) -> None:
        self.engine = engine
        self.accepted = AcceptedState(engine, stored.writers, is_damaged=stored.is_damaged)
        self.seq = stored.last_seq
        self.rows = len(stored.updates)
        self.locked = stored.locked_at is not None
        self.must_restart = False
        self._rewriter = Rewriter(self.accepted)
        self.suspects: dict[int, Connection | None] = {}

    def _owner_of(self, client: int) -> str | None:
        return self.accepted.writers.get(client)

    # -- people come and go

    def attach(self, connection: Connection) -> None:
        self.connections.add(connection)
        connection.rights_changed = self._rights_changed
        self.invite(connection)

    def detach(self, connection: Connection) -> None:
        self.connections.discard(connection)
        connection.rights_changed = None
        self.presence.left(connection)

    def invite(self, connection: Connection) -> None:
        """Tell whether it may write and, if so, ask for what it has and the server lacks."""
        allowed = connection.rights.may_write and not self.locked
        connection.tell_writable(allowed, "" if allowed else self.why_not(connection))
        if allowed:
            connection.send(step1_frame(self.engine.state_vector()))

    def why_not(self, connection: Connection) -> str:
        return "locked" if self.locked else connection.rights.reason

    def _rights_changed(self, connection: Connection, before: Rights) -> None:
        if not connection.rights.sees_presence:
            self.presence.left(connection)
        if connection.rights.may_write != before.may_write:
            self.invite(connection)

    def set_locked(self, locked: bool) -> None:
        """Storage takes no more (or again takes) updates."""
        if locked == self.locked:
            return
        self.locked = locked
        for connection in tuple(self.connections):
            if connection.rights.may_write:
                self.invite(connection)

    # -- what was checked waits for its commit

    def accept(self, entry: Entry) -> None:
        self.accepted.add(entry)
        self._port.submit(self, len(entry.update or b""))

    def becomes(self, text: str, keeps: Why | None) -> "tuple[str, asyncio.Future[None]]":
        """The server writes this text: the text before, and what is done once it is committed.

        `keeps`: why the text before is kept as a wording. May raise EngineFailure.
        """
        before, update = self._rewriter.becomes(self.engine, text)
        if update == EMPTY_UPDATE:
            return before, self.settled()
        kept = NewWording(before, keeps, self._port.now()) if keeps and is_worth_keeping(before) else None
        done = asyncio.get_running_loop().create_future()
        self.accept(
            Entry(
                connection=None,
                frame=0,
                update=update,
                checked=self.accepted.check(update, SERVER),
                keeps=kept,
                done=done,
            )
        )
        return before, done

    async def settled_anew(self) -> None:
        """Returns when the engine can be asked: at once, unless the document is starting again."""
        if self.must_restart:
            await self.settled()

    def settled(self) -> "asyncio.Future[None]":
        """Done when nothing that was accepted waits for its commit any more, and the document is not starting again."""
        future = asyncio.get_running_loop().create_future()
        self._settled.append(future)
        self._finish_settled()
        return future

    def _finish_settled(self) -> None:
        if self.accepted.pending or (self.must_restart and not self.gone):
            return
        settled, self._settled = self._settled, []
        for future in settled:
            if not future.done():
                future.set_result(None)

    # -- commits go out

    def next_batch(self) -> Batch | None:
        """What is to be committed next, with the texts that it would take away."""
        if not self.accepted.pending:
            return None
        batch = Batch(list(self.accepted.pending))
        if batch.deleting:
            batch.keepsake = self._keepsake_of(batch)
        return batch

    def _keepsake_of(self, batch: Batch) -> Keepsake | None:
        steps = steps_of(batch.entries, self.engine)
        if not any(step.deleted for step in steps):
            return None
        try:
            return self.memory.before_commit(
                self.engine, self.seq, steps, self._port.now(), may_offer=not batch.is_rewritten
            )
        except EngineFailure:  # the document starts again once this is committed, and with the same updates
            log.exception("What a deletion takes from document %s cannot be told", self.id)
            return None

    def committed(self, batch: Batch, last_seq: int) -> None:
        """This is durable; the last row of it has this number. Show it, then acknowledge."""
        self.accepted.take(batch, last_seq)
        if batch.keepsake:
            self.memory.committed(batch.keepsake, last_seq, only_deleted=batch.only_deletes)
        if batch.rows:
            self.rows += len(batch.rows)
            self._show(batch, last_seq)
        for connection, frame in batch.frames.items():
            connection.acknowledge(frame)
        self._finish_settled()

    def _show(self, batch: Batch, last_seq: int) -> None:
        self._note_edits(batch)
        first_seq = last_seq - len(batch.rows) + 1
        if self.must_restart or first_seq != self.seq + 1:  # another process wrote in between: read all, in order
            self.reread()
            return
        try:
            update = self._apply(batch)
        except EngineFailure:
            log.exception("The merge engine failed on checked updates of document %s", self.id)
            self.must_restart = True
            self.suspects = {first_seq + index: one.connection if one else None for index, one in enumerate(batch.sole)}
            return
        self.seq = last_seq
        self.show_update(update, but=next(iter(batch.writing)) if len(batch.writing) == 1 else None)

    def _note_edits(self, batch: Batch) -> None:
        now = self._port.now()
        for sender in filter(None, batch.writing):
            self.last_edits[sender.rights.person_key] = now

    def _apply(self, batch: Batch) -> bytes:
        """What neighbours get: for keystrokes the clients' own bytes, and the engine's words otherwise."""
        if batch.as_sent:
            self.engine.apply(batch.rows)
            return batch.rows[0]
        return self.engine.merge(batch.rows)

    def show_update(self, update: bytes, but: Connection | None = None) -> None:
        """Send what was committed to everyone but its only sender; the frame is made once."""
        if update == EMPTY_UPDATE:
            return
        frame = encoded(update_frame(update))
        for connection in tuple(self.connections):
            if connection is not but and connection.synced:
                connection.send_frame(frame)
        for watcher in self.watchers:
            asyncio.get_running_loop().call_soon(watcher)

    def reread(self) -> None:
        """Have its rows read from storage again, soon."""
        self._port.reread(self)

    def read_elsewhere(self, stored: StoredDocument) -> None:
        """Rows that another process wrote, or that were read to keep their order. Raises EngineFailure."""
        if stored.last_seq > self.seq and stored.updates:
            merged = self.engine.merge(stored.updates)
            self.seq = stored.last_seq
            self.rows += len(stored.updates)
            self.accepted.learn(stored.updates, stored.writers)
            self.show_update(merged)
            self._keep_what_others_took(stored)
        self.accepted.is_damaged |= stored.is_damaged
        self.set_locked(stored.locked_at is not None)
        self._ask_again()

    def _ask_again(self) -> None:
        """Those that are behind, once: with this state they can say all that is missing here."""
        for connection in tuple(self.connections):
            if connection.behind and not connection.asked_again and connection.rights.may_write:
                connection.asked_again = True
                self.invite(connection)

    def _keep_what_others_took(self, stored: StoredDocument) -> None:
        if any(update[-1] for update in stored.updates):  # one that deletes nothing ends with a zero
            taken = self.memory.after_others(self.engine, self._port.now())
            if taken:
                self._port.keep(self, taken)

    def fail(self) -> None:
        """The engine failed on what storage holds: the writer has the document start again."""
        self.must_restart = True
        self._port.submit(self, 0)

    def restart(self, engine: Engine, stored: StoredDocument, error: Exception) -> None:
        """Start again from what storage holds. What waited is dropped, unacknowledged; its senders are asked again."""
        self.accepted.drop(error)
        self._start(engine, stored)
        self.show_update(engine.update_since())
        for connection in tuple(self.connections):
            self.invite(connection)
        self._finish_settled()

    def close(self, code: int, reason: str) -> None:
        """The end of this document in this process: every socket is closed, and nothing more is taken."""
        self.gone = self.locked = True
        self.presence.stop()
        for connection in tuple(self.connections):
            connection.close(code, reason)
        self.accepted.drop(DocumentGone(self.id))
        self._finish_settled()
