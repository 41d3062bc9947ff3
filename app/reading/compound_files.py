"""Whether the sectors of an old Excel file (a compound file, MS-CFB) lead to an end.

The reader of spreadsheets follows them for ever, and takes all memory, where a damaged file leads from one to itself.
"""

import struct
from collections.abc import Iterator, Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_HEADER = 109  # sectors of the table that the header names itself
_LAST = 0xFFFFFFFA  # beyond it are marks, as for the end


def leads_to_an_end(content: bytes) -> bool:
    """False also where the file is too short for what it says of itself."""
    if len(content) < 512 or content[30:32] not in (b"\x09\x00", b"\x0c\x00"):
        return False
    size = 1 << content[30]
    try:
        table = _joined(content, size, _sectors_of_table(content, size))
        small = _joined(content, size, _chain(table, _word(content, 60)))
    except (IndexError, ValueError):
        return False
    return _has_no_ring(table) and _has_no_ring(small)


def _joined(content: bytes, size: int, sectors: Iterator[int]) -> list[int]:
    return [word for sector in sectors for word in _words(content, (sector + 1) * size, size // 4)]


def _sectors_of_table(content: bytes, size: int) -> Iterator[int]:
    """Raises ValueError where one comes twice, or there are more than so many sectors need."""
    named, more = list(_words(content, 76, _IN_HEADER)), _word(content, 68)
    seen: set[int] = set()
    while more < _LAST and more not in seen:
        seen.add(more)
        *sectors, more = _words(content, (more + 1) * size, size // 4)
        named += sectors
    found = [sector for sector in named if sector < _LAST]
    if more in seen or len({*found}) < len(found) or len(found) > _IN_HEADER + len(content) // size // (size // 4):
        raise ValueError
    return iter(found)


def _chain(table: Sequence[int], sector: int) -> Iterator[int]:
    """Raises ValueError where it comes to one again, and IndexError where it leaves the table."""
    seen: set[int] = set()
    while sector < _LAST:
        if sector in seen:
            raise ValueError
        seen.add(sector)
        yield sector
        sector = table[sector]


def _has_no_ring(table: Sequence[int]) -> bool:
    passed = bytearray(len(table))  # 1: on the way that is looked at; 2: on one that has ended
    for start in range(len(table)):
        way = []
        sector = start
        while sector < len(table) and not passed[sector]:
            passed[sector] = 1
            way.append(sector)
            sector = table[sector]
        if sector < len(table) and passed[sector] == 1:
            return False
        for each in way:
            passed[each] = 2
    return True


def _word(content: bytes, place: int) -> int:
    return _words(content, place, 1)[0]


def _words(content: bytes, place: int, count: int) -> tuple[int, ...]:
    """Raises IndexError beyond the file's end; a last sector may be cut off."""
    if place >= len(content):
        raise IndexError
    part = content[place : place + 4 * count]
    return struct.unpack(f"<{count}I", part.ljust(4 * count, b"\xff"))
