"""The messages on a document's socket: bytes <-> values, nothing else.

Types 0 (sync: 0 step1, 1 step2, 2 update) and 1 (presence) are those of y-protocols, so that an unmodified y-websocket
client works. Ours, only under the subprotocol `visionroom.v1`:

    100 saved     server -> client: number n; the first n step2 and update frames of this connection are durable
    101 flush     server -> client: send what you have, and a string why: nothing, or "moved" where the client may go on
                  typing for up to 1.5 s, until its page shows the next document; the client answers with 101 alone,
                  behind its last update
    102 writable  server -> client: 1 or 0, and a string why: "" | "read-only" | "locked"
"""

import json
from collections.abc import Collection
from enum import IntEnum
from typing import Any, NamedTuple

from app.live.errors import Forbidden, forbid
from app.live.grammar import LARGEST_CLOCK, MOST_CLIENTS, Id
from app.live.varint import LARGEST_NUMBER, Reader, write_number, write_piece

SUBPROTOCOL = "visionroom.v1"
LARGEST_PRESENCE = 4 * 1024
LARGEST_UPDATE = 64 * 1024
LARGEST_STEP1 = 16 * 1024
LARGEST_STEP2 = 256 * 1024
LARGEST_FRAME = LARGEST_STEP2 + 16  # for the server's own limit on messages (uvicorn: ws_max_size)
MOST_ENTRIES = 64  # presences in one message: an unmodified client also repeats what it heard of others


class Kind(IntEnum):
    STEP1 = 0
    STEP2 = 1
    UPDATE = 2
    PRESENCE = 3
    FLUSHED = 4


LARGEST = {Kind.STEP1: LARGEST_STEP1, Kind.STEP2: LARGEST_STEP2, Kind.UPDATE: LARGEST_UPDATE}
FLUSH_FRAME = b"\x65"
MOVED = "moved"
NO_STATE = "null"
SHORT_LENGTHS = [b"?"] * 3 + [bytes((size,)) for size in range(128)]  # of what follows, by a whole frame's length


class Claim(NamedTuple):
    """What a client says about a presence. `cursor`: where its caret is, as checked JSON; `left`: it goes."""

    client: int
    clock: int
    cursor: dict[str, Any] | None
    left: bool


def read_message(frame: bytes, *, extended: bool) -> tuple[Kind, bytes]:
    """The kind and the payload of a frame from a client. `extended`: our subprotocol is spoken. Raises Forbidden."""
    if frame[:2] == b"\0\2" and len(frame) < 131 and frame[2:3] == SHORT_LENGTHS[len(frame)]:
        return Kind.UPDATE, frame[3:]  # nearly all of them
    if extended and frame == FLUSH_FRAME:
        return Kind.FLUSHED, b""
    try:
        if frame[0] == 0 and frame[1] <= Kind.UPDATE:
            kind = Kind(frame[1])
            return kind, _payload(frame, 2, LARGEST[kind])
        if frame[0] != 1:
            forbid("an unknown message")
        return Kind.PRESENCE, _payload(frame, 1, LARGEST_PRESENCE)
    except IndexError:
        raise Forbidden("cut off") from None


def _payload(frame: bytes, at: int, largest: int) -> bytes:
    if len(frame) > largest + 8:
        forbid("too large")
    reader = Reader(frame, at)
    payload = reader.piece()
    if len(payload) > largest:
        forbid("too large")
    reader.expect_end()
    return payload


def step1_frame(state_vector: bytes) -> bytes:
    return b"\0\0" + write_piece(state_vector)


def step2_frame(update: bytes) -> bytes:
    return b"\0\1" + write_piece(update)


def update_frame(update: bytes) -> bytes:
    return b"\0\2" + write_piece(update)


def saved_frame(frames: int) -> bytes:
    return b"\x64" + write_number(frames)


def flush_frame(why: str = "") -> bytes:
    return FLUSH_FRAME + write_piece(why.encode()) if why else FLUSH_FRAME


def writable_frame(allowed: bool, reason: str = "") -> bytes:
    return b"\x66" + (b"\1" if allowed else b"\0") + write_piece(reason.encode())


def presence_frame(entries: Collection[bytes]) -> bytes:
    """`entries`: each made by `presence_entry`."""
    return b"\1" + write_piece(write_number(len(entries)) + b"".join(entries))


def presence_entry(client: int, clock: int, state: dict[str, Any] | None) -> bytes:
    text = NO_STATE if state is None else json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return write_number(client) + write_number(clock) + write_piece(text.encode())


def read_state_vector(payload: bytes, pairs: Collection[Id]) -> dict[int, int]:
    """Client id -> next clock, of a step1. Raises Forbidden, also where answering would cut a character in two."""
    try:
        reader = Reader(payload)
        clocks = {}
        count = reader.number()
        if count > MOST_CLIENTS:
            forbid("too many clients")
        for _ in range(count):
            client = reader.number()
            clocks[client] = reader.number()
            if clocks[client] > LARGEST_CLOCK or (client, clocks[client]) in pairs:
                forbid("an impossible clock")
        reader.expect_end()
    except IndexError:
        raise Forbidden("cut off") from None
    if len(clocks) != count:
        forbid("a client twice")
    return clocks


def write_state_vector(clocks: dict[int, int]) -> bytes:
    return write_number(len(clocks)) + b"".join(write_number(c) + write_number(k) for c, k in clocks.items())


def read_presence(payload: bytes) -> list[Claim]:
    """What a presence message claims. Of a state only the place of the caret is kept. Raises Forbidden."""
    try:
        reader = Reader(payload)
        count = reader.number()
        if count > MOST_ENTRIES:
            forbid("too many presences")
        claims = [_read_claim(reader) for _ in range(count)]
        reader.expect_end()
    except IndexError:
        raise Forbidden("cut off") from None
    return claims


def _read_claim(reader: Reader) -> Claim:
    client, clock = reader.number(), reader.number()
    try:
        state = json.loads(reader.piece())
    except (ValueError, RecursionError):
        raise Forbidden("a presence that is not JSON") from None
    if state is None:
        return Claim(client, clock, None, left=True)
    if not isinstance(state, dict):
        forbid("a presence that is not an object")
    return Claim(client, clock, _cursor(state.get("cursor")), left=False)


def _cursor(value: object) -> dict[str, Any] | None:
    """Anchor and head as Yjs relative positions in the root text, and nothing else that was sent with them."""
    if value is None:
        return None
    if not isinstance(value, dict):
        forbid("a caret that is not an object")
    return {end: _position(value.get(end)) for end in ("anchor", "head")}


def _position(value: object) -> dict[str, Any]:
    """A Yjs relative position: beside an item, or at an end of the root text."""
    if not isinstance(value, dict) or value.get("type") is not None or value.get("tname") not in (None, "text"):
        forbid("a caret outside the text")
    root, item, side = value.get("tname"), value.get("item"), value.get("assoc", 0)
    if type(side) is not int or not -1 <= side <= 0 or (root is None and item is None):
        forbid("a caret in no known form")
    return {"type": None, "tname": root, "item": None if item is None else _item(item), "assoc": side}


def _item(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        forbid("a caret in no known form")
    client, clock = value.get("client"), value.get("clock")
    if type(client) is not int or type(clock) is not int or not (0 <= client <= LARGEST_NUMBER > clock >= 0):
        forbid("a caret in no known form")
    return {"client": client, "clock": clock}
