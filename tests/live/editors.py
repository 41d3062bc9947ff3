"""People without sockets: what the server sends them is kept, and they look at it when they like."""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random

from pycrdt import Doc, Text

from app.domain.documents.wordings import NewWording
from app.live.connection import Connection, Rights
from app.live.document import OpenDocument
from app.live.protocol import Kind
from app.live.receiver import Receiver
from app.live.varint import Reader
from app.live.wire import Take, decoded
from tests.live.test_updates import edit


class Ear:
    """A socket without a network: what comes through it is kept."""

    extended = False

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.is_closed = False

    def write(self, frame: bytes) -> bool:
        message = decoded(frame)
        if message[:2] in (b"\0\1", b"\0\2"):
            self.heard.append(Reader(message, 2).piece())
        return True

    def hold(self) -> None:
        return None

    release = hold

    def close(self, code: int, reason: str) -> None:
        self.is_closed = True

    async def serve(self, take: Take, writable: object) -> None:
        return None


class Editor:
    """An honest person at one of the processes, who hears of others when they look."""

    def __init__(self, name: str, client: int, document: OpenDocument) -> None:
        self.ear = Ear()
        self.connection = attached(name, self.ear, document)
        self.own: list[bytes] = []
        self._doc: Doc[Text] = Doc(client_id=client)
        self._text = self._doc.get("text", type=Text)
        self._learned = 0
        self._is_learning = False
        self._subscription = self._doc.observe(lambda event: self._note(event.update))

    def _note(self, update: bytes) -> None:
        if not self._is_learning:
            self.own.append(update)

    def looks(self) -> None:
        self._is_learning = True
        for update in self.ear.heard[self._learned :]:
            self._doc.apply_update(update)
        self._learned = len(self.ear.heard)
        self._is_learning = False

    def writes(self, source: Random) -> None:
        for _ in range(source.choice([1, 1, 1, 3])):
            edit(self._text, source)

    def all_since(self, state_vector: bytes) -> bytes:
        self.own.clear()
        return self._doc.get_update(state_vector)

    def leaves(self) -> None:
        """Nobody listens to the document any more: as long as somebody does, it stays in memory."""
        self._doc.unobserve(self._subscription)

    def all(self) -> tuple[str, bytes]:
        """The text as this person reads it, and everything they hold."""
        return str(self._text), self._doc.get_update()


class LonePort:
    """The port of a document that has no hub. `stale`: the documents that asked for their rows."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.stale: list[OpenDocument] = []

    def submit(self, document: OpenDocument, size: int) -> None: ...

    def reread(self, document: OpenDocument) -> None:
        self.stale.append(document)

    def relay(self, document_id: str, rings: list[bytes]) -> None: ...

    def keep(self, document: OpenDocument, wordings: Sequence[NewWording]) -> None: ...


def attached(name: str, ear: Ear, document: OpenDocument) -> Connection:
    connection = Connection(
        ear, Rights(person_key=f"key of {name}", may_write=True, sees_presence=True, name=name, colour=3)
    )
    document.attach(connection)
    Receiver(document).receive(connection, Kind.STEP1, b"\0")
    return connection
