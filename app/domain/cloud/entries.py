"""What the cloud consists of: words with their counts, and the answers behind them, marked."""

from dataclasses import dataclass
from typing import NamedTuple

MINIMUM_ANSWERS = 5
"""With fewer answers than this nothing is shown to anyone: a respondent could be recognised."""


@dataclass(frozen=True, slots=True)
class CloudEntry:
    """One word or phrase of the cloud."""

    word: str
    """The most usual written form, or the name that a facilitator gave it."""
    count: int
    """In how many answers it occurs."""
    key: str
    """The folded form, unique within a cloud: what `answers_with` takes, and what an address may carry."""


class Segment(NamedTuple):
    """A stretch of an answer. The segments of an answer, joined, are the answer."""

    text: str
    is_match: bool
