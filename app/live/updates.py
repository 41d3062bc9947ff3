"""The check that every update of a client passes before the merge engine sees it (docs/security.md).

It guarantees, given a document that itself passed it: the merge engine can integrate every block at once, with nothing
pending; only plain text under the root `text`; nothing under somebody else's client id; no character cut in two (Yjs
and Yrs, the engine here, answer that differently, and would no longer agree).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from app.live.errors import Forbidden, Unknown, UnknownOfOthers, forbid
from app.live.grammar import HAS_ORIGIN, LARGEST_CLOCK, STRING, Block, Id, Parts, Section, measure, read_parts
from app.live.order import NewBlock
from app.live.varint import read_number, write_number

MOST_INSERTED = 2**20  # units in one update, deleted ones too
MOST_WRITING_CLIENTS = 32  # client ids with new content in one update: a device that reloaded often while offline
Deletions = Mapping[int, list[tuple[int, int]]]
NO_PAIRS: frozenset[Id] = frozenset()
NO_CLOCKS: Mapping[int, int] = {}
NO_DELETIONS: Deletions = {}


class CheckedUpdate(NamedTuple):
    """What an update brings.

    `clocks`: client id -> its next clock afterwards, only where new content comes. `inserted_units`: new UTF-16 units.
    `pairs`: where new characters of two units lie (client id and clock of their second). `repeats`: whether it also
    brings something known. `deletions`: client id -> ranges. `block_at`: where the one block of a keystroke begins
    in the update, 0 for anything else. `blocks`: what is new, each behind all that it builds on.
    """

    clocks: Mapping[int, int] = NO_CLOCKS
    inserted_units: int = 0
    pairs: tuple[Id, ...] = ()
    repeats: bool = False
    deletions: Deletions = NO_DELETIONS
    block_at: int = 0
    blocks: tuple[NewBlock, ...] = ()

    @property
    def new_clients(self) -> tuple[int, ...]:
        """The client ids under which new content comes; those not yet bound are to be bound to the sender."""
        return tuple(self.clocks)

    @property
    def has_new_content(self) -> bool:
        return bool(self.clocks)

    @property
    def deletes(self) -> bool:
        return bool(self.deletions)


NOTHING = CheckedUpdate()
EMPTY_UPDATE = b"\0\0"


def check_update(
    data: bytes,
    known: Mapping[int, int],
    may_write_as: Callable[[int], bool],
    pairs: Collection[Id] = NO_PAIRS,
) -> CheckedUpdate:
    """Check one update against what the document holds.

    `known`: client id -> next clock. `may_write_as`: whether the sender may bring new content under a client id.
    `pairs`: where characters of two units lie. Raises Forbidden, or Unknown where only the document lacks something.
    """
    if data == EMPTY_UPDATE:
        return NOTHING
    try:
        return _check_keystroke(data, known, may_write_as, pairs) or _check(
            read_parts(data), known, may_write_as, pairs
        )
    except IndexError:
        raise Forbidden("cut off") from None


def _check_keystroke(
    data: bytes, known: Mapping[int, int], may_write_as: Callable[[int], bool], pairs: Collection[Id]
) -> CheckedUpdate | None:
    """The most frequent update by far: one new string behind known content, nothing deleted. None for any other."""
    if data[:2] != b"\x01\x01" or data[-1]:
        return None
    client, at = read_number(data, 2)
    name = data[2:at]
    clock, block_at = read_number(data, at)
    info = data[block_at]
    if known.get(client, 0) != clock or info & ~0x40 != HAS_ORIGIN | STRING:
        return None
    if data.startswith(name, block_at + 1):  # mostly one's own text: no number starts like another, longer one
        origin_client, at = client, block_at + 1 + len(name)
    else:
        origin_client, at = read_number(data, block_at + 1)
    origin_clock, at = read_number(data, at)
    right_origin = None
    if info & 0x40:
        right_client, at = read_number(data, at)
        right_clock, at = read_number(data, at)
        right_origin = (right_client, right_clock)
    if origin_clock >= known.get(origin_client, 0) or clock > 2**30 or not _is_known(right_origin, known):
        return None
    size, at = read_number(data, at)
    length, own_pairs = measure(data[at : at + size])
    if own_pairs or at + size != len(data) - 1 or length == 0:
        return None
    if pairs and ((origin_client, origin_clock + 1) in pairs or right_origin in pairs):
        return None
    if not may_write_as(client):
        raise UnknownOfOthers("somebody else's client id")
    block = NewBlock(client, clock, length, (origin_client, origin_clock), right_origin)
    return CheckedUpdate(clocks={client: clock + length}, inserted_units=length, block_at=block_at, blocks=(block,))


def _is_known(one: Id | None, known: Mapping[int, int]) -> bool:
    return one is None or one[1] < known.get(one[0], 0)


def join_keystrokes(keystrokes: Sequence[tuple[bytes, CheckedUpdate]]) -> bytes:
    """One update that brings what these bring, in which each client has one section."""
    sections: dict[int, list[bytes]] = {}
    for data, checked in keystrokes:
        (client,) = checked.clocks
        parts = sections.get(client)
        if parts is None:
            sections[client] = [data[2 : checked.block_at], data[checked.block_at : -1]]
        else:
            parts.append(data[checked.block_at : -1])
    joined = [write_number(len(sections))]
    for parts in sections.values():
        joined.append(write_number(len(parts) - 1))
        joined += parts
    joined.append(b"\0")
    return b"".join(joined)


def _check(
    parts: Parts, known: Mapping[int, int], may_write_as: Callable[[int], bool], pairs: Collection[Id]
) -> CheckedUpdate:
    clocks: dict[int, int] = {}
    inserted = 0
    repeats = False
    for client, start, end, _blocks in parts.sections:
        before = known.get(client, 0)
        if start > before:
            raise Unknown("a gap before its content")
        repeats = repeats or start < before
        if end > before:
            if not may_write_as(client):
                raise UnknownOfOthers("somebody else's client id")
            clocks[client] = end
            inserted += end - before
    if len(clocks) > MOST_WRITING_CLIENTS or inserted > MOST_INSERTED:
        forbid("too much new content")
    blocks = new_blocks(parts.sections, known)
    _check_deletions(parts.deletions, known, clocks)
    own_pairs = new_pairs(parts.sections, known)
    if pairs or own_pairs:
        _check_cuts(parts, {*pairs, *own_pairs} if own_pairs else pairs, known)
    return CheckedUpdate(
        clocks=clocks,
        inserted_units=inserted,
        pairs=tuple(own_pairs),
        repeats=repeats,
        deletions=parts.deletions,
        blocks=tuple(blocks),
    )


def new_blocks(sections: list[Section], known: Mapping[int, int]) -> list[NewBlock]:
    """What is new, in an order in which it can be integrated: blocks of one client follow each other, others may be
    waited for. Raises Unknown where there is no such order.
    """
    reached = {section.client: known.get(section.client, 0) for section in sections}
    todo = [(section, 0) for section in sections]
    found: list[NewBlock] = []
    while todo:
        waiting = []
        moved = False
        for section, done in todo:
            now_done = _advance(section, done, reached, known, found)
            moved = moved or now_done > done
            if now_done < len(section.blocks):
                waiting.append((section, now_done))
        if waiting and not moved:
            raise Unknown("content that depends on something unknown")
        todo = waiting
    return found


def _advance(
    section: Section, done: int, reached: dict[int, int], known: Mapping[int, int], found: list[NewBlock]
) -> int:
    """Integrate blocks of one client from index `done` on; the index of the first that has to wait."""
    client = section.client
    before = known.get(client, 0)
    for index in range(done, len(section.blocks)):
        block = section.blocks[index]
        end = block.clock + block.length
        limits = known if end <= before else reached
        if not (
            _is_there(block.origin, client, block, limits, known)
            and _is_there(block.right_origin, client, block, limits, known)
        ):
            if end <= before:
                forbid("known content with an unknown origin")
            return index
        if end > before:
            reached[client] = end
            found.append(_new_part(client, block, before))
    return len(section.blocks)


def _new_part(client: int, block: Block, before: int) -> NewBlock:
    """Of a block of which all up to the clock `before` is known."""
    if block.clock < before:
        return NewBlock(client, before, block.clock + block.length - before, (client, before - 1), block.right_origin)
    return NewBlock(client, block.clock, block.length, block.origin, block.right_origin)


def _is_there(
    origin: Id | None, client: int, block: Block, limits: Mapping[int, int], known: Mapping[int, int]
) -> bool:
    if origin is None:
        return True
    if origin[0] == client:
        if origin[1] >= block.clock:
            forbid("content that depends on itself")
        return True
    limit = limits.get(origin[0])
    return origin[1] < (known.get(origin[0], 0) if limit is None else limit)


def _check_deletions(deletions: Deletions, known: Mapping[int, int], clocks: Mapping[int, int]) -> None:
    for client, ranges in deletions.items():
        if ranges[-1][1] > (clocks.get(client) or known.get(client, 0)):
            raise Unknown("a deletion of something unknown")


def new_pairs(sections: list[Section], known: Mapping[int, int]) -> list[Id]:
    """Where characters of two units lie in what is new."""
    return [
        (section.client, block.clock + offset)
        for section in sections
        for block in section.blocks
        if block.pairs
        for offset in block.pairs
        if block.clock + offset >= known.get(section.client, 0)
    ]


def _check_cuts(parts: Parts, pairs: Collection[Id], known: Mapping[int, int]) -> None:
    """No place that splits content lies between the two units of one character."""
    for section in parts.sections:
        if (section.client, known.get(section.client, 0)) in pairs:
            forbid("half a character")
        for block in section.blocks:
            before, after = block.origin, block.right_origin
            if (before and (before[0], before[1] + 1) in pairs) or (after and after in pairs):
                forbid("an insertion into a character")
    for client, ranges in parts.deletions.items():
        for start, end in ranges:
            if (client, start) in pairs or (client, end) in pairs:
                forbid("a deletion of half a character")


def read_trusted(data: bytes) -> Parts:
    """Take apart an update that was checked before, or that the merge engine made from such."""
    try:
        return read_parts(data, most=LARGEST_CLOCK)
    except IndexError:
        raise Forbidden("cut off") from None


def pairs_in(data: bytes) -> set[Id]:
    """Where characters of two units lie in an update that was checked before."""
    if max(data) < 0xF0:  # no byte that could begin such a character
        return set()
    return set(new_pairs(read_trusted(data).sections, {}))


def covers(larger: Deletions, smaller: Deletions) -> bool:
    """Whether every range of `smaller` lies within one of `larger`, whose ranges do not touch each other."""
    return all(_covers(larger.get(client, []), ranges) for client, ranges in smaller.items())


def _covers(larger: list[tuple[int, int]], smaller: list[tuple[int, int]]) -> bool:
    index = 0
    for start, end in smaller:
        while index < len(larger) and larger[index][1] < end:
            index += 1
        if index == len(larger) or larger[index][0] > start:
            return False
    return True
