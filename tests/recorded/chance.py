"""Chance that is the same in every run.

Ids rise in the order in which they are made: a list sorted by random ids then shows the order of creation, whatever
else has drawn an id in between. ID finds them again in a text.
"""

import hashlib
from base64 import b32decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from random import Random
from unittest.mock import patch

from app.actions.services import Services

MARK = "zzid"
LETTERS = 12  # of an id, after its mark
ID = MARK + f"[a-z]{{{LETTERS}}}"
_ID_BYTES = 10
_SEED = 14


class Chance:
    def __init__(self) -> None:
        self._made = count(1)

    def token_bytes(self, length: int = 32) -> bytes:
        number = next(self._made)
        if length == _ID_BYTES:
            return b32decode((MARK + _in_letters(number)).upper())
        return hashlib.sha256(b"%d" % number).digest()[:length]

    def token_urlsafe(self, length: int = 32) -> str:
        return b64encode(self.token_bytes(length), b"-_").decode().rstrip("=")

    def randbelow(self, limit: int) -> int:
        return int.from_bytes(self.token_bytes(32)) % limit


def _in_letters(number: int) -> str:
    letters = ""
    for _ in range(LETTERS):
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


@contextmanager
def same_chance() -> Iterator[None]:
    chance = Chance()
    with (
        patch("secrets.token_bytes", chance.token_bytes),
        patch("secrets.token_urlsafe", chance.token_urlsafe),
        patch("secrets.randbelow", chance.randbelow),
    ):
        yield


def shuffle_alike(services: Services) -> None:
    """Of a running application: what it shuffles comes out in the same order in every run."""
    object.__setattr__(services, "random", Random(_SEED))
