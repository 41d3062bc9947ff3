"""What a document has accepted: what is committed and what waits for that. The next check is made against it."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from app.live.connection import Connection
from app.live.engine import Engine
from app.live.reading import forbid
from app.live.updates import CheckedUpdate, check_update, join_keystrokes, pairs_in
from app.storage.documents import NewUpdates

LIMIT = 22_000  # UTF-16 units: the page stops people at 20,000, and an honest late merge may go a little beyond
MOST_UNITS_EVER = 4_000_000  # with everything that was deleted again
MOST_WRITERS = 1000  # Yjs client ids; a page has a new one after each reload. A step1 with all of them is still taken
MOST_WRITERS_OF_PERSON = 128
SERVER = "server"  # the person key under which the server itself writes


@dataclass(slots=True, eq=False)
class Entry:
    """An accepted frame on its way to the disk. `update` None: it brought nothing new, and waits for those before it.

    `frame`: its number on its connection. `is_merge`: it was a step2, which also repeats what is known.
    """

    connection: Connection | None
    frame: int
    update: bytes | None
    checked: CheckedUpdate
    is_merge: bool = False
    writers: dict[int, str] | None = None  # bound by this entry
    done: "asyncio.Future[None] | None" = None

    def end(self, error: Exception | None = None) -> None:
        """It has been committed, or never will be."""
        if self.done is None or self.done.done():
            return
        if error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(error)


class Accepted:
    """`known`: client id -> next clock. `writers`: client id -> person key.

    `pairs`: where characters of two units lie.
    """

    def __init__(self, engine: Engine, writers: dict[int, str]) -> None:
        self.known = engine.clocks()
        self.pairs = engine.pairs()
        self.writers = dict(writers)
        self.pending: deque[Entry] = deque()
        self._units = engine.units()
        self._units_ever = sum(self.known.values())
        self._may_write: dict[str, Callable[[int], bool]] = {}  # person key -> whether they may write as a client id

    def check(self, update: bytes, person_key: str) -> CheckedUpdate:
        """Raises Forbidden."""
        may_write_as = self._may_write.get(person_key) or self._asking_for(person_key)
        return check_update(update, self.known, may_write_as, self.pairs)

    def _asking_for(self, person_key: str) -> Callable[[int], bool]:
        writers = self.writers

        def may_write_as(client: int) -> bool:
            owner = writers.get(client)
            return owner == person_key or (owner is None and self._takes_new_client_of(person_key))

        self._may_write[person_key] = may_write_as
        return may_write_as

    def _takes_new_client_of(self, person_key: str) -> bool:
        """Raises Forbidden where the person, or everyone together, has had too many."""
        owners = list(self.writers.values())
        if len(owners) >= MOST_WRITERS or owners.count(person_key) >= MOST_WRITERS_OF_PERSON:
            forbid("too many client ids")
        return True

    def is_long(self, more: int) -> bool:
        """Whether so many units more might be too many, so that `too_long` has to look."""
        return self._units + more > LIMIT or self._units_ever + more > MOST_UNITS_EVER

    def add(self, entry: Entry) -> None:
        checked = entry.checked
        if checked.clocks:
            person = entry.connection.rights.person_key if entry.connection else SERVER
            writers = self.writers
            for client in checked.clocks:
                if client not in writers:
                    writers[client] = person
                    entry.writers = (entry.writers or {}) | {client: person}
            self.known.update(checked.clocks)
            if checked.pairs:
                self.pairs.update(checked.pairs)
            self._units += checked.inserted_units
            self._units_ever += checked.inserted_units
        self.pending.append(entry)

    def too_long(self, checked: CheckedUpdate, update: bytes, engine: Engine) -> bool:
        """Whether the text would be beyond the limit with this update and all that waits.

        `_units` counts insertions only; where that is too much, it is looked at what deletions leave.
        """
        if self._units_ever + checked.inserted_units > MOST_UNITS_EVER:
            return True
        if not checked.inserted_units or self._units + checked.inserted_units <= LIMIT:
            return False
        trial = Engine()
        trial.apply([engine.update_since(), *(entry.update for entry in self.pending if entry.update), update])
        units = trial.units()
        self._units = units - checked.inserted_units
        return units > LIMIT

    def take(self, entries: list[Entry]) -> None:
        """These have been committed."""
        pending = self.pending
        for entry in entries:
            if pending and pending[0] is entry:
                pending.popleft()
            entry.end()

    def drop(self, error: Exception) -> None:
        """What waits is not stored, and its senders are behind."""
        for entry in self.pending:
            if entry.connection is not None:
                entry.connection.behind = True
            entry.end(error)
        self.pending.clear()

    def learn(self, engine: Engine, updates: tuple[bytes, ...]) -> None:
        """Another process has added these; the engine has them already."""
        for client, clock in engine.clocks().items():
            self.known[client] = max(clock, self.known.get(client, 0))
        for update in updates:
            self.pairs |= pairs_in(update)
            self._units += len(update)  # at least as many bytes as units


@dataclass(slots=True)
class Batch:
    """What one commit takes from a document. `rows`: what it adds to the log, several keystrokes in one row.

    `frames`: sender -> the number of its last frame here. `writing`: who sent something new; None is the server itself.
    `sole`: for each row its only entry, or None where there are several. `as_sent`: the one row can go out as it is.
    """

    entries: list[Entry]
    rows: list[bytes] = field(default_factory=list)
    sole: list[Entry | None] = field(default_factory=list)
    frames: dict[Connection, int] = field(default_factory=dict)
    writing: set[Connection | None] = field(default_factory=set)

    def __post_init__(self) -> None:
        together: list[Entry] = []
        for entry in self.entries:
            connection = entry.connection
            if connection is not None:
                self.frames[connection] = entry.frame
            if entry.update is None:
                continue
            self.writing.add(connection)
            if entry.checked.block_at:
                together.append(entry)
            else:
                self._add_keystrokes(together)
                together = []
                self._add(entry.update, entry)
        self._add_keystrokes(together)

    def _add(self, row: bytes, sole: Entry | None) -> None:
        self.rows.append(row)
        self.sole.append(sole)

    def _add_keystrokes(self, together: list[Entry]) -> None:
        if len(together) == 1 and together[0].update is not None:
            self._add(together[0].update, together[0])
        elif together:
            self._add(join_keystrokes([(entry.update or b"", entry.checked) for entry in together]), None)

    @property
    def as_sent(self) -> bool:
        if len(self.rows) != 1:
            return False
        (sole,) = self.sole
        return sole is None or not (sole.is_merge or sole.checked.repeats)

    def new_updates(self, document_id: str) -> NewUpdates:
        """As storage takes it."""
        writers: dict[int, str] = {}
        for entry in self.entries:
            if entry.writers:
                writers.update(entry.writers)
        return NewUpdates(document_id, self.rows, writers)
