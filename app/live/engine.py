"""The merge engine (pycrdt, which is Yrs): applies checked updates to the one text, and answers questions about it.

Anything it throws, Rust panics included, comes as EngineFailure; the engine must then be thrown away.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from pycrdt._pycrdt import Doc, Subscription, Transaction

from app.domain.words.differences import edits
from app.live.errors import EngineFailure
from app.live.grammar import Id
from app.live.protocol import read_state_vector
from app.live.updates import EMPTY_UPDATE, Deletions, pairs_in, read_trusted

ROOT_NAME = "text"
TOGETHER = 100  # updates in one transaction: with ten thousand, each costs ten times as much, and memory with them
EVERYTHING = b"\0"  # the state vector of a client that has nothing
Result = TypeVar("Result")


class Engine:
    def __init__(self, client_id: int | None = None) -> None:
        """`client_id`: only where this engine itself writes."""
        self._doc = Doc(client_id, None, None)
        self._text = self._in_transaction(lambda transaction: self._doc.get_or_insert_text(transaction, ROOT_NAME))

    def _in_transaction(self, work: Callable[[Transaction], Result]) -> Result:
        try:
            transaction = self._doc.create_transaction()
            result = work(transaction)
            transaction.commit()
            transaction.drop()
        except (KeyboardInterrupt, SystemExit, asyncio.CancelledError):
            raise
        except BaseException as error:  # PanicException is no Exception
            raise EngineFailure(str(error)) from error
        return result

    def apply(self, updates: Sequence[bytes]) -> None:
        for start in range(0, len(updates), TOGETHER):
            self._apply_together(updates[start : start + TOGETHER])

    def _apply_together(self, updates: Sequence[bytes]) -> None:
        apply_update = self._doc.apply_update

        def work(transaction: Transaction) -> None:
            for update in updates:
                apply_update(transaction, update)

        self._in_transaction(work)

    def merge(self, updates: Sequence[bytes]) -> bytes:
        """Apply, and give back what was new in all of them as one update in the engine's own words."""
        return self._changes_of(lambda: self._apply_together(updates))

    def become(self, text: str) -> bytes:
        """Change only what differs, under this engine's own client id; the update."""
        before = self.text()
        changes = edits(before, text)

        def work(transaction: Transaction) -> None:
            for start, end, new in reversed(changes):
                at = len(before[:start].encode())
                if start < end:
                    self._text.remove_range(transaction, at, len(before[start:end].encode()))
                if new:
                    self._text.insert(transaction, at, new)

        return self._changes_of(lambda: self._in_transaction(work))

    def write_anew(self, text: str) -> bytes:
        """Put it in the place of all there is, under this engine's own client id; the update."""

        def work(transaction: Transaction) -> None:
            self._text.insert(transaction, 0, text)
            start, end = len(text.encode()), len(self._text.get_string(transaction).encode())
            self._text.remove_range(transaction, start, end - start)

        return self._changes_of(lambda: self._in_transaction(work))

    def _changes_of(self, work: Callable[[], None]) -> bytes:
        """What one transaction changes. Listened to only then: it doubles what a keystroke costs."""
        changes = [EMPTY_UPDATE]
        subscription: Subscription = self._doc.observe(lambda event: changes.append(event.update))
        try:
            work()
        finally:
            subscription.drop()
        return changes[-1]

    def text(self) -> str:
        return self._in_transaction(self._text.get_string)

    def units(self) -> int:
        """The length of the text in UTF-16 units, as a browser counts."""
        text = self.text()
        return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2

    def state_vector(self) -> bytes:
        return self._in_transaction(self._doc.get_state)

    def clocks(self) -> dict[int, int]:
        """Client id -> next clock."""
        return read_state_vector(self.state_vector(), ())

    def update_since(self, state_vector: bytes = EVERYTHING) -> bytes:
        """What somebody with this (checked) state vector lacks, and all deletions."""
        return self._in_transaction(lambda transaction: self._doc.get_update(transaction, state_vector))

    def pairs(self) -> set[Id]:
        """Where characters of two units lie."""
        return pairs_in(self.update_since())

    def deletions(self) -> Deletions:
        """Everything that was deleted; ranges of a client do not touch each other."""
        deletions = read_trusted(self.update_since(self.state_vector())).deletions
        return {client: _join_ranges(ranges) for client, ranges in deletions.items()}


def _join_ranges(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = ranges[:1]
    for start, end in ranges[1:]:
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def build(updates: Sequence[bytes]) -> tuple[Engine, list[int]]:
    """An engine with all these updates; and the indexes of those that it could not take and were left out."""
    engine = Engine()
    try:
        engine.apply(updates)
    except EngineFailure:
        return _build_without_bad(updates)
    return engine, []


def _build_without_bad(updates: Sequence[bytes]) -> tuple[Engine, list[int]]:
    good: list[bytes] = []
    bad: list[int] = []
    engine = Engine()
    for index, update in enumerate(updates):
        try:
            engine.apply([update])
            good.append(update)
        except EngineFailure:
            bad.append(index)
            engine = Engine()
            engine.apply(good)
    return engine, bad


def text_for_all(engine: Engine, client_id: int) -> bytes:
    """The update with which everybody reads the text of this engine, whatever they have made of its pieces."""
    writer = Engine(client_id)
    writer.apply([engine.update_since()])
    return writer.write_anew(engine.text())
