"""No text is lost, whatever people do to it and whenever the server is killed; and everybody reads the same.

Each story prints its seed. LEDGER_SEED=… tells the same story again: exactly, where all is in one process (wiping.py);
otherwise up to what chance does between processes.
"""

import asyncio
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from itertools import groupby
from math import ceil
from pathlib import Path

import pytest

from app.live.engine import build
from app.storage import wordings
from app.storage.database import Database, open_database
from app.storage.documents import load
from tests.bench.fixture import prepare
from tests.browser.server import free_port
from tests.live.killable import Fate, Point
from tests.live.serving import Server, forgets, joins
from tests.live.test_ledger import KillableServer, seed, tell, until_alone
from tests.live.texts import bus, clock, kept, offered, server
from tests.live.wipers import Circle, is_gone, is_held, lacks
from tests.live.wiping import Lives, Lost
from tests.people import STATEMENT

__all__ = ["bus", "clock", "seed", "server"]  # fixtures

DOCUMENTS = 8
PATIENCE = 60.0  # seconds for one life of the server
A_ROUND = (
    *(Point.BEFORE_KEEPING, Point.IN_KEEPING, Point.IN_KEEPING, Point.AFTER_KEEPING, Point.AFTER_KEEPING),
    *(Point.BEFORE_COMMIT, Point.IN_COMMIT, Point.AFTER_COMMIT),
    *(Point.HALFWAY, Point.IN_COMPACTION, Point.AFTER_COMPACTION),
    *(Point.ANYWHERE, Point.ANYWHERE, Point.ANYWHERE),
)


class House:
    """The server in all its lives, and those who write, clear and put back in its documents."""

    def __init__(self, killable: KillableServer, database: Database, circles: list[Circle]) -> None:
        self.server = killable
        self.database = database
        self.circles = circles
        self.rounds = 0  # a document in which people met, acted, and were cut off
        self.held = 0  # texts that were gone, and that a wording holds

    async def lives(self, fate: Fate) -> list[bool]:
        """Until it dies by that fate; gives for each document whether everybody met there."""
        self.server.port = free_port()
        self.server.settings |= fate.settings | {"TRAIL": str(self.server.folder / "trail")}
        await self.server.start()
        acts = fate.point is not Point.NOWHERE
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as everyone:
            met = [everyone.create_task(circle.meets(self.server.port, acts=acts)) for circle in self.circles]
            if fate.point is Point.ANYWHERE:
                await asyncio.sleep(1 + fate.share)
                await self.server.kill()
        return [one.result() for one in met]

    async def lives_and_dies(self, fate: Fate) -> None:
        self.rounds += sum(await self.lives(fate))
        process = self.server.process
        assert process is not None and await process.wait() == -signal.SIGKILL, self.server.said
        await until_alone(self.database)
        for circle in self.circles:
            await self._checks(circle)

    async def _checks(self, circle: Circle) -> None:
        """What storage holds: of each text that stood and is gone there is a wording."""
        async with self.database.reading() as connection:
            stored = await load(connection, circle.document_id)
            found = await wordings.of_document(connection, circle.document_id)
        assert stored is not None
        engine, bad = build(stored.updates)
        assert bad == []
        texts = [one.text for one in found]
        assert len(set(texts)) == len(texts)
        for wiper in circle.wipers:
            wiper.is_cut_off_at(engine.text())
        lost = [text for text in circle.stood if not is_held(text, texts)]
        assert lost == [], "\n".join([*circle.story, *(f"{one.number}: {one.text!r}" for one in found[:12])])
        self.held += len(circle.stood)
        circle.stood.clear()

    async def lives_in_peace(self) -> None:
        """Everybody comes back once more: all read the same, and so does somebody who was never there."""
        assert await self.lives(Fate(Point.NOWHERE)) == [True] * len(self.circles)
        for circle in self.circles:
            (text,) = {" ".join(visitor.words()) for visitor in circle.visitors}
            assert " ".join((await circle.newcomer_reads(self.server.port)).split()) == text
        await self.server.kill()

    @property
    def acts(self) -> Counter[str]:
        return sum((Counter(wiper.done) for circle in self.circles for wiper in circle.wipers), Counter())


@pytest.fixture
async def house(database_url: str, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    setting = database_url.replace("+aiosqlite", "")
    monkeypatch.setenv("DATABASE_URL", setting)
    killable, source = KillableServer(tmp_path / "data", DATABASE_URL=setting), random.Random(seed)
    seats = await asyncio.to_thread(prepare, killable.folder, killable.port, DOCUMENTS, 3)
    circles = [Circle(list(found), source) for _, found in groupby(seats, key=lambda seat: seat.room)]
    database = open_database(database_url)
    try:
        yield House(killable, database, circles)
    finally:
        await killable.kill()
        await database.close()


def fates(source: random.Random, deaths: int) -> Iterator[Fate]:
    for point in source.sample([*A_ROUND] * ceil(deaths / len(A_ROUND)), deaths):
        many = 4 if "compaction" in point else 20 if "keeping" in point else 80
        yield Fate(point, source.randint(1, many), source.random())


def test_the_account_knows_what_is_gone_and_what_is_held() -> None:
    text = "first other third again seven eight nines tenth"
    found = [lacks(text, other) for other in (text, f"before {text} after", "third again", "irst other", "")]
    assert found == [0, 0, 36, 37, 47]
    assert [is_gone(text, now) for now in ("", text[:12], text[:30], text)] == [True, True, False, False]
    assert not is_gone("first other third", "")  # soon written again
    found_held = [is_held(text, kept) for kept in ([], ["first other"], [f"{text} more"], ["none", text])]
    assert found_held == [False, False, True, True]


async def test_no_text_is_lost_in_a_few_deaths(house: House, seed: int) -> None:
    for fate in fates(random.Random(seed), 4 if house.database.is_sqlite else 2):
        await house.lives_and_dies(fate)
    await house.lives_in_peace()
    tell(f"{house.rounds} rounds, {house.held} texts held, {dict(house.acts)}")
    assert house.held > 0


@pytest.mark.soak
@pytest.mark.timeout(7200)  # seconds: each death costs a start of the server
async def test_no_text_is_lost_in_five_hundred_rounds(house: House, seed: int) -> None:
    """Each round is a document in which people wiped and put back until the server was killed."""
    source = random.Random(seed)
    while house.rounds < 500:
        for fate in fates(source, len(A_ROUND)):
            await house.lives_and_dies(fate)
            tell(f"{fate.point}: {house.rounds} rounds, {house.held} texts gone and held")
    await house.lives_in_peace()
    tell(f"{dict(house.acts)}")


async def test_a_compaction_while_a_text_goes_and_then_a_crash_lose_nothing(server: Server, database: Database) -> None:
    """Afterwards nothing in the log tells any more what was taken."""
    async with joins(server, "ana") as ana:
        await ana.types(STATEMENT)
        await ana.is_saved()
        await ana.deletes(30, len(STATEMENT))
        await ana.is_saved()
        assert await kept(database) == []
        document = server.hub._documents.get("team-a")
        assert document is not None
        await server.hub._store.compact(document)
    forgets(server.hub, "team-a")
    async with joins(server, "ana") as ana:
        await ana.deletes(0, len(str(ana)))
        await ana.is_saved()
    assert await kept(database) == [STATEMENT, STATEMENT[:30]]


@pytest.mark.parametrize("number", [3, 12, 14, 57])
async def test_no_text_is_lost_in_a_few_lives_of_a_document(number: int) -> None:
    """In these something was lost once: watched texts were too few, and compaction forgot what was going."""
    lives = Lives(number)
    for _ in range(3):
        lives.lives_and_dies()
    assert lives.gone > 0


async def test_what_goes_with_one_key_is_offered_to_the_letter_whatever_else_happens() -> None:
    lives = Lives(41)
    for _ in range(3):
        lives.lives_and_dies()
    assert lives.cleared == 3


@pytest.mark.soak
async def test_no_text_is_lost_in_two_thousand_lives_of_a_document(seed: int) -> None:
    gone = 0
    for number in range(400):
        lives = Lives(f"{seed} {number}")
        try:
            for _ in range(5):
                lives.lives_and_dies()
        except Lost as lost:
            lost.add_note(f"LEDGER_SEED={seed}, story {number}")
            raise
        gone += lives.gone
    tell(f"{gone} texts gone and held")


async def test_a_text_that_goes_letter_by_letter_over_a_crash_is_kept_whole(server: Server, database: Database) -> None:
    """Before the crash less than half of it was gone; what is left then is less than half, too."""
    async with joins(server, "ana") as ana:
        await ana.types(STATEMENT)
        await ana.is_saved()
        for end in range(len(STATEMENT), 30, -1):
            await ana.deletes(end - 1, end)
        await ana.is_saved()
        assert await kept(database) == []
    forgets(server.hub, "team-a")
    async with joins(server, "ana") as ana:
        await ana.deletes(0, len(str(ana)))
        await ana.is_saved()
    assert await kept(database) == [STATEMENT, STATEMENT[:30]]
    assert await offered(database) == STATEMENT[:30]
