"""What broke comparable servers, byte by byte: nobody's text is touched, and nobody but the sender is closed."""

from collections.abc import Callable

import pytest

from app.live.varint import write_number, write_piece
from tests.live.serving import Server, forgets, joins

MINE = "Mine"  # what Ana has written before; her next letter is number 4
Vector = Callable[[int], bytes]
"""From Ana's client id to a frame."""


def update(data: bytes) -> bytes:
    return b"\0\2" + write_piece(data)


def swallowing(client: int) -> bytes:
    """A block without content in the place of Ana's next 2^30 letters: all of them would vanish without a word."""
    return update(b"\1\1" + write_number(client) + b"\4\0" + write_number(2**30) + b"\0")


VECTORS: dict[str, tuple[Vector, int]] = {
    "every later joiner would get an empty document": (lambda _: update(bytes.fromhex("01010200000000")), 4009),
    "the merge engine would panic": (lambda _: update(bytes.fromhex("0100020000")), 4009),
    "all that Ana writes next would vanish": (swallowing, 4009),
    "the server would show what browsers do not": (lambda _: update(bytes.fromhex("0101320a040101740341414100")), 4009),
    "the process would die": (lambda _: update(b"\1\1\x32\0\x08\1\4text\1" + b"\x75\1" * 30_000 + b"\x7e\0"), 4009),
    "everybody would wait for eleven seconds": (lambda _: b"\0\2" + b"\xff" * 400_000, 1009),
}


@pytest.mark.parametrize("name", VECTORS)
async def test_a_hostile_frame_changes_nothing_for_anyone(server: Server, name: str) -> None:
    vector, code = VECTORS[name]
    async with joins(server, "ana") as ana, joins(server, "ben") as ben, joins(server, "mallory") as mallory:
        await ana.types(MINE)
        await mallory.sees(MINE)
        await mallory.socket.send(vector(ana.document.client_id))
        assert await mallory.is_closed() == code
        await ana.types(" still")
        await ben.sees("Mine still")
        await ben.types("!")
        await ana.sees("Mine still!")
        for who in (ana, ben):
            await who.is_saved()
        async with joins(server, "late") as late:
            assert str(late) == "Mine still!"
    forgets(server.hub, "team-a")
    async with joins(server, "ana", document=ana.document) as again:
        await again.types("!")
        await again.is_saved()
        assert await server.hub.text("team-a") == "Mine still!!"
