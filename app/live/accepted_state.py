"""What a document has accepted: what is committed and what waits for that. The next check is made against it."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence

from app.live.batch import Batch
from app.live.engine import Engine
from app.live.entry import Entry
from app.live.errors import forbid
from app.live.order import NewBlock, Order
from app.live.updates import CheckedUpdate, check_update, new_blocks, new_pairs, read_trusted
from app.storage.documents import NewUpdates, NumberedRows

LIMIT = 22_000  # UTF-16 units: the page stops people at 20,000, and an honest late merge may go a little beyond
MOST_UNITS_EVER = 4_000_000  # with everything that was deleted again
MOST_WRITERS = 1000  # Yjs client ids; a page has a new one after each reload. A step1 with all of them is still taken
MOST_WRITERS_OF_PERSON = 128
SERVER = "server"  # the person key under which the server itself writes


class AcceptedState:
    """`known`: client id -> next clock. `writers`: client id -> person key.

    `pairs`: where characters of two units lie. `is_damaged`: what is stored does not give one text by every route, so
    that it has no one order against which anything could be checked.
    """

    def __init__(self, engine: Engine, writers: dict[int, str], *, is_damaged: bool = False) -> None:
        self.is_damaged = is_damaged
        self._engine = engine
        self._order: Order | None = None  # made for the first who writes
        self.known = engine.clocks()
        self.pairs = engine.pairs()
        self.writers = dict(writers)
        self.pending: deque[Entry] = deque()
        self._own_rows: set[int] = set()  # that were written here, and perhaps not read yet
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
        most_own = MOST_WRITERS if person_key == SERVER else MOST_WRITERS_OF_PERSON
        if len(owners) >= MOST_WRITERS or owners.count(person_key) >= most_own:
            forbid("too many client ids")
        return True

    def is_long(self, more: int) -> bool:
        """Whether so many units more might be too many, so that `too_long` has to look."""
        return self._units + more > LIMIT or self._units_ever + more > MOST_UNITS_EVER

    def add(self, entry: Entry) -> None:
        """Raises Forbidden where the text would not land in the same place for everyone; then nothing is added."""
        checked = entry.checked
        if checked.clocks:
            if not self.is_damaged:
                (self._order or self._make_order()).take(checked.blocks)
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

    def _make_order(self) -> Order:
        """Nothing has been added yet, so that the engine holds all that is known."""
        self._order = Order()
        self._order.learn(new_blocks(read_trusted(self._engine.update_since()).sections, {}))
        return self._order

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

    def new_updates(self, document_id: str, batch: Batch, known_seq: int) -> NewUpdates:
        """As storage takes it. `known_seq`: up to which number rows have been read, beside those written here."""
        self._own_rows = {seq for seq in self._own_rows if seq > known_seq}
        return batch.new_updates(document_id, known_seq, self._clashes)

    def _clashes(self, batch: Batch, rows: NumberedRows) -> bool:
        """Whether another process has taken other text under the same client id: each of them was right to, alone."""
        starts: dict[int, int] = {}
        for entry in batch.entries:
            for block in entry.checked.blocks:
                starts.setdefault(block.client, block.clock)
        return any(
            section.end > starts.get(section.client, section.end)
            for seq, row in rows
            if seq not in self._own_rows
            for section in read_trusted(row).sections
        )

    def take(self, batch: Batch, last_seq: int) -> None:
        """It has been committed; the last of its rows has this number."""
        self._own_rows.update(range(last_seq - len(batch.rows) + 1, last_seq + 1))
        pending = self.pending
        for entry in batch.entries:
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

    def learn(self, updates: Sequence[bytes], writers: Mapping[int, str]) -> None:
        """Another process has added these. What they repeat need not be true, and counts for nothing."""
        self.writers.update(writers)
        for update in updates:
            sections = read_trusted(update).sections
            blocks = new_blocks(sections, self.known)
            self.pairs.update(new_pairs(sections, self.known))
            self._forget_cut(blocks)
            self.known.update({block.client: block.clock + block.length for block in blocks})
            self._units += sum(block.length for block in blocks)
            if self._order is not None:
                self._order.learn(blocks)

    def _forget_cut(self, blocks: Sequence[NewBlock]) -> None:
        """A deleted character of two units: a process that has read it from a snapshot does not know what it was, and
        takes text between the two. Then honest text comes there too.
        """
        if self.pairs:
            for block in blocks:
                if block.origin:
                    self.pairs.discard((block.origin[0], block.origin[1] + 1))
                if block.right_origin:
                    self.pairs.discard(block.right_origin)
