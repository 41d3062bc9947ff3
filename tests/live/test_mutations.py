"""Real updates, damaged in every way, one on each connection: what gets in gets in alike for all, and nobody notices.

A failing run prints its seed; MUTATION_SEED=… tries that one again.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random, SystemRandom

import pytest
from pycrdt import Doc, Text

from app.live.connection import CloseCode, Rights
from app.live.engine import build
from app.live.hub import Hub
from app.live.varint import write_piece
from app.live.wire import Take
from app.storage.database import Database
from app.storage.documents import load
from tests.live.crowd import held
from tests.live.serving import Person, Server, forgets, joins
from tests.live.test_hostile import mutated
from tests.live.test_updates import edit

FEW, MANY = 3_000, 100_000
EDITS, DAMAGED = 60, 5  # edits of one writer; damaged versions of each, before the honest one


class Straight:
    """A socket without a network: one damaged frame, and what became of it. So a hundred thousand take minutes."""

    extended = True

    def __init__(self, frame: bytes) -> None:
        self._frame = frame
        self._ended = asyncio.Event()
        self.code: int | None = None

    def write(self, frame: bytes) -> bool:
        return True

    def hold(self) -> None:
        return None

    release = hold

    def close(self, code: int, reason: str) -> None:
        self.code = self.code or code
        self._ended.set()

    async def serve(self, take: Take, writable: Callable[[], None]) -> None:
        take(self._frame)


async def delivers(hub: Hub, frame: bytes) -> int | None:
    """The close code, if it was closed."""
    socket = Straight(frame)
    await hub.serve(
        "team-a",
        Rights(person_key="key of mallory", may_write=True, sees_presence=True, name="mallory", colour=3),
        socket,
    )
    return socket.code


def honest_updates(source: Random) -> list[bytes]:
    """Of one who writes and deletes: each edit, and then all of them at once."""
    document = Doc[Text](client_id=source.randrange(1, 2**32))
    text = document.get("text", type=Text)
    updates: list[bytes] = []
    document.observe(lambda event: updates.append(event.update))
    for _ in range(EDITS):
        edit(text, source)
    return [*updates, document.get_update()]


async def attacks(server: Server, database: Database, number: int) -> None:
    seed = int(os.environ.get("MUTATION_SEED") or SystemRandom().randrange(2**32))
    print(f"MUTATION_SEED={seed}")
    source = Random(seed)
    codes: Counter[int | None] = Counter()
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        while codes.total() < number:
            for update in honest_updates(source):
                for _ in range(DAMAGED):
                    codes[await delivers(server.hub, damaged(update, source))] += 1
                await delivers(server.hub, b"\0\2" + write_piece(update))
            await neighbours_write_on(ana, ben)
        print(dict(codes))
        assert codes.keys() == {None, CloseCode.PROTOCOL}
        await all_hold_the_same(server, database, (ana, ben))


def damaged(update: bytes, source: Random) -> bytes:
    """Mostly within, and sometimes the message around it too."""
    frame = b"\0\2" + write_piece(mutated(update, source))
    return mutated(frame, source) if source.random() < 0.1 else frame


async def neighbours_write_on(ana: Person, ben: Person) -> None:
    """And keep the text from becoming too long."""
    await ana.types("Ours", 0)
    await ben.until(lambda: "Ours" in str(ben))
    await ana.deletes(0, len(str(ana)))
    await ana.is_saved()


async def all_hold_the_same(server: Server, database: Database, people: Sequence[Person]) -> None:
    await people[0].types("The end")
    await people[0].is_saved()
    await people[1].until(lambda: "The end" in str(people[1]))
    async with joins(server, "late") as late:
        everyone = [held(str(person), person.document.get_update()) for person in (*people, late)]
    async with database.reading() as connection:
        stored = await load(connection, "team-a")
    assert stored is not None
    engine, bad = build(stored.updates)
    everyone.append(held(engine.text(), engine.update_since()))
    assert (everyone, bad) == ([everyone[0]] * 4, [])
    forgets(server.hub, "team-a")
    assert await server.hub.text("team-a") == everyone[0].text


@pytest.fixture(autouse=True)
def nothing_breaks(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The second line of defence, an engine that starts again, was not needed."""
    yield
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelname == "ERROR"] == []


async def test_thousands_of_damaged_updates(server: Server, database: Database) -> None:
    await attacks(server, database, FEW)


@pytest.mark.soak
async def test_a_hundred_thousand_damaged_updates(server: Server, database: Database) -> None:
    await attacks(server, database, MANY)
