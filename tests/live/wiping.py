"""Lives of a document in which people wipe and put back, without sockets and processes: the same seed, the same story.

What stands is known here from commit to commit. So every text can be asked for that stood and is gone.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from pycrdt import Doc, Text, TransactionEvent

from app.domain.documents.wordings import NewWording, Why
from app.domain.words.shrinking import MOST_KEPT, RECENT
from app.live.batch import Batch
from app.live.connection import Connection, Rights
from app.live.document import OpenDocument
from app.live.engine import build
from app.live.protocol import Kind
from app.live.receiver import Receiver
from app.storage.documents import StoredDocument
from tests.factories import MORNING
from tests.live.editors import Ear, LonePort
from tests.live.wipers import SHORTEST, is_gone, is_held, some_words

COMPACT_AFTER = 12  # rows
PAUSE = 0.03  # seconds between two steps, on average
AWAY = (1, 2, 40)  # seconds after a crash


class Lost(AssertionError):
    """A text is gone, and no wording holds it."""


class Hand:
    """Somebody who does one thing after the other, a frame at a time, and hears of others when they look."""

    def __init__(self, name: str, client: int, source: Random) -> None:
        self.name = name
        self.source = source
        self._doc: Doc[Text] = Doc(client_id=client)
        self._text = self._doc.get("text", type=Text)
        self._unsent: deque[bytes] = deque()
        self._is_learning = False
        self._subscription = self._doc.observe(self._note)

    def _note(self, event: TransactionEvent) -> None:
        if not self._is_learning:
            self._unsent.append(event.update)

    def comes(self, document: OpenDocument) -> None:
        """Again, with all that was not saved."""
        self._document = document
        self._ear, self._learned = Ear(), 0
        self._connection = Connection(
            self._ear,
            Rights(person_key=f"key of {self.name}", may_write=True, sees_presence=True, name=self.name, colour=3),
        )
        document.attach(self._connection)
        Receiver(document).receive(self._connection, Kind.STEP1, self._doc.get_state())
        self.looks()
        self._unsent.clear()
        all_of_it = self._doc.get_update(document.engine.state_vector())
        Receiver(document).receive(self._connection, Kind.STEP2, all_of_it)
        self._act: Iterator[None] = iter(())

    def looks(self) -> None:
        self._is_learning = True
        for update in self._ear.heard[self._learned :]:
            self._doc.apply_update(update)
        self._learned = len(self._ear.heard)
        self._is_learning = False

    def sends(self) -> None:
        while self._unsent:
            Receiver(self._document).receive(self._connection, Kind.UPDATE, self._unsent.popleft())

    def goes_on(self, wordings: list[str]) -> str:
        """By one step; what it has begun, if it has."""
        if next(self._act, self) is not self:
            return ""
        wipes = (self._clears, self._backspaces, self._replaces, self._shortens)
        act = self.source.choice((*wipes, self._puts_back, self._puts_back, self._writes))
        if len(str(self._text)) < SHORTEST:
            act = self._writes
        self._act = act(wordings)
        return f"{self.name} {act.__name__}: {str(self._text)!r}"

    def _writes(self, _: list[str]) -> Iterator[None]:
        words = some_words(self.source)
        for piece in [words] if self.source.random() < 0.5 else words.split(" "):
            self._text.insert(len(str(self._text).encode()), f" {piece}")
            yield

    def _clears(self, _: list[str]) -> Iterator[None]:
        self._text.clear()
        yield

    def _backspaces(self, _: list[str]) -> Iterator[None]:
        at_once = self.source.randint(2, 9)
        while text := str(self._text):
            del self._text[len(text[:-at_once].encode()) : len(text.encode())]
            yield

    def _replaces(self, _: list[str]) -> Iterator[None]:
        self._text.clear()
        self._text.insert(0, some_words(self.source))
        yield

    def _shortens(self, _: list[str]) -> Iterator[None]:
        self._text.clear()
        self._text.insert(0, f"{self.name}-short")
        yield

    def _puts_back(self, wordings: list[str]) -> Iterator[None]:
        """One of the wordings, and sometimes undoes that."""
        if not wordings:
            return
        before, _ = self._document.becomes(self.source.choice(wordings), Why.REPLACED)
        yield
        if self.source.random() < 0.3:
            self._document.becomes(before, Why.REPLACED)
            yield


class Lives:
    """One document, two who wipe it, and a process that dies again and again.

    `gone`: texts that a wording held. `cleared`: how many went in one go, and were offered to the letter.
    """

    def __init__(self, seed: object) -> None:
        self.source = Random(f"{seed}")
        self.rows: list[bytes] = []
        self.replaced = 0  # the number of the last row that a snapshot holds
        self.writers: dict[int, str] = {}
        self.wordings: list[str] = []
        self.gone = self.cleared = 0
        self.offer = ""
        self._kept_at: deque[datetime] = deque([MORNING - RECENT] * MOST_KEPT, maxlen=MOST_KEPT)
        self.now = MORNING
        self.tale: deque[str] = deque(maxlen=40)
        self._stood: list[tuple[str, datetime]] = [("", MORNING)]  # and since when something else stands
        clients = self.source.sample(range(1, 150), 2)
        self.hands = [Hand(name, client, self.source) for name, client in zip(("ana", "ben"), clients, strict=True)]
        self._port = LonePort(lambda: self.now)

    def lives_and_dies(self) -> None:
        engine, bad = build(self.rows)
        assert bad == []
        self.document = OpenDocument("team-a", engine, self._stored(), self._port)
        for hand in self.hands:
            hand.comes(self.document)
        for _ in range(self.source.randint(20, 400)):
            self._something_happens()
        self._commits(is_last=True)
        self.tale.append("the server is killed")
        self.now += timedelta(seconds=self.source.choice(AWAY))

    def _stored(self) -> StoredDocument:
        last = self.replaced + len(self.rows)
        seqs = tuple(range(self.replaced + 1, last + 1))
        return StoredDocument(tuple(self.rows), seqs, last, None, dict(self.writers))

    def _something_happens(self) -> None:
        choice, hand = self.source.random(), self.source.choice(self.hands)
        if choice < 0.55 and (begun := hand.goes_on(self.wordings)):
            self.tale.append(begun)
        if choice < 0.65:
            hand.sends()
        elif choice < 0.85:
            hand.looks()
        else:
            self._commits()
        self.now += timedelta(seconds=self.source.expovariate(1 / PAUSE))

    def _commits(self, *, is_last: bool = False) -> None:
        """`is_last`: the server dies before, or afterwards, so that nobody hears of it."""
        batch = self.document.next_batch()
        if batch is None or (is_last and self.source.random() < 0.5):
            return
        new = self.document.accepted.new_updates("team-a", batch, self.document.seq)
        self.rows += new.updates
        self.writers.update(new.writers)
        self._keep(new.wordings)
        self._look_at_clearing(batch)
        self._look()
        if is_last:
            return
        self.document.committed(batch, self.replaced + len(self.rows))
        if self.document.rows >= COMPACT_AFTER:
            self._compact()

    def _keep(self, found: Sequence[NewWording]) -> None:
        for one in found:
            self.offer = one.text if one.offered_until else self.offer
            if one.text not in self.wordings:
                self._kept_at.append(self.now)
                self.wordings.append(one.text)
                self.tale.append(f"kept, {one.why}: {one.text!r}")

    def _compact(self) -> None:
        document = self.document
        going = document.memory.before_compaction(document.engine, document.seq, self.now)
        self._keep(going)
        document.memory.compacted(going)
        self.replaced += len(self.rows) - 1
        self.rows = [document.engine.update_since()]
        document.rows = 1

    def _look_at_clearing(self, batch: Batch) -> None:
        """What goes with one key is kept and offered to the letter, unless very many were kept a moment ago."""
        before, _ = self._stood[-1]
        is_half = 2 * len(build(self.rows)[0].text().strip()) <= len(before.strip())
        is_cleared = len(batch.rows) == 1 and batch.only_deletes and is_half
        if not is_cleared or len(before.strip()) < SHORTEST or self.now - self._kept_at[0] < RECENT:
            return
        if before not in self.wordings or not (batch.is_rewritten or self.offer == before):
            raise Lost("\n".join([*self.tale, f"{before!r} was cleared", f"and this is offered: {self.offer!r}"]))
        self.cleared += 1

    def _look(self) -> None:
        """Of the texts of the last minute, each that was not followed by a longer one: it is there, or held."""
        text = build(self.rows)[0].text()
        before, _ = self._stood.pop()
        stood = [*self._stood, (before, self.now)]
        self._stood = []
        for one, until in stood:
            if not is_gone(one, text):
                self._stood += [(one, until)] if len(one) >= len(text) and self.now - until < RECENT else []
            elif is_held(one, self.wordings):
                self.gone += 1
            else:
                raise Lost("\n".join([*self.tale, f"the text is now {text!r}", f"and this is lost: {one!r}"]))
        self._stood.append((text, self.now))
