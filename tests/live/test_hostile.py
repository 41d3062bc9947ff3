"""Somebody who does not use our page: their socket is closed with a documented code, and nobody else notices."""

import json
import random
from contextlib import suppress

import pytest
from pycrdt import Doc, Text
from websockets.exceptions import ConnectionClosed

from app.live.protocol import LARGEST_PRESENCE, LARGEST_STEP1, LARGEST_UPDATE, read_state_vector
from app.live.varint import write_number, write_piece
from tests.live.serving import Person, Server, forgets, joins
from tests.live.test_updates import edit, insert

NESTED = b"\1\1\x32\0\x08\1\4text\1" + b"\x75\1" * 30_000 + b"\x7e\0"
FRAMES: dict[str, bytes | str] = {
    "empty block list": b"\0\2" + write_piece(bytes.fromhex("01010200000000")),
    "panic": b"\0\2" + write_piece(bytes.fromhex("0100020000")),
    "gc of 2^30": b"\0\2" + write_piece(b"\1\1\x32\0\0" + write_number(2**30) + b"\0"),
    "clock gap": b"\0\2" + write_piece(bytes.fromhex("0101320a040101740341414100")),
    "nested": b"\0\2" + write_piece(NESTED),
    "endless number": b"\0\2" + b"\xff" * 60_000,
    "endless number in step1": b"\0\0" + b"\xff" * 15_000,
    "step1 of nonsense": b"\0\0" + write_piece(b"\2\1"),
    "step2 of nonsense": b"\0\1" + write_piece(b"\2\1"),
    "large update": b"\0\2" + write_piece(b"\0" * (LARGEST_UPDATE + 1)),
    "large step1": b"\0\0" + write_piece(b"\0" * (LARGEST_STEP1 + 1)),
    "large presence": b"\1" + write_piece(b"\0" * (LARGEST_PRESENCE + 1)),
    "deep presence": b"\1" + write_piece(b"\1\x32\1" + write_piece(b"[" * 4000)),
    "presence of a number": b"\1" + write_piece(b"\1\x32\1" + write_piece(b"7")),
    "caret elsewhere": b"\1" + write_piece(b"\1\x32\1" + write_piece(b'{"cursor":{"anchor":{"tname":"x"},"head":{}}}')),
    "trailing": b"\0\2\2\0\0\0",
    "unknown type": b"\5",
    "unknown sync": b"\0\3\0",
    "nothing": b"",
    "cut off": b"\0\2\5\0",
    "text": "a text frame",
}


@pytest.mark.parametrize("name", FRAMES)
async def test_one_frame_closes_one_socket(sqlite_server: Server, name: str) -> None:
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "ben") as ben:
        await ana.types("Ours")
        await ben.sees("Ours")
        async with joins(sqlite_server, "mallory") as mallory:
            await mallory.socket.send(FRAMES[name])
            assert await mallory.is_closed() == 4009
        await ben.types(" still")
        await ana.sees("Ours still")
        async with joins(sqlite_server, "carla") as late:
            assert str(late) == "Ours still" == await sqlite_server.hub.text("team-a")


async def test_nobody_writes_under_anothers_client_id(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "mallory") as mallory:
        await ana.types("Mine")
        await mallory.sees("Mine")
        client = ana.document.client_id
        await mallory.send(b"\0\2" + write_piece(insert(client, 4, "?", after=(client, 3))))
        assert await mallory.is_closed() == 4009
        await ana.types("!")
        await ana.is_saved()
        assert await sqlite_server.hub.text("team-a") == "Mine!"


@pytest.mark.parametrize("name", ["a gap", "another's client id"])
async def test_who_brings_something_unknown_is_asked_once(sqlite_server: Server, name: str) -> None:
    """It may be honest (another process knows more), but then everything is in the answer."""
    async with (
        joins(sqlite_server, "ana") as ana,
        joins(sqlite_server, "mallory", document=Doc(client_id=7)) as mallory,
    ):
        await ana.types("Mine")
        await mallory.sees("Mine")
        client = ana.document.client_id
        unknown = {
            "a gap": insert(7, 3, "?", after=(client, 3)),
            "another's client id": insert(client, 4, "?", after=(client, 3)),
        }
        step2 = b"\0\1" + write_piece(unknown[name])
        mallory.answers_step1 = False
        mallory.frames.clear()
        await mallory.send(step2)
        await mallory.until(lambda: any(frame[:2] == b"\0\0" for frame in mallory.frames))
        await mallory.send(step2)
        assert await mallory.is_closed() == 4009
        await ana.types("!")
        await ana.is_saved()
        assert await sqlite_server.hub.text("team-a") == "Mine!"


async def test_client_ids_stay_bound_over_a_restart(server: Server) -> None:
    async with joins(server, "ana") as ana:
        await ana.types("Mine")
        await ana.is_saved()
        client = ana.document.client_id
    forgets(server.hub, "team-a")
    async with joins(server, "mallory") as mallory:
        await mallory.send(b"\0\2" + write_piece(insert(client, 4, "?", after=(client, 3))))
        assert await mallory.is_closed() == 4009


async def test_ever_new_client_ids_do_not_shut_a_document(sqlite_server: Server) -> None:
    """Each of them stays in what a page says when it joins, and there is a limit to what the server listens to."""
    async with joins(sqlite_server, "ana") as ana:
        await ana.types("Ours")
        await ana.is_saved()
        for number in range(9):
            async with joins(sqlite_server, f"mallory-{number}") as mallory:
                with suppress(ConnectionClosed):
                    for count in range(200):
                        client = 2**52 + 1000 * number + count  # as long as numbers get
                        await mallory.send(b"\0\2" + write_piece(insert(client, 0, "x")))
                assert await mallory.is_closed() == 4009
        await ana.has(1003)
    forgets(sqlite_server.hub, "team-a")
    async with joins(sqlite_server, "ana", document=ana.document) as again:
        await again.types("!")
        await again.is_saved()
        assert len(await sqlite_server.hub.text("team-a")) == 1004


async def test_half_a_character_cannot_be_deleted(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "mallory") as mallory:
        await ana.types("😀")
        await mallory.sees("😀")
        deletion = b"\0\1" + write_number(ana.document.client_id) + b"\1\0\1"
        await mallory.send(b"\0\2" + write_piece(deletion))
        assert await mallory.is_closed() == 4009


async def test_text_that_would_land_in_two_places_is_refused(server: Server) -> None:
    """Ana would go on reading "We NOT promise …", and all who come later "We promise … NOT"."""
    promise = "We promise to help every guest. "
    mallory_is = Doc[Text](client_id=4242)
    async with joins(server, "ana") as ana, joins(server, "mallory", document=mallory_is) as mallory:
        await mallory.types(promise)
        await ana.sees(promise)
        twisted = b"\xc4" + (write_number(4242) + write_number(31)) + (write_number(4242) + write_number(3))
        update = b"\1\1" + write_number(4242) + write_number(32) + twisted + write_piece(b"NOT ") + b"\0"
        await mallory.send(b"\0\2" + write_piece(update))
        assert await mallory.is_closed() == 4009
        await ana.types("Always.")
        await ana.is_saved()
        async with joins(server, "late") as late:
            assert [str(ana), str(late), await server.hub.text("team-a")] == [promise + "Always."] * 3
    forgets(server.hub, "team-a")
    assert await server.hub.text("team-a") == promise + "Always."


async def test_presence_is_named_by_the_server_and_cannot_be_taken_over(sqlite_server: Server) -> None:
    caret = {"anchor": {"type": None, "tname": "text", "item": None, "assoc": 0}, "head": {"tname": "text"}}
    shown = {
        "anchor": {"type": None, "tname": "text", "item": None, "assoc": 0},
        "head": {"type": None, "tname": "text", "item": None, "assoc": 0},
    }
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "ben") as ben:
        await ana.shows_caret({"cursor": caret, "user": {"name": "Nobody", "color": "red"}, "more": 1})
        await ben.until(lambda: bool(ben.presences))
        ana_is = ana.document.client_id
        assert ben.presences == {ana_is: {"cursor": shown, "user": {"name": "ana", "color": 3}}}
        async with joins(sqlite_server, "mallory") as mallory:
            await mallory.until(lambda: ana_is in mallory.presences)
            await mallory.shows_caret(None, client=ana_is, clock=2**52)
            await mallory.shows_caret({"cursor": None}, client=ana_is, clock=2**52)
            await mallory.shows_caret({"cursor": None})
            await ben.until(lambda: mallory.document.client_id in ben.presences)
            assert ben.presences[ana_is] == {"cursor": shown, "user": {"name": "ana", "color": 3}}
        await ben.until(lambda: ben.presences[mallory.document.client_id] is None)
        await ana.shows_caret({"cursor": None})
        await ben.until(lambda: ben.presences[ana_is] == {"cursor": None, "user": {"name": "ana", "color": 3}})
        assert ana_is not in ana.presences


async def test_too_many_frames(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "mallory") as mallory, joins(sqlite_server, "ana") as ana:
        for _ in range(600):
            await mallory.socket.send(b"\1\1\0")
        assert await mallory.is_closed() == 4009
        await ana.types("fine")
        await ana.is_saved()


async def test_too_long_a_text_is_refused_and_can_be_shortened(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "ana") as ana:
        await ana.types("x" * 15_000)
        await ana.is_saved()
        ana.text.clear()
        await ana.types("y" * 15_000)  # replaced: not 30,000
        await ana.is_saved()
        await ana.types("z" * 8_000)
        assert await ana.is_closed() == 4011
    del ana.text[100:]
    async with joins(sqlite_server, "ana", document=ana.document) as returned:
        await returned.is_saved()
        assert await sqlite_server.hub.text("team-a") == "y" * 100


def mutated(frame: bytes, source: random.Random) -> bytes:
    data = bytearray(frame)
    for _ in range(source.choice([1, 1, 2, 5])):
        at = source.randrange(len(data)) if data else 0
        match source.randrange(5):
            case 0:
                data[at : at + 1] = bytes([source.randrange(256)])
            case 1:
                data[at : at + 1] = bytes([data[at] ^ 1 << source.randrange(8)]) if data else b""
            case 2:
                del data[at:]
            case 3:
                data[at:at] = source.randbytes(source.randrange(1, 4))
            case 4:
                del data[at : at + source.randrange(1, 4)]
    return bytes(data)


async def test_hundreds_of_mutated_updates_change_nothing_for_anyone(sqlite_server: Server) -> None:
    """Whatever passes is applied alike by the server, two watchers, a late joiner and a reload; nothing is pending."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    source = random.Random(seed)
    updates: list[bytes] = []
    document = Doc[Text](client_id=50)
    document.observe(lambda event: updates.append(event.update))
    for _ in range(100):
        edit(document.get("text", type=Text), source)
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "ben") as ben:
        for _ in range(60):
            await ana.types(source.choice("abc"), 0)
            async with joins(sqlite_server, "mallory", document=Doc()) as mallory:
                await sends_until_closed(mallory, updates, source)
        await ana.is_saved()
        await ben.types("end", 0)
        await ana.until(lambda: str(ana).startswith("end"))
        text = str(ana)
        states = [who.document.get_state() for who in (ana, ben)]
        async with joins(sqlite_server, "carla") as late:
            assert (text, text, text) == (str(ben), str(late), await sqlite_server.hub.text("team-a"))
            states.append(late.document.get_state())
    hub = sqlite_server.hub
    forgets(hub, "team-a")
    assert await hub.text("team-a") == text
    assert len({json.dumps(sorted(clocks(state).items())) for state in states}) == 1


async def sends_until_closed(mallory: Person, updates: list[bytes], source: random.Random) -> None:
    for _ in range(10):
        frame = b"\0\2" + write_piece(mutated(source.choice(updates), source))
        await mallory.socket.send(mutated(frame, source) if source.random() < 0.2 else frame)
    await mallory.socket.send(b"\xff")
    assert await mallory.is_closed() in (4009, 4011)


def clocks(state_vector: bytes) -> dict[int, int]:
    return read_state_vector(state_vector, ())
