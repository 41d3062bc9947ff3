"""Updates of plain text, taken apart so that their structure can be changed, and put together again.

What comes out is well-formed, mostly: what is wrong about it is what it says of its places.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from app.live.grammar import DELETED, HAS_ORIGIN, HAS_RIGHT_ORIGIN, ROOT, STRING, Id
from app.live.varint import Reader, write_number, write_piece

WORDS = ("a", "no", "😀", "NOT ", "é😀")
CHANGES_AT_ONCE = (0, 1, 1, 1, 1, 2, 2, 3)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class Block:
    """`content`: text, or how many units were deleted."""

    origin: Id | None
    right_origin: Id | None
    content: str | int

    @property
    def length(self) -> int:
        return self.content if isinstance(self.content, int) else units(self.content)


@dataclass
class Section:
    client: int
    clock: int
    blocks: list[Block]

    @property
    def end(self) -> int:
        return self.clock + sum(block.length for block in self.blocks)


@dataclass
class Structure:
    """`deletions`: client -> (first clock, length)."""

    sections: list[Section]
    deletions: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def read(update: bytes) -> Structure:
    """Of an honest update."""
    reader = Reader(update)
    sections = [_read_section(reader) for _ in range(reader.number())]
    deletions: dict[int, list[tuple[int, int]]] = {}
    for _ in range(reader.number()):
        client = reader.number()
        deletions[client] = [(reader.number(), reader.number()) for _ in range(reader.number())]
    return Structure(sections, deletions)


def _read_section(reader: Reader) -> Section:
    count, client, clock = reader.number(), reader.number(), reader.number()
    return Section(client, clock, [_read_block(reader) for _ in range(count)])


def _read_block(reader: Reader) -> Block:
    info = reader.data[reader.at]
    reader.at += 1
    origin = (reader.number(), reader.number()) if info & HAS_ORIGIN else None
    right_origin = (reader.number(), reader.number()) if info & HAS_RIGHT_ORIGIN else None
    if not info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN):
        reader.at += len(ROOT)
    return Block(origin, right_origin, reader.piece().decode() if info & 0x1F == STRING else reader.number())


def write(structure: Structure) -> bytes:
    parts = [write_number(len(structure.sections))]
    for section in structure.sections:
        parts += [write_number(len(section.blocks)), write_number(section.client), write_number(section.clock)]
        parts += [_write_block(block) for block in section.blocks]
    parts.append(write_number(len(structure.deletions)))
    for client, ranges in structure.deletions.items():
        parts += [write_number(client), write_number(len(ranges))]
        parts += [write_number(start) + write_number(length) for start, length in ranges]
    return b"".join(parts)


def _write_block(block: Block) -> bytes:
    deleted = isinstance(block.content, int)
    kind = DELETED if deleted else STRING
    info = kind | (HAS_ORIGIN if block.origin else 0) | (HAS_RIGHT_ORIGIN if block.right_origin else 0)
    place = b"".join(write_number(number) for one in (block.origin, block.right_origin) if one for number in one)
    if not place:
        place = ROOT
    content = block.content
    return bytes((info,)) + place + (write_number(content) if isinstance(content, int) else _text(content))


def _text(text: str) -> bytes:
    return write_piece(text.encode("utf-8", "surrogatepass"))


class Tamperer:
    """Makes updates of `clients`, somebody's own, out of what others write. `known`: client id -> next clock."""

    def __init__(self, source: Random, clients: Sequence[int], known: Mapping[int, int]) -> None:
        self.source = source
        self.clients = clients
        self.known = known

    def tampered(self, honest: bytes) -> bytes:
        structure = self.as_own(read(honest))
        for _ in range(self.source.choice(CHANGES_AT_ONCE)):
            self.source.choice(CHANGES)(self, structure)
        structure.sections = [section for section in structure.sections if section.blocks]
        return write(structure)

    def as_own(self, own: Structure) -> Structure:
        """The same places, under clients of one's own. What it says about itself is about those, too."""
        moved = dict(zip((one.client for one in own.sections), self.source.sample(self.clients, 2), strict=False))
        own.sections = [one for one in own.sections if one.client in moved]
        began = {one.client: one.clock for one in own.sections}

        def own_id(one: Id | None) -> Id | None:
            if one is None or one[1] < began.get(one[0], one[1] + 1):
                return one
            client = moved[one[0]]
            return client, self.known.get(client, 0) + one[1] - began[one[0]]

        for section in own.sections:
            for block in section.blocks:
                block.origin, block.right_origin = own_id(block.origin), own_id(block.right_origin)
            section.client = moved[section.client]
            section.clock = self.known.get(section.client, 0)
        own.deletions = {client: ranges for client, ranges in own.deletions.items() if client not in moved}
        return own

    # -- what can be changed

    def block(self, structure: Structure) -> tuple[Section, Block]:
        """Any, with its section; a new one where there is none."""
        if not structure.sections:
            client = self.source.choice(self.clients)
            first = Block(self.somewhere(), self.somewhere(), self.source.choice(WORDS))
            structure.sections.append(Section(client, self.known.get(client, 0), [first]))
        section = self.source.choice(structure.sections)
        return section, self.source.choice(section.blocks)

    def somewhere(self, near: Id | None = None) -> Id | None:
        """A unit that is there, mostly; often one of the same client, close by."""
        source = self.source
        if not self.known or source.random() < 0.1:
            return None
        if near is not None and source.random() < 0.6:
            return near[0], max(0, near[1] + source.choice([-3, -2, -1, 1, 1, 2]))
        client = source.choice(list(self.known))
        return client, source.randrange(self.known[client])

    def origin(self, structure: Structure) -> None:
        _, block = self.block(structure)
        block.origin = self.somewhere(block.origin)

    def right_origin(self, structure: Structure) -> None:
        _, block = self.block(structure)
        block.right_origin = self.somewhere(self.source.choice([block.origin, block.right_origin]))

    def swap(self, structure: Structure) -> None:
        _, block = self.block(structure)
        block.origin, block.right_origin = block.right_origin, block.origin

    def cut(self, structure: Structure) -> None:
        """One block as two; perhaps the second says something else about its place."""
        section, block = self.block(structure)
        if block.length < 2:
            return
        index = next(index for index, one in enumerate(section.blocks) if one is block)
        at = self.source.randrange(1, block.length)
        clock = section.clock + sum(one.length for one in section.blocks[:index])
        first: str | int = at
        second: str | int = block.length - at
        if isinstance(block.content, str):
            raw = block.content.encode("utf-16-le", "surrogatepass")
            first, second = (half.decode("utf-16-le", "surrogatepass") for half in (raw[: 2 * at], raw[2 * at :]))
        right_origin = block.right_origin if self.source.random() < 0.7 else self.somewhere(block.right_origin)
        rest = Block((section.client, clock + at - 1), right_origin, second)
        section.blocks[index : index + 1] = [Block(block.origin, block.right_origin, first), rest]

    def more(self, structure: Structure) -> None:
        """Another block behind, before or beside what is there, as when more was written."""
        section, _ = self.block(structure)
        last = section.blocks[-1]
        client, end = section.client, section.end
        place = self.source.choice(
            [
                (last.right_origin, (client, end - 1)),
                ((client, section.clock), last.origin),
                (last.right_origin, last.origin),
                ((client, end - 1), (client, section.clock)),
                (None, (client, end - 1)),
                ((client, section.clock), None),
            ]
        )
        section.blocks.append(Block(place[1], place[0], self.source.choice(WORDS)))

    def write_on(self, structure: Structure) -> None:
        """Behind one's own last character, with or without what stood behind that."""
        section, _ = self.block(structure)
        if section.clock:
            section.blocks[0].origin = (section.client, section.clock - 1)

    def clock(self, structure: Structure) -> None:
        section, _ = self.block(structure)
        section.clock = max(0, section.clock + self.source.choice([-4, -2, -1, 1]))

    def content(self, structure: Structure) -> None:
        _, block = self.block(structure)
        word = self.source.choice(WORDS)
        block.content = word if self.source.random() < 0.5 else units(word)

    def deletion(self, structure: Structure) -> None:
        if self.known:
            one = self.somewhere()
            if one is not None and one[0] not in structure.deletions:
                structure.deletions[one[0]] = [(one[1], self.source.choice([1, 1, 2, 5]))]

    def no_deletions(self, structure: Structure) -> None:
        structure.deletions.clear()


Change = Callable[[Tamperer, Structure], None]
CHANGES: tuple[Change, ...] = (
    *[Tamperer.origin] * 4,
    *[Tamperer.right_origin] * 5,
    *[Tamperer.cut] * 3,
    *[Tamperer.more] * 4,
    *[Tamperer.write_on] * 2,
    *[Tamperer.deletion] * 3,
    *[Tamperer.content] * 2,
    Tamperer.swap,
    Tamperer.clock,
    Tamperer.no_deletions,
)
