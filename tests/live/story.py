"""One document and its people without sockets or storage: honest edits, tampered ones, and all routes to its text."""

import base64
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from app.live.connection import Connection, Rights
from app.live.document import OpenDocument
from app.live.engine import Engine, build
from app.live.errors import Forbidden
from app.live.protocol import Kind
from app.live.receiver import Receiver
from app.storage.documents import StoredDocument
from tests.live.conftest import now
from tests.live.editors import Ear, Editor, LonePort, attached
from tests.live.structure import Tamperer

CASES = 40  # tampered updates in one story
MOST_CLIENT = 150  # small, so that client ids sort in every way
TOGETHER = 100  # rows in one go
OLDEST = 12  # of the latest honest updates, which can be tampered with


class Seen(NamedTuple):
    """`waits`: something in it waits for what is not there."""

    text: str
    clocks: tuple[tuple[int, int], ...]
    waits: bool = False


def seen(engine: Engine) -> Seen:
    return Seen(engine.text(), tuple(sorted(engine.clocks().items())))


class Different(AssertionError):
    """Two routes do not lead to one text."""


class Story:
    """`counts`: cases, those accepted, and those that brought content. Rows are numbered from `replaced` + 1 on."""

    def __init__(self, source: Random) -> None:
        self.source = source
        self.counts: Counter[str] = Counter()
        self.rows: list[bytes] = []
        self.replaced = 0
        self.writers: dict[int, str] = {}
        self.honest: list[bytes] = []
        self.snapshots: list[bytes] = []
        port = LonePort(now)
        self.stale = port.stale
        self.processes = [OpenDocument("team-a", Engine(), self.stored(0), port) for _ in range(source.choice([1, 2]))]
        self.reader = Ear()
        attached("reader", self.reader, self.processes[0])
        self.neighbour, self.read = Engine(), 0
        clients = source.sample(range(1, MOST_CLIENT), 7)
        self.editors = [Editor(f"editor {client}", client, source.choice(self.processes)) for client in clients[:3]]
        self.mallory = clients[3:]

    # -- what happens

    def runs(self) -> None:
        for _ in range(self.source.randrange(2, 12)):
            self.somebody_writes()
        while self.counts["cases"] < CASES:
            self.something_happens()
            self.mallory_tries()
            if self.source.random() < 0.5:
                self.commit()
        for editor in self.editors:
            self.hands_in(editor)
        self.commit()

    def something_happens(self) -> None:
        source = self.source
        if source.random() < 0.35:
            self.somebody_writes()
        if source.random() < 0.3:
            source.choice(self.editors).looks()
        if source.random() < 0.02:
            self.commit()
            self.restart(source.choice(self.processes))
        if source.random() < 0.02:
            self.compact()
        if source.random() < 0.04:
            self.snapshots.append(source.choice(self.processes).engine.update_since())

    def somebody_writes(self) -> None:
        editor = self.source.choice(self.editors)
        editor.writes(self.source)
        if self.source.random() < 0.7:  # or goes on without the server for a while
            self.hands_in(editor)

    def hands_in(self, editor: Editor) -> None:
        document = self.at(editor.connection)
        if self.source.random() < 0.3:
            updates = [editor.all_since(document.engine.state_vector())]
        else:
            updates, editor.own = editor.own, []
        for update in updates:
            self.honest = [*self.honest[-OLDEST:], update]
            Receiver(document).receive(editor.connection, Kind.UPDATE, update)  # raises Forbidden: it never may
            assert not editor.connection.behind, "an honest update was not taken"

    def at(self, connection: Connection) -> OpenDocument:
        return next(document for document in self.processes if connection in document.connections)

    def mallory_tries(self) -> None:
        if not self.honest:
            return
        document = self.source.choice(self.processes)
        honest = self.source.choice(self.honest)
        tampered = Tamperer(self.source, self.mallory, document.accepted.known).tampered(honest)
        if tampered == honest:
            return
        self.counts["cases"] += 1
        before = dict(document.accepted.known)
        connection = Connection(
            Ear(), Rights(person_key="key of mallory", may_write=True, sees_presence=True, name="mallory", colour=3)
        )
        try:
            Receiver(document).receive(connection, Kind.UPDATE, tampered)
        except Forbidden as refused:
            self.counts[f"refused: {refused.reason}"] += 1
            return
        if not connection.behind:
            self.counts["accepted"] += 1
            self.counts["brought content"] += document.accepted.known != before

    # -- storage

    def stored(self, after: int) -> StoredDocument:
        """What is stored behind that number."""
        last = self.replaced + len(self.rows)
        rows = self.rows_after(after)
        return StoredDocument(
            tuple(row for _, row in rows), tuple(seq for seq, _ in rows), last, None, dict(self.writers)
        )

    def rows_after(self, seq: int) -> list[tuple[int, bytes]]:
        return [row for row in enumerate(self.rows, self.replaced + 1) if row[0] > seq]

    def commit(self) -> None:
        """Each process in turn; then they read what the other wrote. And then all are compared."""
        for document in self.source.sample(self.processes, len(self.processes)):
            while batch := document.next_batch():
                new = document.accepted.new_updates("team-a", batch, document.seq)
                if new.clashes and new.clashes(self.rows_after(document.seq)):
                    self.counts["clashes"] += 1
                    self.restart(document)
                    continue
                self.rows += new.updates
                self.writers.update(new.writers)
                document.committed(batch, self.replaced + len(self.rows))
        for document in self.processes:
            document.read_elsewhere(self.stored(document.seq))
        self.stale.clear()
        self.agree()

    def restart(self, document: OpenDocument) -> None:
        """What waited is dropped. Everybody who is there is asked for what is missing, and sends it again."""
        engine, bad = build(self.rows)
        assert bad == []
        document.restart(engine, self.stored(0), RuntimeError())
        for editor in self.editors:
            if editor.connection in document.connections:
                Receiver(document).receive(editor.connection, Kind.STEP2, editor.all_since(engine.state_vector()))
                assert not editor.connection.behind

    def compact(self) -> None:
        self.commit()
        self.replaced += len(self.rows) - 1 if self.rows else 0
        self.rows = [self.processes[0].engine.update_since()] if self.rows else []

    # -- what everybody sees

    def agree(self) -> None:
        """After each commit: each server, a neighbour who heard every frame, a late joiner."""
        self.neighbour.apply(self.reader.heard[self.read :])
        self.read = len(self.reader.heard)
        found = {"the neighbour": seen(self.neighbour)}
        for number, document in enumerate(self.processes):
            late = Engine()
            late.apply([document.engine.update_since()])
            found |= {f"server {number}": seen(document.engine), f"late joiner of server {number}": seen(late)}
        self.expect_one(found)

    def expect_one(self, found: dict[str, Seen]) -> Seen:
        first = next(iter(found.values()))
        if any(one != first for one in found.values()) or first.waits:
            raise Different(found)
        return first

    def ends(self) -> Seen:
        """At the end, by more routes: rows in every portion, a snapshot of those, people with edits of their own."""
        found = dict(self.routes())
        for editor in self.editors:
            editor.looks()
            text, update = editor.all()
            holds = Engine()
            holds.apply([update])
            editor.leaves()
            found[editor.connection.rights.person_key] = Seen(text, seen(holds).clocks)
        return self.expect_one(found)

    def routes(self) -> Iterator[tuple[str, Seen]]:
        one_by_one, reloaded = Engine(), Engine()
        for row in self.rows:
            one_by_one.apply([row])
        together, bad = build(self.rows)
        assert bad == []
        reloaded.apply([together.update_since()])
        yield "the neighbour", seen(self.neighbour)
        yield "the server", seen(self.processes[0].engine)
        yield "rows one by one", seen(one_by_one)
        yield "rows a hundred at a time", seen(together)
        yield "a snapshot of those", seen(reloaded)

    def for_node(self) -> str:
        """One line for node/routes.mjs."""
        last = self.processes[-1].engine.update_since()
        joined = self.neighbour.update_since()
        return json.dumps(
            {"frames": coded(self.reader.heard), "rows": coded(self.rows), "snapshots": coded([last, joined])}
        )

    def hears_from_node(self, answer: str, expected: Seen) -> None:
        told = json.loads(answer)
        found = {
            name: Seen(text, tuple((client, clock) for client, clock in clocks), waits)
            for name, (text, clocks, waits) in told["found"].items()
        }
        back = Engine()
        back.apply([base64.b64decode(told["update"])])
        self.expect_one({"the server": expected, "from Yjs to Yrs": seen(back)} | found)


def coded(updates: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(update).decode() for update in updates]
