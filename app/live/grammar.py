"""How Yjs writes an update of plain text (v1 encoding), read strictly. What the parts mean is checked in updates.py.

    update    = number of clients, section*, number of clients, deletions*
    section   = number of blocks (1 or more), client id, clock of the first, block*
    block     = info byte, [origin], [right origin], [root name "text" when neither is there], content
    content   = string (ref 4) or number of deleted units (ref 1)
    deletions = client id, number of ranges (1 or more), (clock, length)*

Clocks and lengths count UTF-16 units, as JavaScript does.
"""

from typing import NamedTuple

from app.live.errors import forbid
from app.live.varint import Reader

MOST_PARTS = 32_768  # blocks, ranges or clients in one update of a client; each is read in about a microsecond
MOST_CLIENTS = 4096  # that ever wrote to a document and are named in one message
LARGEST_CLOCK = 2**31 - 1  # the merge engine counts clocks in 32 bits
ROOT = b"\x01\x04text"  # "the parent is a root type", and its name
DELETED, STRING = 1, 4
HAS_ORIGIN, HAS_RIGHT_ORIGIN, HAS_KEY, CONTENT_KIND = 0x80, 0x40, 0x20, 0x1F

Id = tuple[int, int]  # client id, clock


class Block(NamedTuple):
    """`pairs`: the offsets of low surrogates, where a character of two units must not be cut."""

    clock: int
    length: int
    origin: Id | None
    right_origin: Id | None
    pairs: tuple[int, ...]


class Section(NamedTuple):
    client: int
    clock: int
    end: int
    blocks: list[Block]


class Parts(NamedTuple):
    sections: list[Section]
    deletions: dict[int, list[tuple[int, int]]]  # client -> ranges [start, end), sorted, apart from each other


def read_parts(data: bytes, most: int = MOST_PARTS) -> Parts:
    """Take an update apart. Raises Forbidden, or IndexError when it is cut off. `most`: blocks, or ranges, in all."""
    reader = Reader(data)
    sections = read_sections(reader, most)
    deletions = read_deletions(reader, most)
    reader.expect_end()
    return Parts(sections, deletions)


def read_sections(reader: Reader, most: int) -> list[Section]:
    count = reader.number()
    if count > most:
        forbid("too many clients")
    sections: list[Section] = []
    left = most
    for _ in range(count):
        section = _read_section(reader, left)
        left -= len(section.blocks)
        sections.append(section)
    if count > 1 and len({section.client for section in sections}) != count:
        forbid("a client twice")
    return sections


def _read_section(reader: Reader, most: int) -> Section:
    count = reader.number()
    if not 0 < count <= most:
        forbid("no blocks, or too many")
    client = reader.number()
    first = clock = reader.number()
    blocks = []
    for _ in range(count):
        block = _read_block(reader, clock)
        clock += block.length
        blocks.append(block)
    if clock > LARGEST_CLOCK:
        forbid("a clock too large")
    return Section(client, first, clock, blocks)


def _read_block(reader: Reader, clock: int) -> Block:
    number = reader.number
    info = reader.data[reader.at]
    reader.at += 1
    kind = info & CONTENT_KIND
    if kind not in (STRING, DELETED):
        forbid("content that is not text")
    if info & HAS_KEY:
        forbid("a key")
    origin = (number(), number()) if info & HAS_ORIGIN else None
    right_origin = (number(), number()) if info & HAS_RIGHT_ORIGIN else None
    if not info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN):
        end = reader.at + len(ROOT)
        if reader.data[reader.at : end] != ROOT:
            forbid("another parent than the text")
        reader.at = end
    length, pairs = measure(reader.piece()) if kind == STRING else (number(), ())
    if length == 0:
        forbid("an empty block")
    return Block(clock, length, origin, right_origin, pairs)


def measure(raw: bytes) -> tuple[int, tuple[int, ...]]:
    """The length of UTF-8 text in UTF-16 units, and the offsets of its low surrogates."""
    if raw.isascii():
        return len(raw), ()
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        forbid("text that is not UTF-8")
    if max(raw) < 0xF0:  # no character outside the basic plane
        return len(text), ()
    pairs, unit = [], 0
    for character in text:
        unit += 1
        if character > "\uffff":
            pairs.append(unit)
            unit += 1
    return unit, tuple(pairs)


def read_deletions(reader: Reader, most: int) -> dict[int, list[tuple[int, int]]]:
    count = reader.number()
    if count > most:
        forbid("too many clients")
    deletions: dict[int, list[tuple[int, int]]] = {}
    left = most
    for _ in range(count):
        client = reader.number()
        if client in deletions:
            forbid("a client twice")
        deletions[client] = _read_ranges(reader, left)
        left -= len(deletions[client])
    return deletions


def _read_ranges(reader: Reader, most: int) -> list[tuple[int, int]]:
    count = reader.number()
    if not 0 < count <= most:
        forbid("no ranges, or too many")
    ranges, last = [], 0
    for _ in range(count):
        start, length = reader.number(), reader.number()
        if start < last or length == 0:
            forbid("ranges that are empty or out of order")
        last = start + length
        ranges.append((start, last))
    return ranges
