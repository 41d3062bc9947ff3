"""Wordings: every state of a text that is worth having, kept under a number and put back with one press."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.meeting.vision import statement_of

OFFERED_FOR = timedelta(minutes=10)
REST = timedelta(seconds=60)
MOST_BY_HAND = 200  # of one document
BLANK = 0  # where a wording's number is asked for: the text before anything was written


class Why(StrEnum):
    """What a wording was kept for."""

    BY_HAND = "by hand"
    PHASE = "phase"
    CHECK = "check"
    ADOPTION = "adoption"
    REST = "rest"
    SHRINKING = "shrinking"
    REPLACED = "replaced"  # another wording was put back over it
    DAMAGE = "damage"  # some pages had this one, before the server wrote the text anew for all


@dataclass(frozen=True)
class NewWording:
    """A text to keep. `offered_until`: until then those who may write are asked whether to put it back."""

    text: str
    why: Why
    kept_at: datetime
    offered_until: datetime | None = None


@dataclass(frozen=True)
class Wording:
    """`number`: counted per document, never given twice. `kept_at`: only until the phase is over."""

    number: int
    text: str
    why: Why
    kept_at: datetime | None

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Offer:
    """A text that was cleared, and until when people are asked whether to put it back."""

    number: int
    text: str
    until: datetime


class Settled(StrEnum):
    """What settled a wording."""

    CHECKED = "checked"
    ADOPTED = "adopted"


def is_worth_keeping(text: str) -> bool:
    return bool(text.strip())


def stands(offer: Offer, text_now: str, now: datetime) -> bool:
    """Whether people are still asked: not when it is put back, nor when something of some length was written anew."""
    return now < offer.until and is_much_shorter(text_now, offer.text)


def is_much_shorter(text: str, before: str) -> bool:
    return 2 * len(text.strip()) <= len(before.strip())


def settled_as(text: str, settled: Mapping[str, Settled]) -> Settled | None:
    """How these words were settled, if they were: then they cannot be removed. `settled`: by statement."""
    return settled.get(statement_of(text))
