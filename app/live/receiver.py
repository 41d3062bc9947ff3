"""What comes in at a document: frames of its sockets, checked, refused or handed on to be committed."""

import logging

from app.live.connection import CloseCode, Connection
from app.live.document import OpenDocument
from app.live.entry import Entry
from app.live.errors import EngineFailure, Unknown, UnknownOfOthers
from app.live.protocol import Kind, read_presence, read_state_vector, step2_frame
from app.live.updates import NOTHING, CheckedUpdate, covers

log = logging.getLogger(__name__)


class Receiver:
    """Of one socket at an open document."""

    __slots__ = ("_document",)

    def __init__(self, document: OpenDocument) -> None:
        self._document = document

    def receive(self, connection: Connection, kind: Kind, payload: bytes) -> None:
        """One message of a client. Raises Forbidden for what no honest client sends."""
        try:
            if kind is Kind.PRESENCE:
                self._document.presence.heard(connection, read_presence(payload))
            elif kind is Kind.STEP1:
                self._answer(connection, payload)
            else:
                connection.received += 1
                self._take_update(connection, payload, is_merge=kind is Kind.STEP2)
        except EngineFailure:
            log.exception("The merge engine of document %s failed", self._document.id)
            connection.close(CloseCode.RESTART, "reading the document again")
            self._document.fail()

    def _answer(self, connection: Connection, state_vector: bytes) -> None:
        document = self._document
        read_state_vector(state_vector, document.accepted.pairs)
        if document.must_restart:
            connection.close(CloseCode.RESTART, "reading the document again")
            return
        connection.send(step2_frame(document.engine.update_since(state_vector)))
        if not connection.synced:
            connection.synced = True
            if others := document.presence.frame_for(connection):
                connection.send(others)

    def _take_update(self, connection: Connection, update: bytes, *, is_merge: bool) -> None:
        if connection.behind and not is_merge:
            return  # it builds on what was refused; only a whole step2 can follow
        document, rights = self._document, connection.rights
        accepted = document.accepted
        allowed = rights.may_write and not document.locked
        try:
            checked = accepted.check(update, rights.person_key)
        except Unknown as unknown:
            self._take_unknown(connection, unknown, allowed=allowed, is_merge=is_merge)
            return
        if checked.block_at and allowed and not accepted.is_long(checked.inserted_units):  # nearly all of them
            connection.behind = connection.asked_again = False
            document.accept(Entry(connection=connection, frame=connection.received, update=update, checked=checked))
        elif self._is_stored(checked, look=is_merge or not allowed):
            self._take_nothing(connection)
        elif not allowed:
            self._refuse(connection)
        elif accepted.too_long(checked, update, document.engine):
            connection.close(CloseCode.TOO_LONG, "the text would be too long")
        else:
            connection.behind = connection.asked_again = False
            document.accept(
                Entry(
                    connection=connection, frame=connection.received, update=update, checked=checked, is_merge=is_merge
                )
            )

    def _take_unknown(self, connection: Connection, unknown: Unknown, *, allowed: bool, is_merge: bool) -> None:
        """It was sent before our step1 was answered, or another process knows more: read storage, and ask again."""
        if not allowed:
            self._refuse(connection)
        elif connection.asked_again or (isinstance(unknown, UnknownOfOthers) and not is_merge):
            raise unknown
        else:
            connection.behind = True
            self._document.reread()

    def _is_stored(self, checked: CheckedUpdate, *, look: bool) -> bool:
        """Whether storage has it all already. Only where that is likely (`look`) are deletions compared."""
        if checked.has_new_content:
            return False
        document = self._document
        return not checked.deletes or (
            look and not document.must_restart and covers(document.engine.deletions(), checked.deletions)
        )

    def _take_nothing(self, connection: Connection) -> None:
        """A step2 that brings nothing new says: the server now has everything of this client."""
        connection.behind = connection.asked_again = False
        if self._document.accepted.pending:
            self._document.accept(Entry(connection=connection, frame=connection.received, update=None, checked=NOTHING))
        else:
            connection.acknowledge(connection.received)

    def _refuse(self, connection: Connection) -> None:
        """Not stored, and not acknowledged. Who could write a moment ago is told; who never could is shown out."""
        if connection.could_write:
            connection.behind = True
            connection.tell_writable(False, self._document.why_not(connection))
        else:
            connection.close(CloseCode.NOT_ALLOWED, "read-only")
