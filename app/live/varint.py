"""lib0's variable-length numbers, read from bytes that cannot be trusted, and written."""

from app.live.errors import Forbidden, forbid

LARGEST_NUMBER = 2**53 - 1  # what JavaScript can hold exactly
TOO_LONG = "a number that is too long"


def read_number(data: bytes, at: int) -> tuple[int, int]:
    """A variable-length unsigned number, in the shortest of its encodings, of at most 53 bits; and where it ends.

    Raises IndexError behind the end. Written out for one to five bytes, since each keystroke has five to seven of them.
    """
    a = data[at]
    if a < 128:
        return a, at + 1
    b = data[at + 1]
    if b < 128:
        return (a & 127 | b << 7, at + 2) if b else forbid(TOO_LONG)
    c = data[at + 2]
    if c < 128:
        return (a & 127 | (b & 127) << 7 | c << 14, at + 3) if c else forbid(TOO_LONG)
    d = data[at + 3]
    low = a & 127 | (b & 127) << 7 | (c & 127) << 14 | (d & 127) << 21
    if d < 128:
        return (low, at + 4) if d else forbid(TOO_LONG)
    e = data[at + 4]
    if e < 128:
        return (low | e << 28, at + 5) if e else forbid(TOO_LONG)
    return _read_long_number(data, at + 5, low | (e & 127) << 28)


def _read_long_number(data: bytes, at: int, value: int) -> tuple[int, int]:
    """The rest of one that has more than five bytes."""
    for shift in (35, 42, 49):
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return (value, at) if byte > 0 and value <= LARGEST_NUMBER else forbid(TOO_LONG)
    raise Forbidden("a number of more than 53 bits")


class Reader:
    """Reads on from `at`. Raises IndexError behind the end; callers turn that into Forbidden, once, outside."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def number(self) -> int:
        value, self.at = read_number(self.data, self.at)
        return value

    def piece(self) -> bytes:
        """A length, and that many bytes."""
        size = self.number()
        start = self.at
        end = start + size
        if end > len(self.data):
            raise IndexError
        self.at = end
        return self.data[start:end]

    def expect_end(self) -> None:
        if self.at != len(self.data):
            forbid("something behind the end")


def write_number(value: int) -> bytes:
    """The shortest variable-length encoding of a number of 0 or more."""
    if value < 128:
        return bytes((value,))
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def write_piece(data: bytes) -> bytes:
    return write_number(len(data)) + data
