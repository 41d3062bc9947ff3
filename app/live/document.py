"""One open document: takes checked updates, hands them to the writer, and shows everyone what has been committed.

Two states are kept apart. What is *accepted* (checked, waiting for its commit) counts for the next check. What is
*committed* is in the engine, and only that is ever sent to anyone.
"""

import asyncio
import logging
from datetime import datetime
from functools import partial

from app.live.accepted import Accepted, Batch, Entry
from app.live.connection import CloseCode, Connection, Rights
from app.live.engine import Engine, EngineFailure
from app.live.presence import Presence
from app.live.protocol import Kind, read_presence, read_state_vector, step1_frame, step2_frame, update_frame
from app.live.reading import Unknown, UnknownOfOthers
from app.live.surroundings import DocumentGone, Surroundings, Watcher
from app.live.updates import EMPTY_UPDATE, NOTHING, CheckedUpdate, covers
from app.live.wire import encoded
from app.storage.documents import StoredDocument

log = logging.getLogger(__name__)


class OpenDocument:
    """`must_restart`: it was locked or its engine failed; the writer has it start again from storage.

    `rows`: in storage, with the last snapshot. `suspects`: seq -> whose update may have made the engine fail.
    """

    def __init__(self, document_id: str, engine: Engine, stored: StoredDocument, around: Surroundings) -> None:
        self.id = document_id
        self.connections: set[Connection] = set()
        self.last_edits: dict[str, datetime] = {}
        self.watchers: set[Watcher] = set()
        self.gone = False
        self._around = around
        self._settled: list[asyncio.Future[None]] = []
        relay = partial(around.relay, document_id)
        self.presence = Presence(self.connections, around.now, self._owner_of, relay)
        self._start(engine, stored)

    def _start(self, engine: Engine, stored: StoredDocument) -> None:
        self.engine = engine
        self.accepted = Accepted(engine, stored.writers)
        self.seq = stored.last_seq
        self.rows = len(stored.updates)
        self.locked = stored.locked_at is not None
        self.must_restart = False
        self.suspects: dict[int, Connection | None] = {}

    def _owner_of(self, client: int) -> str | None:
        return self.accepted.writers.get(client)

    # -- people come and go

    def attach(self, connection: Connection) -> None:
        self.connections.add(connection)
        connection.rights_changed = self._rights_changed
        self._invite(connection)

    def detach(self, connection: Connection) -> None:
        self.connections.discard(connection)
        connection.rights_changed = None
        self.presence.left(connection)

    def _invite(self, connection: Connection) -> None:
        """Tell whether it may write and, if so, ask for what it has and the server lacks."""
        allowed = connection.rights.may_write and not self.locked
        connection.tell_writable(allowed, "" if allowed else self._why_not(connection))
        if allowed:
            connection.send(step1_frame(self.engine.state_vector()))

    def _why_not(self, connection: Connection) -> str:
        return "locked" if self.locked else connection.rights.reason

    def _rights_changed(self, connection: Connection, before: Rights) -> None:
        if not connection.rights.sees_presence:
            self.presence.left(connection)
        if connection.rights.may_write != before.may_write:
            self._invite(connection)

    def set_locked(self, locked: bool) -> None:
        """Storage takes no more (or again takes) updates."""
        if locked == self.locked:
            return
        self.locked = locked
        for connection in tuple(self.connections):
            if connection.rights.may_write:
                self._invite(connection)

    # -- frames come in

    def receive(self, connection: Connection, kind: Kind, payload: bytes) -> None:
        """One message of a client. Raises Forbidden for what no honest client sends."""
        try:
            if kind is Kind.PRESENCE:
                self.presence.heard(connection, read_presence(payload))
            elif kind is Kind.STEP1:
                self._answer(connection, payload)
            else:
                connection.received += 1
                self._take_update(connection, payload, is_merge=kind is Kind.STEP2)
        except EngineFailure:
            log.exception("The merge engine of document %s failed", self.id)
            connection.close(CloseCode.RESTART, "reading the document again")
            self.fail()

    def _answer(self, connection: Connection, state_vector: bytes) -> None:
        read_state_vector(state_vector, self.accepted.pairs)
        if self.must_restart:
            connection.close(CloseCode.RESTART, "reading the document again")
            return
        connection.send(step2_frame(self.engine.update_since(state_vector)))
        if not connection.synced:
            connection.synced = True
            if others := self.presence.frame_for(connection):
                connection.send(others)

    def _take_update(self, connection: Connection, update: bytes, *, is_merge: bool) -> None:
        if connection.behind and not is_merge:
            return  # it builds on what was refused; only a whole step2 can follow
        rights, accepted = connection.rights, self.accepted
        allowed = rights.may_write and not self.locked
        try:
            checked = accepted.check(update, rights.person_key)
        except Unknown as unknown:
            self._take_unknown(connection, unknown, allowed=allowed, is_merge=is_merge)
            return
        if checked.block_at and allowed and not accepted.is_long(checked.inserted_units):  # nearly all of them
            connection.behind = connection.asked_again = False
            accepted.add(Entry(connection, connection.received, update, checked))
            self._around.submit(self, len(update))
        elif self._is_stored(checked, look=is_merge or not allowed):
            self._take_nothing(connection)
        elif not allowed:
            self._refuse(connection)
        elif self.accepted.too_long(checked, update, self.engine):
            connection.close(CloseCode.TOO_LONG, "the text would be too long")
        else:
            connection.behind = connection.asked_again = False
            self._accept(Entry(connection, connection.received, update, checked, is_merge))

    def _take_unknown(self, connection: Connection, unknown: Unknown, *, allowed: bool, is_merge: bool) -> None:
        """It was sent before our step1 was answered, or another process knows more: read storage, and ask again."""
        if not allowed:
            self._refuse(connection)
        elif connection.asked_again or (isinstance(unknown, UnknownOfOthers) and not is_merge):
            raise unknown
        else:
            connection.behind = True
            self._around.reread(self)

    def _ask_again(self) -> None:
        """Those that are behind, once: with this state they can say all that is missing here."""
        for connection in tuple(self.connections):
            if connection.behind and not connection.asked_again and connection.rights.may_write:
                connection.asked_again = True
                self._invite(connection)

    def _is_stored(self, checked: CheckedUpdate, *, look: bool) -> bool:
        """Whether storage has it all already. Only where that is likely (`look`) are deletions compared."""
        if checked.has_new_content:
            return False
        return not checked.deletes or (
            look and not self.must_restart and covers(self.engine.deletions(), checked.deletions)
        )

    def _take_nothing(self, connection: Connection) -> None:
        """A step2 that brings nothing new says: the server now has everything of this client."""
        connection.behind = connection.asked_again = False
        if self.accepted.pending:
            self._accept(Entry(connection, connection.received, None, NOTHING))
        else:
            connection.acknowledge(connection.received)

    def _refuse(self, connection: Connection) -> None:
        """Not stored, and not acknowledged. Who could write a moment ago is told; who never could is shown out."""
        if connection.could_write:
            connection.behind = True
            connection.tell_writable(False, self._why_not(connection))
        else:
            connection.close(CloseCode.NOT_ALLOWED, "read-only")

    def _accept(self, entry: Entry) -> None:
        self.accepted.add(entry)
        self._around.submit(self, len(entry.update or b""))

    def write(self, update: bytes) -> "asyncio.Future[None]":
        """An update of the server itself; done once committed. Raises Forbidden."""
        checked = self.accepted.check(update, "")
        done = asyncio.get_running_loop().create_future()
        self._accept(Entry(None, 0, update, checked, done=done))
        return done

    def settled(self) -> "asyncio.Future[None]":
        """Done when nothing that was accepted waits for its commit any more."""
        future = asyncio.get_running_loop().create_future()
        self._settled.append(future)
        self._finish_settled()
        return future

    def _finish_settled(self) -> None:
        if self.accepted.pending:
            return
        settled, self._settled = self._settled, []
        for future in settled:
            if not future.done():
                future.set_result(None)

    # -- commits go out

    def next_batch(self) -> Batch | None:
        """What is to be committed next."""
        return Batch(list(self.accepted.pending)) if self.accepted.pending else None

    def committed(self, batch: Batch, last_seq: int) -> None:
        """This is durable; the last row of it has this number. Show it, then acknowledge."""
        self.accepted.take(batch.entries)
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
            self._around.reread(self)
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
        now = self._around.now()
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

    def read_elsewhere(self, stored: StoredDocument) -> None:
        """Rows that another process wrote, or that were read to keep their order. Raises EngineFailure."""
        if stored.last_seq > self.seq and stored.updates:
            merged = self.engine.merge(stored.updates)
            self.seq = stored.last_seq
            self.rows += len(stored.updates)
            self.accepted.learn(self.engine, stored.updates)
            self.accepted.writers.update(stored.writers)
            self.show_update(merged)
        self.set_locked(stored.locked_at is not None)
        self._ask_again()

    def fail(self) -> None:
        """The engine failed on what storage holds: the writer has the document start again."""
        self.must_restart = True
        self._around.submit(self, 0)

    def restart(self, engine: Engine, stored: StoredDocument, error: Exception) -> None:
        """Start again from what storage holds. What waited is dropped, unacknowledged; its senders are asked again."""
        self.accepted.drop(error)
        self._start(engine, stored)
        self.show_update(engine.update_since())
        for connection in tuple(self.connections):
            self._invite(connection)
        self._finish_settled()

    def close(self, code: int, reason: str) -> None:
        """The end of this document in this process: every socket is closed, and nothing more is taken."""
        self.gone = self.locked = True
        self.presence.stop()
        for connection in tuple(self.connections):
            connection.close(code, reason)
        self.accepted.drop(DocumentGone(self.id))
        self._finish_settled()
