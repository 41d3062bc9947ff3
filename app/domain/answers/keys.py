"""Keys that make an answer count once, however often it is sent. Each form of the survey carries one of its own.

A key is random and says nothing. What is stored of it is a digest, and the half hour or so in which it was used, so
that it can be dropped within an hour (docs/security.md). That digest must not depend on the answer: a key that is still
in somebody's browser could otherwise be compared with every answer.
"""

import hashlib
import re
from datetime import datetime

from app.domain.links import encode_random

KEY_BYTES = 16
PATTERN = "[a-z2-7]{26}"  # what encode_random makes of them
GENERATION_SECONDS = 25 * 60  # a key is kept for one generation at least and two at most, so for less than an hour
_DIGEST_BYTES = 16


def new_key(random_bytes: bytes) -> str:
    return encode_random(random_bytes)


def is_key(text: str) -> bool:
    return re.fullmatch(PATTERN, text) is not None


def key_digest(survey_key: str, answer_key: str) -> bytes:
    """What is stored of a key of this survey."""
    return hashlib.sha256(f"{survey_key}\x1f{answer_key}".encode()).digest()[:_DIGEST_BYTES]


def generation_at(moment: datetime) -> int:
    return int(moment.timestamp() // GENERATION_SECONDS)


def generations_kept(moment: datetime) -> tuple[int, int]:
    """Those whose keys are kept at this moment: the present one and the one before."""
    present = generation_at(moment)
    return present - 1, present
