"""Far too much: of one message, of many. Its sender is closed, memory stays bounded, and neighbours write on."""

import asyncio
import contextlib
from pathlib import Path

import pytest
from websockets.frames import Frame, Opcode

from app.live.protocol import LARGEST_FRAME, update_frame
from app.live.updates import EMPTY_UPDATE
from tests.live.application import application
from tests.live.deaf import Deaf
from tests.live.serving import Person

FLOODERS = 8
MOST_MEMORY = 48 * 1024 * 1024  # bytes that the server may need besides what it had
PATIENCE = 60.0  # seconds

MASK = b"\0\0\0\0"


def announced(size: int) -> bytes:
    """The head of a message of which nothing follows."""
    return b"\x82\xff" + size.to_bytes(8, "big") + MASK


def in_pieces(piece: bytes, number: int) -> bytes:
    frames = [Frame(Opcode.CONT if index else Opcode.BINARY, piece, fin=False) for index in range(number)]
    return b"".join(frame.serialize(mask=True) for frame in frames)


TOO_LARGE = {
    "announced as endless": (announced(2**63 - 1), 1009),
    "announced as a little too large": (announced(LARGEST_FRAME + 1), 1009),
    "400 kB of ff": (Frame(Opcode.BINARY, b"\0\2" + b"\xff" * 400_000).serialize(mask=True), 1009),
    "in pieces": (in_pieces(b"x" * 8000, 40), 1009),
    "in endless pieces of nothing": (in_pieces(b"", 50_000), 4009),
}


@pytest.mark.parametrize("kind", TOO_LARGE)
async def test_a_message_that_is_too_large_ends_its_connection(tmp_path: Path, kind: str) -> None:
    data, code = TOO_LARGE[kind]
    async with application(tmp_path, 3) as museum:
        ana, ben = [await museum.joins(number) for number in (0, 1)]
        before = museum.most_memory
        mallory = await Deaf.joins(museum, 2)
        sending = asyncio.create_task(mallory.sends(data))
        async with asyncio.timeout(PATIENCE):
            assert await mallory.close_code() == code
        sending.cancel()  # it may wait for a socket that is closed by now
        await asyncio.gather(sending, return_exceptions=True)
        await ana.types("Nobody else noticed.")
        await ben.sees("Nobody else noticed.")
        assert museum.most_memory - before < MOST_MEMORY


KEYSTROKE = Frame(Opcode.BINARY, update_frame(EMPTY_UPDATE))
FLOODS = {
    "keystrokes that change nothing": ("", KEYSTROKE),
    "pings": ("", Frame(Opcode.PING, b"x" * 125)),
    "answers to pings that never came": ("", Frame(Opcode.PONG, b"x" * 125)),
    "text": ("", Frame(Opcode.TEXT, b"x" * 125)),
    "keystrokes to a live page": ("live", KEYSTROKE),
    "text to a live page": ("live", Frame(Opcode.TEXT, b"x" * 125)),
}


@pytest.mark.parametrize("kind", FLOODS)
async def test_a_flood_is_shut_out_and_swells_nothing(tmp_path: Path, kind: str) -> None:
    """From several who go on until they are cut off, and never read an answer."""
    where, frame = FLOODS[kind]
    drop = frame.serialize(mask=True)
    wave = drop * (256 * 1024 // len(drop))
    async with application(tmp_path, 3) as museum:
        ana, ben = [await museum.joins(number) for number in (0, 1)]
        before = museum.most_memory
        flooders = [await Deaf.joins(museum, 2, museum.live_page if where else "") for _ in range(FLOODERS)]
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(floods(one, wave) for one in flooders), writes(ana, ben))
        assert museum.most_memory - before < MOST_MEMORY


async def floods(flooder: Deaf, wave: bytes) -> None:
    with contextlib.suppress(OSError):  # cut off
        while True:
            await flooder.sends(wave)
    flooder.leaves()


async def writes(writer: Person, reader: Person) -> None:
    for letter in "Nobody else noticed.":
        await writer.types(letter)
    await reader.sees("Nobody else noticed.")
    await writer.is_saved()
