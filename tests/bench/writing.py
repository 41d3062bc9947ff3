"""Updates of a person who types, as Yjs writes them, made by hand: a load generator needs no merge engine."""

from app.live.varint import write_number, write_piece

ROOT = b"\x04\x01\x04text"


class Hand:
    """One Yjs client that always writes behind its own last character."""

    def __init__(self, client: int) -> None:
        self._client = write_number(client)
        self.clock = 0

    def insertion(self, text: bytes) -> bytes:
        """Of ASCII text."""
        place = ROOT if self.clock == 0 else b"\x84" + self._client + write_number(self.clock - 1)
        update = b"\x01\x01" + self._client + write_number(self.clock) + place + write_piece(text) + b"\0"
        self.clock += len(text)
        return update

    def deletion(self, units: int = 1) -> bytes:
        """Of the last units written."""
        return b"\0\x01" + self._client + b"\x01" + write_number(self.clock - units) + write_number(units)


def history(edits: int, client: int = 7) -> list[bytes]:
    """So many updates of somebody who types a letter, and takes every second one back."""
    hand = Hand(client)
    return [hand.deletion() if number % 2 else hand.insertion(b"x") for number in range(edits)]


def typed(edits: int, client: int = 7) -> list[bytes]:
    """So many updates of somebody who types letter after letter."""
    hand = Hand(client)
    return [hand.insertion(b"x") for _ in range(edits)]
