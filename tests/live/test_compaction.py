"""What stands in the log is replaced only by what was read anew and found to be the same; and long logs open whole."""

import logging

import pytest

from app.bus.memory import MemoryBus
from app.live.engine import EVERYTHING, TOGETHER, build
from app.live.hub import Hub
from app.storage.database import Database
from app.storage.documents import load
from tests.bench.writing import Hand
from tests.live.conftest import now
from tests.live.serving import Server, joins

WORDS = ("We ", "send ", "people ", "home ", "happy.")


async def test_a_snapshot_that_lacks_something_replaces_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    async with Server(Hub(database, MemoryBus(), now)) as server, joins(server, "ana") as ana:
        for word in WORDS[:-1]:
            await ana.types(word)
            await ana.is_saved()
        document = await server.hub._documents.open("team-a")
        earlier = document.engine.update_since()
        await ana.types(WORDS[-1])
        await ana.is_saved()
        before = await stored(database)
        with pytest.MonkeyPatch.context() as broken:  # an engine that forgets the last word when asked for everything
            broken.setattr(document.engine, "update_since", lambda since=EVERYTHING: earlier)
            await server.hub._keeping.compact(document)
        assert await stored(database) == before
        assert earlier not in before
        assert "does not reload to the same" in caplog.text
        document.rows = len(before)
        await server.hub._keeping.compact(document)
        assert await stored(database) == (document.engine.update_since(),)


async def stored(database: Database) -> tuple[bytes, ...]:
    async with database.reading() as connection:
        found = await load(connection, "team-a")
    assert found is not None
    return found.updates


@pytest.mark.parametrize("edits", [1, TOGETHER, TOGETHER + 1, 5 * TOGETHER + 7])
def test_however_many_updates_there_are_they_open_whole(edits: int) -> None:
    hand = Hand(7)
    text = "".join(chr(ord("a") + number % 26) for number in range(edits))
    engine, bad = build([hand.insertion(letter.encode()) for letter in text])
    assert (engine.text(), engine.clocks(), bad) == (text, {7: edits}, [])
