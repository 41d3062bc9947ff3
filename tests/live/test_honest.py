"""Nothing that people do with Yjs is refused, and all routes give one text: typing, input methods, replacing, undo and
redo, offline, a new page, a thousand at one document. A failing run prints its seed; FUZZ_SEED=… tries that one again.
"""

import base64
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from app.live.connection import Connection, Rights
from app.live.document import OpenDocument
from app.live.engine import Engine, build
from app.live.protocol import Kind
from app.live.receiver import Receiver
from app.storage.documents import StoredDocument
from tests.live.conftest import now
from tests.live.editors import Ear, LonePort, attached
from tests.live.story import Seen, coded, seen
from tests.live.test_one_text import NODE_PATIENCE, seeded

FEW, MANY = 60, 3_000
AT_ONCE = 500  # in one call of Node
COMMIT_AFTER = 5  # updates
RESTART_AFTER = 150  # updates: then the order is made anew, of what is stored
ALL = {"edit", "type", "compose", "replaceAll", "undo", "redo"}


class Lived(NamedTuple):
    """`sent`: by whom, whether it was a step2, and an update. `done`: how often each thing. `text`: at the end."""

    sent: list[tuple[int, bool, bytes]]
    done: Counter[str]
    text: str


def in_node(node: Path, script: str, lines: list[str]) -> list[str]:
    """One answer for each line."""
    done = subprocess.run(
        ("node", script),
        cwd=node,
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
        timeout=NODE_PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def lives(node: Path, cases: list[dict[str, float]]) -> list[Lived]:
    answers = [json.loads(line) for line in in_node(node, "honest.mjs", [json.dumps(case) for case in cases])]
    return [
        Lived(
            [(who, is_step2, base64.b64decode(update)) for who, is_step2, update in answer["sent"]],
            Counter(answer["done"]),
            answer["text"],
        )
        for answer in answers
    ]


class Home:
    """The document where all of it arrives, as the server has it, but for sockets and a database."""

    def __init__(self) -> None:
        self.rows: list[bytes] = []
        self.writers: dict[int, str] = {}
        self.people: dict[int, Connection] = {}
        self.document = OpenDocument("team-a", Engine(), self._stored(), LonePort(now))
        self.reader = Ear()
        attached("reader", self.reader, self.document)

    def _stored(self) -> StoredDocument:
        last = len(self.rows)
        return StoredDocument(tuple(self.rows), tuple(range(1, last + 1)), last, None, dict(self.writers))

    def takes(self, lived: Lived) -> None:
        """Each update, without refusing one or asking for it again; then everybody has the text."""
        for number, (who, is_step2, update) in enumerate(lived.sent, 1):
            connection = self._connection(who)
            Receiver(self.document).receive(connection, Kind.STEP2 if is_step2 else Kind.UPDATE, update)
            assert not connection.behind, f"update {number} was not taken"
            if number % COMMIT_AFTER == 0:
                self._commits()
            if number % RESTART_AFTER == 0:
                self._commits()
                engine, bad = build(self.rows)
                assert bad == []
                self.document.restart(engine, self._stored(), RuntimeError())
        self._commits()
        for name, found in self._routes().items():
            assert found == Seen(lived.text, seen(self.document.engine).clocks), name

    def _connection(self, who: int) -> Connection:
        if who not in self.people:
            self.people[who] = Connection(Ear(), Rights(person_key=f"key of {who}", may_write=True, sees_presence=True))
            self.document.attach(self.people[who])
        return self.people[who]

    def _commits(self) -> None:
        if batch := self.document.next_batch():
            new = self.document.accepted.new_updates("team-a", batch, self.document.seq)
            self.rows += new.updates
            self.writers.update(new.writers)
            self.document.committed(batch, len(self.rows))

    def _routes(self) -> dict[str, Seen]:
        neighbour, late, one_by_one = Engine(), Engine(), Engine()
        neighbour.apply(self.reader.heard)
        late.apply([self.document.engine.update_since()])
        for row in self.rows:
            one_by_one.apply([row])
        together, bad = build(self.rows)
        assert bad == []
        found = {"server": self.document.engine, "neighbour": neighbour, "late joiner": late}
        found |= {"rows one by one": one_by_one, "rows together": together}
        return {name: seen(engine) for name, engine in found.items()}

    def for_node(self) -> str:
        """One line for node/routes.mjs."""
        snapshots = [self.document.engine.update_since()]
        return json.dumps({"frames": coded(self.reader.heard), "rows": coded(self.rows), "snapshots": coded(snapshots)})

    def hears_from_node(self, answer: str) -> None:
        """Yjs reads the same by all its routes, and so does Yrs what comes from Yjs."""
        told = json.loads(answer)
        expected, back = seen(self.document.engine), Engine()
        back.apply([base64.b64decode(told["update"])])
        assert seen(back) == expected
        for name, (text, clocks, waits) in told["found"].items():
            assert Seen(text, tuple((client, clock) for client, clock in clocks), waits) == expected, name


def all_agree(node: Path, number: int, **of_each: float) -> Counter[str]:
    """So many documents, in which so many people do so much; how often they did each thing."""
    seed, done = seeded(), Counter[str]()
    for first in range(0, number, AT_ONCE):
        cases = [{"seed": seed + case, **of_each} for case in range(first, min(number, first + AT_ONCE))]
        homes = []
        for case, lived in zip(cases, lives(node, cases), strict=True):
            home = Home()
            try:
                home.takes(lived)
            except Exception as error:
                error.add_note(f"{case}")
                raise
            homes.append(home)
            done += lived.done
        for home, answer in zip(homes, in_node(node, "routes.mjs", [home.for_node() for home in homes]), strict=True):
            home.hears_from_node(answer)
    print(dict(done))
    return done


def expect_all_kinds(done: Counter[str]) -> None:
    kinds = ALL | {f"offline: {what}" for what in ALL} | {"reload", "comes back"}
    assert {what for what, count in done.items() if count >= 10} == kinds


async def test_few_people_do_much(npm_clients: Path) -> None:
    expect_all_kinds(all_agree(npm_clients, FEW, people=5, steps=120, reloads=0.3))


async def test_a_thousand_people_are_at_one_document(npm_clients: Path) -> None:
    done = all_agree(npm_clients, 1, people=1000, steps=1200, reloads=0)
    assert done["comes back"] >= 10


@pytest.mark.soak
async def test_few_people_do_much_thousands_of_times(npm_clients: Path) -> None:
    expect_all_kinds(all_agree(npm_clients, MANY, people=6, steps=120, reloads=0.3))
