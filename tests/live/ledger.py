"""People who write down what they were promised: which of their edits the server has acknowledged, and what it showed.

The text is a row of words, each written once by one person, in the places between other words. So whatever happens to
an edit can be told from the words that a text has.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field

from pycrdt import Doc, Text
from websockets.exceptions import WebSocketException

from tests.bench.fixture import Seat
from tests.live.serving import Person, WasClosed, opens

PAUSE = 0.01  # seconds between two edits, on average; the server takes 200 frames a second from each socket
MOST_WORDS = 40  # that one person has in a text
CUT_OFF = 1006  # the close code where the other side has vanished


@dataclass
class Ledger:
    """`written` and `going`: words that were added, and that were told to go, whether acknowledged or not.

    `added` and `removed`: acknowledged. `waiting`: word and number of the frame of each edit that is not.
    """

    written: set[str] = field(default_factory=set)
    going: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    waiting: dict[tuple[str, bool], int] = field(default_factory=dict)

    def note(self, word: str, frame: int, *, removes: bool = False) -> None:
        self.waiting[word, removes] = frame
        (self.going if removes else self.written).add(word)

    def is_sent_again(self) -> None:
        """In the first frame of a new connection, all together."""
        self.waiting = dict.fromkeys(self.waiting, 1)

    def acknowledged(self, frames: int) -> None:
        """The first `frames` of this connection are saved."""
        for (word, removes), frame in tuple(self.waiting.items()):
            if frame > frames:
                break
            (self.removed if removes else self.added).add(word)
            del self.waiting[word, removes]


class Visitor:
    """Somebody with a browser that comes back after each death of the server, with what it kept of the document."""

    def __init__(self, name: str, seat: Seat, source: random.Random) -> None:
        self.name = name
        self.seat = seat
        self.source = source
        self.document: Doc[Text] = Doc()

    def opens(self, port: int, *, synced: bool) -> AbstractAsyncContextManager[Person]:
        address = f"ws://127.0.0.1:{port}/sync/{self.seat.room}?as=seat"
        headers = {"Cookie": self.seat.cookie}
        return opens(address, self.name, headers=headers, document=self.document, synced=synced)

    async def stays(self, port: int) -> None:
        """Until the server dies, which may be before it has answered."""
        with suppress(ConnectionError, WebSocketException, WasClosed):
            async with self.opens(port, synced=False) as person:
                try:
                    await self.acts(person)
                finally:
                    assert await person.is_closed() == CUT_OFF
                    self.is_cut_off(person)

    async def acts(self, person: Person) -> None:
        await person.socket.wait_closed()

    def is_cut_off(self, person: Person) -> None:
        """Nothing comes any more."""

    def words(self) -> list[str]:
        return str(self.document.get("text", type=Text)).split()


class Reader(Visitor):
    """Only looks, and sometimes comes back with a blank page."""

    async def stays(self, port: int) -> None:
        if self.source.random() < 0.5:
            self.document = Doc()
        await super().stays(port)

    async def sees(self, port: int) -> str:
        """The text that a blank page gets."""
        self.document = Doc()
        async with self.opens(port, synced=True) as person:
            return str(person)


class Writer(Visitor):
    """Writes and deletes words as fast as the server takes them, and keeps the ledger of it."""

    def __init__(self, name: str, seat: Seat, source: random.Random) -> None:
        super().__init__(name, seat, source)
        self.ledger = Ledger()
        self.staying: list[str] = []

    async def stays(self, port: int) -> None:
        if self.source.random() < 0.2:
            self._reloads_page()
        self.ledger.is_sent_again()
        await super().stays(port)

    def _reloads_page(self) -> None:
        """The browser kept the text; the new page writes under a new Yjs client id."""
        kept = self.document.get_update()
        self.document = Doc()
        self.document.apply_update(kept)

    async def acts(self, person: Person) -> None:
        await person.until(lambda: person.saved > 0)
        while True:
            self.ledger.acknowledged(person.saved)
            await self._edits(person)
            await asyncio.sleep(self.source.expovariate(1 / PAUSE))

    def is_cut_off(self, person: Person) -> None:
        self.ledger.acknowledged(person.saved)

    async def saves(self, port: int) -> None:
        """All that still waits."""
        self.ledger.is_sent_again()
        async with self.opens(port, synced=True) as person:
            self.ledger.acknowledged(person.saved)

    async def _edits(self, person: Person) -> None:
        staying = self.staying
        if len(staying) > MOST_WORDS or (staying and self.source.random() < 0.2):
            await self._removes(person, staying.pop(self.source.randrange(len(staying))))
        else:
            await self._adds(person)

    async def _adds(self, person: Person) -> None:
        word = f"{self.name}{len(self.ledger.written)}{self.source.choice(('', '', '', 'é', '😀'))}"
        text = str(person)
        place = text.rfind(" ", 0, self.source.randrange(len(text) + 1)) + 1
        self.staying.append(word)
        self.ledger.note(word, person.sent + 1)
        await person.types(f"{word} ", place)

    async def _removes(self, person: Person, word: str) -> None:
        place = f" {person}".index(f" {word} ")
        self.ledger.note(word, person.sent + 1, removes=True)
        await person.deletes(place, place + len(word) + 1)


@dataclass(frozen=True)
class Account:
    """What is wrong with a text, given the ledgers of its writers: nothing at all, if the server keeps its promise.

    `lost`: acknowledged, or shown to a neighbour, and not there. `back`: there, though its deletion was acknowledged.
    """

    lost: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()


def account_of(text: str, writers: Sequence[Writer]) -> Account:
    counts = Counter(text.split())
    found = frozenset(counts)
    going = all_of(writer.ledger.going for writer in writers)
    shown = all_of(set(writer.words()) - writer.ledger.written for writer in writers)
    return Account(
        lost=(shown | all_of(writer.ledger.added for writer in writers)) - going - found,
        back=found & all_of(writer.ledger.removed for writer in writers),
        twice=frozenset(word for word, count in counts.items() if count > 1),
        foreign=found - all_of(writer.ledger.written for writer in writers),
    )


def all_of(sets: Iterable[AbstractSet[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
