"""How far people are who write alone: in steps, at fixed times, for all together (docs/live-documents.md).

Differences of exact numbers, or of numbers that move with a keystroke or a press, tell whose draft is whose.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

STEP = 3  # people: nothing is said of fewer
LOOK_SECONDS = 20  # between two looks, whatever happens in between


@dataclass(frozen=True)
class Progress:
    """`here`, `begun`, `done`: so many people or more; 0 says nothing. `all_done`: of those who are here."""

    here: int = 0
    begun: int = 0
    done: int = 0
    all_done: bool = False


def progress(here: Collection[str], begun: Collection[str], done: Collection[str]) -> Progress:
    """What may be told of these people. `begun`: in whose documents something stands."""
    everyone_here = set(here)
    all_done = len(everyone_here) >= STEP and everyone_here <= set(done)
    return Progress(_step(len(here)), _step(len(begun)), _step(len(done)), all_done)


def _step(count: int) -> int:
    return count - count % STEP


def look_at(now: datetime) -> datetime:
    """The last of the fixed times at which every process looks."""
    return datetime.fromtimestamp(now.timestamp() // LOOK_SECONDS * LOOK_SECONDS, UTC)
