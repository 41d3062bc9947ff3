"""A client that stops reading is closed; the server's memory does not grow with what it does not read."""

import asyncio
import contextlib
from pathlib import Path

from app.live.connection import MOST_WAITING_BYTES
from app.live.engine import EVERYTHING
from app.live.protocol import step1_frame
from tests.live.application import application
from tests.live.deaf import Deaf

TEXT = "x" * 20_000  # as long as a page lets it become
QUESTIONS = 300  # fewer than are too many at once
"""Each is answered with the whole text: so many answers are six times what may wait for one connection."""
DEAF = 30
PATIENCE = 30.0  # seconds
BESIDES = 40 * 1024 * 1024  # bytes that the server may need for its work meanwhile


async def test_many_ask_for_everything_again_and_again_and_never_read(tmp_path: Path) -> None:
    async with application(tmp_path, 5) as museum:
        ana, ben = [await museum.joins(number) for number in (0, 1)]
        await ana.types(TEXT)
        await ben.sees(TEXT)
        before = museum.most_memory
        deaf = [await Deaf.joins(museum, 2 + number % 3) for number in range(DEAF)]
        await asyncio.gather(*(asks_on(one) for one in deaf))
        await ben.types(" Nobody else noticed.")
        await ana.sees(f"{TEXT} Nobody else noticed.")
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(one.is_cut_off() for one in deaf))  # a client that reads before that is not deaf
            heard = await asyncio.gather(*(one.hears_the_end() for one in deaf))
        assert max(map(len, heard)) < MOST_WAITING_BYTES
        assert museum.most_memory - before < DEAF * MOST_WAITING_BYTES + BESIDES
        for who in (ana, ben):
            await who.is_saved()
    assert DEAF * QUESTIONS * len(TEXT) > 2 * (DEAF * MOST_WAITING_BYTES + BESIDES)


async def asks_on(deaf: Deaf) -> None:
    with contextlib.suppress(OSError):  # closed half-way
        for _ in range(QUESTIONS):
            await deaf.says(step1_frame(EVERYTHING))
