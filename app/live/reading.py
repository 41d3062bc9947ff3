"""Reading lib0's variable-length numbers from bytes that cannot be trusted."""

from typing import NoReturn

LARGEST_NUMBER = 2**53 - 1  # what JavaScript can hold exactly


class Forbidden(Exception):  # noqa: N818  an answer, not a fault
    """These bytes are not what a plain-text editor sends; `reason` says what is wrong, without repeating content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def forbid(reason: str) -> NoReturn:
    raise Forbidden(reason)


class Reader:
    """Reads on from `at`. Raises IndexError behind the end; callers turn that into Forbidden, once, outside."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def number(self) -> int:
        """A variable-length unsigned number, in the shortest of its encodings, of at most 53 bits."""
        data, at = self.data, self.at
        byte = data[at]
        at += 1
        if byte < 128:
            self.at = at
            return byte
        value, shift = byte & 127, 7
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                break
            shift += 7
            if shift > 49:
                forbid("a number of more than 53 bits")
        if byte == 0 or value > LARGEST_NUMBER:
            forbid("a number that is too long")
        self.at = at
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
